//! Days and months as the page's language writes them.

use crate::site::context::setting::Setting;
use crate::text::{format_date, format_month};
use jiff::civil::Date;

impl Setting<'_> {
    /// `18/9/2023`, `18 September 2023`.
    pub(crate) fn date(&self, day: Date) -> String {
        if !self.is_translation() {
            return format_date(day);
        }
        self.tell(
            "date",
            &[
                ("day", &day.day().to_string()),
                ("month", &self.month_word(day.month())),
                ("year", &day.year().to_string()),
            ],
        )
    }

    /// `9/2023`, `September 2023`.
    pub(crate) fn month(&self, year: i16, month: i8) -> String {
        if !self.is_translation() {
            return format_month(year, month);
        }
        self.tell("month_of_year", &[("month", &self.month_word(month)), ("year", &year.to_string())])
    }

    /// `18/9`, `18 September`.
    pub(crate) fn day_of_year(&self, day: i8, month: i8) -> String {
        self.tell("day_of_year", &[("day", &day.to_string()), ("month", &self.month_word(month))])
    }

    /// `9`, `September`.
    pub(crate) fn month_word(&self, month: i8) -> String {
        let names = self.strings.get("month_names").split(", ");
        usize::try_from(month)
            .ok()
            .and_then(|n| names.into_iter().nth(n.checked_sub(1)?))
            .map_or_else(|| month.to_string(), str::to_owned)
    }
}

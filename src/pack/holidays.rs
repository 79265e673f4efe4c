//! Days off by year, for counting working days. A year that is not in the data is not guessed: only its weekends are left out, and whoever
//! counts is told.

use super::provenance::Provenance;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

/// Holidays of the public service.
#[derive(Clone, Debug, Deserialize)]
pub struct Holidays {
    /// `holidays`.
    pub id: String,
    /// Those that are known.
    pub years: Vec<HolidayYear>,
}

/// One calendar year.
#[derive(Clone, Debug, Deserialize)]
pub struct HolidayYear {
    /// A calendar year: 2024.
    pub year: i16,
    /// Weekends are not named.
    #[serde(default)]
    pub off: Vec<DaysOff>,
    /// Saturdays that are worked in exchange for a day off.
    #[serde(default)]
    pub worked: Vec<Date>,
    /// The decision or notice that fixes the days.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Days off in a row, both ends inclusive.
#[derive(Clone, Debug, Deserialize)]
pub struct DaysOff {
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
    /// `Tết Nguyên đán Giáp Thìn`.
    pub label: String,
}

/// A day found by counting, and whether every year on the way was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day found.
    pub day: Date,
    /// Holidays of every year on the way are in the data.
    pub known: bool,
}

impl Holidays {
    fn year(&self, year: i16) -> Option<&HolidayYear> {
        self.years.iter().find(|y| y.year == year)
    }

    /// Why a day is off besides being a weekend.
    pub fn holiday(&self, day: Date) -> Option<&str> {
        self.year(day.year())?.off.iter().find(|off| off.from <= day && day <= off.to).map(|off| off.label.as_str())
    }

    /// Whether people work on a day.
    pub fn is_working(&self, day: Date) -> bool {
        let worked = self.year(day.year()).is_some_and(|y| y.worked.contains(&day));
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        worked || (!weekend && self.holiday(day).is_none())
    }

    /// The n-th working day after a day.
    pub fn working_days_after(&self, from: Date, n: u16) -> Counted {
        let (mut day, mut left, mut known) = (from, n, true);
        while left > 0 {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            known &= self.year(day.year()).is_some();
            left -= u16::from(self.is_working(day));
        }
        Counted { day, known }
    }

    /// The holiday that takes a whole week, Monday to Friday.
    pub fn whole_week_off(&self, monday: Date) -> Option<&str> {
        let mut days = monday.series(jiff::Span::new().days(1)).take(5);
        days.all(|day| !self.is_working(day)).then(|| self.holiday(monday)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use crate::pack::Packs;
    use jiff::civil::date;

    #[test]
    fn working_days_skip_weekends_and_tet_and_count_exchanged_saturdays() {
        let holidays = Packs::embedded().holidays;
        let after = |from, n| holidays.working_days_after(from, n);
        assert_eq!(after(date(2024, 2, 7), 1).day, date(2024, 2, 15), "Tết: 8/2-14/2");
        assert_eq!(after(date(2024, 5, 3), 1).day, date(2024, 5, 4), "a Saturday worked for 29/4");
        assert_eq!(after(date(2024, 2, 28), 2).day, date(2024, 3, 1), "29/2 counts");
        assert!(after(date(2024, 12, 30), 3).known);
        let unknown = after(date(2031, 2, 28), 1);
        assert_eq!((unknown.day, unknown.known), (date(2031, 3, 3), false));
        assert_eq!(holidays.whole_week_off(date(2025, 1, 27)), Some("Tết Nguyên đán Ất Tỵ"));
        assert_eq!(holidays.whole_week_off(date(2024, 2, 5)), None, "two days are worked");
    }
}

//! The rule by which a day belongs to a school year.

use super::{Period, SchoolYear};
use jiff::civil::{Date, date};

/// On which day school years begin; each ends on the day before the next. A rule of the pack `calendar`: only through it does a day become a
/// school year, or a school year days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolYears {
    month: i8,
    day: i8,
}

impl SchoolYears {
    /// Years that begin on this day of a month (1-12, 1-28: a day that every year has).
    pub fn beginning(month: i8, day: i8) -> Self {
        Self { month: month.clamp(1, 12), day: day.clamp(1, 28) }
    }

    /// The school year that a day lies in.
    pub fn containing(self, day: Date) -> SchoolYear {
        let begun = (day.month(), day.day()) >= (self.month, self.day);
        SchoolYear(if begun { day.year() } else { day.year() - 1 })
    }

    /// Its first day.
    pub fn start(self, year: SchoolYear) -> Date {
        date(year.0, self.month, self.day)
    }

    /// Its last day.
    pub fn end(self, year: SchoolYear) -> Date {
        let next = self.start(year.next());
        next.yesterday().unwrap_or(next)
    }

    /// From its first day to its last.
    pub fn span(self, year: SchoolYear) -> Period {
        Period { from: self.start(year), to: self.end(year) }
    }

    /// Several years: `2024-2029` begins with 2024-2025 and ends with 2028-2029. `None` where that is no span of years.
    pub fn spans(self, first: i16, last: i16) -> Option<Period> {
        (1945 < first && first < last && last < 9000 && last - first <= 20)
            .then(|| Period { from: self.start(SchoolYear(first)), to: self.end(SchoolYear(last - 1)) })
    }

    /// The first day of a month (1-12) of it; the month in which years begin is the first one's.
    pub fn month(self, year: SchoolYear, month: i8) -> Date {
        date(if month >= self.month { year.0 } else { year.0 + 1 }, month, 1)
    }

    /// A day of it; past the month's end it means its last.
    pub fn day(self, year: SchoolYear, month: i8, day: i8) -> Date {
        let first = self.month(year, month);
        let wanted = first.with().day(day.clamp(1, first.days_in_month())).build().unwrap_or(first);
        // the days before the first of the month in which years begin are the last of the year
        if month == self.month && day < self.day {
            return wanted.with().year(year.0 + 1).build().unwrap_or(wanted);
        }
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_belong_to_years_by_the_rule() {
        let year = SchoolYear::parse("2023-2024").unwrap();
        let years = SchoolYears::beginning(9, 1);
        assert_eq!(years.containing(date(2024, 8, 31)), year);
        assert_eq!(years.containing(date(2024, 9, 1)), year.next());
        assert_eq!(years.span(year), Period { from: date(2023, 9, 1), to: date(2024, 8, 31) });
        assert_eq!((years.month(year, 9), years.month(year, 5)), (date(2023, 9, 1), date(2024, 5, 1)));
        assert_eq!((years.day(year, 2, 31), years.day(year, 12, 31)), (date(2024, 2, 29), date(2023, 12, 31)));
        assert_eq!(years.spans(2024, 2029), Some(Period { from: date(2024, 9, 1), to: date(2029, 8, 31) }));
        assert_eq!((years.spans(8999, 9000), years.spans(2025, 2025)), (None, None));
        // years that begin within a month
        let years = SchoolYears::beginning(8, 15);
        assert_eq!((years.containing(date(2024, 8, 14)), years.containing(date(2024, 8, 15))), (year, year.next()));
        assert_eq!(years.end(year), date(2024, 8, 14));
        assert_eq!((years.day(year, 8, 14), years.day(year, 8, 15)), (date(2024, 8, 14), date(2023, 8, 15)));
    }
}

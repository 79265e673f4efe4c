//! The school year, September to August.

use jiff::civil::{Date, date};
use std::fmt;

/// A school year by its first calendar year: 2023 is `2023-2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchoolYear(i16);

impl SchoolYear {
    /// Reads `2023-2024` (also with `–` or spaces around the dash); the years must follow each other.
    pub fn parse(written: &str) -> Option<Self> {
        let (first, second) = written.split_once(['-', '–'])?;
        let year = |part: &str| {
            let part = part.trim();
            (part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok()).flatten()
        };
        let (first, second) = (year(first)?, year(second)?);
        (second == first + 1 && (1945..9000).contains(&first)).then_some(Self(first))
    }

    /// The school year that a day lies in.
    pub fn containing(day: Date) -> Self {
        Self(if day.month() >= 9 { day.year() } else { day.year() - 1 })
    }

    /// The calendar year in which a month (1-12) of this school year lies: September to December are the first year's.
    pub fn year_of_month(self, month: i8) -> i16 {
        if month >= 9 { self.0 } else { self.0 + 1 }
    }

    /// The calendar year in which it starts.
    pub fn first_year(self) -> i16 {
        self.0
    }

    /// The school year after this one.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The school year before this one.
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// First day: 1 September.
    pub fn start(self) -> Date {
        date(self.0, 9, 1)
    }

    /// Last day: 31 August.
    pub fn end(self) -> Date {
        date(self.0 + 1, 8, 31)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_contains() {
        let year = SchoolYear::parse("2023-2024").unwrap();
        assert_eq!(year.to_string(), "2023-2024");
        assert_eq!(SchoolYear::parse("2028 - 2029").unwrap().first_year(), 2028);
        for wrong in ["2023", "2023-2025", "2020-20121", "23-24", "2023/2024", "-"] {
            assert!(SchoolYear::parse(wrong).is_none(), "{wrong}");
        }
        assert_eq!(SchoolYear::containing(date(2024, 8, 31)), year);
        assert_eq!(SchoolYear::containing(date(2024, 9, 1)), year.next());
        assert_eq!((year.year_of_month(9), year.year_of_month(5)), (2023, 2024));
    }
}

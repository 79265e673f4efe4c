//! School years, by the calendar years in which they begin.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A school year by its first calendar year: 2023 is `2023-2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SchoolYear(pub(super) i16);

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
    }
}

//! The number of a criterion: `1.10` is the tenth of standard 1, not 1.1.

use serde::{Deserialize, Deserializer, de};
use std::fmt;

/// Standard and place in it, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CriterionId {
    /// Number of the standard, from 1.
    pub standard: u8,
    /// Place within the standard, from 1.
    pub place: u8,
}

impl CriterionId {
    /// Reads exactly `1.10`.
    pub fn parse(written: &str) -> Option<Self> {
        let (standard, place) = written.split_once('.')?;
        let number = |part: &str| {
            (!part.starts_with('0') && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u8>().ok())
                .flatten()
        };
        Some(Self { standard: number(standard)?, place: number(place)? })
    }

    /// What was probably meant by `2. 1`, `1,10`, `Tiêu chí 3.4`, `1-2`.
    pub fn guess(written: &str) -> Option<Self> {
        let tidy: String = written
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if matches!(c, ',' | '-' | '_') { '.' } else { c })
            .collect();
        let digits =
            tidy.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_end_matches(|c: char| !c.is_ascii_digit());
        Self::parse(digits)
    }

    /// `1-10`, for addresses.
    pub fn slug(self) -> String {
        format!("{}-{}", self.standard, self.place)
    }
}

impl fmt::Display for CriterionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.standard, self.place)
    }
}

impl<'de> Deserialize<'de> for CriterionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("“{text}” không phải số tiêu chí (viết như 1.10)")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_is_not_one() {
        let ten = CriterionId::parse("1.10").unwrap();
        assert_ne!(ten, CriterionId::parse("1.1").unwrap());
        assert!(ten > CriterionId::parse("1.9").unwrap());
        assert_eq!(ten.to_string(), "1.10");
        for wrong in ["1", "1.", "1.01", "2. 1", "a.b", "1.1.1", "1,10", "0.1", ""] {
            assert!(CriterionId::parse(wrong).is_none(), "{wrong}");
        }
        for odd in ["2. 1", "2,1", "Tiêu chí 2.1:", "tieu-chi-2-1"] {
            assert_eq!(CriterionId::guess(odd), CriterionId::parse("2.1"), "{odd}");
        }
    }
}

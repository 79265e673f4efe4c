//! Exact numbers: added, divided, compared; and of how few no percentage is made.

use crate::model::Value;
use crate::text::format_decimal;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// Of fewer no percentage is made: of nine people everybody knows who the tenth is not.
const LEAST_WHOLE: i128 = 20;

/// An exact number: `value / 10^scale`. Shown as Vietnam writes it: `1.234,5`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Amount {
    /// Not negative.
    pub value: i64,
    /// Digits behind the comma.
    pub scale: u32,
}

impl Amount {
    /// A number without a fraction.
    pub fn whole(value: i64) -> Self {
        Self { value, scale: 0 }
    }

    /// What a cell counts; `None`: it is no number.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Integer(value) | Value::CountPercent { count: value, .. } => Some(Self::whole(*value)),
            Value::Decimal { value, scale } => Some(Self { value: *value, scale: *scale }),
            _ => None,
        }
    }

    /// As a cell holds it.
    pub fn value(self) -> Value {
        match self {
            Self { value, scale: 0 } => Value::Integer(value),
            Self { value, scale } => Value::Decimal { value, scale },
        }
    }

    /// The sum; `None`: too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Some(Self { value: self.raised(scale)?.checked_add(other.raised(scale)?)?, scale })
    }

    /// How far two numbers are apart, without noughts at the end: 26,0 and 25 are 1 apart. `None`: too large.
    pub fn apart(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let mut apart = Self { value: self.raised(scale)?.checked_sub(other.raised(scale)?)?.checked_abs()?, scale };
        while apart.scale > 0 && apart.value % 10 == 0 {
            apart = Self { value: apart.value / 10, scale: apart.scale - 1 };
        }
        Some(apart)
    }

    /// The half, without noughts at the end; exact as far as a number has digits behind the comma.
    pub fn halved(self) -> Self {
        let exact = self.value.checked_mul(5).filter(|_| self.scale < MOST_DIGITS);
        let half = exact.map(|value| Self { value, scale: self.scale + 1 });
        half.and_then(|half| half.apart(Self::whole(0))).unwrap_or(Self { value: self.value / 2, ..self })
    }

    /// Divided, rounded to one decimal; `None`: by nothing, or too large.
    pub fn over(self, whole: Self) -> Option<Self> {
        self.quotient(whole, 1)
    }

    /// In percent of a whole, rounded to one decimal; `None`: of nothing, or too large.
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        self.quotient(whole, 100)
    }

    /// So few that no percentage is made of them.
    pub fn is_few(self) -> bool {
        i128::from(self.value) < LEAST_WHOLE * power(self.scale)
    }

    /// For drawings.
    pub fn hundredths(self) -> i128 {
        i128::from(self.value) * 100 / power(self.scale)
    }

    fn quotient(self, whole: Self, factor: i128) -> Option<Self> {
        let number = i128::from(self.value) * power(whole.scale) * factor;
        let whole = i128::from(whole.value) * power(self.scale);
        if whole <= 0 {
            return None;
        }
        let tenths = (number * 20 + whole) / (whole * 2);
        Some(Self { value: i64::try_from(tenths).ok()?, scale: 1 })
    }

    fn raised(self, scale: u32) -> Option<i64> {
        self.value.checked_mul(10_i64.checked_pow(scale.checked_sub(self.scale)?)?)
    }
}

/// Digits behind the comma of a cell.
const MOST_DIGITS: u32 = 9;

fn power(scale: u32) -> i128 {
    10_i128.pow(scale.min(MOST_DIGITS))
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        (i128::from(self.value) * power(other.scale)).cmp(&(i128::from(other.value) * power(self.scale)))
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_decimal(self.value, self.scale))
    }
}

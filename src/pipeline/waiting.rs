//! What is in the sources and will not be public: drafts, and what has a later day than the stated one.

use crate::text::format_date;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;

/// Counted, for the closing line. Shown as one sentence; as nothing if there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Without a `published`.
    pub drafts: usize,
    /// By the day on which they will be public.
    pub later: BTreeMap<Date, usize>,
}

impl Waiting {
    /// Nothing is held back.
    pub fn is_empty(&self) -> bool {
        self.drafts == 0 && self.later.is_empty()
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.drafts += other.drafts;
        for (day, count) in &other.later {
            *self.later.entry(*day).or_default() += count;
        }
    }
}

/// Days that are named one by one.
const NAMED: usize = 3;

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = Vec::new();
        if self.drafts > 0 {
            said.push(format!("{} bản nháp (không có `published`)", self.drafts));
        }
        for (day, count) in self.later.iter().take(NAMED) {
            said.push(format!("{count} mục sẽ công khai ngày {}", format_date(*day)));
        }
        let after: usize = self.later.values().skip(NAMED).sum();
        if after > 0 {
            said.push(format!("{after} mục sau đó"));
        }
        if said.is_empty() { Ok(()) } else { write!(f, "Chưa công khai: {}.", said.join(", ")) }
    }
}

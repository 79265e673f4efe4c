//! What is in the sources and will not be public: drafts, and what has a later day than the stated one.

use crate::text::{Said, Speech, format_date};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counted, for the closing line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

const ALL: Said = Said::new("Chưa công khai: {parts}.", "Not public yet: {parts}.");
const DRAFTS: Said =
    Said::new("{count} bản nháp (không có `published`)", "{count} left as drafts (without `published`)");
const LATER: Said = Said::new("{count} mục sẽ công khai ngày {day}", "{count} to be public on {day}");
const AFTER: Said = Said::new("{count} mục sau đó", "{count} items after that");

impl Waiting {
    /// In one sentence; nothing if there is nothing.
    pub fn told(&self, speech: Speech) -> String {
        let mut parts = Vec::new();
        if self.drafts > 0 {
            parts.push(DRAFTS.with(speech, &[("count", &self.drafts)]));
        }
        for (day, count) in self.later.iter().take(NAMED) {
            parts.push(LATER.with(speech, &[("count", count), ("day", &format_date(*day))]));
        }
        let after: usize = self.later.values().skip(NAMED).sum();
        if after > 0 {
            parts.push(AFTER.with(speech, &[("count", &after)]));
        }
        if parts.is_empty() { String::new() } else { ALL.with(speech, &[("parts", &parts.join(", "))]) }
    }
}

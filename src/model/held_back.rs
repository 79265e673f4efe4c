//! Units whose newest sources cannot be published: what of them the site shows meanwhile.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is held back in a build. Empty where all is well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HeldBack {
    /// By the unit's slug, the version that is shown.
    pub shown: BTreeMap<String, Version>,
    /// Slugs of units of which nothing can be shown, not even a name.
    pub left_out: BTreeSet<String>,
}

/// Which version of a unit is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Version {
    /// The last good one: the day on which it first went public.
    Of(Date),
    /// None ever was good: its name and kind are all.
    Named,
}

impl HeldBack {
    /// The version of a unit that is shown in place of its newest; `None`: that one is.
    pub fn of(&self, slug: &str) -> Option<Version> {
        self.shown.get(slug).copied()
    }

    /// Whether findings about a unit's sources are about what is not shown.
    pub fn holds(&self, slug: &str) -> bool {
        self.shown.contains_key(slug) || self.left_out.contains(slug)
    }
}

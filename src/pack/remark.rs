//! What differs for a time though a law's own words stand: other laws have changed what a school has to say at some place. Told to those who
//! fill the place in, and to readers where it explains an empty one.

use super::budget::Owner;
use super::provenance::Provenance;
use crate::text::fold;
use jiff::civil::Date;
use serde::Deserialize;

/// See the module.
#[derive(Clone, Debug, Deserialize)]
pub struct Remark {
    /// Unique in its regime.
    pub id: String,
    /// Places of the regime: `CONTENT`, `CONTENT.ITEM` (`thu_chi_tai_chinh.khoan_thu`) or `FORM/ROW` (`10/tot_nghiep`).
    pub at: Vec<String>,
    /// First day on which it holds, ISO; what speaks of a year that ends before is not touched. `None`: from the beginning.
    pub from: Option<Date>,
    /// First day on which it no longer holds, ISO. `None`: it still does.
    pub until: Option<Date>,
    /// Whose; empty: every school's.
    #[serde(default)]
    pub ownership: Vec<Owner>,
    /// Audiences (`thcs`); empty: every school.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// What to write there, in a sentence for the school.
    pub authors: Option<String>,
    /// Why there is nothing, in a sentence for readers.
    pub readers: Option<String>,
    /// Where the place is empty, nothing is missing.
    #[serde(default)]
    pub settles: bool,
    /// What at the place would speak against the law.
    #[serde(default)]
    pub against: Vec<Against>,
    /// The laws that it comes from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// What a school may have written against the law, where a machine can tell. All that is said must hold.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Against {
    /// Anything at all.
    #[serde(default)]
    pub filled: bool,
    /// A row or document whose name begins with one of these, marks and case apart.
    #[serde(default)]
    pub begins: Vec<String>,
    /// A row or document whose name holds one of these words whole.
    #[serde(default)]
    pub called: Vec<String>,
    /// Id of a column in which such a row has a figure other than nought. `None`: the name is enough.
    pub column: Option<String>,
    /// Only in a school that has no level but those of the remark.
    #[serde(default)]
    pub only: bool,
}

impl Against {
    /// Whether a name is one of those that it speaks of.
    pub fn names(&self, label: &str) -> bool {
        let folded = fold(label);
        let begins = |word: &String| {
            let word = fold(word);
            folded.strip_prefix(&word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.begins.iter().any(begins) || self.called.iter().any(|words| super::is_called(label, words))
    }
}

impl Remark {
    /// Whether it touches a school of this kind in a time from one day to another, both inclusive.
    pub fn touches(&self, owner: Owner, audiences: &[&str], (first, last): (Date, Date)) -> bool {
        (self.ownership.is_empty() || self.ownership.contains(&owner))
            && (self.applies_to.is_empty() || self.applies_to.iter().any(|a| audiences.contains(&a.as_str())))
            && self.from.is_none_or(|from| from <= last)
            && self.until.is_none_or(|until| first < until)
    }

    /// Whether a place is one of its own: `thu_chi_tai_chinh` holds all items of that content.
    pub fn is_within(&self, place: &str) -> bool {
        let below = |at: &String| at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.at.iter().any(below)
    }
}

//! Kinds of institutions: what `type` of a `unit.yaml` may say, how each is called, and the audience of disclosure regimes that it belongs to.
//!
//! A site's own pack adds a kind (`gdtx`): its types join those that are there, one with a known id replaces it.

use super::provenance::Provenance;
use serde::Deserialize;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A pack of kinds, as it is written.
#[derive(Clone, Debug, Deserialize)]
pub struct SchoolPack {
    /// `schools` replaces the program's list; another id adds to it.
    pub id: String,
    /// In any order: `order` decides.
    pub types: Vec<SchoolType>,
    /// The least that `hide_below` of a `unit.yaml` may say. `None`: as it was.
    pub least_hide_below: Option<u16>,
    /// Where the kinds are named.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A kind of institution. Two with the same id are the same.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SchoolType {
    /// `thcs`: the word in `unit.yaml`; part of the name of its picture for shared addresses.
    pub id: String,
    /// Among the kinds on the portal, from the smallest; of two that are equal the id decides.
    pub order: u16,
    /// Language code → name for readers; `vi` must be there.
    pub names: BTreeMap<String, String>,
    /// The type that schema.org has for it: `MiddleSchool`.
    pub schema_org: String,
    /// A school of one level unless said.
    #[serde(default)]
    pub role: SchoolRole,
    /// What disclosure regimes call it: `mam_non`. `None`: no regime asks anything of it.
    pub audience: Option<String>,
    /// Of a school of several levels: those that most such schools teach, for a new site.
    #[serde(default)]
    pub usual_levels: Vec<String>,
    /// Its letters in the numbers of documents: `THPT`.
    #[serde(default)]
    pub letters: Vec<String>,
    /// Other ways of writing it; case does not count.
    #[serde(default)]
    pub also: Vec<String>,
}

/// What an institution is to the duties of disclosure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolRole {
    /// A school of one level, which may be named as a level of others.
    #[default]
    Level,
    /// A school of several; `levels` of its `unit.yaml` says which.
    SeveralLevels,
    /// It manages schools.
    Office,
}

/// All kinds that a build knows.
#[derive(Clone, Debug, Default)]
pub struct Schools {
    id: String,
    /// In the order of the portal.
    pub types: Vec<Arc<SchoolType>>,
    /// A threshold below this would hide nothing: the only small count would be known.
    pub least_hide_below: u16,
    /// Where the kinds are named: of all packs.
    pub provenance: Vec<Provenance>,
}

impl Schools {
    /// With the kinds of one more pack.
    pub(super) fn joined(mut self, pack: SchoolPack) -> Self {
        if pack.id == self.id {
            self.types.clear();
            self.provenance.clear();
        }
        if self.id.is_empty() {
            self.id = pack.id;
        }
        for new in pack.types {
            self.types.retain(|known| known.id != new.id);
            self.types.push(Arc::new(new));
        }
        self.types.sort();
        self.provenance.extend(pack.provenance);
        self.least_hide_below = pack.least_hide_below.unwrap_or(self.least_hide_below);
        self
    }

    /// The kinds that teach one level.
    pub fn levels(&self) -> impl Iterator<Item = &Arc<SchoolType>> {
        self.types.iter().filter(|kind| kind.role == SchoolRole::Level)
    }
}

impl SchoolType {
    /// The kind among some that is written so, by its id or another of its spellings.
    pub fn find<'a>(known: &'a [Arc<Self>], written: &str) -> Option<&'a Arc<Self>> {
        known.iter().find(|kind| kind.id == written).or_else(|| {
            let written = written.to_lowercase();
            known.iter().find(|kind| kind.also.iter().any(|also| also.to_lowercase() == written))
        })
    }

    /// Its name in a language; in Vietnamese where it has none there.
    pub fn name(&self, language: &str) -> &str {
        self.names.get(language).or_else(|| self.names.get("vi")).map_or(self.id.as_str(), String::as_str)
    }
}

impl PartialEq for SchoolType {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for SchoolType {}

impl PartialOrd for SchoolType {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SchoolType {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.order, &self.id).cmp(&(other.order, &other.id))
    }
}

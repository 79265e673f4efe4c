//! What is said of units whose newest sources cannot be published, on their own pages and on those that add them up.

use crate::model::{Unit, Version};
use crate::pack::SchoolType;
use crate::site::context::setting::Setting;

/// Units that are named one by one.
const NAMED: usize = 20;

impl Setting<'_> {
    /// Which version a unit's own pages are; nothing for the newest.
    pub(crate) fn own_version(&self, unit: &Unit) -> Option<String> {
        match self.site.held_back.of(&unit.slug)? {
            Version::Of(day) => Some(self.tell("held_page", &[("day", &self.date(day))])),
            Version::Named => Some(self.say("held_page_new")),
        }
    }

    /// Which version a list shows of a unit, in a few words.
    pub(crate) fn version_in_list(&self, unit: &Unit) -> Option<String> {
        match self.site.held_back.of(&unit.slug)? {
            Version::Of(day) => Some(self.tell("held_row", &[("day", &self.date(day))])),
            Version::Named => Some(self.say("held_row_new")),
        }
    }

    /// What a page over several units must say of its figures: which of them are of an older version, and who is missing.
    pub(crate) fn versions_of(&self, units: &[&Unit], left_out: &[&str]) -> Vec<String> {
        let older = units.iter().filter_map(|unit| {
            let key = match self.site.held_back.of(&unit.slug)? {
                Version::Of(day) => {
                    return Some(self.tell("held_in_sum", &[("unit", &unit.name), ("day", &self.date(day))]));
                }
                Version::Named => "held_in_sum_new",
            };
            Some(self.tell(key, &[("unit", &unit.name)]))
        });
        let missing = left_out.iter().map(|slug| self.tell("held_missing", &[("unit", slug)]));
        let mut lines: Vec<String> = older.chain(missing).collect();
        if lines.len() > NAMED {
            let more = lines.split_off(NAMED).len();
            lines.push(self.tell("held_more", &[("count", &more.to_string())]));
        }
        lines
    }

    /// The same of all units.
    pub(crate) fn versions_of_all(&self) -> Vec<String> {
        let units: Vec<&Unit> = self.site.units.iter().collect();
        self.versions_of(&units, &self.left_out())
    }

    /// The same of the units of a kind, one of which may be each that nobody can read.
    pub(crate) fn versions_of_kind(&self, kind: &SchoolType) -> Vec<String> {
        let units: Vec<&Unit> = self.site.units.iter().filter(|unit| unit.kind.id == kind.id).collect();
        self.versions_of(&units, &self.left_out())
    }

    fn left_out(&self) -> Vec<&str> {
        self.site.held_back.left_out.iter().map(String::as_str).collect()
    }

    /// The same of the units that an office manages, after what its own pages say.
    pub(crate) fn versions_of_managed(&self, office: &Unit) -> Vec<String> {
        let units = super::queries::managed(self, office);
        let is_managed = |slug: &&str| office.manages.iter().any(|managed| managed.value == *slug);
        let left_out: Vec<&str> = self.site.held_back.left_out.iter().map(String::as_str).filter(is_managed).collect();
        self.own_version(office).into_iter().chain(self.versions_of(&units, &left_out)).collect()
    }
}

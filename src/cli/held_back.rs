//! Which units a build holds back: those with errors keep their last good version while everything else goes public.

use super::speech::{filled, speech};
use super::words::{
    HELD_BACK, HELD_FOLLOWS, HELD_NAMED, HELD_OF, HELD_OUT, HELD_REMEDY, NO_GOOD_VERSION, NOT_KEPT, VERSION_LOSES,
};
use crate::diag::Diagnostics;
use crate::model::{HeldBack, Version, named_only, unit_name, unit_slug};
use crate::pack::Packs;
use crate::pipeline::{blamed, replace, sources_by_unit};
use crate::publish::{GoingPublic, GoodSources, Publication, has_published};
use crate::source::{Snapshot, SourcePaths};
use crate::text::format_date;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What is tried before all is refused: each time more units may turn out to lead to what is held back.
const ROUNDS: usize = 5;

/// A unit that is held back, for the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Held {
    /// Its slug, and its name where that can be read.
    unit: String,
    name: Option<String>,
    shown: Shown,
    /// How many findings forbid publishing it.
    findings: usize,
    /// Its sources are good by themselves.
    follows: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Shown {
    Of(Date),
    Named,
    Nothing,
}

/// Whether a build may go public.
pub(super) enum Verdict {
    Good,
    /// Units were added to those that are held back.
    Again,
    Refused,
}

/// The units that are held back so far, by folder, and what was found in them.
#[derive(Default)]
pub(super) struct Holding {
    units: BTreeMap<String, Held>,
    rounds: usize,
    found: Diagnostics,
    /// The files of which something is said.
    sources: Snapshot,
}

impl Holding {
    /// Looks at what was found; `strict`: warnings forbid publishing, too.
    pub(super) fn judge(&mut self, found: &Diagnostics, snapshot: &Snapshot, strict: bool) -> Verdict {
        let count = |of: &Diagnostics| of.errors() + if strict { of.warnings() } else { 0 };
        if count(found) == 0 {
            return Verdict::Good;
        }
        let blamed = blamed(found, snapshot, strict).filter(|_| self.rounds < ROUNDS);
        let Some(blamed) = blamed.filter(|blamed| blamed.keys().all(|folder| !self.units.contains_key(folder))) else {
            return Verdict::Refused;
        };
        let follows = !self.units.is_empty();
        for (folder, about) in blamed {
            let slug = unit_slug(&folder).to_owned();
            let (name, shown, findings) = (None, Shown::Nothing, count(&about));
            self.units.insert(folder, Held { unit: slug, name, shown, findings, follows });
            self.tell(&about, snapshot);
        }
        self.rounds += 1;
        Verdict::Again
    }

    fn tell(&mut self, found: &Diagnostics, snapshot: &Snapshot) {
        for file in found.iter().map(|finding| &finding.place.file) {
            if !self.sources.files.contains_key(file)
                && let Some(source) = snapshot.bring(file)
            {
                self.sources.files.insert(Arc::clone(file), source);
            }
        }
        self.found.extend(found.clone());
    }

    /// All that was found, and the sources of it: in units that are held back, and in what was made at last.
    pub(super) fn all_found(&mut self, last: &Diagnostics, snapshot: &Snapshot) -> (Diagnostics, &Snapshot) {
        self.tell(last, snapshot);
        (std::mem::take(&mut self.found).finish(), &self.sources)
    }

    /// Puts the last good version of each unit in the place of its newest; why it cannot be done.
    pub(super) fn put_in(
        &mut self,
        snapshot: &mut Snapshot,
        packs: &Packs,
        good: &GoodSources,
        out: &Path,
    ) -> Result<(), String> {
        for (folder, held) in &mut self.units {
            let file = format!("{folder}unit.yaml");
            let own = |snapshot: &Snapshot| unit_name(snapshot.bring(&file)?.text()?);
            held.name = held.name.take().or_else(|| own(snapshot));
            let (shown, files) = match good.version(&held.unit, out) {
                Some(version) => (Shown::Of(version.day), version.files),
                None if has_published(out, &held.unit) => {
                    return Err(filled(&NO_GOOD_VERSION, &[("unit", &held.unit)]));
                }
                None => {
                    let text = snapshot.bring(&file).and_then(|source| named_only(source.text()?, packs));
                    match text {
                        Some(text) => (Shown::Named, vec![(file.clone(), text.into_bytes())]),
                        None => (Shown::Nothing, Vec::new()),
                    }
                }
            };
            held.shown = shown;
            replace(snapshot, folder, files);
            held.name = held.name.take().or_else(|| own(snapshot));
        }
        Ok(())
    }

    /// The same search from its beginning: the sources have changed.
    pub(super) fn begun_again(&self) -> Self {
        Self { rounds: self.rounds, ..Self::default() }
    }

    /// For the pipeline.
    pub(super) fn held_back(&self) -> HeldBack {
        let mut all = HeldBack::default();
        for held in self.units.values() {
            let version = match held.shown {
                Shown::Of(day) => Version::Of(day),
                Shown::Named => Version::Named,
                Shown::Nothing => {
                    all.left_out.insert(held.unit.clone());
                    continue;
                }
            };
            all.shown.insert(held.unit.clone(), version);
        }
        all
    }

    /// A sentence if the site that was made has lost pages of a unit that is held back.
    pub(super) fn loses(&self, publication: &Publication) -> Option<String> {
        self.units.values().find_map(|held| {
            let route = publication.lost_below(&held.unit)?;
            Some(filled(&VERSION_LOSES, &[("unit", &held.unit), ("route", &route)]))
        })
    }

    /// Keeps the sources of all other units; a sentence if that cannot be.
    pub(super) fn keep_good(
        &self,
        site: &Path,
        snapshot: &Snapshot,
        publication: &Publication,
        day: Date,
    ) -> Option<String> {
        let mut units = sources_by_unit(snapshot);
        let held = self.units.values().map(|held| held.unit.clone()).collect();
        // a site of one unit never needs them
        if units.len() < 2 {
            units.clear();
        }
        units.retain(|slug, _| self.units.values().all(|held| held.unit != *slug));
        let paths = OnceCell::new();
        let read = |name: &str| paths.get_or_init(|| SourcePaths::of(site)).read(name);
        let new = GoingPublic { day, units: &units, held: &held, files: &publication.hashes(), read: &read };
        let error = GoodSources::of(site).keep(&new).err()?;
        Some(filled(&NOT_KEPT, &[("error", &error.told(speech()))]))
    }

    pub(super) fn into_report(self) -> Vec<Held> {
        self.units.into_values().collect()
    }
}

/// Which units are held back, why, and since when their pages are.
pub(super) fn lines(all: &[Held]) -> Vec<String> {
    if all.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![filled(&HELD_BACK, &[("count", &all.len())])];
    for held in all {
        let unit = held.name.as_ref().map_or_else(|| held.unit.clone(), |name| format!("{} ({name})", held.unit));
        let words = match held.shown {
            Shown::Of(_) => &HELD_OF,
            Shown::Named => &HELD_NAMED,
            Shown::Nothing => &HELD_OUT,
        };
        let day = if let Shown::Of(day) = held.shown { format_date(day) } else { String::new() };
        lines.push(filled(words, &[("unit", &unit), ("findings", &held.findings), ("day", &day)]));
        if held.follows {
            lines.push(HELD_FOLLOWS.to(speech()).to_owned());
        }
    }
    lines.push(HELD_REMEDY.to(speech()).to_owned());
    lines
}

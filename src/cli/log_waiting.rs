//! What a build shows that the publication logs do not say yet.

use super::gathered::{Gathered, LogUnit};
use super::speech::filled;
use super::words::LOG_WAITING;
use crate::ledger::{Log, SOURCE, hash_of};
use crate::model::HeldBack;
use crate::source::Snapshot;

/// Whether any unit keeps a log.
pub(super) fn has_logs(snapshot: &Snapshot) -> bool {
    LogUnit::all(snapshot).iter().any(|unit| snapshot.files.contains_key(unit.log().as_str()))
}

/// In a sentence; `None`: the logs say all.
pub(super) fn told(gathered: &Gathered, snapshot: &Snapshot, held: &HeldBack) -> Option<String> {
    let units = LogUnit::all(snapshot);
    let (mut new, mut changed, mut gone) = (0, 0, 0);
    for unit in units.iter().filter(|unit| !unit.is_held(held)) {
        let Some(file) = snapshot.bring(&unit.log()) else { continue };
        let Some(text) = file.text() else { continue };
        let (states, pages) = (Log::read(text).0.states(), gathered.items(unit, &units));
        for (address, page) in &pages {
            match states.get(address).and_then(|state| state.now()) {
                None => new += 1,
                Some(now) if now.hash != hash_of(page.copy.as_bytes()) => changed += 1,
                Some(_) => {}
            }
        }
        gone += states.iter().filter(|(address, state)| state.now().is_some() && !pages.contains_key(*address)).count();
    }
    let values: [(&str, &dyn std::fmt::Display); 3] = [("new", &new), ("changed", &changed), ("withdrawn", &gone)];
    (new + changed + gone > 0).then(|| filled(&LOG_WAITING, &values))
}

impl LogUnit {
    /// Whether it is held back: its pages are of an earlier day.
    pub(super) fn is_held(&self, held: &HeldBack) -> bool {
        held.holds(self.prefix.trim_end_matches('/'))
    }

    /// Its log: name in the snapshot.
    pub(super) fn log(&self) -> String {
        format!("{}{SOURCE}", self.folder)
    }
}

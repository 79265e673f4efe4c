//! What a log says of one page.

use super::act::Act;
use super::entry::Entry;
use std::collections::BTreeMap;

/// A wording that was public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Position of its line.
    pub entry: usize,
    /// Of its copy.
    pub hash: String,
    /// Position of the line that ended it.
    pub until: Option<usize>,
}

/// All that was public at an address, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Wordings.
    pub versions: Vec<Version>,
    /// Position of the line that withdrew it, if it is not public.
    pub withdrawn: Option<usize>,
}

impl State {
    /// What is public now.
    pub fn now(&self) -> Option<&Version> {
        self.versions.last().filter(|version| version.until.is_none())
    }

    /// Takes a line in.
    pub(super) fn note(states: &mut BTreeMap<String, Self>, entry: &Entry, at: usize) {
        if !entry.act.publishes() && entry.act != Act::Withdrawn {
            return;
        }
        let state = states.entry(entry.address.clone()).or_default();
        if let Some(last) = state.versions.last_mut().filter(|last| last.until.is_none()) {
            last.until = Some(at);
        }
        state.withdrawn = (entry.act == Act::Withdrawn).then_some(at);
        if entry.act.publishes() {
            state.versions.push(Version { entry: at, hash: entry.hash.clone(), until: None });
        }
    }
}

//! Diagnostics: what is wrong in the sources, as values.
//!
//! A user's mistake is never an `Err` with a sentence in it, but a [`Diagnostic`]: a [`Code`], a place, a message in Vietnamese and a way to
//! mend it. All of them are collected; nothing stops at the first. Rendering lies in [`human`] (terminal), [`json`], [`sarif`] and [`github`].
//!
//! **Invariant:** knows `text` only. The text of a file is asked for through [`SourceTexts`].

mod code;
mod excerpt;
mod finding;
pub mod github;
mod hidden;
pub mod human;
pub mod json;
pub mod kept;
mod lines;
mod place;
pub mod sarif;

pub use code::{Code, Severity, codes};
pub use finding::{Diagnostic, SourceTexts};
pub use hidden::Hidden;

use crate::text::Place;
use hidden::{Veil, Veiled};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many findings of one kind are told of one file. Who has a hundred of them mends their cause, not each.
pub const TOLD: usize = 100;

/// Findings of one kind in one file that are counted only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// Of which code.
    pub code: &'static Code,
    /// In which file.
    pub file: Arc<str>,
    /// How many.
    pub count: usize,
}

/// Findings in the order they were made; [`Diagnostics::finish`] puts them in the order of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    told: Vec<Diagnostic>,
    untold: Vec<Untold>,
    hidden: Vec<Hidden>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.told.push(diagnostic);
    }

    /// Adds those of another collection.
    pub fn extend(&mut self, other: Diagnostics) {
        self.told.extend(other.told);
        self.untold.extend(other.untold);
        self.hidden.extend(other.hidden);
    }

    /// Hides something of a source in whatever is said.
    pub fn hide(&mut self, hidden: Hidden) {
        self.hidden.push(hidden);
    }

    /// Some of the findings; what is hidden stays hidden.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(&Diagnostic) -> bool) -> Self {
        let told = self.told.iter().filter(|finding| wanted(finding)).cloned().collect();
        Self { told, untold: Vec::new(), hidden: self.hidden.clone() }
    }

    /// The sources as they may be shown.
    pub fn veiled<'s>(&'s self, sources: &'s dyn SourceTexts) -> impl SourceTexts + 's {
        Veiled::new(&self.hidden, sources)
    }

    /// Changes where the findings stand.
    pub fn each_place(&mut self, mut change: impl FnMut(&mut Place)) {
        self.told.iter_mut().for_each(|diagnostic| change(&mut diagnostic.place));
    }

    /// Keeps the findings that `wanted` says.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.told.retain(wanted);
    }

    /// Those about some files.
    #[must_use]
    pub fn about(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let told = self.told.iter().filter(|d| wanted(&d.place.file)).cloned().collect();
        let untold = self.untold.iter().filter(|u| wanted(&u.file)).cloned().collect();
        Self { told, untold, hidden: self.hidden.clone() }
    }

    /// Whether something of the sources may not be shown.
    pub fn hides(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// The findings that are told, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.told.iter()
    }

    /// What is counted only.
    pub fn untold(&self) -> &[Untold] {
        &self.untold
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many are neither: things to know.
    pub fn notes(&self) -> usize {
        self.count(Severity::Note)
    }

    fn count(&self, severity: Severity) -> usize {
        let told = self.told.iter().filter(|d| d.code.severity == severity).count();
        told + self.untold.iter().filter(|u| u.code.severity == severity).map(|u| u.count).sum::<usize>()
    }

    /// In order, with at most so many warnings and notes of one kind; the rest of them is counted. Errors are all told.
    #[must_use]
    pub fn at_most(self, most: usize) -> Self {
        let mut all = self.finish();
        let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut rest: BTreeMap<(Arc<str>, &'static str), Untold> = BTreeMap::new();
        let mut leave = |code: &'static Code, file: &Arc<str>, count: usize| {
            let untold = || Untold { code, file: Arc::clone(file), count: 0 };
            rest.entry((Arc::clone(file), code.id)).or_insert_with(untold).count += count;
        };
        all.untold.drain(..).for_each(|untold| leave(untold.code, &untold.file, untold.count));
        all.told.retain(|finding| {
            let count = seen.entry(finding.code.id).or_default();
            *count += usize::from(finding.code.severity != Severity::Error);
            if *count > most {
                leave(finding.code, &finding.place.file, 1);
            }
            *count <= most
        });
        all.told.shrink_to_fit();
        all.untold.extend(rest.into_values());
        all
    }

    /// Sorted by file, place and code, each said once; of one kind in one file the first [`TOLD`] are kept, the rest are counted. What is
    /// hidden is in none of them.
    #[must_use]
    pub fn finish(mut self) -> Self {
        let veil = Veil::of(&self.hidden);
        self.told.iter_mut().for_each(|finding| veil.over(finding));
        self.told.sort_by(|a, b| (&a.place, a.code.id, &a.message).cmp(&(&b.place, b.code.id, &b.message)));
        self.told.dedup();
        let mut seen: BTreeMap<(Arc<str>, &'static str), usize> = BTreeMap::new();
        let untold = &mut self.untold;
        self.told.retain(|d| {
            let count = seen.entry((Arc::clone(&d.place.file), d.code.id)).or_default();
            *count += 1;
            if *count > TOLD {
                match untold.iter_mut().find(|u| u.code == d.code && u.file == d.place.file) {
                    Some(known) => known.count += 1,
                    None => untold.push(Untold { code: d.code, file: Arc::clone(&d.place.file), count: 1 }),
                }
            }
            *count <= TOLD
        });
        for rest in &mut self.untold {
            if let Some(name) = veil.name(&rest.file) {
                rest.file = name;
            }
        }
        self.untold.sort_by(|a, b| (&a.file, a.code.id).cmp(&(&b.file, b.code.id)));
        self.untold.dedup();
        self
    }
}

//! Diagnostics: what is wrong in the sources, as values.
//!
//! A user's mistake is never an `Err` with a sentence in it, but a [`Diagnostic`]: a [`Code`], a place, a message in Vietnamese and a way to
//! mend it. All of them are collected; nothing stops at the first. Rendering lies in [`human`] (terminal), [`json`], [`sarif`] and [`github`].
//!
//! **Invariant:** knows `text` only. The text of a file is asked for through [`SourceTexts`].

mod code;
mod excerpt;
pub mod github;
pub mod human;
pub mod json;
pub mod kept;
mod lines;
mod place;
pub mod sarif;

pub use code::{Code, Severity, codes};

use crate::text::{Place, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One finding. Shape: plain data; two equal findings are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of mistake.
    pub code: &'static Code,
    /// Where it stands: file and bytes.
    pub place: Place,
    /// One sentence, without a full stop.
    pub message: String,
    /// How to mend it, if we know.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, place, message: message.into(), hint: None }
    }

    /// A finding about a file as a whole.
    pub fn of_file(code: &'static Code, file: &str, message: impl Into<String>) -> Self {
        Self::new(code, Place::start_of(&Arc::from(file)), message)
    }

    /// Whether it is about its file as a whole: no line of it is to blame.
    pub fn is_of_whole_file(&self) -> bool {
        self.place.span == Span::default()
    }

    /// With a way to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With "có phải là …?" if a near miss was found.
    #[must_use]
    pub fn maybe_meant(self, candidate: Option<&str>) -> Self {
        match candidate {
            Some(candidate) => self.hint(format!("có phải là “{candidate}”?")),
            None => self,
        }
    }
}

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
    }

    /// Changes where the findings stand.
    pub fn each_place(&mut self, mut change: impl FnMut(&mut Place)) {
        self.told.iter_mut().for_each(|diagnostic| change(&mut diagnostic.place));
    }

    /// Keeps the findings that `wanted` says.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.told.retain(wanted);
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

    /// Sorted by file, place and code, each said once; of one kind in one file the first [`TOLD`] are kept, the rest are counted.
    #[must_use]
    pub fn finish(mut self) -> Self {
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
        self.untold.sort_by(|a, b| (&a.file, a.code.id).cmp(&(&b.file, b.code.id)));
        self
    }
}

/// Where renderers get the text of a source file from. `None`: not text, or not there.
pub trait SourceTexts {
    /// The whole text of a file of the site.
    fn source_text(&self, file: &str) -> Option<&str>;
}

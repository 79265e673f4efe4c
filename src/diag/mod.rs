//! Diagnostics: what is wrong in the sources, as values.
//!
//! A user's mistake is never an `Err` with a sentence in it, but a [`Diagnostic`]: a [`Code`], a place, a message in Vietnamese and a way to
//! mend it. All of them are collected; nothing stops at the first. Rendering (terminal, JSON) lies in [`human`] and [`json`].
//!
//! **Invariant:** knows `text` only. The text of a file is asked for through [`SourceTexts`].

mod code;
pub mod human;
pub mod json;

pub use code::{Code, Severity, codes};

use crate::text::Place;
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

/// Findings in the order they were made; [`Diagnostics::finish`] puts them in the order of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds those of another collection.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// The findings, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.0.iter().filter(|d| d.code.severity == Severity::Error).count()
    }

    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }

    /// Sorted by file, place and code, each said once.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.0.sort_by(|a, b| (&a.place, a.code.id, &a.message).cmp(&(&b.place, b.code.id, &b.message)));
        self.0.dedup();
        self
    }
}

/// Where renderers get the text of a source file from. `None`: not text, or not there.
pub trait SourceTexts {
    /// The whole text of a file of the site.
    fn source_text(&self, file: &str) -> Option<&str>;
}

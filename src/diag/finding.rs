//! One finding, and where the text comes from in which it stands.

use super::code::Code;
use crate::text::{Place, Span};
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

/// Where renderers get the text of a source file from. `None`: not text, or not there.
pub trait SourceTexts {
    /// The whole text of a file of the site.
    fn source_text(&self, file: &str) -> Option<&str>;
}

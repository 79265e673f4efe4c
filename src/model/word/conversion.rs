//! What a Word file is turned into Markdown with.

use crate::diag::{Diagnostic, codes};
use crate::pack::Packs;
use crate::parse::word::{self, Item, Markdown, Source, Word};
use crate::text::{ParagraphName, Place};
use std::sync::Arc;

/// Gives a picture, by its number from 0 and the name of its part of the file, its address.
pub type Addresses<'c> = &'c dyn Fn(usize, &str) -> String;

/// What a Word file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// An administrative document, laid out by Decree 30/2020.
    Document,
    /// A free page.
    Page,
    /// The sheet of a criterion in a self-assessment.
    Sheet,
    /// A plan of improvement.
    Plan,
}

/// How a Word file is turned into Markdown.
pub struct Conversion<'c> {
    /// The file, for findings.
    pub file: &'c Arc<str>,
    /// Which parts are looked for.
    pub becomes: Becomes,
    /// Words of the decree, and what evidence codes look like.
    pub packs: &'c Packs,
    /// Who issues documents that do not say it: the unit's name. Of a plan: which self-assessment it follows from.
    pub organ: &'c str,
    /// The address of a picture, from the Markdown; `None`: pictures are left out, and that is said.
    pub picture: Option<Addresses<'c>>,
}

impl Conversion<'_> {
    /// Markdown of some blocks.
    pub(super) fn markdown(&self, items: &[Item<'_>], word: &Word) -> Markdown {
        let picture = |at: usize| {
            let picture = word.pictures.get(at)?;
            Some((picture.alternative.clone(), (self.picture?)(at, &picture.part)))
        };
        let source = Source { notes: &word.notes, codes: &self.packs.codes, picture: &picture };
        word::markdown(items, &source)
    }

    /// The file has nothing of what it should be.
    pub(super) fn lacks(&self, message: &str, hint: String) -> Diagnostic {
        Diagnostic::new(&codes::NO_WORD_PART, Place::start_of(self.file), message).hint(hint)
    }

    pub(super) fn unsure(&self, name: &Arc<ParagraphName>, message: impl Into<String>, hint: &str) -> Diagnostic {
        Diagnostic::new(&codes::WORD_UNSURE, Place::of_paragraph(self.file, name), message).hint(hint)
    }
}

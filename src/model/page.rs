//! Free pages: `pages/SLUG.md`.

use super::reading::Reading;
use crate::parse::fields::Fields;
use crate::parse::front_matter::FrontMatter;
use crate::parse::prose::{self, Origin, Page, Prose};
use std::sync::Arc;

/// A page of the unit's own.
#[derive(Clone, Debug)]
pub struct FreePage {
    /// Its Markdown file: path in the snapshot.
    pub file: Arc<str>,
    /// The file's name; part of its address.
    pub slug: String,
    /// Its heading, and its name in lists.
    pub title: String,
    /// Below the front matter.
    pub body: Prose,
}

impl FreePage {
    pub(super) fn read(
        slug: String,
        parts: &FrontMatter<'_>,
        file: &Arc<str>,
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let mut fields = Fields::open(file, &parts.data, &reading.packs.codes, &mut reading.diagnostics)?;
        let title = fields.required_text("title").map(|t| t.value);
        let origin = Origin::body(file, parts.body_offset);
        let body = prose::parse(parts.body, &origin, &mut Page::new(&reading.packs.codes, &[]), fields.diagnostics);
        fields.finish();
        Some(Self { file: Arc::clone(file), slug, title: title?, body })
    }
}

//! The head of a Markdown file as `congkhai import` writes it, and the paragraphs that each of its lines comes from.

use super::line::Said;
use crate::text::ParagraphName;
use std::fmt::Write as _;
use std::sync::Arc;

/// Lines between `---` lines.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) text: String,
    pub(super) paragraphs: Vec<(usize, Arc<ParagraphName>)>,
}

impl FrontMatter {
    pub(super) fn new() -> Self {
        Self { text: "---\n".to_owned(), paragraphs: Vec::new() }
    }

    /// `key: "value"`, if there is a value.
    pub(super) fn text(&mut self, key: &str, said: Option<&Said>) {
        if let Some(said) = said {
            self.comes_from(said);
            let _ = writeln!(self.text, "{key}: {}", quoted(&said.value));
        }
    }

    /// A value that needs no quotes: a day, a school year, a code.
    pub(super) fn plain(&mut self, key: &str, value: &str, name: &Arc<ParagraphName>) {
        self.paragraphs.push((self.text.len(), Arc::clone(name)));
        let _ = writeln!(self.text, "{key}: {value}");
    }

    pub(super) fn list(&mut self, key: &str, items: &[Said]) {
        if items.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "{key}:");
        for said in items {
            self.comes_from(said);
            let _ = writeln!(self.text, "  - {}", quoted(&said.value));
        }
    }

    /// A map of texts; nothing where none is there.
    pub(super) fn map(&mut self, key: &str, entries: &[(&str, Option<&Said>)]) {
        if entries.iter().all(|(_, said)| said.is_none()) {
            return;
        }
        let _ = writeln!(self.text, "{key}:");
        for (key, said) in entries {
            self.text(&format!("  {key}"), *said);
        }
    }

    /// The last entry of a map: Markdown, line by line.
    pub(super) fn block(&mut self, key: &str, markdown: &str, name: &Arc<ParagraphName>) {
        self.paragraphs.push((self.text.len(), Arc::clone(name)));
        if markdown.trim().is_empty() {
            return;
        }
        let _ = writeln!(self.text, "  {key}: |");
        for line in markdown.lines() {
            let _ = if line.is_empty() { writeln!(self.text) } else { writeln!(self.text, "    {line}") };
        }
    }

    fn comes_from(&mut self, said: &Said) {
        self.paragraphs.push((self.text.len(), Arc::clone(&said.name)));
    }

    /// With the text below it.
    pub(super) fn with_body(
        mut self,
        body: crate::parse::word::Markdown,
    ) -> (String, Vec<(usize, Arc<ParagraphName>)>) {
        self.text += "---\n\n";
        let at = self.text.len();
        self.text += &body.text;
        self.paragraphs.extend(body.paragraphs.into_iter().map(|(offset, name)| (at + offset, name)));
        (self.text, self.paragraphs)
    }
}

/// A text between double quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

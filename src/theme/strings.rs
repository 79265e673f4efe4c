//! The words of the interface: `strings.vi.yaml` (templates) and `statements.vi.yaml` (views), flat maps from key to text.
//! `{name}` in a text is filled in.

use super::flat_texts;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::yaml;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Words by key.
#[derive(Clone, Debug, Default)]
pub struct Strings(BTreeMap<String, String>);

impl Strings {
    /// Merges every `*.vi.yaml` at the theme's top.
    pub(super) fn load(files: &BTreeMap<String, (Arc<str>, String)>, diagnostics: &mut Diagnostics) -> Self {
        let mut words = BTreeMap::new();
        for (path, text) in files.iter().filter(|(name, _)| name.ends_with(".vi.yaml") && !name.contains('/')).map(|(_, file)| file) {
            if let Some(node) = yaml::parse(path, text, 0, diagnostics) {
                words.extend(flat_texts(&node));
            }
        }
        if words.is_empty() {
            diagnostics.push(Diagnostic::of_file(&codes::BROKEN_THEME, "themes", "thiếu tệp strings.vi.yaml"));
        }
        Self(words)
    }

    /// The text of a key; the key itself where the theme has none (tests prove that the default theme has all).
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text of a key with its `{names}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.get(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// All words, for templates.
    pub fn map(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

//! What readers call things, and what pages call them: `tim-kiem.yaml`.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::yaml;
use crate::text::Place;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file of a theme.
const FILE: &str = "tim-kiem.yaml";

/// The theme's words for the search. A query is looked up in them once: what they give is not looked up again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// Words and phrases of one meaning: who types one finds the others too.
    #[serde(default)]
    pub same: Vec<Vec<String>>,
    /// Questions, and what answers them.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Words that say nothing beside others: `là`, `ở`.
    #[serde(default)]
    pub ignored: Vec<String>,
    /// How people write letters when they are in a hurry, and what they mean: `f` for `ph`.
    #[serde(default)]
    pub spellings: BTreeMap<String, String>,
}

/// A question that readers type.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// As they type it, in any of these ways.
    pub asked: Vec<String>,
    /// What pages say.
    pub find: Vec<String>,
}

impl SearchWords {
    /// Reads the file; a theme without it has no such words.
    pub(super) fn load(files: &BTreeMap<String, (Arc<str>, String)>, diagnostics: &mut Diagnostics) -> Self {
        let Some((path, text)) = files.get(FILE) else { return Self::default() };
        let Some(node) = yaml::parse(path, text, 0, diagnostics) else { return Self::default() };
        yaml::from_node(&node).unwrap_or_else(|mismatches| {
            for mismatch in mismatches {
                let place = Place::new(path, mismatch.span.unwrap_or(node.span));
                let diagnostic = Diagnostic::new(&codes::BROKEN_THEME, place, mismatch.message);
                diagnostics.push(match mismatch.hint {
                    Some(hint) => diagnostic.hint(hint),
                    None => diagnostic.hint(format!("xem themes/{}/{FILE}", super::DEFAULT_NAME)),
                });
            }
            Self::default()
        })
    }

    /// All phrases that are looked for.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.same.iter().chain(self.questions.iter().map(|question| &question.find)).flatten().map(String::as_str)
    }
}

//! Words that a key takes: those that stand in `kinds.yaml`, or those of the regulations.

use crate::pack::Packs;

/// Which words there are, and whether others may be right, too: other spellings, ids of a site's own packs.
pub(super) struct Choices {
    pub(super) words: Vec<String>,
    pub(super) open: bool,
}

/// The words of a key's `of`.
pub(super) fn choices(of: &[String], packs: &Packs) -> Choices {
    let Some(name) = of.first().and_then(|word| word.strip_prefix('=')) else {
        return Choices { words: of.to_vec(), open: false };
    };
    let words = match name {
        "types" => packs.schools.types.iter().map(|t| t.id.clone()).collect(),
        "levels" => packs.schools.levels().map(|t| t.id.clone()).collect(),
        "frameworks" => packs.frameworks.iter().map(|f| f.id.clone()).collect(),
        "regimes" => packs.regimes.iter().map(|r| r.id.clone()).collect(),
        "channels" => unique(packs.regimes.iter().flat_map(|r| r.channels.iter().map(|c| c.id.clone()))),
        "periods" => packs.calendar.budget_periods.iter().map(|p| p.written.clone()).collect(),
        "events" => packs.calendar.events.iter().map(|e| e.id.clone()).collect(),
        "roles" => packs.calendar.roles.iter().map(|r| r.id.clone()).collect(),
        "document_kinds" => packs.document_format.kind_abbreviations.iter().map(|k| k.code.clone()).collect(),
        _ => Vec::new(),
    };
    Choices { words, open: true }
}

fn unique(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    known
}

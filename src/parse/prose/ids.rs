//! Ids of headings: unique on the page, and never one that the page itself gives to something.

use memchr::memmem;
use std::collections::{BTreeMap, BTreeSet};

/// What the frames of pages with prose call their own parts.
const OF_THE_FRAME: [&str; 7] =
    ["main", "top", "toc-title", "chi-bao", "chi-bao-caption", "lich-danh-gia-ngoai", "lich-danh-gia-ngoai-caption"];
/// What the ids of numbered parts begin with: editor's notes, footnotes, calls of footnotes.
const NUMBERED: [&str; 3] = ["ghi-chu-", "chu-thich-", "goi-chu-thich-"];
/// What the ids of tables that are put in begin with, before the id in `{{ kind id }}`.
const TABLES: [&str; 5] = ["hoi-dong-", "nguon-luc-", "thoi-gian-", "cai-tien-", "lich-"];

/// The ids given on one page so far.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
    /// The number behind the last id made of a name.
    last: BTreeMap<String, usize>,
}

impl Ids {
    /// Keeps an id for a part of the page that is no heading.
    pub fn reserve(&mut self, id: impl Into<String>) {
        self.taken.insert(id.into());
    }

    /// Keeps the ids that the tables of a text will have.
    pub(super) fn reserve_tables(&mut self, markdown: &str) {
        let mut opens = memmem::find_iter(markdown.as_bytes(), "{{").peekable();
        while let Some(open) = opens.next() {
            let rest = &markdown[open + 2..opens.peek().copied().unwrap_or(markdown.len())];
            let Some(id) = rest.split_once("}}").and_then(|(piece, _)| piece.split_whitespace().nth(1)) else {
                continue;
            };
            for prefix in TABLES {
                self.reserve(format!("{prefix}{id}"));
                self.reserve(format!("{prefix}{id}-caption"));
            }
        }
    }

    /// A free id as near to `base` as can be: `muc`, `muc-2`, `muc-3`.
    pub(super) fn give(&mut self, base: &str) -> String {
        if !self.is_taken(base) {
            self.taken.insert(base.to_owned());
            return base.to_owned();
        }
        loop {
            let last = self.last.entry(base.to_owned()).or_insert(1);
            *last += 1;
            // of `ghi-chu` every number is the page's own
            let own = NUMBERED.iter().any(|prefix| prefix.strip_suffix('-') == Some(base));
            let id = if own { format!("{base}-muc-{last}") } else { format!("{base}-{last}") };
            if !self.is_taken(&id) {
                self.taken.insert(id.clone());
                return id;
            }
        }
    }

    fn is_taken(&self, id: &str) -> bool {
        let number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        OF_THE_FRAME.contains(&id)
            || NUMBERED.iter().any(|prefix| id.strip_prefix(prefix).is_some_and(number))
            || self.taken.contains(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_not_of_the_frame() {
        let mut ids = Ids::default();
        let given = ["muc", "muc", "muc-2", "muc", "main", "ghi-chu-1"].map(|base| ids.give(base));
        assert_eq!(given, ["muc", "muc-2", "muc-2-2", "muc-3", "main-2", "ghi-chu-1-2"]);
        let given = ["ghi-chu", "ghi-chu", "ghi-chu", "chu-thich", "chu-thich"].map(|base| ids.give(base));
        assert_eq!(given, ["ghi-chu", "ghi-chu-muc-2", "ghi-chu-muc-3", "chu-thich", "chu-thich-muc-2"]);
    }
}

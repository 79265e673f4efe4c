//! Lines of the form `[Căn cứ]: 99/KH-MNNL`: to Markdown a definition that shows nowhere. Where nobody uses it, a line of the text is gone.

use memchr::memmem;
use std::ops::Range;

/// The lines of a text that may be definitions, and which of them show up in what is made of it.
pub(super) struct Definitions {
    /// Where their `[` stands and the line ends, in order.
    lines: Vec<Range<usize>>,
    shown: Vec<bool>,
    /// Labels of the definitions that links use.
    pub(super) used: Vec<String>,
}

impl Definitions {
    pub(super) fn of(markdown: &str) -> Self {
        let mut lines = Vec::new();
        if memmem::find(markdown.as_bytes(), b"]:").is_some() {
            let mut at = 0;
            for line in markdown.split_inclusive('\n') {
                let marks = |c: char| matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit();
                let bare = line.trim_start_matches(marks);
                if bare.starts_with('[') && bare.contains("]:") {
                    lines.push(at + line.len() - bare.len()..at + line.trim_end().len());
                }
                at += line.len();
            }
        }
        let shown = vec![false; lines.len()];
        Self { lines, shown, used: Vec::new() }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What stands in this range shows, or is a definition in use.
    pub(super) fn shows(&mut self, range: &Range<usize>) {
        let from = self.lines.partition_point(|line| line.start < range.start);
        let to = self.lines.partition_point(|line| line.start < range.end);
        self.shown[from..to.max(from)].fill(true);
    }

    /// The lines that are gone.
    pub(super) fn gone(self) -> impl Iterator<Item = Range<usize>> {
        self.lines.into_iter().zip(self.shown).filter(|(_, shown)| !shown).map(|(line, _)| line)
    }
}

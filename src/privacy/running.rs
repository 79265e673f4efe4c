//! Running text: its lines, and the tables in it whose cells stand between bars or tabs.

use super::said::{Grid, has_sign, has_word, line_alone, lines};
use super::sighting::Sighting;
use super::{cells, lists};
use crate::pack::{Privacy, PrivacyRule};
use crate::text::{Place, Span};
use memchr::{memchr_iter, memchr2};
use std::ops::Range;
use std::sync::Arc;

/// Where lists of people are looked for in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tables {
    /// Nowhere: its cells are looked at elsewhere.
    None,
    /// In rows that follow each other.
    Rows,
    /// In all rows of a page, where cells go on on lines of their own.
    Page,
}

/// Looks at a text.
pub(super) fn look(file: &Arc<str>, text: &str, tables: Tables, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let mut table = Rows { file, text, is_loose: tables == Tables::Page, rows: Vec::new() };
    let has_rows = memchr2(b'|', b'\t', text.as_bytes()).is_some();
    let mut start = 0;
    let ends = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    for end in ends.chain((!text.ends_with('\n')).then_some(text.len())) {
        let line = &text[start..end];
        let mark = if has_rows { memchr2(b'|', b'\t', line.as_bytes()) } else { None };
        if let Some(mark) = mark.filter(|at| is_row(line, *at)) {
            table.add(start..end, char::from(line.as_bytes()[mark]));
        } else {
            if tables != Tables::Page {
                table.finish(tables, privacy, out);
            }
            let place = |range: Range<usize>| Place::new(file, Span::new(start + range.start, start + range.end));
            cells::piece(line, ["", ""], &place, privacy, out);
        }
        start = end;
    }
    table.finish(tables, privacy, out);
    for rule in lines(privacy.rules.iter()) {
        for range in lines_with(text, rule) {
            let place = || Place::new(file, Span::new(range.start, range.end));
            out.extend(line_alone(&text[range.clone()], std::iter::once(rule), place));
        }
    }
}

/// Whether a line whose first mark stands at a byte has cells: a tab that only indents makes none.
fn is_row(line: &str, mark: usize) -> bool {
    line.as_bytes()[mark] == b'|' || !line[..mark].trim().is_empty() && !line[mark..].trim().is_empty()
}

/// The lines, no rows of tables, in which one of a rule's words stands; each once.
fn lines_with(text: &str, rule: &PrivacyRule) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    if !has_sign(rule, text) || !has_word(rule, text) {
        return Vec::new();
    }
    for word in &rule.words {
        let found = word.behind_first.find_iter(text.as_bytes());
        starts.extend(found.map(|at| memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)));
    }
    starts.sort_unstable();
    starts.dedup();
    let line = |start: usize| start..start + text[start..].lines().next().unwrap_or_default().trim_end().len();
    let is_row = |line: &str| memchr2(b'|', b'\t', line.as_bytes()).is_some_and(|at| is_row(line, at));
    starts.into_iter().map(line).filter(|range| !is_row(&text[range.clone()])).collect()
}

/// Rows of a table in a text.
struct Rows<'t> {
    file: &'t Arc<str>,
    text: &'t str,
    is_loose: bool,
    /// The bytes of each cell.
    rows: Vec<Vec<Range<usize>>>,
}

impl Rows<'_> {
    /// Adds a line, unless it only parts the head from the rest.
    fn add(&mut self, line: Range<usize>, mark: char) {
        let text = &self.text[line.clone()];
        if !text.contains(|c: char| !matches!(c, '|' | '-' | ':') && !c.is_whitespace()) {
            return;
        }
        let mut at = line.start;
        let cells = text.split(mark).map(|part| {
            let from = at + (part.len() - part.trim_start().len());
            at += part.len() + 1;
            from..from + part.trim().len()
        });
        self.rows.push(cells.collect());
    }

    fn finish(&mut self, tables: Tables, privacy: &Privacy, out: &mut Vec<Sighting>) {
        if !self.rows.is_empty() {
            cells::look(self, privacy, out);
            if tables != Tables::None {
                lists::look(self, privacy, out);
            }
            self.rows.clear();
        }
    }

    fn range(&self, row: usize, column: usize) -> Range<usize> {
        self.rows.get(row).and_then(|cells| cells.get(column)).cloned().unwrap_or_default()
    }
}

impl Grid for Rows<'_> {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self, row: usize) -> usize {
        self.rows[row].len()
    }

    fn text(&self, row: usize, column: usize) -> &str {
        &self.text[self.range(row, column)]
    }

    fn place(&self, row: usize, column: usize) -> Place {
        let range = self.range(row, column);
        Place::new(self.file, Span::new(range.start, range.end))
    }

    fn is_loose(&self) -> bool {
        self.is_loose
    }

    fn span_from(&self, row: usize) -> Option<Span> {
        let start = self.rows.get(row)?.first()?.start;
        let end = self.rows.last()?.last()?.end;
        Some(Span::new(start, end))
    }
}

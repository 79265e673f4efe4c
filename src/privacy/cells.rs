//! What single texts and cells say, each cell with the words that tell what it is: the nearest head above it, and the cell before it.

use super::numbers;
use super::said::{Grid, is_head, line_alone, lines};
use super::sighting::{Kind, Sighting};
use crate::diag::Hidden;
use crate::pack::{Privacy, PrivacyRule};
use crate::text::{Place, fold};
use std::ops::Range;

/// A head is no longer than so many bytes.
const HEAD: usize = 160;

/// A piece of text whose bytes have places; `around` tells what it is.
pub(super) fn piece(
    text: &str,
    around: [&str; 2],
    place: &dyn Fn(Range<usize>) -> Place,
    privacy: &Privacy,
    out: &mut Vec<Sighting>,
) {
    if !numbers::has_some(text) {
        return;
    }
    for hit in numbers::look(text, around, privacy) {
        let written = &text[hit.range.clone()];
        let place = place(hit.range);
        out.push(Sighting {
            kind: Kind::Data,
            called: hit.rule.id.clone(),
            message: format!("“{}” giống {}", hit.shown, hit.rule.label),
            digits: hit.digits,
            hidden: vec![Hidden::new(&place, Some(place.span), written)],
            place,
        });
    }
}

/// A paragraph, which is a line too.
pub(super) fn paragraph(text: &str, place: &dyn Fn() -> Place, privacy: &Privacy, out: &mut Vec<Sighting>) {
    piece(text, ["", ""], &|_| place(), privacy, out);
    out.extend(line_alone(text, privacy.rules.iter(), place));
}

/// The head of a column: its row, and the rule for lines that its words belong to.
#[derive(Clone, Copy, Default)]
struct Head<'r> {
    row: Option<usize>,
    line: Option<&'r PrivacyRule>,
}

/// The cells of a table.
pub(super) fn look(grid: &impl Grid, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let rules: Vec<&PrivacyRule> = lines(privacy.rules.iter()).collect();
    let mut heads: Vec<Head<'_>> = Vec::new();
    for row in 0..grid.rows() {
        let columns = grid.columns(row);
        heads.resize(heads.len().max(columns), Head::default());
        for (column, head) in heads.iter().enumerate().take(columns) {
            let text = grid.text(row, column);
            if text.is_empty() {
                continue;
            }
            let above = head.row.map_or("", |row| grid.text(row, column));
            if numbers::has_some(text) {
                let left = column.checked_sub(1).map_or("", |left| grid.text(row, left));
                piece(text, [left, above], &|_| grid.place(row, column), privacy, out);
            }
            let said = head.line.filter(|rule| rule.pattern.is_match(&format!("{}: {}", fold(above), fold(text))));
            out.extend(match said {
                Some(rule) => Some(Sighting::of_line(rule, grid.place(row, column), 0..text.len(), text)),
                None => line_alone(text, rules.iter().copied(), || grid.place(row, column)),
            });
        }
        for (column, head) in heads.iter_mut().enumerate().take(columns) {
            let text = grid.text(row, column);
            if text.len() <= HEAD && is_head(text) {
                let is_of = |rule: &&&PrivacyRule| rule.words.iter().any(|word| text.contains(word.whole.as_str()));
                *head = Head { row: Some(row), line: rules.iter().find(is_of).copied() };
            }
        }
    }
}

//! From a source file to texts and tables, each with its place.

use super::said::{Cell, is_head};
use super::{Sighting, lists, numbers};
use crate::diag::Diagnostics;
use crate::pack::{Privacy, PrivacyRule, What};
use crate::parse::prose::names_pupils;
use crate::parse::sheet::{self, is_spreadsheet};
use crate::parse::word::{self, Block, Table};
use crate::source::SourceFile;
use crate::text::{Place, Span, fold};
use memchr::memmem;
use std::sync::Arc;

/// A line with fewer digits has no number and no date.
const FEWEST_DIGITS: usize = 5;

/// Looks at a file: its name and what stands in it.
pub(super) fn look(name: &Arc<str>, file: &SourceFile, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let last = name.rsplit('/').next().unwrap_or(name);
    piece(&last.replace('_', " "), "", &|_| Place::start_of(name), privacy, out);
    let lower = last.to_lowercase();
    let mut ignored = Diagnostics::default();
    if (lower.ends_with(".csv") || !is_spreadsheet(&lower))
        && let Some(text) = file.text()
    {
        running(name, text, privacy, out);
    }
    if is_spreadsheet(&lower) {
        let sheets = sheet::read(name, file.bytes(), &Place::start_of(name), &mut ignored).unwrap_or_default();
        for sheet in &sheets {
            let cell = |cell: &sheet::SheetCell| Cell { text: cell.text.clone(), place: sheet.place(cell) };
            let rows: Vec<Vec<Cell>> = sheet.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
            if !lower.ends_with(".csv") {
                cells(&rows, privacy, out);
            }
            lists::look(&rows, &privacy.lists, out);
        }
    } else if [".docx", ".docm", ".doc"].iter().any(|ending| lower.ends_with(ending))
        && let Some(word) = word::read(name, file.bytes(), &mut ignored)
    {
        blocks(name, word.blocks.iter().chain(word.notes.iter().flatten()), privacy, out);
    }
}

/// A piece of text whose bytes have places.
fn piece(
    text: &str,
    around: &str,
    place: &dyn Fn(std::ops::Range<usize>) -> Place,
    privacy: &Privacy,
    out: &mut Vec<Sighting>,
) {
    if text.bytes().filter(u8::is_ascii_digit).count() < FEWEST_DIGITS {
        return;
    }
    for hit in numbers::look(text, around, privacy) {
        out.push(Sighting {
            kind: hit.rule.id.clone(),
            place: place(hit.range),
            message: format!("“{}” giống {}", hit.shown, hit.rule.label),
            digits: hit.digits,
        });
    }
}

/// Running text: lines, and the tables of Markdown.
fn running(file: &Arc<str>, text: &str, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let mut table: Vec<Vec<Cell>> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        if line.trim_start().starts_with('|') {
            if line.contains(|c: char| !matches!(c, '|' | '-' | ':') && !c.is_whitespace()) {
                table.push(cells_of(file, line, start));
            }
            continue;
        }
        finish(&mut table, privacy, out);
        let place = |range: std::ops::Range<usize>| Place::new(file, Span::new(start + range.start, start + range.end));
        piece(line, "", &place, privacy, out);
    }
    finish(&mut table, privacy, out);
    for rule in privacy.rules.iter().filter(|rule| rule.what == What::Line) {
        for (start, line) in lines_with(text, &rule.words) {
            if rule.pattern.is_match(&fold(line)) {
                let end = start + line.trim_end().len();
                out.push(of_line(rule, Place::new(file, Span::new(start, end))));
            }
        }
    }
}

fn of_line(rule: &PrivacyRule, place: Place) -> Sighting {
    let message = format!("dòng này giống {}", rule.label);
    Sighting { kind: rule.id.clone(), place, message, digits: String::new() }
}

/// The lines in which one of the words stands, whatever the case of its first letter; each once.
fn lines_with<'t>(text: &'t str, words: &[String]) -> Vec<(usize, &'t str)> {
    let mut starts: Vec<usize> = Vec::new();
    for word in words {
        let found = memmem::find_iter(text.as_bytes(), behind_first(word).as_bytes());
        starts.extend(found.map(|at| text[..at].rfind('\n').map_or(0, |end| end + 1)));
    }
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().map(|start| (start, text[start..].lines().next().unwrap_or_default())).collect()
}

/// The cells of a row of a Markdown table.
fn cells_of(file: &Arc<str>, line: &str, start: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut at = start;
    for part in line.split('|') {
        let text = part.trim();
        let from = at + (part.len() - part.trim_start().len());
        cells.push(Cell { text: text.to_owned(), place: Place::new(file, Span::new(from, from + text.len())) });
        at += part.len() + 1;
    }
    cells
}

fn finish(table: &mut Vec<Vec<Cell>>, privacy: &Privacy, out: &mut Vec<Sighting>) {
    if !table.is_empty() {
        cells(table, privacy, out);
        if !is_refused(table) {
            lists::look(table, &privacy.lists, out);
        }
        table.clear();
    }
}

/// Whether a table is refused already, where texts become pages: pupils with their circumstances.
fn is_refused(rows: &[Vec<Cell>]) -> bool {
    rows.first().is_some_and(|heads| names_pupils(heads.iter().map(|cell| cell.text.as_str())))
}

/// Whether a Word file becomes a page.
fn is_page(file: &str) -> bool {
    file.contains("/documents/") || file.contains("/pages/")
}

/// The cells of a table, each with the words that tell what it is: the nearest head above it, and the cell before it.
fn cells(rows: &[Vec<Cell>], privacy: &Privacy, out: &mut Vec<Sighting>) {
    let lines: Vec<&PrivacyRule> = privacy.rules.iter().filter(|rule| rule.what == What::Line).collect();
    let mut heads: Vec<&str> = Vec::new();
    for cells in rows {
        heads.resize(heads.len().max(cells.len()), "");
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            let above = heads[column];
            if cell.text.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS {
                let left = column.checked_sub(1).map_or("", |left| cells[left].text.as_str());
                piece(&cell.text, &format!("{left} {above}"), &|_| cell.place.clone(), privacy, out);
            }
            out.extend(line_in(cell, above, &lines));
        }
        for (head, cell) in heads.iter_mut().zip(cells).filter(|(_, cell)| is_head(&cell.text)) {
            *head = &cell.text;
        }
    }
}

/// What a cell says as a line: after the head above it, or alone.
fn line_in(cell: &Cell, above: &str, lines: &[&PrivacyRule]) -> Option<Sighting> {
    let named = lines.iter().find(|rule| rule.words.iter().any(|word| above.contains(word.as_str())));
    let said = named.filter(|rule| rule.pattern.is_match(&format!("{}: {}", fold(above), fold(&cell.text))));
    let alone =
        || lines.iter().find(|rule| has_word(&cell.text, &rule.words) && rule.pattern.is_match(&fold(&cell.text)));
    said.or_else(alone).map(|rule| of_line(rule, cell.place.clone()))
}

/// Whether one of the words stands in a text, whatever the case of its first letter.
fn has_word(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(behind_first(word)))
}

fn behind_first(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next();
    letters.as_str()
}

fn blocks<'w>(file: &Arc<str>, blocks: impl Iterator<Item = &'w Block>, privacy: &Privacy, out: &mut Vec<Sighting>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let place = Place::of_paragraph(file, &paragraph.name);
                let cell = Cell { text: paragraph.text(), place };
                cells(&[vec![cell]], privacy, out);
            }
            Block::Table(table) => {
                let rows = rows(file, table);
                cells(&rows, privacy, out);
                if !(is_page(file) && is_refused(&rows)) {
                    lists::look(&rows, &privacy.lists, out);
                }
            }
        }
    }
}

/// A table's cells by row and column; a cell that is not there is empty.
fn rows(file: &Arc<str>, table: &Table) -> Vec<Vec<Cell>> {
    let mut rows = Vec::with_capacity(table.rows.len());
    for cells in &table.rows {
        let empty = Cell { text: String::new(), place: Place::of_paragraph(file, &table.name) };
        let mut row = vec![empty; table.columns];
        for cell in cells {
            let mut said = Vec::new();
            let mut place = None;
            for block in &cell.blocks {
                if let Block::Paragraph(paragraph) = block {
                    said.push(paragraph.text());
                    place.get_or_insert_with(|| Place::of_paragraph(file, &paragraph.name));
                }
            }
            if let (Some(slot), Some(place)) = (row.get_mut(cell.column), place) {
                *slot = Cell { text: said.join(" ").trim().to_owned(), place };
            }
        }
        rows.push(row);
    }
    rows
}

//! Spreadsheets and Word files, as they were opened for the model.

use super::said::Grid;
use super::sighting::Sighting;
use super::{cells, lists};
use crate::pack::Privacy;
use crate::parse::sheet::Sheet;
use crate::parse::word::{Block, Table, Word};
use crate::text::{ParagraphName, Place};
use std::sync::Arc;

/// Looks at the sheets of a spreadsheet; `single`: whether at single cells too.
pub(super) fn sheets(sheets: &[Sheet], single: bool, privacy: &Privacy, out: &mut Vec<Sighting>) {
    for sheet in sheets {
        if single {
            cells::look(sheet, privacy, out);
        }
        lists::look(sheet, privacy, out);
    }
}

impl Grid for Sheet {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self, row: usize) -> usize {
        self.rows[row].len()
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", |cell| cell.text.as_str())
    }

    fn place(&self, row: usize, column: usize) -> Place {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or_else(|| self.own_place(), |cell| self.place(cell))
    }
}

/// Looks at a Word file.
pub(super) fn word(file: &Arc<str>, word: &Word, privacy: &Privacy, out: &mut Vec<Sighting>) {
    for block in word.blocks.iter().chain(word.notes.iter().flatten()) {
        match block {
            Block::Paragraph(paragraph) => {
                let place = || Place::of_paragraph(file, &paragraph.name);
                cells::paragraph(&paragraph.text(), &place, privacy, out);
            }
            Block::Table(table) => self::table(file, table, privacy, out),
        }
    }
}

/// A table, and those in its cells.
fn table(file: &Arc<str>, table: &Table, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let rows = Rows::of(file, table);
    cells::look(&rows, privacy, out);
    lists::look(&rows, privacy, out);
    for block in table.rows.iter().flatten().flat_map(|cell| &cell.blocks) {
        if let Block::Table(inner) = block {
            self::table(file, inner, privacy, out);
        }
    }
}

/// What a cell says, and its first paragraph.
type Said<'w> = (String, Option<&'w Arc<ParagraphName>>);

/// A table's cells by row and column.
struct Rows<'w> {
    file: &'w Arc<str>,
    table: &'w Table,
    cells: Vec<Vec<Said<'w>>>,
}

impl<'w> Rows<'w> {
    fn of(file: &'w Arc<str>, table: &'w Table) -> Self {
        let mut rows = Vec::with_capacity(table.rows.len());
        for cells in &table.rows {
            let mut row = vec![(String::new(), None); table.columns];
            for cell in cells {
                let paragraphs = || {
                    cell.blocks.iter().filter_map(|block| match block {
                        Block::Paragraph(paragraph) => Some(paragraph),
                        Block::Table(_) => None,
                    })
                };
                let said: Vec<String> = paragraphs().map(crate::parse::word::Paragraph::text).collect();
                if let Some(slot) = row.get_mut(cell.column) {
                    *slot = (said.join(" ").trim().to_owned(), paragraphs().next().map(|paragraph| &paragraph.name));
                }
            }
            rows.push(row);
        }
        Self { file, table, cells: rows }
    }
}

impl Grid for Rows<'_> {
    fn rows(&self) -> usize {
        self.cells.len()
    }

    fn columns(&self, row: usize) -> usize {
        self.cells[row].len()
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(row).and_then(|cells| cells.get(column)).map_or("", |(text, _)| text.as_str())
    }

    fn place(&self, row: usize, column: usize) -> Place {
        let name = self.cells.get(row).and_then(|cells| cells.get(column)).and_then(|(_, name)| *name);
        Place::of_paragraph(self.file, name.unwrap_or(&self.table.name))
    }
}

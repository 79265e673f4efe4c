//! The tables of a self-assessment's database: below a hidden row of ids a row each, of the form or the school's own; values by school years or
//! the table's columns. School years before the first figure and behind the last are none of the school's.

use super::cell::{self, Words};
use super::marks::{NEW_ONE, row_of_ids};
use super::tree::{put, scalar};
use super::{Workbook, missing, place};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::sheet_cell;
use crate::pack::{BookKey, DatabaseTable, Packs};
use crate::parse::sheet::{Sheet, SheetCell};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::sheet_layout::{BOOK_TABLE, HEADS, LABEL};
use crate::text::{SchoolYear, Span, fold};
use std::ops::Range;

type Entries = Vec<(Key, Node)>;

/// A sheet with the table that it is.
struct Filled<'p> {
    template: &'p DatabaseTable,
    at: usize,
    sheet: Sheet,
    /// The row of ids.
    head: usize,
    /// Columns of values, and those that are school years.
    values: Vec<usize>,
    is_by_year: bool,
}

impl Workbook<'_> {
    /// Reads the tables into `school_years` and `tables`; the school's own tables, which are there already, follow those of the form.
    pub(super) fn figures(&self, packs: &Packs, entries: &mut Entries, diagnostics: &mut Diagnostics) {
        let mut tables = Vec::new();
        for (id, sheet) in self.tables(diagnostics) {
            let at = self.marks.get(&format!("{BOOK_TABLE}{id}")).copied().unwrap_or_default();
            let template = packs.sheets.report_database.iter().position(|table| table.id == id);
            match (template, row_of_ids(&sheet)) {
                (Some(template), Some(head)) => {
                    tables.push((template, filled(&packs.sheets.report_database[template], packs, (at, sheet, head))));
                }
                _ => {
                    let message =
                        format!("trang này là bảng “{id}”, mẫu báo cáo không có bảng ấy hoặc trang mất hàng ẩn");
                    diagnostics
                        .push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(NEW_ONE));
                }
            }
        }
        tables.sort_by_key(|(template, _)| *template);
        let tables: Vec<Filled<'_>> = tables.into_iter().map(|(_, table)| table).collect();
        let years = years(&tables);
        if let Some((first, heads)) = tables.iter().find(|table| table.is_by_year).map(|table| (table, table.heads())) {
            let span = place::span(first.at, (first.head, 0));
            let years: Vec<Node> = heads[years.clone()].iter().map(|year| scalar(year.clone(), span)).collect();
            if !years.is_empty() {
                put(entries, "school_years", Node { span, kind: Kind::List(years) });
            }
        }
        let nodes: Vec<Node> = tables.iter().filter_map(|table| table.node(&years, packs, diagnostics)).collect();
        let Some(span) = nodes.first().map(|node| node.span) else { return };
        match entries.iter_mut().find(|(key, _)| key.text == "tables").map(|(_, node)| &mut node.kind) {
            Some(Kind::List(own)) => drop(own.splice(0..0, nodes)),
            _ => {
                put(entries, "tables", Node { span, kind: Kind::List(nodes) });
            }
        }
    }
}

/// Which of the columns are values.
fn filled<'p>(template: &'p DatabaseTable, packs: &Packs, (at, sheet, head): (usize, Sheet, usize)) -> Filled<'p> {
    let asked = |text: &str| packs.workbooks.figures.columns.iter().any(|key| key.key == text);
    let is_value =
        |(at, cell): &(usize, &SheetCell)| *at > 0 && !cell.is_empty() && cell.text != LABEL && !asked(&cell.text);
    let values = sheet.rows[head].iter().enumerate().filter(is_value).map(|(at, _)| at).collect();
    Filled { template, at, head, values, is_by_year: template.columns.is_empty(), sheet }
}

/// The school years from the first with a figure to the last.
fn years(tables: &[Filled<'_>]) -> Range<usize> {
    let by_year = || tables.iter().filter(|table| table.is_by_year);
    let has = |at: usize| {
        by_year().any(|table| {
            let column = table.values.get(at).copied();
            table
                .rows()
                .any(|(_, cells)| column.and_then(|column| cells.get(column)).is_some_and(|cell| !cell.is_empty()))
        })
    };
    let count = by_year().map(|table| table.values.len()).max().unwrap_or_default();
    let first = (0..count).find(|at| has(*at)).unwrap_or_default();
    first..(0..count).rev().find(|at| has(*at)).map_or(first, |last| last + 1)
}

impl Filled<'_> {
    fn rows(&self) -> impl Iterator<Item = (usize, &[SheetCell])> {
        let rows = self.sheet.rows.iter().enumerate().skip(self.head + 1);
        rows.map(|(at, cells)| (at, cells.as_slice())).filter(|(_, cells)| {
            cells.first().is_none_or(|cell| cell.text != HEADS) && !cells.iter().all(SheetCell::is_empty)
        })
    }

    /// The ids of its columns of values.
    fn heads(&self) -> Vec<String> {
        let heads = self.values.iter().filter_map(|at| self.sheet.rows[self.head].get(*at));
        heads
            .map(|cell| SchoolYear::parse(&cell.text).map_or_else(|| cell.text.clone(), |year| year.to_string()))
            .collect()
    }

    /// As a table of `database.yaml`; `None`: nothing is filled in.
    fn node(&self, years: &Range<usize>, packs: &Packs, diagnostics: &mut Diagnostics) -> Option<Node> {
        let values = if self.is_by_year { self.values.get(years.clone()).unwrap_or_default() } else { &self.values };
        let rows: Vec<Node> =
            self.rows().filter_map(|(at, cells)| self.row((at, cells), values, packs, diagnostics)).collect();
        let span = place::span(self.at, (self.head, 0));
        if rows.is_empty() {
            return None;
        }
        let mut table = Entries::new();
        put(&mut table, "template", scalar(self.template.id.clone(), span));
        put(&mut table, "rows", Node { span, kind: Kind::List(rows) });
        Some(Node { span, kind: Kind::Map(table) })
    }

    fn row(
        &self,
        (at, cells): (usize, &[SheetCell]),
        values: &[usize],
        packs: &Packs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Node> {
        let cell = |column: usize| cells.get(column).filter(|cell| !cell.is_empty());
        let span = |column: usize| place::span(self.at, (at, column));
        let heads = &self.sheet.rows[self.head];
        let label = heads.iter().position(|head| head.text == LABEL).unwrap_or(1);
        let mut row = Entries::new();
        let id = cell(0);
        let is_filled = values.iter().any(|column| cell(*column).is_some());
        match (id, cell(label)) {
            (Some(id), _) => drop(put(&mut row, "row", scalar(id.text.clone(), span(0)))),
            (None, Some(label_cell)) => drop(put(&mut row, "label", scalar(label_cell.text.clone(), span(label)))),
            (None, None) if is_filled => {
                let place = self.sheet.place_at((at, label));
                diagnostics.push(missing(place, &packs.workbooks.figures.label));
                put(&mut row, "label", Node { span: span(label), kind: Kind::Null });
            }
            (None, None) => {}
        }
        if is_filled {
            let list = values.iter().map(|column| self.value(cell(*column), span(*column), diagnostics)).collect();
            put(&mut row, "values", Node { span: span(values[0]), kind: Kind::List(list) });
        }
        for (column, head) in heads.iter().enumerate() {
            let key = packs.workbooks.figures.columns.iter().find(|key| key.key == head.text);
            if let (Some(key), Some(filled)) = (key, cell(column)) {
                self.further(key, (filled, span(column)), packs, &mut row, diagnostics);
            }
        }
        // a row of the form without anything, or an empty offer
        let says = if id.is_some() { row.len() > 1 } else { !row.is_empty() };
        says.then(|| Node { span: span(0), kind: Kind::Map(row) })
    }

    fn value(&self, cell: Option<&SheetCell>, span: Span, diagnostics: &mut Diagnostics) -> Node {
        let unknown = Node { span, kind: Kind::Null };
        let Some(cell) = cell else { return unknown };
        if let Some(note) = sheet_cell::rounded(cell) {
            diagnostics.push(note.at(self.sheet.place(cell)));
        }
        match sheet_cell::text(cell) {
            Ok(text) => scalar(text, span),
            Err(refusal) => {
                diagnostics.push(refusal.at(self.sheet.place(cell)));
                unknown
            }
        }
    }

    /// What stands behind the figures; a total is named by its label.
    fn further(
        &self,
        key: &BookKey,
        (filled, span): (&SheetCell, Span),
        packs: &Packs,
        row: &mut Entries,
        diagnostics: &mut Diagnostics,
    ) {
        let words = Words { words: &packs.workbooks.words, choices: key.choices.clone() };
        let Some(mut value) = cell::value(key, &words, (&self.sheet, filled, span), diagnostics) else { return };
        let named = |text: &str| self.template.rows.iter().find(|row| fold(&row.label) == fold(text));
        if key.key == "counts_in"
            && let Some(total) = value.as_text().and_then(named)
        {
            value = scalar(total.id.clone(), span);
        }
        put(row, &key.key, value);
    }
}

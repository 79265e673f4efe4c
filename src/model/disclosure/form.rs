//! A filled-in form: values by table, row and column.

use super::budget_time::BudgetTime;
use super::marks::Marks;
use super::row_values::{key_written, map_of, row_values, wanted};
use super::{FilledTable, extra_rows, numbering, spreadsheet};
use crate::diag::{Diagnostic, codes};
use crate::model::Shelf;
use crate::model::reading::unknown;
use crate::model::typed_money::TypedUnits;
use crate::model::value::Value;
use crate::pack::{CellType, Regime, TableLayout};
use crate::parse::fields::Fields;
use crate::parse::sheet::Sheet;
use crate::source::Snapshot;
use crate::text::Spanned;
use std::sync::Arc;

/// What a form is read with.
pub(super) struct About<'a> {
    pub(super) units: &'a TypedUnits,
    /// In which the time begins that it speaks of.
    pub(super) year: i16,
    /// Of a budget report.
    pub(super) time: Option<BudgetTime<'a>>,
    pub(super) snapshot: &'a Snapshot,
    pub(super) shelf: &'a Shelf,
    /// Of a workbook: its tables by their ids.
    pub(super) sheets: &'a [(String, Sheet)],
}

/// Reads the tables of a form, laid out for the school, from a file's `tables`, `extra_rows` and `values`.
pub(super) fn read_tables(
    fields: &mut Fields<'_, '_>,
    (regime, form): (&Regime, usize),
    layouts: &[Arc<TableLayout>],
    about: &About<'_>,
) -> Vec<FilledTable> {
    let only_filled = fields.flag("only_filled_rows") || regime.forms[form].only_filled_rows;
    let table = |layout: &Arc<TableLayout>| {
        let layout = TableLayout::in_year(layout, &regime.relabellings, about.year);
        let money = about.units.of(&layout.id);
        FilledTable { only_filled, ..FilledTable::empty(layout, money) }
    };
    let mut tables: Vec<FilledTable> = layouts.iter().map(table).collect();
    let mut marks = Marks::default();
    for key in ["tables", "extra_rows"] {
        if let Some(node) = fields.node(key) {
            marks.read(fields, node, "");
        }
    }
    fill(fields, &mut tables);
    extra_rows::read(fields, &mut tables);
    for written in fields.texts("values") {
        spreadsheet::fill(fields, &written, &mut tables, &mut marks, (about.snapshot, about.shelf, about.time));
    }
    spreadsheet::fill_from_workbook(fields, about.sheets, &mut tables, &mut marks, about.time);
    marks.say(fields, &|column| is_small(&tables, column));
    for table in &tables {
        check_pairs(fields, table);
        numbering::of_own_rows(fields, table);
    }
    tables
}

pub(super) fn find_form(
    fields: &mut Fields<'_, '_>,
    regime: &Regime,
    written: &Spanned<String>,
    audiences: &[&str],
) -> Option<usize> {
    let Some(at) = regime.forms.iter().position(|f| f.number == written.value || f.id == written.value) else {
        let padded = format!("{:0>2}", written.value);
        let known: Vec<&str> = regime.forms.iter().map(|f| f.number.as_str()).collect();
        if known.contains(&padded.as_str()) {
            let message = format!("không có biểu mẫu “{}”", written.value);
            fields.diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_FORM, written.place.clone(), message)
                    .hint(format!("có phải là “{padded}”?")),
            );
        } else {
            unknown(fields, &codes::UNKNOWN_FORM, written, "biểu mẫu", &known);
        }
        return None;
    };
    let form = &regime.forms[at];
    if !form.applies_to.is_empty()
        && !audiences.is_empty()
        && !form.applies_to.iter().any(|a| audiences.contains(&a.as_str()))
    {
        let meant: Vec<&str> = regime
            .forms
            .iter()
            .filter(|f| f.content == form.content && f.applies_to.iter().any(|a| audiences.contains(&a.as_str())))
            .map(|f| f.number.as_str())
            .collect();
        let mut diagnostic = Diagnostic::new(
            &codes::WRONG_SCHOOL_TYPE,
            written.place.clone(),
            format!("{} không dành cho loại trường này", form.label),
        );
        if let Some(number) = meant.first() {
            diagnostic = diagnostic.hint(format!("với nội dung này, trường dùng biểu mẫu {number}"));
        }
        fields.diagnostics.push(diagnostic);
        return None;
    }
    Some(at)
}

fn fill(fields: &mut Fields<'_, '_>, tables: &mut [FilledTable]) {
    let ids: Vec<String> = tables.iter().map(|t| t.layout.id.clone()).collect();
    for (table_key, node) in fields.entries("tables") {
        let Some(table) = tables.iter_mut().find(|t| t.layout.id == table_key.text) else {
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            let written = key_written(fields, table_key);
            unknown(fields, &codes::UNKNOWN_ROW, &written, "bảng", &known);
            continue;
        };
        let Some(rows) = map_of(fields, node, "hàng") else { continue };
        let layout = Arc::clone(&table.layout);
        for (row_key, node) in rows {
            let Some(row) = layout.rows.iter().find(|r| r.id == row_key.text) else {
                let known: Vec<&str> = layout.rows.iter().map(|r| r.id.as_str()).collect();
                let written = key_written(fields, row_key);
                unknown(fields, &codes::UNKNOWN_ROW, &written, "hàng", &known);
                continue;
            };
            let wanted = wanted(&layout.columns, &row.cells, &table.money);
            for (column, value) in row_values(fields, node, &wanted) {
                table.put(&row.id, column, value);
            }
        }
    }
}

/// Whether a column holds averages and percentages alone, whose numbers are small.
pub(super) fn is_small(tables: &[FilledTable], column: &str) -> bool {
    let own = tables.iter().filter_map(|t| Some((t, t.layout.columns.iter().position(|c| c.id == column)?)));
    let kinds = own.flat_map(|(t, at)| t.layout.rows.iter().map(move |row| row.cells[at].kind));
    let mut numeric = kinds.filter(|kind| kind.is_numeric()).peekable();
    let small = |kind| matches!(kind, CellType::Percent | CellType::Decimal | CellType::AreaPerHead);
    numeric.peek().is_some() && numeric.all(small)
}

/// Where a table asks for exactly one of two checks, a row that is filled in at all must have it.
fn check_pairs(fields: &mut Fields<'_, '_>, table: &FilledTable) {
    if !table.layout.exactly_one_check {
        return;
    }
    for row in &table.layout.rows {
        let marked: Vec<&Spanned<Value>> =
            table.layout.columns.iter().filter_map(|c| table.value(&row.id, &c.id)).collect();
        if marked.len() > 1 {
            let message = format!("hàng “{}” đánh dấu cả hai ô", row.label);
            fields
                .diagnostics
                .push(Diagnostic::new(&codes::CHECK_PAIR, marked[1].place.clone(), message).hint("để lại một dấu x"));
        }
    }
}

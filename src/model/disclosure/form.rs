//! A filled-in form: values by table, row and column.

use super::{ExtraRow, FilledTable, spreadsheet};
use crate::diag::{Diagnostic, codes};
use crate::model::TypedMoney;
use crate::model::reading::unknown;
use crate::model::typed_money::TypedUnits;
use crate::model::value::{Value, Wanted};
use crate::pack::{Cell, CellType, LeafColumn, Regime, TableLayout};
use crate::parse::fields::Fields;
use crate::parse::unquoted::{CUT_DECIMAL, is_cut_decimal};
use crate::parse::yaml::{Key, Kind, Node};
use crate::source::Snapshot;
use crate::text::Spanned;
use std::sync::Arc;

/// Reads the tables of a form, laid out for the school, from a file's `tables`, `extra_rows` and `values`.
pub(super) fn read_tables(
    fields: &mut Fields<'_, '_>,
    layouts: &[Arc<TableLayout>],
    (units, snapshot): (&TypedUnits, &Snapshot),
) -> Vec<FilledTable> {
    let table = |layout: &Arc<TableLayout>| FilledTable::empty(Arc::clone(layout), units.of(&layout.id));
    let mut tables: Vec<FilledTable> = layouts.iter().map(table).collect();
    fill(fields, &mut tables);
    add_rows(fields, &mut tables);
    for written in fields.texts("values") {
        spreadsheet::fill(fields, &written, &mut tables, snapshot);
    }
    for table in &tables {
        check_pairs(fields, table);
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

pub(super) fn key_written(fields: &Fields<'_, '_>, key: &Key) -> Spanned<String> {
    Spanned { value: key.text.clone(), place: fields.place(key.span) }
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

pub(super) fn map_of<'n>(fields: &mut Fields<'_, '_>, node: &'n Node, of: &str) -> Option<&'n [(Key, Node)]> {
    match &node.kind {
        Kind::Map(entries) => Some(entries),
        Kind::Null => Some(&[]),
        _ => {
            let place = fields.place(node.span);
            let message = format!("cần nhóm “{of}: giá trị”, ở đây là {}", node.kind_name());
            fields.diagnostics.push(
                Diagnostic::new(&codes::WRONG_TYPE, place, message)
                    .hint(format!("xuống dòng, lùi vào hai dấu cách, mỗi dòng một “{of}: giá trị”")),
            );
            None
        }
    }
}

/// What the cells of a row take, by column.
fn wanted<'w>(
    columns: &'w [LeafColumn],
    cells: &'w [Cell],
    money: &'w TypedMoney,
) -> Vec<(&'w LeafColumn, Wanted<'w>)> {
    columns.iter().zip(cells).map(|(column, cell)| (column, Wanted::of(cell, column, money))).collect()
}

/// The values of one row: a map by column, or one value where the row has one value column.
pub(super) fn row_values(
    fields: &mut Fields<'_, '_>,
    node: &Node,
    wanted: &[(&LeafColumn, Wanted<'_>)],
) -> Vec<(String, Spanned<Value>)> {
    let entries = match &node.kind {
        Kind::Map(entries) => entries.as_slice(),
        Kind::Null => return Vec::new(),
        _ if only_value(wanted).is_some() => {
            return only_value(wanted).and_then(|only| read_value(fields, node, only)).into_iter().collect();
        }
        _ => {
            let place = fields.place(node.span);
            let columns: Vec<&str> = wanted.iter().map(|(column, _)| column.id.as_str()).collect();
            fields.diagnostics.push(
                Diagnostic::new(&codes::WRONG_TYPE, place, "hàng này có nhiều cột, cần nhóm “cột: giá trị”")
                    .hint(format!("các cột: {}", columns.join(", "))),
            );
            return Vec::new();
        }
    };
    let mut values = Vec::new();
    for (key, node) in entries {
        match wanted.iter().find(|(column, _)| column.id == key.text) {
            Some(column) => values.extend(read_value(fields, node, *column)),
            None => unknown_column(fields, key, node, wanted.iter().map(|(column, _)| column.id.as_str())),
        }
    }
    values
}

/// The only column of a row that the form does not leave blank.
fn only_value<'w>(wanted: &[(&'w LeafColumn, Wanted<'w>)]) -> Option<(&'w LeafColumn, Wanted<'w>)> {
    let mut open = wanted.iter().filter(|(_, wanted)| wanted.kind != CellType::Blank);
    open.next().copied().filter(|_| open.next().is_none())
}

/// A column that is not there: a slip of the pen, or a number that YAML cut at its comma.
pub(super) fn unknown_column<'k>(
    fields: &mut Fields<'_, '_>,
    key: &Key,
    node: &Node,
    known: impl Iterator<Item = &'k str>,
) {
    let written = key_written(fields, key);
    if is_cut_decimal(key, node) {
        let message = format!("không có cột “{}”", written.value);
        fields.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_COLUMN, written.place, message).hint(CUT_DECIMAL));
    } else {
        let known: Vec<&str> = known.collect();
        unknown(fields, &codes::UNKNOWN_COLUMN, &written, "cột", &known);
    }
}

fn read_value(
    fields: &mut Fields<'_, '_>,
    node: &Node,
    (column, wanted): (&LeafColumn, Wanted<'_>),
) -> Option<(String, Spanned<Value>)> {
    value_of(fields, node, wanted).map(|value| (column.id.clone(), value))
}

/// A value as it is written in YAML: a scalar, or for a count with its percentage a map of both.
pub(super) fn value_of(fields: &mut Fields<'_, '_>, node: &Node, wanted: Wanted<'_>) -> Option<Spanned<Value>> {
    let place = fields.place(node.span);
    let read = match &node.kind {
        Kind::Null => return None,
        Kind::Map(_) if wanted.kind == CellType::CountPercent => {
            let mut inner = Fields::open(&fields.file().clone(), node, fields.diagnostics)?;
            let (count, percent) = (inner.required_text("count"), inner.text("percent"));
            inner.finish();
            match (count?, percent) {
                (count, Some(percent)) => Value::count_percent(&count.value, &percent.value, false, wanted).map(Some),
                (count, None) => Value::parse(&count.value, false, wanted),
            }
        }
        _ => Value::parse(&fields.as_text(node)?.value, false, wanted),
    };
    match read {
        Ok(value) => value.map(|value| Spanned { value, place }),
        Err(refusal) => {
            fields.diagnostics.push(refusal.at(place));
            None
        }
    }
}

fn add_rows(fields: &mut Fields<'_, '_>, tables: &mut [FilledTable]) {
    let items = fields.list("extra_rows");
    for item in items {
        let file = fields.file().clone();
        let Some(mut row) = Fields::open(&file, item, fields.diagnostics) else { continue };
        let (table, under, label) = (row.text("table"), row.required_text("under"), row.required_text("label"));
        let values = row.node("values");
        let at = match &table {
            Some(written) => tables.iter().position(|t| t.layout.id == written.value),
            None => Some(0),
        };
        let open = at.and_then(|at| {
            under.as_ref().and_then(|u| {
                tables[at].layout.rows.iter().find(|r| r.id == u.value && r.open_rows).map(|r| (at, r.clone()))
            })
        });
        match (open, &under) {
            (Some((at, base)), Some(under)) => {
                let wanted = wanted(&tables[at].layout.columns, &base.cells, &tables[at].money);
                let values = values.map(|node| row_values(&mut row, node, &wanted)).unwrap_or_default();
                if let Some(label) = &label {
                    tables[at].extra_rows.push(ExtraRow {
                        under: under.value.clone(),
                        label: label.value.clone(),
                        values: values.into_iter().collect(),
                    });
                }
            }
            (None, Some(under)) => {
                let known: Vec<String> = tables
                    .iter()
                    .flat_map(|t| t.layout.rows.iter().filter(|r| r.open_rows).map(|r| r.id.clone()))
                    .collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                unknown(&mut row, &codes::UNKNOWN_ROW, under, "hàng cho thêm dòng", &known);
            }
            _ => {}
        }
        row.finish();
    }
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

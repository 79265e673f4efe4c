//! The values of a row as they are written in YAML.

use crate::diag::{Diagnostic, codes};
use crate::model::TypedMoney;
use crate::model::reading::unknown;
use crate::model::value::{Value, Wanted};
use crate::model::written;
use crate::pack::{Cell, CellType, LeafColumn};
use crate::parse::fields::Fields;
use crate::parse::unquoted::{CUT_DECIMAL, is_cut_decimal};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::{Spanned, fold};

pub(super) fn key_written(fields: &Fields<'_, '_>, key: &Key) -> Spanned<String> {
    Spanned { value: key.text.clone(), place: fields.place(key.span) }
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
pub(super) fn wanted<'w>(
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
        Kind::Scalar { text, .. } if is_not_applicable(text) => {
            let place = fields.place(node.span);
            let open = wanted.iter().filter(|(_, wanted)| wanted.kind != CellType::Blank);
            let value = |id: &String| (id.clone(), Spanned { value: Value::NotApplicable, place: place.clone() });
            return open.map(|(column, _)| value(&column.id)).collect();
        }
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

fn is_not_applicable(text: &str) -> bool {
    matches!(fold(text.trim()).as_str(), "n/a" | "khong ap dung")
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
            let mut inner = fields.open_below(node)?;
            let (count, percent) = (inner.required_text("count"), inner.text("percent"));
            inner.finish();
            match (count?, percent) {
                (count, Some(percent)) => Value::count_percent(&count.value, &percent.value, false, wanted).map(Some),
                (count, None) => Value::parse(&count.value, false, wanted),
            }
        }
        _ => written::read(&fields.as_text(node)?.value, false, wanted),
    };
    match read {
        Ok(value) => value.map(|value| Spanned { value, place }),
        Err(refusal) => {
            fields.diagnostics.push(refusal.at(place));
            None
        }
    }
}

//! A row of a table as it is written: its own, or one of the form's.

use crate::diag::{Diagnostic, codes};
use crate::model::Value;
use crate::model::figure_table::{FigureColumn, FigureRow};
use crate::model::value::Wanted;
use crate::pack::CellType;
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
use crate::text::{Place, Spanned};
use std::collections::BTreeMap;

/// A row as it is written, before it is set among the others.
pub(super) struct Written {
    pub(super) row: FigureRow,
    pub(super) at: Place,
    /// The form's row that it fills.
    pub(super) fills: Option<Spanned<String>>,
    pub(super) total: bool,
    pub(super) part: bool,
    pub(super) counts_in: Option<Spanned<String>>,
}

pub(super) fn row(
    f: &mut Fields<'_, '_>,
    of_form: bool,
    columns: &[FigureColumn],
    form: &[FigureRow],
) -> Option<Written> {
    let at = f.own_place();
    let fills = if of_form { f.text("row") } else { None };
    let known = fills.as_ref().and_then(|id| form.iter().find(|row| row.id == id.value));
    let (label, kind) = match known {
        Some(row) => (Some(row.label.clone()), row.kind),
        None if fills.is_some() => (Some(String::new()), CellType::Text),
        None => {
            let label = f.required_text("label");
            let kinds = [
                ("count", CellType::Integer),
                ("decimal", CellType::Decimal),
                ("percent", CellType::Percent),
                ("text", CellType::Text),
            ];
            let kind = f.choice("type", &kinds).unwrap_or(CellType::Integer);
            (label.map(|label| label.value), kind)
        }
    };
    let added = fills.is_none();
    let total = !of_form && f.flag("total");
    let part = !of_form && f.flag("part");
    let counts_in = if of_form && added { f.text("counts_in") } else { None };
    let (cells, editor_note) = (cells(f, kind, columns), f.plain("editor_note"));
    let row = FigureRow { id: String::new(), label: label?, kind, sum: Vec::new(), part_of: None, cells, editor_note };
    Some(Written { row, at, fills, total, part, counts_in })
}

/// The values of a row, one a column; a single value may stand alone.
fn cells(f: &mut Fields<'_, '_>, kind: CellType, columns: &[FigureColumn]) -> Vec<Spanned<Option<Value>>> {
    let Some(node) = f.node("values") else { return Vec::new() };
    let nodes = match &node.kind {
        Kind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if nodes.len() != columns.len() {
        let place = f.place(node.span);
        let message = format!("hàng này có {} giá trị, bảng có {} cột", nodes.len(), columns.len());
        let diagnostic = Diagnostic::new(&codes::BAD_VALUE, place, message);
        f.diagnostics
            .push(diagnostic.hint("mỗi cột một giá trị; chưa có thì viết ~, không áp dụng thì viết n/a; số có phần thập phân đặt trong nháy: \"12,5\""));
        return Vec::new();
    }
    nodes
        .iter()
        .zip(columns)
        .map(|(node, column)| Spanned {
            value: value(f, node, if column.kind == CellType::Text { column.kind } else { kind }),
            place: f.place(node.span),
        })
        .collect()
}

fn value(f: &mut Fields<'_, '_>, node: &Node, kind: CellType) -> Option<Value> {
    if node.kind == Kind::Null {
        return None;
    }
    let written = f.as_text(node)?;
    let wanted = Wanted { kind, unit: None, money: None, choices: &BTreeMap::new(), also: &[] };
    match Value::parse(&written.value, false, wanted) {
        Ok(value) => value,
        Err(refusal) => {
            let hint = refusal.hint.unwrap_or_else(|| {
                "chưa có thì viết ~, không áp dụng thì viết n/a; số có phần thập phân cần hàng type: decimal".to_owned()
            });
            f.diagnostics.push(Diagnostic::new(refusal.code, written.place, refusal.message).hint(hint));
            None
        }
    }
}

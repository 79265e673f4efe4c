//! Rows that a school adds to a form (`extra_rows`), below any row of the form or below one of its own.

use super::row_values::{row_values, wanted};
use super::{ExtraRow, FilledTable};
use crate::diag::codes;
use crate::model::reading::unknown;
use crate::pack::RowLayout;
use crate::parse::fields::Fields;
use crate::text::{Spanned, fold};

/// Reads the list, in the order written.
pub(super) fn read(fields: &mut Fields<'_, '_>, tables: &mut [FilledTable]) {
    for item in fields.list("extra_rows") {
        let Some(mut row) = fields.open_below(item) else { continue };
        let (table, under, label) = (row.text("table"), row.required_text("under"), row.required_text("label"));
        let (id, stt, part, values) = (row.plain("id"), row.text("stt"), row.flag("part"), row.node("values"));
        let at = match &table {
            Some(written) => tables.iter().position(|t| t.layout.id == written.value),
            None => Some(0),
        };
        let base = at.and_then(|at| Some((at, base(&tables[at], &under.as_ref()?.value)?.clone())));
        match (base, &under) {
            (Some((at, base)), Some(under)) => {
                let wanted = wanted(&tables[at].layout.columns, &base.cells, &tables[at].money);
                let values = values.map(|node| row_values(&mut row, node, &wanted)).unwrap_or_default();
                if let Some(label) = label {
                    tables[at].extra_rows.push(ExtraRow {
                        under: under.value.clone(),
                        id,
                        stt,
                        part: part || is_part(&label.value),
                        label: label.value,
                        values: values.into_iter().collect(),
                    });
                }
            }
            (None, Some(under)) => unknown_row(&mut row, tables, under),
            _ => {}
        }
        row.finish();
    }
}

/// Whether a label says that the row is some of the one above it.
pub(super) fn is_part(label: &str) -> bool {
    fold(label).starts_with("trong do")
}

/// The row of the form that gives an added row its cells: the one that it stands below, whether or not rows of the school's own lie between.
pub(super) fn base<'t>(table: &'t FilledTable, under: &str) -> Option<&'t RowLayout> {
    let mut under = under.to_owned();
    // each step leads to a row that was written before
    for _ in 0..=table.extra_rows.len() {
        if let Some(row) = table.layout.rows.iter().find(|row| row.id == under) {
            return Some(row);
        }
        let own = table.extra_rows.iter().enumerate().find(|(at, row)| names(table, *at, row, &under));
        under.clone_from(&own?.1.under);
    }
    None
}

/// Whether an added row is meant: by the id that the school gave it, or by its place (`thu.2`: the second below `thu`).
fn names(table: &FilledTable, at: usize, row: &ExtraRow, id: &str) -> bool {
    let before = || table.extra_rows[..at].iter().filter(|other| other.under == row.under).count();
    row.id.as_deref() == Some(id)
        || id.strip_prefix(&row.under).is_some_and(|rest| rest == format!(".{}", before() + 1))
}

fn unknown_row(row: &mut Fields<'_, '_>, tables: &[FilledTable], under: &Spanned<String>) {
    let official = tables.iter().flat_map(|t| t.layout.rows.iter().map(|r| r.id.as_str()));
    let own = tables.iter().flat_map(|t| t.extra_rows.iter().filter_map(|r| r.id.as_deref()));
    let known: Vec<&str> = official.chain(own).collect();
    unknown(row, &codes::UNKNOWN_ROW, under, "hàng cho thêm dòng", &known);
}

//! This year against last, figures against legal minima, explanations against findings.

use super::at::{At, Doubt, Part};
use super::figure::{Finding, FormFigures};
use super::grid::{Amount, Grid, ONE, start_of};
use super::spelled::earlier;
use crate::diag::{Diagnostic, codes};
use crate::model::{Disclosure, Unit};

/// Main figures that have changed more than the pack lets pass without a word.
pub(super) fn large_changes(unit: &Unit, grid: &Grid) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (form, disclosure) in unit.disclosures.iter().enumerate() {
        let (Some(rule), Some(before)) = (disclosure.regime.year_change, earlier(unit, disclosure)) else { continue };
        for (table, filled) in disclosure.tables.iter().enumerate() {
            let Some(there) = unit.disclosures[before].tables.iter().position(|t| t.layout.id == filled.layout.id)
            else {
                continue;
            };
            for (row, now) in grid.forms[form][table].rows.iter().enumerate() {
                let Some(column) = filled.layout.lead_column(&now.head.kinds) else { continue };
                let same = |r: &super::grid::GridRow| {
                    r.head.label == now.head.label && (filled.records || r.head.id == now.head.id)
                };
                let Some(then) = grid.forms[before][there].rows.iter().position(same) else { continue };
                let at = At { form, table, row, column, part: Part::Whole };
                let was = At { form: before, table: there, row: then, ..at };
                let (Amount::Micro(new), Amount::Micro(old)) = (grid.amount(at), grid.amount(was)) else { continue };
                let small = i128::from(rule.at_least) * ONE;
                if old == 0 || (new < small && old < small) || (new - old).abs() * 100 <= i128::from(rule.percent) * old
                {
                    continue;
                }
                let percent = (new - old) * 100 / old;
                let message = format!(
                    "“{}” đổi {percent:+}% so với {} (năm trước {}, năm nay {})",
                    now.head.label,
                    unit.disclosures[before].diagnosed_span(),
                    show(old),
                    show(new)
                );
                let place = grid.cell(at).place.clone().unwrap_or_else(|| start_of(disclosure));
                let hint =
                    format!("nếu số đúng, viết một câu ở explanations (row: {}) để người đọc hiểu vì sao", now.head.id);
                found.push(Doubt { at, diagnostic: Diagnostic::new(&codes::LARGE_CHANGE, place, message).hint(hint) });
            }
        }
    }
    found
}

fn show(micro: i128) -> String {
    crate::text::format_integer(i64::try_from(micro / ONE).unwrap_or(i64::MAX))
}

/// Records that fall short of a minimum that stands beside them.
pub(super) fn below_minimum(unit: &Unit, grid: &Grid) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (form, disclosure) in unit.disclosures.iter().enumerate() {
        for (table, filled) in disclosure.tables.iter().enumerate() {
            let Some((column, of)) = minimum(disclosure, table) else { continue };
            for (row, here) in grid.forms[form][table].rows.iter().enumerate() {
                let at = |column| At { form, table, row, column, part: Part::Whole };
                let (Amount::Micro(has), Amount::Micro(wants)) = (grid.amount(at(column)), grid.amount(at(of))) else {
                    continue;
                };
                let (Some(place), true) = (grid.cell(at(column)).place.clone(), has < wants) else { continue };
                let message = format!(
                    "“{}”: {} thấp hơn {}",
                    here.head.label, filled.layout.columns[column].label, filled.layout.columns[of].label
                );
                let hint = "nếu số đúng, viết ở explanations trường sẽ làm gì";
                found.push(Doubt {
                    at: at(column),
                    diagnostic: Diagnostic::new(&codes::BELOW_MINIMUM, place, message).hint(hint),
                });
            }
        }
    }
    found
}

/// Which column of a table is held against which.
fn minimum(disclosure: &Disclosure, table: usize) -> Option<(usize, usize)> {
    let filled = &disclosure.tables[table];
    let rule = disclosure
        .regime
        .suggested_tables
        .iter()
        .find(|s| filled.suggested.as_ref() == Some(&s.id))?
        .minimum
        .as_ref()?;
    let at = |id: &str| filled.layout.columns.iter().position(|c| c.id == id);
    Some((at(&rule.column)?, at(&rule.of)?))
}

/// Explanations of what nobody doubts: mistaken, or left from another year.
pub(super) fn unused_explanations(disclosure: &Disclosure, form: &mut FormFigures) {
    for explanation in &disclosure.explanations {
        let used = form.findings.iter().any(|f| {
            let table = &disclosure.tables[f.table].layout;
            let row = &form.tables[f.table].rows[f.row];
            let found = disclosure.explanation(&table.id, &row.id, &row.label, &table.columns[f.column].id);
            found.is_some_and(|e| e.place == explanation.place)
        });
        if !used {
            let message = format!("lời giải thích cho “{}” không ứng với số nào đang bị nghi", explanation.row);
            let diagnostic = Diagnostic::new(&codes::UNUSED_EXPLANATION, explanation.place.clone(), message)
                .hint("bỏ lời này, hoặc xem lại row và column");
            form.findings.push(Finding { table: 0, row: 0, column: 0, diagnostic, explanation: None });
        }
    }
}

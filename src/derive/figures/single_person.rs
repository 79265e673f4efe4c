//! Rows of one person with a grade beside it: whoever knows the school knows who that is.

use super::at::{At, Doubt};
use super::grid::{Amount, ONE};
use super::spelled::Builder;
use crate::diag::{Diagnostic, codes};
use crate::pack::Check;
use crate::text::Place;

/// So many rows are named; the others are counted.
const NAMED: usize = 3;

/// One doubt a form, at the first row: column `whole` counts the persons, `parts` are the grades. What the unit hides tells nobody.
pub(super) fn single_person(rule: &Builder<'_, '_>, check: &Check) -> Option<Doubt> {
    let &[whole] = check.whole.as_ref().map(|id| rule.columns(std::slice::from_ref(id))).as_deref()? else {
        return None;
    };
    let grades = rule.columns(&check.parts);
    let found: Vec<(At, Place)> = (0..rule.grid.forms[rule.form][rule.table].rows.len())
        .filter(|row| is(rule, rule.at(*row, whole), |n| n == ONE))
        .filter_map(|row| {
            let shown = grades.iter().map(|column| rule.at(row, *column)).find(|at| is(rule, *at, |n| n >= ONE))?;
            Some((shown, rule.grid.cell(shown).place.clone()?)).filter(|_| !is_hidden(rule, shown))
        })
        .collect();
    let (at, place) = found.first()?.clone();
    let column = |at: At| &rule.disclosure.tables[rule.table].layout.columns[at.column];
    let mut said: Vec<String> = found
        .iter()
        .take(NAMED)
        .map(|(at, _)| format!("“{}” ({})", rule.grid.row(*at).head.label, column(*at).label))
        .collect();
    if found.len() > NAMED {
        said.push(format!("{} hàng nữa", found.len() - NAMED));
    }
    let message = format!("hàng chỉ có một người mà ghi xếp loại: {} ({})", said.join(", "), check.note);
    let hint = format!(
        "ẩn bằng “hide_below: {{{}: 3}}” trong unit.yaml; nếu đã cân nhắc mà vẫn công khai, ghi lý do ở explanations (lời ấy hiện trên trang)",
        column(at).id
    );
    Some(Doubt { at, diagnostic: Diagnostic::new(&codes::SINGLE_PERSON, place, message).hint(hint) })
}

fn is(rule: &Builder<'_, '_>, at: At, wanted: impl Fn(i128) -> bool) -> bool {
    matches!(rule.grid.amount(at), Amount::Micro(n) if wanted(n))
}

/// A count of one is below every threshold there is.
fn is_hidden(rule: &Builder<'_, '_>, at: At) -> bool {
    let column = &rule.disclosure.tables[rule.table].layout.columns[at.column];
    [&rule.grid.row(at).head.id, &column.id].into_iter().any(|id| rule.unit.hide_below.contains_key(id))
}

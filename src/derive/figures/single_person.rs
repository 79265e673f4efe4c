//! Rows of one person with a grade beside it, and of a few who all have one grade: whoever knows the school knows who that is.

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
    let found: Vec<(At, Place, i128)> = (0..rule.grid.forms[rule.form][rule.table].rows.len())
        .filter_map(|row| {
            let persons = few(rule, rule.at(row, whole), check)?;
            let all = |at: &At| rule.grid.amount(*at) == Amount::Micro(persons * ONE);
            let shown = grades.iter().map(|column| rule.at(row, *column)).find(all)?;
            Some((shown, rule.grid.cell(shown).place.clone()?, persons)).filter(|_| !is_hidden(rule, shown))
        })
        .collect();
    let (at, place, _) = found.first()?.clone();
    let column = |at: At| &rule.disclosure.tables[rule.table].layout.columns[at.column];
    let mut said: Vec<String> = found
        .iter()
        .take(NAMED)
        .map(|(at, _, persons)| {
            let persons = if *persons > 1 { format!("{persons} người, ") } else { String::new() };
            format!("“{}” ({persons}{})", rule.grid.row(*at).head.label, column(*at).label)
        })
        .collect();
    if found.len() > NAMED {
        said.push(format!("{} hàng nữa", found.len() - NAMED));
    }
    let several = found.iter().any(|(_, _, persons)| *persons > 1);
    let what = if several {
        "hàng ít người mà ai cũng cùng một xếp loại"
    } else {
        "hàng chỉ có một người mà ghi xếp loại"
    };
    let message = format!("{what}: {} ({})", said.join(", "), check.note);
    let hint = format!(
        "ẩn bằng “hide_below: {{{}: 3}}” trong unit.yaml; nếu đã cân nhắc mà vẫn công khai, ghi lý do ở explanations (lời ấy hiện trên trang)",
        column(at).id
    );
    Some(Doubt { at, diagnostic: Diagnostic::new(&codes::SINGLE_PERSON, place, message).hint(hint) })
}

/// How many persons a row counts, if they are so few that one grade for all of them is the grade of each.
fn few(rule: &Builder<'_, '_>, at: At, check: &Check) -> Option<i128> {
    let Amount::Micro(count) = rule.grid.amount(at) else { return None };
    let persons = count / ONE;
    let is_few = persons >= 1 && persons < check.least.unwrap_or(2).into() && count % ONE == 0;
    is_few.then_some(persons)
}

/// So few are below every threshold there is.
fn is_hidden(rule: &Builder<'_, '_>, at: At) -> bool {
    let column = &rule.disclosure.tables[rule.table].layout.columns[at.column];
    [&rule.grid.row(at).head.id, &column.id].into_iter().any(|id| rule.unit.hide_below.contains_key(id))
}

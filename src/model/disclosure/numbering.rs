//! Numbers of a school's own rows: two rows with one number, a number that belongs below another row.

use super::FilledTable;
use crate::diag::{Diagnostic, codes};
use crate::model::Value;
use crate::pack::RowLayout;
use crate::parse::fields::Fields;
use crate::text::Spanned;

/// Looks at the numbers (`stt`) of the rows that the school added to a form.
pub(super) fn of_own_rows(fields: &mut Fields<'_, '_>, table: &FilledTable) {
    for (at, row) in table.extra_rows.iter().enumerate() {
        let Some(stt) = &row.stt else { continue };
        let before = table.extra_rows[..at].iter().filter(|other| other.under == row.under);
        let own = before.filter(|other| other.stt.as_ref().is_some_and(|other| same(&other.value, &stt.value)));
        let parent = table.layout.rows.iter().position(|r| r.id == row.under);
        let filled = |id: &str| {
            table.values.get(id).is_some_and(|cells| cells.values().any(|w| w.value != Value::NotApplicable))
        };
        // as the school's spreadsheet numbers it, else as the form does
        let number_of = |r: &RowLayout| table.numbers.get(&r.id).unwrap_or(&r.stt).clone();
        let official = table.layout.rows.iter().filter(|r| r.parent.is_some() && r.parent == parent);
        let official = official.filter(|r| same(&number_of(r), &stt.value) && filled(&r.id)).map(|r| &r.label);
        if let Some(twin) = own.map(|other| &other.label).chain(official).next() {
            say(fields, stt, format!("“{}” và “{twin}” cùng mang số {}", row.label, stt.value));
        }
        let above = parent.map(|at| &table.layout.rows[at]);
        let number =
            |text: &str| text.split('.').next().filter(|n| n.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned);
        if let (Some(above), true) = (above, stt.value.contains('.'))
            && let (Some(own), Some(wanted)) = (number(&stt.value), number(&number_of(above)))
            && own != wanted
            && !wanted.is_empty()
        {
            let message = format!(
                "“{}” mang số {}, nằm dưới hàng số {} (“{}”)",
                row.label,
                stt.value,
                number_of(above),
                above.label
            );
            say(fields, stt, message);
        }
    }
}

/// Looks at the numbers of records, in the order written.
pub(super) fn of_records(fields: &mut Fields<'_, '_>, numbers: &[(Spanned<String>, String)]) {
    for (at, (stt, label)) in numbers.iter().enumerate() {
        if let Some((_, twin)) = numbers[..at].iter().find(|(other, _)| same(&other.value, &stt.value)) {
            say(fields, stt, format!("“{label}” và “{twin}” cùng mang số {}", stt.value));
        }
    }
}

/// Whether both are one number; a dash before a row is none.
fn same(one: &str, other: &str) -> bool {
    one.contains(char::is_alphanumeric) && one.trim() == other.trim()
}

fn say(fields: &mut Fields<'_, '_>, stt: &Spanned<String>, message: String) {
    let hint = "đánh lại số thứ tự (stt)";
    fields.diagnostics.push(Diagnostic::new(&codes::NUMBERING, stt.place.clone(), message).hint(hint));
}

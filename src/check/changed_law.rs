//! What other laws have changed of a place: told while it is being filled in and is still empty, and where something is written against it.

use crate::derive::remarks::{self, Held};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Disclosure, ItemBody, Unit, Value};
use crate::pack::{Against, Packs, Remark};
use crate::text::{Place, opening};
use jiff::civil::Date;

const RIGHTLY_EMPTY: &str = "để trống là đúng";
const TO_FILL_IN: &str = "điền theo lưu ý này; nếu trường không có thì ghi n/a kèm lý do";

/// Looks at each disclosure, drafts too.
pub(super) fn check(unit: &Unit, packs: &Packs, as_of: Date, diagnostics: &mut Diagnostics) {
    let years = packs.calendar.years();
    for disclosure in &unit.disclosures {
        // of what is over and public nobody fills in more
        let open = disclosure.published.is_none() || as_of <= remarks::days(disclosure.span, years).1;
        for remark in remarks::of_disclosure(unit, disclosure, years) {
            let Some(told) = remark.authors.as_deref() else { continue };
            for held in remark.at.iter().filter_map(|at| remarks::held(disclosure, at)) {
                if !held.is_empty(disclosure) {
                    against(unit, disclosure, remark, held, diagnostics);
                } else if open {
                    let message = format!("“{}” còn trống: {}", opening(&held.label(disclosure)), sentence(told));
                    let finding = Diagnostic::of_file(&codes::CHANGED_LAW, &disclosure.file, message);
                    diagnostics.push(finding.hint(if remark.settles { RIGHTLY_EMPTY } else { TO_FILL_IN }));
                }
            }
        }
    }
}

/// A sentence within another.
fn sentence(text: &str) -> &str {
    text.trim_end_matches('.')
}

fn against(unit: &Unit, disclosure: &Disclosure, remark: &Remark, held: Held<'_>, diagnostics: &mut Diagnostics) {
    let told = remark.authors.as_deref().map_or("", sentence);
    let audiences = unit.audiences();
    let alone = audiences.iter().all(|own| remark.applies_to.iter().any(|a| a == own));
    let mut seen: Vec<(String, Place)> = Vec::new();
    for rule in remark.against.iter().filter(|rule| !rule.only || alone) {
        for (name, place) in written_against(rule, disclosure, held) {
            if !seen.contains(&(name.clone(), place.clone())) {
                let message = format!("“{name}” trái với luật đang có hiệu lực: {told}");
                let finding = Diagnostic::new(&codes::AGAINST_LAW, place.clone(), message);
                diagnostics.push(finding.hint("sửa hoặc bỏ điều này; khoản hay việc khác thì gọi đúng tên của nó"));
                seen.push((name, place));
            }
        }
    }
}

/// The names and places of what a rule speaks of.
fn written_against(rule: &Against, disclosure: &Disclosure, held: Held<'_>) -> Vec<(String, Place)> {
    let file = || Place::start_of(&disclosure.file);
    if rule.filled {
        let applies = !matches!(held, Held::Item(item) if matches!(item.body, ItemBody::NotApplicable(_)));
        return if applies { vec![(opening(&held.label(disclosure)).to_owned(), file())] } else { Vec::new() };
    }
    let Held::Item(item) = held else { return Vec::new() };
    match &item.body {
        ItemBody::Table(at) => {
            let table = &disclosure.tables[*at];
            let rows = table.layout.rows.iter().filter(|row| rule.names(&row.label));
            let found = rows.filter_map(|row| match &rule.column {
                None => {
                    let mut cells = table.layout.columns.iter().filter_map(|c| table.value(&row.id, &c.id));
                    Some((row.label.clone(), cells.next().map_or_else(file, |value| value.place.clone())))
                }
                Some(column) => {
                    let value = table.value(&row.id, column)?;
                    let figure = matches!(value.value, Value::Integer(1..) | Value::Decimal { value: 1.., .. });
                    figure.then(|| (row.label.clone(), value.place.clone()))
                }
            });
            found.collect()
        }
        ItemBody::Documents(list) if rule.column.is_none() => {
            let named = list.iter().filter(|document| rule.names(&document.title));
            let place = |target: &Option<crate::text::Spanned<_>>| target.as_ref().map(|t| t.place.clone());
            named.map(|document| (document.title.clone(), place(&document.target).unwrap_or_else(file))).collect()
        }
        _ => Vec::new(),
    }
}

//! Words where a form asks for something else: a cross, a choice, a finished legal text; and what is left empty though it can be worked out.

use super::foreign_number::foreign;
use crate::derive::figures::{Figure, FormFigures};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Disclosure, ItemBody, Subject, Unit, Value};
use crate::pack::{CellType, Item, Schools};
use crate::text::{Place, fold};

/// Looks at each published disclosure; `figures` are theirs, in the same order.
pub(super) fn check(unit: &Unit, figures: &[FormFigures], schools: &Schools, diagnostics: &mut Diagnostics) {
    for (disclosure, figures) in unit.disclosures.iter().zip(figures).filter(|(d, _)| d.published.is_some()) {
        for table in &disclosure.tables {
            let columns = || table.layout.columns.iter().enumerate();
            for (head, (at, column)) in table.layout.rows.iter().flat_map(|row| columns().map(move |c| (row, c))) {
                let Some(written) = table.value(&head.id, &column.id) else { continue };
                let Value::Text(text) = &written.value else { continue };
                if head.cells[at].kind == CellType::Check {
                    let message = format!("“{}”: ô đánh dấu ghi “{text}”, nhận là Có", head.label);
                    let found = Diagnostic::new(&codes::MARKED_BY_WORDS, written.place.clone(), message);
                    diagnostics.push(found.hint("đánh dấu x; địa chỉ hay lời khác để ở note"));
                } else if matches!(head.cells[at].kind, CellType::Text | CellType::LongText) {
                    legal_text(text, &written.place, (unit, schools), diagnostics);
                }
            }
        }
        choices(disclosure, diagnostics);
        left_empty(disclosure, figures, diagnostics);
    }
}

/// A legal text that was not finished: places left open, letters of another school.
fn legal_text(text: &str, place: &Place, (unit, schools): (&Unit, &Schools), diagnostics: &mut Diagnostics) {
    if let Some(gap) = unfinished(text) {
        let message = format!("“{text}”: còn chỗ trống chưa điền ({gap})");
        let found = Diagnostic::new(&codes::PLACEHOLDER, place.clone(), message);
        diagnostics.push(found.hint("điền đủ số, ngày, tháng, năm của văn bản"));
    }
    if let Some(letters) = foreign(text, unit, schools) {
        let message = format!("“{text}”: số văn bản mang chữ “{letters}”, không phải chữ của {}", unit.name);
        let found = Diagnostic::new(&codes::FOREIGN_NUMBER, place.clone(), message);
        diagnostics.push(found.hint("văn bản mẫu của trường khác thì thay bằng văn bản của trường; đúng là văn bản ấy thì viết rõ tên trường ban hành"));
    }
}

/// A place for a number or a day in a legal text that was not filled in: `số /QĐ`, `ngày tháng năm`.
fn unfinished(text: &str) -> Option<&'static str> {
    let words = fold(text);
    let dots = |word: &str| word.chars().all(|c| matches!(c, '.' | '…' | '_' | '-' | ','));
    let words: Vec<&str> = words.split_whitespace().collect();
    let next = |at: usize| words[at + 1..].iter().find(|word| !dots(word)).copied().unwrap_or("");
    words.iter().enumerate().find_map(|(at, word)| match *word {
        "so" if next(at).starts_with('/') => Some("số …/"),
        "ngay" if next(at).trim_end_matches(['.', '…']) == "thang" => Some("ngày … tháng …"),
        _ => None,
    })
}

/// A choice that the row's own name speaks against.
fn choices(disclosure: &Disclosure, diagnostics: &mut Diagnostics) {
    for table in disclosure.tables.iter().filter(|t| t.records) {
        for column in table.layout.columns.iter().filter(|c| !c.expects.is_empty()) {
            for row in &table.layout.rows {
                let label = fold(&row.label);
                let expected = column.expects.iter().find(|(_, names)| names.iter().any(|n| label.contains(&fold(n))));
                let Some(expected) = expected.and_then(|(word, _)| column.choices.get(word)) else { continue };
                let written = table.value(&row.id, &column.id);
                if written.is_some_and(|w| w.value == Value::Text(expected.clone())) {
                    continue;
                }
                let near = table
                    .layout
                    .columns
                    .iter()
                    .find_map(|c| table.value(&row.id, &c.id))
                    .map(|value| value.place.clone());
                let place = written.map(|w| w.place.clone()).or(near);
                let message = format!("“{}”: {} là “{expected}”", row.label, column.label);
                let place = place.unwrap_or_else(|| Place::start_of(&disclosure.file));
                let found = Diagnostic::new(&codes::UNEXPECTED_CHOICE, place, message);
                diagnostics.push(found.hint(format!("ghi {} cho khoản này", column.id)));
            }
        }
    }
}

/// Items that follow from others of their table.
fn left_empty(disclosure: &Disclosure, figures: &FormFigures, diagnostics: &mut Diagnostics) {
    let Subject::Content(at) = disclosure.subject else { return };
    let shown: Vec<usize> = disclosure
        .items
        .iter()
        .filter_map(|item| if let ItemBody::Table(at) = item.body { Some(at) } else { None })
        .collect();
    let rows = || shown.iter().filter_map(|at| figures.tables.get(*at)).flat_map(|table| &table.rows);
    let given = |id: &String| rows().any(|row| row.id == *id && row.cells.iter().any(|c| c.value().is_some()));
    let empty =
        |item: &&Item| rows().any(|row| row.id == item.id && row.cells.iter().all(|figure| *figure == Figure::Missing));
    let items = disclosure.regime.contents[at].items.iter().filter(|item| !item.follows_from.is_empty());
    for item in items.filter(|item| item.follows_from.iter().all(given)).filter(empty) {
        let message = format!("“{}” bỏ trống dù đã có số để tính", item.label);
        let found = Diagnostic::of_file(&codes::LEFT_EMPTY, &disclosure.file, message);
        diagnostics.push(found.hint(format!("tính rồi ghi “{}: …”", item.id)));
    }
}

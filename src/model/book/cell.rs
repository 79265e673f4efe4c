//! A cell of a workbook as a value of its key.

use super::tree::scalar;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::sheet_cell;
use crate::pack::{BookChoice, BookKey, KeyKind, WorkbookWords};
use crate::parse::sheet::{Sheet, SheetCell};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::{Span, closest, fold};

/// What cells are read with.
pub(super) struct Words<'a> {
    pub(super) words: &'a WorkbookWords,
    pub(super) choices: Vec<BookChoice>,
}

/// The value of a filled cell; `None`: what is wrong was said.
pub(super) fn value(
    key: &BookKey,
    words: &Words<'_>,
    (sheet, cell, span): (&Sheet, &SheetCell, Span),
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let text = match sheet_cell::text(cell) {
        Ok(text) => text,
        Err(refusal) => {
            diagnostics.push(refusal.at(sheet.place(cell)));
            return None;
        }
    };
    if let Some(note) = sheet_cell::rounded(cell) {
        diagnostics.push(note.at(sheet.place(cell)));
    }
    let mut refuse = |message: String, hint: String| {
        diagnostics.push(Diagnostic::new(&codes::NOT_A_CHOICE, sheet.place(cell), message).hint(hint));
        None
    };
    match key.kind {
        KeyKind::Shown => None,
        KeyKind::Text
        | KeyKind::Long
        | KeyKind::Date
        | KeyKind::Number
        | KeyKind::Decimal
        | KeyKind::Money
        | KeyKind::Percent => Some(scalar(text, span)),
        KeyKind::Prose => Some(inapplicable(&text, span).unwrap_or_else(|| scalar(text, span))),
        KeyKind::Applies => match inapplicable(&text, span) {
            Some(node) => Some(node),
            None => {
                let hint = key.hint.clone().unwrap_or_default();
                refuse(format!("“{}” không điền vào ô này", key.label), hint)
            }
        },
        KeyKind::Yes | KeyKind::Marks | KeyKind::Answers => match yes(&text, words.words) {
            Some(yes) => Some(scalar(if yes { "true" } else { "false" }.to_owned(), span)),
            None => {
                let (yes, no) = (&words.words.yes, &words.words.no);
                refuse(format!("“{text}” không phải câu trả lời"), format!("chọn {yes} hoặc {no}"))
            }
        },
        KeyKind::Choice => match chosen(&text, &words.choices) {
            Ok(value) => Some(scalar(value, span)),
            Err(hint) => refuse(format!("“{text}” không phải là giá trị cho phép"), hint),
        },
        KeyKind::Values => {
            let values = text.split('\n').map(str::trim);
            let node = |text: &str| match text {
                "" | "~" => Node { span, kind: Kind::Null },
                text => scalar(text.to_owned(), span),
            };
            Some(Node { span, kind: Kind::List(values.map(node).collect()) })
        }
        KeyKind::Lines | KeyKind::Sentences => {
            let parts = |c: char| c == '\n' || (c == ';' && key.kind == KeyKind::Lines);
            let lines = text.split(parts).map(str::trim).filter(|line| !line.is_empty());
            let mut items = Vec::new();
            for line in lines {
                let read = if words.choices.is_empty() { Ok(line.to_owned()) } else { chosen(line, &words.choices) };
                match read {
                    Ok(value) => items.push(scalar(value, span)),
                    Err(hint) => return refuse(format!("“{line}” không phải là giá trị cho phép"), hint),
                }
            }
            Some(Node { span, kind: Kind::List(items) })
        }
    }
}

/// `n/a`, `không áp dụng: vì sao`: that something does not apply, and why.
fn inapplicable(text: &str, span: Span) -> Option<Node> {
    let (said, reason) = text.split_once(':').map_or((text, ""), |(said, reason)| (said, reason.trim()));
    if !matches!(fold(said.trim()).as_str(), "n/a" | "khong ap dung") {
        return None;
    }
    if reason.is_empty() {
        return Some(scalar(said.trim().to_owned(), span));
    }
    let key = Key { text: "not_applicable".to_owned(), span };
    Some(Node { span, kind: Kind::Map(vec![(key, scalar(reason.to_owned(), span))]) })
}

/// Whether something is answered with yes.
fn yes(text: &str, words: &WorkbookWords) -> Option<bool> {
    let text = fold(text);
    if text == fold(&words.yes) || matches!(text.as_str(), "x" | "true") {
        return Some(true);
    }
    (text == fold(&words.no) || text == "false").then_some(false)
}

/// The value of a chosen word, or what could have been chosen.
fn chosen(text: &str, choices: &[BookChoice]) -> Result<String, String> {
    let found = choices.iter().find(|c| c.value == text || fold(&c.label) == fold(text));
    found.map(|choice| choice.value.clone()).ok_or_else(|| {
        let labels = || choices.iter().map(|choice| choice.label.as_str());
        match closest(text, labels()) {
            Some(near) => format!("có phải là “{near}”?"),
            None => format!("chọn một trong: {}", labels().collect::<Vec<_>>().join(", ")),
        }
    })
}

//! What a `.yaml` or a sheet says, typed into the program's own empty workbooks and Word files, as a clerk would.

use crate::fill_in::{set, sheet, tell};
use crate::word_sheets::written;
use congkhai::diag::Diagnostics;
use congkhai::model::{Assessment, CriterionSheet, Unit};
use congkhai::pack::{Book, BookKey, BookList, KeyKind, Packs, Regime};
use congkhai::parse::yaml::{self, Kind, Node};
use congkhai::render::{word_form, workbook};
use congkhai::site::view::{BookCell, BookContent, BookLook, BookSheet, WorkbookView};
use congkhai::site::workbook::of_figures;
use congkhai::text::sheet_layout::{BOOK_LIST, BOOK_TABLE};
use congkhai::text::{SchoolYear, parse_date};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) fn parsed(path: &str, bytes: &[u8]) -> Node {
    let mut diagnostics = Diagnostics::default();
    yaml::parse(&Arc::from(path), std::str::from_utf8(bytes).unwrap(), 0, &mut diagnostics).unwrap()
}

fn at<'n>(node: &'n Node, path: &str) -> Option<&'n Node> {
    let found = path.split('.').try_fold(node, |node, key| node.get(key))?;
    (found.kind != Kind::Null).then_some(found)
}

/// A figure as a number, unless a number would not keep it.
fn figure(text: &str) -> BookContent {
    let number = text.replace(',', ".");
    if number.parse::<f64>().is_ok() && !(number.contains('.') && number.ends_with('0')) {
        BookContent::Number(number)
    } else {
        BookContent::Text(text.to_owned())
    }
}

/// A value as somebody types it.
fn typed(packs: &Packs, key: &BookKey, regime: Option<&Regime>, node: &Node) -> BookContent {
    let words = &packs.workbooks.words;
    let choices = packs.choices(key, regime);
    let label = |value: &str| {
        choices.iter().find(|c| c.value == value).map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    };
    let text = || node.as_text().unwrap_or_else(|| panic!("{}: {node:?}", key.key)).to_owned();
    match key.kind {
        KeyKind::Date => BookContent::Day(parse_date(&text()).unwrap().to_string()),
        KeyKind::Number | KeyKind::Decimal | KeyKind::Money | KeyKind::Percent => figure(&text()),
        KeyKind::Values => match &node.kind {
            Kind::List(items) => {
                let lines: Vec<&str> = items.iter().map(|item| item.as_text().unwrap_or("~")).collect();
                BookContent::Text(lines.join("\n"))
            }
            _ => BookContent::Text(text()),
        },
        KeyKind::Prose | KeyKind::Applies => BookContent::Text(match at(node, "not_applicable") {
            Some(reason) => format!("n/a: {}", reason.as_text().unwrap()),
            None => text(),
        }),
        KeyKind::Yes | KeyKind::Answers | KeyKind::Marks => {
            let yes = matches!(text().as_str(), "true" | "có" | "yes");
            BookContent::Text(if yes { words.yes.clone() } else { words.no.clone() })
        }
        KeyKind::Choice => BookContent::Text(label(&text())),
        KeyKind::Lines | KeyKind::Sentences => match &node.kind {
            Kind::List(items) => {
                let lines: Vec<String> = items.iter().map(|item| label(item.as_text().unwrap())).collect();
                BookContent::Text(lines.join("\n"))
            }
            _ => BookContent::Text(label(&text())),
        },
        _ => BookContent::Text(text()),
    }
}

/// Types all that a tree says into a workbook; keys that nobody can type there are named.
pub(crate) fn type_all(packs: &Packs, (book, regime): (&Book, Option<&Regime>), view: &mut WorkbookView, node: &Node) {
    for key in book.keys.iter().chain(&book.answers).filter(|key| !key.key.starts_with('@')) {
        let Some(value) = at(node, &key.key) else { continue };
        match (key.kind, &value.kind) {
            (KeyKind::Marks, Kind::List(items)) => {
                for item in items {
                    let id = format!("{}#{}", key.key, item.as_text().unwrap());
                    tell(view, &id, BookContent::Text(packs.workbooks.words.yes.clone()));
                }
            }
            (KeyKind::Answers, Kind::Map(entries)) => {
                for (word, answer) in entries {
                    tell(view, &format!("{}#{}", key.key, word.text), typed(packs, key, regime, answer));
                }
            }
            // its parts are keys of their own, or stand on a sheet of their own
            (KeyKind::Choice | KeyKind::Shown, Kind::Map(_)) => {}
            (KeyKind::Applies, Kind::Map(_) | Kind::List(_)) if at(value, "not_applicable").is_none() => {}
            _ => {
                tell(view, &key.key, typed(packs, key, regime, value));
            }
        }
    }
    for list in &book.lists {
        let Some(value) = at(node, &list.key).filter(|value| matches!(value.kind, Kind::List(_) | Kind::Map(_))) else {
            continue;
        };
        if at(value, "not_applicable").is_some() {
            continue;
        }
        let sheet = sheet(view, &format!("{BOOK_LIST}{}", list.key));
        let mut row = 5;
        match &value.kind {
            Kind::List(items) => items.iter().for_each(|item| row = type_row(packs, list, sheet, row, item)),
            Kind::Map(entries) => {
                for (key, value) in entries {
                    cell(sheet, (row, 1), BookContent::Text(key.text.clone()));
                    cell(sheet, (row, 2), typed(packs, &list.columns[1], None, value));
                    row += 1;
                }
            }
            other => panic!("{}: {other:?}", list.key),
        }
    }
}

fn cell(sheet: &mut BookSheet, at: (u32, u16), content: BookContent) {
    let look = sheet.open_columns.iter().find(|column| column.column == at.1).map_or(BookLook::Text, |c| c.look);
    sheet.cells.push(BookCell { at, content, look, open: true, check: None });
}

/// Types an item, with a further row for each further step of it; the row behind.
fn type_row(packs: &Packs, list: &BookList, sheet: &mut BookSheet, row: u32, item: &Node) -> u32 {
    let mut steps = 1;
    for (column, key) in (1..).zip(&list.columns) {
        if let Some((of, inner)) = key.key.split_once("[].") {
            let Some(Kind::List(items)) = item.get(of).map(|node| &node.kind) else { continue };
            for (n, step) in (0..).zip(items) {
                if let Some(value) = step.get(inner) {
                    cell(sheet, (row + n, column), typed(packs, key, None, value));
                }
                steps = steps.max(n + 1);
            }
        } else if let Some(value) = at(item, &key.key) {
            cell(sheet, (row, column), typed(packs, key, None, value));
        }
    }
    row + steps
}

/// The database of an assessment as a workbook.
pub(crate) fn database(
    packs: &Packs,
    unit: &Unit,
    assessment: &Assessment,
    files: &BTreeMap<String, Vec<u8>>,
) -> Option<(String, Vec<u8>)> {
    let file = assessment.database.as_ref()?.file.to_string();
    let book = packs.workbooks.book("database").unwrap();
    let last = *assessment.school_years.iter().max().unwrap();
    let mut view = of_figures(packs, book, &unit.audiences(), last);
    let node = parsed(&file, &files[&file]);
    // tables of the form have sheets of their own
    let (form, own) = tables(&node);
    let mut rest = node.clone();
    let Kind::Map(entries) = &mut rest.kind else { unreachable!() };
    entries
        .iter_mut()
        .filter(|(key, _)| key.text == "tables")
        .for_each(|(_, node)| node.kind = Kind::List(own.clone()));
    type_all(packs, (book, None), &mut view, &rest);
    for table in form {
        type_table(
            packs,
            sheet(&mut view, &format!("{BOOK_TABLE}{}", table.get("template").unwrap().as_text().unwrap())),
            &table,
        );
    }
    Some((file, workbook(&view)))
}

/// The tables of the form, and the school's own.
fn tables(node: &Node) -> (Vec<Node>, Vec<Node>) {
    let Some(Kind::List(tables)) = node.get("tables").map(|node| &node.kind) else { return Default::default() };
    tables.iter().cloned().partition(|table| table.get("template").is_some())
}

/// Types the rows of a table of the form; the school's own where they are offered.
fn type_table(packs: &Packs, sheet: &mut BookSheet, table: &Node) {
    let text_of =
        |cell: &BookCell| if let BookContent::Text(text) = &cell.content { text.clone() } else { String::new() };
    let ids: BTreeMap<String, u32> =
        sheet.cells.iter().filter(|c| c.at.1 == 0).map(|cell| (text_of(cell), cell.at.0)).collect();
    let columns: BTreeMap<String, u16> =
        sheet.cells.iter().filter(|c| c.at.0 == ids["id"]).map(|cell| (text_of(cell), cell.at.1)).collect();
    let offers: Vec<u32> = sheet.cells.iter().filter(|c| c.at.1 == 1 && c.open).map(|cell| cell.at.0).collect();
    let mut offers = offers.into_iter();
    let Some(Kind::List(rows)) = table.get("rows").map(|node| &node.kind) else { return };
    for row in rows {
        let at = match row.get("row").and_then(Node::as_text) {
            Some(id) => ids[id],
            None => offers.next().unwrap(),
        };
        if let Some(label) = row.get("label").and_then(Node::as_text) {
            set(sheet, (at, 1), BookContent::Text(label.to_owned()));
        }
        if let Some(Kind::List(values)) = row.get("values").map(|node| &node.kind) {
            // by school years the last are filled
            let years = columns.keys().filter(|id| SchoolYear::parse(id).is_some()).count();
            let first = 2 + u16::try_from(years.saturating_sub(values.len())).unwrap();
            for (column, value) in (first..).zip(values) {
                if let Some(text) = value.as_text() {
                    set(sheet, (at, column), figure(text));
                }
            }
        }
        for key in &packs.workbooks.figures.columns {
            if let Some(value) = row.get(&key.key) {
                set(sheet, (at, columns[&key.key]), typed(packs, key, None, value));
            }
        }
    }
}

/// The sheets of an assessment as Word files; those with an editor's note, which is not the school's, and with heavy letters stay in Markdown.
pub(crate) fn sheets(
    packs: &Packs,
    assessment: &Assessment,
    files: &BTreeMap<String, Vec<u8>>,
) -> Vec<(String, Vec<u8>)> {
    let markdown = |sheet: &CriterionSheet| std::str::from_utf8(&files[&*sheet.file]).unwrap();
    let is_plain = |sheet: &&CriterionSheet| sheet.editor_note.is_none() && !markdown(sheet).contains("**");
    let own = assessment.sheets.values().filter(is_plain);
    let word = |sheet: &CriterionSheet| word_form(&written(packs, assessment.catalogue(), sheet, markdown(sheet)));
    own.map(|sheet| (sheet.file.to_string(), word(sheet))).collect()
}

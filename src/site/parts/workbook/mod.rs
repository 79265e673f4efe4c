//! Workbooks to be filled in, empty: of what a regulation makes public, and of other sources. What they ask stands in the pack `workbook`, rows and
//! columns in the pack of the regulation; `model::book` reads them back.

mod asked;
mod figures;
mod ids;
mod info;
mod list;
mod sums;
mod table;

pub use asked::Asked;

use crate::derive::figures::rules;
use crate::derive::remarks::days;
use crate::model::{Subject, blank_disclosure};
use crate::pack::{Book, BookList, Owner, Packs, Remark};
use crate::site::view::{BookSheet, WorkbookView};
use crate::text::{SchoolYear, sheet_name};
use std::collections::BTreeSet;

/// The empty workbook of a disclosure; `None`: no such school has it.
pub fn of_disclosure(packs: &Packs, asked: Asked<'_>) -> Option<WorkbookView> {
    let unit = blank_disclosure(packs, (asked.regime, asked.subject), asked.schools, asked.span)?;
    let disclosure = unit.disclosures.first()?;
    let book = asked.book(packs, &unit.audiences())?;
    let mut sheets = vec![info::of_disclosure(packs, &book, asked, &remarks(packs, asked, &unit.audiences()))];
    let mut lines = ids::of_disclosure(asked);
    if !book.answers.is_empty() {
        sheets.push(info::answers(packs, &book, &asked.title()));
    }
    if let Subject::Form(at) = asked.subject {
        let all = rules(&unit, 0);
        for (number, table) in (0..).zip(&disclosure.tables) {
            let own: Vec<_> = all.iter().filter(|rule| rule.table == number).collect();
            let built = table::sheet(packs, &asked.regime.forms[at], &table.layout, &own);
            lines.extend(built.ids);
            sheets.push(built.sheet);
        }
    }
    sheets.extend(lists(packs, &book));
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, lines));
    Some(view(packs, asked.title(), sheets))
}

/// The sheets of lists; those that a content asks stand before what every disclosure has.
fn lists(packs: &Packs, book: &Book) -> Vec<BookSheet> {
    let of_all = |list: &&BookList| list.title.is_none();
    let own = book.lists.iter().filter(|list| !of_all(list));
    own.chain(book.lists.iter().filter(of_all)).map(|list| list::sheet(packs, list)).collect()
}

/// The empty workbook of another kind of source.
pub fn of_kind(packs: &Packs, book: &Book) -> WorkbookView {
    let mut sheets = vec![info::of_kind(packs, book)];
    sheets.extend(lists(packs, book));
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, Vec::new()));
    view(packs, book.title.clone(), sheets)
}

/// The empty workbook of a self-assessment's database, for schools of these audiences; `last`: the last school year that has a column.
pub fn of_figures(packs: &Packs, book: &Book, audiences: &[&str], last: SchoolYear) -> WorkbookView {
    let (mut sheets, mut lines) = (vec![info::of_kind(packs, book)], Vec::new());
    for table in packs.sheets.report_database.iter().filter(|table| table.is_for(audiences)) {
        let built = figures::sheet(packs, table, audiences, last);
        lines.extend(built.ids);
        sheets.push(built.sheet);
    }
    sheets.extend(lists(packs, book));
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, lines));
    view(packs, book.title.clone(), sheets)
}

/// The sheets as a workbook: each gets a name that spreadsheets take and that no sheet before it has.
fn view(packs: &Packs, title: String, mut sheets: Vec<BookSheet>) -> WorkbookView {
    let mut taken = BTreeSet::new();
    for (number, sheet) in sheets.iter_mut().enumerate() {
        let (title, name) = (&sheet.name, sheet_name(&sheet.name, number));
        let is_new = taken.insert(name.to_lowercase());
        sheet.name = if is_new { name } else { sheet_name(&format!("{number}. {title}"), number) };
        taken.insert(sheet.name.to_lowercase());
    }
    WorkbookView { title, sheets, words: packs.workbooks.words.asks.clone() }
}

/// What other laws say to those who fill it in.
fn remarks<'a>(packs: &Packs, asked: Asked<'a>, audiences: &[&str]) -> Vec<&'a str> {
    let days = days(asked.span, packs.calendar.years());
    let regime = asked.regime;
    let in_content = |remark: &Remark| asked.content().is_some_and(|id| remark.is_within(id));
    let of_rows = |at: &String| at.split_once('/').and_then(|(of, _)| regime.forms.iter().position(|f| f.number == of));
    let in_rows = |remark: &Remark| remark.at.iter().filter_map(of_rows).any(|at| Subject::Form(at) == asked.subject);
    // nobody knows yet whose school will fill it in
    let touches =
        |remark: &Remark| [Owner::Public, Owner::Private].iter().any(|owner| remark.touches(*owner, audiences, days));
    let remarks = regime.remarks.iter().filter(|remark| in_content(remark) || in_rows(remark));
    remarks.filter(|remark| touches(remark)).filter_map(|remark| remark.authors.as_deref()).collect()
}

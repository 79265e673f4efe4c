//! Workbooks to be filled in, empty: of the forms of a regulation, and of other sources. What they ask stands in the pack `workbook`, rows and
//! columns in the pack of the regulation; `model::book` reads them back.

mod asked;
mod ids;
mod info;
mod list;
mod sums;
mod table;

pub use asked::FormAsked;

use crate::derive::figures;
use crate::derive::remarks::days;
use crate::model::blank_form;
use crate::pack::{Book, Owner, Packs, Remark};
use crate::site::view::{BookSheet, WorkbookView};
use crate::text::sheet_name;
use std::collections::BTreeSet;

/// The empty workbook of a form; `None`: no such school has it.
pub fn of_form(packs: &Packs, asked: FormAsked<'_>) -> Option<WorkbookView> {
    let FormAsked { regime, form: at, schools, span, .. } = asked;
    let unit = blank_form(packs, (regime, at), schools, span)?;
    let disclosure = unit.disclosures.first()?;
    let rules = figures::rules(&unit, 0);
    let book = packs.workbooks.book("form")?;
    let form = &regime.forms[at];
    let mut sheets = vec![info::of_form(packs, book, asked, &remarks(packs, asked, &unit.audiences()))];
    let mut lines = ids::of_form(regime, form);
    for (number, table) in (0..).zip(&disclosure.tables) {
        let own: Vec<_> = rules.iter().filter(|rule| rule.table == number).collect();
        let built = table::sheet(packs, form, &table.layout, &own);
        lines.extend(built.ids);
        sheets.push(built.sheet);
    }
    for kind in &book.lists {
        sheets.push(list::sheet(packs, kind));
    }
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, lines));
    Some(view(packs, format!("{}: {}", form.label, form.bare_title()), sheets))
}

/// The empty workbook of another kind of source.
pub fn of_kind(packs: &Packs, book: &Book) -> WorkbookView {
    let mut sheets = vec![info::of_kind(packs, book)];
    sheets.extend(book.lists.iter().map(|kind| list::sheet(packs, kind)));
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, Vec::new()));
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

/// What other laws say to those who fill the form in.
fn remarks<'a>(packs: &Packs, asked: FormAsked<'a>, audiences: &[&str]) -> Vec<&'a str> {
    let form = &asked.regime.forms[asked.form];
    let days = days(asked.span, packs.calendar.years());
    let in_content = |remark: &Remark| form.content.as_deref().is_some_and(|id| remark.is_within(id));
    let of_rows = |at: &String| at.split_once('/').and_then(|(of, _)| asked.regime.form(of)).map(|of| &of.id);
    let in_rows = |remark: &Remark| remark.at.iter().any(|at| of_rows(at) == Some(&form.id));
    // nobody knows yet whose school will fill it in
    let touches =
        |remark: &Remark| [Owner::Public, Owner::Private].iter().any(|owner| remark.touches(*owner, audiences, days));
    let remarks = asked.regime.remarks.iter().filter(|remark| in_content(remark) || in_rows(remark));
    remarks.filter(|remark| touches(remark)).filter_map(|remark| remark.authors.as_deref()).collect()
}

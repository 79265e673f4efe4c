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
use crate::pack::{Book, Packs};
use crate::site::view::{AskWords, BookSheet, WorkbookView};
use crate::text::sheet_name;

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
        let title = table.layout.title.as_deref().unwrap_or(&form.label);
        let name = unused(&sheets, title, number + 1);
        let built = table::sheet(packs, form, &table.layout, &own, name);
        lines.extend(built.ids);
        sheets.push(built.sheet);
    }
    for kind in &book.lists {
        sheets.push(list::sheet(packs, kind));
    }
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, lines));
    Some(WorkbookView { title: format!("{}: {}", form.label, form.bare_title()), sheets, words: asks(packs) })
}

/// The empty workbook of another kind of source.
pub fn of_kind(packs: &Packs, book: &Book) -> WorkbookView {
    let mut sheets = vec![info::of_kind(packs, book)];
    sheets.extend(book.lists.iter().map(|kind| list::sheet(packs, kind)));
    sheets.push(ids::sheet(&packs.workbooks.words.ids_sheet, &book.id, Vec::new()));
    WorkbookView { title: book.title.clone(), sheets, words: asks(packs) }
}

fn asks(packs: &Packs) -> AskWords {
    let asks = &packs.workbooks.words.asks;
    AskWords {
        title: asks.title.clone(),
        whole: asks.whole.clone(),
        number: asks.number.clone(),
        percent: asks.percent.clone(),
        day: asks.day.clone(),
        choose: asks.choose.clone(),
    }
}

/// A name that no sheet has yet.
fn unused(sheets: &[BookSheet], title: &str, number: usize) -> String {
    let name = sheet_name(title, number);
    let taken = sheets.iter().any(|sheet| sheet.name.to_lowercase() == name.to_lowercase());
    if taken { sheet_name(&format!("{number}. {title}"), number) } else { name }
}

/// What other laws say to those who fill the form in.
fn remarks<'a>(packs: &Packs, asked: FormAsked<'a>, audiences: &[&str]) -> Vec<&'a str> {
    let form = &asked.regime.forms[asked.form];
    let days = days(asked.span, packs.calendar.years());
    let rows = format!("{}/", form.number);
    let of_form = |at: &String| {
        let content = form.content.as_deref().is_some_and(|id| at == id || at.starts_with(&format!("{id}.")));
        content || at.starts_with(&rows)
    };
    let owners = [crate::pack::Owner::Public, crate::pack::Owner::Private];
    let touching = asked.regime.remarks.iter().filter(|remark| remark.at.iter().any(of_form));
    let touching = touching.filter(|remark| owners.iter().any(|owner| remark.touches(*owner, audiences, days)));
    touching.filter_map(|remark| remark.authors.as_deref()).collect()
}

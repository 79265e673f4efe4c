//! `congkhai workbook`: an empty workbook of a form, or of another source.

use super::args::WorkbookArgs;
use super::clock::as_of;
use super::{Exit, report};
use crate::model::TimeSpan;
use crate::pack::{Packs, Regime, SchoolType};
use crate::render;
use crate::site::view::WorkbookView;
use crate::site::workbook::{FormAsked, of_form, of_kind};
use crate::text::{SchoolYear, closest};
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(args: &WorkbookArgs) -> Exit {
    let packs = Packs::embedded();
    match view(&packs, args, as_of(args.today)) {
        Ok(view) => write(&args.output, &view),
        Err(message) => {
            report::tell(&format!("lỗi: {message}"));
            Exit::Usage
        }
    }
}

fn view(packs: &Packs, args: &WorkbookArgs, today: Date) -> Result<WorkbookView, String> {
    let kinds = &packs.workbooks.books;
    if let Some(book) = kinds.iter().find(|book| book.command.as_deref() == Some(args.form.as_str())) {
        return Ok(of_kind(packs, book));
    }
    let (regime, form) = form(packs, args)?;
    let known = &regime.forms[form].applies_to;
    let schools = schools(packs, args, known)?;
    let is_budget = !regime.disclosures.is_empty();
    let (span, dated) = span(packs, args.year.as_deref(), is_budget, today)?;
    let asked = FormAsked { regime, form, schools: &schools, span, dated };
    of_form(packs, asked).ok_or_else(|| format!("{} không dành cho loại trường này", regime.forms[form].label))
}

/// The form of a number, in the regulation that is named or the only one that has it.
fn form<'p>(packs: &'p Packs, args: &WorkbookArgs) -> Result<(&'p Regime, usize), String> {
    let regimes = packs.regimes.iter().map(AsRef::as_ref).filter(|regime: &&Regime| !regime.forms.is_empty());
    let regimes: Vec<&Regime> = match &args.regulation {
        Some(id) => vec![packs.regime(id).map(AsRef::as_ref).ok_or_else(|| {
            let near = closest(id, packs.regimes.iter().map(|regime| regime.id.as_str()));
            let hint = near.map(|near| format!("; có phải là “{near}”?")).unwrap_or_default();
            format!("không có quy định “{id}”{hint}")
        })?],
        None => regimes.collect(),
    };
    let written = args.form.as_str();
    let called = |written: &str| -> Vec<(&Regime, usize)> {
        let all = regimes.iter().flat_map(|regime| regime.forms.iter().enumerate().map(move |form| (*regime, form)));
        let found = all.filter(|(_, (_, form))| form.number == written || form.id == written);
        found.map(|(regime, (at, _))| (regime, at)).collect()
    };
    let exactly = called(written);
    let found = if exactly.is_empty() { called(&format!("{written:0>2}")) } else { exactly };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let commands = packs.workbooks.books.iter().filter_map(|book| book.command.as_deref());
            let numbers = regimes.iter().flat_map(|regime| regime.forms.iter().map(|form| form.number.as_str()));
            let all: Vec<&str> = numbers.chain(commands).collect();
            Err(format!("không có biểu hay loại sổ “{written}”; có: {}", all.join(", ")))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|(regime, _)| regime.id.as_str()).collect();
            Err(format!("biểu {written} có ở nhiều quy định; thêm --regulation với một trong: {}", ids.join(", ")))
        }
    }
}

/// The kinds of schools that are named, else the first that the form is for.
fn schools(packs: &Packs, args: &WorkbookArgs, audiences: &[String]) -> Result<Vec<Arc<SchoolType>>, String> {
    let types = &packs.schools.types;
    if args.school.is_empty() {
        let first = audiences.first();
        let fits = |school: &&Arc<SchoolType>| match first {
            Some(audience) => school.audience.as_ref() == Some(audience),
            None => school.audience.is_some(),
        };
        return Ok(types.iter().find(fits).cloned().into_iter().collect());
    }
    let find = |written: &String| {
        SchoolType::find(types, written).cloned().ok_or_else(|| {
            let known: Vec<&str> = types.iter().map(|school| school.id.as_str()).collect();
            format!("không có loại trường “{written}”; có: {}", known.join(", "))
        })
    };
    args.school.iter().map(find).collect()
}

/// The year that is named, else this one, which is then left open in the workbook.
fn span(packs: &Packs, year: Option<&str>, is_budget: bool, today: Date) -> Result<(TimeSpan, bool), String> {
    let Some(written) = year else {
        let year = packs.calendar.years().containing(today);
        return Ok((if is_budget { TimeSpan::Year(today.year()) } else { TimeSpan::SchoolYear(year) }, false));
    };
    let span = if is_budget {
        written.parse().ok().filter(|year| (1945..9000).contains(year)).map(TimeSpan::Year)
    } else {
        SchoolYear::parse(written).map(TimeSpan::SchoolYear)
    };
    let wanted = if is_budget { "năm ngân sách, như 2025" } else { "năm học, như 2025-2026" };
    Ok((span.ok_or_else(|| format!("“{written}” không phải là {wanted}"))?, true))
}

#[allow(clippy::disallowed_methods)]
fn write(path: &Path, view: &WorkbookView) -> Exit {
    match std::fs::write(path, render::workbook(view)) {
        Ok(()) => {
            report::tell(&format!("đã ghi {}: {}", path.display(), view.title));
            Exit::Done
        }
        Err(error) => {
            report::tell(&format!("lỗi: không ghi được {}: {error}", path.display()));
            Exit::Environment
        }
    }
}

//! `congkhai workbook`: an empty workbook of a form, or of another source.

use super::args::WorkbookArgs;
use super::clock::as_of;
use super::speech::{filled, said};
use super::whole_file::write_whole;
use super::words::{
    BOOK_BUDGET_YEAR, BOOK_NO_FORM, BOOK_NO_REGULATION, BOOK_NO_SCHOOL, BOOK_NO_YEAR, BOOK_OTHER_SCHOOL,
    BOOK_SCHOOL_YEAR, BOOK_SEVERAL, BOOK_WRITTEN, IS_THERE, MEANT,
};
use super::{Exit, report};
use crate::model::TimeSpan;
use crate::pack::{Packs, Regime, SchoolType};
use crate::pipeline::own_packs;
use crate::render;
use crate::site::view::WorkbookView;
use crate::site::workbook::{FormAsked, of_form, of_kind};
use crate::source::read_site;
use crate::text::{SchoolYear, closest};
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(args: &WorkbookArgs) -> Exit {
    let packs = match packs(&args.site) {
        Ok(packs) => packs,
        Err(exit) => return exit,
    };
    // what a clerk has filled in is not overwritten by an empty one
    if args.output.exists() && !args.force {
        report::tell(&filled(&IS_THERE, &[("path", &args.output.display())]));
        return Exit::Usage;
    }
    match view(&packs, args, as_of(args.today)) {
        Ok(view) => write(&args.output, &view),
        Err(message) => report::refused(&message, None),
    }
}

/// The regulations with those of the site's own.
fn packs(site: &Path) -> Result<Packs, Exit> {
    let packs = Packs::embedded();
    if site.is_dir() && !site.join("packs").is_dir() {
        return Ok(packs);
    }
    let snapshot = read_site(site).map_err(|error| {
        report::failure(&error);
        Exit::Environment
    })?;
    let (packs, diagnostics) = own_packs(&snapshot, &packs);
    let diagnostics = diagnostics.finish();
    report::found(&diagnostics, &snapshot);
    if diagnostics.errors() > 0 { Err(Exit::SourceErrors) } else { Ok(packs) }
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
    of_form(packs, asked).ok_or_else(|| filled(&BOOK_OTHER_SCHOOL, &[("form", &regime.forms[form].label)]))
}

/// The form of a number, in the regulation that is named or the only one that has it.
fn form<'p>(packs: &'p Packs, args: &WorkbookArgs) -> Result<(&'p Regime, usize), String> {
    let regimes = packs.regimes.iter().map(AsRef::as_ref).filter(|regime: &&Regime| !regime.forms.is_empty());
    let regimes: Vec<&Regime> = match &args.regulation {
        Some(id) => vec![packs.regime(id).map(AsRef::as_ref).ok_or_else(|| {
            let near = closest(id, packs.regimes.iter().map(|regime| regime.id.as_str()));
            let hint = near.map(|near| format!("; {}", filled(&MEANT, &[("word", &near)]))).unwrap_or_default();
            filled(&BOOK_NO_REGULATION, &[("id", id)]) + &hint
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
            Err(filled(&BOOK_NO_FORM, &[("form", &written), ("all", &all.join(", "))]))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|(regime, _)| regime.id.as_str()).collect();
            Err(filled(&BOOK_SEVERAL, &[("form", &written), ("ids", &ids.join(", "))]))
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
            filled(&BOOK_NO_SCHOOL, &[("word", written), ("all", &known.join(", "))])
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
    let span =
        if is_budget { TimeSpan::budget_year(written) } else { SchoolYear::parse(written).map(TimeSpan::SchoolYear) };
    let wanted = said(if is_budget { &BOOK_BUDGET_YEAR } else { &BOOK_SCHOOL_YEAR });
    Ok((span.ok_or_else(|| filled(&BOOK_NO_YEAR, &[("word", &written), ("wanted", &wanted)]))?, true))
}

fn write(path: &Path, view: &WorkbookView) -> Exit {
    match write_whole(path, &render::workbook(view)) {
        Ok(()) => {
            report::tell(&filled(&BOOK_WRITTEN, &[("path", &path.display()), ("title", &view.title)]));
            Exit::Done
        }
        Err(failure) => {
            report::failure(&failure);
            Exit::Environment
        }
    }
}

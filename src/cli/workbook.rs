//! `congkhai workbook`: an empty workbook of a form, of a content or report without one, or of another source.

use super::args::WorkbookArgs;
use super::clock::as_of;
use super::refused::Refused;
use super::speech::{filled, said};
use super::unknown::near;
use super::whole_file::write_whole;
use super::words::{
    BOOK_BUDGET_YEAR, BOOK_EARLIER, BOOK_NO_FORM, BOOK_NO_REGULATION, BOOK_NO_YEAR, BOOK_OTHER_LAW, BOOK_OTHER_SCHOOL,
    BOOK_SCHOOL_YEAR, BOOK_SEVERAL, BOOK_WRITTEN, IS_THERE, NO_TYPE, ONE_OF,
};
use super::{Exit, book_name, report, sheet_forms};
use crate::check::other_law::{either, of_other_time};
use crate::model::{Subject, TimeSpan, blank_disclosure};
use crate::pack::{Packs, Regime, SchoolType};
use crate::pipeline::own_packs;
use crate::render;
use crate::site::view::WorkbookView;
use crate::site::workbook::{Asked, of_disclosure, of_figures, of_kind};
use crate::source::read_site;
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// What is typed for sheets of criteria, which are Word files.
const SHEETS: &str = "phieu";

pub(super) fn run(args: &WorkbookArgs) -> Exit {
    let packs = match packs(&args.site) {
        Ok(packs) => packs,
        Err(exit) => return exit,
    };
    if args.form == SHEETS {
        return sheet_forms::run(&packs, args);
    }
    match empty(&packs, args, as_of(args.today)) {
        Ok(book) => write(args, &book),
        Err(Refused { what, hint }) => report::refused(&what, hint.as_deref()),
    }
}

/// What is to be written.
struct Empty {
    view: WorkbookView,
    /// Of its file, where the line says none.
    name: String,
    /// That its law does not hold for the time that it is for, and what holds instead.
    of_other_time: Option<(String, Option<String>)>,
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

fn empty(packs: &Packs, args: &WorkbookArgs, today: Date) -> Result<Empty, Refused> {
    let kinds = &packs.workbooks.books;
    if let Some(book) = kinds.iter().find(|book| book.command.as_deref() == Some(args.form.as_str())) {
        let (span, _) = span(packs, args.year.as_deref(), false, today)?;
        let name = book_name::of_kind(book, span);
        let TimeSpan::SchoolYear(last) = span else {
            return Ok(Empty { view: of_kind(packs, book), name, of_other_time: None });
        };
        let schools = schools(packs, args, &[])?;
        let audiences: Vec<&str> = schools.iter().filter_map(|school| school.audience.as_deref()).collect();
        let view = if book.figures { of_figures(packs, book, &audiences, last) } else { of_kind(packs, book) };
        return Ok(Empty { view, name, of_other_time: None });
    }
    let (regime, subject) = subject(packs, args)?;
    let empty = Vec::new();
    let applies_to = match subject {
        Subject::Form(at) => &regime.forms[at].applies_to,
        Subject::Content(at) => &regime.contents[at].applies_to,
        Subject::AnnualReport(_) => &empty,
    };
    let schools = schools(packs, args, applies_to)?;
    let is_budget = !regime.disclosures.is_empty();
    let (span, dated) = span(packs, args.year.as_deref(), is_budget, today)?;
    let asked = Asked { regime, subject, schools: &schools, span, dated };
    let view = of_disclosure(packs, asked).ok_or_else(|| filled(&BOOK_OTHER_SCHOOL, &[("form", &asked.title())]))?;
    let blank = blank_disclosure(packs, (regime, subject), &schools, span);
    let of_other_time = blank.and_then(|unit| of_other_time(&unit, unit.disclosures.first()?, packs));
    Ok(Empty { view, name: book_name::of_disclosure(regime, subject), of_other_time })
}

/// What can be asked of a regulation, and its name on the command line.
fn subjects(regime: &Regime, today: Date) -> Vec<(&str, Subject)> {
    let forms = regime.forms.iter().enumerate().map(|(at, form)| (form.number.as_str(), Subject::Form(at)));
    let contents = regime.contents.iter().enumerate().filter(|(_, content)| !content.items.is_empty());
    let contents = contents.map(|(at, content)| (content.id.as_str(), Subject::Content(at)));
    let report = regime.annual_report.as_ref().and_then(|report| report.schedule.as_deref());
    let report = report.map(|id| (id, Subject::AnnualReport(today.year())));
    forms.chain(contents).chain(report).collect()
}

/// The form of a number, the content of an id or the yearly report, in the regulation that is named or the only one that has it.
fn subject<'p>(packs: &'p Packs, args: &WorkbookArgs) -> Result<(&'p Regime, Subject), Refused> {
    let regimes: Vec<&Regime> = match &args.regulation {
        Some(id) => vec![packs.regime(id).map(AsRef::as_ref).ok_or_else(|| {
            let known: Vec<&str> = packs.regimes.iter().map(|regime| regime.id.as_str()).collect();
            Refused { what: filled(&BOOK_NO_REGULATION, &[("id", id)]), hint: near(id, &known) }
        })?],
        None => packs.regimes.iter().map(AsRef::as_ref).collect(),
    };
    let written = args.form.as_str();
    let all: Vec<(&Regime, &str, Subject)> = regimes
        .iter()
        .flat_map(|regime| subjects(regime, as_of(args.today)).into_iter().map(move |(name, of)| (*regime, name, of)))
        .collect();
    let called = |written: &str| -> Vec<(&Regime, Subject)> {
        let of_id = |regime: &Regime, of: Subject| matches!(of, Subject::Form(at) if regime.forms[at].id == written);
        let found = all.iter().filter(|(regime, name, of)| *name == written || of_id(regime, *of));
        found.map(|(regime, _, of)| (*regime, *of)).collect()
    };
    let spellings = [written.to_owned(), format!("{written:0>2}"), written.replace('-', "_")];
    let found = spellings.iter().map(|written| called(written)).find(|found| !found.is_empty()).unwrap_or_default();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let commands = packs.workbooks.books.iter().filter_map(|book| book.command.as_deref());
            let mut names: Vec<&str> = commands.chain([SHEETS]).chain(all.iter().map(|(_, name, _)| *name)).collect();
            let mut known = BTreeSet::new();
            names.retain(|name| known.insert(*name));
            // of so many a list would help nobody who has nearly written one
            let all = || filled(&ONE_OF, &[("words", &names.join(", "))]);
            let hint = near(written, &names).unwrap_or_else(all);
            Err(Refused { what: filled(&BOOK_NO_FORM, &[("form", &written)]), hint: Some(hint) })
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|(regime, _)| regime.id.as_str()).collect();
            Err(filled(&BOOK_SEVERAL, &[("form", &written), ("ids", &ids.join(", "))]).into())
        }
    }
}

/// The kinds of schools that are named, else the first that the form is for.
fn schools(packs: &Packs, args: &WorkbookArgs, audiences: &[String]) -> Result<Vec<Arc<SchoolType>>, Refused> {
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
            Refused { what: filled(&NO_TYPE, &[("word", written)]), hint: near(written, &known) }
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

fn write(args: &WorkbookArgs, book: &Empty) -> Exit {
    let path = args.output.as_deref().unwrap_or(Path::new(&book.name));
    // what a clerk has filled in is not overwritten by an empty one
    if path.is_file() && !args.force {
        report::tell(&filled(&IS_THERE, &[("path", &path.display())]));
        return Exit::Usage;
    }
    match write_whole(path, &render::workbook(&book.view)) {
        Ok(()) => {
            report::tell(&filled(&BOOK_WRITTEN, &[("path", &path.display()), ("title", &book.view.title)]));
            if let Some((what, instead)) = &book.of_other_time {
                let hint = either(instead.as_deref(), said(&BOOK_EARLIER));
                report::tell(&filled(&BOOK_OTHER_LAW, &[("what", what), ("hint", &hint)]));
            }
            Exit::Done
        }
        Err(failure) => {
            report::failure(&failure);
            Exit::Environment
        }
    }
}

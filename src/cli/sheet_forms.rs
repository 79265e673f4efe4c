//! `congkhai workbook phieu`: empty sheets of criteria as Word files, one or all of a regulation.

use super::args::WorkbookArgs;
use super::clock::as_of;
use super::failure::FileFailure;
use super::refused::Refused;
use super::speech::{filled, said};
use super::unknown::near;
use super::whole_file::{make_folder, write_whole};
use super::words::{
    BOOK_EDITION, BOOK_NO_CRITERION, BOOK_NO_EDITION, BOOK_NO_PROFILE, BOOK_NO_REGULATION, BOOK_NO_YEAR, BOOK_REPLACED,
    BOOK_SCHOOL_YEAR, BOOK_SHEETS, BOOK_WHICH_FRAMEWORK, BOOK_WRITTEN, IS_THERE,
};
use super::{Exit, report};
use crate::pack::{Catalogue, Criterion, CriterionId, Framework, Packs};
use crate::render;
use crate::site::sheet_form::of_criterion;
use crate::text::{SchoolYear, format_date};
use jiff::civil::Date;
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// The folder for the sheets of all criteria, where the line names none.
const FOLDER: &str = "phieu";

pub(super) fn run(packs: &Packs, args: &WorkbookArgs) -> Exit {
    let asked = catalogue(packs, args).and_then(|(framework, catalogue)| {
        let output = args.output.as_deref().unwrap_or(Path::new(FOLDER));
        Ok((framework, catalogue, files(catalogue, output)?))
    });
    let (framework, catalogue, files) = match asked {
        Ok(asked) => asked,
        Err(Refused { what, hint }) => return report::refused(&what, hint.as_deref()),
    };
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists() && !args.force) {
        report::tell(&filled(&IS_THERE, &[("path", &path.display())]));
        return Exit::Usage;
    }
    match write(packs, catalogue, &files) {
        Ok(()) => {
            // an assessment that names no edition is of the first
            if let Some(edition) = catalogue
                .edition
                .as_ref()
                .filter(|own| framework.editions.first().is_some_and(|first| first.id != own.id))
            {
                let (number, label, id) = (&framework.number, &edition.label, &edition.id);
                report::tell(&filled(&BOOK_EDITION, &[("number", number), ("label", label), ("id", id)]));
            }
            let ended = day(packs, args).ok().and_then(|day| framework.replaced_on(day));
            if let Some((date, other)) = ended {
                let (number, date) = (&framework.number, format_date(date));
                report::tell(&filled(&BOOK_REPLACED, &[("number", number), ("date", &date), ("other", &other)]));
            }
            Exit::Done
        }
        Err(failure) => {
            report::failure(&failure);
            Exit::Environment
        }
    }
}

/// The criteria of the regulation that is named: the edition that is named or holds then, and of several profiles the one that `--type` names.
fn catalogue<'p>(packs: &'p Packs, args: &WorkbookArgs) -> Result<(&'p Framework, &'p Catalogue), Refused> {
    let ids: Vec<&str> = packs.frameworks.iter().map(|framework| framework.id.as_str()).collect();
    let Some(id) = &args.regulation else {
        return Err(filled(&BOOK_WHICH_FRAMEWORK, &[("all", &ids.join(", "))]).into());
    };
    let unknown = || Refused { what: filled(&BOOK_NO_REGULATION, &[("id", id)]), hint: near(id, &ids) };
    let framework = packs.framework(id).ok_or_else(unknown)?;
    let profile = profile(framework, args.school.first().map(String::as_str))?;
    let edition = match &args.edition {
        Some(written) => Some(edition(framework, written)?),
        None => framework.edition_on(day(packs, args)?).map(|edition| edition.id.as_str()),
    };
    Ok((framework, framework.catalogue(edition, profile).ok_or_else(unknown)?))
}

fn edition<'f>(framework: &'f Framework, written: &str) -> Result<&'f str, Refused> {
    let ids: Vec<&str> = framework.editions.iter().map(|edition| edition.id.as_str()).collect();
    ids.iter().find(|id| **id == written).copied().ok_or_else(|| Refused {
        what: filled(&BOOK_NO_EDITION, &[("number", &framework.number), ("word", &written)]),
        hint: near(written, &ids),
    })
}

/// The last day of the school year that is named, else the stated day.
fn day(packs: &Packs, args: &WorkbookArgs) -> Result<Date, Refused> {
    let Some(written) = &args.year else { return Ok(as_of(args.today)) };
    let wanted = said(&BOOK_SCHOOL_YEAR);
    let year = SchoolYear::parse(written)
        .ok_or_else(|| Refused::from(filled(&BOOK_NO_YEAR, &[("word", written), ("wanted", &wanted)])))?;
    Ok(packs.calendar.years().end(year))
}

fn profile<'a>(framework: &'a Framework, written: Option<&str>) -> Result<Option<&'a str>, String> {
    let ids: Vec<&str> = framework.profiles.iter().map(|profile| profile.id.as_str()).collect();
    match (ids.as_slice(), written) {
        ([], _) => Ok(None),
        (known, Some(written)) if known.contains(&written) => Ok(known.iter().copied().find(|id| *id == written)),
        (known, _) => Err(filled(&BOOK_NO_PROFILE, &[("number", &framework.number), ("all", &known.join(", "))])),
    }
}

/// The files to write: the one of a criterion, which is its name, or one for each criterion in a folder.
fn files<'c>(catalogue: &'c Catalogue, output: &Path) -> Result<Vec<(PathBuf, &'c Criterion)>, String> {
    if output.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("docx")) {
        let one = |criterion: &'c Criterion| (output.join(format!("{}.docx", criterion.number)), criterion);
        return Ok(catalogue.criteria().map(one).collect());
    }
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let criterion = CriterionId::parse(&stem).and_then(|id| catalogue.criterion(id));
    let criterion = criterion.ok_or_else(|| filled(&BOOK_NO_CRITERION, &[("name", &stem)]))?;
    Ok(vec![(output.to_owned(), criterion)])
}

fn write(packs: &Packs, catalogue: &Catalogue, files: &[(PathBuf, &Criterion)]) -> Result<(), FileFailure> {
    for (path, criterion) in files {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_folder(folder)?;
        }
        let form = of_criterion(packs, catalogue, criterion);
        write_whole(path, &render::word_form(&form))?;
        if files.len() == 1 {
            report::tell(&filled(&BOOK_WRITTEN, &[("path", &path.display()), ("title", &form.title)]));
        }
    }
    if let [(first, _), .., (last, _)] = files {
        let values: [(&str, &dyn Display); 3] =
            [("count", &files.len()), ("first", &first.display()), ("last", &last.display())];
        report::tell(&filled(&BOOK_SHEETS, &values));
    }
    Ok(())
}

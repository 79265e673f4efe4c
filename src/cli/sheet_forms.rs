//! `congkhai workbook phieu`: empty sheets of criteria as Word files, one or all of a regulation.

use super::args::WorkbookArgs;
use super::failure::FileFailure;
use super::speech::filled;
use super::whole_file::{make_folder, write_whole};
use super::words::{
    BOOK_NO_CRITERION, BOOK_NO_PROFILE, BOOK_NO_REGULATION, BOOK_WHICH_FRAMEWORK, BOOK_WRITTEN, IS_THERE, MEANT,
};
use super::{Exit, report};
use crate::pack::{Catalogue, Criterion, CriterionId, Framework, Packs};
use crate::render;
use crate::site::sheet_form::of_criterion;
use crate::text::closest;
use std::path::{Path, PathBuf};

pub(super) fn run(packs: &Packs, args: &WorkbookArgs) -> Exit {
    let catalogue = match catalogue(packs, args) {
        Ok(catalogue) => catalogue,
        Err(message) => return report::refused(&message, None),
    };
    let files = match files(catalogue, &args.output) {
        Ok(files) => files,
        Err(message) => return report::refused(&message, None),
    };
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists() && !args.force) {
        report::tell(&filled(&IS_THERE, &[("path", &path.display())]));
        return Exit::Usage;
    }
    match write(packs, catalogue, &files) {
        Ok(()) => Exit::Done,
        Err(failure) => {
            report::failure(&failure);
            Exit::Environment
        }
    }
}

/// The criteria of the regulation that is named; of several profiles the one that `--type` names.
fn catalogue<'p>(packs: &'p Packs, args: &WorkbookArgs) -> Result<&'p Catalogue, String> {
    let ids = || packs.frameworks.iter().map(|framework| framework.id.as_str());
    let Some(id) = &args.regulation else {
        return Err(filled(&BOOK_WHICH_FRAMEWORK, &[("all", &ids().collect::<Vec<_>>().join(", "))]));
    };
    let framework = packs.framework(id).ok_or_else(|| {
        let hint = closest(id, ids()).map(|near| format!("; {}", filled(&MEANT, &[("word", &near)])));
        filled(&BOOK_NO_REGULATION, &[("id", id)]) + &hint.unwrap_or_default()
    })?;
    let profile = profile(framework, args.school.first().map(String::as_str))?;
    framework.catalogue(None, profile).ok_or_else(|| filled(&BOOK_NO_REGULATION, &[("id", id)]))
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
        report::tell(&filled(&BOOK_WRITTEN, &[("path", &path.display()), ("title", &form.title)]));
    }
    Ok(())
}

//! How a kind of source finds its files in its folder, and reads each: what the rows of `kinds.rs` name.

use super::claim::Claim;
use super::source_file::{UnitFile, data_stem, first_of, is_book_name};
use super::word_file::{self, word_stem};
use super::{assessment_folder, disclosure_file};
use crate::diag::{Diagnostic, codes};
use crate::model::disclosure::Span as TimeSpan;
use crate::model::reading::Reading;
use crate::model::{ImprovementPlan, Unit};
use crate::parse::front_matter::FrontMatter;
use crate::parse::yaml::Node;
use crate::text::{SchoolYear, slug};
use std::sync::Arc;

/// `FOLDER/SCHOOL-YEAR.yaml`, or a workbook of the kind `book` in its place.
pub(in crate::model) fn by_school_year(
    file: &UnitFile<'_>,
    book: &str,
    reading: &mut Reading<'_>,
    read: impl FnOnce(SchoolYear, &Node, &mut Reading<'_>),
) -> Claim {
    one_of_data(file, book, reading, |stem, reading| file.school_year(stem, reading), read)
}

/// `FOLDER/NAME.yaml`, or a workbook of the kind `book` in its place. `named` says what the name is.
fn one_of_data<N>(
    file: &UnitFile<'_>,
    book: &str,
    reading: &mut Reading<'_>,
    named: impl FnOnce(&str, &mut Reading<'_>) -> Option<N>,
    read: impl FnOnce(N, &Node, &mut Reading<'_>),
) -> Claim {
    let stem = file.path.split_once('/').and_then(|(_, last)| data_stem(last)).filter(|stem| !stem.contains('/'));
    let Some(stem) = stem else { return Claim::Nothing };
    let node = file.data(book, reading);
    // a spreadsheet of somebody's own may be called as it likes
    if node.is_none() && is_book_name(file.name) {
        return Claim::Own;
    }
    if let (Some(name), Some(node)) = (named(stem, reading), node) {
        read(name, &node, reading);
    }
    Claim::Own
}

/// `FOLDER/SLUG.md`; without a slug where the name is none.
pub(in crate::model) fn markdown(
    file: &UnitFile<'_>,
    reading: &mut Reading<'_>,
    read: impl FnOnce(Option<String>, &FrontMatter<'_>, &mut Reading<'_>),
) -> Claim {
    let Some(stem) = file.one(".md") else { return Claim::Nothing };
    let slug = file.address_stem(stem, &mut reading.diagnostics);
    if let Some(parts) = file.markdown(reading) {
        read(slug, &parts, reading);
    }
    Claim::Own
}

/// Folder and stem of a file of data that lies one folder deeper.
fn two<'f>(file: &UnitFile<'f>) -> Option<(&'f str, &'f str)> {
    let (_, rest) = file.path.split_once('/')?;
    let (folder, last) = rest.split_once('/')?;
    Some((folder, data_stem(last).filter(|stem| !stem.contains('/'))?))
}

pub(in crate::model) fn assessment(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let parts: Vec<&str> = file.path.split('/').collect();
    match parts.as_slice() {
        [_, id, last] if data_stem(last) == Some("assessment") => {
            assessment_folder::read(id, file, files, unit, reading);
        }
        [_, _, "evidence", ..] => {}
        // read with the assessment
        [_, id, last]
            if matches!(data_stem(last), Some("evidence" | "database"))
                || assessment_folder::sheet_stem(last).is_some() =>
        {
            let beside = format!("{}assessment", file.name.trim_end_matches(last));
            let is_beside = |other: &UnitFile<'_>| data_stem(other.name) == Some(beside.as_str());
            if unit.assessments.iter().all(|a| a.id != *id) && !files.iter().any(is_beside) {
                let message = "thư mục này không có assessment.yaml";
                reading.diagnostics.push(Diagnostic::of_file(&codes::UNKNOWN_FILE, file.name, message).hint(
                    "thêm assessment.yaml (title, regulation, school_years), hoặc chuyển tệp vào thư mục documents",
                ));
            }
        }
        _ => return Claim::Nothing,
    }
    Claim::Own
}

pub(in crate::model) fn improvement(
    file: &UnitFile<'_>,
    _: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let named = |stem: &str, reading: &mut Reading<'_>| file.address_stem(stem, &mut reading.diagnostics);
    let word = file.path.split_once('/').and_then(|(_, last)| word_stem(last)).filter(|stem| !stem.contains('/'));
    if let Some(stem) = word {
        let data = word_stem(file.name).and_then(|stem| first_of(reading.snapshot, stem)).cloned();
        if let Some(first) = data {
            reading.diagnostics.push(file.second_to(&first));
        } else if let Some(id) = named(stem, reading) {
            unit.improvements.extend(word_file::plan((file, id), &unit.assessments, reading));
        }
        return Claim::Own;
    }
    one_of_data(file, "improvement", reading, named, |id, node, reading| {
        unit.improvements.extend(ImprovementPlan::read(id, file.name, node, &unit.assessments, reading));
    })
}

pub(in crate::model) fn disclosures(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let Some((year, stem)) = two(file) else { return Claim::Nothing };
    match file.school_year(year, reading) {
        Some(year) => disclosure_file::read((file, stem), files, TimeSpan::SchoolYear(year), unit, reading),
        None => Claim::Own,
    }
}

pub(in crate::model) fn finance(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let Some((year, stem)) = two(file) else { return Claim::Nothing };
    if let Some(span) = TimeSpan::budget_year(year) {
        return disclosure_file::read((file, stem), files, span, unit, reading);
    }
    let message = format!("“{year}” không phải là năm ngân sách");
    reading.diagnostics.push(
        Diagnostic::of_file(&codes::BAD_SCHOOL_YEAR, file.name, message).hint("tên thư mục là một năm, như 2023"),
    );
    Claim::Own
}

pub(in crate::model) fn copied(
    file: &UnitFile<'_>,
    _: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let Some((_, inner)) = file.path.split_once('/') else { return Claim::Nothing };
    if inner.split('/').all(has_address) {
        unit.statics.push(Arc::clone(file.name));
    } else {
        let message = "tên này không thành địa chỉ trang được";
        reading.diagnostics.push(
            Diagnostic::of_file(&codes::BAD_SLUG, file.name, message).hint("đặt tên bằng chữ cái Latinh hoặc số"),
        );
    }
    Claim::Own
}

/// Whether something is left of a file's or folder's name in an address.
pub(in crate::model) fn has_address(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "-"));
    !slug(stem).is_empty() && (ending == "-" || !slug(ending).is_empty())
}

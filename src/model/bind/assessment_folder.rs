//! A self-assessment is a folder: `assessment.yaml`, the evidence, the database, a sheet a criterion.

use super::source_file::{UnitFile, data_stem};
use super::word_file;
use crate::diag::{Diagnostic, codes};
use crate::model::reading::Reading;
use crate::model::{Assessment, CriterionSheet, Database, EvidenceList, Unit};
use crate::pack::CriterionId;

/// Reads the assessment of `assessments/ID/assessment.yaml` with the files beside it.
pub(in crate::model) fn read(
    id: &str,
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) {
    let node = file.data("assessment", reading);
    let (Some(id), Some(node)) = (file.address_stem(id, &mut reading.diagnostics), node) else { return };
    let Some(mut assessment) = Assessment::read(id, file.name, &node, reading) else { return };
    let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = &file.name[..(folder.len() + 1).min(file.name.len())];
    let parts = files.iter().filter(|file| file.name.starts_with(folder));
    // Markdown goes before a Word file of the same criterion, a new one before an old one
    let mut parts: Vec<_> = parts.collect();
    parts.sort_by_key(|file| (word_file::word_stem(file.name).is_some(), file.name.ends_with(".doc")));
    for part in parts {
        read_part(part, &part.name[folder.len()..], folder, &unit.audiences(), &mut assessment, reading);
    }
    assessment.gather_citations();
    unit.assessments.push(assessment);
}

fn read_part(
    file: &UnitFile<'_>,
    path: &str,
    folder: &str,
    audiences: &[&str],
    assessment: &mut Assessment,
    reading: &mut Reading<'_>,
) {
    if data_stem(path) == Some("evidence") {
        if let Some(node) = file.data("evidence", reading) {
            assessment.evidence = EvidenceList::read(file.name, &node, folder, &assessment.framework, reading);
        }
    } else if data_stem(path) == Some("database") {
        if let Some(node) = file.data("database", reading) {
            assessment.database = Database::read(file.name, &node, &assessment.school_years, audiences, reading);
        }
    } else if let Some(stem) = sheet_stem(path) {
        read_sheet(file, stem, assessment, reading);
    }
}

/// The stem of the name of a criterion's sheet, which is its number; of a Word file only where it can be one.
pub(in crate::model) fn sheet_stem(path: &str) -> Option<&str> {
    let numbered = |stem: &&str| CriterionId::parse(stem).or_else(|| CriterionId::guess(stem)).is_some();
    let stem = path.strip_suffix(".md").or_else(|| word_file::word_stem(path).filter(numbered))?;
    (!stem.contains('/')).then_some(stem)
}

fn read_sheet(file: &UnitFile<'_>, stem: &str, assessment: &mut Assessment, reading: &mut Reading<'_>) {
    let id = CriterionId::parse(stem).filter(|id| assessment.catalogue().criterion(*id).is_some());
    let Some(id) = id else {
        let guess = CriterionId::guess(stem).filter(|id| assessment.catalogue().criterion(*id).is_some());
        let message = format!("{} không có tiêu chí “{stem}”", assessment.framework.number);
        let diagnostic = Diagnostic::of_file(&codes::UNKNOWN_CRITERION, file.name, message);
        let ending = file.name.rsplit_once('.').map_or("md", |(_, ending)| ending);
        reading.diagnostics.push(match guess {
            Some(id) => diagnostic.hint(format!("có phải là “{id}.{ending}”?")),
            None => diagnostic.hint("tên tệp là số tiêu chí, như 1.10.md"),
        });
        return;
    };
    let catalogue = assessment.catalogue().clone();
    let sheet = if word_file::word_stem(file.name).is_some() {
        // read before it by its name
        if assessment.sheets.contains_key(&id) {
            let message = format!("đã có phiếu khác của tiêu chí {id}, tệp Word này không được đọc");
            let finding = Diagnostic::of_file(&codes::WORD_AND_MARKDOWN, file.name, message);
            reading.diagnostics.push(finding.hint("xóa tệp Word này, hoặc xóa tệp .md để dùng tệp Word"));
            return;
        }
        word_file::sheet((file, id), &catalogue, reading)
    } else {
        file.markdown(reading).and_then(|parts| CriterionSheet::read(id, &parts, file.name, &catalogue, reading))
    };
    if let Some(sheet) = sheet {
        assessment.sheets.insert(id, sheet);
    }
}

//! A self-assessment is a folder: `assessment.yaml`, the evidence, the database, a sheet a criterion.

use super::source_file::{UnitFile, data_stem};
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
    for part in files.iter().filter(|f| f.name.starts_with(folder)) {
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
    } else if path == "database.yaml" {
        if let Some(node) = file.yaml(reading) {
            assessment.database = Database::read(file.name, &node, &assessment.school_years, audiences, reading);
        }
    } else if let Some(stem) = path.strip_suffix(".md").filter(|p| !p.contains('/')) {
        let id = CriterionId::parse(stem).filter(|id| assessment.catalogue().criterion(*id).is_some());
        let Some(id) = id else {
            let guess = CriterionId::guess(stem).filter(|id| assessment.catalogue().criterion(*id).is_some());
            let message = format!("{} không có tiêu chí “{stem}”", assessment.framework.number);
            let diagnostic = Diagnostic::of_file(&codes::UNKNOWN_CRITERION, file.name, message);
            reading.diagnostics.push(match guess {
                Some(id) => diagnostic.hint(format!("có phải là “{id}.md”?")),
                None => diagnostic.hint("tên tệp là số tiêu chí, như 1.10.md"),
            });
            return;
        };
        let catalogue = assessment.catalogue().clone();
        if let Some(parts) = file.markdown(reading)
            && let Some(sheet) = CriterionSheet::read(id, &parts, file.name, &catalogue, reading)
        {
            assessment.sheets.insert(id, sheet);
        }
    }
}

//! The files of one unit, each read by the kind that its path says.

use super::{ROOT, SECTIONS, UnitFile, address_stem, fragments, references};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::disclosure::Span as TimeSpan;
use crate::model::reading::Reading;
use crate::model::{
    Assessment, CriterionSheet, Database, Disclosure, Document, EvidenceList, ExternalSchedule, FreePage,
    ImprovementPlan, SchoolCalendar, Unit,
};
use crate::pack::CriterionId;
use crate::parse::fields::Fields;
use crate::parse::front_matter::{self, FrontMatter};
use crate::parse::yaml::{self, Kind, Node};
use crate::text::{SchoolYear, Span, closest, slug};
use std::sync::Arc;

/// Reads a unit from its folder (`content/a/`) and files.
pub(super) fn read(folder: &str, files: &[UnitFile<'_>], reading: &mut Reading<'_>) -> Option<Unit> {
    let own = files.iter().find(|f| f.path == "unit.yaml")?;
    let slug = folder[ROOT.len()..].trim_end_matches('/').to_owned();
    let mut usable = true;
    for part in slug.split('/').filter(|part| !part.is_empty()) {
        usable &= address_stem(own, part, &mut reading.diagnostics).is_some();
    }
    // the rest is read even when unit.yaml is wrong, so that all mistakes come at once
    let node = parse_yaml(own, reading);
    let nothing = Node { span: Span::default(), kind: Kind::Map(Vec::new()) };
    let mut unsaid = Diagnostics::default();
    let (mut unit, complete) =
        match node.as_ref().and_then(|node| Fields::open(own.name, node, &mut reading.diagnostics)) {
            Some(fields) => Unit::read(slug, fields),
            None => (Unit::read(slug, Fields::open(own.name, &nothing, &mut unsaid)?).0, false),
        };
    read_assessments(files, &mut unit, reading);
    for file in files {
        read_file(file, &mut unit, reading);
    }
    fragments::within_unit(&mut unit, reading);
    references::within_unit(&unit, reading);
    (complete && usable).then_some(unit)
}

fn parse_yaml(file: &UnitFile<'_>, reading: &mut Reading<'_>) -> Option<Node> {
    yaml::parse(file.name, file.source.text()?, 0, &mut reading.diagnostics)
}

fn parse_markdown<'s>(file: &UnitFile<'s>, reading: &mut Reading<'_>) -> Option<FrontMatter<'s>> {
    front_matter::split(file.name, file.source.text()?, &mut reading.diagnostics)
}

fn read_assessments(files: &[UnitFile<'_>], unit: &mut Unit, reading: &mut Reading<'_>) {
    for file in files {
        let Some(id) = file.path.strip_prefix("assessments/").and_then(|p| p.strip_suffix("/assessment.yaml")) else {
            continue;
        };
        let (Some(id), Some(node)) = (address_stem(file, id, &mut reading.diagnostics), parse_yaml(file, reading))
        else {
            continue;
        };
        let Some(mut assessment) = Assessment::read(id.clone(), file.name, &node, reading) else { continue };
        let folder = &file.name[..file.name.len() - "assessment.yaml".len()];
        for part in files.iter().filter(|f| f.name.starts_with(folder)) {
            read_assessment_part(part, &part.name[folder.len()..], folder, &unit.audiences(), &mut assessment, reading);
        }
        assessment.gather_citations();
        unit.assessments.push(assessment);
    }
}

fn read_assessment_part(
    file: &UnitFile<'_>,
    path: &str,
    folder: &str,
    audiences: &[&str],
    assessment: &mut Assessment,
    reading: &mut Reading<'_>,
) {
    if path == "evidence.yaml" {
        if let Some(node) = parse_yaml(file, reading) {
            assessment.evidence = EvidenceList::read(file.name, &node, folder, &assessment.framework, reading);
        }
    } else if path == "database.yaml" {
        if let Some(node) = parse_yaml(file, reading) {
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
        if let Some(parts) = parse_markdown(file, reading)
            && let Some(sheet) = CriterionSheet::read(id, &parts, file.name, &catalogue, reading)
        {
            assessment.sheets.insert(id, sheet);
        }
    }
}

/// Files other than assessments.
fn read_file(file: &UnitFile<'_>, unit: &mut Unit, reading: &mut Reading<'_>) {
    let parts: Vec<&str> = file.path.split('/').collect();
    match parts.as_slice() {
        ["unit.yaml"]
        | ["assessments", _, "assessment.yaml" | "evidence.yaml" | "database.yaml"]
        | ["assessments", _, "evidence", ..] => {}
        ["assessments", id, last] if last.ends_with(".md") => {
            if unit.assessments.iter().all(|a| a.id != *id)
                && !reading
                    .snapshot
                    .files
                    .contains_key(format!("{}assessment.yaml", file.name.trim_end_matches(last)).as_str())
            {
                reading.diagnostics.push(Diagnostic::of_file(
                    &codes::UNKNOWN_FILE,
                    file.name,
                    "thư mục này không có assessment.yaml",
                ));
            }
        }
        ["static", inner @ ..] if inner.iter().all(|part| has_address(part)) => {
            unit.statics.push(Arc::clone(file.name));
        }
        ["static", ..] => {
            let message = "tên này không thành địa chỉ trang được";
            reading.diagnostics.push(
                Diagnostic::of_file(&codes::BAD_SLUG, file.name, message).hint("đặt tên bằng chữ cái Latinh hoặc số"),
            );
        }
        ["documents", last] if last.ends_with(".md") => {
            let slug = address_stem(file, last.trim_end_matches(".md"), &mut reading.diagnostics);
            if let Some(parts) = parse_markdown(file, reading) {
                let document = Document::read(slug.clone().unwrap_or_default(), &parts, file.name, reading);
                unit.documents.extend(document.filter(|_| slug.is_some()));
            }
        }
        ["pages", last] if last.ends_with(".md") => {
            let slug = address_stem(file, last.trim_end_matches(".md"), &mut reading.diagnostics);
            if let Some(parts) = parse_markdown(file, reading) {
                let page = FreePage::read(slug.clone().unwrap_or_default(), &parts, file.name, reading);
                unit.pages.extend(page.filter(|_| slug.is_some()));
            }
        }
        ["improvement", last] if last.ends_with(".yaml") => {
            if let (Some(id), Some(node)) = (
                address_stem(file, last.trim_end_matches(".yaml"), &mut reading.diagnostics),
                parse_yaml(file, reading),
            ) {
                let plan = ImprovementPlan::read(id, file.name, &node, &unit.assessments, reading);
                unit.improvements.extend(plan);
            }
        }
        ["disclosures", year, last] if last.ends_with(".yaml") => {
            if let Some(year) = year_of(file, year, reading) {
                read_disclosure(file, last, TimeSpan::SchoolYear(year), unit, reading);
            }
        }
        ["finance", year, last] if last.ends_with(".yaml") => {
            match year.parse::<i16>().ok().filter(|y| (1945..9000).contains(y)) {
                Some(year) => read_disclosure(file, last, TimeSpan::Year(year), unit, reading),
                None => {
                    let message = format!("“{year}” không phải là năm ngân sách");
                    reading.diagnostics.push(
                        Diagnostic::of_file(&codes::BAD_SCHOOL_YEAR, file.name, message)
                            .hint("tên thư mục là một năm, như 2023"),
                    );
                }
            }
        }
        // spreadsheets are read with the file that names them
        ["disclosures" | "finance", year, last] if is_spreadsheet(last) && unit_reads(file, year, last, reading) => {}
        ["calendar", last] if last.ends_with(".yaml") => {
            if let (Some(year), Some(node)) =
                (year_of(file, last.trim_end_matches(".yaml"), reading), parse_yaml(file, reading))
            {
                unit.calendars.extend(SchoolCalendar::read(year, file.name, &node, reading));
            }
        }
        ["external-assessments", last] if last.ends_with(".yaml") => {
            if let (Some(year), Some(node)) =
                (year_of(file, last.trim_end_matches(".yaml"), reading), parse_yaml(file, reading))
            {
                unit.external.extend(ExternalSchedule::read(year, file.name, &node, reading));
            }
        }
        _ => unknown_file(file, &parts, reading),
    }
}

fn is_spreadsheet(name: &str) -> bool {
    name.ends_with(".xlsx") || name.ends_with(".csv")
}

/// Whether a file beside this one says `values: LAST`.
fn unit_reads(file: &UnitFile<'_>, year: &str, last: &str, reading: &Reading<'_>) -> bool {
    let folder = file.name.trim_end_matches(last);
    debug_assert!(folder.ends_with(&format!("{year}/")));
    let beside = reading.snapshot.below(folder).filter(|(name, _)| name.ends_with(".yaml"));
    beside
        .filter_map(|(_, source)| source.text())
        .any(|text| text.lines().any(|l| l.starts_with("values:") && l.contains(last)))
}

/// Whether something is left of a file's or folder's name in an address.
fn has_address(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "-"));
    !slug(stem).is_empty() && (ending == "-" || !slug(ending).is_empty())
}

fn year_of(file: &UnitFile<'_>, written: &str, reading: &mut Reading<'_>) -> Option<SchoolYear> {
    let year = SchoolYear::parse(written).filter(|y| y.to_string() == written);
    if year.is_none() {
        let message = format!("“{written}” không phải là năm học");
        reading.diagnostics.push(
            Diagnostic::of_file(&codes::BAD_SCHOOL_YEAR, file.name, message)
                .hint("đặt tên thư mục hoặc tệp theo năm học, như 2023-2024"),
        );
    }
    year
}

fn read_disclosure(file: &UnitFile<'_>, last: &str, span: TimeSpan, unit: &mut Unit, reading: &mut Reading<'_>) {
    let name = address_stem(file, last.trim_end_matches(".yaml"), &mut reading.diagnostics);
    let Some(node) = parse_yaml(file, reading) else { return };
    let audiences = unit.audiences();
    let Some(disclosure) =
        Disclosure::read(name.clone().unwrap_or_default(), span, &audiences, file.name, &node, reading)
    else {
        return;
    };
    let same = |d: &&Disclosure| d.span == span && d.series() == disclosure.series();
    if let Some(known) = unit.disclosures.iter().find(same) {
        let message = format!("{} {} đã có ở {}", disclosure.label(), disclosure.span_label(), known.file);
        reading.diagnostics.push(
            Diagnostic::of_file(&codes::DUPLICATE_ITEM, file.name, message).hint("giữ một tệp cho mỗi biểu và thời kỳ"),
        );
    } else if name.is_some() {
        unit.disclosures.push(disclosure);
    }
}

fn unknown_file(file: &UnitFile<'_>, parts: &[&str], reading: &mut Reading<'_>) {
    let hint = match parts {
        [only] => closest(only, ["unit.yaml"]).map(|n| format!("có phải là “{n}”?")),
        [first, ..] if !SECTIONS.contains(first) => {
            closest(first, SECTIONS.iter().copied()).map(|n| format!("có phải là thư mục “{n}”?"))
        }
        _ => None,
    };
    let mut diagnostic = Diagnostic::of_file(&codes::UNKNOWN_FILE, file.name, "tệp này không được dùng");
    diagnostic.hint = hint.or_else(|| Some("tệp chép nguyên để trong thư mục static".to_owned()));
    reading.diagnostics.push(diagnostic);
}

//! Phiếu đánh giá tiêu chí: `assessments/ID/1.10.md`, or a Word file of that name.

use super::reading::RESULTS;
use super::reading::Reading;
use crate::diag::{Diagnostic, codes};
use crate::pack::{Catalogue, Criterion, CriterionId, SheetForms, bare_section};
use crate::parse::fields::Fields;
use crate::parse::front_matter::FrontMatter;
use crate::parse::prose::{self, Origin, Page, Prose, Segment, pieces};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::{Place, Spanned, closest};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the school says about one criterion.
#[derive(Clone, Debug)]
pub struct CriterionSheet {
    /// Its Markdown or Word file: path in the snapshot.
    pub file: Arc<str>,
    /// From the file's name: `1.10.md`.
    pub criterion: CriterionId,
    /// (Mức, chỉ báo) → met or not. An indicator that is missing has not been assessed.
    pub results: BTreeMap<(u8, String), bool>,
    /// Mức that the school says the criterion reached; 0: "không đạt"; `None`: not stated.
    pub claimed_level: Option<Spanned<u16>>,
    /// Who answers for the sheet, as written.
    pub lead: Option<String>,
    /// Who wrote it, as written.
    pub writer: Option<String>,
    /// The site's editor on it, shown apart from the school's own words.
    pub editor_note: Option<String>,
    /// Text before the first section.
    pub opening: Prose,
    /// Section key (`strengths`) → text; the five of the official sheet.
    pub sections: BTreeMap<String, SheetPart>,
}

/// One section of the sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetPart {
    /// The section's text, without its `##` heading.
    pub prose: Prose,
}

impl CriterionSheet {
    pub(super) fn read(
        id: CriterionId,
        parts: &FrontMatter<'_>,
        file: &Arc<str>,
        catalogue: &Catalogue,
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let forms = Arc::clone(&reading.packs.sheets);
        let mut fields = Fields::open(file, &parts.data, &reading.packs.codes, &mut reading.diagnostics)?;
        let criterion = catalogue.criterion(id)?;
        let results = results(&mut fields, criterion);
        let claimed_level = fields.number("claimed_level");
        let (lead, writer, editor_note) = (fields.plain("lead"), fields.plain("writer"), fields.plain("editor_note"));
        let origin = Origin::body(file, parts.body_offset);
        let mut page = Page::new(&reading.packs.codes, &[]);
        for section in &forms.criterion_sheet.sections {
            page.ids.reserve(section.key.replace('_', "-"));
        }
        let body = prose::parse(parts.body, &origin, &mut page, fields.diagnostics);
        let (opening, sections) = split(body, &forms, &mut fields);
        fields.finish();
        Some(Self {
            file: Arc::clone(file),
            criterion: id,
            results,
            claimed_level,
            lead,
            writer,
            editor_note,
            opening,
            sections,
        })
    }

    /// All text of the sheet.
    pub fn all_prose(&self) -> impl Iterator<Item = &Prose> {
        std::iter::once(&self.opening).chain(self.sections.values().map(|s| &s.prose))
    }

    /// The codes of evidence in it, in the order of the text.
    pub(super) fn cited(&self) -> Vec<String> {
        let mut cited = Vec::new();
        for prose in self.all_prose() {
            for piece in pieces(&prose.segments()) {
                if let Segment::Evidence { code, .. } = piece {
                    cited.push(code.clone());
                }
            }
        }
        cited
    }

    /// Changes the places of all that names one.
    pub(super) fn each_place(&mut self, change: &mut impl FnMut(&mut Place)) {
        self.all_prose_mut().for_each(|prose| prose.each_place(change));
        self.claimed_level.iter_mut().for_each(|claimed| change(&mut claimed.place));
    }

    /// All text of it, to be changed.
    pub(super) fn all_prose_mut(&mut self) -> impl Iterator<Item = &mut Prose> {
        std::iter::once(&mut self.opening).chain(self.sections.values_mut().map(|s| &mut s.prose))
    }
}

fn results(fields: &mut Fields<'_, '_>, criterion: &Criterion) -> BTreeMap<(u8, String), bool> {
    let mut results = BTreeMap::new();
    for (level_key, node) in fields.entries("levels") {
        let level = level_key.text.parse::<u8>().ok();
        let Some((level, indicators)) = level.and_then(|l| Some((l, criterion.levels.get(&l)?))) else {
            let known: Vec<String> = criterion.levels.keys().map(ToString::to_string).collect();
            unknown_key(fields, level_key, &format!("mức “{}”", level_key.text), criterion, &known);
            continue;
        };
        let Kind::Map(entries) = &node.kind else {
            let place = fields.place(node.span);
            fields.diagnostics.push(
                Diagnostic::new(&codes::WRONG_TYPE, place, "cần nhóm “chỉ báo: đạt/không đạt”")
                    .hint("viết {a: đạt, b: không đạt}"),
            );
            continue;
        };
        for (key, value) in entries {
            if !indicators.iter().any(|i| i.key == key.text) {
                let known: Vec<String> = indicators.iter().map(|i| i.key.clone()).collect();
                unknown_key(fields, key, &format!("chỉ báo “{}” ở Mức {level}", key.text), criterion, &known);
            } else if let Some(result) = result(fields, value) {
                results.insert((level, key.text.clone()), result);
            }
        }
    }
    results
}

fn result(fields: &mut Fields<'_, '_>, node: &Node) -> Option<bool> {
    let written = fields.as_text(node)?;
    fields.pick(&written, RESULTS)
}

fn unknown_key(fields: &mut Fields<'_, '_>, key: &Key, what: &str, criterion: &Criterion, known: &[String]) {
    let place = fields.place(key.span);
    let hint = if known.is_empty() {
        "mức này không có yêu cầu".to_owned()
    } else {
        format!("đang có: {}", known.join(", "))
    };
    fields.diagnostics.push(
        Diagnostic::new(&codes::UNKNOWN_INDICATOR, place, format!("tiêu chí {} không có {what}", criterion.number))
            .hint(hint),
    );
}

/// Splits a body at its `##` headings into the sections of the official sheet.
fn split(body: Prose, forms: &SheetForms, fields: &mut Fields<'_, '_>) -> (Prose, BTreeMap<String, SheetPart>) {
    let known: Vec<(String, String)> =
        forms.criterion_sheet.sections.iter().map(|s| (s.key.clone(), bare_section(&s.label))).collect();
    let mut opening = Vec::new();
    let mut sections: BTreeMap<String, Vec<Segment>> = BTreeMap::new();
    let mut current: Option<String> = None;
    for segment in body.into_segments() {
        if let Segment::Heading { level: 2, text, place, .. } = &segment {
            let name = bare_section(text);
            match known.iter().find(|(_, label)| *label == name) {
                Some((key, _)) => {
                    current = Some(key.clone());
                    sections.entry(key.clone()).or_default();
                }
                None => {
                    let labels: Vec<&str> = forms.criterion_sheet.sections.iter().map(|s| s.label.as_str()).collect();
                    let near = closest(&name, known.iter().map(|(_, l)| l.as_str()))
                        .and_then(|near| known.iter().position(|(_, l)| l == near))
                        .map(|at| labels[at]);
                    let hint = near.map_or_else(
                        || format!("các mục của phiếu: {}", labels.join("; ")),
                        |near| format!("có phải là “{near}”?"),
                    );
                    fields.diagnostics.push(
                        Diagnostic::new(&codes::UNKNOWN_SECTION, place.clone(), format!("phiếu không có mục “{text}”"))
                            .hint(hint),
                    );
                    current = None;
                }
            }
            continue;
        }
        match &current {
            Some(key) => sections.entry(key.clone()).or_default().push(segment),
            None => opening.push(segment),
        }
    }
    let part = |(key, segments)| (key, SheetPart { prose: Prose::new(segments) });
    (Prose::new(opening), sections.into_iter().map(part).collect())
}

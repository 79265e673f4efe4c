//! Links to a part of a document or page of the same unit: `#muc-dich`, `noi-quy.md#dieu-9`. The part must be there.
//!
//! A link that leads to no part is reported where it stands and then leads to the whole page, so that the look at the finished pages does not
//! report it again. What is not known here is left to that look: links between units, parts of a criterion's page, tables.

use super::references::resolve_target;
use crate::diag::{Diagnostic, codes};
use crate::model::criterion_sheet::CriterionSheet;
use crate::model::kinds::placed;
use crate::model::reading::Reading;
use crate::model::{Document, FreePage, Unit};
use crate::parse::prose::{Prose, Segment};
use crate::text::{closest, percent_decode};
use std::collections::{BTreeMap, BTreeSet};

/// Parts that the frame of a page gives it.
const OF_THE_FRAME: [&str; 3] = ["main", "top", "toc-title"];
/// Headings that a hint lists.
const LISTED: usize = 8;
/// For so many links of a text something alike is looked for: with more, the work would grow with their number times that of the headings.
const LOOKED_FOR: usize = 100;

/// What can be linked to in a document or page.
struct Parts {
    /// Ids of headings, in order.
    headings: Vec<String>,
    /// The same, and those of footnotes.
    ids: BTreeSet<String>,
    /// Editor's notes: `ghi-chu-1` and so on.
    notes: usize,
    /// Ids of the tables put in: what ids these have on the page is not known here.
    tables: Vec<String>,
}

pub(super) fn within_unit(unit: &mut Unit, reading: &mut Reading<'_>) {
    let documents = unit.documents.iter().map(|d| (d.file.to_string(), parts(&prose_of(d), d.notes.len())));
    let known: BTreeMap<String, Parts> =
        documents.chain(unit.pages.iter().map(|p| (p.file.to_string(), parts(&[&p.body], 0)))).collect();
    let documents = unit
        .documents
        .iter_mut()
        .flat_map(|Document { body, annex, .. }| std::iter::once(body).chain(annex.as_mut().map(|a| &mut a.body)));
    let pages = unit.pages.iter_mut().map(|FreePage { body, .. }| body);
    let sheets =
        unit.assessments.iter_mut().flat_map(|a| a.sheets.values_mut()).flat_map(CriterionSheet::all_prose_mut);
    for prose in documents.chain(pages).chain(sheets) {
        check(prose, &known, reading);
    }
}

fn prose_of(document: &Document) -> Vec<&Prose> {
    std::iter::once(&document.body).chain(document.annex.as_ref().map(|a| &a.body)).collect()
}

fn parts(of: &[&Prose], notes: usize) -> Parts {
    let mut parts = Parts { headings: Vec::new(), ids: BTreeSet::new(), notes, tables: Vec::new() };
    let segments: Vec<_> = of.iter().map(|prose| prose.segments()).collect();
    for segment in segments.iter().flat_map(|of| of.iter()) {
        match segment {
            Segment::Notes(notes) => parts.ids.extend(notes.iter().map(|note| note.id.clone())),
            Segment::Heading { id, .. } => parts.headings.push(id.clone()),
            // some ids do not name the year
            Segment::Table { kind, id, .. } => {
                let anchor = placed().find(|table| table.name == kind).and_then(|table| table.anchor);
                parts.tables.push(anchor.map_or_else(|| id.clone(), str::to_owned));
            }
            _ => {}
        }
    }
    parts.ids.extend(parts.headings.iter().cloned());
    parts
}

impl Parts {
    fn has(&self, fragment: &str) -> bool {
        let note = fragment.strip_prefix("ghi-chu-").and_then(|n| n.parse::<usize>().ok());
        self.ids.contains(fragment)
            || OF_THE_FRAME.contains(&fragment)
            || note.is_some_and(|n| (1..=self.notes).contains(&n))
            || self.tables.iter().any(|id| fragment.contains(id.as_str()))
    }
}

fn check(prose: &mut Prose, known: &BTreeMap<String, Parts>, reading: &mut Reading<'_>) {
    let mut broken = 0;
    for segment in prose.pieces_mut() {
        let Segment::Target { path, place } = segment else { continue };
        let Some((file, fragment)) = path.split_once('#').filter(|(_, fragment)| !fragment.is_empty()) else {
            continue;
        };
        let target = if file.is_empty() { Some(place.file.to_string()) } else { resolve_target(&place.file, file) };
        let Some(parts) = target.and_then(|target| known.get(&target)) else { continue };
        if percent_decode(fragment).is_some_and(|decoded| parts.has(&decoded)) {
            continue;
        }
        let whose = if file.is_empty() { "trang này".to_owned() } else { format!("“{file}”") };
        let diagnostic = Diagnostic::new(
            &codes::BROKEN_LINK,
            place.clone(),
            format!("liên kết tới “#{fragment}”, nhưng {whose} không có mục ấy"),
        );
        let headings = || parts.headings.iter().map(String::as_str);
        broken += 1;
        let near = (broken <= LOOKED_FOR).then(|| closest(fragment, headings())).flatten();
        reading.diagnostics.push(match near {
            Some(near) => diagnostic.hint(format!("có phải là “#{near}”?")),
            None if parts.headings.is_empty() => diagnostic.hint("ở đó chưa có tiêu đề nào; bỏ phần sau dấu #"),
            None => {
                let more = if parts.headings.len() > LISTED { ", …" } else { "" };
                let listed: Vec<String> = headings().take(LISTED).map(|id| format!("#{id}")).collect();
                diagnostic.hint(format!("các mục ở đó: {}{more}", listed.join(", ")))
            }
        });
        path.truncate(file.len());
    }
}

//! References from one file to another: documents, tables, evidence, links, units.

use super::cited::Cited;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::evidence::{malformed, parse_code};
use crate::model::kinds::{KINDS, Named, Names, is_linkable, placed, prose_in_data};
use crate::model::reading::Reading;
use crate::model::{Site, Unit};
use crate::parse::prose::{Prose, Segment, pieces};
use crate::text::{Place, Spanned, closest, percent_decode, source_name};

pub(super) fn within_unit(unit: &Unit, reading: &mut Reading<'_>) {
    let documents: Vec<&str> = unit.documents.iter().map(|d| d.slug.as_str()).collect();
    let files: Vec<&str> = unit.statics.iter().filter_map(|f| f.split_once("/static/")).map(|(_, path)| path).collect();
    for Named { of, name, place } in KINDS.iter().flat_map(|kind| (kind.names)(unit)) {
        let (what, known) = match of {
            Names::Document => ("văn bản", &documents),
            Names::Static => ("tệp trong thư mục static", &files),
            Names::Unit => continue, // known when all units are read: across_units
        };
        expect(name, place, what, known, &mut reading.diagnostics);
    }
    let mut cited = Cited::of(unit);
    for document in &unit.documents {
        for prose in std::iter::once(&document.body).chain(document.annex.as_ref().map(|a| &a.body)) {
            tables(prose, unit, reading);
            targets(prose, reading);
            cited.check(prose, &mut reading.diagnostics);
        }
    }
    for page in &unit.pages {
        tables(&page.body, unit, reading);
        targets(&page.body, reading);
        cited.check(&page.body, &mut reading.diagnostics);
    }
    for prose in prose_in_data(unit) {
        targets(prose, reading);
        cited.check(prose, &mut reading.diagnostics);
        for segment in pieces(&prose.segments()) {
            if let Segment::Table { kind, place, .. } = segment {
                no_table(kind, place, &mut reading.diagnostics);
            }
        }
    }
    for assessment in &unit.assessments {
        for prose in assessment.sheets.values().flat_map(super::super::criterion_sheet::CriterionSheet::all_prose) {
            targets(prose, reading);
            for segment in pieces(&prose.segments()) {
                match segment {
                    Segment::Evidence { code, place, .. } => evidence(code, place, assessment, reading),
                    Segment::Table { kind, place, .. } => no_table(kind, place, &mut reading.diagnostics),
                    _ => {}
                }
            }
        }
    }
}

fn evidence(code: &str, place: &Place, assessment: &crate::model::Assessment, reading: &mut Reading<'_>) {
    if assessment.evidence.get(code).is_some() {
        return;
    }
    let framework = &assessment.framework;
    if parse_code(code, framework).is_none() {
        reading.diagnostics.push(malformed(&Spanned { value: code.to_owned(), place: place.clone() }, framework));
        return;
    }
    let near = closest(code, assessment.evidence.items.iter().map(|e| e.code.as_str()));
    let diagnostic = Diagnostic::new(
        &codes::UNKNOWN_EVIDENCE,
        place.clone(),
        format!("minh chứng {code} không có trong evidence.yaml"),
    );
    reading.diagnostics.push(match near {
        Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
        None => diagnostic.hint("thêm minh chứng này vào evidence.yaml của đợt tự đánh giá"),
    });
}

fn tables(prose: &Prose, unit: &Unit, reading: &mut Reading<'_>) {
    for segment in prose.segments().iter() {
        let Segment::Table { kind, id, place } = segment else { continue };
        let Some(table) = placed().find(|table| table.name == kind) else {
            no_table(kind, place, &mut reading.diagnostics);
            continue;
        };
        let known = (table.ids)(unit);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        expect(id, place, &format!("bảng {kind}"), &known, &mut reading.diagnostics);
    }
}

fn no_table(kind: &str, place: &Place, diagnostics: &mut Diagnostics) {
    let known: Vec<&str> = placed().map(|table| table.name).collect();
    if known.contains(&kind) {
        let message = format!("bảng {kind} chỉ đặt được trong văn bản và trang của trường");
        diagnostics.push(
            Diagnostic::new(&codes::UNKNOWN_PLACEHOLDER, place.clone(), message)
                .hint("bỏ dòng này; trang của mục đã có bảng"),
        );
        return;
    }
    let near = closest(kind, known.iter().copied());
    let diagnostic =
        Diagnostic::new(&codes::UNKNOWN_PLACEHOLDER, place.clone(), format!("không có loại bảng “{kind}”"));
    diagnostics.push(match near {
        Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
        None => diagnostic.hint(format!("các loại bảng: {}", known.join(", "))),
    });
}

fn expect(written: &str, place: &Place, what: &str, known: &[&str], diagnostics: &mut Diagnostics) {
    if known.contains(&written) {
        return;
    }
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_REFERENCE, place.clone(), format!("không có {what} “{written}”"));
    let near = closest(written, known.iter().copied());
    diagnostics.push(match near {
        Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
        None if known.is_empty() => diagnostic.hint(format!("trường chưa có {what} nào: sửa lại, hoặc bỏ chỗ này")),
        None => diagnostic.hint(format!("đang có: {}", known.join(", "))),
    });
}

/// For so many links of a text a file of a like name is looked for: with more, the work would grow with their number times that of the files.
const LOOKED_FOR: usize = 100;

/// Links to other source files must lead to one.
fn targets(prose: &Prose, reading: &mut Reading<'_>) {
    let mut broken = 0;
    for segment in pieces(&prose.segments()) {
        let Segment::Target { path, place } = segment else { continue };
        if path.is_empty() || path.starts_with('#') {
            continue; // a part of the page itself
        }
        let resolved = resolve_target(&place.file, path);
        if let Some((before, query)) = path.split('#').next().and_then(|path| path.split_once('?')) {
            let message = format!("phần “?{query}” của liên kết tới một tệp của trang bị bỏ");
            reading.diagnostics.push(
                Diagnostic::new(&codes::LINK_QUERY, place.clone(), message)
                    .hint(format!("viết “{before}”; nếu dấu “?” thuộc tên tệp, viết “%3F”")),
            );
        }
        let known = resolved.as_deref().is_some_and(|name| reading.snapshot.knows(name) && is_linkable(name));
        if !known {
            let diagnostic = Diagnostic::new(
                &codes::UNKNOWN_REFERENCE,
                place.clone(),
                format!("liên kết tới “{path}” không dẫn tới tệp nào của trang"),
            );
            broken += 1;
            let near = resolved.filter(|_| broken <= LOOKED_FOR).and_then(|name| {
                closest(&name, reading.snapshot.names().filter(|n| is_linkable(n))).map(str::to_owned)
            });
            reading.diagnostics.push(match near {
                Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
                None => diagnostic.hint("đường dẫn tính từ tệp này, như ../static/bao-cao.pdf hoặc ke-hoach.md"),
            });
        }
    }
}

/// The path in the snapshot that a link means, seen from the file that holds it; `None` when it leads out of `content/`.
pub(crate) fn resolve_target(from: &str, path: &str) -> Option<String> {
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let path = percent_decode(path)?;
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let joined = source_name(&parts.join("/"));
    joined.starts_with(super::folders::ROOT).then_some(joined)
}

/// References from one unit to another; `unread`: slugs of units that are there, too, and cannot be read, which is said of them alone.
pub fn across_units<'s>(site: &'s Site, unread: impl Iterator<Item = &'s str>, diagnostics: &mut Diagnostics) {
    let known: Vec<&str> = site.units.iter().map(|u| u.slug.as_str()).chain(unread).collect();
    let named = site.units.iter().flat_map(|u| KINDS.iter().flat_map(|kind| (kind.names)(u)));
    let named = named.filter(|named| named.of == Names::Unit).map(|named| (named.name, named.place));
    let managed = site.units.iter().flat_map(|u| &u.manages).map(|written| (written.value.as_str(), &written.place));
    let closed = site.units.iter().flat_map(|u| &u.closed).flat_map(|closed| &closed.into);
    let successors = closed.map(|written| (written.value.as_str(), &written.place));
    for (name, place) in named.chain(managed).chain(successors) {
        expect(name, place, "đơn vị", &known, diagnostics);
    }
    for unit in site.units.iter() {
        for itself in unit.closed.iter().flat_map(|closed| &closed.into).filter(|into| into.value == unit.slug) {
            let message = "“into” ghi chính đơn vị này";
            let hint = "into là thư mục của đơn vị tiếp nhận; chưa có trên trang này thì bỏ khóa into";
            diagnostics.push(Diagnostic::new(&codes::UNKNOWN_REFERENCE, itself.place.clone(), message).hint(hint));
        }
    }
}

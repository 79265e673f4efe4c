//! What every reader of a source shares: the regulations, the snapshot, and looking things up in them.

use super::Shelf;
use crate::diag::{Code, Diagnostic, Diagnostics, codes};
use crate::pack::{Catalogue, CriterionId, Framework, Packs, SchoolType};
use crate::parse::fields::Fields;
use crate::source::Snapshot;
use crate::text::{Spanned, closest};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What every reader needs, and where it puts its findings.
pub(super) struct Reading<'a> {
    pub(super) packs: &'a Packs,
    pub(super) snapshot: &'a Snapshot,
    /// The unit's spreadsheets and Word files.
    pub(super) shelf: &'a Shelf,
    pub(super) diagnostics: Diagnostics,
    /// Workbooks that were read as trees, and the names of their sheets.
    pub(super) books: BTreeMap<Arc<str>, Arc<[String]>>,
}

impl<'a> Reading<'a> {
    /// With nothing read yet.
    pub(super) fn new(packs: &'a Packs, snapshot: &'a Snapshot, shelf: &'a Shelf) -> Self {
        Self { packs, snapshot, shelf, diagnostics: Diagnostics::default(), books: BTreeMap::new() }
    }
}

/// The framework and catalogue that `regulation`, `edition` and `profile` name.
pub(super) fn framework(fields: &mut Fields<'_, '_>, packs: &Packs) -> Option<(Arc<Framework>, usize)> {
    let regulation = fields.required_text("regulation");
    let edition = fields.text("edition");
    let profile = fields.text("profile");
    let regulation = regulation?;
    let Some(framework) = packs.framework(&regulation.value) else {
        let known: Vec<&str> = packs.frameworks.iter().map(|f| f.id.as_str()).collect();
        unknown(fields, &codes::UNKNOWN_REGULATION, &regulation, "quy định kiểm định", &known);
        return None;
    };
    let at = framework.catalogues.iter().position(|c| {
        let edition_fits = edition.as_ref().is_none_or(|e| c.edition.as_ref().is_some_and(|known| known.id == e.value));
        let profile_fits =
            profile.as_ref().is_none_or(|p| c.profile.as_ref().is_some_and(|(known, _)| *known == p.value));
        edition_fits && profile_fits
    });
    let several = framework.catalogues.iter().filter(|c| c.profile.is_some()).count() > 1;
    match at {
        Some(_) if several && profile.is_none() => {
            let known: Vec<&str> = framework.profiles.iter().map(|p| p.id.as_str()).collect();
            let place = fields.own_place();
            let message = format!("{} có nhiều phụ lục, cần khóa “profile”", framework.number);
            fields.diagnostics.push(
                Diagnostic::new(&codes::MISSING_KEY, place, message)
                    .hint(format!("chọn một trong: {}", known.join(", "))),
            );
            None
        }
        Some(at) => Some((Arc::clone(framework), at)),
        None => {
            let editions = framework.editions.iter().map(|e| e.id.as_str());
            let known: Vec<&str> = editions.chain(framework.profiles.iter().map(|p| p.id.as_str())).collect();
            let written = edition.filter(|e| !known.contains(&e.value.as_str())).or(profile)?;
            unknown(fields, &codes::UNKNOWN_EDITION, &written, "bản hoặc phụ lục", &known);
            None
        }
    }
}

/// "Không có …; có phải là …?"
pub(super) fn unknown(
    fields: &mut Fields<'_, '_>,
    code: &'static Code,
    written: &Spanned<String>,
    what: &str,
    known: &[&str],
) {
    let hint = match closest(&written.value, known.iter().copied()) {
        Some(near) => format!("có phải là “{near}”?"),
        None if known.is_empty() => format!("ở đây chưa có {what} nào"),
        None => format!("đang có: {}", known.join(", ")),
    };
    fields
        .diagnostics
        .push(Diagnostic::new(code, written.place.clone(), format!("không có {what} “{}”", written.value)).hint(hint));
}

/// The kind of school that a text names, by its id or another of its spellings.
pub(super) fn school_type(
    fields: &mut Fields<'_, '_>,
    written: &Spanned<String>,
    known: &[Arc<SchoolType>],
) -> Option<Arc<SchoolType>> {
    if let Some(kind) = SchoolType::find(known, &written.value) {
        return Some(Arc::clone(kind));
    }
    let ids: Vec<(&str, ())> = known.iter().map(|kind| (kind.id.as_str(), ())).collect();
    fields.pick(written, &ids);
    None
}

/// A list of criterion numbers of a catalogue.
pub(super) fn criteria(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    catalogue: Option<&Catalogue>,
) -> Vec<CriterionId> {
    let written = fields.texts(key);
    written.iter().filter_map(|w| criterion(fields, w, catalogue)).collect()
}

/// A criterion's number, which the catalogue must have.
pub(super) fn criterion(
    fields: &mut Fields<'_, '_>,
    written: &Spanned<String>,
    catalogue: Option<&Catalogue>,
) -> Option<CriterionId> {
    let parsed = CriterionId::parse(&written.value);
    let Some(catalogue) = catalogue else { return parsed };
    if let Some(id) = parsed.filter(|id| catalogue.criterion(*id).is_some()) {
        return Some(id);
    }
    let known: Vec<String> = catalogue.criteria().map(|c| c.number.to_string()).collect();
    let guess =
        CriterionId::guess(&written.value).filter(|id| catalogue.criterion(*id).is_some()).map(|id| id.to_string());
    let hint = guess.map_or_else(
        || format!("quy định này có các tiêu chí {}", known.join(", ")),
        |id| format!("có phải là “{id}”?"),
    );
    fields.diagnostics.push(
        Diagnostic::new(
            &codes::UNKNOWN_CRITERION,
            written.place.clone(),
            format!("không có tiêu chí “{}”", written.value),
        )
        .hint(hint),
    );
    None
}

/// `đạt` / `không đạt`.
pub(super) const RESULTS: &[(&str, bool)] = &[("đạt", true), ("không đạt", false), ("dat", true), ("khong_dat", false)];

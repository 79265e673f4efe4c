//! Evidence in rows, as a page may show it.

use crate::derive::described::described;
use crate::model::{Assessment, Unit, Visibility};
use crate::pack::{CriterionId, SheetForm};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::context::{files, routes};
use crate::site::parts::indicators::indicator_id;
use crate::site::phrases::assessment::evidence_id;
use crate::site::view::{EvidenceGroup, EvidenceRow, Link};
use std::collections::BTreeMap;

/// Evidence as `route` may show it.
pub(crate) fn evidence_rows(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    only: Option<CriterionId>,
) -> Vec<EvidenceRow> {
    let cited = assessment.citations();
    let nobody = Vec::new();
    let places = places(assessment, &setting.packs.sheets.criterion_sheet, only);
    let rows = assessment.evidence.items.iter().filter_map(|item| {
        let uses = cited.get(item.code.as_str()).unwrap_or(&nobody);
        if only.is_some_and(|id| !uses.contains(&id) && item.criterion != id) {
            return None;
        }
        let hidden = item.visibility == Visibility::Internal && !assessment.evidence.show_internal_titles;
        let shown = |value: &Option<String>| if hidden { String::new() } else { value.clone().unwrap_or_default() };
        let visibility = match item.visibility {
            Visibility::Public => "visibility_public",
            Visibility::OnSite => "visibility_on_site",
            Visibility::Internal => "visibility_internal",
        };
        let place = [item.hop.as_ref().map(|n| setting.tell("evidence_box", &[("box", n)])), item.storage.clone()];
        let file = item.file.as_ref().and_then(|file| {
            let to = files::shown_evidence(setting.snapshot, unit, assessment, file)?;
            let key = if files::text(setting.snapshot, file).is_some() { "text_file_shown" } else { "evidence_file" };
            Some(setting.link(route, &to, file_label(setting, key, file)))
        });
        Some(EvidenceRow {
            id: evidence_id(&item.code),
            code: item.code.clone(),
            title: if hidden { setting.say("evidence_title_hidden") } else { item.title.clone() },
            number_date: shown(&item.number_date),
            issuer: shown(&item.issuer),
            note: shown(&item.note),
            place: if hidden { String::new() } else { place.into_iter().flatten().collect::<Vec<_>>().join(", ") },
            visibility: setting.say(visibility),
            sha256: item
                .file
                .as_ref()
                .filter(|_| file.is_some())
                .and_then(|file| files::digest(setting.snapshot, file)),
            changed: item.has_changed(),
            file,
            group: None,
            used_in: uses
                .iter()
                .flat_map(|id| used_in(setting, route, unit, assessment, (*id, only), &places, &item.code))
                .collect(),
        })
    });
    rows.collect()
}

/// All of it, each standard's below its title.
pub(crate) fn by_standard(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
) -> Vec<EvidenceRow> {
    let mut rows = evidence_rows(setting, route, unit, assessment, None);
    let mut last = None;
    for (row, item) in rows.iter_mut().zip(&assessment.evidence.items) {
        let number = item.criterion.standard;
        let Some(standard) = assessment.catalogue().standards.iter().find(|s| s.number == number) else { continue };
        if last.replace(number) != Some(number) {
            let words = [("number", number.to_string()), ("title", setting.official(&standard.title))];
            let title = setting.tell("standard_title", &words.each_ref().map(|(k, v)| (*k, v.as_str())));
            row.group = Some(EvidenceGroup { id: format!("tieu-chuan-{number}"), title });
        }
    }
    rows
}

/// The indicators whose description cites a code, by code and criterion; of one criterion alone, or of all.
type Places = BTreeMap<(String, CriterionId), Vec<(u8, String)>>;

fn places(assessment: &Assessment, form: &SheetForm, only: Option<CriterionId>) -> Places {
    let mut places = Places::new();
    for (id, sheet) in assessment.sheets.iter().filter(|(id, _)| only.is_none_or(|only| only == **id)) {
        let Some(criterion) = assessment.catalogue().criterion(*id) else { continue };
        for (at, said) in described(sheet, criterion, form) {
            for code in said.codes {
                places.entry((code, *id)).or_default().push(at.clone());
            }
        }
    }
    places
}

/// Links to where a criterion uses a piece: on its own page each indicator (`Mức 1 a`), elsewhere its number and the first of them.
fn used_in(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    (id, here): (CriterionId, Option<CriterionId>),
    places: &Places,
    code: &str,
) -> Vec<Link> {
    let at = places.get(&(code.to_owned(), id)).map(Vec::as_slice).unwrap_or_default();
    if here == Some(id) {
        let link = |(level, key): &(u8, String)| {
            let level_words = setting.tell("level", &[("level", &level.to_string())]);
            let label = if key == "-" { level_words } else { format!("{level_words} {key}") };
            Link { label, href: format!("#{}", indicator_id(*level, key)) }
        };
        return at.iter().map(link).collect();
    }
    let mut link = setting.link(route, &routes::criterion(unit, assessment, id), id.to_string());
    if let Some((level, key)) = at.first() {
        link.href = format!("{}#{}", link.href, indicator_id(*level, key));
    }
    vec![link]
}

/// `Tải tệp PDF, 120 kB`: one of the theme's texts about a file.
pub(crate) fn file_label(setting: &Setting<'_>, key: &str, file: &str) -> String {
    let kind = file.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()).unwrap_or_default();
    let bytes = setting.snapshot.files.get(file).map_or(0, |source| files::published(source).len());
    setting.tell(key, &[("kind", &kind), ("size", &bytes.div_ceil(1000).to_string())])
}

/// Where a code leads on the page of a criterion that cites it: to its row there; nothing for a code that is not listed.
pub(crate) fn evidence_here(assessment: &Assessment) -> impl Fn(&str) -> Option<String> + use<'_> {
    move |code| assessment.evidence.get(code).map(|item| format!("#{}", evidence_id(&item.code)))
}

/// Where a code leads on any other page: to its row in the index of evidence; nothing for a code that is not listed.
pub(crate) fn evidence_href<'a>(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &'a Assessment,
) -> impl Fn(&str) -> Option<String> + use<'a> {
    let index = setting.href(route, &routes::evidence(unit, assessment));
    move |code| assessment.evidence.get(code).map(|item| format!("{index}#{}", evidence_id(&item.code)))
}

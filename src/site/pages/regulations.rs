//! The catalogue of regulations: what each asks, and how sure our data is.

use crate::pack::{Catalogue, Certainty, Edition, Framework, Provenance, Regime};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::indicators;
use crate::site::parts::other_packs::other_packs;
use crate::site::parts::regime_changes::{changes_table, places_of};
use crate::site::parts::regime_tables::{contents_table, forms_table, schedule_table};
use crate::site::parts::workbook_files;
use crate::site::phrases::assessment;
use crate::site::phrases::law::{amendments, day, references};
use crate::site::view::{
    CatalogueView, CertaintyNote, CriterionLink, CriterionText, Fact, RegulationCard, RegulationList, RegulationPage,
    StandardLink, StandardPage, View,
};
use std::sync::Arc;

pub(crate) fn pages(setting: &Setting<'_>) -> Vec<Page> {
    let source: Arc<str> = Arc::from("packs");
    let page =
        |route: Route, view: View| Page { route, content: Content::Html(Box::new(view)), source: Arc::clone(&source) };
    let route = routes::regulations();
    let mut pages = vec![page(route.clone(), list(setting, &route))];
    for framework in &setting.packs.frameworks {
        let route = routes::regulation(&framework.id);
        pages.push(page(route.clone(), framework_page(setting, &route, framework)));
        for catalogue in &framework.catalogues {
            for at in 0..catalogue.standards.len() {
                let route = routes::standard(framework, catalogue, catalogue.standards[at].number);
                pages.push(page(route.clone(), standard_page(setting, &route, framework, catalogue, at)));
            }
        }
    }
    for regime in &setting.packs.regimes {
        let route = routes::regulation(&regime.id);
        pages.push(page(route.clone(), regime_page(setting, &route, regime)));
        pages.extend(workbook_files::pages(setting, regime));
    }
    pages
}

fn list(setting: &Setting<'_>, route: &Route) -> View {
    let accreditation = setting.packs.frameworks.iter().map(|f| RegulationCard {
        number: f.number.clone(),
        title: setting.official(&f.title),
        href: setting.href(route, &routes::regulation(&f.id)),
        status: f.status.as_ref().map(|status| setting.official(status)).unwrap_or_default(),
        size: f.catalogues.first().map(|c| size(setting, c)).unwrap_or_default(),
    });
    let disclosure = setting.packs.regimes.iter().map(|r| RegulationCard {
        number: r.number.clone(),
        title: setting.official(&r.title),
        href: setting.href(route, &routes::regulation(&r.id)),
        status: in_force(setting, r),
        size: if r.forms.is_empty() {
            setting.tell("size_contents", &[("contents", &r.contents.len().to_string())])
        } else {
            setting.tell("size_forms", &[("forms", &r.forms.len().to_string())])
        },
    });
    View::RegulationList(RegulationList {
        chrome: setting.portal_chrome(route, &setting.say("regulations_heading"), &[]),
        accreditation: accreditation.collect(),
        disclosure: disclosure.collect(),
        other: other_packs(setting),
    })
}

fn in_force(setting: &Setting<'_>, regime: &Regime) -> String {
    match (day(setting, regime.effective.as_ref()), day(setting, regime.ended.as_ref())) {
        (Some(from), Some(to)) => setting.tell("in_force_span", &[("from", &from), ("to", &to)]),
        (Some(from), None) => setting.tell("in_force_from", &[("from", &from)]),
        _ => String::new(),
    }
}

fn size(setting: &Setting<'_>, catalogue: &Catalogue) -> String {
    let criteria = catalogue.criteria().count();
    setting.tell(
        "size_criteria",
        &[("standards", &catalogue.standards.len().to_string()), ("criteria", &criteria.to_string())],
    )
}

fn provenance(setting: &Setting<'_>, notes: &[Provenance]) -> Vec<CertaintyNote> {
    notes
        .iter()
        .map(|p| {
            let status = match p.status {
                Certainty::Seed => "seed",
                Certainty::Found => "found",
                Certainty::Recalled => "recalled",
            };
            CertaintyNote {
                section: p.section.clone(),
                status,
                label: setting.say(&format!("certainty_{status}")),
                note: p.note.clone(),
                sources: p.source.as_slice().to_vec(),
            }
        })
        .collect()
}

fn framework_page(setting: &Setting<'_>, route: &Route, framework: &Framework) -> View {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let facts = [
        ("fact_issuer", Some(setting.official(&framework.issuer))),
        ("fact_issued", day(setting, Some(&framework.issued))),
        ("fact_effective", day(setting, framework.effective.as_ref())),
        ("fact_status", framework.status.as_ref().map(|status| setting.official(status))),
        (
            "fact_applies_to",
            some(framework.applies_to.iter().map(|kind| setting.official(kind)).collect::<Vec<_>>().join("; ")),
        ),
        ("fact_replaces", some(references(setting, framework.replaces.as_slice()))),
        ("fact_amended_by", some(amendments(setting, &framework.amended_by))),
        ("fact_replaced_by", framework.replaced_by.as_ref().map(|r| references(setting, r.as_slice()))),
        (
            "fact_validity",
            framework.rating.validity_years.map(|n| setting.tell("fact_years", &[("count", &n.to_string())])),
        ),
        ("fact_evidence_code", Some(framework.evidence_code.example.clone())),
        ("fact_guidance", framework.evidence_code.guidance_letter.clone()),
    ];
    let catalogues = framework.catalogues.iter().map(|catalogue| CatalogueView {
        label: match (&catalogue.edition, &catalogue.profile) {
            (Some(edition), _) => Some(edition_label(setting, edition)),
            (None, Some((_, title))) => Some(setting.official(title)),
            _ => None,
        },
        note: catalogue.edition.as_ref().and_then(|e| e.note.clone()),
        size: size(setting, catalogue),
        standards: catalogue
            .standards
            .iter()
            .map(|standard| {
                let to = routes::standard(framework, catalogue, standard.number);
                let href = setting.href(route, &to);
                StandardLink {
                    number: standard.number,
                    title: setting.official(&standard.title),
                    criteria: standard
                        .criteria
                        .iter()
                        .map(|c| CriterionLink {
                            number: c.number.to_string(),
                            title: setting.official(&c.title),
                            href: format!("{href}#{}", anchor_id(c)),
                            mandatory: c.mandatory,
                        })
                        .collect(),
                    href,
                }
            })
            .collect(),
    });
    let heading = setting.tell("regulation_heading", &[("number", &framework.number)]);
    let above = [(setting.say("regulations_heading"), routes::regulations())];
    View::Regulation(Box::new(RegulationPage {
        chrome: setting.portal_chrome(route, &heading, &above),
        title: setting.official(&framework.title),
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }))
            .collect(),
        rating: Some(framework.rating.explanation.clone()),
        rating_note: framework.rating.mandatory_criteria_note.clone(),
        catalogues: catalogues.collect(),
        tables: Vec::new(),
        uncertain: framework.uncertain.clone(),
        provenance: provenance(setting, &framework.provenance),
    }))
}

/// `Bản năm 2018, từ 10/10/2018`.
fn edition_label(setting: &Setting<'_>, edition: &Edition) -> String {
    let label = setting.official(&edition.label);
    match day(setting, edition.from.as_ref()) {
        Some(date) => format!("{label}, {}", setting.tell("law_since", &[("date", &date)])),
        None => label,
    }
}

fn anchor_id(criterion: &crate::pack::Criterion) -> String {
    format!("tieu-chi-{}", criterion.number.slug())
}

fn standard_page(
    setting: &Setting<'_>,
    route: &Route,
    framework: &Framework,
    catalogue: &Catalogue,
    at: usize,
) -> View {
    let standard = &catalogue.standards[at];
    let heading = setting.tell(
        "standard_title",
        &[("number", &standard.number.to_string()), ("title", &setting.official(&standard.title))],
    );
    let regulation = setting.tell("regulation_heading", &[("number", &framework.number)]);
    let above = [
        (setting.say("regulations_heading"), routes::regulations()),
        (regulation.clone(), routes::regulation(&framework.id)),
    ];
    let neighbour = |other: Option<&crate::pack::Standard>| {
        other.map(|s| {
            let label = setting
                .tell("standard_title", &[("number", &s.number.to_string()), ("title", &setting.official(&s.title))]);
            setting.link(route, &routes::standard(framework, catalogue, s.number), label)
        })
    };
    let criteria = standard.criteria.iter().map(|c| CriterionText {
        id: anchor_id(c),
        number: c.number.to_string(),
        title: setting.official(&c.title),
        official_numbering: c.official_numbering.clone(),
        title_confidence: assessment::confidence(setting, c),
        mandatory: c.mandatory,
        note: c.note.clone(),
        levels: indicators::levels(setting, catalogue, c),
        thresholds: indicators::thresholds(setting, framework, c),
    });
    let mut chrome = setting.portal_chrome(route, &heading, &above);
    let edition = catalogue
        .edition
        .as_ref()
        .map(|e| setting.official(&e.label))
        .or_else(|| catalogue.profile.as_ref().map(|(_, title)| setting.official(title)));
    chrome.title = match &edition {
        Some(edition) => format!("{heading} – {}, {edition}", framework.number),
        None => format!("{heading} – {}", framework.number),
    };
    chrome.eyebrow = Some(framework.number.clone());
    View::Standard(StandardPage {
        regulation: setting.link(route, &routes::regulation(&framework.id), regulation),
        edition,
        note: standard.note.clone(),
        text_basis: framework.indicator_text_basis.clone(),
        criteria: criteria.collect(),
        previous: neighbour(at.checked_sub(1).and_then(|i| catalogue.standards.get(i))),
        next: neighbour(catalogue.standards.get(at + 1)),
        recalled: assessment::recalled(framework),
        chrome,
    })
}

fn regime_page(setting: &Setting<'_>, route: &Route, regime: &Regime) -> View {
    let audiences: Vec<String> = regime.applies_to.iter().map(|a| setting.official(&a.label)).collect();
    let some = |text: String| (!text.is_empty()).then_some(text);
    let facts = [
        ("fact_issuer", Some(setting.official(&regime.issuer))),
        ("fact_issued", day(setting, Some(&regime.issued))),
        ("fact_effective", day(setting, regime.effective.as_ref())),
        ("fact_ended", day(setting, regime.ended.as_ref())),
        ("fact_applies_to", some(audiences.join("; "))),
        ("fact_replaces", some(references(setting, regime.replaces.as_slice()))),
        ("fact_amended_by", some(amendments(setting, &regime.amended_by))),
        ("fact_replaced_by", regime.replaced_by.as_ref().and_then(|r| some(references(setting, r.as_slice())))),
    ];
    let offered = workbook_files::offered(setting, regime);
    let tables = [
        contents_table(setting, route, regime, &offered),
        schedule_table(setting, regime),
        changes_table(setting, regime),
        forms_table(setting, route, regime, &offered),
    ];
    let mut sources = provenance(setting, &regime.provenance);
    for remark in &regime.remarks {
        let places = places_of(setting, regime, remark).join("; ");
        let own = provenance(setting, &remark.provenance).into_iter();
        sources.extend(own.map(|note| CertaintyNote { section: places.clone(), ..note }));
    }
    let heading = setting.tell("regulation_heading", &[("number", &regime.number)]);
    View::Regulation(Box::new(RegulationPage {
        chrome: setting.portal_chrome(route, &heading, &[(setting.say("regulations_heading"), routes::regulations())]),
        title: setting.official(&regime.title),
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }))
            .collect(),
        rating: None,
        rating_note: None,
        catalogues: Vec::new(),
        tables: tables.into_iter().flatten().collect(),
        uncertain: regime.uncertain.clone(),
        provenance: sources,
    }))
}

//! The page of a yearly report.

use crate::derive::duties::Item;
use crate::model::{Disclosure, Unit};
use crate::pack::Certainty;
use crate::site::Route;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{files, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::annual_paper::{foot, paper};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::record;
use crate::site::phrases::disclosure::title;
use crate::site::view::{AnnualReportPage, Fact, Link, View};
use std::sync::Arc;

/// `Bản chính đã ký: PDF, 120 kB`.
fn signed_copy(setting: &Setting<'_>, route: &Route, unit: &Unit, report: &Disclosure) -> Option<Link> {
    let written = report.report.as_ref()?.signed_copy.as_ref()?;
    let wanted = format!("/static/{}", written.value);
    let file = unit.statics.iter().find(|file| file.ends_with(&wanted))?;
    let kind = file.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()).unwrap_or_default();
    let bytes = setting.snapshot.files.get(file).map_or(0, |source| files::published(source).len());
    let size = bytes.div_ceil(1000).to_string();
    let label = setting.tell("official_copy", &[("kind", &kind), ("size", &size)]);
    Some(setting.link(route, &files::static_file(unit, file)?, label))
}

pub(crate) fn page(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    (at, report): (usize, &Disclosure),
    year: i16,
) -> Option<Page> {
    let frame = report.regime.annual_report.as_ref()?;
    let route = routes::disclosure(unit, report);
    let heading = title(setting, report);
    let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::DISCLOSURES, &heading, &above);
    chrome.eyebrow =
        Some(if report.draft { format!("{} · {}", report.label(), setting.say("draft")) } else { report.label() });
    chrome.illustrative = report.illustrative;
    chrome.description = Some(format!("{heading}. {}", unit.name));
    let facts = [
        ("fact_regulation", Some(report.regime.number.clone())),
        ("fact_reference_date", report.reference_date.map(|day| setting.date(day))),
        ("fact_published", report.published.map(|day| setting.date(day))),
    ];
    // a translated page is no sheet to hang up
    chrome.sheet = if setting.is_translation() { None } else { foot(setting, unit, calendars, (at, report), year) };
    if !report.draft {
        record::mark(setting, unit, &route, &mut chrome, record::of_disclosure(setting, report));
    }
    let view = AnnualReportPage {
        paper: paper(setting, &route, unit, report, year)?,
        signed_copy: signed_copy(setting, &route, unit, report),
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }))
            .collect(),
        calendar: calendars.backlinks(setting, &route, unit, Item::Disclosure(at)),
        recalled: frame
            .provenance
            .iter()
            .filter(|p| p.status == Certainty::Recalled)
            .map(|p| p.section.clone())
            .collect(),
        chrome,
    };
    Some(Page {
        route,
        content: Content::Html(Box::new(View::AnnualReport(Box::new(view)))),
        source: Arc::clone(&report.file),
    })
}

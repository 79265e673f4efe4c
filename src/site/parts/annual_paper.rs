//! The yearly report of Circular 09/2024, assembled from the contents of the same school year.

use crate::model::{Disclosure, ItemBody, ItemSection, Subject, Unit};
use crate::pack::ReportSection;
use crate::parse::prose::plain_with_marks;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::{form_items, paper, sheet_foot};
use crate::site::phrases::disclosure::{published, title};
use crate::site::phrases::document::{place_date, signer};
use crate::site::prose_view::simple_html;
use crate::site::view::{AnnualPaper, ReportSectionView, SheetFoot};

/// Level of the headings of items: below those of the report's sections.
const ITEM_LEVEL: usize = 3;

/// The report itself, with links from the page at `route`; none where its regulation knows no such report.
pub(crate) fn paper(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    report: &Disclosure,
    year: i16,
) -> Option<AnnualPaper> {
    let frame = report.regime.annual_report.as_ref()?;
    let parts = report.report.as_ref()?;
    let format = &setting.packs.document_format;
    let plain = |text: &str| plain_with_marks(text, &[], &mut []);
    let mut said = vec![simple_html(&report.note, &setting.links(route))];
    Some(AnnualPaper {
        parent_organ: unit.governing_body.clone(),
        organ: unit.name.clone(),
        number: parts.number.clone(),
        national_name: format.fixed_text("national_name").to_owned(),
        motto: format.fixed_text("motto").to_owned(),
        title: frame.title.clone(),
        subtitle: setting.on_paper().tell("annual_report_year", &[("year", &year.to_string())]),
        sections: frame.sections.iter().map(|s| section(setting, route, (unit, report), s, &mut said)).collect(),
        place_date: place_date(setting, report.place.as_deref(), report.date),
        signer: report.signer.as_ref().map(|s| signer(s, &plain)),
        recipients: parts.recipients.clone(),
    })
}

/// The foot of the report, the same wherever it is printed.
pub(crate) fn foot(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    (at, report): (usize, &Disclosure),
    year: i16,
) -> Option<SheetFoot> {
    let route = routes::disclosure(unit, report);
    let mark = sheet_foot::digest(&paper(setting, &route, unit, report, year)?);
    Some(sheet_foot::foot(setting, &route, mark, sheet_foot::posting(setting, report, paper::duty(calendars, at))))
}

/// Whether the report says all that a disclosure of the same year says.
pub(crate) fn holds(unit: &Unit, report: &Disclosure, other: &Disclosure) -> bool {
    let (Some(frame), Subject::Content(at)) = (report.regime.annual_report.as_ref(), other.subject) else {
        return false;
    };
    let id = other.regime.contents.get(at).map_or("", |content| content.id.as_str());
    if report.report.is_none() || !source(unit, report, id).is_some_and(|(_, found)| std::ptr::eq(found, other)) {
        return false;
    }
    let taken: Vec<(&str, Option<&str>)> =
        frame.sections.iter().flat_map(|s| &s.from).map(|from| parted(from)).collect();
    let in_it = |item: &ItemSection| {
        let (head, below) = parted(&item.path);
        let said = |part: &str| part == head && (below.is_some() || matches!(item.body, ItemBody::Group));
        taken.iter().any(|(content, part)| *content == id && part.is_none_or(said))
    };
    other.items.iter().all(in_it)
}

/// `content.part`.
fn parted(from: &str) -> (&str, Option<&str>) {
    from.split_once('.').map_or((from, None), |(content, part)| (content, Some(part)))
}

/// The disclosure that the report takes a content from.
fn source<'u>(unit: &'u Unit, report: &Disclosure, content: &str) -> Option<(usize, &'u Disclosure)> {
    published(unit).find(|(_, d)| {
        d.span == report.span
            && d.regime.id == report.regime.id
            && matches!(d.subject, Subject::Content(at) if d.regime.contents[at].id == content)
    })
}

/// A section; `said` are the remarks that stand in the report so far, each once.
fn section(
    setting: &Setting<'_>,
    route: &Route,
    (unit, report): (&Unit, &Disclosure),
    of: &ReportSection,
    said: &mut Vec<String>,
) -> ReportSectionView {
    let setting = &setting.on_paper();
    let mut items = Vec::new();
    let mut sources = Vec::new();
    let mut text_html = String::new();
    for from in &of.from {
        let (content, part) = parted(from);
        let Some((at, disclosure)) = source(unit, report, content) else { continue };
        let note = simple_html(&disclosure.note, &setting.links(route));
        if !said.contains(&note) {
            text_html.push_str(&note);
            said.push(note);
        }
        let figures = &setting.derived.figures(unit)[at];
        let below =
            |item: &ItemSection| part.is_none_or(|p| item.path.split_once('.').is_some_and(|(head, _)| head == p));
        // the part's own heading is that of the section
        let top = if part.is_some() { ITEM_LEVEL - 1 } else { ITEM_LEVEL };
        items.extend(form_items::views(setting, route, unit, disclosure, figures, top, &below));
        sources.push(setting.link(route, &routes::disclosure(unit, disclosure), title(setting, disclosure)));
    }
    let own = report.report.as_ref().and_then(|r| r.sections.get(&of.id));
    text_html.push_str(&own.map(|p| simple_html(p, &setting.links(route))).unwrap_or_default());
    let empty = (items.is_empty() && text_html.is_empty()).then(|| setting.say("item_missing"));
    ReportSectionView {
        id: of.id.replace('_', "-"),
        num: of.num.clone(),
        label: of.label.clone(),
        items,
        text_html,
        empty,
        sources,
    }
}

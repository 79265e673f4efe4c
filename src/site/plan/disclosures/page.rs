//! The page of one disclosure: a filled-in form, or a content without a form.

use super::super::calendar::{self, Calendars};
use super::super::chrome::Section;
use super::super::documents::{place_date, signer};
use super::super::table::html;
use super::super::{Content, Page, Setting, hosts, routes, sheet};
use super::{chart, data, figures, item, json_ld, title, years};
use crate::derive::duties::{Item, Obligation, Source};
use crate::derive::figures::FormFigures;
use crate::model::{Disclosure, Subject, Unit};
use crate::pack::{Certainty, Provenance};
use crate::site::Route;
use crate::site::prose_view::simple_html;
use crate::site::view::{DisclosurePage, Fact, FormPaper, FormTable, SheetFoot, View};
use std::sync::Arc;

/// Level of the outermost headings of items: below the page's own.
const ITEM_LEVEL: usize = 2;

pub(super) fn page(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    at: usize,
    disclosure: &Disclosure,
) -> Page {
    let route = routes::disclosure(unit, disclosure);
    let of = &setting.figures.unit(unit)[at];
    let heading = title(disclosure);
    let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::Disclosures, &heading, &above);
    chrome.eyebrow = Some(if disclosure.draft {
        format!("{} · {}", disclosure.label(), setting.say("draft"))
    } else {
        disclosure.label()
    });
    chrome.illustrative = disclosure.illustrative;
    chrome.description = Some(format!("{}: {heading}. {}", disclosure.label(), unit.name));
    let data = data::links(setting, &route, unit, disclosure);
    let canonical = chrome.canonical.as_deref().filter(|_| !setting.is_translation());
    chrome.json_ld = json_ld::dataset(setting, unit, disclosure, &data, canonical);
    if let Some(block) = &chrome.json_ld {
        chrome.csp = hosts::csp_allowing(&json_ld::hash(block));
    }
    let channels: Vec<String> = disclosure
        .channels
        .iter()
        .filter_map(|id| disclosure.regime.channels.iter().find(|c| c.id == *id))
        .map(|c| c.label.clone())
        .collect();
    let facts = [
        ("fact_regulation", Some(disclosure.regime.number.clone())),
        ("fact_reference_date", disclosure.reference_date.map(|day| setting.date(day))),
        ("fact_published", disclosure.published.map(|day| setting.date(day))),
        ("fact_channels", (!channels.is_empty()).then(|| channels.join("; "))),
    ];
    let form = disclosure.form();
    let million = form.is_some_and(|f| f.display_unit.is_some());
    chrome.sheet = (!setting.is_translation()).then(|| foot(setting, unit, calendars, at, disclosure));
    let view = DisclosurePage {
        paper: paper(setting, &route, unit, at, disclosure),
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }))
            .collect(),
        content_summary: disclosure.content().and_then(|c| c.summary.clone()),
        change: years::change(setting, unit, at, disclosure, million),
        years: years::link(setting, &route, unit, disclosure),
        data,
        obligation: duty(calendars, at).map(|d| calendar::row(setting, &route, unit, d)),
        calendar: calendars.backlinks(setting, &route, unit, Item::Disclosure(at)),
        legend: legend(setting, of),
        recalled: recalled(disclosure),
        proposed: disclosure
            .content()
            .filter(|_| form.is_none())
            .map(|c| c.items_note.clone().unwrap_or_else(|| setting.say("proposed_columns"))),
        chrome,
    };
    Page {
        route,
        content: Content::Html(Box::new(View::Disclosure(Box::new(view)))),
        source: Arc::clone(&disclosure.file),
    }
}

/// The sheet itself, with links from the page at `route`.
pub(super) fn paper(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    at: usize,
    disclosure: &Disclosure,
) -> FormPaper {
    let setting = &setting.on_paper();
    let of = &setting.figures.unit(unit)[at];
    let form = disclosure.form();
    let million = form.is_some_and(|f| f.display_unit.is_some());
    let plain = |text: &str| html(text);
    FormPaper {
        parent_organ: unit.governing_body.clone(),
        organ: unit.name.clone(),
        form_label: disclosure.label(),
        form_heading: form.and_then(|f| f.heading.clone()),
        title: title(disclosure),
        display_unit: form.and_then(|f| f.display_unit.clone()),
        note_html: simple_html(&disclosure.note, &setting.links(route)),
        tables: if form.is_some() { tables(setting, disclosure, of, million) } else { Vec::new() },
        items: item::views(setting, route, unit, disclosure, of, ITEM_LEVEL, &|_| true),
        place_date: place_date(disclosure.place.as_deref(), disclosure.date),
        signer: disclosure.signer.as_ref().map(|s| signer(s, &plain)),
    }
}

/// The foot of the sheet, the same wherever it is printed.
pub(super) fn foot(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    at: usize,
    disclosure: &Disclosure,
) -> SheetFoot {
    let route = routes::disclosure(unit, disclosure);
    let mark = sheet::digest(&paper(setting, &route, unit, at, disclosure));
    sheet::foot(setting, &route, mark, sheet::posting(setting, disclosure, duty(calendars, at)))
}

/// The duty of law that it fulfils.
pub(super) fn duty(calendars: &Calendars, at: usize) -> Option<&Obligation> {
    let law = |duty: &&Obligation| matches!(duty.source, Source::Law { .. });
    calendars
        .years
        .iter()
        .flat_map(|(_, duties)| duties)
        .filter(law)
        .find(|d| d.fulfilled.iter().any(|f| f.item == Item::Disclosure(at)))
}

fn tables(setting: &Setting<'_>, disclosure: &Disclosure, of: &FormFigures, million: bool) -> Vec<FormTable> {
    let Some(form) = disclosure.form() else { return Vec::new() };
    let tables = disclosure.tables.iter().zip(&of.tables).enumerate().map(|(at, (filled, shown))| {
        let own = |c: &&crate::pack::Chart| c.table.as_ref().map_or(at == 0, |id| *id == filled.layout.id);
        FormTable {
            meaning: form.tables[at].meaning.clone(),
            table: figures::table(setting, filled, shown, million, false),
            charts: form
                .charts
                .iter()
                .filter(own)
                .filter_map(|c| chart::chart(setting, c, filled, shown, million))
                .collect(),
            notes: item::notes(disclosure, of, at),
        }
    });
    tables.collect()
}

/// The empties that occur on the page, explained.
fn legend(setting: &Setting<'_>, of: &FormFigures) -> Vec<Fact> {
    use crate::derive::figures::Figure;
    let shown = |wanted: fn(&Figure) -> bool| of.tables.iter().flat_map(|t| &t.rows).flat_map(|r| &r.cells).any(wanted);
    let entries = [
        ("empty_missing", shown(|f| *f == Figure::Missing)),
        ("empty_not_applicable", shown(|f| *f == Figure::NotApplicable)),
        ("empty_hidden", shown(|f| *f == Figure::Hidden)),
        ("figure_computed", shown(|f| matches!(f, Figure::Computed(_)))),
    ];
    entries
        .into_iter()
        .filter(|(_, there)| *there)
        .map(|(key, _)| Fact { label: setting.on_paper().say(key), value: setting.say(&format!("{key}_meaning")) })
        .collect()
}

/// What is known of the form or content from memory only.
fn recalled(disclosure: &Disclosure) -> Vec<String> {
    let provenance: &[Provenance] = match disclosure.subject {
        Subject::Form(at) => &disclosure.regime.forms[at].provenance,
        Subject::Content(at) => &disclosure.regime.contents[at].provenance,
        Subject::AnnualReport(_) => &[],
    };
    provenance.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect()
}

//! The page of one disclosure: a filled-in form, or a content without a form.

use crate::derive::duties::Item;
use crate::derive::figures::{FormFigures, TableFigures};
use crate::derive::measured::against_minimum;
use crate::derive::performance::performance;
use crate::model::{Disclosure, FilledTable, ItemBody, Subject, Unit};
use crate::pack::{Certainty, Provenance};
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{policy, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::histories::{self, Told};
use crate::site::parts::paper::{duty, foot, paper};
use crate::site::parts::{duty_row, form_data, form_years, json_ld, measures, record, shares, trends};
use crate::site::phrases::disclosure::{label, official_lines, title};
use crate::site::view::{DisclosurePage, Fact, FormSummary, View};
use std::sync::Arc;

pub(crate) fn page(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    at: usize,
    disclosure: &Disclosure,
) -> Page {
    let route = routes::disclosure(unit, disclosure);
    let of = &setting.derived.figures(unit)[at];
    let heading = title(setting, disclosure);
    let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::DISCLOSURES, &heading, &above);
    let label = label(setting, disclosure);
    chrome.description = Some(format!("{label}: {heading}. {}", unit.name));
    chrome.eyebrow = Some(if disclosure.draft { format!("{label} · {}", setting.say("draft")) } else { label });
    chrome.official = official_lines(setting, disclosure);
    chrome.illustrative = disclosure.illustrative;
    let data = form_data::links(setting, &route, unit, disclosure);
    let canonical = chrome.canonical.as_deref().filter(|_| !setting.is_translation());
    chrome.json_ld = json_ld::dataset(setting, unit, disclosure, &data, canonical);
    if let Some(block) = &chrome.json_ld {
        chrome.csp = policy::csp_allowing(&json_ld::hash(block));
    }
    let channels: Vec<String> = disclosure
        .channels
        .iter()
        .filter_map(|id| disclosure.regime.channels.iter().find(|c| c.id == *id))
        .map(|c| setting.official(&c.label))
        .collect();
    let form = disclosure.form();
    let printed = form.and_then(|form| form.display_unit.as_ref());
    let facts = [
        ("fact_regulation", Some(disclosure.regime.number.clone())),
        ("fact_reference_date", disclosure.reference_date.map(|day| setting.date(day))),
        ("fact_published", disclosure.published.map(|day| setting.date(day))),
        ("fact_channels", (!channels.is_empty()).then(|| channels.join("; "))),
        (
            "fact_data_unit",
            printed
                .filter(|_| !data.is_empty())
                .map(|unit| setting.tell("fact_data_unit_value", &[("unit", &setting.official(unit))])),
        ),
    ];
    let million = printed.is_some();
    chrome.sheet = (!setting.is_translation()).then(|| foot(setting, unit, calendars, at, disclosure));
    if !disclosure.draft {
        record::mark(setting, unit, &route, &mut chrome, record::of_disclosure(setting, disclosure));
    }
    let view = DisclosurePage {
        paper: paper(setting, &route, unit, at, disclosure),
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }))
            .collect(),
        summary: summary(setting, unit, at, disclosure, million),
        content_summary: disclosure.content().and_then(|c| c.summary.as_ref()).map(|summary| setting.official(summary)),
        change: form_years::change(setting, unit, at, disclosure, million),
        years: form_years::link(setting, &route, unit, disclosure),
        data,
        obligation: duty(calendars, at).map(|d| duty_row::row(setting, &route, unit, d)),
        calendar: calendars.backlinks(setting, &route, unit, Item::Disclosure(at)),
        legend: legend(setting, of),
        recalled: recalled(disclosure),
        proposed: disclosure.content().filter(|_| form.is_none()).map(|c| {
            c.items_note.as_ref().map_or_else(|| setting.say("proposed_columns"), |note| setting.official(note))
        }),
        chrome,
    };
    Page {
        route,
        content: Content::Html(Box::new(View::Disclosure(Box::new(view)))),
        source: Arc::clone(&disclosure.file),
    }
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
        .map(|(key, _)| Fact { label: setting.say(key), value: setting.say(&format!("{key}_meaning")) })
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

/// Sentences, lines and bars above the table.
fn summary(setting: &Setting<'_>, unit: &Unit, at: usize, disclosure: &Disclosure, million: bool) -> FormSummary {
    let all = setting.derived.figures(unit);
    let figures = &all[at].tables;
    let against = setting.derived.at_a_glance(unit).limited(at);
    let limits = against.iter().filter_map(|against| measures::limits(setting, against));
    let Some(form) = disclosure.form() else {
        let Told { sentences, trends } = histories::told(setting, unit, at);
        let first = FormSummary { sentences, trends, measures: limits.collect(), shares: Vec::new() };
        return with_records(setting, disclosure, figures, first);
    };
    let rows = trends::Rows::of(setting, unit, at, million);
    let table = |id: Option<&String>| match id {
        Some(id) => disclosure.tables.iter().position(|table| table.layout.id == *id),
        None => Some(0),
    };
    let shares = form.shares.iter().filter_map(|rule| {
        let at = table(rule.table.as_ref())?;
        shares::shares(setting, rule, disclosure.tables.get(at)?, &figures[at].rows, million)
    });
    let steps = form.performance.as_ref().map(|rule| performance(unit, all, disclosure, rule, &setting.packs.calendar));
    let performance = steps.and_then(|steps| measures::performance(setting, &steps));
    FormSummary {
        sentences: rows.sentences(&form.headline),
        trends: rows.trends(&form.headline),
        measures: limits.chain(performance).collect(),
        shares: shares.collect(),
    }
}

/// The same of a content without a form: its records against what the law asks, and as parts of a whole.
fn with_records(
    setting: &Setting<'_>,
    disclosure: &Disclosure,
    figures: &[TableFigures],
    mut summary: FormSummary,
) -> FormSummary {
    let regime = &disclosure.regime;
    let minimum = |(filled, shown): (&FilledTable, &TableFigures)| {
        let found = regime.suggested_tables.iter().find(|s| filled.suggested.as_ref() == Some(&s.id))?;
        let rule = found.minimum.as_ref()?;
        measures::minimum(setting, rule, filled, &against_minimum(rule, filled, shown))
    };
    summary.measures.extend(disclosure.tables.iter().zip(figures).filter_map(minimum));
    let shares = disclosure.items.iter().filter_map(|item| {
        let (ItemBody::Table(at), Some(rule)) = (&item.body, &item.shares) else { return None };
        shares::shares_of_records(setting, &rule.title, &disclosure.tables[*at], &figures[*at].rows, &rule.column)
    });
    summary.shares.extend(shares);
    summary
}

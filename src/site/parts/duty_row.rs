//! One duty as pages show it, and a repeated one as a single row.

use crate::derive::due::{About, Counting};
use crate::derive::duties::{Fulfilment, Item, Look, Missing, Obligation, Source, Status};
use crate::model::{EventKind, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::record::{self, Ground};
use crate::site::phrases::disclosure::{label, name, span};
use crate::site::phrases::duty::{
    about, anchor, basis, channel, class_of, counts, due, is_open, name as duty_name, official_title, reason, state,
    title,
};
use crate::site::view::{Link, ObligationRow, SeriesTime, State};
use jiff::ToSpan;

/// One duty.
pub(crate) fn row(setting: &Setting<'_>, route: &Route, unit: &Unit, duty: &Obligation) -> ObligationRow {
    let (basis_href, source) = match &duty.source {
        Source::Law { regulation, .. } => {
            (Some(setting.href(route, &routes::regulation(regulation))), setting.say("source_law"))
        }
        Source::Plan { .. } => (None, setting.say("source_plan")),
    };
    let mut channels: Vec<String> = duty.channels.iter().map(|c| channel(setting, c)).collect();
    channels.extend(duty.recipient.as_ref().map(|to| setting.tell("sent_to", &[("to", &setting.official(to))])));
    let elsewhere = *route != routes::calendar(unit, duty.year);
    let uncertain =
        [(duty.certainty.date_recalled, "recalled_date"), (duty.certainty.article_recalled, "recalled_article")];
    let uncertain: Vec<String> =
        uncertain.iter().filter(|(recalled, _)| *recalled).map(|(_, key)| setting.say(key)).collect();
    ObligationRow {
        id: duty.id.clone(),
        title: title(setting, duty),
        official: official_title(setting, duty),
        basis: basis(setting, duty),
        basis_href,
        due: due(setting, duty),
        due_iso: duty.last_day().map(|day| day.to_string()).unwrap_or_default(),
        open: is_open(duty.status),
        state: state(setting, duty.status),
        states: Vec::new(),
        fulfilled: duty
            .fulfilled
            .iter()
            .filter(|f| f.published <= setting.as_of)
            .map(|f| fulfilment_link(setting, route, unit, f))
            .collect(),
        channels,
        posting: posting(setting, unit, duty),
        role: duty.role.as_ref().map(|r| setting.official(&r.label)),
        reason: reason(setting, duty),
        missing: (!duty.missing.is_empty()).then(|| missing(setting, unit, duty)),
        counting: counting(setting, duty),
        notes: Vec::new(),
        calendar: elsewhere.then(|| Link {
            label: setting.tell("in_calendar", &[("year", &duty.year.to_string())]),
            href: anchor(setting, route, unit, duty),
        }),
        times: Vec::new(),
        source,
        kind: match duty.kind {
            EventKind::Disclosure => "disclosure",
            EventKind::Report => "report",
            EventKind::Update => "update",
            EventKind::Data => "data",
            EventKind::Activity => "activity",
        },
        editor_note: duty.editor_note.clone(),
        recalled: !uncertain.is_empty(),
        certainty: (!uncertain.is_empty()).then(|| setting.tell("recalled_what", &[("what", &uncertain.join(", "))])),
    }
}

/// Several instances of one repeated duty as one row; `id` is its own.
pub(crate) fn series_row(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    instances: &[&Obligation],
    id: &str,
) -> Option<ObligationRow> {
    let first = instances.first()?;
    first.series.as_ref()?;
    let mut whole = row(setting, route, unit, first);
    id.clone_into(&mut whole.id);
    whole.title = duty_name(setting, first);
    whole.due = setting.tell("series_due", &[("count", &instances.len().to_string())]);
    whole.open = false;
    whole.fulfilled = Vec::new();
    whole.reason = None;
    whole.states = series_counts(setting, instances);
    whole.state = series_state(instances, &whole.states);
    whole.times = instances
        .iter()
        .map(|duty| SeriesTime {
            id: duty.id.clone(),
            iso: duty.last_day().map(|day| day.to_string()).unwrap_or_default(),
            label: setting
                .tell("series_time", &[("due", &due(setting, duty)), ("about", &about(setting, &duty.about))]),
            state: state_of_time(setting, duty),
            fulfilled: row(setting, route, unit, duty).fulfilled,
        })
        .collect();
    Some(whole)
}

fn state_of_time(setting: &Setting<'_>, duty: &Obligation) -> State {
    match duty.status {
        Status::NotApplicable => {
            let reason = duty.not_applicable.as_deref().unwrap_or_default();
            State {
                class: "na".to_owned(),
                label: setting.tell("state_na_reason", &[("reason", &setting.official(reason))]),
            }
        }
        status if status.is_met() => state(setting, status),
        // the day that they are as of stands beside the whole
        status => {
            State { class: class_of(status).to_owned(), label: setting.say(&format!("short_{}", class_of(status))) }
        }
    }
}

/// One state and how many instances are in it, each.
fn series_counts(setting: &Setting<'_>, instances: &[&Obligation]) -> Vec<State> {
    counts(setting, |look| instances.iter().filter(|d| d.look() == look).count())
}

/// All of them in one; the class is that of the worst.
fn series_state(instances: &[&Obligation], states: &[State]) -> State {
    let is_there = |look: &Look| instances.iter().any(|d| d.look() == *look);
    let worst = Look::WORST_FIRST.into_iter().find(is_there).unwrap_or(Look::NotTracked);
    let parts: Vec<&str> = states.iter().map(|state| state.label.as_str()).collect();
    State { class: worst.id().to_owned(), label: parts.join(", ") }
}

/// How long it stays on the board: the days asked for, and from when to when if it was put up.
fn posting(setting: &Setting<'_>, unit: &Unit, duty: &Obligation) -> Vec<String> {
    let asked = duty.channels.iter().filter_map(|c| Some((c, c.posting_days?)));
    let said = asked.map(|(channel, days)| {
        let up = duty.fulfilled.iter().filter_map(|f| match f.item {
            Item::Disclosure(at) if unit.disclosures[at].channels.contains(&channel.id) => Some(f.published),
            _ => None,
        });
        let days_text = days.to_string();
        match up.filter(|day| *day <= setting.as_of).min() {
            Some(from) => {
                let to = from.saturating_add((i32::from(days) - 1).days());
                setting.tell(
                    "posting_window",
                    &[("days", &days_text), ("from", &setting.date(from)), ("to", &setting.date(to))],
                )
            }
            None => setting.tell("posting_days", &[("days", &days_text)]),
        }
    });
    said.collect()
}

/// What is there and what is missing: `mới có Biểu mẫu 06; thiếu Biểu mẫu 10`.
fn missing(setting: &Setting<'_>, unit: &Unit, duty: &Obligation) -> String {
    let mut labels: Vec<String> = Vec::new();
    for part in &duty.missing {
        let (content, form) = match part {
            Missing::Content(content) => (content, None),
            Missing::Form { content, number } => (content, Some(number)),
        };
        let regime = setting.packs.regime(&content.regulation);
        let of_form = form.and_then(|number| regime?.form(number)).map(|f| setting.official(&f.label));
        let of_content =
            || content.label(setting.packs).map_or_else(|| content.to_string(), |label| setting.official(label));
        labels.push(of_form.unwrap_or_else(of_content));
    }
    let list = labels.join("; ");
    let mut there: Vec<String> = Vec::new();
    for fulfilment in duty.fulfilled.iter().filter(|f| f.published <= setting.as_of) {
        if let Item::Disclosure(at) = fulfilment.item {
            there.push(label(setting, &unit.disclosures[at]));
        }
    }
    there.sort();
    there.dedup();
    if there.is_empty() || !duty.missing.iter().any(|m| matches!(m, Missing::Form { .. })) {
        return setting.tell("still_missing", &[("list", &list)]);
    }
    setting.tell("partly_missing", &[("there", &there.join("; ")), ("list", &list)])
}

fn counting(setting: &Setting<'_>, duty: &Obligation) -> Option<String> {
    match (duty.counting, &duty.about) {
        (Counting::WeekendsOnly, _) => Some(setting.say("counted_weekends_only")),
        (Counting::WorkingDays, About::Event { day, .. }) => {
            Some(setting.tell("counted_working_days", &[("day", &setting.date(*day))]))
        }
        (_, About::Event { day, .. }) => Some(setting.tell("counted_from", &[("day", &setting.date(*day))])),
        _ => None,
    }
}

fn fulfilment_link(setting: &Setting<'_>, route: &Route, unit: &Unit, fulfilment: &Fulfilment) -> Link {
    let date = setting.date(fulfilment.published);
    let date = match record::ground(unit, fulfilment) {
        Some(Ground::Word) => setting.tell("day_by_word", &[("day", &date)]),
        Some(Ground::Log) | None => date,
    };
    match fulfilment.item {
        Item::Disclosure(at) => {
            let disclosure = &unit.disclosures[at];
            let label = setting.tell(
                "fulfilled_by",
                &[("title", &name(setting, disclosure)), ("span", &span(setting, disclosure)), ("date", &date)],
            );
            setting.link(route, &routes::disclosure(unit, disclosure), label)
        }
        Item::Document(at) => {
            let document = &unit.documents[at];
            let label = setting.tell("fulfilled_by_document", &[("title", &document.title()), ("date", &date)]);
            setting.link(route, &routes::document(unit, &document.slug), label)
        }
    }
}

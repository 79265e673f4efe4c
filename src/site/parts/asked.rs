//! What must be made public in a school year, as the overview of disclosures lists it: a row a duty, a repeated one and a budget in one row each.

use crate::derive::due::About;
use crate::derive::duties::{Item, Look, Obligation, Source, Status};
use crate::model::{Asks, EventKind, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::{form_data, form_years};
use crate::site::phrases::budget;
use crate::site::phrases::disclosure::{published_on, short_title};
use crate::site::phrases::duty::{anchor, reason, series_title, state, title};
use crate::site::view::{AskedLink, AskedRow, AskedTime, State};

/// With more publications than this a row shows the first ones only; its calendar has all.
const MAX_LINKS: usize = 4;

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A content, by its place in the regulation.
    Content(usize),
    Series,
    Other,
    Budget,
}

/// What is read from the duties of one school year.
pub(crate) struct Asked {
    /// Those that apply, or may apply.
    pub(crate) rows: Vec<AskedRow>,
    /// How many contents are there, of how many; budget reports, repeated duties and others that are overdue.
    pub(crate) summary: Option<String>,
    /// What does not apply, with the reason.
    pub(crate) not_applicable: Vec<String>,
    /// Disclosures that the rows link to: positions in the unit.
    pub(crate) linked: Vec<usize>,
}

/// The duties of a school year as rows, with links from the page at `route`.
pub(crate) fn asked(setting: &Setting<'_>, route: &Route, unit: &Unit, duties: &[Obligation]) -> Asked {
    let mut groups: Vec<(Kind, String, Vec<&Obligation>)> = Vec::new();
    let mut not_applicable = Vec::new();
    for duty in duties.iter().filter(|duty| duty.is_counted()) {
        if duty.look() == Look::NotApplicable && duty.series.is_none() {
            not_applicable.push(unneeded(setting, duty));
            continue;
        }
        let (kind, key) = kind(setting, duty);
        match groups.iter_mut().find(|(_, own, _)| *own == key) {
            Some((_, _, group)) => group.push(duty),
            None => groups.push((kind, key, vec![duty])),
        }
    }
    groups.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let rows = groups.iter().map(|(kind, key, group)| row(setting, route, unit, *kind, key, group));
    Asked {
        rows: rows.collect(),
        summary: summary(setting, &groups),
        not_applicable,
        linked: groups.iter().flat_map(|(_, _, group)| group).flat_map(|duty| published(setting, duty)).collect(),
    }
}

/// Whether it is one of the contents that the regulation asks for once a year.
pub(crate) fn is_content(duty: &Obligation) -> bool {
    let once = duty.is_counted() && duty.series.is_none() && duty.kind == EventKind::Disclosure;
    once && duty.covers.first().is_some_and(|content| matches!(content.asks, Asks::Content | Asks::Schedule))
}

/// What a duty is among the rows, and the key of its row.
fn kind(setting: &Setting<'_>, duty: &Obligation) -> (Kind, String) {
    let Source::Law { regulation, .. } = &duty.source else { return (Kind::Other, duty.id.clone()) };
    if duty.covers.iter().any(|content| content.asks == Asks::Budget) {
        return (Kind::Budget, regulation.clone());
    }
    if let Some(series) = &duty.series {
        return (Kind::Series, series.id.clone());
    }
    let contents = setting.packs.regime(regulation).map(|regime| regime.contents.as_slice()).unwrap_or_default();
    let place = |id: &str| contents.iter().position(|content| content.id == id).unwrap_or(contents.len());
    match duty.covers.first() {
        Some(first) if is_content(duty) => (Kind::Content(place(&first.content)), duty.id.clone()),
        _ => (Kind::Other, duty.id.clone()),
    }
}

fn row(setting: &Setting<'_>, route: &Route, unit: &Unit, kind: Kind, key: &str, group: &[&Obligation]) -> AskedRow {
    let first = group[0];
    let Source::Law { number, article, .. } = &first.source else { return AskedRow::default() };
    let by_time = kind == Kind::Budget;
    let name = match kind {
        Kind::Budget => setting.say("asked_budget"),
        Kind::Series => series_title(setting, first),
        _ => title(setting, first),
    };
    AskedRow {
        id: format!("viec-{}", key.replace('_', "-")),
        basis: article
            .as_ref()
            .filter(|_| !by_time)
            .map_or_else(|| number.clone(), |article| setting.official(article)),
        states: if by_time {
            Vec::new()
        } else if kind == Kind::Series {
            counted(setting, group)
        } else {
            vec![asked_state(setting, first)]
        },
        detail: if by_time || kind == Kind::Series { None } else { detail(setting, first) },
        links: if by_time { Vec::new() } else { links(setting, route, unit, kind, &name, group) },
        times: group.iter().filter(|_| by_time).map(|duty| time(setting, route, unit, duty)).collect(),
        name,
    }
}

/// One of five states, in words: public since a day (and how late), missing, due soon, not due, not known.
fn asked_state(setting: &Setting<'_>, duty: &Obligation) -> State {
    let due = duty.last_day().map(|day| setting.date(day)).unwrap_or_default();
    let (class, label) = match duty.status {
        Status::OnTime(day) | Status::Published(day) => ("ok", crate::text::capitalised(&published_on(setting, day))),
        Status::Late { .. } => ("ok", state(setting, duty.status).label),
        Status::Overdue { .. } => ("overdue", setting.tell("asked_missing", &[("date", &due)])),
        Status::Soon { .. } => ("soon", setting.tell("asked_soon", &[("date", &due)])),
        Status::Later => ("later", setting.tell("asked_later", &[("date", &due)])),
        _ => ("unsettled", setting.say("asked_unknown")),
    };
    State { class: class.to_owned(), label }
}

/// Why it is not known, or what of it is missing.
fn detail(setting: &Setting<'_>, duty: &Obligation) -> Option<String> {
    match duty.status {
        Status::Waiting => Some(state(setting, duty.status).label),
        _ => reason(setting, duty),
    }
}

/// The instances of a repeated duty by the same five states.
fn counted(setting: &Setting<'_>, group: &[&Obligation]) -> Vec<State> {
    const STATES: [(&str, &str, &[Look]); 5] = [
        ("overdue", "asked_count_missing", &[Look::Overdue]),
        ("soon", "asked_count_soon", &[Look::Soon]),
        ("later", "asked_count_later", &[Look::Later]),
        ("unsettled", "asked_count_unknown", &[Look::Waiting, Look::Unsettled]),
        ("ok", "asked_count_ok", &[Look::OnTime, Look::Late, Look::Published]),
    ];
    let counts = STATES
        .iter()
        .map(|(class, key, looks)| (*class, *key, group.iter().filter(|duty| looks.contains(&duty.look())).count()));
    counts
        .filter(|(_, _, count)| *count > 0)
        .map(|(class, key, count)| State {
            class: class.to_owned(),
            label: setting.tell(key, &[("count", &count.to_string())]),
        })
        .collect()
}

/// One report of a budget: what time, how it stands, where it is.
fn time(setting: &Setting<'_>, route: &Route, unit: &Unit, duty: &Obligation) -> AskedTime {
    let label = match &duty.about {
        About::Budget { year, period } => budget::short(setting, period, *year),
        _ => None,
    };
    let label = label.unwrap_or_else(|| title(setting, duty));
    let short = match duty.status {
        Status::OnTime(day) | Status::Published(day) => setting.date(day),
        Status::Late { published, days } => {
            setting.tell("asked_late", &[("date", &setting.date(published)), ("days", &days.to_string())])
        }
        Status::Overdue { .. } => setting.say("asked_short_missing"),
        _ => setting.say(&format!("short_{}", duty.look().id())),
    };
    let whole = asked_state(setting, duty);
    let first = published(setting, duty).next();
    let href = first.map(|at| setting.href(route, &routes::disclosure(unit, &unit.disclosures[at])));
    AskedTime { label, state: State { label: short, ..whole }, href }
}

/// The disclosures that meet it on the stated day.
fn published(setting: &Setting<'_>, duty: &Obligation) -> impl Iterator<Item = usize> {
    let until = setting.as_of;
    let mut found: Vec<usize> = Vec::new();
    for fulfilment in duty.fulfilled.iter().filter(|f| f.published <= until && duty.kind != EventKind::Update) {
        if let Item::Disclosure(at) = fulfilment.item
            && !found.contains(&at)
        {
            found.push(at);
        }
    }
    found.into_iter()
}

/// `Xem`, `3 năm`, `Excel`: each with what it is about, for those who hear links alone.
fn links(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    kind: Kind,
    name: &str,
    group: &[&Obligation],
) -> Vec<AskedLink> {
    let link = |label: String, about: &str, href: String| AskedLink { label, about: about.to_owned(), href };
    let mut found = Vec::new();
    if kind == Kind::Series {
        found.push(link(setting.say("asked_in_calendar"), name, anchor(setting, route, unit, group[0])));
        return found;
    }
    let items: Vec<usize> = group.iter().flat_map(|duty| published(setting, duty)).take(MAX_LINKS).collect();
    for at in &items {
        let disclosure = &unit.disclosures[*at];
        let whose = if items.len() > 1 { short_title(setting, disclosure) } else { name.to_owned() };
        let see = if items.len() > 1 { whose.clone() } else { setting.say("asked_see") };
        found.push(link(see, &whose, setting.href(route, &routes::disclosure(unit, disclosure))));
        if let Some(years) = form_years::link(setting, route, unit, disclosure) {
            let count = form_years::series(unit, disclosure).len().to_string();
            found.push(link(setting.tell("asked_years", &[("count", &count)]), &whose, years.href));
        }
        if form_data::has_data(disclosure) {
            let file = routes::disclosure_data(unit, disclosure, None, "xlsx");
            found.push(link(setting.say("asked_excel"), &whose, setting.href(route, &file)));
        }
    }
    let documents = group.iter().flat_map(|duty| &duty.fulfilled).filter(|f| f.published <= setting.as_of);
    for fulfilment in documents.take(MAX_LINKS - items.len()) {
        if let Item::Document(at) = fulfilment.item {
            let document = &unit.documents[at];
            found.push(link(document.title(), name, setting.href(route, &routes::document(unit, &document.slug))));
        }
    }
    found
}

fn unneeded(setting: &Setting<'_>, duty: &Obligation) -> String {
    let name = title(setting, duty);
    match reason(setting, duty) {
        Some(reason) => setting.tell("asked_not_applicable_because", &[("name", &name), ("reason", &reason)]),
        None => name,
    }
}

/// `Đã công khai 5/5 nội dung theo 09/2024/TT-BGDĐT; 5 kỳ ngân sách còn thiếu.`
fn summary(setting: &Setting<'_>, groups: &[(Kind, String, Vec<&Obligation>)]) -> Option<String> {
    let of = |wanted: fn(&Kind) -> bool| groups.iter().filter(move |(kind, _, _)| wanted(kind)).flat_map(|g| &g.2);
    let contents: Vec<&&Obligation> = of(|kind| matches!(kind, Kind::Content(_))).collect();
    let overdue = |wanted: fn(&Kind) -> bool| of(wanted).filter(|duty| duty.look() == Look::Overdue).count();
    let mut numbers: Vec<&str> = Vec::new();
    for duty in &contents {
        if let Source::Law { number, .. } = &duty.source
            && !numbers.contains(&number.as_str())
        {
            numbers.push(number);
        }
    }
    let done = contents.iter().filter(|duty| duty.status.is_met()).count().to_string();
    let all = contents.len().to_string();
    let said = setting.tell("asked_summary", &[("done", &done), ("all", &all), ("number", &numbers.join(", "))]);
    let late = [
        ("asked_summary_budget", overdue(|kind| *kind == Kind::Budget)),
        ("asked_summary_series", overdue(|kind| *kind == Kind::Series)),
        ("asked_summary_other", overdue(|kind| *kind == Kind::Other)),
    ];
    let late = late.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| setting.tell(key, &[("count", &n.to_string())]));
    let parts: Vec<String> = (!contents.is_empty()).then_some(said).into_iter().chain(late).collect();
    (!parts.is_empty()).then(|| setting.tell("asked_sentence", &[("parts", &parts.join("; "))]))
}

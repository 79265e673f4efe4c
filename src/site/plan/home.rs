//! The portal's and each unit's front page, and the page for addresses that are not there.

use super::calendar::{self, Calendars};
use super::chrome::Section;
use super::{Content, Page, Setting, routes};
use crate::derive::duties::Status;
use crate::model::{Unit, UnitKind};
use crate::site::Route;
use crate::site::view::{
    Accessibility, Fact, HomeItem, HomeSection, NotFound, Portal, UnitCard, UnitGroup, UnitHome, View,
};
use crate::text::collation_key;
use std::sync::Arc;

/// How many duties the front page of a unit shows.
const SHOWN_DUTIES: usize = 6;
/// How many of the newest disclosures.
const SHOWN_DISCLOSURES: usize = 6;

pub(super) fn portal_pages(setting: &Setting<'_>) -> Vec<Page> {
    let source: Arc<str> = Arc::from("content/site.yaml");
    let mut pages = vec![Page {
        route: routes::fixed("404.html"),
        content: Content::Html(Box::new(not_found(setting))),
        source: Arc::clone(&source),
    }];
    pages.push(Page {
        route: routes::accessibility(),
        content: Content::Html(Box::new(accessibility(setting))),
        source: Arc::clone(&source),
    });
    if !setting.single_unit() {
        let route = routes::portal();
        let content = Content::Html(Box::new(View::Portal(portal(setting, &route))));
        pages.push(Page { route, content, source });
    }
    pages
}

fn portal(setting: &Setting<'_>, route: &Route) -> Portal {
    const ORDER: [UnitKind; 6] = [
        UnitKind::Office,
        UnitKind::Preschool,
        UnitKind::Primary,
        UnitKind::LowerSecondary,
        UnitKind::UpperSecondary,
        UnitKind::Combined,
    ];
    let groups = ORDER.iter().filter_map(|kind| {
        let mut units: Vec<&Unit> = setting.site.units.iter().filter(|u| u.kind == *kind).collect();
        units.sort_by_cached_key(|u| collation_key(&u.name));
        (!units.is_empty()).then(|| UnitGroup {
            label: setting.kind_label(*kind),
            units: units.into_iter().map(|u| card(setting, route, u)).collect(),
        })
    });
    Portal {
        chrome: setting.portal_chrome(route, &setting.site.title, &[]),
        description: setting.site.description.clone(),
        groups: groups.collect(),
        calendar: calendar::portal_links(setting, route),
        regulations: vec![setting.link(route, &routes::regulations(), setting.say("regulations_heading"))],
    }
}

fn card(setting: &Setting<'_>, route: &Route, unit: &Unit) -> UnitCard {
    let items: usize = unit.improvements.iter().map(|i| i.items.len()).sum();
    let scheduled: usize = unit.external.iter().map(|e| e.entries.len()).sum();
    let published = unit.disclosures.iter().filter(|d| d.published.is_some()).count();
    let counts = [
        ("count_forms", published),
        ("count_documents", unit.documents.len()),
        ("count_assessments", unit.assessments.len()),
        ("count_improvements", items),
        ("count_external", scheduled),
    ];
    UnitCard {
        name: unit.name.clone(),
        href: setting.href(route, &routes::unit_home(unit)),
        location: setting.location(unit),
        counts: counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(key, n)| setting.tell(key, &[("count", &n.to_string())]))
            .collect(),
    }
}

fn accessibility(setting: &Setting<'_>) -> View {
    let chrome = setting.portal_chrome(&routes::accessibility(), &setting.say("accessibility_heading"), &[]);
    let own_theme = setting.site.theme.as_ref().is_some_and(|name| name != crate::theme::DEFAULT_NAME);
    View::Accessibility(Accessibility { chrome, own_theme })
}

fn not_found(setting: &Setting<'_>) -> View {
    let route = routes::fixed("404.html");
    let base = routes::base_path(setting);
    let mut chrome = setting.portal_chrome(&route, &setting.say("not_found_heading"), &[]);
    chrome.home.clone_from(&base);
    chrome.root.clone_from(&base);
    chrome.languages.clear();
    chrome.icon = format!("{base}{}", routes::icon());
    chrome.css = format!("{base}{}", setting.css);
    chrome.days_script = format!("{base}{}", setting.script);
    chrome.feed = chrome.feed.map(|_| format!("{base}{}", routes::portal_feed()));
    chrome.canonical = None;
    chrome.accessibility_href = format!("{base}{}", routes::accessibility());
    chrome.regulations_href = format!("{base}{}", routes::regulations());
    chrome.search_href = format!("{base}{}", routes::search());
    for crumb in &mut chrome.crumbs {
        crumb.href.clone_from(&base);
    }
    let units = setting.site.units.iter().take(20);
    let units = units
        .map(|u| crate::site::view::Link { label: u.name.clone(), href: format!("{base}{}", routes::unit_home(u)) });
    View::NotFound(NotFound { chrome, home: base.clone(), units: units.collect() })
}

pub(super) fn unit_page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::unit_home(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::Home, &unit.name, &[]);
    chrome.eyebrow = Some(setting.kind_label(unit.kind));
    chrome.description = unit.summary.clone().or(chrome.description);
    let facts = [
        ("fact_governing_body", &unit.governing_body),
        ("fact_address", &unit.address),
        ("fact_principal", &unit.principal),
        ("fact_phone", &unit.phone),
        ("fact_email", &unit.email),
        ("fact_website", &unit.website),
    ];
    let mut facts: Vec<Fact> = facts
        .into_iter()
        .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value.clone()? }))
        .collect();
    let location = setting.location(unit);
    if !location.is_empty() {
        facts.insert(0, Fact { label: setting.say("fact_location"), value: location });
    }
    // this school year and what is known of the next
    let near = &calendars.years[..calendars.years.len().min(calendars.current(setting) + 1)];
    let latest = near.last();
    let mut series = Vec::new();
    let rank = |status: Status| match status {
        Status::Overdue { .. } => Some(0),
        Status::Soon { .. } => Some(1),
        Status::Later => Some(2),
        _ => None,
    };
    let mut due: Vec<_> =
        near.iter().flat_map(|(_, duties)| duties).filter_map(|d| rank(d.status).map(|r| (r, d))).collect();
    due.sort_by_key(|(rank, duty)| (*rank, duty.last_day()));
    // of what comes back every week, the first
    due.retain(|(_, duty)| {
        duty.series.as_ref().is_none_or(|s| {
            !series.contains(&&s.id) && {
                series.push(&s.id);
                true
            }
        })
    });
    let due = due.into_iter().take(SHOWN_DUTIES).map(|(_, duty)| calendar::row(setting, &route, unit, duty)).collect();
    let view = UnitHome {
        chrome,
        summary: unit.summary.clone(),
        editor_note: unit.editor_note.clone(),
        facts,
        fees: super::disclosures::fees(setting, &route, unit),
        due,
        calendar: latest.map(|(year, _)| {
            let label = setting.tell("calendar_heading", &[("year", &year.to_string())]);
            setting.link(&route, &routes::calendar_home(unit), label)
        }),
        sections: sections(setting, &route, unit),
    };
    Page { route, content: Content::Html(Box::new(View::UnitHome(view))), source: Arc::clone(&unit.file) }
}

fn item(label: String, href: String, detail: Option<String>) -> HomeItem {
    HomeItem { label, href, detail, state: None, illustrative: false }
}

fn sections(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeSection> {
    let mut forms = super::disclosures::items(setting, route, unit);
    if forms.len() > SHOWN_DISCLOSURES {
        let all = setting.tell("all_disclosures", &[("count", &forms.len().to_string())]);
        forms.truncate(SHOWN_DISCLOSURES);
        forms.push(item(all, setting.href(route, &routes::disclosures(unit)), None));
    }
    let documents = super::documents::items(setting, route, unit);
    let mut assessments = super::assessments::items(setting, route, unit);
    assessments.extend(super::improvement::items(setting, route, unit));
    let external = unit.external.iter().map(|e| {
        let count = setting.tell("count_external", &[("count", &e.entries.len().to_string())]);
        item(e.title.clone(), setting.href(route, &routes::external(unit, e)), Some(count))
    });
    let appearances =
        setting.site.units.iter().flat_map(|office| office.external.iter().map(move |schedule| (office, schedule)));
    let appearances = appearances.flat_map(|(office, schedule)| {
        let mine = schedule.entries.iter().filter(|e| e.unit.as_ref().is_some_and(|u| u.value == unit.slug));
        mine.map(move |entry| {
            item(
                schedule.title.clone(),
                setting.href(route, &routes::external(office, schedule)),
                Some(entry.month_written.clone()),
            )
        })
    });
    let pages =
        unit.pages.iter().map(|p| item(p.title.clone(), setting.href(route, &routes::page(unit, &p.slug)), None));
    let external: Vec<HomeItem> = external.chain(appearances).collect();
    let external_href = unit
        .external
        .last()
        .map_or_else(|| setting.href(route, route), |e| setting.href(route, &routes::external(unit, e)));
    [
        ("nav_disclosures", setting.href(route, &routes::disclosures(unit)), forms),
        ("nav_assessments", setting.href(route, &routes::assessments(unit)), assessments),
        ("nav_external", external_href, external),
        ("nav_documents", setting.href(route, &routes::documents(unit)), documents),
        ("nav_pages", setting.href(route, route), pages.collect()),
    ]
    .into_iter()
    .filter(|(_, _, items)| !items.is_empty())
    .map(|(key, href, items)| HomeSection { title: setting.say(key), href, items })
    .collect()
}

/// `công khai 20/9/2023`.
pub(super) fn published_on(setting: &Setting<'_>, day: jiff::civil::Date) -> String {
    setting.tell("published_on", &[("date", &setting.date(day))])
}

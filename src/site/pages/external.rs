//! A managing office's schedule of external assessments.

use crate::model::{ExternalSchedule, ExternalStatus, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::section::{UnitSection, is_of};
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, ExternalMonth, ExternalPage, Fact, HomeItem, View};
use std::collections::BTreeMap;
use std::sync::Arc;

const SECTION: Section = Section("nav_external");

/// Its row in `plan::OF_UNIT`.
pub(crate) const EXTERNAL: UnitSection = UnitSection {
    section: SECTION,
    pages: |setting, unit, _| unit.external.iter().map(|schedule| page(setting, unit, schedule)).collect(),
    entrance: |_, unit| Some(address(unit, unit.external.last()?)),
    items: |setting, from, unit| own(setting, from, unit).chain(appearances(setting, from, unit)).collect(),
    counts: |unit| vec![("count_external", unit.external.iter().map(|e| e.entries.len()).sum())],
    set_out: |setting, from, unit, slug| {
        let of_it = unit.external.iter().filter(|e| is_of(e.document.as_ref(), slug));
        of_it.map(|e| setting.link(from, &address(unit, e), e.title.clone())).collect()
    },
};

fn address(unit: &Unit, schedule: &ExternalSchedule) -> Route {
    routes::within(unit, &format!("danh-gia-ngoai/{}.html", schedule.year))
}

/// The office's schedules.
fn own<'s>(setting: &'s Setting<'_>, from: &'s Route, unit: &'s Unit) -> impl Iterator<Item = HomeItem> + 's {
    unit.external.iter().map(move |schedule| {
        let count = setting.tell("count_external", &[("count", &schedule.entries.len().to_string())]);
        HomeItem::of(schedule.title.clone(), setting.href(from, &address(unit, schedule)), Some(count))
    })
}

/// A school in the schedules of offices, each time with the month that it is asked for.
fn appearances<'s>(setting: &'s Setting<'_>, from: &'s Route, unit: &'s Unit) -> impl Iterator<Item = HomeItem> + 's {
    let schedules = setting.site.units.iter().flat_map(|office| office.external.iter().map(move |s| (office, s)));
    schedules.flat_map(move |(office, schedule)| {
        let mine = schedule.entries.iter().filter(|e| e.unit.as_ref().is_some_and(|u| u.value == unit.slug));
        mine.map(move |entry| {
            let href = setting.href(from, &address(office, schedule));
            HomeItem::of(schedule.title.clone(), href, Some(entry.month_written.clone()))
        })
    })
}

fn page(setting: &Setting<'_>, unit: &Unit, schedule: &ExternalSchedule) -> Page {
    let route = address(unit, schedule);
    let document = schedule.document.as_ref().and_then(|slug| unit.document(&slug.value));
    let mut by_level: BTreeMap<_, usize> = BTreeMap::new();
    let mut by_month: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for entry in &schedule.entries {
        *by_level.entry(Arc::clone(&entry.level)).or_default() += 1;
        by_month.entry(entry.month).or_default().push(entry.school.clone());
    }
    let headers =
        ["external_no", "external_school", "external_month", "external_regulation", "external_status", "external_note"]
            .map(|k| setting.say(k));
    let mut table = Simple::new("lich-danh-gia-ngoai", &schedule.title, &headers).numbered();
    for entry in &schedule.entries {
        let school =
            match entry.unit.as_ref().and_then(|u| setting.site.units.iter().find(|known| known.slug == u.value)) {
                Some(known) => Cell::link(&setting.href(&route, &routes::unit_home(known)), &entry.school),
                None => Cell::lines(&entry.school),
            };
        let regulation = entry.regulation.as_ref().and_then(|id| setting.packs.framework(id));
        let regulation = regulation
            .map(|f| Cell::link(&setting.href(&route, &routes::regulation(&f.id)), &f.number))
            .unwrap_or_default();
        let status = match entry.status {
            ExternalStatus::Planned => "external_planned",
            ExternalStatus::Done => "external_done",
            ExternalStatus::Postponed => "external_postponed",
        };
        let note = entry.note.clone().unwrap_or_default();
        table.row(
            vec![
                entry.no.to_string().into(),
                school,
                Cell::lines(&entry.month_written),
                regulation,
                Cell::lines(setting.strings.get(status)),
                Cell::lines(&note),
            ],
            1,
        );
    }
    let mut chrome = setting.unit_chrome(&route, unit, SECTION, &schedule.title, &[]);
    chrome.illustrative = schedule.illustrative;
    let view = ExternalPage {
        chrome,
        document: document.map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        counts: by_level
            .into_iter()
            .map(|(level, n)| Fact { label: setting.kind_label(&level), value: n.to_string() })
            .collect(),
        table: table.finish(),
        months: by_month
            .into_iter()
            .map(|(month, schools)| ExternalMonth {
                label: setting.tell("month", &[("month", &setting.month(month.year(), month.month()))]),
                schools,
            })
            .collect(),
    };
    Page { route, content: Content::Html(Box::new(View::External(view))), source: Arc::clone(&schedule.file) }
}

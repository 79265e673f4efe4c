//! A managing office's schedule of external assessments.

use crate::model::{ExternalSchedule, ExternalStatus, Unit};
use crate::site::context::frame::Section;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, ExternalMonth, ExternalPage, Fact, View};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    unit.external.iter().map(|schedule| page(setting, unit, schedule)).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, schedule: &ExternalSchedule) -> Page {
    let route = routes::external(unit, schedule);
    let document = schedule.document.as_ref().and_then(|slug| unit.document(&slug.value));
    let mut by_level: BTreeMap<_, usize> = BTreeMap::new();
    let mut by_month: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for entry in &schedule.entries {
        *by_level.entry(entry.level).or_default() += 1;
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
    let mut chrome = setting.unit_chrome(&route, unit, Section::External, &schedule.title, &[]);
    chrome.illustrative = schedule.illustrative;
    let view = ExternalPage {
        chrome,
        document: document.map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        counts: by_level
            .into_iter()
            .map(|(level, n)| Fact { label: setting.kind_label(level), value: n.to_string() })
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

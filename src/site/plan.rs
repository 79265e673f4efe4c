//! From the model to pages: the lists of what there is.
//!
//! Units are planned in parallel; the order of pages is that of the sources.

use crate::model::{Subject, Unit};
use crate::site::context::section::Section;
use crate::site::context::setting::Entrance;
use crate::site::context::{files, routes};
use crate::site::pages::{
    all_sheets, annual_report, assessment_process, assessments, calendar_agenda, calendar_filters, calendar_grid,
    calendar_home, calendar_overview, calendar_parents, calendar_sheet, calendar_subscribe, comparison, criterion,
    directory, disclosure, disclosure_data, disclosure_years, disclosures, documents, evidence, external, feed, home,
    hosts, improvement, log, log_confirmation, log_history, log_version, log_withdrawn, portal, regulations, report,
    search, share_images, sitemap, summary, text_files, unit_names,
};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::lists;
use crate::site::parts::section::UnitSection;
use crate::site::parts::{compared, paper_file, register_fees, sheet_foot, standing::recorded_duties};
use crate::site::phrases::disclosure::published;
use crate::site::view::Role;
use std::sync::Arc;

pub use crate::site::context::edition::check as check_languages;
pub use crate::site::context::record::{Records, UnitRecord};
pub use crate::site::context::routes::{BUDGET_FOLDER, SEARCH_INDEX, icon};
pub use crate::site::context::setting::Setting;
pub use crate::site::context::targets::{Elsewhere, of_unit as targets};
pub use crate::site::page::{Address, Content, Nature, Page};
pub use crate::site::pages::registers::pages as registers;

/// Plans the pages of a unit and hands them over section by section: pages that are printed at once are never all in memory. They depend on the
/// unit, on what all units share, and (an office's) on the units that it manages.
pub fn unit_pages(setting: &Setting<'_>, unit: &Unit, hand_over: &mut dyn FnMut(Vec<Page>)) {
    let calendars = Calendars::of(setting, unit);
    let mut entries = Vec::new();
    let pictures = paper_file::pictures(setting, unit);
    let mut hand_over_sheets = |mut pages: Vec<Page>, entries: &mut Vec<_>| {
        entries.extend(search::entries(&pages));
        sheet_foot::stamp(setting, &mut pages);
        paper_file::offer(setting, &pictures, &mut pages);
        hand_over(pages);
    };
    for shown in OF_UNIT {
        hand_over_sheets((shown.pages)(setting, unit, &calendars), &mut entries);
    }
    let mut others: Vec<Page> = feed::unit_feed(setting, unit).into_iter().collect();
    for file in &unit.statics {
        if let (Some(route), Some(source)) = (files::static_file(unit, file), setting.snapshot.files.get(file)) {
            others.push(Page { route, content: Content::File(files::published(source)), source: Arc::clone(file) });
        }
    }
    others.extend(text_files::pages(setting, unit));
    others.extend(comparison::of_unit(setting, unit));
    hand_over_sheets(others, &mut entries);
    let index = search::unit_index(setting, unit, &entries);
    hand_over_sheets(vec![index], &mut entries);
    unit_editions(setting, unit, hand_over);
    hand_over(summary::pages(setting, unit));
}

/// The sections of a unit, in the order of its navigation: a new kind of page is a file in `pages`, a row here or in one of the lists below,
/// and a row in `view::pages!`.
static OF_UNIT: &[UnitSection] = &[
    UnitSection {
        section: Section::HOME,
        pages: |setting, unit, calendars| vec![home::unit_page(setting, unit, calendars, OF_UNIT)],
        entrance: |_, unit| Some(routes::unit_home(unit)),
        ..UnitSection::PLAIN
    },
    UnitSection {
        section: Section::DISCLOSURES,
        pages: disclosure_pages,
        entrance: |_, unit| published(unit).next().map(|_| routes::disclosures(unit)),
        items: lists::newest_disclosures,
        counts: |unit| vec![("count_forms", unit.disclosures.iter().filter(|d| d.published.is_some()).count())],
        ..UnitSection::PLAIN
    },
    UnitSection {
        section: Section::CALENDAR,
        pages: calendar_pages,
        entrance: calendar_home::entrance,
        set_out: calendar_home::set_out,
        ..UnitSection::PLAIN
    },
    UnitSection {
        section: Section::ASSESSMENTS,
        pages: assessment_pages,
        entrance: |_, unit| (!unit.assessments.is_empty()).then(|| routes::assessments(unit)),
        items: |setting, from, unit| {
            [lists::assessments(setting, from, unit), lists::improvements(setting, from, unit)].concat()
        },
        counts: assessments::counts,
        set_out: assessments::set_out,
    },
    external::EXTERNAL,
    UnitSection {
        section: Section::DOCUMENTS,
        pages: |setting, unit, calendars| documents::pages(setting, unit, calendars, OF_UNIT),
        entrance: |_, unit| (!unit.documents.is_empty()).then(|| routes::documents(unit)),
        items: lists::documents,
        counts: |unit| vec![("count_documents", unit.documents.len())],
        ..UnitSection::PLAIN
    },
    UnitSection {
        section: Section::LOG,
        pages: |setting, unit, _| LOG.iter().flat_map(|pages| pages(setting, unit)).collect(),
        entrance: log::entrance,
        ..UnitSection::PLAIN
    },
    UnitSection {
        section: Section::OTHER,
        pages: |setting, unit, _| documents::free_pages(setting, unit),
        items: lists::pages,
        ..UnitSection::PLAIN
    },
];

/// What a unit's publication log shows.
const LOG: &[fn(&Setting<'_>, &Unit) -> Vec<Page>] =
    &[log::pages, log_history::pages, log_version::pages, log_confirmation::pages, log_withdrawn::pages];

/// Puts in what the navigation of each page leads to.
pub fn with_entrances(mut setting: Setting<'_>) -> Setting<'_> {
    setting.entrances = OF_UNIT.iter().map(|shown| Entrance { section: shown.section, to: shown.entrance }).collect();
    setting
}

/// What pages over several units will tell of a unit.
pub fn record(setting: &Setting<'_>, unit: &Unit) -> UnitRecord {
    let is_office = unit.audiences().is_empty();
    let counts = OF_UNIT.iter().filter(|_| is_office).flat_map(|shown| (shown.counts)(unit));
    UnitRecord {
        duties: recorded_duties(setting, unit),
        regimes: unit.disclosures.iter().map(|disclosure| disclosure.regime.id.clone()).collect(),
        counts: counts.filter(|(_, n)| *n > 0).map(|(key, n)| (key.to_owned(), n)).collect(),
        fees: register_fees::recorded(setting, unit),
        data_of: disclosure_data::data_of(unit),
        figures: compared::recorded(setting, unit),
        news: feed::news(setting, unit),
    }
}

/// The pages of no unit; `addresses` are those of all units.
pub fn portal_pages(setting: &Setting<'_>, addresses: &[&Address]) -> Vec<Page> {
    let mut pages = portal_sections(setting);
    if addresses.iter().any(|a| a.nature == Nature::Json) {
        pages.push(disclosure_data::schema_page());
    }
    pages.extend(feed::portal_feed(setting));
    pages.extend(share_images::images(setting));
    sheet_foot::stamp(setting, &mut pages);
    pages.extend(portal_editions(setting));
    let hosts = hosts::pages(setting, &pages);
    pages.extend(hosts);
    let own: Vec<Address> = pages.iter().map(Page::address).collect();
    let sitemap = sitemap::pages(setting, addresses.iter().copied().chain(&own));
    pages.extend(sitemap);
    pages
}

/// The pages of the portal, as readers of any language are shown them.
const OF_PORTAL: &[fn(&Setting<'_>) -> Vec<Page>] = &[
    regulations::pages,
    portal::pages,
    directory::pages,
    comparison::pages,
    unit_names::pages,
    calendar_overview::portal_pages,
    |setting| vec![search::page(setting)],
];

/// What readers of any language are shown of the portal.
fn portal_sections(setting: &Setting<'_>) -> Vec<Page> {
    OF_PORTAL.iter().flat_map(|pages| pages(setting)).collect()
}

/// A unit's pages in other languages.
fn unit_editions(setting: &Setting<'_>, unit: &Unit, hand_over: &mut dyn FnMut(Vec<Page>)) {
    for there in
        setting.translations().filter(|t| t.edition().is_some_and(|e| e.units.get(unit.slug.as_str()) == Some(&true)))
    {
        let (calendars, mut entries) = (Calendars::of(&there, unit), Vec::new());
        for shown in OF_UNIT {
            let mut pages = (shown.pages)(&there, unit, &calendars);
            pages.retain(|page| is_translated(&there, page));
            entries.extend(search::entries(&pages));
            paper_file::offer(&there, &Arc::default(), &mut pages);
            hand_over(moved(&there, pages).collect());
        }
        hand_over(moved(&there, vec![search::unit_index(&there, unit, &entries)]).collect());
    }
}

/// The portal's pages in other languages.
fn portal_editions(setting: &Setting<'_>) -> Vec<Page> {
    let mut all = Vec::new();
    for there in setting.translations().filter(|t| t.edition().is_some_and(|e| e.portal)) {
        let mut pages = portal_sections(&there);
        pages.retain(|page| is_translated(&there, page));
        all.extend(moved(&there, pages));
    }
    all
}

fn is_translated(setting: &Setting<'_>, page: &Page) -> bool {
    let is_page = matches!(&page.content, Content::Html(view) if matches!(view.role(), Role::Page | Role::Again));
    is_page && setting.at(&page.route) != page.route
}

fn moved<'s>(setting: &'s Setting<'_>, pages: Vec<Page>) -> impl Iterator<Item = Page> + 's {
    pages.into_iter().map(|page| Page { route: setting.at(&page.route), ..page })
}

fn assessment_pages(setting: &Setting<'_>, unit: &Unit, _: &Calendars) -> Vec<Page> {
    let mut pages = Vec::new();
    if !unit.assessments.is_empty() {
        pages.push(assessments::list(setting, unit));
    }
    for assessment in &unit.assessments {
        pages.extend(assessments::overview(setting, unit, assessment));
        pages.push(assessment_process::page(setting, unit, assessment));
        pages.extend(
            assessment
                .catalogue()
                .standards
                .iter()
                .enumerate()
                .map(|(at, _)| assessments::standard(setting, unit, assessment, at)),
        );
        pages.extend(criterion::pages(setting, unit, assessment));
        if !assessment.sheets.is_empty() {
            pages.push(report::page(setting, unit, assessment));
        }
        if !assessment.evidence.items.is_empty() {
            pages.push(evidence::page(setting, unit, assessment));
            pages.extend(evidence::files(setting, unit, assessment));
        }
    }
    pages.extend(improvement::pages(setting, unit));
    pages
}

fn calendar_pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    if calendars.years.is_empty() {
        return calendar_overview::office_pages(setting, unit);
    }
    let mut pages = calendar_overview::office_pages(setting, unit);
    pages.push(calendar_home::page(setting, unit, calendars));
    for (year, duties) in calendars.years.iter() {
        let asked = Asked { setting, unit, calendars, year: *year, duties };
        pages.push(calendar_agenda::page(&asked));
        pages.push(calendar_parents::page(&asked));
        pages.push(calendar_grid::page(&asked));
        pages.extend(calendar_filters::pages(&asked));
        pages.push(calendar_sheet::page(&asked));
        pages.push(calendar_subscribe::year(&asked));
    }
    pages.extend(calendar_subscribe::unit(setting, unit, calendars));
    pages
}

fn disclosure_pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let mut pages = Vec::new();
    for (at, disclosure) in published(unit) {
        match disclosure.subject {
            Subject::AnnualReport(year) => {
                pages.extend(annual_report::page(setting, unit, calendars, (at, disclosure), year));
            }
            _ => pages.push(disclosure::page(setting, unit, calendars, at, disclosure)),
        }
        pages.extend(disclosure_data::pages(setting, unit, disclosure, &setting.derived.figures(unit)[at]));
    }
    if !pages.is_empty() {
        pages.push(disclosures::overview(setting, unit, calendars));
        pages.extend(disclosures::archive(setting, unit, calendars));
        pages.extend(disclosure_years::pages(setting, unit));
        pages.extend(disclosure_data::package(setting, unit));
        pages.extend(all_sheets::pages(setting, unit, calendars));
    }
    pages
}

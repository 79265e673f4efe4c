//! Schools side by side: the page on which readers choose them, what each school gives for it, and the middle of all schools of a kind.
//!
//! Nobody is ranked: schools stand in the order in which the reader chose them, figures have no colours.

use crate::model::Unit;
use crate::pack::{KeyFigure, SchoolType};
use crate::site::Route;
use crate::site::context::list_routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::compared::{self, Middles};
use crate::site::parts::directory;
use crate::site::parts::table::Simple;
use crate::site::view::{
    Cell, Chrome, ComparedFigure, ComparisonPage, KindFigures, KindFiguresPage, Middle, ScriptData, View,
};
use crate::text::SchoolYear;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Schools that stand side by side at most.
const MOST: usize = 6;
/// School years of the pages on a kind.
const YEARS: usize = 5;

/// What a school gives to be compared by.
pub(crate) fn of_unit(setting: &Setting<'_>, unit: &Unit) -> Option<Page> {
    let figures = compared::of_unit(setting, unit);
    (!figures.years.is_empty() && !unit.slug.is_empty() && !setting.is_translation()).then(|| Page {
        route: list_routes::unit_figures(unit),
        content: Content::Script(Arc::new(ScriptData::Figures(figures))),
        source: Arc::clone(&unit.file),
    })
}

/// The pages of the portal.
pub(crate) fn pages(setting: &Setting<'_>) -> Vec<Page> {
    if !compared::is_there(setting) {
        return Vec::new();
    }
    let kinds = setting.packs.schools.types.iter().map(AsRef::as_ref);
    let kinds = kinds.map(|kind: &SchoolType| (kind, compared::middles(setting, kind)));
    let kinds: Vec<(&SchoolType, Middles<'_>)> = kinds.filter(|(_, middles)| !middles.is_empty()).collect();
    let route = list_routes::comparison();
    let view = View::Comparison(Box::new(comparison(setting, &route, &kinds)));
    let mut pages = vec![page(route, Content::Html(Box::new(view)))];
    for (kind, middles) in &kinds {
        let route = list_routes::kind_figures(kind);
        let view = View::KindFigures(Box::new(of_kind(setting, &route, kind, middles)));
        pages.push(page(route, Content::Html(Box::new(view))));
        let data = ScriptData::Middles(data(setting, kind, middles));
        pages.extend((!setting.is_translation()).then(|| page(list_routes::kind_data(kind), script(data))));
    }
    pages
}

fn script(data: ScriptData) -> Content {
    Content::Script(Arc::new(data))
}

fn page(route: Route, content: Content) -> Page {
    Page { route, content, source: Arc::from("content/site.yaml") }
}

fn comparison(setting: &Setting<'_>, route: &Route, kinds: &[(&SchoolType, Middles<'_>)]) -> ComparisonPage {
    let figure = |figure: &KeyFigure| ComparedFigure { id: figure.id.clone(), label: compared::label(setting, figure) };
    let to = |kind: &SchoolType| setting.link(route, &list_routes::kind_figures(kind), setting.kind_label(kind));
    let chrome = setting.portal_chrome(route, &setting.say("compare_heading"), &[]);
    ComparisonPage {
        chrome: Chrome { versions: setting.versions_of_all(), ..chrome },
        script: setting.href(route, &setting.compare_script),
        finder: directory::finder(setting, route),
        most: MOST,
        figures: compared::figures(setting).map(figure).collect(),
        marks: ["thousands_mark", "fraction_mark"].map(|key| setting.say(key)).concat(),
        kinds: kinds.iter().map(|(kind, _)| to(kind)).collect(),
    }
}

/// Figures by years, with the circular by which they were disclosed: another circular counts otherwise.
fn of_kind(setting: &Setting<'_>, route: &Route, kind: &SchoolType, middles: &Middles<'_>) -> KindFiguresPage {
    let label = setting.kind_label(kind);
    let heading = setting.tell("compare_kind_heading", &[("kind", &label)]);
    let years: Vec<SchoolYear> = middles.keys().take(YEARS).map(|year| year.0).collect();
    let mut headers = vec![setting.say("compare_figure"), setting.say("fact_regulation")];
    headers.extend(years.iter().map(ToString::to_string));
    let mut table = Simple::new("so-giua", &setting.say("compare_kind_caption"), &headers).of_figures();
    let rows: BTreeSet<(usize, &str)> = middles.values().take(YEARS).flat_map(|year| year.keys().copied()).collect();
    let all: Vec<&KeyFigure> = compared::figures(setting).collect();
    for (figure, regime) in rows {
        let number = setting.packs.regime(regime).map(|regime| setting.official(&regime.number));
        let cell = |year: &SchoolYear| {
            let middle = middles.get(&std::cmp::Reverse(*year)).and_then(|year| year.get(&(figure, regime)));
            middle.map(|middle| words(setting, middle)).unwrap_or_default()
        };
        let first = [Cell::text(compared::label(setting, all[figure])), Cell::text(number.unwrap_or_default())];
        table.row(first.into_iter().chain(years.iter().map(cell)).collect(), 0);
    }
    let compare = list_routes::comparison();
    let chrome = setting.portal_chrome(route, &heading, &[(setting.say("compare_heading"), compare.clone())]);
    KindFiguresPage {
        chrome: Chrome { versions: setting.versions_of_kind(kind), ..chrome },
        lead: setting.say("compare_kind_lead"),
        table: table.finish(),
        compare: setting.link(route, &compare, setting.say("compare_heading")),
    }
}

/// `24,2`, and below it `từ 15,0 đến 33,1; 120 trường`.
fn words(setting: &Setting<'_>, Middle(count, middle, least, most): &Middle) -> Cell {
    let values = [("count", count.to_string()), ("least", least.clone()), ("most", most.clone())];
    let range = setting.tell("compare_range", &values.each_ref().map(|(key, text)| (*key, text.as_str())));
    Cell::stacked([Cell::text(middle), Cell::text(range)])
}

fn data(setting: &Setting<'_>, kind: &SchoolType, middles: &Middles<'_>) -> KindFigures {
    let all: Vec<&KeyFigure> = compared::figures(setting).collect();
    let mut years: BTreeMap<String, BTreeMap<String, BTreeMap<String, Middle>>> = BTreeMap::new();
    for (year, middles) in middles {
        let of_year = years.entry(year.0.to_string()).or_default();
        for ((figure, regime), middle) in middles {
            of_year.entry(all[*figure].id.clone()).or_default().insert((*regime).to_owned(), middle.clone());
        }
    }
    KindFigures { kind: kind.id.clone(), years }
}

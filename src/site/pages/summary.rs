//! A school on one page in another language: what it costs, how large it is, what it was rated, what is due, whom to ask. It is there for schools
//! without pages in that language, too; what it leads to is in the language where it can be.

use crate::derive::duties::Look;
use crate::model::{Assessment, Unit};
use crate::site::Route;
use crate::site::context::queries::newest_assessment;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::contact::contact;
use crate::site::parts::fees::fees;
use crate::site::parts::glance;
use crate::site::parts::table::Simple;
use crate::site::phrases::assessment::school_result;
use crate::site::phrases::duty::{anchor, due, state, title};
use crate::site::view::{Cell, DataTable, Fact, LanguageLink, UnitSummary, View};
use crate::theme::VIETNAMESE;
use std::sync::Arc;

/// How many deadlines it names.
const DEADLINES: usize = 6;

/// The page in each language of the theme besides Vietnamese.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    setting.translations().map(|there| page(setting, &there, unit)).collect()
}

fn page(vietnamese: &Setting<'_>, setting: &Setting<'_>, unit: &Unit) -> Page {
    let route = routes::summary(unit, setting.language());
    let mut chrome = setting.unit_chrome(&route, unit, Section::HOME, &unit.name, &[]);
    chrome.title = format!("{} – {}", setting.tell("summary_title", &[("name", &unit.name)]), setting.site.title);
    chrome.eyebrow = Some(setting.kind_label(&unit.kind));
    chrome.languages = original(vietnamese, &route, unit);
    let calendars = Calendars::of(setting, unit);
    let mut fees = fees(setting, &route, unit);
    let (size, size_year) = glance::size(setting, unit);
    let (figures, figures_year) = glance::figures(setting, &route, unit);
    chrome.illustrative = fees.as_ref().is_some_and(|fees| fees.illustrative) || glance::illustrative(setting, unit);
    // said at the top
    if let Some(fees) = &mut fees {
        fees.illustrative = false;
    }
    let view = UnitSummary {
        fees_heading: fees.as_ref().map(|fees| setting.tell("summary_fees", &[("year", &fees.year)])),
        fees,
        size,
        size_year,
        figures,
        figures_year,
        laws: glance::laws(setting, unit),
        results: results(setting, unit),
        deadlines: deadlines(setting, &route, unit, &calendars),
        contact: contact(setting, unit),
        home: setting.link(&route, &routes::unit_home(unit), setting.say("summary_home")),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::UnitSummary(Box::new(view)))), source: Arc::clone(&unit.file) }
}

/// The Vietnamese home.
fn original(vietnamese: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<LanguageLink> {
    let home = routes::unit_home(unit);
    vec![LanguageLink {
        code: VIETNAMESE.to_owned(),
        name: vietnamese.say("language_name"),
        href: vietnamese.href(route, &home),
        address: vietnamese.site.base_url.as_ref().map(|base| routes::absolute(base, &home)),
    }]
}

/// The result of the newest self-assessment.
fn results(setting: &Setting<'_>, unit: &Unit) -> Vec<Fact> {
    let fact = |assessment: &Assessment| {
        let years: Vec<String> = assessment.school_years.iter().map(ToString::to_string).collect();
        Fact {
            label: setting.tell("summary_assessment", &[("years", &years.join(", "))]),
            value: school_result(setting, assessment).join("; "),
        }
    };
    newest_assessment(unit).map(fact).into_iter().collect()
}

/// What is due next, after what is overdue.
fn deadlines(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars) -> Option<DataTable> {
    let (_, duties) = calendars.years.get(calendars.current(setting))?;
    let open = |look: Look| matches!(look, Look::Overdue | Look::Soon | Look::Later);
    let mut found: Vec<_> = duties.iter().filter(|d| d.is_counted() && d.series.is_none() && open(d.look())).collect();
    found.sort_by_key(|duty| (duty.look() == Look::Later, duty.last_day()));
    let headers = ["filter_due", "filter_what", "filter_state"].map(|key| setting.say(key));
    let mut table = Simple::new("han", &setting.say("summary_deadlines"), &headers).of_kind("deadlines");
    for duty in found.iter().take(DEADLINES) {
        let state = state(setting, duty.status);
        let what = Cell::link(&anchor(setting, route, unit, duty), &title(setting, duty));
        table.row(vec![Cell::text(due(setting, duty)), what, Cell::state(&state.class, state.label, None)], 0);
    }
    (!found.is_empty()).then(|| table.finish())
}

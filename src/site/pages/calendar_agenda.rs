//! A school year as an agenda, month after month.

use crate::derive::duties::{Look, Obligation, Tally, is_begin_known};
use crate::site::context::routes;
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::duty_row::row;
use crate::site::parts::months::{is_own_business, noted, once, repeated};
use crate::site::parts::year_strip::strip;
use crate::site::phrases::duty::five_counts;
use crate::site::view::{CalendarPage, ObligationRow, View};

pub(crate) fn page(asked: &Asked<'_>) -> Page {
    let Asked { setting, unit, year, duties, .. } = *asked;
    let route = routes::calendar(unit, year);
    let document = asked.plan().and_then(|c| c.document.as_ref()).and_then(|slug| unit.document(&slug.value));
    let single = |wanted: &dyn Fn(&Obligation) -> bool| -> Vec<ObligationRow> {
        let own = duties.iter().filter(|d| d.series.is_none() && wanted(d));
        own.map(|d| noted(asked, row(setting, &route, unit, d), d)).collect()
    };
    let off = |duty: &Obligation| duty.look() == Look::NotApplicable;
    let months = once(asked, &route);
    let listed: Vec<String> = months.iter().map(|month| month.id.clone()).collect();
    let tally = Tally::of(duties);
    let view = CalendarPage {
        chrome: asked.chrome(&route, &asked.heading(), &[(setting.say("nav_calendar"), routes::calendar_home(unit))]),
        frame: asked.frame(&route, None),
        explanations: explanations(asked),
        counts: five_counts(setting, |look| tally.all(look)),
        strip: strip(setting, setting.years().span(year), duties, &listed),
        months,
        repeated: repeated(asked, &route, &duties.iter().collect::<Vec<_>>()),
        waiting: single(&|duty| duty.when.is_none() && !off(duty) && !is_own_business(duty)),
        not_applicable: single(&off),
        plan: single(&is_own_business),
        links: vec![setting.link(&route, &routes::calendar_ics(unit, year), setting.say("calendar_subscribe"))],
        document: document.map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        recalled: duties.iter().any(|d| d.certainty.date_recalled || d.certainty.article_recalled),
        disagreements: asked.calendars.summaries.get(&year).cloned().unwrap_or_default(),
    };
    Page { route, content: Content::Html(Box::new(View::Calendar(Box::new(view)))), source: asked.source() }
}

/// How the days on the page were found.
fn explanations(asked: &Asked<'_>) -> Vec<String> {
    let setting = asked.setting;
    let mut said = vec![setting.say("how_published"), setting.say("how_day_off")];
    if asked.plan().is_some_and(|p| p.events.iter().any(|e| !e.weeks.is_empty())) {
        said.insert(0, setting.packs.calendar.week_rule.explanation.clone());
    }
    if asked.duties.iter().any(|d| d.series.is_some()) && asked.plan().is_none_or(|p| p.dates.term.is_none()) {
        let term = setting.packs.calendar.term;
        let values = [
            ("from", setting.day_of_year(term.from_day, term.from_month)),
            ("to", setting.day_of_year(term.to_day, term.to_month)),
        ];
        said.push(setting.tell("how_term", &values.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    if !is_begin_known(asked.unit, setting.packs) {
        said.push(setting.say("how_begin_unknown"));
    }
    said
}

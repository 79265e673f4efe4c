//! What of a school year parents ask for: meetings and enrolment, menus and weekly plans, what has been made public and when more will be.

use crate::derive::duties::{Look, Obligation};
use crate::model::EventKind;
use crate::site::context::calendar_view::CalendarView;
use crate::site::context::routes;
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::months::{entries, repeated};
use crate::site::view::{CalendarParents, View};

pub(crate) fn page(asked: &Asked<'_>) -> Page {
    let Asked { setting, unit, year, duties, .. } = *asked;
    let route = routes::calendar_view(unit, year, CalendarView::Parents);
    let heading = setting.tell("parents_heading", &[("year", &year.to_string())]);
    let shown: Vec<&Obligation> = duties.iter().filter(|d| d.is_law() && d.kind == EventKind::Disclosure).collect();
    let is_asked = |duty: &Obligation| {
        let rules = &setting.packs.calendar;
        duty.covers.iter().any(|c| rules.is_for_parents(&format!("{}/{}", c.regulation, c.path())))
    };
    let of = |wanted: &dyn Fn(&Obligation) -> bool| -> Vec<&Obligation> {
        shown.iter().copied().filter(|duty| wanted(duty)).collect()
    };
    let single = |duty: &Obligation| duty.series.is_none() && duty.look() != Look::NotApplicable;
    let once = |duty: &Obligation| single(duty) && !is_asked(duty);
    let listed = |duties: Vec<&Obligation>| entries(asked, &route, unit, &duties, "cha-me");
    let view = CalendarParents {
        chrome: asked.chrome(&route, &heading, &[(asked.heading(), routes::calendar(unit, year))]),
        frame: asked.frame(&route, Some(CalendarView::Parents)),
        meetings: listed(of(&|duty| single(duty) && is_asked(duty))),
        repeated: repeated(asked, &route, &of(&|duty| duty.series.is_some())),
        published: listed(of(&|duty| once(duty) && duty.status.is_met())),
        coming: listed(of(&|duty| once(duty) && !duty.status.is_met())),
    };
    Page { route, content: Content::Html(Box::new(View::CalendarParents(Box::new(view)))), source: asked.source() }
}

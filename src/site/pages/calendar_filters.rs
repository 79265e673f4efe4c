//! The duties of a school year in groups: who does it, which way it is made public, what it is. Each is a page of sections; the address of a
//! section shows that section alone, without a script.

use crate::derive::duties::Obligation;
use crate::site::Route;
use crate::site::context::calendar_view::CalendarView;
use crate::site::context::routes;
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::table::Simple;
use crate::site::parts::{calendars, duty_row};
use crate::site::phrases::duty::{anchor, basis, due, series_title, state, title};
use crate::site::view::{CalendarFilter, Cell, FilterGroup, Link, View};
use crate::text::slug;

/// A group being gathered: id and label, and what lies in it.
struct Group<'a> {
    id: String,
    label: String,
    duties: Vec<&'a Obligation>,
}

pub(crate) fn pages(asked: &Asked<'_>) -> Vec<Page> {
    let roles =
        gathered(asked.duties, |d| d.role.iter().map(|r| (r.id.clone(), asked.setting.official(&r.label))).collect());
    let channels = gathered(asked.duties, |d| {
        let rules = &asked.setting.packs.calendar.channels;
        let mut found: Vec<(String, String)> = d
            .channels
            .iter()
            .map(|c| {
                (
                    c.id.clone(),
                    asked.setting.official(rules.iter().find(|k| k.id == c.id).map_or(&c.label, |k| &k.label)),
                )
            })
            .collect();
        found.extend(d.recipient.iter().map(|_| ("bao-cao".to_owned(), asked.setting.say("channel_report"))));
        found
    });
    let dated_roles = calendars::roles(asked.calendars);
    let contents = gathered(asked.duties, |d| contents(asked, d));
    vec![
        page(asked, CalendarView::Roles, ["role_heading", "role_lead"], roles, |route, group| {
            if !dated_roles.iter().any(|r| r.id == group.id) {
                return Vec::new();
            }
            vec![asked.setting.link(
                route,
                &routes::role_ics(asked.unit, &group.id),
                asked.setting.tell("role_subscribe", &[("role", &group.label)]),
            )]
        }),
        page(asked, CalendarView::Channels, ["channel_heading", "channel_lead"], channels, |_, _| Vec::new()),
        page(asked, CalendarView::Contents, ["content_heading", "content_lead"], contents, |_, _| Vec::new()),
    ]
}

/// The contents that a duty is about, as the regulations name them; a line of the plan that names none is the school's own business.
fn contents(asked: &Asked<'_>, duty: &Obligation) -> Vec<(String, String)> {
    let named = duty.covers.iter().map(|content| {
        let own = series_title(asked.setting, duty);
        let id = format!("{}-{}", content.regulation, content.path()).replace(['_', '/'], "-");
        (id, content.name(asked.setting.packs).map_or(own, |name| asked.setting.official(name)))
    });
    let named: Vec<(String, String)> = named.collect();
    if named.is_empty() { vec![("khac".to_owned(), asked.setting.say("content_other"))] } else { named }
}

fn gathered<'a>(duties: &'a [Obligation], keys: impl Fn(&Obligation) -> Vec<(String, String)>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for duty in duties.iter().filter(|d| !d.title.is_empty()) {
        for (id, label) in keys(duty) {
            match groups.iter_mut().find(|g| g.id == id) {
                Some(group) => group.duties.push(duty),
                None => groups.push(Group { id, label, duties: vec![duty] }),
            }
        }
    }
    groups
}

fn page(
    asked: &Asked<'_>,
    view: CalendarView,
    [heading, lead]: [&str; 2],
    groups: Vec<Group<'_>>,
    links: impl Fn(&Route, &Group<'_>) -> Vec<Link>,
) -> Page {
    let Asked { setting, unit, year, .. } = *asked;
    let route = routes::calendar_view(unit, year, view);
    let heading = setting.tell(heading, &[("year", &year.to_string())]);
    let groups = groups.into_iter().map(|group| FilterGroup {
        id: slug(&group.id),
        count: group.duties.len(),
        links: links(&route, &group),
        table: table(asked, &route, &group),
        label: group.label,
    });
    let filter = CalendarFilter {
        chrome: asked.chrome(&route, &heading, &[(asked.heading(), routes::calendar(unit, year))]),
        frame: asked.frame(&route, Some(view)),
        lead: setting.say(lead),
        groups: groups.collect(),
    };
    Page { route, content: Content::Html(Box::new(View::CalendarFilter(filter))), source: asked.source() }
}

fn table(asked: &Asked<'_>, route: &Route, group: &Group<'_>) -> crate::site::view::DataTable {
    let setting = asked.setting;
    let headers = ["filter_due", "filter_what", "filter_basis", "filter_state"].map(|k| setting.say(k));
    let caption = setting.tell("filter_caption", &[("label", &group.label), ("year", &asked.year.to_string())]);
    let mut table = Simple::new(&format!("bang-{}", slug(&group.id)), &caption, &headers);
    let mut seen: Vec<&str> = Vec::new();
    for duty in &group.duties {
        let (when, what, state) = match &duty.series {
            Some(series) if seen.contains(&series.id.as_str()) => continue,
            Some(series) => {
                seen.push(&series.id);
                let instances: Vec<&Obligation> =
                    group.duties.iter().copied().filter(|d| d.series.as_ref() == Some(series)).collect();
                let whole = duty_row::series_row(setting, route, asked.unit, &instances, &series.id);
                let Some(whole) = whole else { continue };
                (Cell::text(whole.due), series_title(setting, duty), whole.state)
            }
            None => (dated(asked, duty), title(setting, duty), state(setting, duty.status)),
        };
        let state = Cell::state(&state.class, state.label, None);
        table.row(
            vec![
                when,
                Cell::link(&anchor(setting, route, asked.unit, duty), &what),
                Cell::lines(&basis(setting, duty)),
                state,
            ],
            1,
        );
    }
    let mut table = table.finish();
    table.caption_hidden = true;
    table
}

/// The deadline; open ones carry their day for the optional script.
fn dated(asked: &Asked<'_>, duty: &Obligation) -> Cell {
    let words = due(asked.setting, duty);
    match duty.last_day() {
        Some(day) => Cell::time(day, words, duty.status.is_open()),
        None => words.into(),
    }
}

//! One sheet of A4 for the staff room: the school year's duties, one line for those that fall together.

use crate::derive::duties::{Look, Obligation};
use crate::model::EventKind;
use crate::site::context::calendar_view::CalendarView;
use crate::site::context::routes;
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::table::Simple;
use crate::site::phrases::duty::{due, series_title};
use crate::site::view::{CalendarSheet, Cell, View};

/// With more lines than this the print is smaller.
const DENSE: usize = 16;

/// Duties on one line: same day, same kind, same role.
struct Line<'a> {
    month: String,
    due: String,
    role: String,
    duties: Vec<&'a Obligation>,
}

pub(crate) fn page(asked: &Asked<'_>) -> Page {
    let Asked { setting, unit, year, .. } = *asked;
    let route = routes::calendar_view(unit, year, CalendarView::Sheet);
    let heading = setting.tell("sheet_heading", &[("year", &year.to_string())]);
    let headers = ["sheet_month", "filter_due", "filter_what", "sheet_role", "sheet_state"].map(|k| setting.say(k));
    let mut table = Simple::new("ban-in", &heading, &headers);
    let lines = lines(asked);
    let mut last_month = String::new();
    for line in &lines {
        let month = if line.month == last_month { String::new() } else { line.month.clone() };
        last_month.clone_from(&line.month);
        table.row(
            vec![
                Cell::lines(&month),
                Cell::lines(&line.due),
                Cell::lines(&what(asked, line)),
                Cell::lines(&line.role),
                states(asked, line),
            ],
            2,
        );
    }
    let mut table = table.finish();
    table.caption_hidden = true;
    let view = CalendarSheet {
        chrome: asked.chrome(&route, &heading, &[(asked.heading(), routes::calendar(unit, year))]),
        frame: asked.frame(&route, Some(CalendarView::Sheet)),
        dense: table.rows.len() > DENSE,
        table,
        notes: asked
            .calendars
            .summaries
            .get(&year)
            .map(|all| all.iter().filter(|s| s.len() < 240).cloned().collect())
            .unwrap_or_default(),
    };
    Page { route, content: Content::Html(Box::new(View::CalendarSheet(Box::new(view)))), source: asked.source() }
}

fn lines<'a>(asked: &Asked<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let wanted = |d: &&Obligation| {
        !d.title.is_empty() && matches!(d.kind, EventKind::Disclosure | EventKind::Report | EventKind::Update)
    };
    for duty in asked.duties.iter().filter(wanted) {
        let role = duty.role.as_ref().map(|r| asked.setting.official(&r.label)).unwrap_or_default();
        let (month, when) = match (&duty.series, duty.last_day()) {
            (Some(_), _) => (asked.setting.say("sheet_repeated"), repeated(asked, duty)),
            (None, Some(day)) => (asked.setting.month(day.year(), day.month()), due(asked.setting, duty)),
            (None, None) => (asked.setting.say("sheet_waiting"), String::new()),
        };
        match lines.iter_mut().find(|l| l.month == month && l.due == when && l.role == role) {
            Some(line) => line.duties.push(duty),
            None => lines.push(Line { month, due: when, role, duties: vec![duty] }),
        }
    }
    let repeated = asked.setting.say("sheet_repeated");
    let (tail, mut head): (Vec<Line<'a>>, Vec<Line<'a>>) = lines.into_iter().partition(|l| l.month == repeated);
    let at = head.iter().position(|l| l.due.is_empty()).unwrap_or(head.len());
    head.splice(at..at, tail);
    head
}

fn repeated(asked: &Asked<'_>, duty: &Obligation) -> String {
    // those that do not apply too: beside it stand the states of all of them
    let count = asked.duties.iter().filter(|d| d.series == duty.series).count();
    asked.setting.tell("series_due", &[("count", &count.to_string())])
}

/// The titles on a line, each once.
fn what(asked: &Asked<'_>, line: &Line<'_>) -> String {
    let mut titles: Vec<String> = Vec::new();
    for duty in &line.duties {
        let mut words = series_title(asked.setting, duty);
        if duty.when.is_none() {
            words = format!("{words} ({})", due(asked.setting, duty));
        }
        if !titles.contains(&words) {
            titles.push(words);
        }
    }
    titles.join("; ")
}

/// `đúng hạn 2, quá hạn 1`; one duty has its mark alone.
fn states(asked: &Asked<'_>, line: &Line<'_>) -> Cell {
    let mut parts = Vec::new();
    for look in Look::COUNTED {
        let (class, count) = (look.id(), line.duties.iter().filter(|d| d.look() == look).count());
        if count > 0 {
            let words = asked.setting.say(&format!("short_{class}"));
            let words = if line.duties.len() == 1 { words } else { format!("{count} {words}") };
            parts.push(Cell::state(class, words, None));
        }
    }
    Cell::joined(parts, " ")
}

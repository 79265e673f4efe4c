//! A duty in words: what, on what basis, by when, how it stands. What depends on the day says which day.

use crate::derive::due::About;
use crate::derive::duties::{ChannelUse, Look, Obligation, Source, Status};
use crate::model::{Unit, When};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::budget;
use crate::site::view::State;
use crate::text::SchoolYear;
use jiff::ToSpan;

/// The class of a status in the theme.
pub(crate) fn class_of(status: Status) -> &'static str {
    status.look().id()
}

/// `tuần 7–11/10`, `tháng 10/2024`.
pub(crate) fn about(setting: &Setting<'_>, about: &About) -> String {
    match about {
        About::Week(monday) => {
            let friday = monday.saturating_add(4.days());
            setting.tell(
                "about_week",
                &[
                    ("from", &setting.day_of_year(monday.day(), monday.month())),
                    ("to", &setting.day_of_year(friday.day(), friday.month())),
                ],
            )
        }
        About::Month(first) => setting.tell("about_month", &[("month", &setting.month(first.year(), first.month()))]),
        _ => String::new(),
    }
}

/// Where a duty stands in its year's agenda.
pub(crate) fn anchor(setting: &Setting<'_>, route: &Route, unit: &Unit, duty: &Obligation) -> String {
    format!("{}#{}", setting.href(route, &routes::calendar(unit, duty.year)), duty.id)
}

/// What readers call it, without a time.
pub(crate) fn name(setting: &Setting<'_>, duty: &Obligation) -> String {
    setting.official(duty.name.as_ref().unwrap_or(&duty.title))
}

/// The regulation's own title, where readers call it otherwise.
pub(crate) fn official_title(setting: &Setting<'_>, duty: &Obligation) -> Option<String> {
    duty.name.as_ref().filter(|name| **name != duty.title).map(|_| setting.official(&duty.title))
}

/// What readers call it; of a repeated one without its time.
pub(crate) fn series_title(setting: &Setting<'_>, duty: &Obligation) -> String {
    if duty.series.is_some() { name(setting, duty) } else { title(setting, duty) }
}

/// With the time that it speaks of: `… (quý 3 năm 2023)`.
pub(crate) fn title(setting: &Setting<'_>, duty: &Obligation) -> String {
    let title = &name(setting, duty);
    if title.is_empty() {
        return setting.say("event_without_text");
    }
    match &duty.about {
        About::Budget { year, period } if period.number.is_some() => {
            setting.tell("duty_period", &[("title", title), ("period", &budget::in_year(setting, period, *year))])
        }
        About::Budget { year, .. } => setting.tell("duty_year", &[("title", title), ("year", &year.to_string())]),
        About::Month(first) => {
            setting.tell("duty_month", &[("title", title), ("month", &setting.month(first.year(), first.month()))])
        }
        About::Week(monday) => {
            let friday = monday.saturating_add(4.days());
            setting
                .tell("duty_week", &[("title", title), ("from", &setting.date(*monday)), ("to", &setting.date(friday))])
        }
        About::SchoolYear | About::Event { .. } | About::Unnamed { .. } => title.to_owned(),
    }
}

/// The regulation's number; empty for the school's own.
pub(crate) fn number(duty: &Obligation) -> String {
    match &duty.source {
        Source::Law { number, .. } => number.clone(),
        Source::Plan { .. } => String::new(),
    }
}

pub(crate) fn basis(setting: &Setting<'_>, duty: &Obligation) -> String {
    match &duty.source {
        Source::Law { number, article: Some(article), .. } => {
            setting.tell("basis_law_article", &[("number", number), ("article", &setting.official(article))])
        }
        Source::Law { number, article: None, .. } => setting.tell("basis_law", &[("number", number)]),
        Source::Plan { section: Some(section) } => setting.tell("basis_plan_section", &[("section", section)]),
        Source::Plan { section: None } => setting.say("basis_plan"),
    }
}

pub(crate) fn channel(setting: &Setting<'_>, channel: &ChannelUse) -> String {
    match &channel.condition {
        Some(condition) => setting.tell(
            "channel_condition",
            &[("label", &setting.official(&channel.label)), ("condition", &setting.official(condition))],
        ),
        None => setting.official(&channel.label),
    }
}

/// The deadline in words.
pub(crate) fn due(setting: &Setting<'_>, duty: &Obligation) -> String {
    match (duty.when, &duty.about) {
        (Some(day), _) => when(setting, day),
        (None, About::Unnamed { event }) => {
            setting.tell("due_waiting", &[("event", &setting.official(setting.packs.calendar.event_label(event)))])
        }
        (None, _) => setting.say("state_waiting"),
    }
}

pub(crate) fn when(setting: &Setting<'_>, when: When) -> String {
    match when {
        When::Before(day) => setting.tell("due_before", &[("date", &setting.date(day))]),
        When::Span { from, to } if from == to => setting.date(to),
        When::Span { from, to } if from.day() == 1 && to == from.last_of_month() => {
            setting.tell("due_within", &[("month", &setting.month(from.year(), from.month()))])
        }
        When::Span { from, to } => {
            setting.tell("due_span", &[("from", &setting.date(from)), ("to", &setting.date(to))])
        }
    }
}

/// Whether something is still to be done by the day.
pub(crate) fn is_open(status: Status) -> bool {
    status.is_open()
}

pub(crate) fn state(setting: &Setting<'_>, status: Status) -> State {
    let date = |day| setting.date(day);
    let label = match status {
        Status::OnTime(day) => setting.tell("state_on_time", &[("date", &date(day))]),
        Status::Late { published, days } => {
            setting.tell("state_late", &[("date", &date(published)), ("days", &days.to_string())])
        }
        Status::Published(day) => setting.tell("state_published", &[("date", &date(day))]),
        Status::Overdue { .. } => setting.say("state_overdue"),
        Status::Soon { .. } => setting.say("state_soon"),
        Status::Later => setting.say("state_later"),
        Status::Waiting => setting.say("state_waiting"),
        Status::Unsettled => setting.say("state_unsettled"),
        Status::NotApplicable => setting.say("state_na"),
        Status::NotTracked => setting.say("state_not_tracked"),
    };
    State { class: class_of(status).to_owned(), label }
}

/// Why a duty does not apply, or what is not known about that.
pub(crate) fn reason(setting: &Setting<'_>, duty: &Obligation) -> Option<String> {
    match duty.status {
        Status::Unsettled => {
            let condition = duty.condition.as_ref().and_then(|id| setting.packs.calendar.condition(id))?;
            Some(setting.tell("unsettled_reason", &[("condition", &setting.official(&condition.label))]))
        }
        Status::NotApplicable => duty.not_applicable.as_ref().map(|reason| setting.official(reason)),
        _ => None,
    }
}

/// Counts in words: `12 đúng hạn, 2 quá hạn, 1 trường chưa báo ngày`.
pub(crate) fn counts(setting: &Setting<'_>, count: impl Fn(Look) -> usize) -> Vec<State> {
    let counted = Look::COUNTED.into_iter().map(|look| (look, count(look))).filter(|(_, n)| *n > 0);
    let states = counted.map(|(look, n)| State {
        class: look.id().to_owned(),
        label: setting.tell(&format!("count_{}", look.id()), &[("count", &n.to_string())]),
    });
    states.collect()
}

/// The same in five states at most: public, overdue, near, to come, waiting for an answer of the school's. What does not apply is not counted.
pub(crate) fn five_counts(setting: &Setting<'_>, count: impl Fn(Look) -> usize) -> Vec<State> {
    let groups: [(&[Look], &str); 5] = [
        (&[Look::Overdue], "five_overdue"),
        (&[Look::Soon], "five_soon"),
        (&[Look::Later], "five_later"),
        (&[Look::Waiting, Look::Unsettled], "five_unanswered"),
        (&[Look::OnTime, Look::Late, Look::Published], "five_public"),
    ];
    let sums = groups.map(|(looks, key)| (looks[0], key, looks.iter().map(|look| count(*look)).sum::<usize>()));
    let there = sums.into_iter().filter(|(.., n)| *n > 0);
    let states = there.map(|(look, key, n)| State {
        class: look.id().to_owned(),
        label: setting.tell(key, &[("count", &n.to_string())]),
    });
    states.collect()
}

/// The class of one of the five states, or of what does not apply.
pub(crate) fn five(look: Look) -> &'static str {
    match look {
        Look::OnTime | Look::Late | Look::Published => Look::OnTime.id(),
        Look::Waiting | Look::Unsettled => Look::Waiting.id(),
        Look::NotApplicable | Look::NotTracked => Look::NotTracked.id(),
        Look::Overdue | Look::Soon | Look::Later => look.id(),
    }
}

/// That the site does not follow all of a unit's duties, and why.
pub(crate) fn following(setting: &Setting<'_>, unit: &Unit) -> Option<String> {
    let following = &unit.following;
    let reason = following.reason.clone().unwrap_or_default();
    let year = |year: Option<SchoolYear>| year.map(|y| y.to_string()).unwrap_or_default();
    let (from, until) = (year(following.from), year(following.until));
    let key = match (following.none, following.from, following.until) {
        (true, ..) => "following_none",
        (_, Some(from), Some(until)) if from == until => "following_one",
        (_, Some(_), Some(_)) => "following_between",
        (_, Some(_), None) => "following_from",
        (_, None, Some(_)) => "following_until",
        (_, None, None) => return None,
    };
    Some(setting.tell(key, &[("from", &from), ("until", &until), ("reason", &reason)]))
}

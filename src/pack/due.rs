//! When something is due, in the few words that packs use for it, and what those words mean as a [`Rule`].
//!
//! | words | rule |
//! |---|---|
//! | `{month: 6, day: 30}` | that day of each school year; with `strict_before` the day before is the last |
//! | `{month: 9}` | some day of that month |
//! | `{day: 25, of: previous_month}` | every month of the term: that day of the month before |
//! | `{weekday: saturday, of: previous_week}` | every week of the term: that day of the week before |
//! | `{after: quarter_end, days: 15}` | days after the end of each part of the budget year with the id `quarter` (`budget_periods` of the pack `calendar`) |
//! | `{after: EVENT, working_days: 10}` | days after a day that the school names; with `of: previous_year` it is about the budget year before |
//! | `{before: EVENT}` | before a day that the school names |

use super::provenance::Certainty;
use serde::Deserialize;

/// After the id of a part of the budget year in `after`; no event's id ends so.
pub(super) const END: &str = "_end";

/// A rule for a last day, as it is written. [`Due::rule`] says what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Due {
    /// 1 to 12. With it the rule is a day (or month) of each school year.
    pub month: Option<i8>,
    /// 1 to 31; with `of: previous_month` 1 to 28. `None` beside `month`: the whole month.
    pub day: Option<i8>,
    /// Only with `of: previous_week`.
    pub weekday: Option<Weekday>,
    /// `None`: the day is none that repeats every month or week, and an event is about the budget year of its day.
    pub of: Option<Of>,
    /// `quarter_end`, the id of a part of the budget year with `_end`; or the id of an event (`events` of the pack `calendar`).
    pub after: Option<String>,
    /// Id of an event: the last day is the one before it.
    pub before: Option<String>,
    /// After the end or the event; the day after it is day one. Not together with `working_days`.
    pub days: Option<u16>,
    /// The same in working days: no weekends, no holidays of the pack `holidays`.
    pub working_days: Option<u16>,
    /// "trước ngày": the day itself is too late.
    #[serde(default)]
    pub strict_before: bool,
    /// How sure the date is, where that differs from the rest of its section.
    pub certainty: Option<Certainty>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Thứ hai, where a week begins.
    Monday,
    /// Thứ ba.
    Tuesday,
    /// Thứ tư.
    Wednesday,
    /// Thứ năm.
    Thursday,
    /// Thứ sáu.
    Friday,
    /// Thứ bảy.
    Saturday,
    /// Chủ nhật, where a week ends.
    Sunday,
}

impl Weekday {
    /// Days from Monday.
    pub fn offset(self) -> i32 {
        self as i32
    }
}

/// What a repeated day belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// The month before the one that the content is for: `{day: 25, of: previous_month}`.
    PreviousMonth,
    /// The week before the one that the content is for: `{weekday: saturday, of: previous_week}`.
    PreviousWeek,
    /// The budget year before the one of the event's day: what is reported or settled has ended, `{after: EVENT, days: 30, of: previous_year}`.
    PreviousYear,
}

/// A rule that can be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule<'a> {
    /// A day (or the whole month) of each school year.
    Yearly {
        /// 1 to 12; September to December lie in the school year's first calendar year.
        month: i8,
        /// 1 to 31; past the month's end it means its last. `None`: some day of the month.
        day: Option<i8>,
    },
    /// For each month of the term, a day of the month before.
    Monthly {
        /// 1 to 28, in the month before.
        day: i8,
    },
    /// For each week of the term, a day of the week before.
    Weekly {
        /// In the week before.
        weekday: Weekday,
    },
    /// After the end of parts of the budget year.
    AfterPeriod {
        /// Id of those whose ends are counted from.
        period: &'a str,
        /// Until the last day.
        wait: Wait,
    },
    /// After a day that the school names.
    AfterEvent {
        /// Id in `events` of the pack `calendar`, or one of a site's own pack.
        event: &'a str,
        /// Until the last day.
        wait: Wait,
    },
    /// Before a day that the school names.
    BeforeEvent {
        /// Id as in [`Rule::AfterEvent`].
        event: &'a str,
    },
}

/// How long after; the day after the end is day one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Calendar days; a last day on a day off stays there.
    Days(u16),
    /// Days on which offices work.
    WorkingDays(u16),
}

impl Due {
    /// What the words mean; `None` where they mean nothing (packs are checked for that when they load).
    pub fn rule(&self) -> Option<Rule<'_>> {
        let wait = match (self.days, self.working_days) {
            (Some(days), None) => Some(Wait::Days(days)),
            (None, Some(days)) => Some(Wait::WorkingDays(days)),
            _ => None,
        };
        match (&self.after, &self.before, self.of, self.month) {
            (Some(after), None, None | Some(Of::PreviousYear), None) => {
                let wait = wait?;
                match after.strip_suffix(END) {
                    None => Some(Rule::AfterEvent { event: after, wait }),
                    Some(period) => self.of.is_none().then_some(Rule::AfterPeriod { period, wait }),
                }
            }
            (None, Some(event), None, None) => Some(Rule::BeforeEvent { event }),
            (None, None, Some(Of::PreviousMonth), None) => {
                self.day.filter(|d| (1..=28).contains(d)).map(|day| Rule::Monthly { day })
            }
            (None, None, Some(Of::PreviousWeek), None) => self.weekday.map(|weekday| Rule::Weekly { weekday }),
            (None, None, None, Some(month @ 1..=12)) => {
                Some(Rule::Yearly { month, day: self.day.filter(|d| (1..=31).contains(d)) })
            }
            _ => None,
        }
    }

    /// The budget year that an event is about, by the calendar year of its day, where the school does not say.
    pub fn budget_year(&self, of_day: i16) -> i16 {
        of_day - i16::from(self.of == Some(Of::PreviousYear))
    }

    /// The event that it waits for.
    pub fn event(&self) -> Option<&str> {
        match self.rule() {
            Some(Rule::AfterEvent { event, .. } | Rule::BeforeEvent { event }) => Some(event),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_rules() {
        let june = Due { month: Some(6), day: Some(30), ..Due::default() };
        assert_eq!(june.rule(), Some(Rule::Yearly { month: 6, day: Some(30) }));
        let quarter = Due { after: Some("quarter_end".into()), days: Some(15), ..Due::default() };
        assert_eq!(quarter.rule(), Some(Rule::AfterPeriod { period: "quarter", wait: Wait::Days(15) }));
        let change = Due { after: Some("x".into()), working_days: Some(10), ..Due::default() };
        assert_eq!(
            (change.rule(), change.event()),
            (Some(Rule::AfterEvent { event: "x", wait: Wait::WorkingDays(10) }), Some("x"))
        );
        for wrong in [
            Due::default(),
            Due { after: Some("x".into()), ..Due::default() },
            Due { after: Some("x".into()), days: Some(1), working_days: Some(1), ..Due::default() },
            Due { month: Some(13), ..Due::default() },
            Due { day: Some(25), ..Due::default() },
            Due { month: Some(6), before: Some("x".into()), ..Due::default() },
            Due { after: Some("year_end".into()), days: Some(1), of: Some(Of::PreviousYear), ..Due::default() },
        ] {
            assert_eq!(wrong.rule(), None, "{wrong:?}");
        }
    }
}

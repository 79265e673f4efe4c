//! Where a duty stands on the stated day. A day ends at midnight: what is due on a day is in time on that day and late on the next.
//!
//! One enum, one function; every page, file, feed and message reads what it says.

use crate::model::When;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Published by its last day.
    OnTime(Date),
    /// Published this many days late.
    Late {
        /// When its last part became public.
        published: Date,
        /// From the last day; 1 or more.
        days: i32,
    },
    /// Published; nobody knows the last day.
    Published(Date),
    /// The last day has passed and nothing meets it.
    Overdue {
        /// Since the last day; 1 or more.
        days: i32,
    },
    /// Near: at most as many days left as the calendar rules say.
    Soon {
        /// Left until the last day; 0 on that day.
        days: i32,
    },
    /// Not due yet.
    Later,
    /// It waits for a day that the school has not named.
    Waiting,
    /// It hangs on a condition that the school has not answered.
    Unsettled,
    /// The school does not have this duty; the reason stands beside it.
    NotApplicable,
    /// No duty that this site could show (an activity, a report to an office): nothing to match.
    NotTracked,
}

/// How a status looks: what stays of it when days are left aside. For counts, classes and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// Đúng hạn.
    OnTime,
    /// Trễ hạn: public, after the last day.
    Late,
    /// Đã công khai, without a last day to hold it against.
    Published,
    /// Quá hạn.
    Overdue,
    /// Sắp đến hạn.
    Soon,
    /// Chưa đến hạn.
    Later,
    /// Chờ ngày của trường.
    Waiting,
    /// Chưa rõ có áp dụng.
    Unsettled,
    /// Không áp dụng.
    NotApplicable,
    /// No duty that the site could show; never counted.
    NotTracked,
}

impl Look {
    /// Those that are counted, in the order in which they are said.
    pub const COUNTED: [Self; 9] = [
        Self::OnTime,
        Self::Late,
        Self::Published,
        Self::Overdue,
        Self::Soon,
        Self::Later,
        Self::Waiting,
        Self::Unsettled,
        Self::NotApplicable,
    ];
    /// The same, what needs somebody first.
    pub const WORST_FIRST: [Self; 9] = [
        Self::Overdue,
        Self::Soon,
        Self::Waiting,
        Self::Unsettled,
        Self::Late,
        Self::Later,
        Self::Published,
        Self::OnTime,
        Self::NotApplicable,
    ];

    /// Its name in themes, data files and the words of statements (`count_ok`, `short_ok`).
    pub fn id(self) -> &'static str {
        match self {
            Self::OnTime => "ok",
            Self::Late => "late",
            Self::Published => "done",
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Waiting => "waiting",
            Self::Unsettled => "unsettled",
            Self::NotApplicable => "na",
            Self::NotTracked => "none",
        }
    }
}

impl Status {
    /// See [`Look`].
    pub fn look(self) -> Look {
        match self {
            Self::OnTime(_) => Look::OnTime,
            Self::Late { .. } => Look::Late,
            Self::Published(_) => Look::Published,
            Self::Overdue { .. } => Look::Overdue,
            Self::Soon { .. } => Look::Soon,
            Self::Later => Look::Later,
            Self::Waiting => Look::Waiting,
            Self::Unsettled => Look::Unsettled,
            Self::NotApplicable => Look::NotApplicable,
            Self::NotTracked => Look::NotTracked,
        }
    }

    /// Whether something is public that meets it.
    pub fn is_met(self) -> bool {
        matches!(self, Self::OnTime(_) | Self::Late { .. } | Self::Published(_))
    }

    /// Whether something is still to be done by a known day.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Overdue { .. } | Self::Soon { .. } | Self::Later)
    }
}

/// Whether a duty is one of this school's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Applies {
    Yes,
    /// A condition is not answered.
    Unknown,
    No,
}

/// All that decides a status, beside the stated day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) when: Option<When>,
    /// The day on which the last of what meets it became public.
    pub(super) met: Option<Date>,
    pub(super) applies: Applies,
    /// Days before the last from which it is near.
    pub(super) soon: i32,
}

/// The status. What will be published after the stated day has not happened yet.
pub(super) fn status(facts: Facts, as_of: Date) -> Status {
    let last = facts.when.map(When::last_day);
    match (facts.met.filter(|day| *day <= as_of), last, facts.applies) {
        (Some(day), None, _) => Status::Published(day),
        (Some(day), Some(last), _) if day <= last => Status::OnTime(day),
        (Some(day), Some(last), _) => Status::Late { published: day, days: days_between(last, day) },
        (None, _, Applies::No) => Status::NotApplicable,
        (None, _, Applies::Unknown) => Status::Unsettled,
        (None, None, Applies::Yes) => Status::Waiting,
        (None, Some(last), Applies::Yes) if as_of > last => Status::Overdue { days: days_between(last, as_of) },
        (None, Some(last), Applies::Yes) if days_between(as_of, last) <= facts.soon => {
            Status::Soon { days: days_between(as_of, last) }
        }
        (None, Some(_), Applies::Yes) => Status::Later,
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(when: Option<When>, met: Option<Date>, as_of: Date) -> Status {
        status(Facts { when, met, applies: Applies::Yes, soon: 14 }, as_of)
    }

    #[test]
    fn states_around_each_boundary() {
        let due = Some(When::on(date(2024, 6, 30)));
        let on = |month, day| Some(date(2024, month, day));
        let cases = [
            (date(2024, 6, 15), None, Status::Later),
            (date(2024, 6, 16), None, Status::Soon { days: 14 }),
            (date(2024, 6, 30), None, Status::Soon { days: 0 }),
            (date(2024, 7, 1), None, Status::Overdue { days: 1 }),
            (date(2025, 6, 30), None, Status::Overdue { days: 365 }),
            // what is published on the last day, the day after, and not before it is published
            (date(2024, 7, 5), on(6, 30), Status::OnTime(date(2024, 6, 30))),
            (date(2024, 7, 5), on(7, 1), Status::Late { published: date(2024, 7, 1), days: 1 }),
            (date(2024, 6, 30), on(7, 1), Status::Soon { days: 0 }),
            (date(2024, 7, 1), on(7, 1), Status::Late { published: date(2024, 7, 1), days: 1 }),
            (date(2024, 6, 29), on(6, 30), Status::Soon { days: 1 }),
            (date(2024, 6, 30), on(6, 30), Status::OnTime(date(2024, 6, 30))),
        ];
        for (as_of, met, expected) in cases {
            assert_eq!(at(due, met, as_of), expected, "{as_of}");
        }
    }

    #[test]
    fn before_a_day_means_the_day_itself_is_late() {
        let before = Some(When::Before(date(2024, 6, 30)));
        let on = |day| Some(date(2024, 6, day));
        let cases = [
            (date(2024, 6, 14), None, Status::Later),
            (date(2024, 6, 15), None, Status::Soon { days: 14 }),
            (date(2024, 6, 29), None, Status::Soon { days: 0 }),
            (date(2024, 6, 30), None, Status::Overdue { days: 1 }),
            (date(2024, 7, 9), on(29), Status::OnTime(date(2024, 6, 29))),
            (date(2024, 7, 9), on(30), Status::Late { published: date(2024, 6, 30), days: 1 }),
        ];
        for (as_of, met, expected) in cases {
            assert_eq!(at(before, met, as_of), expected, "{as_of}");
        }
        let new_year = Some(When::Before(date(2025, 1, 1)));
        assert_eq!(at(new_year, None, date(2024, 12, 31)), Status::Soon { days: 0 });
        assert_eq!(at(new_year, None, date(2025, 1, 1)), Status::Overdue { days: 1 });
        let leap = Some(When::on(date(2024, 2, 29)));
        assert_eq!(at(leap, None, date(2024, 3, 1)), Status::Overdue { days: 1 });
    }

    #[test]
    fn without_a_day_nothing_is_in_time() {
        let today = date(2024, 6, 30);
        assert_eq!(at(None, None, today), Status::Waiting);
        assert_eq!(at(None, Some(date(2024, 6, 1)), today), Status::Published(date(2024, 6, 1)));
    }

    #[test]
    fn what_may_not_apply_is_never_overdue() {
        let due = Some(When::on(date(2024, 1, 1)));
        let today = date(2024, 6, 30);
        let stands = |applies, met| status(Facts { when: due, met, applies, soon: 14 }, today);
        assert_eq!(stands(Applies::Unknown, None), Status::Unsettled);
        assert_eq!(stands(Applies::No, None), Status::NotApplicable);
        // what was made public all the same is
        assert_eq!(stands(Applies::No, Some(date(2024, 1, 1))), Status::OnTime(date(2024, 1, 1)));
    }
}

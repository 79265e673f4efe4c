//! Where a duty stands on the stated day. A day ends at midnight: what is due on a day is in time on that day and late on the next.

use super::fulfilment::Fulfilment;
use crate::model::When;
use jiff::civil::Date;

/// Days before a deadline from which it is called near.
const SOON: i32 = 14;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Published in time.
    OnTime(Date),
    /// Published this many days late.
    Late { published: Date, days: i32 },
    /// The last day has passed and the site shows nothing.
    Overdue { days: i32 },
    /// Near: at most 14 days left.
    Soon { days: i32 },
    /// Not due yet.
    Later,
    /// It waits for a day that the school has not named.
    Waiting,
    /// The school does not have this duty; the reason stands beside it.
    NotApplicable,
    /// Not a disclosure on the site (an activity, a report to an office): nothing to match.
    NotTracked,
}

/// The status of a duty with this deadline. What will be published after the stated day has not happened yet.
pub fn status(when: Option<When>, fulfilled: &[Fulfilment], as_of: Date) -> Status {
    let published = fulfilled.iter().map(|f| f.published).filter(|day| *day <= as_of).max();
    let Some(last) = when.map(When::last_day) else { return published.map_or(Status::Waiting, Status::OnTime) };
    match published {
        Some(published) if published <= last => Status::OnTime(published),
        Some(published) => Status::Late { published, days: days_between(last, published) },
        None if as_of > last => Status::Overdue { days: days_between(last, as_of) },
        None if days_between(as_of, last) <= SOON => Status::Soon { days: days_between(as_of, last) },
        None => Status::Later,
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::super::fulfilment::Item;
    use super::*;
    use jiff::civil::date;

    fn published(day: Date) -> Vec<Fulfilment> {
        vec![Fulfilment { published: day, item: Item::Disclosure(0) }]
    }

    #[test]
    fn states_around_each_boundary() {
        let due = Some(When::on(date(2024, 6, 30)));
        let cases = [
            (date(2024, 6, 15), vec![], Status::Later),
            (date(2024, 6, 16), vec![], Status::Soon { days: 14 }),
            (date(2024, 6, 30), vec![], Status::Soon { days: 0 }),
            (date(2024, 7, 1), vec![], Status::Overdue { days: 1 }),
            (date(2025, 6, 30), vec![], Status::Overdue { days: 365 }),
            // what is published on the last day, the day after, and not before it is published
            (date(2024, 7, 5), published(date(2024, 6, 30)), Status::OnTime(date(2024, 6, 30))),
            (date(2024, 7, 5), published(date(2024, 7, 1)), Status::Late { published: date(2024, 7, 1), days: 1 }),
            (date(2024, 6, 30), published(date(2024, 7, 1)), Status::Soon { days: 0 }),
            (date(2024, 7, 1), published(date(2024, 7, 1)), Status::Late { published: date(2024, 7, 1), days: 1 }),
            (date(2024, 6, 29), published(date(2024, 6, 30)), Status::Soon { days: 1 }),
            (date(2024, 6, 30), published(date(2024, 6, 30)), Status::OnTime(date(2024, 6, 30))),
        ];
        for (as_of, fulfilled, expected) in cases {
            assert_eq!(status(due, &fulfilled, as_of), expected, "{as_of}");
        }
    }

    #[test]
    fn before_a_day_means_the_day_itself_is_late() {
        let before = Some(When::Before(date(2024, 6, 30)));
        let cases = [
            (date(2024, 6, 14), vec![], Status::Later),
            (date(2024, 6, 15), vec![], Status::Soon { days: 14 }),
            (date(2024, 6, 29), vec![], Status::Soon { days: 0 }),
            (date(2024, 6, 30), vec![], Status::Overdue { days: 1 }),
            (date(2024, 7, 9), published(date(2024, 6, 29)), Status::OnTime(date(2024, 6, 29))),
            (date(2024, 7, 9), published(date(2024, 6, 30)), Status::Late { published: date(2024, 6, 30), days: 1 }),
        ];
        for (as_of, fulfilled, expected) in cases {
            assert_eq!(status(before, &fulfilled, as_of), expected, "{as_of}");
        }
        let new_year = Some(When::Before(date(2025, 1, 1)));
        assert_eq!(status(new_year, &[], date(2024, 12, 31)), Status::Soon { days: 0 });
        assert_eq!(status(new_year, &[], date(2025, 1, 1)), Status::Overdue { days: 1 });
        let leap = Some(When::on(date(2024, 2, 29)));
        assert_eq!(status(leap, &[], date(2024, 3, 1)), Status::Overdue { days: 1 });
    }

    #[test]
    fn of_several_parts_the_last_one_counts() {
        let due = Some(When::on(date(2024, 6, 30)));
        let two = [published(date(2024, 6, 1)), published(date(2024, 7, 3))].concat();
        assert_eq!(status(due, &two, date(2024, 8, 1)), Status::Late { published: date(2024, 7, 3), days: 3 });
    }

    #[test]
    fn without_a_day_it_waits() {
        assert_eq!(status(None, &[], date(2024, 6, 30)), Status::Waiting);
        assert_eq!(status(None, &published(date(2024, 6, 1)), date(2024, 6, 30)), Status::OnTime(date(2024, 6, 1)));
    }
}

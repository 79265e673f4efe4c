//! Counts of duties by where they stand: one way of counting for every view, so that their numbers add up.

use super::duty::Obligation;
use super::status::{Look, Status};
use serde::{Deserialize, Serialize};

/// Counts by [`Look`]; weekly and monthly duties beside the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    once: [usize; Look::COUNTED.len()],
    repeated: [usize; Look::COUNTED.len()],
    latest: Option<i32>,
}

impl Tally {
    /// Of nothing.
    pub const NONE: Self = Self { once: [0; Look::COUNTED.len()], repeated: [0; Look::COUNTED.len()], latest: None };

    /// Counts what is counted (see [`Obligation::is_counted`]).
    pub fn of<'a>(duties: impl IntoIterator<Item = &'a Obligation>) -> Self {
        let mut tally = Self::default();
        for duty in duties.into_iter().filter(|d| d.is_counted()) {
            tally.count(duty.status, duty.series.is_some(), 1);
        }
        tally
    }

    pub(super) fn count(&mut self, status: Status, comes_back: bool, times: usize) {
        let counts = if comes_back { &mut self.repeated } else { &mut self.once };
        if let Some(at) = place(status.look()) {
            counts[at] += times;
        }
        if let Status::Late { days, .. } = status {
            self.latest = self.latest.max(Some(days));
        }
    }

    /// Duties with that look that do not come back every week or month.
    pub fn once(&self, look: Look) -> usize {
        place(look).map_or(0, |at| self.once[at])
    }

    /// Weekly and monthly ones.
    pub fn repeated(&self, look: Look) -> usize {
        place(look).map_or(0, |at| self.repeated[at])
    }

    /// Both.
    pub fn all(&self, look: Look) -> usize {
        self.once(look) + self.repeated(look)
    }

    /// How many days late the latest came; `None`: none was late.
    pub fn latest(&self) -> Option<i32> {
        self.latest
    }

    /// Weekly and monthly ones whose day has come: how many were in time, and how many there are.
    pub fn kept(&self) -> (usize, usize) {
        let come = [Look::OnTime, Look::Late, Look::Published, Look::Overdue];
        (self.repeated(Look::OnTime), come.into_iter().map(|look| self.repeated(look)).sum())
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Self) {
        self.latest = self.latest.max(other.latest);
        for at in 0..self.once.len() {
            self.once[at] += other.once[at];
            self.repeated[at] += other.repeated[at];
        }
    }
}

fn place(look: Look) -> Option<usize> {
    Look::COUNTED.iter().position(|counted| *counted == look)
}

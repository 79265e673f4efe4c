//! What duties are when many of them are looked at together: those of the school year, reports on the budget, what comes back.

use crate::derive::duties::Obligation;
use crate::model::Asks;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Once in a school year.
    Year,
    /// Of a budget year or a part of it.
    Budget,
    /// Every week or month.
    Repeated,
}

impl Group {
    /// In the order said.
    pub(crate) const ALL: [Self; 3] = [Self::Year, Self::Budget, Self::Repeated];

    pub(crate) fn of(duty: &Obligation) -> Self {
        if duty.series.is_some() {
            Self::Repeated
        } else if duty.covers.iter().any(|content| content.asks == Asks::Budget) {
            Self::Budget
        } else {
            Self::Year
        }
    }

    /// Its word in the theme.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Year => "duties_of_year",
            Self::Budget => "duties_of_budget",
            Self::Repeated => "duties_repeated",
        }
    }
}

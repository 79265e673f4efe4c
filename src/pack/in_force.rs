//! When a law holds.

use super::provenance::OneOrMany;
use super::{Edition, Framework, Regime};
use jiff::civil::Date;

impl Regime {
    /// Whether it holds on any day from the first to the last.
    pub fn holds_within(&self, first: Date, last: Date) -> bool {
        let (begun, ended) = self.holds();
        begun.is_none_or(|day| day <= last) && ended.is_none_or(|day| first < day)
    }

    /// The first day on which it holds, and the first on which it no longer does; `None`: nobody has written such a day.
    pub fn holds(&self) -> (Option<Date>, Option<Date>) {
        (day(self.effective.as_ref()), day(self.ended.as_ref()))
    }
}

impl Framework {
    /// The edition that holds on a day: the last that has begun; before all of them, the first. `None`: there is one text only.
    pub fn edition_on(&self, at: Date) -> Option<&Edition> {
        let begun = |edition: &&Edition| day(edition.from.as_ref()).is_none_or(|from| from <= at);
        self.editions.iter().rev().find(begun).or_else(|| self.editions.first())
    }

    /// By a day: since when it holds no more, and the number of the law that took its place.
    pub fn replaced_on(&self, at: Date) -> Option<(Date, &str)> {
        let laws = self.replaced_by.as_ref().map(OneOrMany::as_slice).unwrap_or_default();
        let ended = laws.iter().filter_map(|law| Some((day(law.details().0)?, law.number())));
        ended.min().filter(|(ended, _)| *ended <= at)
    }
}

/// An ISO day.
fn day(text: Option<&String>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

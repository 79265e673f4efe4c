//! What is said of units that are no more, on their own pages and in lists.

use crate::model::{Closed, Ending, Unit};
use crate::site::context::setting::Setting;

impl Setting<'_> {
    /// That a unit is no more on the stated day.
    pub(crate) fn closed<'u>(&self, unit: &'u Unit) -> Option<&'u Closed> {
        unit.closed_on(self.as_of)
    }

    /// The same on its own pages: since when, what became of it, by which decision.
    pub(crate) fn closed_notice(&self, unit: &Unit) -> Option<String> {
        let closed = self.closed(unit)?;
        let into: Vec<&str> = self.successors(closed).map(|unit| unit.name.as_str()).collect();
        let key = match (closed.how, into.is_empty()) {
            (Ending::Merged, true) => "closed_merged",
            (Ending::Merged, false) => "closed_merged_into",
            (Ending::Split, true) => "closed_split",
            (Ending::Split, false) => "closed_split_into",
            (Ending::Dissolved, true) => "closed_dissolved",
            (Ending::Dissolved, false) => "closed_dissolved_into",
        };
        let values = [("date", self.date(closed.date)), ("into", into.join(", "))];
        let said = self.tell(key, &values.each_ref().map(|(key, text)| (*key, text.as_str())));
        let decision = closed.decision.as_ref().map(|decision| self.tell("closed_by", &[("decision", decision)]));
        Some([Some(said), decision, Some(self.say("closed_kept"))].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// The same in a list, in a few words.
    pub(crate) fn closed_in_list(&self, closed: &Closed) -> String {
        let key = match closed.how {
            Ending::Merged => "closed_row_merged",
            Ending::Dissolved => "closed_row_dissolved",
            Ending::Split => "closed_row_split",
        };
        self.tell(key, &[("date", &self.date(closed.date))])
    }

    /// The units that came after one.
    pub(crate) fn successors(&self, closed: &Closed) -> impl Iterator<Item = &Unit> {
        closed.into.iter().filter_map(|into| self.site.units.iter().find(|unit| unit.slug == into.value))
    }
}

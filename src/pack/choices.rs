//! The words that a clerk chooses from in a workbook, and what each is in a `.yaml`.

use super::workbook::{BookChoice, BookKey, ChoicesFrom};
use super::{Packs, Regime, SchoolType};

impl Packs {
    /// The words of a key, those of packs behind its own. `regime`: of a form.
    pub fn choices(&self, key: &BookKey, regime: Option<&Regime>) -> Vec<BookChoice> {
        let word = |value: &str, label: &str| BookChoice { value: value.to_owned(), label: label.to_owned() };
        let mut choices = key.choices.clone();
        match key.choices_from {
            None => {}
            Some(ChoicesFrom::Channels) => {
                let channels = regime.iter().flat_map(|regime| &regime.channels);
                choices.extend(channels.map(|c| word(&c.id, c.name.as_deref().unwrap_or(&c.label))));
            }
            Some(ChoicesFrom::CalendarChannels) => {
                choices
                    .extend(self.calendar.channels.iter().map(|c| word(&c.id, c.name.as_deref().unwrap_or(&c.label))));
            }
            Some(ChoicesFrom::Money) => choices.extend(self.money.units.iter().map(|u| word(&u.label, &u.label))),
            Some(ChoicesFrom::Periods) => {
                let periods = self.calendar.budget_periods.iter();
                choices.extend(periods.map(|period| word(&period.written, &period.written)));
            }
            Some(ChoicesFrom::Schools) => choices.extend(self.schools.types.iter().map(|t| word(&t.id, named(t)))),
            Some(ChoicesFrom::Levels) => choices.extend(self.schools.levels().map(|t| word(&t.id, named(t)))),
            Some(ChoicesFrom::Frameworks) => choices.extend(self.frameworks.iter().map(|f| word(&f.id, &f.number))),
            Some(ChoicesFrom::Conditions) => {
                choices.extend(self.calendar.conditions.iter().map(|c| word(&c.id, &c.label)));
            }
            Some(ChoicesFrom::Roles) => choices.extend(self.calendar.roles.iter().map(|r| word(&r.id, &r.label))),
            Some(ChoicesFrom::Events) => choices.extend(self.calendar.events.iter().map(|e| word(&e.id, &e.label))),
        }
        choices
    }
}

fn named(school: &SchoolType) -> &str {
    school.names.get("vi").map_or(school.id.as_str(), String::as_str)
}

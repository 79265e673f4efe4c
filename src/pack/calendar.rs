//! Rules of calendars: which days are a school year, a week of a month or a part of the budget year, what schools name, who does what.

use super::budget::BudgetPeriod;
use super::provenance::Provenance;
use crate::text::{SchoolYear, SchoolYears};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use std::sync::Arc;

/// Rules of calendars.
#[derive(Clone, Debug, Deserialize)]
pub struct CalendarRules {
    /// `calendar`.
    pub id: String,
    /// Which days "tuần 3 tháng 9" means.
    pub week_rule: WeekRule,
    /// Ways of making public that every regime knows.
    pub channels: Vec<super::Channel>,
    /// Days that only the school can name.
    #[serde(default)]
    pub events: Vec<NamedEvent>,
    /// The first day of each school year; its last is the one before the next.
    pub school_year: MonthDay,
    /// From this day of the school year before on, what is about a school year may be public: plans are.
    pub earliest: MonthDay,
    /// The parts of the budget year, each under the words that files write.
    #[serde(deserialize_with = "shared")]
    pub budget_periods: Vec<Arc<BudgetPeriod>>,
    /// Days before a last day from which it is called near.
    pub soon: u16,
    /// Days before a last day on which calendars remind of it, from the earliest.
    pub reminders: Vec<u16>,
    /// A duty without a day is one of the regulation in force on this day of its school year.
    pub undated: MonthDay,
    /// From this day on a day before a school year may belong to its plan: plans are made in the summer.
    pub planned_from: MonthDay,
    /// What "nếu có" hangs on; a school answers it in its `unit.yaml`.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// The weeks of teaching, where the school does not say.
    pub term: Term,
    /// Who does what, where the school does not say.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Duties by which parents are asked to come or are handed something: references `REGULATION/CONTENT`.
    #[serde(default)]
    pub parents: Vec<String>,
    /// Which of it is the project's own convention.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A day of each school year, or of the calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 28: every month has it.
    pub day: i8,
}

impl MonthDay {
    /// The day in a school year.
    pub fn within(self, years: SchoolYears, year: SchoolYear) -> Date {
        years.day(year, self.month, self.day)
    }

    /// Whether there is such a day in every year.
    fn exists(self) -> bool {
        (1..=12).contains(&self.month) && (1..=28).contains(&self.day)
    }
}

/// A day that rules count from: "ngày được giao dự toán".
#[derive(Clone, Debug, Deserialize)]
pub struct NamedEvent {
    /// What rules name in `after` and `before`.
    pub id: String,
    /// For readers and findings.
    pub label: String,
    /// Parents wait for it: it stands on the school's front page.
    #[serde(default)]
    pub for_parents: bool,
}

/// A condition of a rule: "nếu có bếp ăn".
#[derive(Clone, Debug, Deserialize)]
pub struct Condition {
    /// `meals`: what rules name in `condition` and schools answer in `conditions` of `unit.yaml`.
    pub id: String,
    /// What must be so: completes "trường …".
    pub label: String,
    /// A sentence for a school where it is not.
    pub none: String,
}

/// From a day of the school year to another.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Term {
    /// 1 to 12.
    pub from_month: i8,
    /// 1 to 31.
    pub from_day: i8,
    /// 1 to 12; in the year after where it lies before `from_month`.
    pub to_month: i8,
    /// 1 to 31, inclusive.
    pub to_day: i8,
}

/// Someone who does the work; `duties` are references `REGULATION/CONTENT`. The default has what nobody else has.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    /// What a school's plan names in `role`.
    pub id: String,
    /// `Kế toán`.
    pub label: String,
    /// It has what nobody else has.
    #[serde(default)]
    pub default: bool,
    /// References `REGULATION/CONTENT`.
    #[serde(default)]
    pub duties: Vec<String>,
}

/// Each on its own, to be handed on without copies.
fn shared<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<Arc<BudgetPeriod>>, D::Error> {
    Ok(Vec::<BudgetPeriod>::deserialize(list)?.into_iter().map(Arc::new).collect())
}

impl CalendarRules {
    /// Which days belong to which school year.
    pub fn years(&self) -> SchoolYears {
        SchoolYears::beginning(self.school_year.month, self.school_year.day)
    }

    /// The parts of the budget year with an id: four quarters, one half.
    pub fn budget_parts<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Arc<BudgetPeriod>> {
        self.budget_periods.iter().filter(move |period| period.id == id)
    }

    /// The whole budget year.
    pub fn whole_budget_year(&self) -> Option<&Arc<BudgetPeriod>> {
        self.budget_periods.iter().find(|period| period.default)
    }

    /// What cannot be, by key: days that some years lack, parts of the year without a whole, a reminder on the day itself.
    pub(super) fn faults(&self) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        for (key, _) in self.days().iter().filter(|(_, day)| !day.exists()) {
            found.push((*key, format!("{key}: cần tháng từ 1 đến 12 và ngày từ 1 đến 28")));
        }
        let whole = self.budget_periods.iter().filter(|period| period.default).count();
        let within = |(from, to): (i8, i8)| 1 <= from && from <= to && to <= 12;
        if whole != 1 || !self.budget_periods.iter().filter_map(|period| period.months).all(within) {
            let message =
                "budget_periods: months là tháng đầu và tháng cuối, từ 1 đến 12; đúng một kỳ có default: true";
            found.push(("budget_periods", message.to_owned()));
        }
        if self.reminders.contains(&0) {
            found.push(("reminders", "reminders: số ngày trước hạn, từ 1 trở lên".to_owned()));
        }
        found
    }

    /// Its days of each year, by key.
    fn days(&self) -> [(&'static str, MonthDay); 4] {
        [
            ("school_year", self.school_year),
            ("earliest", self.earliest),
            ("undated", self.undated),
            ("planned_from", self.planned_from),
        ]
    }

    /// The name of an event; its id where a site's own pack uses one that is not in the list.
    pub fn event_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.events.iter().find(|e| e.id == id).map_or(id, |e| e.label.as_str())
    }

    /// A condition by its id.
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.conditions.iter().find(|c| c.id == id)
    }

    /// A role by its id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == id)
    }

    /// Whether parents are asked to come, or handed something, by a duty.
    pub fn is_for_parents(&self, duty: &str) -> bool {
        self.parents.iter().any(|own| own == duty)
    }

    /// Who is suggested for a duty.
    pub fn role_for(&self, duty: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.duties.iter().any(|d| d == duty)).or_else(|| self.roles.iter().find(|r| r.default))
    }
}

/// Blocks of days.
#[derive(Clone, Debug, Deserialize)]
pub struct WeekRule {
    /// For readers, in a sentence.
    pub explanation: String,
    /// In order; together they cover the month.
    pub weeks: Vec<Week>,
}

/// One block, days of the month, both inclusive; `to_day` 31 means the month's last.
#[derive(Clone, Debug, Deserialize)]
pub struct Week {
    /// From 1.
    pub week: u8,
    /// Inclusive.
    pub from_day: i8,
    /// Inclusive; 31 means the month's last.
    pub to_day: i8,
}

//! What was done of a year's budget, quarter by quarter.

use super::amount::Amount;
use super::figures::FormFigures;
use crate::model::{BudgetPeriod, Disclosure, Unit};
use crate::pack::Performance;

/// How far a year's plan was carried out by the end of a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// 1 to 4.
    pub quarter: u8,
    /// Since the year began, in đồng.
    pub done: Amount,
    /// For the whole year, in đồng, as this quarter's report has it.
    pub plan: Amount,
}

impl Step {
    /// Of the year's plan, in percent.
    pub fn percent(&self) -> Option<Amount> {
        self.done.percent_of(self.plan)
    }

    /// What an even share would be, in percent: 25, 50, 75, 100.
    pub fn even(&self) -> i64 {
        25 * i64::from(self.quarter)
    }
}

/// The quarters of a budget's year that are published, up to the first that is not. `shown`: any report of that year.
pub fn performance(unit: &Unit, figures: &[FormFigures], shown: &Disclosure, rule: &Performance) -> Vec<Step> {
    let quarter = |quarter: u8| {
        let same = |d: &&Disclosure| {
            d.is_shown() && d.span == shown.span && d.subject == shown.subject && d.regime.id == shown.regime.id
        };
        let at = unit.disclosures.iter().position(|d| same(&d) && d.period == Some(BudgetPeriod::Quarter(quarter)))?;
        let row = figures[at].tables.first()?.rows.iter().find(|row| row.id == rule.row)?;
        let columns = &unit.disclosures[at].tables.first()?.layout.columns;
        let value = |id: &str| Amount::of(row.cells.get(columns.iter().position(|c| c.id == *id)?)?.value()?);
        Some((value(&rule.done)?, value(&rule.plan)?))
    };
    let mut steps = Vec::new();
    let mut done = Amount::whole(0);
    for number in 1..=4 {
        let Some((added, plan)) = quarter(number).filter(|(_, plan)| *plan > Amount::whole(0)) else { break };
        let Some(sum) = done.plus(added) else { break };
        done = sum;
        steps.push(Step { quarter: number, done, plan });
    }
    steps
}

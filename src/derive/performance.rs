//! What was done of a year's budget, report by report.

use super::amount::Amount;
use super::figures::FormFigures;
use crate::model::{Disclosure, Unit};
use crate::pack::{BudgetPeriod, CalendarRules, Performance};
use std::sync::Arc;

/// How far a year's plan was carried out by the end of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// By whose end.
    pub part: Arc<BudgetPeriod>,
    /// Since the year began, in đồng.
    pub done: Amount,
    /// For the whole year, in đồng, as this part's report has it.
    pub plan: Amount,
}

impl Step {
    /// Of the year's plan, in percent.
    pub fn percent(&self) -> Option<Amount> {
        self.done.percent_of(self.plan)
    }

    /// What an even share would be, in percent: 25 by the end of March.
    pub fn even(&self) -> i64 {
        100 * i64::from(self.part.months.map_or(12, |(_, last)| last)) / 12
    }
}

/// The parts of a budget's year whose reports are published, up to the first whose is not. `shown`: any report of that year.
pub fn performance(
    unit: &Unit,
    figures: &[FormFigures],
    shown: &Disclosure,
    rule: &Performance,
    rules: &CalendarRules,
) -> Vec<Step> {
    let reported = |part: &Arc<BudgetPeriod>| {
        let same = |d: &&Disclosure| {
            d.is_shown() && d.span == shown.span && d.subject == shown.subject && d.regime.id == shown.regime.id
        };
        let at = unit.disclosures.iter().position(|d| same(&d) && d.period.as_ref() == Some(part))?;
        let row = figures[at].tables.first()?.rows.iter().find(|row| row.id == rule.row)?;
        let columns = &unit.disclosures[at].tables.first()?.layout.columns;
        let value = |id: &str| Amount::of(row.cells.get(columns.iter().position(|c| c.id == *id)?)?.value()?);
        Some((value(&rule.done)?, value(&rule.plan)?))
    };
    let mut steps = Vec::new();
    let mut done = Amount::whole(0);
    for part in rules.budget_parts(&rule.period) {
        let Some((added, plan)) = reported(part).filter(|(_, plan)| *plan > Amount::whole(0)) else { break };
        let Some(sum) = done.plus(added) else { break };
        done = sum;
        steps.push(Step { part: Arc::clone(part), done, plan });
    }
    steps
}

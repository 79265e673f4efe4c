//! Parts that were left out and can only be nought or không áp dụng: what is there already makes up the whole. No figure of a form is negative.

use super::at::At;
use super::equation::{Equation, Relation};
use super::grid::{Amount, Grid};
use std::collections::BTreeSet;

/// All such parts, and totals that are left out and have only such parts.
pub(super) fn nought(grid: &Grid, equations: &[Equation]) -> BTreeSet<At> {
    let mut found = BTreeSet::new();
    loop {
        let before = found.len();
        for equation in equations.iter().filter(|e| matches!(e.relation, Relation::Sum | Relation::AtMost)) {
            let missing = || equation.terms.iter().filter(|term| grid.amount(**term) == Amount::Missing);
            let parts = equation.terms.iter().map(|term| match grid.amount(*term) {
                Amount::Micro(n) => n,
                Amount::Missing | Amount::NotApplicable => 0,
            });
            let sum: i128 = parts.sum();
            let whole = match grid.amount(equation.target) {
                Amount::Micro(whole) => Some(whole),
                Amount::NotApplicable => Some(0),
                Amount::Missing => found.contains(&equation.target).then_some(0),
            };
            if whole == Some(sum) {
                found.extend(missing());
            }
            let open = grid.amount(equation.target) == Amount::Missing && equation.relation == Relation::Sum;
            if open && sum == 0 && missing().next().is_some() && missing().all(|term| found.contains(term)) {
                found.insert(equation.target);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

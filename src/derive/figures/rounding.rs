//! How much a sum of rounded figures may differ: 1.897 triệu is no contradiction to 1.893 and 4,3.
//!
//! A figure of money stands for all amounts that round to it: half a unit of its last digit to each side. Where the school says that it types
//! in triệu đồng, its last digit is what it typed. Where it types đồng for a form that prints triệu đồng, a figure counts as rounded only if
//! another one of the same rule is told more finely, and none more finely than the form prints.

use super::at::{At, Part};
use super::equation::Equation;
use super::grid::{Amount, Grid, ONE};
use crate::pack::CellType;

/// A form prints so many parts of its unit: one decimal.
const PRINTED: i128 = 10;

/// By how much the two sides of a rule may differ without a contradiction, in millionths.
pub(super) fn room(grid: &Grid, equation: &Equation) -> i128 {
    let members = || std::iter::once(equation.target).chain(equation.terms.iter().copied());
    let grains: Vec<(i128, bool)> = members().filter_map(|at| grain(grid, at)).collect();
    let finest = grains.iter().map(|(grain, _)| *grain).min().unwrap_or(0);
    let printed = i128::from(grid.forms[equation.target.form][equation.target.table].rounding.unit) * ONE / PRINTED;
    let rounded = grains.iter().filter(|(grain, is_said)| *is_said || (*grain > finest && finest >= printed));
    rounded.map(|(grain, _)| grain / 2).sum()
}

/// One unit of the last digit of a figure that the school says it types rounded, in millionths; else nothing.
pub(super) fn said_grain(grid: &Grid, at: At) -> i128 {
    grain(grid, at).filter(|(_, is_said)| *is_said).map_or(0, |(grain, _)| grain)
}

/// One unit of the last digit of a figure of money, in millionths, and whether the school says that it rounds.
fn grain(grid: &Grid, at: At) -> Option<(i128, bool)> {
    let rounding = grid.forms[at.form][at.table].rounding;
    let Amount::Micro(amount) = grid.amount(at) else { return None };
    if at.part != Part::Whole || grid.kind(at) != CellType::Vnd || amount == 0 {
        return None;
    }
    let mut grain = i128::from(rounding.unit) * ONE;
    while grain > ONE && amount % grain != 0 {
        grain /= 10;
    }
    // what is told to the đồng is exact
    Some((if grain > ONE { grain } else { 0 }, rounding.is_said && rounding.unit > 1))
}

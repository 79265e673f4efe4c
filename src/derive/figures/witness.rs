//! Whether a reader could work out a hidden count. A witness is another set of figures that agrees with all that is shown and with every rule,
//! but differs in that count; where one exists, nobody can know it. The reader is taken to know every rule, and of a hidden figure that it is
//! not negative; not which of the hidden figures are the small ones.
//!
//! All arithmetic is checked: where a number grows beyond 128 bits, there is no witness, and more figures are hidden.

use super::at::{At, Part};
use super::equation::{Equation, Relation};
use super::grid::{Amount, Grid, ONE};
use std::collections::BTreeSet;

/// How far a witness may lie from the true figures, in steps along one direction.
const STEPS: i128 = 3;

/// Looks for a witness for one hidden count.
pub(super) fn exists(grid: &Grid, equations: &[&Equation], hidden: &BTreeSet<At>, count: At) -> bool {
    let system = System::around(grid, equations, hidden, count);
    let Some(at) = system.unknowns.iter().position(|u| *u == count) else { return false };
    let Some(directions) = system.directions() else { return false };
    let moves = |direction: &[i128]| (-STEPS..=STEPS).filter(|s| *s != 0).any(|s| system.allows(direction, s));
    if directions.iter().any(|d| d[at] != 0 && moves(d)) {
        return true;
    }
    // two directions together may fit where one alone does not
    directions.iter().enumerate().any(|(i, a)| {
        directions.iter().skip(i + 1).any(|b| {
            [1, -1].iter().any(|sign| {
                let both: Option<Vec<i128>> =
                    a.iter().zip(b).map(|(x, y)| x.checked_add(y.checked_mul(*sign)?)).collect();
                both.is_some_and(|both| both[at] != 0 && moves(&both))
            })
        })
    })
}

/// The hidden figures that hang together with one of them, and what binds them.
struct System<'a> {
    grid: &'a Grid,
    unknowns: Vec<At>,
    /// Coefficients of the unknowns; each row adds up to a shown number.
    sums: Vec<Vec<i128>>,
    /// Coefficients and how much room is left: terms − target ≤ room now.
    limits: Vec<(Vec<i128>, i128)>,
}

impl<'a> System<'a> {
    fn around(grid: &'a Grid, equations: &[&Equation], hidden: &BTreeSet<At>, count: At) -> Self {
        let unknown = |at: &At| hidden.contains(&At { part: Part::Whole, ..*at });
        let mut unknowns = vec![count];
        let mut near: Vec<&Equation> = Vec::new();
        let mut done = 0;
        while done < unknowns.len() {
            let at = unknowns[done];
            done += 1;
            for equation in equations.iter().filter(|e| e.target == at || e.terms.contains(&at)) {
                if near.iter().any(|known| std::ptr::eq(*known, *equation)) {
                    continue;
                }
                near.push(equation);
                for found in std::iter::once(&equation.target).chain(&equation.terms).filter(|at| unknown(at)) {
                    if !unknowns.contains(found) {
                        unknowns.push(*found);
                    }
                }
            }
        }
        let row = |equation: &Equation| {
            let mut row = vec![0; unknowns.len()];
            for (at, sign) in equation.terms.iter().map(|t| (t, 1)).chain([(&equation.target, -1)]) {
                if let Some(at) = unknowns.iter().position(|u| u == at) {
                    row[at] += sign;
                }
            }
            row
        };
        let amount = |at: &At| if let Amount::Micro(n) = grid.amount(*at) { n } else { 0 };
        // no room where the sum cannot be told
        let room = |e: &Equation| {
            e.terms.iter().try_fold(amount(&e.target), |rest, term| rest.checked_sub(amount(term))).unwrap_or(i128::MIN)
        };
        let sums = near.iter().filter(|e| e.relation == Relation::Sum).map(|e| row(e)).collect();
        let limits = near.iter().filter(|e| e.relation == Relation::AtMost).map(|e| (row(e), room(e))).collect();
        Self { grid, unknowns, sums, limits }
    }

    /// Whole-number directions in which the figures can move without changing a shown sum: a basis of the null space. `None`: the numbers grow
    /// beyond what can be told.
    fn directions(&self) -> Option<Vec<Vec<i128>>> {
        let width = self.unknowns.len();
        let mut rows = self.sums.clone();
        let mut pivots: Vec<usize> = Vec::new();
        for column in 0..width {
            let rank = pivots.len();
            let Some(at) = (rank..rows.len()).find(|r| rows[*r][column] != 0) else { continue };
            rows.swap(rank, at);
            let pivot = rows[rank].clone();
            for (other, row) in rows.iter_mut().enumerate().filter(|(r, row)| *r != rank && row[column] != 0) {
                debug_assert!(other != rank);
                let (a, b) = (pivot[column], row[column]);
                for (x, p) in row.iter_mut().zip(&pivot) {
                    *x = x.checked_mul(a)?.checked_sub(p.checked_mul(b)?)?;
                }
                shrink(row);
            }
            pivots.push(column);
        }
        let free = (0..width).filter(|c| !pivots.contains(c));
        free.map(|free| {
            // the free unknown moves by the common multiple of the pivots, the others follow
            let multiple = rows
                .iter()
                .zip(&pivots)
                .filter(|(row, _)| row[free] != 0)
                .try_fold(1, |m, (row, pivot)| lcm(m, row[*pivot].checked_abs()?))?;
            let mut direction = vec![0; width];
            direction[free] = multiple;
            for (row, pivot) in rows.iter().zip(&pivots) {
                direction[*pivot] = row[free].checked_neg()?.checked_mul(multiple)?.checked_div(row[*pivot])?;
            }
            shrink(&mut direction);
            Some(direction)
        })
        .collect()
    }

    /// Whether the figures stay possible when they move by so many steps.
    fn allows(&self, direction: &[i128], steps: i128) -> bool {
        let moved = |factor: i128| factor.checked_mul(steps)?.checked_mul(ONE);
        let bounds = self.unknowns.iter().zip(direction).all(|(at, one)| {
            let Amount::Micro(now) = self.grid.amount(*at) else { return false };
            moved(*one).and_then(|by| now.checked_add(by)).is_some_and(|then| then >= 0)
        });
        bounds
            && self.limits.iter().all(|(row, room)| {
                let sum = row.iter().zip(direction).try_fold(0_i128, |sum, (c, d)| sum.checked_add(c.checked_mul(*d)?));
                sum.and_then(moved).is_some_and(|by| by <= *room)
            })
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn lcm(a: i128, b: i128) -> Option<i128> {
    a.checked_div(gcd(a, b))?.checked_mul(b)
}

/// Divides by the greatest common divisor, so that numbers stay small.
fn shrink(row: &mut [i128]) {
    let divisor = row.iter().fold(0, |d, x| gcd(d, x.saturating_abs()));
    if divisor > 1 {
        for x in row {
            *x /= divisor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::figures::grid::Grid;

    #[test]
    fn numbers_beyond_128_bits_are_no_proof() {
        let grid = Grid { forms: Vec::new() };
        let large = i128::MAX / 2;
        let system = |sums: Vec<Vec<i128>>, width: usize| System {
            grid: &grid,
            unknowns: vec![At { form: 0, table: 0, row: 0, column: 0, part: Part::Whole }; width],
            sums,
            limits: Vec::new(),
        };
        assert_eq!(system(vec![vec![1, 1]], 2).directions(), Some(vec![vec![-1, 1]]));
        let rows = vec![vec![large, 3, 5], vec![7, large - 1, 11]];
        assert_eq!(system(rows, 3).directions(), None);
        assert_eq!(lcm(large, large - 1), None);
    }
}

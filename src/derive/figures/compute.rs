//! Computes what was left out and finds what contradicts.

use super::at::{At, Doubt, Part};
use super::equation::{Equation, Relation};
use super::grid::{Amount, Grid, ONE, micro};
use super::nought::nought;
use super::rounding::{room, said_grain};
use crate::diag::{Code, Diagnostic, codes};
use crate::model::Value;
use crate::pack::CellType;
use crate::text::{format_decimal, format_integer};
use std::collections::BTreeSet;

/// Decimals of a computed percentage and of a computed average.
const PERCENT_DECIMALS: u32 = 1;
const AVERAGE_DECIMALS: u32 = 2;
/// Totals of totals of totals: deeper than any form.
const PASSES: usize = 8;

/// Fills in what follows from what is there. A sum is computed when each of its parts is there, or can only be nought or không áp dụng.
pub(super) fn fill(grid: &mut Grid, equations: &[Equation]) {
    for _ in 0..PASSES {
        let left_out = nought(grid, equations);
        let numbers = fill_once(grid, equations, |grid, equation| value(grid, equation, &left_out));
        // a total of nothing that applies does not apply, unless another rule gives it a number
        if !numbers && !fill_once(grid, equations, inapplicable) {
            break;
        }
    }
}

/// Whether something was filled in.
fn fill_once(grid: &mut Grid, equations: &[Equation], value: impl Fn(&Grid, &Equation) -> Option<Value>) -> bool {
    let mut changed = false;
    for equation in equations.iter().filter(|e| e.fill) {
        if grid.amount(equation.target) == Amount::Missing
            && let Some(value) = value(grid, equation)
        {
            let cell = grid.cell_mut(equation.target);
            cell.computed |= cell.place.is_none();
            cell.value = Some(value);
            changed = true;
        }
    }
    changed
}

fn inapplicable(grid: &Grid, equation: &Equation) -> Option<Value> {
    let whole = equation.relation == Relation::Sum && equation.target.part == Part::Whole;
    let none = equation.terms.iter().all(|term| grid.amount(*term) == Amount::NotApplicable);
    (whole && none && grid.cell(equation.target).value.is_none()).then_some(Value::NotApplicable)
}

/// The value that an equation gives its target.
fn value(grid: &Grid, equation: &Equation, left_out: &BTreeSet<At>) -> Option<Value> {
    let kind = grid.kind(equation.target);
    match equation.relation {
        Relation::AtMost => None,
        Relation::Sum => {
            let there = |term: &&At| grid.amount(**term) != Amount::Missing || left_out.contains(*term);
            let whole = equation.terms.iter().filter(there).count() == equation.terms.len();
            let sum = sum(grid, &equation.terms).0.filter(|_| whole)?;
            match (equation.target.part, kind) {
                (Part::Whole, CellType::CountPercent) => {
                    Some(Value::CountPercent { count: i64::try_from(sum / ONE).ok()?, percent: None })
                }
                (Part::Whole, _) => number(sum),
                _ => None,
            }
        }
        Relation::Quotient | Relation::Percent => {
            let decimals = if equation.relation == Relation::Percent { PERCENT_DECIMALS } else { AVERAGE_DECIMALS };
            let (above, below) = match (grid.amount(equation.terms[0]), grid.amount(equation.terms[1])) {
                (Amount::Micro(above), Amount::Micro(below)) => (above, below),
                (Amount::Missing, _) | (_, Amount::Missing) => return None,
                // a share of nothing
                _ => return (equation.target.part == Part::Whole).then_some(Value::NotApplicable),
            };
            if below == 0 {
                return (equation.target.part == Part::Whole).then_some(Value::NotApplicable);
            }
            let rounded = quotient(equation.relation, above, below, decimals)?;
            match (equation.target.part, &grid.cell(equation.target).value) {
                // a part larger than its whole is warned of, and has no share
                (Part::Percent, Some(Value::CountPercent { count, percent: None }))
                    if i128::from(rounded) <= 100 * 10_i128.pow(decimals.min(18)) =>
                {
                    Some(Value::CountPercent { count: *count, percent: Some((rounded, decimals)) })
                }
                (Part::Whole, None) => Some(Value::Decimal { value: rounded, scale: decimals }),
                _ => None,
            }
        }
    }
}

/// Sum of what is there (`None`: nothing is), and how many are missing. Không áp dụng counts as nothing.
fn sum(grid: &Grid, terms: &[At]) -> (Option<i128>, usize) {
    let mut total = None;
    let mut missing = 0;
    for term in terms {
        match grid.amount(*term) {
            Amount::Micro(n) => total = Some(total.unwrap_or(0) + n),
            Amount::Missing => missing += 1,
            Amount::NotApplicable => {}
        }
    }
    (total, missing)
}

fn number(micro: i128) -> Option<Value> {
    if micro % ONE == 0 {
        return i64::try_from(micro / ONE).ok().map(Value::Integer);
    }
    let mut value = i64::try_from(micro).ok()?;
    let mut scale = 6;
    while value % 10 == 0 {
        value /= 10;
        scale -= 1;
    }
    Some(Value::Decimal { value, scale })
}

/// above / below (in percent if asked) with so many decimals, half away from zero.
fn quotient(relation: Relation, above: i128, below: i128, decimals: u32) -> Option<i64> {
    let factor = 10_i128.pow(decimals) * if relation == Relation::Percent { 100 } else { 1 };
    i64::try_from((above * factor * 2 + below) / (below * 2)).ok()
}

/// Whether a sum and its parts, all there, differ.
pub(super) fn contradicts(grid: &Grid, equation: &Equation) -> bool {
    let (sum, missing) = sum(grid, &equation.terms);
    missing > 0 || sum.is_none_or(|sum| grid.amount(equation.target) != Amount::Micro(sum))
}

/// What contradicts the rules.
pub(super) fn findings(grid: &Grid, equations: &[Equation]) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = Vec::new();
    for equation in equations {
        let finding = match equation.relation {
            Relation::Sum => wrong_sum(grid, equation),
            Relation::AtMost => too_large(grid, equation),
            Relation::Quotient | Relation::Percent => wrong_quotient(grid, equation),
        };
        found.extend(finding);
    }
    found
}

fn show(micro: i128) -> String {
    number(micro).map(|v| v.format(false)).unwrap_or_default()
}

fn finding(grid: &Grid, code: &'static Code, at: At, message: String, hint: &str) -> Option<Doubt> {
    let place = grid.cell(at).place.clone()?;
    Some(Doubt { at, diagnostic: Diagnostic::new(code, place, message).hint(hint) })
}

const EXPLAIN: &str = "sửa số sai, bỏ trống ô tính được, hoặc giải thích ở explanations";

fn wrong_sum(grid: &Grid, equation: &Equation) -> Option<Doubt> {
    let Amount::Micro(given) = grid.amount(equation.target) else { return None };
    let (sum, missing) = sum(grid, &equation.terms);
    let sum = sum?;
    let label = &grid.row(equation.target).head.label;
    if missing > 0 {
        let message =
            format!("“{label}” ghi {}, các phần đã có cộng lại {} ({})", show(given), show(sum), equation.note);
        return (sum > given).then(|| finding(grid, &codes::WRONG_TOTAL, equation.target, message, EXPLAIN)).flatten();
    }
    if (sum - given).abs() <= room(grid, equation) {
        return None;
    }
    if let Some(words) = equation.words.first() {
        // what the words are worth may make up the rest
        let (part, said) = (&grid.row(*words).head.label, words_of(grid, *words));
        let message = format!(
            "“{label}” ghi {}, các phần ghi bằng số cộng lại đã {} (chưa kể “{part}”: {said}; {})",
            show(given),
            show(sum),
            equation.note
        );
        return (sum > given).then(|| finding(grid, &codes::WRONG_TOTAL, equation.target, message, EXPLAIN)).flatten();
    }
    if equation.same {
        let message = format!(
            "“{label}” ghi {}, “{}” ghi {} ({})",
            show(given),
            grid.row(equation.terms[0]).head.label,
            show(sum),
            equation.note
        );
        return finding(grid, &codes::FIGURES_DISAGREE, equation.target, message, EXPLAIN);
    }
    let message = format!("“{label}” ghi {}, cộng các phần được {} ({})", show(given), show(sum), equation.note);
    // a total that was left out and computed by another rule: a part is to blame then
    let at = if grid.cell(equation.target).place.is_some() {
        equation.target
    } else {
        *equation.terms.iter().find(|t| grid.cell(**t).place.is_some())?
    };
    finding(grid, &codes::WRONG_TOTAL, at, message, EXPLAIN)
}

/// The words that stand in a cell.
fn words_of(grid: &Grid, at: At) -> String {
    grid.cell(at).value.as_ref().map(|value| value.format(false)).unwrap_or_default()
}

fn too_large(grid: &Grid, equation: &Equation) -> Option<Doubt> {
    let Amount::Micro(whole) = grid.amount(equation.target) else { return None };
    let sum = sum(grid, &equation.terms).0?;
    if sum <= whole + room(grid, equation) {
        return None;
    }
    let amount = |at: &At| if let Amount::Micro(n) = grid.amount(*at) { n } else { 0 };
    let largest = equation.terms.iter().filter(|t| grid.cell(**t).place.is_some()).max_by_key(|t| amount(t))?;
    let label = &grid.row(*largest).head.label;
    let what = if equation.terms.len() == 1 {
        format!("“{label}” ghi {}", show(sum))
    } else {
        format!("“{label}”: các phần cộng lại {}", show(sum))
    };
    let message =
        format!("{what}, lớn hơn “{}” {} ({})", grid.row(equation.target).head.label, show(whole), equation.note);
    finding(grid, &codes::PART_EXCEEDS_WHOLE, *largest, message, "sửa một trong các số, hoặc giải thích ở explanations")
}

fn wrong_quotient(grid: &Grid, equation: &Equation) -> Option<Doubt> {
    let (given, scale) = match (&grid.cell(equation.target).value, equation.target.part) {
        (Some(Value::Integer(n)), Part::Whole) => (*n, 0),
        (Some(Value::Decimal { value, scale }), Part::Whole) => (*value, *scale),
        (Some(Value::CountPercent { percent: Some((value, scale)), .. }), Part::Percent) => (*value, *scale),
        _ => return None,
    };
    let (Amount::Micro(above), Amount::Micro(below)) = (grid.amount(equation.terms[0]), grid.amount(equation.terms[1]))
    else {
        return None;
    };
    if below == 0 {
        return None;
    }
    // rounding or cutting the last digit are both met with: less than one unit of the last digit is no contradiction
    let factor = if equation.relation == Relation::Percent { 100 } else { 1 };
    let unit = micro(1, scale);
    let exact = above * factor * ONE / below;
    let rounded = said_grain(grid, equation.terms[0]) * factor * ONE / below / 2
        + exact * said_grain(grid, equation.terms[1]) / below / 2;
    if (exact - micro(given, scale)).abs() < unit.max(1) + rounded {
        return None;
    }
    let shown = scale.max(if equation.relation == Relation::Percent { PERCENT_DECIMALS } else { AVERAGE_DECIMALS });
    let computed = format_decimal(quotient(equation.relation, above, below, shown)?, shown);
    let sign = if equation.relation == Relation::Percent { "%" } else { "" };
    let label = &grid.row(equation.target).head.label;
    let written = if scale == 0 { format_integer(given) } else { format_decimal(given, scale) };
    let also = other_reading(grid, equation, (above, below), micro(given, scale), unit);
    let message = format!("“{label}” ghi {written}{sign}, tính ra {computed}{sign} ({}){also}", equation.note);
    finding(grid, &codes::WRONG_QUOTIENT, equation.target, message, "sửa số, hoặc bỏ trống ô này để chương trình tính")
}

/// Where a wrong quotient comes from, if that can be told: the line turned over, or the whole of another column.
fn other_reading(grid: &Grid, equation: &Equation, (above, below): (i128, i128), given: i128, unit: i128) -> String {
    let fits = |above: i128, below: i128, factor: i128| {
        above != 0 && below != 0 && (above * factor * ONE / below - given).abs() < unit.max(1)
    };
    if equation.relation == Relation::Quotient {
        return if fits(below, above, 1) { "; số ghi là phép chia ngược".to_owned() } else { String::new() };
    }
    let of = equation.terms[1];
    let others = (0..grid.row(of).cells.len()).map(|column| At { column, ..of });
    let whole = others.filter(|at| *at != of && grid.kind(*at) == grid.kind(of)).find_map(|at| match grid.amount(at) {
        Amount::Micro(whole) if whole != below && fits(above, whole, 100) => Some(whole),
        _ => None,
    });
    whole
        .map(|whole| format!("; số ghi là phần của {}, không phải của {}", show(whole), show(below)))
        .unwrap_or_default()
}

//! Doubts that no equation states: what is too small for its neighbour, averages that imply different numbers, figures from the beginning of the
//! year that fall, a column that copies another.

use super::at::{At, Doubt, Part};
use super::grid::{Amount, Grid, ONE, micro, start_of};
use super::single_person::single_person;
use super::spelled::Builder;
use crate::diag::{Code, Diagnostic, codes};
use crate::model::{Disclosure, Subject, TimeSpan, Unit, Value};
use crate::pack::{CellType, Check, CheckKind};
use crate::text::format_integer;
use std::collections::BTreeSet;

/// All of a unit's disclosures.
pub(super) fn doubts(unit: &Unit, grid: &Grid) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (form, disclosure) in unit.disclosures.iter().enumerate() {
        if let Subject::Form(at) = disclosure.subject {
            for check in &disclosure.regime.forms[at].derived_checks {
                let table = check.table.as_ref();
                let table = table.map_or(Some(0), |id| disclosure.tables.iter().position(|t| t.layout.id == *id));
                let Some(table) = table else { continue };
                let mut out = Vec::new();
                let rule = Builder { unit, grid, disclosure, form, table, check, out: &mut out };
                found.extend(of_rule(&rule, check));
            }
        }
        for table in 0..disclosure.tables.len() {
            found.extend(copied_column(grid, disclosure, form, table));
        }
    }
    found
}

fn of_rule(rule: &Builder<'_, '_>, check: &Check) -> Vec<Doubt> {
    match check.kind {
        CheckKind::LeastPer => least_per(rule, check),
        CheckKind::SameDenominator => same_denominator(rule, check).into_iter().collect(),
        CheckKind::NeverFalls => falling(rule, check),
        CheckKind::SinglePerson => single_person(rule, check).into_iter().collect(),
        CheckKind::FilledTogether => half_filled(rule, check).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn doubt(grid: &Grid, code: &'static Code, at: At, message: String, hint: &str) -> Option<Doubt> {
    let place = grid.cell(at).place.clone()?;
    Some(Doubt { at, diagnostic: Diagnostic::new(code, place, message).hint(hint) })
}

fn show(grid: &Grid, at: At) -> String {
    grid.cell(at).value.as_ref().map(|value| value.format(false)).unwrap_or_default()
}

/// The size of one room where that of all is asked for.
fn least_per(rule: &Builder<'_, '_>, check: &Check) -> Vec<Doubt> {
    let (Some(row), Some(whole), Some(least)) =
        (rule.row(check.row.as_deref()), rule.row(check.whole.as_deref()), check.least)
    else {
        return Vec::new();
    };
    let (grid, mut found) = (rule.grid, Vec::new());
    for column in rule.meant_columns() {
        let (at, of) = (rule.at(row, column), rule.at(whole, column));
        let (Amount::Micro(has), Amount::Micro(count)) = (grid.amount(at), grid.amount(of)) else { continue };
        if has > 0 && count > ONE && has < i128::from(least) * count {
            let message = format!(
                "“{}” ghi {}, mà “{}” ghi {}: có phải là cỡ của một cái? ({})",
                grid.row(at).head.label,
                show(grid, at),
                grid.row(of).head.label,
                show(grid, of),
                check.note
            );
            let hint = "ghi tổng của tất cả, hoặc giải thích ở explanations";
            found.extend(doubt(grid, &codes::IMPLAUSIBLE, at, message, hint));
        }
    }
    found
}

/// Averages of one and the same number: each says, by its rounding, within which bounds that number lies.
fn same_denominator(rule: &Builder<'_, '_>, check: &Check) -> Option<Doubt> {
    let &[column] = check.column.as_ref().map(|id| rule.columns(std::slice::from_ref(id))).as_deref()? else {
        return None;
    };
    let (grid, numerator) = (rule.grid, check.numerator.as_ref()?);
    let mut implied: Vec<(At, At, i128, i128)> = Vec::new();
    for row in rule.rows(&check.rows, false) {
        let at = rule.at(row, column);
        // where the number is known, each average is held against it
        let known = check.denominator.as_ref().and_then(|of| rule.operand(of, row, column));
        if known.is_some_and(|of| matches!(grid.amount(of), Amount::Micro(_))) {
            return None;
        }
        let Some(above) = rule.operand(numerator, row, column) else { continue };
        let unit = match &grid.cell(at).value {
            Some(Value::Integer(_)) => ONE,
            Some(Value::Decimal { scale, .. }) => micro(1, *scale),
            _ => continue,
        };
        let (Amount::Micro(given), Amount::Micro(sum)) = (grid.amount(at), grid.amount(above)) else { continue };
        if given > unit {
            // rounded or cut: less than one unit of the last digit away
            implied.push((at, above, sum * ONE / (given + unit), sum * ONE / (given - unit) + 1));
        }
    }
    let (first, rest) = implied.split_first()?;
    let apart = rest.iter().find(|(_, _, low, high)| *low > first.3 || *high < first.2)?;
    let said: Vec<String> = implied
        .iter()
        .map(|(at, above, ..)| {
            let (Amount::Micro(given), Amount::Micro(sum)) = (grid.amount(*at), grid.amount(*above)) else {
                return String::new();
            };
            let number = i64::try_from((sum * 2 + given) / (given * 2)).unwrap_or(i64::MAX);
            format!("{}/{} = {}", show(grid, *above), show(grid, *at), format_integer(number))
        })
        .collect();
    let message = format!("các số bình quân không cùng một mẫu số: {} ({})", said.join("; "), check.note);
    doubt(grid, &codes::FIGURES_DISAGREE, apart.0, message, "tính lại bình quân theo cùng một số người học")
}

/// How many months from the year's beginning a report covers.
fn covered(disclosure: &Disclosure) -> Option<i8> {
    disclosure.period.as_ref()?.months_covered()
}

/// What was spent by June is not less by September.
fn falling(rule: &Builder<'_, '_>, check: &Check) -> Vec<Doubt> {
    let (grid, here) = (rule.grid, rule.disclosure);
    let (Some(now), TimeSpan::Year(_)) = (covered(here), here.span) else { return Vec::new() };
    let earlier = rule
        .unit
        .disclosures
        .iter()
        .enumerate()
        .filter(|(_, d)| d.span == here.span && d.regime.id == here.regime.id && d.subject == here.subject);
    let earlier = earlier.filter_map(|(at, d)| Some((covered(d)?, at))).filter(|(then, _)| *then < now).max();
    let Some((_, before)) = earlier else { return Vec::new() };
    let Some(table) = grid.forms[before].get(rule.table) else { return Vec::new() };
    let mut found = Vec::new();
    for (row, there) in table.rows.iter().enumerate() {
        let same = |r: &super::grid::GridRow| r.head.label == there.head.label && r.head.id == there.head.id;
        let Some(row_now) = grid.forms[rule.form][rule.table].rows.iter().position(same) else { continue };
        for column in rule.meant_columns() {
            let at = rule.at(row_now, column);
            let was = At { form: before, row, ..at };
            if let (Amount::Micro(new), Amount::Micro(old)) = (grid.amount(at), grid.amount(was))
                && new < old
            {
                let message = format!(
                    "“{}” {} ghi {}, kỳ trước ({}) đã ghi {}: số lũy kế không thể giảm ({})",
                    there.head.label,
                    here.diagnosed_span(),
                    show(grid, at),
                    rule.unit.disclosures[before].diagnosed_span(),
                    show(grid, was),
                    check.note
                );
                let hint = "ghi số từ đầu năm đến hết kỳ; nếu kỳ trước sai, đính chính kỳ trước";
                found.extend(doubt(grid, &codes::FALLING, at, message, hint));
            }
        }
    }
    found
}

/// The school has filled in some of the columns that stand together, and another nowhere.
fn half_filled(rule: &Builder<'_, '_>, check: &Check) -> Option<Doubt> {
    let grid = rule.grid;
    let rows = 0..grid.forms[rule.form][rule.table].rows.len();
    let written = |column: usize| rows.clone().find(|row| grid.cell(rule.at(*row, column)).place.is_some());
    let columns = rule.meant_columns();
    let first = columns.iter().find_map(|column| Some(rule.at(written(*column)?, *column)))?;
    let any = |column: usize| rows.clone().any(|row| grid.cell(rule.at(row, column)).value.is_some());
    let empty = columns.iter().find(|column| !any(**column))?;
    let label = &rule.disclosure.tables[rule.table].layout.columns[*empty].full_label;
    let message = format!("cột “{label}” bỏ trống ở mọi hàng ({})", check.note);
    let place = start_of(rule.disclosure);
    let hint = "ghi cột này, hoặc n/a nếu không có số để so";
    let diagnostic = Diagnostic::new(&codes::LEFT_EMPTY, place, message).hint(hint);
    Some(Doubt { at: At { part: Part::Whole, ..first }, diagnostic })
}

/// A column of percentages or averages whose digits are those of another column in every row.
fn copied_column(grid: &Grid, disclosure: &Disclosure, form: usize, table: usize) -> Option<Doubt> {
    let rows = &grid.forms[form][table].rows;
    let columns = disclosure.tables[table].layout.columns.len();
    let at = |row, column| At { form, table, row, column, part: Part::Whole };
    let derived = |row: usize, column: usize| {
        matches!(grid.kind(at(row, column)), CellType::Percent | CellType::Decimal | CellType::AreaPerHead)
    };
    for copy in 0..columns {
        for of in (0..columns).filter(|of| *of != copy) {
            let both: Vec<(usize, String, String)> = (0..rows.len())
                .filter(|row| derived(*row, copy) && !derived(*row, of))
                .filter_map(|row| {
                    let written = |column| {
                        grid.cell(at(row, column)).place.as_ref().and(grid.cell(at(row, column)).value.as_ref())
                    };
                    Some((row, digits(written(copy)?)?, digits(written(of)?)?))
                })
                .collect();
            let different: BTreeSet<&String> = both.iter().map(|(_, copy, _)| copy).collect();
            if different.len() < 2 || both.iter().any(|(_, copy, of)| copy != of) {
                continue;
            }
            let labels = [copy, of].map(|c| disclosure.tables[table].layout.columns[c].full_label.as_str());
            let said: Vec<String> = both.iter().map(|(row, ..)| show(grid, at(*row, copy))).collect();
            let message = format!("cột “{}” chép lại cột “{}” ở mọi hàng: {}", labels[0], labels[1], said.join("; "));
            let hint = "tính lại cột này, hoặc bỏ trống để chương trình tính";
            return doubt(grid, &codes::COPIED_COLUMN, at(both[0].0, copy), message, hint);
        }
    }
    None
}

/// The digits of a number without marks and without the zeros at its end.
fn digits(value: &Value) -> Option<String> {
    let (Value::Integer(n) | Value::Decimal { value: n, .. }) = value else { return None };
    let text = n.to_string();
    Some(text.trim_end_matches('0').to_owned()).filter(|text| !text.is_empty())
}

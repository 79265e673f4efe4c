//! Small numbers stay hidden from somebody who knows all the rules of a form.

use crate::disclosures::{HEAD, UNIT, artifact, built, cells, said};
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::Write as _;

const AGES: [&str; 6] = ["nt_3_12", "nt_13_24", "nt_25_36", "mg_3_4", "mg_4_5", "mg_5_6"];
const ROWS: [&str; 4] = ["tong_so_tre", "khuyet_tat", "hoc_1_buoi", "hoc_2_buoi"];

/// Somebody who knows the rules of the form looks for other figures that fit all that is shown.
struct Attacker {
    /// Lowest and highest possible value of each unknown.
    ranges: Vec<(i64, i64)>,
    /// Sums that are known: coefficients of the unknowns, and what they add up to at least and at most.
    rules: Vec<(Vec<i64>, i64, i64)>,
}

impl Attacker {
    /// Whether there are fitting figures in which an unknown is not `value`.
    fn doubts(&self, unknown: usize, value: i64) -> bool {
        let (low, high) = self.ranges[unknown];
        [(low, value - 1), (value + 1, high)].into_iter().any(|range| {
            let mut ranges = self.ranges.clone();
            ranges[unknown] = range;
            self.fits(ranges)
        })
    }

    fn fits(&self, mut ranges: Vec<(i64, i64)>) -> bool {
        // narrow every range by every rule until nothing moves
        loop {
            let before = ranges.clone();
            for (coefficients, least, most) in &self.rules {
                for at in 0..ranges.len() {
                    let c = coefficients[at];
                    if c == 0 {
                        continue;
                    }
                    let ends = |i: usize| {
                        if coefficients[i] >= 0 {
                            (coefficients[i] * ranges[i].0, coefficients[i] * ranges[i].1)
                        } else {
                            (coefficients[i] * ranges[i].1, coefficients[i] * ranges[i].0)
                        }
                    };
                    let (low, high) =
                        (0..ranges.len()).filter(|i| *i != at).map(ends).fold((0, 0), |(l, h), (a, b)| (l + a, h + b));
                    let (from, to) = if c > 0 { (least - high, most - low) } else { (low - most, high - least) };
                    ranges[at] = (ranges[at].0.max(from), ranges[at].1.min(to));
                    if ranges[at].0 > ranges[at].1 {
                        return false;
                    }
                }
            }
            if ranges == before {
                break;
            }
        }
        let Some(open) =
            (0..ranges.len()).filter(|i| ranges[*i].0 < ranges[*i].1).min_by_key(|i| ranges[*i].1 - ranges[*i].0)
        else {
            return true;
        };
        (ranges[open].0..=ranges[open].1).any(|value| {
            let mut next = ranges.clone();
            next[open] = (value, value);
            self.fits(next)
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_can_work_out_a_hidden_count(
        children in prop::array::uniform6(0_i64..12),
        disabled in prop::array::uniform6(0_i64..7),
        once in prop::array::uniform6(0_i64..7),
        thresholds in (3_i64..7, 3_i64..7),
    ) {
        let disabled: Vec<i64> = disabled.iter().zip(&children).map(|(d, c)| *d.min(c)).collect();
        let once: Vec<i64> = once.iter().zip(&children).map(|(o, c)| *o.min(c)).collect();
        let twice: Vec<i64> = children.iter().zip(&once).map(|(c, o)| c - o).collect();
        let table: [&[i64]; 4] = [&children, &disabled, &once, &twice];
        let mut body = format!("{HEAD}tables:\n  chinh:\n");
        for (row, values) in ROWS.iter().zip(table) {
            let cells: Vec<String> = AGES.iter().zip(values).map(|(age, n)| format!("{age}: {n}")).collect();
            writeln!(body, "    {row}: {{{}}}", cells.join(", ")).unwrap();
        }
        let unit = format!("{UNIT}hide_below: {{khuyet_tat: {}, hoc_1_buoi: {}}}\n", thresholds.0, thresholds.1);
        let outcome = built(&[("content/a/unit.yaml", unit.as_bytes()), ("content/a/disclosures/2023-2024/bieu-02.yaml", body.as_bytes())]);
        prop_assert_eq!(said(&outcome), Vec::<String>::new());
        let shown = cells(artifact(&outcome, "a/cong-khai/2023-2024/bieu-02.json"), 0);

        // the true figures, totals first
        let columns: Vec<&str> = std::iter::once("tong_so").chain(AGES).collect();
        let truth = |row: usize, column: usize| if column == 0 { table[row].iter().sum::<i64>() } else { table[row][column - 1] };
        let threshold = |row: usize| match row { 1 => thresholds.0, 2 => thresholds.1, _ => 0 };
        let small = |row: usize, column: usize| (1..threshold(row)).contains(&truth(row, column));
        let mut unknowns: Vec<(usize, usize)> = Vec::new();
        for row in 0..4 {
            for column in 0..7 {
                let (status, value) = &shown[&(ROWS[row].to_owned(), columns[column].to_owned())];
                if status == "hidden" {
                    unknowns.push((row, column));
                } else {
                    prop_assert_eq!(value, &Value::from(truth(row, column)));
                    prop_assert!(!small(row, column), "{} {} is small and shown", ROWS[row], columns[column]);
                }
            }
        }
        let mut attacker = Attacker { ranges: vec![(0, 90); unknowns.len()], rules: Vec::new() };
        // sum of the cells with their signs lies from `least` to `most`
        let mut rule = |cells: &[((usize, usize), i64)], least: i64, most: i64| {
            let mut coefficients = vec![0; unknowns.len()];
            let mut known = 0;
            for (cell, sign) in cells {
                match unknowns.iter().position(|u| u == cell) {
                    Some(at) => coefficients[at] += sign,
                    None => known += sign * truth(cell.0, cell.1),
                }
            }
            attacker.rules.push((coefficients, least - known, most - known));
        };
        for row in 0..4 {
            let cells: Vec<_> = (1..7).map(|c| ((row, c), 1)).chain([((row, 0), -1)]).collect();
            rule(&cells, 0, 0);
        }
        for column in 0..7 {
            rule(&[((2, column), 1), ((3, column), 1), ((0, column), -1)], 0, 0);
            rule(&[((1, column), 1), ((0, column), -1)], -90, 0);
        }
        for (at, (row, column)) in unknowns.iter().enumerate() {
            if small(*row, *column) {
                prop_assert!(attacker.doubts(at, truth(*row, *column)), "{} {} can be worked out", ROWS[*row], columns[*column]);
            }
        }
    }
}

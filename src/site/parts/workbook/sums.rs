//! Formulas for what the program computes itself. They show the clerk what will stand there; read back, they are passed over.

use crate::derive::figures::{How, Rule};
use crate::pack::TableLayout;
use crate::text::cell_address;
use std::fmt::Write as _;

/// Cells that a formula may name: functions take no more arguments.
const MOST: usize = 120;

/// A column of the sheet: of the layout, or the percentages beside it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) percent: bool,
}

/// Where rows and columns of a table stand on its sheet, and what is computed there.
pub(super) struct Sums<'a> {
    layout: &'a TableLayout,
    rules: &'a [&'a Rule],
    places: &'a [Place],
    rows: Vec<u32>,
    first_column: u16,
    own_rows: usize,
}

impl<'a> Sums<'a> {
    pub(super) fn new(
        layout: &'a TableLayout,
        rules: &'a [&'a Rule],
        places: &'a [Place],
        (first, first_column): (u32, u16),
        own_rows: usize,
    ) -> Self {
        let mut next = first;
        let rows = layout
            .rows
            .iter()
            .map(|row| {
                let at = next;
                next += 1 + if row.open_rows { u32::try_from(own_rows).unwrap_or(0) } else { 0 };
                at
            })
            .collect();
        Self { layout, rules, places, rows, first_column, own_rows }
    }

    /// The row of the sheet in which a row of the form stands.
    pub(super) fn row(&self, at: usize) -> u32 {
        self.rows.get(at).copied().unwrap_or_default()
    }

    fn address(&self, (row, column): (usize, usize), below: usize) -> Option<String> {
        let at = self.places.iter().position(|place| place.column == column && !place.percent)?;
        Some(cell_address((self.row(row) as usize + below, usize::from(self.first_column) + at)))
    }

    /// The empty rows for the school's own below a row: `D8:D10`.
    fn own(&self, at: (usize, usize)) -> Option<String> {
        self.layout.rows.get(at.0).filter(|row| row.open_rows && self.own_rows > 0)?;
        Some(format!("{}:{}", self.address(at, 1)?, self.address(at, self.own_rows)?))
    }

    /// The formula of a cell, and whether nobody types over it.
    pub(super) fn formula(&self, row: usize, place: Place) -> Option<(String, bool)> {
        let rule =
            self.rules.iter().find(|rule| rule.target == (row, place.column) && rule.percent == place.percent)?;
        let mut parts = rule.parts.clone();
        if parts.len() > MOST {
            return None;
        }
        match rule.how {
            How::Sum => {
                self.with_open_rows(row, &mut parts);
                self.sum(rule.target, &parts).map(|formula| (formula, true))
            }
            How::Quotient => self.quotient(&parts, "", 2).map(|formula| (formula, false)),
            How::Percent => self.quotient(&parts, "100*", 1).map(|formula| (formula, false)),
        }
    }

    /// Rows of dots below the total are parts of it once they are used.
    fn with_open_rows(&self, total: usize, parts: &mut Vec<(usize, usize)>) {
        let Some(&(_, column)) = parts.first() else { return };
        let below = parts.iter().all(|(row, of)| *of == column && self.layout.rows[*row].parent == Some(total));
        let open = self.layout.rows.iter().enumerate().filter(|(_, row)| row.parent == Some(total) && row.open_rows);
        for (row, _) in open.filter(|_| below) {
            if !parts.contains(&(row, column)) {
                parts.push((row, column));
            }
        }
    }

    fn sum(&self, target: (usize, usize), parts: &[(usize, usize)]) -> Option<String> {
        let (mut there, mut terms) = (String::new(), String::new());
        for part in parts {
            let address = self.address(*part, 0)?;
            if let Some(own) = self.own(*part) {
                let _ = write!(terms, ",IF({address}=\"\",SUM({own}),{address})");
            } else {
                let _ = write!(there, ",{address}<>\"\"");
                let _ = write!(terms, ",{address}");
            }
        }
        // what the school adds below the total itself
        if target.1 == parts.first()?.1
            && let Some(own) = self.own(target)
        {
            let _ = write!(terms, ",{own}");
        }
        let (there, terms) = (there.trim_start_matches(','), terms.trim_start_matches(','));
        let there = if there.is_empty() { format!("COUNT({terms})>0") } else { format!("AND({there})") };
        Some(format!("=IF({there},SUM({terms}),\"\")"))
    }

    fn quotient(&self, parts: &[(usize, usize)], times: &str, decimals: u8) -> Option<String> {
        let [above, below] = parts else { return None };
        let (above, below) = (self.address(*above, 0)?, self.address(*below, 0)?);
        Some(format!(
            "=IF(AND(ISNUMBER({above}),ISNUMBER({below})),IF({below}=0,\"\",ROUND({times}{above}/{below},{decimals})),\"\")"
        ))
    }
}

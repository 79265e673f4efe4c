//! Figures of a form's table that agree with each other: parts add up to their whole, shares stay below it, and what the program computes is left
//! out.

use crate::text::Numbers;
use congkhai::pack::{CellType, Check, CheckKind, RowLayout, TableLayout};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A table with numbers in all its cells.
pub(crate) struct Figures<'a> {
    layout: &'a TableLayout,
    checks: Vec<&'a Check>,
    /// Row by row, a number a column.
    values: Vec<Vec<u64>>,
}

/// How large things are in a table.
pub(crate) struct Measure {
    /// Pupils of a grade, persons, rooms.
    pub(crate) count: u64,
    /// In m².
    pub(crate) area: u64,
    /// In đồng.
    pub(crate) money: u64,
}

/// A whole in so many parts, one of them large; they add up to it.
fn split(whole: u64, parts: usize, large: usize) -> Vec<u64> {
    let others = (parts as u64).saturating_sub(1);
    if others == 0 {
        return vec![whole; parts];
    }
    let small = if whole < 3 { 0 } else { whole * 2 / 5 / others };
    (0..parts).map(|at| if at == large { whole - small * others } else { small }).collect()
}

impl<'a> Figures<'a> {
    pub(crate) fn new(
        layout: &'a TableLayout,
        checks: &'a [Check],
        first: bool,
        measure: &Measure,
        numbers: &mut Numbers,
    ) -> Self {
        let own = |c: &&Check| c.table.as_ref().map_or(first, |id| *id == layout.id);
        let mut figures = Self { layout, checks: checks.iter().filter(own).collect(), values: Vec::new() };
        figures.values = vec![vec![0; layout.columns.len()]; layout.rows.len()];
        for column in 0..layout.columns.len() {
            let jitter = numbers.next(measure.count / 8 + 1);
            figures.fill(column, jitter, measure);
        }
        if let Some(graded) = figures.checks.iter().find(|c| c.kind == CheckKind::AtMostColumn) {
            let whole = graded.whole.clone().unwrap_or_default();
            figures.grade(&whole);
        }
        figures
    }

    /// A column from the top: rows at the top are as large as the measure says, rows below them are their parts.
    fn fill(&mut self, column: usize, jitter: u64, measure: &Measure) {
        let layout = self.layout;
        for (at, row) in layout.rows.iter().enumerate() {
            let whole = match row.cells[column].kind {
                CellType::AreaM2 => measure.area,
                CellType::Vnd => measure.money,
                _ => measure.count + jitter,
            };
            if row.parent.is_none() && !self.is_part(&row.id) {
                self.values[at][column] = whole;
            }
            let children: Vec<usize> = (0..layout.rows.len()).filter(|c| layout.rows[*c].parent == Some(at)).collect();
            // rows of dots are the school's own
            let named: Vec<usize> = children.into_iter().filter(|c| layout.rows[*c].label != "...").collect();
            // rooms below a heading that counts none are as large as the measure of areas
            let areas = |at: usize| layout.rows[at].cells[column].kind == CellType::AreaM2;
            let large = named.iter().all(|part| areas(*part)) && !areas(at);
            let of = if large { measure.area } else { self.values[at][column] };
            for (part, value) in named.iter().zip(split(of, named.len(), 0)) {
                self.values[*part][column] = value;
            }
            self.spread(&row.id, at, column);
        }
    }

    /// Rows at the top that are parts of another.
    fn is_part(&self, row: &str) -> bool {
        let sums = self.checks.iter().filter(|c| c.kind == CheckKind::SumRows);
        sums.flat_map(|c| &c.parts).any(|part| part == row)
    }

    /// The same for the rows that a check adds up to this one.
    fn spread(&mut self, row: &str, at: usize, column: usize) {
        let sums = self.checks.iter().filter(|c| c.kind == CheckKind::SumRows && c.total.as_deref() == Some(row));
        let parts: Vec<usize> =
            sums.flat_map(|c| &c.parts).flat_map(|part| self.layout.select_rows(part).unwrap_or_default()).collect();
        for (part, value) in parts.iter().zip(split(self.values[at][column], parts.len(), 0)) {
            self.values[*part][column] = value;
        }
    }

    /// Staff: the persons of each row, by degree, by rank and by mark.
    fn grade(&mut self, whole: &str) {
        let layout = self.layout;
        let Some(whole) = layout.select_columns(whole).and_then(|c| c.first().copied()) else { return };
        let mut groups: Vec<(Vec<usize>, usize)> = Vec::new();
        for check in self.checks.iter().filter(|c| matches!(c.kind, CheckKind::AtMostColumn | CheckKind::SumColumns)) {
            let columns: Vec<usize> =
                check.parts.iter().flat_map(|p| layout.select_columns(p).unwrap_or_default()).collect();
            // most have the third of the degrees, and the best mark
            let large = if check.kind == CheckKind::SumColumns { columns.len() / 3 } else { 0 };
            groups.push((columns, large));
        }
        for at in (0..layout.rows.len()).rev() {
            let children: Vec<usize> = (0..layout.rows.len()).filter(|c| layout.rows[*c].parent == Some(at)).collect();
            for (group, large) in &groups {
                let persons = self.values[at][whole];
                for (column, value) in group.iter().zip(split(persons, group.len(), *large)) {
                    let below: u64 = children.iter().map(|c| self.values[*c][*column]).sum();
                    self.values[at][*column] = if children.is_empty() { value } else { below };
                }
            }
        }
    }

    /// A column that holds a part of what the measure says, in percent.
    pub(crate) fn scale(&mut self, column: &str, percent: u64) {
        for column in self.layout.select_columns(column).unwrap_or_default() {
            for row in &mut self.values {
                row[column] = row[column] * percent / 100;
            }
        }
    }

    /// Rows and cells that follow from others, or that would speak of one person.
    fn follows(&self) -> (BTreeSet<usize>, BTreeSet<(usize, usize)>) {
        let layout = self.layout;
        let (mut rows, mut cells) = (BTreeSet::new(), BTreeSet::new());
        let found = |selectors: &[String]| -> Vec<usize> {
            selectors.iter().flat_map(|s| layout.select_rows(s).unwrap_or_default()).collect()
        };
        let column = |id: &Option<String>| id.as_deref().and_then(|id| layout.select_columns(id)).unwrap_or_default();
        for check in &self.checks {
            match check.kind {
                CheckKind::SumColumns => {
                    let all = 0..layout.rows.len();
                    cells.extend(all.flat_map(|row| column(&check.total).into_iter().map(move |c| (row, c))));
                }
                CheckKind::SumRows if check.fill => rows.extend(found(check.total.as_slice())),
                CheckKind::SumRows => rows.extend(found(&check.parts[..1])),
                CheckKind::SumChildren if check.fill => rows.extend(found(&check.rows)),
                CheckKind::Quotient | CheckKind::SameDenominator => {
                    let columns = column(&check.column);
                    cells.extend(found(&check.rows).into_iter().flat_map(|r| columns.iter().map(move |c| (r, *c))));
                }
                CheckKind::Same => rows.extend(found(check.row.as_slice())),
                _ => {}
            }
        }
        (rows, cells)
    }

    /// The table as YAML, four spaces in.
    pub(crate) fn yaml(&self, numbers: &mut Numbers) -> String {
        let (rows, cells) = self.follows();
        let mut out = String::new();
        for (at, row) in self.layout.rows.iter().enumerate().filter(|(at, _)| !rows.contains(at)) {
            let filled: Vec<String> = (0..self.layout.columns.len())
                .filter(|column| !cells.contains(&(at, *column)))
                .filter_map(|column| {
                    let value = self.cell(row, at, column, numbers)?;
                    Some(format!("{}: {value}", self.layout.columns[column].id))
                })
                .collect();
            if !filled.is_empty() {
                let _ = writeln!(out, "    {}: {{{}}}", row.id, filled.join(", "));
            }
        }
        out
    }

    fn cell(&self, row: &RowLayout, at: usize, column: usize, numbers: &mut Numbers) -> Option<String> {
        let value = self.values[at][column];
        let head = &self.layout.columns[column];
        Some(match row.cells[column].kind {
            CellType::Label | CellType::Blank | CellType::RoomsArea => return None,
            CellType::Integer | CellType::Number | CellType::AreaM2 | CellType::Vnd | CellType::CountPercent => {
                value.to_string()
            }
            CellType::Decimal | CellType::AreaPerHead => {
                format!("\"{},{:02}\"", 1 + numbers.next(20), numbers.next(100))
            }
            CellType::Percent => format!("\"{},{}\"", 40 + numbers.next(50), numbers.next(10)),
            CellType::IntegerPair => format!("\"{}/{}\"", value / 2, value - value / 2),
            CellType::Text if head.label == "Nam/Nữ" => format!("\"{}/{}\"", value / 2, value - value / 2),
            CellType::Text | CellType::LongText => format!("\"{} {}\"", numbers.sentence(), numbers.sentence()),
            CellType::Check if column == 0 => "x".to_owned(),
            CellType::Check => return None,
            CellType::Choice => head.choices.keys().next()?.clone(),
        })
    }
}

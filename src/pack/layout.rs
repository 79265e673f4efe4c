//! A form's table as it stands for one school: grades filled in, headers laid out, every cell's type decided.

use super::regime::{CellSpec, CellType, Column, Regime, Row, Table};
use std::collections::BTreeMap;

/// A table ready to be filled in.
#[derive(Clone, Debug)]
pub struct TableLayout {
    pub id: String,
    /// `XI. Nhà vệ sinh`.
    pub title: Option<String>,
    /// Header rows from the top; all columns, numbering and label included.
    pub header: Vec<Vec<HeaderCell>>,
    /// The columns that hold values, in order.
    pub columns: Vec<LeafColumn>,
    pub rows: Vec<RowLayout>,
    /// Exactly one of the two check columns is marked in each row.
    pub exactly_one_check: bool,
    pub footnote: Option<String>,
    pub note: Option<String>,
}

/// One header cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderCell {
    pub label: String,
    pub colspan: usize,
    pub rowspan: usize,
    /// It heads a group of columns.
    pub group: bool,
}

/// A column of values. `full_label` names its group too: `Nhà trẻ, 25-36 tháng tuổi`.
#[derive(Clone, Debug)]
pub struct LeafColumn {
    pub id: String,
    pub label: String,
    pub full_label: String,
}

/// A row. `depth` 0 is the top.
#[derive(Clone, Debug)]
pub struct RowLayout {
    pub id: String,
    pub stt: String,
    pub label: String,
    pub depth: usize,
    pub heading: bool,
    pub total: bool,
    pub open_rows: bool,
    /// One for each value column.
    pub cells: Vec<Cell>,
}

/// What a cell may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub kind: CellType,
    pub unit: Option<String>,
    pub hint: Option<String>,
}

impl TableLayout {
    /// Lays a table out for a school of the given audiences (`thcs`, `thpt`): grades of several are joined.
    pub fn new(regime: &Regime, table: &Table, audiences: &[&str]) -> Self {
        let grades: Vec<u8> = audiences.iter().flat_map(|a| table.grades_by_school_type.get(*a).cloned().unwrap_or_default()).collect();
        let grades = if grades.is_empty() { table.grades_by_school_type.values().flatten().copied().collect() } else { grades };
        let columns: Vec<Column> = table.columns.iter().map(|c| with_grades(c, &grades)).collect();
        let leaves = leaves(&columns);
        let values: Vec<(&Column, String)> = leaves.into_iter().filter(|(c, _)| !is_fixed(c)).collect();
        let mut rows = Vec::new();
        lay_rows(regime.rows_of(table), &values, &grades, 0, &Inherited::default(), &mut rows);
        Self {
            id: table.id.clone(),
            title: table.title_row.as_ref().map(|t| format!("{}. {}", t.stt, t.label)),
            header: header(&columns),
            columns: values.iter().map(|(c, full)| LeafColumn { id: c.id.clone(), label: c.label.clone(), full_label: full.clone() }).collect(),
            rows,
            exactly_one_check: table.row_rule.is_some(),
            footnote: table.footnote.clone(),
            note: table.note.clone(),
        }
    }
}

/// Numbering and row label are printed by the form itself.
fn is_fixed(column: &Column) -> bool {
    column.kind == Some(CellType::Label)
}

fn with_grades(column: &Column, grades: &[u8]) -> Column {
    let mut column = column.clone();
    if let Some(template) = column.columns_from_grades.take() {
        column.columns = grades
            .iter()
            .map(|n| Column {
                id: template.id.replace("{n}", &n.to_string()),
                label: template.label.replace("{n}", &n.to_string()),
                kind: Some(template.kind),
                unit: None,
                columns: Vec::new(),
                columns_from_grades: None,
            })
            .collect();
    }
    column.columns = column.columns.iter().map(|c| with_grades(c, grades)).collect();
    column
}

fn leaves(columns: &[Column]) -> Vec<(&Column, String)> {
    columns
        .iter()
        .flat_map(|column| {
            if column.columns.is_empty() {
                return vec![(column, column.label.clone())];
            }
            leaves(&column.columns).into_iter().map(|(leaf, label)| (leaf, format!("{}, {label}", column.label))).collect()
        })
        .collect()
}

fn depth_of(columns: &[Column]) -> usize {
    columns.iter().map(|c| 1 + depth_of(&c.columns)).max().unwrap_or(0)
}

fn width_of(column: &Column) -> usize {
    if column.columns.is_empty() { 1 } else { column.columns.iter().map(width_of).sum() }
}

fn header(columns: &[Column]) -> Vec<Vec<HeaderCell>> {
    let depth = depth_of(columns);
    let mut rows = vec![Vec::new(); depth];
    fill_header(columns, 0, depth, &mut rows);
    rows
}

fn fill_header(columns: &[Column], level: usize, depth: usize, rows: &mut [Vec<HeaderCell>]) {
    for column in columns {
        let group = !column.columns.is_empty();
        let rowspan = if group { 1 } else { depth - level };
        rows[level].push(HeaderCell { label: column.label.clone(), colspan: width_of(column), rowspan, group });
        fill_header(&column.columns, level + 1, depth, rows);
    }
}

/// What rows above give to the rows below them.
#[derive(Clone, Default)]
struct Inherited<'a> {
    cells: Vec<&'a BTreeMap<String, CellSpec>>,
}

impl<'a> Inherited<'a> {
    fn below(&self, row: &'a Row) -> Self {
        let mut cells = vec![&row.child_cells, &row.cells];
        cells.extend(self.cells.iter().copied());
        Self { cells }
    }
}

fn lay_rows<'a>(rows: &'a [Row], values: &[(&Column, String)], grades: &[u8], depth: usize, inherited: &Inherited<'a>, out: &mut Vec<RowLayout>) {
    for row in rows {
        let copies: Vec<Option<(usize, u8)>> = if row.per_grade { grades.iter().enumerate().map(|(i, n)| Some((i + 1, *n))).collect() } else { vec![None] };
        for copy in copies {
            let fill = |text: &str| match copy {
                Some((i, n)) => text.replace("{n}", &n.to_string()).replace("{i}", &i.to_string()),
                None => text.to_owned(),
            };
            out.push(RowLayout {
                id: fill(&row.id),
                stt: fill(&row.stt),
                label: fill(&row.label),
                depth,
                heading: row.heading,
                total: row.total,
                open_rows: row.open_rows,
                cells: values.iter().map(|(column, _)| cell(row, column, inherited)).collect(),
            });
            lay_rows(&row.rows, values, grades, depth + 1, &inherited.below(row), out);
        }
    }
}

/// The rule of the pack (`vocabulary_notes`): the row's own `cells`; else the nearest ancestor's `child_cells`, then `cells`; else the row's
/// `type` for number columns; else the column's type.
fn cell(row: &Row, column: &Column, inherited: &Inherited<'_>) -> Cell {
    let spec = row.cells.get(&column.id).or_else(|| inherited.cells.iter().find_map(|cells| cells.get(&column.id)));
    if let Some(spec) = spec {
        return Cell { kind: spec.kind, unit: spec.unit.clone(), hint: spec.hint.clone() };
    }
    let own = column.kind.unwrap_or(CellType::Text);
    let kind = row.kind.filter(|_| own.is_numeric()).unwrap_or(own);
    // a column's unit stands in its head or goes without saying; only a row's own unit is printed beside the figure
    Cell { kind, unit: None, hint: None }
}

//! The columns of a table: grades filled in, leaves with the groups above them, the rows of the header.

use super::cells::{HeaderCell, LeafColumn};
use crate::pack::form::{CellType, Column};

/// Numbering and row label are printed by the form itself.
fn is_fixed(column: &Column) -> bool {
    column.kind == Some(CellType::Label)
}

pub(super) fn with_grades(column: &Column, grades: &[u8]) -> Column {
    let mut column = column.clone();
    if let Some(template) = column.columns_from_grades.take() {
        column.columns = grades
            .iter()
            .map(|n| Column {
                id: template.id.replace("{n}", &n.to_string()),
                label: template.label.replace("{n}", &n.to_string()),
                kind: Some(template.kind),
                ..Column::default()
            })
            .collect();
    }
    column.columns = column.columns.iter().map(|c| with_grades(c, grades)).collect();
    column
}

/// A column at the bottom of the header, with the groups above it.
pub(super) struct Leaf<'a> {
    pub(super) column: &'a Column,
    groups: Vec<&'a Column>,
}

impl Leaf<'_> {
    pub(super) fn column(&self) -> LeafColumn {
        let mut full_label: Vec<&str> = self.groups.iter().map(|g| g.label.as_str()).collect();
        full_label.push(&self.column.label);
        LeafColumn {
            id: self.column.id.clone(),
            label: self.column.label.clone(),
            full_label: full_label.join(", "),
            groups: self.groups.iter().map(|g| g.id.clone()).collect(),
            unit: self.column.unit.clone(),
            role: self.column.role,
            choices: self.column.choices.clone(),
            expects: self.column.expects.clone(),
            relabelled: self.column.relabelled.clone(),
        }
    }
}

pub(super) fn leaves(columns: &[Column]) -> Vec<Leaf<'_>> {
    columns
        .iter()
        .flat_map(|column| {
            if column.columns.is_empty() {
                return vec![Leaf { column, groups: Vec::new() }];
            }
            let mut below = leaves(&column.columns);
            for leaf in &mut below {
                leaf.groups.insert(0, column);
            }
            below
        })
        .collect()
}

/// All leaves but numbering and row label.
pub(super) fn value_columns(columns: &[Column]) -> Vec<Leaf<'_>> {
    leaves(columns).into_iter().filter(|leaf| !is_fixed(leaf.column)).collect()
}

fn depth_of(columns: &[Column]) -> usize {
    columns.iter().map(|c| 1 + depth_of(&c.columns)).max().unwrap_or(0)
}

fn width_of(column: &Column) -> usize {
    if column.columns.is_empty() { 1 } else { column.columns.iter().map(width_of).sum() }
}

pub(super) fn header(columns: &[Column]) -> Vec<Vec<HeaderCell>> {
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

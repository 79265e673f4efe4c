//! A form's table as it stands for one school: grades filled in, headers laid out, every cell's type decided.

use super::form::{CellSpec, CellType, Column, Row, Table};
use super::regime::{ColumnWords, Regime};
use std::collections::BTreeMap;

/// Id of the row of sums below records.
pub const SUM_ROW: &str = "tong";
/// Id of the only column of a table of single figures.
pub const VALUE_COLUMN: &str = "gia_tri";

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
    /// Id of the column that speaks for a row, if the pack names one.
    pub lead: Option<String>,
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
#[derive(Clone, Debug, Default)]
pub struct LeafColumn {
    pub id: String,
    pub label: String,
    pub full_label: String,
    /// Ids of the groups that it belongs to, outermost first.
    pub groups: Vec<String>,
    /// Unit that stands in its head or goes without saying.
    pub unit: Option<String>,
    /// Of a `choice`: word in the source → label.
    pub choices: BTreeMap<String, String>,
}

/// A row. `depth` 0 is the top.
#[derive(Clone, Debug, Default)]
pub struct RowLayout {
    pub id: String,
    pub stt: String,
    pub label: String,
    pub depth: usize,
    pub heading: bool,
    pub total: bool,
    pub open_rows: bool,
    /// The row above it in the hierarchy.
    pub parent: Option<usize>,
    /// Its children do not add up to it.
    pub children_are_subset: bool,
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

impl Cell {
    fn of(kind: CellType) -> Self {
        Self { kind, unit: None, hint: None }
    }
}

impl TableLayout {
    /// Lays a table out for a school of the given audiences (`thcs`, `thpt`): grades of several are joined.
    pub fn new(regime: &Regime, table: &Table, audiences: &[&str]) -> Self {
        let grades: Vec<u8> =
            audiences.iter().flat_map(|a| table.grades_by_school_type.get(*a).cloned().unwrap_or_default()).collect();
        let grades =
            if grades.is_empty() { table.grades_by_school_type.values().flatten().copied().collect() } else { grades };
        let columns: Vec<Column> = table.columns.iter().map(|c| with_grades(c, &grades)).collect();
        let values = value_columns(&columns);
        let mut rows = Vec::new();
        lay_rows(regime.rows_of(table), &values, &grades, None, &Inherited::default(), &mut rows);
        Self {
            id: table.id.clone(),
            title: table.title_row.as_ref().map(|t| format!("{}. {}", t.stt, t.label)),
            header: header(&columns),
            columns: values.iter().map(Leaf::column).collect(),
            rows,
            exactly_one_check: table.row_rule.is_some(),
            footnote: table.footnote.clone(),
            note: table.note.clone(),
            lead: table.lead.clone(),
        }
    }

    /// Lays out records: the first column heads the row, the others hold values; one row for each label, and the sums below if `sum` names them.
    pub fn of_records(
        id: &str,
        title: &str,
        words: &ColumnWords,
        columns: &[Column],
        labels: &[String],
        sum: Option<&str>,
    ) -> Self {
        let mut header = header(columns);
        let rowspan = header.len();
        header[0].insert(0, HeaderCell { label: words.number.clone(), colspan: 1, rowspan, group: false });
        let leaves = leaves(columns);
        let values = &leaves[leaves.len().min(1)..];
        let kind = |leaf: &Leaf<'_>| leaf.column.kind.unwrap_or(CellType::Text);
        let row = |(at, label): (usize, &String)| RowLayout {
            id: format!("dong-{}", at + 1),
            stt: (at + 1).to_string(),
            label: label.clone(),
            cells: values.iter().map(|leaf| Cell::of(kind(leaf))).collect(),
            ..RowLayout::default()
        };
        let summed = |leaf: &Leaf<'_>| {
            if matches!(kind(leaf), CellType::Integer | CellType::Vnd | CellType::Decimal) {
                kind(leaf)
            } else {
                CellType::Blank
            }
        };
        let sum = sum.filter(|_| labels.len() > 1).map(|label| RowLayout {
            id: SUM_ROW.to_owned(),
            label: label.to_owned(),
            total: true,
            cells: values.iter().map(|leaf| Cell::of(summed(leaf))).collect(),
            ..RowLayout::default()
        });
        Self {
            id: id.to_owned(),
            title: Some(title.to_owned()),
            header,
            columns: values.iter().map(Leaf::column).collect(),
            rows: labels.iter().enumerate().map(row).chain(sum).collect(),
            exactly_one_check: false,
            footnote: None,
            note: None,
            lead: None,
        }
    }

    /// Lays out single figures, one a row: (id, number, label, type).
    pub fn of_figures(id: &str, words: &ColumnWords, figures: &[(String, String, String, CellType)]) -> Self {
        let head = |label: &String| HeaderCell { label: label.clone(), colspan: 1, rowspan: 1, group: false };
        let row = |(id, stt, label, kind): &(String, String, String, CellType)| RowLayout {
            id: id.clone(),
            stt: stt.clone(),
            label: label.clone(),
            cells: vec![Cell::of(*kind)],
            ..RowLayout::default()
        };
        let column = LeafColumn {
            id: VALUE_COLUMN.to_owned(),
            label: words.value.clone(),
            full_label: words.value.clone(),
            ..LeafColumn::default()
        };
        Self {
            id: id.to_owned(),
            title: None,
            header: vec![[&words.number, &words.label, &words.value].map(head).into()],
            columns: vec![column],
            rows: figures.iter().map(row).collect(),
            exactly_one_check: false,
            footnote: None,
            note: None,
            lead: None,
        }
    }

    /// The column that speaks for a row with such cells: the one that the pack names, else the first that holds counts, money or areas.
    pub fn lead_column(&self, cells: &[Cell]) -> Option<usize> {
        if let Some(lead) = &self.lead {
            return self.columns.iter().position(|c| c.id == *lead);
        }
        let figure = |kind| {
            matches!(
                kind,
                CellType::Integer
                    | CellType::Vnd
                    | CellType::CountPercent
                    | CellType::AreaM2
                    | CellType::Number
                    | CellType::Decimal
            )
        };
        cells.iter().position(|cell| figure(cell.kind))
    }

    /// The positions of rows that a selector means (`X`, `X/*`, `*`); `None` if there is no such row.
    pub fn select_rows(&self, selector: &str) -> Option<Vec<usize>> {
        if selector == "*" {
            return Some((0..self.rows.len()).collect());
        }
        let (id, children) = selector.strip_suffix("/*").map_or((selector, false), |id| (id, true));
        let at = self.rows.iter().position(|r| r.id == id)?;
        if !children {
            return Some(vec![at]);
        }
        Some((0..self.rows.len()).filter(|row| self.rows[*row].parent == Some(at)).collect())
    }

    /// The positions of columns that a selector means (`X`, a group's id, `*`); `None` if there is no such column.
    pub fn select_columns(&self, selector: &str) -> Option<Vec<usize>> {
        let meant = |column: &LeafColumn| {
            selector == "*" || column.id == selector || column.groups.iter().any(|g| g == selector)
        };
        let found: Vec<usize> = (0..self.columns.len()).filter(|at| meant(&self.columns[*at])).collect();
        (!found.is_empty()).then_some(found)
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
                choices: BTreeMap::new(),
                columns: Vec::new(),
                columns_from_grades: None,
            })
            .collect();
    }
    column.columns = column.columns.iter().map(|c| with_grades(c, grades)).collect();
    column
}

/// A column at the bottom of the header, with the groups above it.
struct Leaf<'a> {
    column: &'a Column,
    groups: Vec<&'a Column>,
}

impl Leaf<'_> {
    fn column(&self) -> LeafColumn {
        let mut full_label: Vec<&str> = self.groups.iter().map(|g| g.label.as_str()).collect();
        full_label.push(&self.column.label);
        LeafColumn {
            id: self.column.id.clone(),
            label: self.column.label.clone(),
            full_label: full_label.join(", "),
            groups: self.groups.iter().map(|g| g.id.clone()).collect(),
            unit: self.column.unit.clone(),
            choices: self.column.choices.clone(),
        }
    }
}

fn leaves(columns: &[Column]) -> Vec<Leaf<'_>> {
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
fn value_columns(columns: &[Column]) -> Vec<Leaf<'_>> {
    leaves(columns).into_iter().filter(|leaf| !is_fixed(leaf.column)).collect()
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

fn lay_rows<'a>(
    rows: &'a [Row],
    values: &[Leaf<'_>],
    grades: &[u8],
    parent: Option<usize>,
    inherited: &Inherited<'a>,
    out: &mut Vec<RowLayout>,
) {
    let depth = parent.map_or(0, |at| out[at].depth + 1);
    for row in rows {
        let copies: Vec<Option<(usize, u8)>> = if row.per_grade {
            grades.iter().enumerate().map(|(i, n)| Some((i + 1, *n))).collect()
        } else {
            vec![None]
        };
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
                parent,
                children_are_subset: row.children_are_subset,
                cells: values.iter().map(|leaf| cell(row, leaf.column, inherited)).collect(),
            });
            lay_rows(&row.rows, values, grades, Some(out.len() - 1), &inherited.below(row), out);
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

//! Phần I of the report, "Cơ sở dữ liệu": `assessments/ID/database.yaml`. Tables of rows × school years, those of the official form or the
//! school's own.

use super::Value;
use super::figure_table::{FigureColumn, FigureRow, FigureTable};
use super::reading::{Reading, unknown};
use super::value::Wanted;
use crate::diag::{Diagnostic, codes};
use crate::pack::{CellType, DatabaseTable};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::parse::yaml::{Kind, Node};
use crate::text::{Place, SchoolYear, Spanned, slug};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The school's database.
#[derive(Clone, Debug)]
pub struct Database {
    pub file: Arc<str>,
    /// Identity beyond `unit.yaml`: label and value.
    pub facts: Vec<(String, String)>,
    pub note: Prose,
    pub tables: Vec<FigureTable>,
    /// Titles of the form's tables that the school has not filled.
    pub absent: Vec<String>,
}

impl Database {
    pub(super) fn read(
        file: &Arc<str>,
        node: &Node,
        school_years: &[SchoolYear],
        audiences: &[&str],
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let forms = Arc::clone(&reading.packs.sheets);
        let templates: Vec<&DatabaseTable> = forms.report_database.iter().filter(|t| t.is_for(audiences)).collect();
        let mut fields = Fields::open(file, node, &mut reading.diagnostics)?;
        let own_years = fields.texts("school_years");
        let own_years: Vec<SchoolYear> =
            own_years.into_iter().filter_map(|y| fields.as_school_year(y)).map(|y| y.value).collect();
        let years = if own_years.is_empty() { school_years } else { &own_years };
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let facts = fields.maps("facts", |f| {
            let fact = (f.required_text("label"), f.required_text("value"));
            Some((fact.0?.value, fact.1?.value))
        });
        let note = fields.prose("note");
        let mut tables: Vec<FigureTable> = Vec::new();
        let mut begun: Vec<String> = Vec::new();
        fields.maps("tables", |f| {
            let place = f.own_place();
            let written = f.text("template");
            begun.extend(written.iter().map(|w| w.value.clone()));
            let table = TableReader { templates: &templates, audiences, years: &years }.table(written, f)?;
            if tables.iter().any(|known| known.id == table.id) {
                let message = format!("bảng “{}” đã có ở trên", table.id);
                f.diagnostics
                    .push(Diagnostic::new(&codes::DUPLICATE_ITEM, place, message).hint("ghi mỗi bảng một lần"));
            } else {
                tables.push(table);
            }
            Some(())
        });
        fields.finish();
        let absent = templates.iter().filter(|t| !begun.contains(&t.id)).map(|t| t.title.clone()).collect();
        Some(Self { file: Arc::clone(file), facts, note, tables, absent })
    }
}

/// What tables are read against.
struct TableReader<'a> {
    templates: &'a [&'a DatabaseTable],
    audiences: &'a [&'a str],
    years: &'a [String],
}

/// A row as it is written, before it is set among the others.
struct Written {
    row: FigureRow,
    at: Place,
    /// The form's row that it fills.
    fills: Option<Spanned<String>>,
    total: bool,
    part: bool,
    counts_in: Option<Spanned<String>>,
}

impl TableReader<'_> {
    fn table(&self, template: Option<Spanned<String>>, f: &mut Fields<'_, '_>) -> Option<FigureTable> {
        // asked for at once, so that a wrong head does not make its rows unknown
        f.node("rows");
        let template = match template {
            Some(written) => match self.templates.iter().find(|t| t.id == written.value) {
                Some(template) => Some(*template),
                None => {
                    let known: Vec<&str> = self.templates.iter().map(|t| t.id.as_str()).collect();
                    unknown(f, &codes::UNKNOWN_ROW, &written, "bảng mẫu", &known);
                    return None;
                }
            },
            None => None,
        };
        let mut table = match template {
            Some(template) => self.laid_out(template),
            None => self.own(f)?,
        };
        if table.columns.is_empty() {
            let message = "bảng này có cột là năm học, nhưng đợt tự đánh giá chưa ghi school_years";
            f.diagnostics.push(
                Diagnostic::new(&codes::MISSING_KEY, f.own_place(), message)
                    .hint("thêm school_years vào assessment.yaml hoặc database.yaml"),
            );
            return None;
        }
        let columns = table.columns.clone();
        let written = f.maps("rows", |f| row(f, template.is_some(), &columns, &table.rows));
        match template {
            Some(_) => fill(&mut table, written, f),
            None => stack(&mut table, written),
        }
        Some(table)
    }

    /// The empty table of a form.
    fn laid_out(&self, template: &DatabaseTable) -> FigureTable {
        let position = |ids: &[String], known: &[&str]| {
            ids.iter().filter_map(|id| known.iter().position(|k| k == id)).collect::<Vec<usize>>()
        };
        let ids: Vec<&str> = template.columns.iter().map(|c| c.id.as_str()).collect();
        let named = template.columns.iter().map(|c| FigureColumn {
            label: c.label.clone(),
            group: c.group.clone(),
            sum: position(&c.sum, &ids),
            part_of: c.part_of.as_ref().and_then(|id| ids.iter().position(|k| k == id)),
            kind: c.kind,
        });
        let columns = if template.columns.is_empty() { self.year_columns() } else { named.collect() };
        let rows: Vec<_> = template.rows_for(self.audiences).collect();
        let ids: Vec<&str> = rows.iter().map(|r| r.id.as_str()).collect();
        let rows = rows.iter().map(|r| FigureRow {
            id: r.id.clone(),
            label: r.label.clone(),
            kind: r.kind,
            sum: position(&r.sum, &ids),
            part_of: r.part_of.as_ref().and_then(|id| ids.iter().position(|k| k == id)),
            cells: Vec::new(),
            editor_note: None,
        });
        FigureTable {
            id: slug(&template.id),
            title: template.title.clone(),
            unit: template.unit.clone(),
            columns,
            rows: rows.collect(),
        }
    }

    /// The head of a table of the school's own.
    fn own(&self, f: &mut Fields<'_, '_>) -> Option<FigureTable> {
        let (id, title, unit) = (f.required_text("id"), f.required_text("title"), f.plain("unit"));
        let named: Vec<FigureColumn> = f.texts("columns").into_iter().map(|label| plain_column(label.value)).collect();
        let columns = if named.is_empty() { self.year_columns() } else { named };
        Some(FigureTable { id: slug(&id?.value), title: title?.value, unit, columns, rows: Vec::new() })
    }

    fn year_columns(&self) -> Vec<FigureColumn> {
        self.years.iter().map(|year| plain_column(year.clone())).collect()
    }
}

fn plain_column(label: String) -> FigureColumn {
    FigureColumn { label, group: None, sum: Vec::new(), part_of: None, kind: CellType::Integer }
}

fn row(f: &mut Fields<'_, '_>, of_form: bool, columns: &[FigureColumn], form: &[FigureRow]) -> Option<Written> {
    let at = f.own_place();
    let fills = if of_form { f.text("row") } else { None };
    let known = fills.as_ref().and_then(|id| form.iter().find(|row| row.id == id.value));
    let (label, kind) = match known {
        Some(row) => (row.label.clone(), row.kind),
        None if fills.is_some() => (String::new(), CellType::Text),
        None => {
            let label = f.required_text("label");
            let kinds = [
                ("count", CellType::Integer),
                ("decimal", CellType::Decimal),
                ("percent", CellType::Percent),
                ("text", CellType::Text),
            ];
            let kind = f.choice("type", &kinds).unwrap_or(CellType::Integer);
            (label?.value, kind)
        }
    };
    let added = fills.is_none();
    let total = !of_form && f.flag("total");
    let part = !of_form && f.flag("part");
    let counts_in = if of_form && added { f.text("counts_in") } else { None };
    let cells = cells(f, kind, columns);
    let row = FigureRow {
        id: String::new(),
        label,
        kind,
        sum: Vec::new(),
        part_of: None,
        cells,
        editor_note: f.plain("editor_note"),
    };
    Some(Written { row, at, fills, total, part, counts_in })
}

/// The values of a row, one a column; a single value may stand alone.
fn cells(f: &mut Fields<'_, '_>, kind: CellType, columns: &[FigureColumn]) -> Vec<Spanned<Option<Value>>> {
    let Some(node) = f.node("values") else { return Vec::new() };
    let nodes = match &node.kind {
        Kind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if nodes.len() != columns.len() {
        let place = f.place(node.span);
        let message = format!("hàng này có {} giá trị, bảng có {} cột", nodes.len(), columns.len());
        let diagnostic = Diagnostic::new(&codes::BAD_VALUE, place, message);
        f.diagnostics
            .push(diagnostic.hint("mỗi cột một giá trị; chưa có thì viết ~, không áp dụng thì viết n/a; số có phần thập phân đặt trong nháy: \"12,5\""));
        return Vec::new();
    }
    nodes
        .iter()
        .zip(columns)
        .map(|(node, column)| Spanned {
            value: value(f, node, if column.kind == CellType::Text { column.kind } else { kind }),
            place: f.place(node.span),
        })
        .collect()
}

fn value(f: &mut Fields<'_, '_>, node: &Node, kind: CellType) -> Option<Value> {
    if node.kind == Kind::Null {
        return None;
    }
    let written = f.as_text(node)?;
    match Value::parse(&written.value, false, Wanted { kind, unit: None, choices: &BTreeMap::new() }) {
        Ok(value) => value,
        Err(refusal) => {
            let hint = refusal.hint.unwrap_or_else(|| {
                "chưa có thì viết ~, không áp dụng thì viết n/a; số có phần thập phân cần hàng type: decimal".to_owned()
            });
            f.diagnostics.push(Diagnostic::new(refusal.code, written.place, refusal.message).hint(hint));
            None
        }
    }
}

/// Sets written rows into a form's table: the form's keep their order, the school's own stand below the row written above them.
fn fill(table: &mut FigureTable, written: Vec<Written>, f: &mut Fields<'_, '_>) {
    let mut below = None;
    for Written { row, at, fills, counts_in, .. } in written {
        let find = |table: &FigureTable, id: &str| table.rows.iter().position(|known| known.id == id);
        let Some(id) = fills else {
            let place = below.map_or(0, |n: usize| n + 1);
            insert(table, place, row);
            below = Some(place);
            if let Some(total) = counts_in {
                match find(table, &total.value).filter(|n| !table.rows[*n].sum.is_empty()) {
                    Some(n) => table.rows[n].sum.push(place),
                    None => {
                        let totals: Vec<String> =
                            table.rows.iter().filter(|r| !r.sum.is_empty()).map(|r| r.id.clone()).collect();
                        unknown(
                            f,
                            &codes::UNKNOWN_ROW,
                            &total,
                            "hàng tổng",
                            &totals.iter().map(String::as_str).collect::<Vec<_>>(),
                        );
                    }
                }
            }
            continue;
        };
        match find(table, &id.value) {
            Some(n) if table.rows[n].cells.is_empty() => {
                table.rows[n].cells = row.cells;
                table.rows[n].editor_note = row.editor_note;
                below = Some(n);
            }
            Some(_) => {
                let message = format!("hàng “{}” đã có ở trên", id.value);
                f.diagnostics.push(Diagnostic::new(&codes::DUPLICATE_ITEM, at, message).hint("ghi mỗi hàng một lần"));
            }
            None => {
                let known: Vec<String> = table.rows.iter().filter(|r| !r.id.is_empty()).map(|r| r.id.clone()).collect();
                unknown(f, &codes::UNKNOWN_ROW, &id, "hàng", &known.iter().map(String::as_str).collect::<Vec<_>>());
            }
        }
    }
}

/// Puts a row in; what refers to rows behind it moves on.
fn insert(table: &mut FigureTable, place: usize, row: FigureRow) {
    let moved = |n: usize| if n >= place { n + 1 } else { n };
    for known in &mut table.rows {
        known.sum.iter_mut().for_each(|n| *n = moved(*n));
        known.part_of = known.part_of.map(moved);
    }
    table.rows.insert(place, row);
}

/// A table of the school's own: a total adds up the rows above it since the last total, a part belongs to the row above it.
fn stack(table: &mut FigureTable, written: Vec<Written>) {
    let (mut open, mut whole) = (Vec::new(), None);
    for (n, Written { mut row, total, part, .. }) in written.into_iter().enumerate() {
        if row.cells.is_empty() && !total {
            whole = None; // a heading
        } else if total {
            row.sum = std::mem::take(&mut open);
            whole = Some(n);
        } else if part {
            row.part_of = whole;
        } else {
            open.push(n);
            whole = Some(n);
        }
        table.rows.push(row);
    }
}

//! Phần I of the report, "Cơ sở dữ liệu": `assessments/ID/database.yaml`. Tables of rows × school years, those of the official form or the
//! school's own.

mod placing;
mod rows;

use super::figure_table::{FigureColumn, FigureRow, FigureTable};
use super::reading::{Reading, unknown};
use crate::diag::{Diagnostic, codes};
use crate::pack::{CellType, DatabaseTable};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::parse::yaml::Node;
use crate::text::{SchoolYear, Spanned, slug};
use placing::{fill, stack};
use rows::row;
use std::sync::Arc;

/// The school's database.
#[derive(Clone, Debug)]
pub struct Database {
    /// Its `database.yaml`: path in the snapshot.
    pub file: Arc<str>,
    /// Identity beyond `unit.yaml`: label and value.
    pub facts: Vec<(String, String)>,
    /// The school's own words above the tables; empty: none.
    pub note: Prose,
    /// In the order written, which is the report's.
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
        let mut fields = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics)?;
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

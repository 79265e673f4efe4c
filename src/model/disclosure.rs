//! A filled-in form: `disclosures/SCHOOL-YEAR/NAME.yaml`, `finance/YEAR/NAME.yaml`.

use super::document::Signer;
use super::reading::Reading;
use super::reading::unknown;
use super::{Correction, Value};
use crate::diag::{Diagnostic, codes};
use crate::pack::{Form, Regime, TableLayout};
use crate::parse::fields::{CUT_DECIMAL, Fields, is_cut_decimal};
use crate::parse::prose::Prose;
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::{SchoolYear, Spanned};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What time a form speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    SchoolYear(SchoolYear),
    /// A budget year.
    Year(i16),
}

/// Which part of a budget year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BudgetPeriod {
    Quarter(u8),
    HalfYear,
    Year,
}

/// Biểu mẫu đã điền.
#[derive(Clone, Debug)]
pub struct Disclosure {
    pub file: Arc<str>,
    /// The file's name without its ending.
    pub name: String,
    pub span: Span,
    pub period: Option<BudgetPeriod>,
    pub regime: Arc<Regime>,
    form: usize,
    pub reference_date: Option<Date>,
    /// `None`: a draft, not on the site.
    pub published: Option<Date>,
    pub corrections: Vec<Correction>,
    pub channels: Vec<String>,
    pub place: Option<String>,
    pub date: Option<Date>,
    pub signer: Option<Signer>,
    pub illustrative: bool,
    pub note: Prose,
    pub tables: Vec<FilledTable>,
}

/// A table's layout and its values by (row, column).
#[derive(Clone, Debug)]
pub struct FilledTable {
    pub layout: TableLayout,
    pub values: BTreeMap<(String, String), Spanned<Value>>,
    pub extra_rows: Vec<ExtraRow>,
}

/// Dòng do trường thêm.
#[derive(Clone, Debug)]
pub struct ExtraRow {
    pub under: String,
    pub label: String,
    pub values: BTreeMap<String, Spanned<Value>>,
}

impl Disclosure {
    /// The form it fills in.
    pub fn form(&self) -> &Form {
        &self.regime.forms[self.form]
    }

    /// `năm học 2023-2024`, `quý 3 năm 2023`.
    pub fn span_label(&self) -> String {
        match (self.span, self.period) {
            (Span::SchoolYear(year), _) => format!("năm học {year}"),
            (Span::Year(year), Some(BudgetPeriod::Quarter(q))) => format!("quý {q} năm {year}"),
            (Span::Year(year), Some(BudgetPeriod::HalfYear)) => format!("6 tháng đầu năm {year}"),
            (Span::Year(year), _) => format!("năm {year}"),
        }
    }

    pub(super) fn read(name: String, span: Span, audiences: &[&str], file: &Arc<str>, node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let packs = reading.packs;
        let mut fields = Fields::open(file, node, &mut reading.diagnostics)?;
        let regime = fields.required_text("regulation").and_then(|written| {
            let found = packs.regime(&written.value).cloned();
            if found.is_none() {
                let known: Vec<&str> = packs.regimes.iter().map(|r| r.id.as_str()).collect();
                unknown(&mut fields, &codes::UNKNOWN_REGULATION, &written, "quy định công khai", &known);
            }
            found
        });
        let form = fields.required_text("form").and_then(|written| find_form(&mut fields, regime.as_deref()?, &written, audiences));
        let period = fields.choice(
            "period",
            &[
                ("quý 1", BudgetPeriod::Quarter(1)),
                ("quý 2", BudgetPeriod::Quarter(2)),
                ("quý 3", BudgetPeriod::Quarter(3)),
                ("quý 4", BudgetPeriod::Quarter(4)),
                ("6 tháng", BudgetPeriod::HalfYear),
                ("năm", BudgetPeriod::Year),
            ],
        );
        let (reference_date, published, date) = (fields.date("reference_date"), fields.date("published"), fields.date("date"));
        let (place, signer, illustrative, note) = (fields.plain("place"), Signer::read(&mut fields), fields.flag("illustrative"), fields.prose("note"));
        let corrections = Correction::list(&mut fields);
        let written = fields.texts("channels");
        let channels = written.into_iter().filter_map(|c| channel(&mut fields, regime.as_deref()?, c)).collect();
        let mut tables: Vec<FilledTable> = match (&regime, form) {
            (Some(regime), Some(at)) => regime.forms[at]
                .tables
                .iter()
                .map(|t| FilledTable { layout: TableLayout::new(regime, t, audiences), values: BTreeMap::new(), extra_rows: Vec::new() })
                .collect(),
            _ => Vec::new(),
        };
        if form.is_some() {
            fill(&mut fields, &mut tables);
            add_rows(&mut fields, &mut tables);
            for table in &tables {
                check_pairs(&mut fields, table);
            }
            fields.finish();
        }
        Some(Self {
            file: Arc::clone(file),
            name,
            span,
            period,
            regime: regime?,
            form: form?,
            reference_date: reference_date.map(|d| d.value),
            published: published.map(|d| d.value),
            corrections,
            channels,
            place,
            date: date.map(|d| d.value),
            signer,
            illustrative,
            note,
            tables,
        })
    }
}

fn find_form(fields: &mut Fields<'_, '_>, regime: &Regime, written: &Spanned<String>, audiences: &[&str]) -> Option<usize> {
    let Some(at) = regime.forms.iter().position(|f| f.number == written.value || f.id == written.value) else {
        let padded = format!("{:0>2}", written.value);
        let known: Vec<&str> = regime.forms.iter().map(|f| f.number.as_str()).collect();
        if known.contains(&padded.as_str()) {
            let message = format!("không có biểu mẫu “{}”", written.value);
            fields.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_FORM, written.place.clone(), message).hint(format!("có phải là “{padded}”?")));
        } else {
            unknown(fields, &codes::UNKNOWN_FORM, written, "biểu mẫu", &known);
        }
        return None;
    };
    let form = &regime.forms[at];
    if !form.applies_to.is_empty() && !audiences.is_empty() && !form.applies_to.iter().any(|a| audiences.contains(&a.as_str())) {
        let meant: Vec<&str> = regime
            .forms
            .iter()
            .filter(|f| f.content == form.content && f.applies_to.iter().any(|a| audiences.contains(&a.as_str())))
            .map(|f| f.number.as_str())
            .collect();
        let mut diagnostic = Diagnostic::new(&codes::WRONG_SCHOOL_TYPE, written.place.clone(), format!("{} không dành cho loại trường này", form.label));
        if let Some(number) = meant.first() {
            diagnostic = diagnostic.hint(format!("với nội dung này, trường dùng biểu mẫu {number}"));
        }
        fields.diagnostics.push(diagnostic);
        return None;
    }
    Some(at)
}

fn channel(fields: &mut Fields<'_, '_>, regime: &Regime, written: Spanned<String>) -> Option<String> {
    if regime.channels.iter().any(|c| c.id == written.value) {
        return Some(written.value);
    }
    let known: Vec<&str> = regime.channels.iter().map(|c| c.id.as_str()).collect();
    unknown(fields, &codes::UNKNOWN_REFERENCE, &written, "hình thức công khai", &known);
    None
}

fn key_written(fields: &Fields<'_, '_>, key: &Key) -> Spanned<String> {
    Spanned { value: key.text.clone(), place: fields.place(key.span) }
}

fn fill(fields: &mut Fields<'_, '_>, tables: &mut [FilledTable]) {
    let ids: Vec<String> = tables.iter().map(|t| t.layout.id.clone()).collect();
    for (table_key, node) in fields.entries("tables") {
        let Some(table) = tables.iter_mut().find(|t| t.layout.id == table_key.text) else {
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            let written = key_written(fields, table_key);
            unknown(fields, &codes::UNKNOWN_ROW, &written, "bảng", &known);
            continue;
        };
        let Some(rows) = map_of(fields, node, "hàng") else { continue };
        for (row_key, node) in rows {
            let Some(row) = table.layout.rows.iter().find(|r| r.id == row_key.text) else {
                let known: Vec<&str> = table.layout.rows.iter().map(|r| r.id.as_str()).collect();
                let written = key_written(fields, row_key);
                unknown(fields, &codes::UNKNOWN_ROW, &written, "hàng", &known);
                continue;
            };
            let kinds: Vec<(&str, crate::pack::CellType)> = table.layout.columns.iter().zip(&row.cells).map(|(c, cell)| (c.id.as_str(), cell.kind)).collect();
            for (column, value) in row_values(fields, node, &kinds) {
                table.values.insert((row.id.clone(), column), value);
            }
        }
    }
}

fn map_of<'n>(fields: &mut Fields<'_, '_>, node: &'n Node, of: &str) -> Option<&'n [(Key, Node)]> {
    match &node.kind {
        Kind::Map(entries) => Some(entries),
        Kind::Null => Some(&[]),
        _ => {
            let place = fields.place(node.span);
            fields.diagnostics.push(Diagnostic::new(&codes::WRONG_TYPE, place, format!("cần nhóm “{of}: giá trị”, ở đây là {}", node.kind_name())));
            None
        }
    }
}

/// The values of one row: a map by column, or one value where the row has one value column.
fn row_values(fields: &mut Fields<'_, '_>, node: &Node, kinds: &[(&str, crate::pack::CellType)]) -> Vec<(String, Spanned<Value>)> {
    let entries = match &node.kind {
        Kind::Map(entries) => entries.as_slice(),
        Kind::Null => return Vec::new(),
        _ if kinds.len() == 1 => return read_value(fields, node, kinds[0]).into_iter().collect(),
        _ => {
            let place = fields.place(node.span);
            let columns: Vec<&str> = kinds.iter().map(|(id, _)| *id).collect();
            fields.diagnostics.push(
                Diagnostic::new(&codes::WRONG_TYPE, place, "hàng này có nhiều cột, cần nhóm “cột: giá trị”").hint(format!("các cột: {}", columns.join(", "))),
            );
            return Vec::new();
        }
    };
    let mut values = Vec::new();
    for (key, node) in entries {
        match kinds.iter().find(|(id, _)| *id == key.text) {
            Some(kind) => values.extend(read_value(fields, node, *kind)),
            None => {
                let known: Vec<&str> = kinds.iter().map(|(id, _)| *id).collect();
                let written = key_written(fields, key);
                if is_cut_decimal(key, node) {
                    let message = format!("không có cột “{}”", written.value);
                    fields.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_COLUMN, written.place, message).hint(CUT_DECIMAL));
                } else {
                    unknown(fields, &codes::UNKNOWN_COLUMN, &written, "cột", &known);
                }
            }
        }
    }
    values
}

fn read_value(fields: &mut Fields<'_, '_>, node: &Node, (column, kind): (&str, crate::pack::CellType)) -> Option<(String, Spanned<Value>)> {
    if node.kind == Kind::Null {
        return None;
    }
    let value = Value::read(node, kind, fields)?;
    Some((column.to_owned(), Spanned { value, place: fields.place(node.span) }))
}

fn add_rows(fields: &mut Fields<'_, '_>, tables: &mut [FilledTable]) {
    let items = fields.list("extra_rows");
    for item in items {
        let file = fields.file().clone();
        let Some(mut row) = Fields::open(&file, item, fields.diagnostics) else { continue };
        let (table, under, label) = (row.text("table"), row.required_text("under"), row.required_text("label"));
        let values = row.node("values");
        let at = match &table {
            Some(written) => tables.iter().position(|t| t.layout.id == written.value),
            None => Some(0),
        };
        let open =
            at.and_then(|at| under.as_ref().and_then(|u| tables[at].layout.rows.iter().find(|r| r.id == u.value && r.open_rows).map(|r| (at, r.clone()))));
        match (open, &under) {
            (Some((at, base)), Some(under)) => {
                let kinds: Vec<(String, crate::pack::CellType)> =
                    tables[at].layout.columns.iter().zip(&base.cells).map(|(c, cell)| (c.id.clone(), cell.kind)).collect();
                let kinds: Vec<(&str, crate::pack::CellType)> = kinds.iter().map(|(id, kind)| (id.as_str(), *kind)).collect();
                let values = values.map(|node| row_values(&mut row, node, &kinds)).unwrap_or_default();
                if let Some(label) = &label {
                    tables[at].extra_rows.push(ExtraRow { under: under.value.clone(), label: label.value.clone(), values: values.into_iter().collect() });
                }
            }
            (None, Some(under)) => {
                let known: Vec<String> = tables.iter().flat_map(|t| t.layout.rows.iter().filter(|r| r.open_rows).map(|r| r.id.clone())).collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                unknown(&mut row, &codes::UNKNOWN_ROW, under, "hàng cho thêm dòng", &known);
            }
            _ => {}
        }
        row.finish();
    }
}

/// Where a table asks for exactly one of two checks, a row that is filled in at all must have it.
fn check_pairs(fields: &mut Fields<'_, '_>, table: &FilledTable) {
    if !table.layout.exactly_one_check {
        return;
    }
    for row in &table.layout.rows {
        let marked: Vec<&Spanned<Value>> = table.layout.columns.iter().filter_map(|c| table.values.get(&(row.id.clone(), c.id.clone()))).collect();
        if marked.len() > 1 {
            let message = format!("hàng “{}” đánh dấu cả hai ô", row.label);
            fields.diagnostics.push(Diagnostic::new(&codes::CHECK_PAIR, marked[1].place.clone(), message).hint("để lại một dấu x"));
        }
    }
}

//! Disclosures as data: CSV, XLSX, JSON, and the package that describes a unit's tables.

use crate::derive::figures::{Figure, FormFigures, RowFigures, TableFigures};
use crate::model::{Disclosure, FilledTable, Unit, Value};
use crate::pack::CellType;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::data_marks;
use crate::site::parts::form_data::{csv, has_data};
use crate::site::phrases::disclosure::{official_title, published, span};
use crate::site::view::{
    DataCell, DataColumn, DataKind, DataPackage, DataResource, DataRow, DataSheet, DataSum, DataValue, Dataset,
    EmptyWords,
};
use crate::text::sheet_layout::PERCENT;
use crate::text::sheet_name;
use jiff::civil::Date;
use std::sync::Arc;

/// The files of one disclosure.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit, disclosure: &Disclosure, figures: &FormFigures) -> Vec<Page> {
    if !has_data(disclosure) {
        return Vec::new();
    }
    let dataset = Arc::new(dataset(setting, unit, disclosure, figures));
    let page = |route: Route, content| Page { route, content, source: Arc::clone(&disclosure.file) };
    let mut pages: Vec<Page> = (0..dataset.sheets.len())
        .map(|at| page(csv(unit, disclosure, at), Content::Csv(Arc::clone(&dataset), at)))
        .collect();
    pages.push(page(routes::disclosure_data(unit, disclosure, None, "xlsx"), Content::Xlsx(Arc::clone(&dataset))));
    let schema = routes::disclosure_schema();
    let json = routes::disclosure_data(unit, disclosure, None, "json");
    let schema = schema.href_from(&json);
    pages.push(page(json, Content::Json(dataset, schema)));
    pages
}

fn dataset(setting: &Setting<'_>, unit: &Unit, disclosure: &Disclosure, figures: &FormFigures) -> Dataset {
    Dataset {
        title: official_title(setting, disclosure),
        unit: unit.name.clone(),
        unit_id: unit.slug.clone(),
        regulation: disclosure.regime.number.clone(),
        subject: disclosure.label(),
        period: span(setting, disclosure),
        reference_date: disclosure.reference_date.map(|d| d.to_string()),
        published: disclosure.published.map(|d| d.to_string()).unwrap_or_default(),
        illustrative: disclosure.illustrative,
        licence: setting.licence(),
        marks: data_marks::marks(setting, disclosure.illustrative),
        note: notes(setting, disclosure),
        heads: ["data_number", "data_label"].map(|key| setting.say(key)),
        words: words(setting),
        sheets: disclosure
            .tables
            .iter()
            .zip(&figures.tables)
            .zip(1..)
            .map(|((table, figures), number)| sheet(setting, table, figures, number))
            .collect(),
    }
}

/// What stands above the figures: that they are invented, in what money is typed where the form prints it in another unit, the licence.
fn notes(setting: &Setting<'_>, disclosure: &Disclosure) -> Option<String> {
    let printed = disclosure.form().and_then(|form| form.display_unit.as_ref());
    let money = printed.map(|unit| setting.tell("data_typed_in_dong", &[("unit", unit)]));
    data_marks::note(setting, disclosure.illustrative, money.into_iter())
}

fn words(setting: &Setting<'_>) -> EmptyWords {
    EmptyWords {
        missing: setting.say("empty_missing"),
        not_applicable: setting.say("empty_not_applicable"),
        hidden: setting.say("empty_hidden"),
    }
}

fn sheet(setting: &Setting<'_>, table: &FilledTable, figures: &TableFigures, number: usize) -> DataSheet {
    let mut columns = Vec::new();
    // the position of each column of the form among those of the data
    let mut places = Vec::new();
    for (at, column) in table.layout.columns.iter().enumerate() {
        places.push(columns.len());
        let kinds: Vec<CellType> = figures.rows.iter().map(|r| r.kinds[at].kind).collect();
        let kind = data_kind(&kinds, figures, at);
        let money = kinds.iter().all(|k| matches!(k, CellType::Vnd | CellType::Blank));
        let unit = column.unit.clone().or_else(|| money.then(|| setting.say("data_dong")));
        columns.push(DataColumn { id: column.id.clone(), label: column.full_label.clone(), kind, unit });
        if kinds.contains(&CellType::CountPercent) {
            let label = setting.tell("data_percent_of", &[("column", &column.full_label)]);
            columns.push(DataColumn {
                id: format!("{}{PERCENT}", column.id),
                label,
                kind: DataKind::Number,
                unit: Some("%".to_owned()),
            });
        }
    }
    let width = columns.len();
    let place = |(row, column): (usize, usize)| (row, places[column]);
    DataSheet {
        id: table.layout.id.clone(),
        name: sheet_name(&table.layout.id, number),
        title: table.layout.title.clone().unwrap_or_else(|| setting.say("form_table_caption")),
        rows: figures.rows.iter().map(|row| data_row(row, &places, width)).collect(),
        sums: figures
            .sums
            .iter()
            .map(|s| DataSum { total: place(s.total), parts: s.parts.iter().map(|p| place(*p)).collect() })
            .collect(),
        columns,
    }
}

/// Text if any of its cells may hold text; a number if any may have a fraction.
fn data_kind(kinds: &[CellType], figures: &TableFigures, at: usize) -> DataKind {
    let text = figures.rows.iter().any(|r| {
        matches!(
            r.cells[at].value(),
            Some(Value::Text(_) | Value::Lines(_) | Value::Share { .. } | Value::Pair(..) | Value::Checked)
        ) || (!r.kinds[at].kind.is_numeric() && r.kinds[at].kind != CellType::Blank)
    });
    let whole =
        kinds.iter().all(|k| matches!(k, CellType::Integer | CellType::Vnd | CellType::CountPercent | CellType::Blank));
    match (text, whole) {
        (true, _) => DataKind::String,
        (false, true) => DataKind::Integer,
        (false, false) => DataKind::Number,
    }
}

fn data_row(row: &RowFigures, places: &[usize], width: usize) -> DataRow {
    let mut cells = Vec::with_capacity(width);
    for (at, (figure, kind)) in row.cells.iter().zip(row.kinds.iter()).enumerate() {
        let unit = kind.unit.clone().or_else(|| (kind.kind == CellType::AreaM2).then(|| "m2".to_owned()));
        cells.push(data_cell(figure, unit));
        // the column has another beside it
        if cells.len() < places.get(at + 1).copied().unwrap_or(width) {
            cells.push(percent_cell(figure));
        }
    }
    DataRow {
        id: row.id.clone(),
        number: row.stt.clone(),
        label: row.label.clone(),
        depth: row.depth,
        total: row.total,
        added: row.added,
        cells,
    }
}

fn data_cell(figure: &Figure, unit: Option<String>) -> DataCell {
    match figure {
        Figure::Blank => DataCell::Blank,
        Figure::Missing => DataCell::Missing,
        Figure::NotApplicable => DataCell::NotApplicable,
        Figure::Hidden => DataCell::Hidden,
        Figure::Given(value) => DataCell::Figure { value: data_value(value), unit, computed: false },
        Figure::Computed(value) => DataCell::Figure { value: data_value(value), unit, computed: true },
    }
}

fn data_value(value: &Value) -> DataValue {
    match value {
        Value::Integer(n) | Value::CountPercent { count: n, .. } => DataValue::Integer(*n),
        Value::Decimal { value, scale } => DataValue::Decimal { value: *value, scale: *scale },
        Value::Pair(a, b) => DataValue::Text(format!("{a}/{b}")),
        Value::Text(_) | Value::Lines(_) | Value::Share { .. } | Value::Checked | Value::NotApplicable => {
            DataValue::Text(value.format(false))
        }
    }
}

/// The percentage beside a count.
fn percent_cell(figure: &Figure) -> DataCell {
    match figure {
        Figure::Given(Value::CountPercent { percent: Some((value, scale)), .. })
        | Figure::Computed(Value::CountPercent { percent: Some((value, scale)), .. }) => DataCell::Figure {
            value: DataValue::Decimal { value: *value, scale: *scale },
            unit: None,
            computed: matches!(figure, Figure::Computed(_)),
        },
        Figure::Hidden => DataCell::Hidden,
        _ => DataCell::Blank,
    }
}

/// The disclosures that a unit's package holds, with their positions.
fn packed(unit: &Unit) -> impl Iterator<Item = (usize, &Disclosure)> {
    published(unit).filter(|(_, disclosure)| has_data(disclosure))
}

/// The newest day on which something that is not invented came into a unit's package or was corrected; `None`: it holds no such thing.
pub(crate) fn data_of(unit: &Unit) -> Option<Date> {
    let own = packed(unit).map(|(_, disclosure)| disclosure).filter(|disclosure| !disclosure.illustrative);
    own.flat_map(|own| own.published.into_iter().chain(own.corrections.iter().map(|correction| correction.date))).max()
}

/// The package of a unit: every CSV with the types of its columns.
pub(crate) fn package(setting: &Setting<'_>, unit: &Unit) -> Option<Page> {
    let route = routes::data_package(unit);
    let figures = setting.derived.figures(unit);
    let tables = packed(unit).flat_map(|(at, disclosure)| {
        (0..disclosure.tables.len()).map(move |table| (disclosure, table, &figures[at].tables[table]))
    });
    let resources: Vec<DataResource> = tables
        .map(|(disclosure, table, figures)| resource(setting, &route, unit, (disclosure, table), figures))
        .collect();
    let words = words(setting);
    let package = DataPackage {
        name: if unit.slug.is_empty() { "cong-khai".to_owned() } else { unit.slug.replace('/', "-") },
        title: setting.tell("data_package_title", &[("unit", &unit.name)]),
        versions: setting.own_version(unit).into_iter().collect(),
        homepage: setting.site.base_url.as_ref().map(|base| routes::absolute(base, &routes::disclosures(unit))),
        missing: vec![String::new(), words.missing, words.not_applicable, words.hidden],
        licence: setting.licence(),
        resources,
    };
    (!package.resources.is_empty()).then(|| Page {
        route,
        content: Content::DataPackage(Box::new(package)),
        source: Arc::clone(&unit.file),
    })
}

/// The CSV of one table of a disclosure.
fn resource(
    setting: &Setting<'_>,
    package: &Route,
    unit: &Unit,
    (disclosure, at): (&Disclosure, usize),
    figures: &TableFigures,
) -> DataResource {
    let path = csv(unit, disclosure, at).href_from(package);
    let sheet = sheet(setting, &disclosure.tables[at], figures, at + 1);
    DataResource {
        name: path.trim_end_matches(".csv").replace('/', "-"),
        path,
        title: format!("{}. {}", official_title(setting, disclosure), sheet.title),
        illustrative: disclosure.illustrative.then(|| setting.say("data_illustrative")),
        fields: data_marks::fields(setting, sheet.columns, &data_marks::marks(setting, disclosure.illustrative)),
    }
}

/// The JSON Schema of disclosures, for whoever reads their JSON.
pub(crate) fn schema_page() -> Page {
    let text = include_str!("disclosure.schema.json").to_owned();
    Page { route: routes::disclosure_schema(), content: Content::Text(text), source: Arc::from("content/site.yaml") }
}

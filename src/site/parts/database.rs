//! Phần I of the report: what the school is, and its figures year by year.

use crate::model::{Assessment, FigureColumn, FigureRow, FigureTable, Unit, Value};
use crate::pack::{CellType, Certainty};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::prose_view::simple_html;
use crate::site::view::{Cell, DataTable, DatabaseView, Fact, TableCell, TableHeader, TableRow};
use crate::text::{SchoolYear, slug};

/// Part I: identity from `unit.yaml` and `database.yaml`, then the tables.
pub(crate) fn view(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> DatabaseView {
    let mut view = DatabaseView { facts: identity(setting, unit), ..DatabaseView::default() };
    let Some(database) = &assessment.database else {
        view.state = Some(setting.say("database_identity_only"));
        return view;
    };
    view.facts.extend(database.facts.iter().map(|(label, value)| Fact { label: label.clone(), value: value.clone() }));
    view.note_html = simple_html(&database.note, &setting.links(route));
    view.tables = database.tables.iter().map(|t| table(setting, t)).collect();
    if !database.absent.is_empty() {
        view.state = Some(setting.tell("database_absent", &[("tables", &database.absent.join("; "))]));
    }
    let recalled = setting
        .packs
        .sheets
        .provenance
        .iter()
        .any(|p| p.of.as_deref() == Some("report_database") && p.status == Certainty::Recalled);
    view.recalled = recalled.then(|| setting.say("database_recalled"));
    view
}

/// What `unit.yaml` holds.
fn identity(setting: &Setting<'_>, unit: &Unit) -> Vec<Fact> {
    let facts = [
        ("report_name", Some(unit.name.clone())),
        ("fact_governing_body", unit.governing_body.clone()),
        ("report_province", unit.province.clone()),
        ("report_district", unit.district.clone()),
        ("report_commune", unit.commune.clone()),
        ("report_head", unit.principal.clone()),
        ("fact_phone", unit.phone.clone()),
        ("fact_website", unit.website.clone()),
        ("report_kind", Some(setting.kind_label(&unit.kind))),
    ];
    facts
        .into_iter()
        .map(|(key, value)| Fact {
            label: setting.say(key),
            value: value.unwrap_or_else(|| setting.say("report_not_stated")),
        })
        .collect()
}

fn table(setting: &Setting<'_>, table: &FigureTable) -> DataTable {
    let caption = match &table.unit {
        Some(unit) => setting.tell("database_caption", &[("title", &table.title), ("unit", unit)]),
        None => table.title.clone(),
    };
    let mut rows: Vec<TableRow> = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        rows.push(if row.is_heading() { heading(row, table) } else { figures(setting, table, at) });
        if let Some(note) = &row.editor_note {
            let cell = TableCell {
                content: Cell::lines(&setting.tell("editor_note_inline", &[("note", note)])),
                colspan: table.columns.len() + 1,
                ..TableCell::default()
            };
            rows.push(TableRow { class: "remark", cells: vec![cell], ..TableRow::default() });
        }
    }
    DataTable {
        id: table_id(table),
        kind: if is_by_year(table) { "by-year" } else { "" },
        caption,
        wide: true,
        lead: 1,
        header: header(setting, &table.columns),
        rows,
        ..DataTable::default()
    }
}

/// The id of a table on the report; that of a table by school years begins in another way.
pub(crate) fn table_id(table: &FigureTable) -> String {
    format!("{}-{}", if is_by_year(table) { "theo-nam" } else { "so-lieu" }, slug(&table.id))
}

fn is_by_year(table: &FigureTable) -> bool {
    table.columns.iter().all(|c| SchoolYear::parse(&c.label).is_some())
}

/// One row of heads, or two where columns stand in groups.
fn header(setting: &Setting<'_>, columns: &[FigureColumn]) -> Vec<Vec<TableHeader>> {
    let grouped = columns.iter().any(|c| c.group.is_some());
    let tall = if grouped { 2 } else { 1 };
    let head =
        |label: &str, rowspan| TableHeader { label: label.to_owned(), colspan: 1, rowspan, scope: "col", href: None };
    let mut first = vec![head(setting.strings.get("database_figures"), tall)];
    let mut second = Vec::new();
    for column in columns {
        match &column.group {
            Some(group) => {
                match first.last_mut().filter(|last| last.scope == "colgroup" && last.label == *group) {
                    Some(last) => last.colspan += 1,
                    None => first.push(TableHeader { scope: "colgroup", ..head(group, 1) }),
                }
                second.push(head(&column.label, 1));
            }
            None => first.push(head(&column.label, tall)),
        }
    }
    if grouped { vec![first, second] } else { vec![first] }
}

fn heading(row: &FigureRow, table: &FigureTable) -> TableRow {
    let cell = TableCell {
        content: Cell::lines(&row.label),
        header: true,
        colspan: table.columns.len() + 1,
        ..TableCell::default()
    };
    TableRow { class: "group", cells: vec![cell], ..TableRow::default() }
}

fn figures(setting: &Setting<'_>, table: &FigureTable, at: usize) -> TableRow {
    let row = &table.rows[at];
    let head = TableCell { content: Cell::lines(&row.label), header: true, colspan: 1, ..TableCell::default() };
    let cells = table.columns.iter().enumerate().map(|(n, column)| {
        let text = CellType::Text;
        TableCell {
            content: shown(setting, table.value(at, n).as_ref(), row.kind, column.kind == text),
            numeric: row.kind != text && column.kind != text,
            colspan: 1,
            label: column
                .group
                .as_ref()
                .map_or_else(|| column.label.clone(), |group| format!("{group}, {}", column.label)),
            ..TableCell::default()
        }
    });
    let class = if row.sum.is_empty() { "" } else { "total" };
    let depth = usize::from(row.part_of.is_some() || is_below_its_sum(table, at));
    TableRow { class, depth, cells: std::iter::once(head).chain(cells).collect(), ..TableRow::default() }
}

/// Whether the sum that a row counts in stands above it, as its head.
fn is_below_its_sum(table: &FigureTable, at: usize) -> bool {
    table.rows[..at].iter().any(|row| row.sum.contains(&at))
}

fn shown(setting: &Setting<'_>, value: Option<&Value>, kind: CellType, optional: bool) -> Cell {
    let empty = |key| Cell::empty(setting.strings.get(key));
    match value {
        None if optional => Cell::default(),
        None => empty("empty_missing"),
        Some(Value::NotApplicable) => empty("empty_not_applicable"),
        Some(value) if kind == CellType::Percent => Cell::text(format!("{}%", value.format(false))),
        Some(value) => Cell::lines(&value.format(false)),
    }
}

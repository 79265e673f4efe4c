//! A disclosure as JSON, and the description of a unit's tables. Numbers are written exactly, never through a float.

use super::csv::decimal;
use crate::site::view::{DataCell, DataColumn, DataKind, DataPackage, DataResource, DataRow, DataValue, Dataset, Link};
use crate::text::sheet_layout::LEAD;
use serde_json::{Map, Number, Value, json};

/// Prints a dataset; `schema` is the address of its JSON Schema, relative to the file.
pub fn dataset(dataset: &Dataset, schema: &str) -> Vec<u8> {
    let tables: Vec<Value> = dataset
        .sheets
        .iter()
        .map(|sheet| {
            let rows: Vec<Value> = sheet
                .rows
                .iter()
                .map(|row| {
                    let cells: Map<String, Value> = sheet.columns.iter().zip(row.cells.iter()).map(|(column, value)| (column.id.clone(), cell(value))).collect();
                    json!({"id": row.id, "number": row.number, "label": row.label, "depth": row.depth, "total": row.total, "added": row.added, "cells": cells})
                })
                .collect();
            json!({"id": sheet.id, "title": sheet.title, "columns": sheet.columns.iter().map(column).collect::<Vec<_>>(), "rows": rows})
        })
        .collect();
    let value = json!({
        "$schema": schema,
        "title": dataset.title,
        "unit": dataset.unit,
        "unit_id": dataset.unit_id,
        "regulation": dataset.regulation,
        "subject": dataset.subject,
        "period": dataset.period,
        "reference_date": dataset.reference_date,
        "published": dataset.published,
        "illustrative": dataset.illustrative,
        "license": dataset.licence.as_ref().map(named),
        "note": dataset.note,
        "tables": tables,
    });
    lines(&value)
}

/// Prints the first table of a dataset as rows of values in the order of `columns`, those of the CSV; what is blank is null.
pub fn records(dataset: &Dataset) -> Vec<u8> {
    let sheet = &dataset.sheets[0];
    let lead = LEAD.map(|id| json!({"id": id, "type": "string"}));
    let columns: Vec<Value> = lead.into_iter().chain(sheet.columns.iter().map(column)).collect();
    let record = |row: &DataRow| -> Value {
        let lead = [&row.id, &row.number, &row.label].map(|text| json!(text)).into_iter();
        let value = |cell: &DataCell| match cell {
            DataCell::Figure { value, .. } => number(value),
            _ => Value::Null,
        };
        lead.chain(row.cells.iter().map(value)).collect()
    };
    lines(&json!({
        "title": dataset.title,
        "reference_date": dataset.reference_date,
        "license": dataset.licence.as_ref().map(named),
        "note": dataset.note,
        "columns": columns,
        "rows": sheet.rows.iter().map(record).collect::<Vec<_>>(),
    }))
}

/// Name and address of a licence.
fn named(licence: &Link) -> Value {
    json!({"name": licence.label, "url": licence.href})
}

/// Prints the description of tables (Frictionless Tabular Data Package).
pub fn package(package: &DataPackage) -> Vec<u8> {
    let resources: Vec<Value> = package.resources.iter().map(|of| resource(of, &package.missing)).collect();
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("profile", json!("tabular-data-package"));
    put("name", json!(package.name));
    put("title", json!(package.title));
    if !package.versions.is_empty() {
        put("description", json!(package.versions.join("\n")));
    }
    if let Some(homepage) = &package.homepage {
        put("homepage", json!(homepage));
    }
    if let Some(licence) = &package.licence {
        put("licenses", json!([license(licence)]));
    }
    put("resources", json!(resources));
    lines(&Value::Object(map))
}

fn resource(resource: &DataResource, missing: &[String]) -> Value {
    let field = |f: &DataColumn| match &f.unit {
        Some(unit) => json!({"name": f.id, "title": f.label, "type": kind(f.kind), "unit": unit}),
        None => json!({"name": f.id, "title": f.label, "type": kind(f.kind)}),
    };
    let fields: Vec<Value> = resource.fields.iter().map(field).collect();
    let mut value = json!({
        "name": resource.name, "path": resource.path, "title": resource.title, "profile": "tabular-data-resource",
        "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": "id", "missingValues": missing},
    });
    if let (Some(words), Value::Object(map)) = (&resource.illustrative, &mut value) {
        map.insert("description".to_owned(), json!(words));
        map.insert("illustrative".to_owned(), Value::Bool(true));
    }
    value
}

/// A licence as packages name it; its id is made of the letters that ids may have: `CC BY 4.0` gives `CC-BY-4.0`.
fn license(licence: &Link) -> Value {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let id: String = licence.label.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    json!({"name": id, "title": licence.label, "path": licence.href})
}

fn lines(value: &Value) -> Vec<u8> {
    let mut out = serde_json::to_vec(value).unwrap_or_default();
    out.push(b'\n');
    out
}

fn kind(kind: DataKind) -> &'static str {
    match kind {
        DataKind::Integer => "integer",
        DataKind::Number => "number",
        DataKind::String => "string",
        DataKind::Date => "date",
    }
}

fn column(column: &DataColumn) -> Value {
    json!({"id": column.id, "label": column.label, "type": kind(column.kind), "unit": column.unit})
}

fn cell(cell: &DataCell) -> Value {
    match cell {
        DataCell::Blank => json!({"status": "blank"}),
        DataCell::Missing => json!({"status": "missing"}),
        DataCell::NotApplicable => json!({"status": "not_applicable"}),
        DataCell::Hidden => json!({"status": "hidden"}),
        DataCell::Figure { value, unit, computed } => {
            let status = if *computed { "computed" } else { "given" };
            match unit {
                Some(unit) => json!({"status": status, "value": number(value), "unit": unit}),
                None => json!({"status": status, "value": number(value)}),
            }
        }
    }
}

fn number(value: &DataValue) -> Value {
    match value {
        DataValue::Integer(n) => Value::from(*n),
        DataValue::Decimal { value, scale } => {
            decimal(*value, *scale).parse::<Number>().map_or(Value::Null, Value::Number)
        }
        DataValue::Text(text) | DataValue::Day(text) => Value::String(text.clone()),
    }
}

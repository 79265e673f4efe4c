//! A disclosure as JSON, and the description of a unit's tables. Numbers are written exactly, never through a float.

use super::csv::decimal;
use crate::site::view::{DataCell, DataColumn, DataKind, DataPackage, DataValue, Dataset};
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
        "note": dataset.note,
        "tables": tables,
    });
    lines(&value)
}

/// Prints the description of a unit's tables (Frictionless Tabular Data Package).
pub fn package(package: &DataPackage) -> Vec<u8> {
    let resources: Vec<Value> = package
        .resources
        .iter()
        .map(|resource| {
            let fields: Vec<Value> = resource
                .fields
                .iter()
                .map(|f| match &f.unit {
                    Some(unit) => json!({"name": f.id, "title": f.label, "type": kind(f.kind), "unit": unit}),
                    None => json!({"name": f.id, "title": f.label, "type": kind(f.kind)}),
                })
                .collect();
            json!({
                "name": resource.name, "path": resource.path, "title": resource.title, "profile": "tabular-data-resource",
                "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": "id", "missingValues": package.missing},
            })
        })
        .collect();
    let mut value = json!({"profile": "tabular-data-package", "name": package.name, "title": package.title, "resources": resources});
    if let (Some(homepage), Value::Object(map)) = (&package.homepage, &mut value) {
        map.insert("homepage".to_owned(), Value::String(homepage.clone()));
    }
    lines(&value)
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
        DataValue::Text(text) => Value::String(text.clone()),
    }
}

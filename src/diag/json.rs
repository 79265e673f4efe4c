//! Diagnostics for programs: one JSON document, stable keys. Lines and columns count from 1, columns in code points.

use super::excerpt::around;
use super::lines::Lines;
use super::{Diagnostics, SourceTexts};
use crate::text::LineIndex;
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    errors: usize,
    warnings: usize,
    notes: usize,
    diagnostics: Vec<Item<'a>>,
    /// Findings that are counted only.
    untold: Vec<Rest<'a>>,
}

#[derive(Serialize)]
struct Rest<'a> {
    code: &'static str,
    file: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    message: &'a str,
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<&'a str>,
    /// Of a Word document: `đoạn “Căn cứ…”`.
    paragraph: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    /// The line; where it is very long, what stands around the place, between `…`.
    source: Option<String>,
    hint: Option<&'a str>,
}

/// The findings as a JSON document that ends with a line break.
pub fn render(diagnostics: &Diagnostics, sources: &dyn SourceTexts) -> String {
    let veiled = diagnostics.veiled(sources);
    let mut lines = Lines::new(&veiled);
    let items = diagnostics.iter().map(|d| {
        let index = lines.of(&d.place.file);
        let at = index.map(|index| index.line_column(d.place.span.start as usize));
        Item {
            code: d.code.id,
            severity: d.code.severity.id(),
            title: d.code.title,
            message: &d.message,
            file: &d.place.file,
            sheet: d.place.cell.as_ref().map(|c| c.sheet.as_str()),
            cell: d.place.cell.as_ref().map(|c| c.address.as_str()).filter(|a| !a.is_empty()),
            paragraph: d.place.paragraph.as_ref().map(|paragraph| paragraph.shown()),
            line: at.map(|(line, _)| line),
            column: at.map(|(_, column)| column),
            source: at.and_then(|(line, _)| Some(shown(index?, line, d.place.span.start as usize))),
            hint: d.hint.as_deref(),
        }
    });
    let report = Report {
        schema: "congkhai-diagnostics/1",
        errors: diagnostics.errors(),
        warnings: diagnostics.warnings(),
        notes: diagnostics.notes(),
        diagnostics: items.collect(),
        untold: diagnostics
            .untold()
            .iter()
            .map(|rest| Rest { code: rest.code.id, file: &rest.file, count: rest.count })
            .collect(),
    };
    let mut out = serde_json::to_string_pretty(&report).unwrap_or_default();
    out.push('\n');
    out
}

fn shown(index: &LineIndex<'_>, line: usize, offset: usize) -> String {
    around(index.line(line), offset.saturating_sub(index.start(line))).shown()
}

//! Findings kept as text from one run of the program to the next: one JSON document.

use super::{Diagnostic, Diagnostics, codes};
use crate::text::{CellName, ParagraphName, Place, Span};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    file: String,
    start: u32,
    end: u32,
    /// Of a spreadsheet: sheet and address.
    cell: Option<(String, String)>,
    /// Of a Word document.
    paragraph: Option<Paragraph>,
    message: String,
    hint: Option<String>,
}

/// Number, table and row, first words.
type Paragraph = (u32, Option<(u32, u32)>, String);

/// The findings as text, in one line.
pub fn to_text(diagnostics: &Diagnostics) -> String {
    let kept: Vec<Kept> = diagnostics
        .iter()
        .map(|d| Kept {
            code: d.code.id.to_owned(),
            file: d.place.file.to_string(),
            start: d.place.span.start,
            end: d.place.span.end,
            cell: d.place.cell.as_ref().map(|cell| (cell.sheet.clone(), cell.address.clone())),
            paragraph: d.place.paragraph.as_ref().map(|p| (p.number, p.row, p.words.clone())),
            message: d.message.clone(),
            hint: d.hint.clone(),
        })
        .collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The findings of [`to_text`]; `None` for any other text, also that of another version with other codes.
pub fn from_text(text: &str) -> Option<Diagnostics> {
    let kept: Vec<Kept> = serde_json::from_str(text).ok()?;
    let mut diagnostics = Diagnostics::default();
    for Kept { code, file, start, end, cell, paragraph, message, hint } in kept {
        let code = codes::ALL.iter().find(|known| known.id == code)?;
        let place = Place {
            file: Arc::from(file),
            span: Span { start, end },
            cell: cell.map(|(sheet, address)| Arc::new(CellName { sheet, address })),
            paragraph: paragraph.map(|(number, row, words)| Arc::new(ParagraphName { number, row, words })),
        };
        diagnostics.push(Diagnostic { code, place, message, hint });
    }
    Some(diagnostics)
}

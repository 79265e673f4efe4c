//! Findings kept as text from one run of the program to the next: one JSON document.

use super::{Diagnostic, Diagnostics, Untold, codes};
use crate::text::{CellName, ParagraphName, Place, Span};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Findings as values that can be written and read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct KeptFindings {
    told: Vec<Kept>,
    /// Code, file, how many.
    untold: Vec<(String, Arc<str>, usize)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    code: String,
    file: Arc<str>,
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

impl KeptFindings {
    /// Those of a collection that hides nothing.
    pub fn of(diagnostics: &Diagnostics) -> Self {
        let kept = |d: &Diagnostic| Kept {
            code: d.code.id.to_owned(),
            file: Arc::clone(&d.place.file),
            start: d.place.span.start,
            end: d.place.span.end,
            cell: d.place.cell.as_ref().map(|cell| (cell.sheet.clone(), cell.address.clone())),
            paragraph: d.place.paragraph.as_ref().map(|p| (p.number, p.row, p.words.clone())),
            message: d.message.clone(),
            hint: d.hint.clone(),
        };
        let untold = |u: &Untold| (u.code.id.to_owned(), Arc::clone(&u.file), u.count);
        Self { told: diagnostics.iter().map(kept).collect(), untold: diagnostics.untold().iter().map(untold).collect() }
    }

    /// The findings; `None`: another version, with other codes, has kept them.
    pub fn read(self) -> Option<Diagnostics> {
        let code_of = |id: &str| codes::ALL.iter().find(|known| known.id == id).copied();
        let mut diagnostics = Diagnostics::default();
        for Kept { code, file, start, end, cell, paragraph, message, hint } in self.told {
            let place = Place {
                file,
                span: Span { start, end },
                cell: cell.map(|(sheet, address)| Arc::new(CellName { sheet, address })),
                paragraph: paragraph.map(|(number, row, words)| Arc::new(ParagraphName { number, row, words })),
            };
            diagnostics.push(Diagnostic { code: code_of(&code)?, place, message, hint });
        }
        for (code, file, count) in self.untold {
            diagnostics.untold.push(Untold { code: code_of(&code)?, file, count });
        }
        Some(diagnostics)
    }
}

/// The findings as text, in one line.
pub fn to_text(diagnostics: &Diagnostics) -> String {
    serde_json::to_string(&KeptFindings::of(diagnostics)).unwrap_or_default()
}

/// The findings of [`to_text`]; `None` for any other text.
pub fn from_text(text: &str) -> Option<Diagnostics> {
    serde_json::from_str::<KeptFindings>(text).ok()?.read()
}

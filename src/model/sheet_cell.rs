//! What a cell of a spreadsheet says where it is read, in a table of a form and on any sheet of a workbook alike: its text, or why it has none.

use super::value::Refusal;
use crate::diag::codes;
use crate::parse::sheet::{Content, SheetCell};

/// The text of a cell, a percentage with its sign; or why it cannot be read in its place.
pub(super) fn text(cell: &SheetCell) -> Result<String, Refusal> {
    let refuse =
        |message: String, hint: &str| Err(Refusal { code: &codes::BAD_VALUE, message, hint: Some(hint.to_owned()) });
    if let Some(cells) = &cell.merged {
        let message = format!("“{}” nằm trong các ô gộp {cells}, không rõ thuộc ô nào", cell.text);
        return refuse(message, "bỏ gộp ô (Home → Merge & Center → Unmerge Cells) và điền từng ô");
    }
    match &cell.content {
        Content::Fault { why, hint } => refuse(why.clone(), hint),
        Content::Number { percent: true, .. } => Ok(format!("{}%", cell.text)),
        _ => Ok(cell.text.clone()),
    }
}

/// That a number has more digits than its sheet shows, which are not read.
pub(super) fn rounded(cell: &SheetCell) -> Option<Refusal> {
    let Content::Number { full: Some(full), .. } = &cell.content else { return None };
    Some(Refusal {
        code: &codes::ROUNDED_NUMBER,
        message: format!("số {full} được đọc là {} như bảng tính hiện", cell.text),
        hint: Some("làm tròn số trong ô (hàm ROUND), hoặc cho ô hiện đủ chữ số thập phân".to_owned()),
    })
}

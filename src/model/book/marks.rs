//! The marks by which sheets of our workbooks are known, whatever they are called.

use crate::parse::sheet::Sheet;
use crate::text::sheet_layout::{BOOK_MARK, ID};

/// What mends a workbook that lost its ids.
pub(super) const NEW_ONE: &str =
    "lấy sổ trống mới (lệnh congkhai workbook, hoặc trang quy định của cổng) rồi chép số liệu sang";

/// The mark of a sheet, and where it stands in the first row.
pub(super) fn mark(sheet: &Sheet) -> Option<(usize, &str)> {
    let first = sheet.rows.first()?;
    first
        .iter()
        .enumerate()
        .find(|(_, cell)| cell.text.starts_with(BOOK_MARK))
        .map(|(at, cell)| (at, cell.text.as_str()))
}

/// The hidden row that names the columns of a table or a list.
pub(super) fn row_of_ids(sheet: &Sheet) -> Option<usize> {
    sheet.rows.iter().position(|row| row.first().is_some_and(|cell| cell.text == ID))
}

/// Whether some sheet has a mark.
pub(in crate::model) fn is_workbook(sheets: &[Sheet]) -> bool {
    sheets.iter().any(|sheet| mark(sheet).is_some())
}

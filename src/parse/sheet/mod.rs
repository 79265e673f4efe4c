//! Spreadsheets as sheets of cells, each with its place. Limits keep a hostile file from taking the machine's memory.

mod comma;
mod content;
mod excel97;
mod grid;
mod kind;
mod number;
mod open_document;
mod own_parts;
mod workbook;

use crate::diag::{Diagnostic, codes};
use crate::text::{CellName, MARK, Place, Span, cell_address, needs_mark, nfc};
use std::sync::Arc;

/// No form has more rows or columns than this.
const MAX_ROWS: usize = 5_000;
const MAX_COLUMNS: usize = 256;
/// Names of spreadsheets end so, in any case. `.xlsb` cannot be read and is refused with what to do.
const ENDINGS: [&str; 6] = [".xlsx", ".xlsm", ".csv", ".xls", ".xlsb", ".ods"];
/// What mends most spreadsheets.
const SAVE_AGAIN: &str = "mở tệp bằng Excel và lưu lại với loại “Excel Workbook (*.xlsx)”";

const NO_PASSWORD: &str =
    "mở tệp bằng Excel, vào File → Info → Protect Workbook → Encrypt with Password, xóa mật khẩu rồi lưu lại";

/// A sheet: rows from the top, empty ones included; cells from the left.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The spreadsheet that it is in: path in the snapshot.
    pub file: Arc<str>,
    /// Empty for a `.csv`.
    pub name: String,
    /// At most 5,000, each of at most 256 cells; rows may differ in length.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A cell. Shape: `text` is in NFC without outer white space, empty for an empty cell; numbers have a decimal comma.
#[derive(Clone, Debug)]
pub struct SheetCell {
    /// In NFC, without outer white space; a number has a decimal comma, a day is `5/9/2024`.
    pub text: String,
    /// What it was as the file keeps it.
    pub content: Content,
    /// The cells that are merged into this one or hide it: `B2:C2`.
    pub merged: Option<String>,
    /// A formula stands there, and this is what it came to.
    pub formula: bool,
    at: Spot,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Typed by somebody: a number in it may have two readings.
    Text,
    /// A number, exact. `full`: the number before it was rounded as the sheet shows it.
    Number {
        /// The sheet shows a percent sign; `text` is in percent, without the sign.
        percent: bool,
        /// With all digits, where the sheet shows fewer; `None`: `text` is all of it.
        full: Option<String>,
    },
    /// A day; its text is `5/9/2024`.
    Date,
    /// Nothing that can be read, and how to mend it.
    Fault {
        /// In Vietnamese, for a finding.
        why: String,
        /// How to mend it.
        hint: &'static str,
    },
}

/// Where a cell stands: in a text, or by row and column.
#[derive(Clone, Copy, Debug)]
enum Spot {
    Text(Span),
    Cell(usize, usize),
}

/// Why a file cannot be read, for people, and where if it is a text.
#[derive(Clone, Debug)]
pub struct Unreadable {
    why: String,
    hint: &'static str,
    span: Option<Span>,
}

impl Unreadable {
    fn new(why: impl Into<String>, hint: &'static str) -> Self {
        Self { why: why.into(), hint, span: None }
    }

    fn broken() -> Self {
        Self::new("tệp hỏng hoặc chép chưa hết, không phải .xlsx", SAVE_AGAIN)
    }

    fn too_large() -> Self {
        Self::new("tệp giải nén ra quá lớn", "chép riêng bảng của biểu mẫu sang một tệp mới")
    }

    /// As a finding at its place in the text, or where somebody asked for the file.
    pub fn finding(&self, file: &Arc<str>, asked: &Place) -> Diagnostic {
        let (place, message) = match self.span {
            Some(span) => (Place::new(file, span), self.why.clone()),
            None => (asked.clone(), format!("không đọc được {file}: {}", self.why)),
        };
        Diagnostic::new(&codes::BAD_SPREADSHEET, place, message).hint(self.hint)
    }
}

impl SheetCell {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !matches!(self.content, Content::Fault { .. })
    }

    fn empty(at: (usize, usize)) -> Self {
        Self { text: String::new(), content: Content::Text, merged: None, formula: false, at: Spot::Cell(at.0, at.1) }
    }
}

impl Sheet {
    /// Where a cell stands.
    pub fn place(&self, cell: &SheetCell) -> Place {
        match cell.at {
            Spot::Text(span) => Place::new(&self.file, span),
            Spot::Cell(row, column) => self.place_at((row, column)),
        }
    }

    /// The place of a row and a column of a workbook's sheet, whether or not there is a cell.
    pub fn place_at(&self, at: (usize, usize)) -> Place {
        let order = order(at);
        let name = CellName { sheet: self.name.clone(), address: cell_address(at) };
        Place { cell: Some(Arc::new(name)), ..Place::new(&self.file, Span::new(order, order)) }
    }

    /// The sheet as a whole.
    pub fn own_place(&self) -> Place {
        let whole = Place::start_of(&self.file);
        if self.is_text() {
            return whole;
        }
        Place { cell: Some(Arc::new(CellName { sheet: self.name.clone(), address: String::new() })), ..whole }
    }

    /// Whether it comes from a text whose lines are split by a mark.
    pub fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().flatten().all(SheetCell::is_empty)
    }
}

/// Whether a file is a spreadsheet by its name.
pub fn is_spreadsheet(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Reads a spreadsheet.
pub fn open(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let is_text = file.to_lowercase().ends_with(".csv");
    if is_text { comma::read(file, bytes) } else { kind::read(file, bytes) }
}

/// The number of a cell, by row and column, in the order of its sheet: from 1.
pub fn order((row, column): (usize, usize)) -> usize {
    row * MAX_COLUMNS + column + 1
}

/// The cell, by row and column, of a number of [`order`].
pub fn at_order(order: usize) -> Option<(usize, usize)> {
    let from_nought = order.checked_sub(1)?;
    Some((from_nought / MAX_COLUMNS, from_nought % MAX_COLUMNS))
}

/// Text without outer white space, in NFC, and without the mark that keeps a spreadsheet from running it (see `render::csv`).
fn plain(text: &str) -> String {
    let text = nfc(text.trim());
    if text.starts_with(MARK) && needs_mark(&text) { text[1..].to_owned() } else { text }
}

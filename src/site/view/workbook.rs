//! A workbook to be filled in: sheets of cells, which of them are open, and what may be typed there.

pub use crate::pack::AskWords;

/// A workbook, sheet by sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WorkbookView {
    /// What it is, for the properties of the file.
    pub title: String,
    /// In order.
    pub sheets: Vec<BookSheet>,
    /// What is asked where something else is typed.
    pub words: AskWords,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BookSheet {
    /// As spreadsheets take names.
    pub name: String,
    /// Excel does not even offer to show it.
    pub hidden: bool,
    /// Widths of its columns in characters; 0: a hidden column.
    pub widths: Vec<u16>,
    /// Hidden rows.
    pub hidden_rows: Vec<u32>,
    /// Columns that are open from a row on: column, first row, look.
    pub open_columns: Vec<OpenColumn>,
    /// Rows and columns that stay when it is scrolled.
    pub freeze: (u32, u16),
    /// Its cells.
    pub cells: Vec<BookCell>,
}

/// A column of a list, open below its heads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenColumn {
    /// From 0.
    pub column: u16,
    /// First open row.
    pub from: u32,
    /// How its cells look.
    pub look: BookLook,
    /// What may be typed there.
    pub check: Option<BookCheck>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BookCell {
    /// Row and column from 0.
    pub at: (u32, u16),
    /// What stands there.
    pub content: BookContent,
    /// How it looks.
    pub look: BookLook,
    /// It can be typed in.
    pub open: bool,
    /// What may be typed there.
    pub check: Option<BookCheck>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BookContent {
    /// Nothing yet.
    Blank,
    /// A text.
    Text(String),
    /// A number, as a decimal with a point.
    Number(String),
    /// A day, as ISO writes it.
    Day(String),
    /// A formula, without a result.
    Formula(String),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BookLook {
    /// Heads a sheet.
    Title,
    /// Words to the clerk.
    Note,
    /// Heads a column.
    Head,
    /// The label of a row, so deep.
    Label(u8),
    /// Nothing may stand there.
    Shut,
    /// A whole number.
    Whole,
    /// Any number.
    Number,
    /// An amount of money: in đồng whole, in millions not.
    Money,
    /// A text.
    Text,
    /// A day.
    Day,
    /// Computed.
    Computed,
    /// For the program alone.
    Id,
}

/// What may be typed in a cell. Of anything else Excel asks whether it is meant, and takes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BookCheck {
    /// A whole number, not negative.
    Whole,
    /// A number, not negative.
    Number,
    /// 0 to 100.
    Percent,
    /// A day.
    Day,
    /// One of these words.
    Words(Vec<String>),
}

impl BookSheet {
    /// Adds a cell that nobody types in.
    pub(crate) fn put(&mut self, at: (u32, u16), text: &str, look: BookLook) {
        let content = BookContent::Text(text.to_owned());
        self.cells.push(BookCell { at, content, look, open: false, check: None });
    }

    /// Adds a cell to be filled in.
    pub(crate) fn ask(&mut self, at: (u32, u16), look: BookLook, check: Option<BookCheck>) {
        self.cells.push(BookCell { at, content: BookContent::Blank, look, open: true, check });
    }
}

//! A Word file to be filled in: lines and tables of cells, in order.

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForm {
    /// What it is, for the properties of the file.
    pub title: String,
    /// From the top.
    pub blocks: Vec<FormBlock>,
}

/// A line or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormBlock {
    /// A paragraph; an empty one is to be written in.
    Line(FormLook, String),
    /// Rows of cells.
    Table {
        /// Lines around the cells.
        ruled: bool,
        /// From the top.
        rows: Vec<Vec<FormCell>>,
    },
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormLook {
    /// Heads the file, in the middle.
    Title,
    /// Heavy.
    Strong,
    /// Running text.
    Plain,
    /// Words to the clerk.
    Remark,
    /// A heading of the first rank.
    Section,
    /// A heading below it.
    Level,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormCell {
    /// Its lines.
    pub text: String,
    /// How many columns it covers.
    pub columns: usize,
    /// Heavy.
    pub strong: bool,
}

impl FormCell {
    /// A cell of one column.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), columns: 1, strong: false }
    }

    /// The same over several columns, heavy.
    pub fn over(text: impl Into<String>, columns: usize) -> Self {
        Self { text: text.into(), columns, strong: true }
    }
}

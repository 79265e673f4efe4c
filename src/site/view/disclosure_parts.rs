//! Parts of a disclosure's page: tables with what they mean, charts, items of a content, downloads.

use super::{DataTable, Fact, Link};
use serde::Serialize;

/// A table with a sentence on what it shows, its charts and the school's words on doubtful figures.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FormTable {
    pub meaning: Option<String>,
    pub table: DataTable,
    pub charts: Vec<ChartView>,
    pub notes: Vec<Fact>,
}

/// Bars from the left; lengths in the drawing's own units.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ChartView {
    pub id: String,
    pub title: String,
    /// All bars in one sentence, for those who cannot see them.
    pub description: String,
    pub width: u32,
    pub height: u32,
    pub bars: Vec<ChartBar>,
}

/// One bar: its label above it, its value at its end.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ChartBar {
    /// The lines of the label.
    pub label: Vec<ChartLine>,
    pub value: String,
    pub y: u32,
    pub length: u32,
    pub value_x: u32,
}

/// A line of a bar's label.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ChartLine {
    pub text: String,
    pub y: u32,
}

/// An item of a content without a form. `level`: of its heading, 2 to 4.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct ItemView {
    pub id: String,
    pub level: usize,
    pub num: String,
    pub label: String,
    pub body_html: String,
    pub facts: Vec<Fact>,
    pub links: Vec<ItemLink>,
    pub table: Option<FormTable>,
    /// What is said where there is nothing.
    pub empty: Option<String>,
}

/// A document that an item shows; without an address it is only named.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ItemLink {
    pub label: String,
    pub href: Option<String>,
    pub note: Option<String>,
}

/// What parents pay this year.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Fees {
    pub year: String,
    pub table: DataTable,
    pub more: Link,
    pub illustrative: bool,
}

//! Parts of a disclosure's page: tables with what they mean, charts, items of a content, downloads.

use super::{DataTable, Fact, State};
use schemars::JsonSchema;
use serde::Serialize;

/// A table with a sentence on what it shows, its charts and the school's words on doubtful figures.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct FormTable {
    /// In a plain sentence of the project's own.
    pub meaning: Option<String>,
    /// The figures.
    pub table: DataTable,
    /// May be empty.
    pub charts: Vec<ChartView>,
    /// Which figure, and what the school says of it.
    pub notes: Vec<Fact>,
    /// Which row, and what explains it besides: other laws where it is empty, words that a total leaves out.
    pub remarks: Vec<Fact>,
}

/// Bars from the left; lengths in the drawing's own units.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ChartView {
    /// The element's id, unique on its page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// All bars in one sentence, for those who cannot see them.
    pub description: String,
    /// Of the drawing, in its own units.
    pub width: u32,
    /// Of the drawing, in its own units.
    pub height: u32,
    /// From the top.
    pub bars: Vec<ChartBar>,
}

/// One bar: its label above it, its value at its end.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ChartBar {
    /// The lines of the label.
    pub label: Vec<ChartLine>,
    /// The figure as it is printed.
    pub value: String,
    /// Upper edge of the bar.
    pub y: u32,
    /// From the left edge.
    pub length: u32,
    /// Where the figure begins.
    pub value_x: u32,
}

/// A line of a bar's label.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ChartLine {
    /// A part of the label that fits into one line.
    pub text: String,
    /// Base line.
    pub y: u32,
}

/// An item of a content without a form. `level`: of its heading, 2 to 4.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct ItemView {
    /// The element's id, unique on its page.
    pub id: String,
    /// Of its heading, 2 to 4.
    pub level: usize,
    /// Number or letter in the article; may be empty.
    pub num: String,
    /// Empty where the item is the whole content: then it has no heading.
    pub label: String,
    /// The school's words; may be empty.
    pub body_html: String,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// Documents that it shows.
    pub links: Vec<ItemLink>,
    /// Records in columns.
    pub table: Option<FormTable>,
    /// What is said where there is nothing.
    pub empty: Option<String>,
}

/// A document that an item shows; without an address it is only named.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ItemLink {
    /// What the reader sees, as text.
    pub label: String,
    /// Relative to this page; absent where the document is not on the site.
    pub href: Option<String>,
    /// Number and day of the document.
    pub note: Option<String>,
}

/// A row of the overview: something that must be made public. Five states at most: `ok`, `overdue`, `soon`, `later`, `unsettled`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct AskedRow {
    /// The element's id, unique on its page.
    pub id: String,
    /// What it is, in plain words.
    pub name: String,
    /// Its article; of a budget the regulation's number.
    pub basis: String,
    /// One; of a repeated duty one a state with its count; none where `times` have their own.
    pub states: Vec<State>,
    /// What of it is missing, or why its state is not known.
    pub detail: Option<String>,
    /// Where to see it, its years and its data.
    pub links: Vec<AskedLink>,
    /// Its recurrences in the year.
    pub times: Vec<AskedTime>,
}

/// A short link, with what makes its name unique.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AskedLink {
    /// `Xem`.
    pub label: String,
    /// What it is about: for those who hear the link alone.
    pub about: String,
    /// Relative to the page.
    pub href: String,
}

/// A recurrence.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AskedTime {
    /// `Quý 3/2024`.
    pub label: String,
    /// How it stands, in a word or with a day.
    pub state: State,
    /// Where it is; absent where it is not there.
    pub href: Option<String>,
}

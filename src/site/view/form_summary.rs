//! What a form says first: a sentence, lines over the years, bars.

use schemars::JsonSchema;
use serde::Serialize;

/// Over a form's table; all may be empty.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct FormSummary {
    /// Its main rows, each in a sentence.
    pub sentences: Vec<String>,
    /// The same rows over the years.
    pub trends: Vec<TrendView>,
    /// Figures against a measure.
    pub measures: Vec<MeasureView>,
    /// Parts of a whole.
    pub shares: Vec<SharesView>,
}

/// A line over three years in a drawing of 160 by 60 units; broken where a year has no figure.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct TrendView {
    /// The element's id, unique on its page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The last figure in words: `290 trẻ`.
    pub last: String,
    /// All figures in a sentence, for those who cannot see them.
    pub description: String,
    /// Points of each unbroken line, as SVG writes them.
    pub lines: Vec<String>,
    /// From the left, one a year.
    pub years: Vec<TrendYear>,
}

/// A year of a line.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct TrendYear {
    /// `2023-24`.
    pub label: String,
    /// From the left edge.
    pub x: u32,
    /// From the upper edge; absent where there is no figure.
    pub y: Option<u32>,
    /// As it is printed; `chưa có` where there is none.
    pub value: String,
}

/// Bars against a mark, each in a drawing 360 wide; the words beside it say the same.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct MeasureView {
    /// The element's id, unique on its page.
    pub id: String,
    /// In a sentence: what it says.
    pub sentence: String,
    /// What it is about.
    pub title: String,
    /// Where several are exactly at their mark, one sentence on all of them in place of equal bars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub even: Option<String>,
    /// The others, from the top.
    pub bars: Vec<MeasureBar>,
}

/// A bar and its mark.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct MeasureBar {
    /// What it measures.
    pub label: String,
    /// The figure and how it stands to the mark, in words.
    pub words: String,
    /// It misses its mark.
    pub missed: bool,
    /// Of the bar, from the left edge.
    pub width: u32,
    /// Of the mark, from the left edge.
    pub mark: u32,
}

/// Bars of 100 %, in a drawing 360 wide.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SharesView {
    /// The element's id, unique on its page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The first bar in a sentence.
    pub sentence: String,
    /// For those who cannot see it.
    pub description: String,
    /// Of the drawing, in its own units.
    pub height: u32,
    /// What the parts are, from the left.
    pub legend: Vec<String>,
    /// From the top.
    pub bars: Vec<SharesBar>,
}

/// A whole and its parts.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SharesBar {
    /// What it is the whole of.
    pub label: String,
    /// Base line of the label.
    pub text_y: u32,
    /// Upper edge of the bar.
    pub y: u32,
    /// From the left; empty where the whole is too small for shares.
    pub parts: Vec<SharesPart>,
    /// The counts in words, where there are no shares.
    pub words: Option<String>,
}

/// A part of a bar.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SharesPart {
    /// Its place in the legend, from 1.
    pub number: usize,
    /// From the left edge.
    pub x: u32,
    /// Along the bar.
    pub width: u32,
    /// The share as text; empty where there is no room.
    pub label: String,
    /// Where the text is centred.
    pub label_x: u32,
}

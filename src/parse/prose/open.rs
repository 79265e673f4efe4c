//! What is open while a text is read: a link, an image, a table; and what was held of a text.

use super::Segment;
use super::spans::Spans;
use pulldown_cmark::Alignment;
use std::ops::Range;

/// A link whose text is being read.
pub(super) struct OpenLink {
    pub(super) range: Range<usize>,
    pub(super) refused: bool,
    /// No text in it so far.
    pub(super) is_empty: bool,
    /// Links of their own that its text asked for: they stand behind it.
    pub(super) behind: Vec<Segment>,
}

/// An image whose alternative text is being read: nothing is written until it ends.
pub(super) struct OpenImage {
    pub(super) target: String,
    pub(super) range: Range<usize>,
    pub(super) alt: String,
    /// Images open within its alternative text.
    pub(super) inner: usize,
}

/// A box of code whose lines are being read.
pub(super) enum CodeBox {
    /// Between fences.
    Fenced,
    /// Made by indentation: where its lines begin.
    Indented(Vec<usize>),
}

/// What a text holds of placeholders.
pub(super) enum Held {
    /// It is one, and was put in.
    Table,
    /// Pieces of its source about which something was said.
    Pieces(Vec<Range<usize>>),
}

/// The table that is being read.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    pub(super) start: usize,
    /// How many cells more than the head the longest row has.
    pub(super) more: usize,
    /// Merged cells, if there are any.
    pub(super) spans: Option<Spans>,
    /// From 0: the head's first.
    pub(super) row: usize,
    /// Where a cell begins that is part of another one.
    pub(super) covered: Option<usize>,
}

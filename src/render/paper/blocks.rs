//! What a paper is made of, before it has lines and pages.

use super::face::Weight;

/// Letters of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Run {
    /// With single spaces; `\n` where a line ends by force.
    pub(super) text: String,
    pub(super) look: Look,
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub(super) weight: Weight,
    /// Points that are added to the size of the text around.
    pub(super) larger: f32,
    /// Points above the line.
    pub(super) raised: f32,
    pub(super) upper: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Align {
    #[default]
    Left,
    Center,
    Right,
    Justify,
}

/// What a piece of text is to a reader who listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Paragraph,
    /// From 1; its words name the bookmark.
    Heading(u16),
    /// An entry of the contents: leads to the element of this id.
    Entry(String),
    /// What stands before an item or a value.
    Label,
    /// The content of a cell or an item, where that has only one paragraph.
    Part,
    Caption,
}

/// A paragraph. All measures are in points.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) runs: Vec<Run>,
    pub(super) size: f32,
    pub(super) align: Align,
    /// Of the first line.
    pub(super) indent: f32,
    /// Of all lines.
    pub(super) inset: f32,
    pub(super) before: f32,
    pub(super) says: Says,
    /// It stays with what follows.
    pub(super) keeps: bool,
    /// A short rule below it.
    pub(super) rule: Rule,
    /// Height of a line, as a share of the size.
    pub(super) leading: f32,
    /// At least so high.
    pub(super) least: f32,
    /// Ids of the elements that begin with it.
    pub(super) ids: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Rule {
    #[default]
    None,
    /// So wide.
    Short(f32),
    /// As wide as the text.
    Whole,
}

/// A part of a paper.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Text(Text),
    List(List),
    Table(Table),
    Columns(Columns),
    /// Dotted lines to write on.
    ByHand(u16),
    Code(Code),
    Picture(Picture),
    Image(Image),
    Cover(Cover),
    /// A new page.
    Break,
    /// What comes next lies across the page, or upright again.
    Turn(bool),
    Contents(Vec<Block>),
}

/// Items with their marks.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) ordered: bool,
    pub(super) before: f32,
    pub(super) size: f32,
    /// How far the items stand in.
    pub(super) inset: f32,
    pub(super) items: Vec<Item>,
}

#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) mark: Vec<Run>,
    pub(super) blocks: Vec<Block>,
}

/// Blocks side by side, never torn apart.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) before: f32,
    /// In the order of reading.
    pub(super) cells: Vec<Column>,
    pub(super) role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// The head of an official paper.
    Head,
    /// Who signed, who gets it; never alone on a page.
    Foot,
}

/// A column: from and to are shares of the width.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) from: f32,
    pub(super) to: f32,
    /// It stands below the columns before it that share its width.
    pub(super) blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) id: Option<String>,
    /// For those who listen, where it is not printed.
    pub(super) summary: Option<String>,
    pub(super) caption: Option<Box<Text>>,
    pub(super) head: Vec<Row>,
    pub(super) rows: Vec<Row>,
    /// The largest size of its letters.
    pub(super) size: f32,
    /// Widths that are given, as shares; the others share what is left.
    pub(super) given: Vec<Option<f32>>,
    pub(super) before: f32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// It stays with the row below.
    pub(super) keeps: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    pub(super) across: usize,
    pub(super) down: usize,
    pub(super) scope: Option<Scope>,
    /// How far its words stand in.
    pub(super) inset: f32,
}

/// What a head of a table is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Column,
    Row,
}

/// A QR code: dark runs of modules as column, row and length.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) modules: f32,
    pub(super) dark: Vec<(f32, f32, f32)>,
    pub(super) side: f32,
    pub(super) says: String,
}

/// A picture in a file.
#[derive(Clone, Debug)]
pub(super) struct Image {
    /// Its address, as the page has it.
    pub(super) source: String,
    /// What it shows, in words.
    pub(super) says: String,
    /// Size of the letters of those words, where they stand in its place.
    pub(super) size: f32,
}

/// A drawing of ours, in its own units.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) shapes: Vec<Shape>,
    pub(super) says: String,
    pub(super) before: f32,
}

#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// Left, top, width, height, how dark from 0 (white) to 1.
    Box([f32; 4], f32),
    /// From and to.
    Line([f32; 4]),
    /// Left, base line, size, words.
    Words(f32, f32, f32, String),
}

/// The first page of a report.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    pub(super) top: Vec<Block>,
    pub(super) middle: Vec<Block>,
    pub(super) bottom: Vec<Block>,
}

/// A run of pages that are numbered together.
#[derive(Clone, Debug, Default)]
pub(super) struct Paper {
    pub(super) blocks: Vec<Block>,
    /// On the top left and the top right of each page but the first.
    pub(super) running: Option<(String, String)>,
    pub(super) across: bool,
    /// Its tables are in letters so small that all of it stands on one page, if that can be.
    pub(super) one_page: bool,
}

impl Text {
    pub(super) fn new(runs: Vec<Run>, size: f32) -> Self {
        Self {
            runs,
            size,
            align: Align::Left,
            indent: 0.0,
            inset: 0.0,
            before: 0.0,
            says: Says::Paragraph,
            keeps: false,
            rule: Rule::None,
            leading: 1.3,
            least: 0.0,
            ids: Vec::new(),
        }
    }

    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.text.replace('\n', " ")).collect()
    }
}

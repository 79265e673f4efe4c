//! What a Word document is made of once it is read: paragraphs and tables, as a reader of it sees them.

pub use super::properties::Align;
use crate::text::ParagraphName;
use std::sync::Arc;

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub enum Block {
    /// Lines of text.
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Table),
}

/// A paragraph, with the number that Word puts before it.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// How it is found again.
    pub name: Arc<ParagraphName>,
    /// `None`: no list.
    pub label: Option<Label>,
    /// In the order of reading.
    pub pieces: Vec<Piece>,
    /// Of the outline, 0 the highest; `None`: running text.
    pub outline: Option<u8>,
    /// How its lines stand.
    pub align: Align,
}

/// A number or bullet that Word puts before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// `1.1`, `a)`; of a bullet `-`, `+` or `•`.
    pub text: String,
    /// No number.
    pub is_bullet: bool,
    /// From 0.
    pub level: usize,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Letters of one look.
    Run(Run),
    /// The line ends, the paragraph does not.
    Break,
    /// The raised number of a footnote, from 0 in the order of [`super::Word::notes`].
    Note(usize),
    /// A picture of [`super::Word::pictures`].
    Picture(usize),
}

/// Letters of one look. A tab is `\t`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Never empty.
    pub text: String,
    /// Heavy letters.
    pub bold: bool,
    /// Slanted letters.
    pub italic: bool,
    /// With a line through them.
    pub struck: bool,
    /// An address on the web or of mail.
    pub link: Option<Arc<str>>,
}

/// A table. Shape: the cells of all rows together cover each place of a grid at most once.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its first paragraph.
    pub name: Arc<ParagraphName>,
    /// Of the grid.
    pub columns: usize,
    /// From the top.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell and the places of the grid that it covers.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its first column, from 0.
    pub column: usize,
    /// At least 1.
    pub columns: usize,
    /// At least 1: this row and those below it.
    pub rows: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Paragraph {
    /// A part of it, with its name and place.
    pub fn part(&self, label: Option<Label>, pieces: Vec<Piece>) -> Self {
        Self { name: Arc::clone(&self.name), label, pieces, outline: self.outline, align: self.align }
    }

    /// Its lines as plain text, the label before the first; a tab stays one.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.label.as_ref().map(|label| format!("{} ", label.text)).unwrap_or_default()];
        for piece in &self.pieces {
            match piece {
                Piece::Run(run) => lines.last_mut().expect("one line at least").push_str(&run.text),
                Piece::Break => lines.push(String::new()),
                Piece::Note(_) | Piece::Picture(_) => {}
            }
        }
        lines
    }

    /// Its text in one line, white space as single spaces, the label first.
    pub fn text(&self) -> String {
        let lines = self.lines().join(" ");
        lines.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether nothing stands in it, not even a number.
    pub fn is_empty(&self) -> bool {
        let blank = |piece: &Piece| match piece {
            Piece::Run(run) => run.text.trim().is_empty(),
            Piece::Break => true,
            Piece::Note(_) | Piece::Picture(_) => false,
        };
        self.label.as_ref().is_none_or(|label| label.is_bullet) && self.pieces.iter().all(blank)
    }

    /// Whether all its letters are heavy.
    pub fn is_bold(&self) -> bool {
        let mut letters = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Run(run) if run.text.chars().any(char::is_alphanumeric) => Some(run.bold),
            _ => None,
        });
        letters.next().is_some_and(|first| first) && letters.all(|bold| bold)
    }
}

impl Block {
    /// The paragraphs in it, in order; those of cells too.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => vec![paragraph],
            Self::Table(table) => table.rows.iter().flatten().flat_map(Cell::paragraphs).collect(),
        }
    }
}

impl Cell {
    /// The paragraphs in it, in order.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        self.blocks.iter().flat_map(Block::paragraphs).collect()
    }
}

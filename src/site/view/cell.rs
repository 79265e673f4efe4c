//! What stands in a cell of a table: pieces side by side. How each looks is the theme's (`parts/table.html`).

use schemars::JsonSchema;
use serde::Serialize;

/// The pieces of a cell, from the left; none: an empty cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema, Hash)]
#[serde(transparent)]
pub struct Cell(Vec<Piece>);

/// One piece. All text is text, to be escaped, but for `html`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, Hash)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Piece {
    /// Running text.
    Text {
        /// As it is shown.
        text: String,
    },
    /// What follows begins a new line.
    Break,
    /// A paragraph of its own.
    Paragraph {
        /// As it is shown.
        text: String,
    },
    /// A link.
    Link {
        /// Relative to the page.
        href: String,
        /// What a narrow screen leaves out of the beginning of the words; may be empty.
        #[serde(skip_serializing_if = "String::is_empty")]
        beginning: String,
        /// The words.
        text: String,
        /// It leads to a piece of evidence; the words are its code.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        evidence: bool,
    },
    /// A state of a duty, of a result, of an improvement.
    State {
        /// Its name: `ok`, `late`, `overdue`, `soon`, `later` and so on.
        class: String,
        /// The words.
        text: String,
        /// Where it is explained, relative to the page.
        #[serde(skip_serializing_if = "Option::is_none")]
        href: Option<String>,
    },
    /// A state as a sign alone, with a number or without; its words are for those who point at it or hear it.
    Sign {
        /// As of `State`.
        class: String,
        /// May be empty.
        #[serde(skip_serializing_if = "String::is_empty")]
        number: String,
        /// What the sign means; follows the number where there is one.
        words: String,
    },
    /// A day.
    Time {
        /// `2023-09-15`.
        day: String,
        /// In words.
        text: String,
        /// Still to come: the optional script says how many days are left.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        open: bool,
    },
    /// A figure.
    Figure {
        /// Formatted.
        text: String,
        /// The exact figure, for machines, where the text is rounded.
        #[serde(skip_serializing_if = "Option::is_none")]
        exact: Option<String>,
        /// `m²`, `%`.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// The program has computed it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        computed: bool,
        /// One nought of many: a theme may show it as a dot, so that the other figures are seen.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        nought: bool,
    },
    /// What is said where a value is not there.
    Empty {
        /// As it is shown.
        text: String,
    },
    /// What matters most in its cell.
    Strong {
        /// As it is shown.
        text: String,
    },
    /// The letter of an indicator.
    Letter {
        /// Without its bracket.
        text: String,
    },
    /// Something said beside it.
    Detail {
        /// As it is shown.
        text: String,
    },
    /// What a school has written in Markdown.
    Html {
        /// Finished HTML.
        html: String,
    },
}

impl Cell {
    /// Text as it is; an empty text is an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self(if text.is_empty() { Vec::new() } else { vec![Piece::Text { text }] })
    }

    /// Text in which ` / ` starts a new line.
    pub fn lines(text: &str) -> Self {
        Self::stacked(text.split(" / ").map(Self::text))
    }

    /// Cells one below the other; empty ones take no line.
    pub fn stacked(cells: impl IntoIterator<Item = Self>) -> Self {
        Self::between(cells, &Piece::Break)
    }

    /// Cells one after the other, with text between them.
    pub fn joined(cells: impl IntoIterator<Item = Self>, text: &str) -> Self {
        Self::between(cells, &Piece::Text { text: text.to_owned() })
    }

    fn between(cells: impl IntoIterator<Item = Self>, piece: &Piece) -> Self {
        let mut whole = Vec::new();
        for Self(pieces) in cells.into_iter().filter(|cell| !cell.is_empty()) {
            if !whole.is_empty() {
                whole.push(piece.clone());
            }
            whole.extend(pieces);
        }
        Self(whole)
    }

    /// The same, its figures marked as noughts where they are.
    #[must_use]
    pub fn with_nought_marked(mut self) -> Self {
        for piece in &mut self.0 {
            if let Piece::Figure { text, nought, .. } = piece {
                *nought = text.contains('0') && !text.contains(|c: char| matches!(c, '1'..='9') || c.is_alphabetic());
            }
        }
        self
    }

    /// This and then another piece.
    #[must_use]
    pub fn and(mut self, piece: Piece) -> Self {
        self.0.push(piece);
        self
    }

    /// A link.
    pub fn link(href: &str, text: &str) -> Self {
        Self::shortened_link(href, "", text)
    }

    /// A link of which a narrow screen shows the end alone.
    pub fn shortened_link(href: &str, beginning: &str, text: &str) -> Self {
        let (href, beginning, text) = (href.to_owned(), beginning.to_owned(), text.to_owned());
        Self(vec![Piece::Link { href, beginning, text, evidence: false }])
    }

    /// A link to a piece of evidence.
    pub fn evidence(href: String, code: &str) -> Self {
        Self(vec![Piece::Link { href, beginning: String::new(), text: code.to_owned(), evidence: true }])
    }

    /// A state, by its class in the theme.
    pub fn state(class: &str, text: impl Into<String>, href: Option<String>) -> Self {
        Self(vec![Piece::State { class: class.to_owned(), text: text.into(), href }])
    }

    /// A day in words.
    pub fn time(day: jiff::civil::Date, text: impl Into<String>, open: bool) -> Self {
        Self(vec![Piece::Time { day: day.to_string(), text: text.into(), open }])
    }

    /// What stands for a value that is not there.
    pub fn empty(text: &str) -> Self {
        Self(vec![Piece::Empty { text: text.to_owned() }])
    }

    /// What a school has written in Markdown, as HTML.
    pub fn html(html: String) -> Self {
        Self(if html.is_empty() { Vec::new() } else { vec![Piece::Html { html }] })
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Piece> for Cell {
    fn from(piece: Piece) -> Self {
        Self(vec![piece])
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

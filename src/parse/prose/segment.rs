//! Prose as it is kept: pieces of HTML, and between them what only the model can know.

use crate::text::Place;

/// Parsed Markdown: a list of pieces that, written one after another, are HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub segments: Vec<Segment>,
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Finished HTML.
    Html(String),
    /// A heading; `id` is unique on the page, `text` is its content without markup.
    Heading { level: u8, id: String, text: String, content: Vec<Segment>, place: Place },
    /// `{{ kind id }}`.
    Table { kind: String, id: String, place: Place },
    /// Something that looks like an evidence code, as written. `within_link`: it stands in a link and cannot be one itself.
    Evidence { code: String, within_link: bool, place: Place },
    /// The target of a link or an image to another file of the site, or to a part of this one (`#muc`); stands inside an attribute's quotes.
    Target { path: String, place: Place },
    /// The raised number that calls a footnote; `note` is the id of the note. Only the first call of a note has an id.
    Call { number: usize, id: Option<String>, note: String },
    /// The footnotes, below all text.
    Notes(Vec<Note>),
}

/// A footnote. `call` is the id of its first call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub number: usize,
    pub id: String,
    pub call: Option<String>,
    pub segments: Vec<Segment>,
}

impl Prose {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The headings, in order.
    pub fn headings(&self) -> impl Iterator<Item = (u8, &str, &str)> {
        self.segments.iter().filter_map(|s| match s {
            Segment::Heading { level, id, text, .. } => Some((*level, id.as_str(), text.as_str())),
            _ => None,
        })
    }

    /// All segments, those within headings and footnotes too.
    pub fn pieces(&self) -> Vec<&Segment> {
        let mut found = Vec::with_capacity(self.segments.len());
        for segment in &self.segments {
            found.push(segment);
            match segment {
                Segment::Heading { content, .. } => found.extend(content),
                Segment::Notes(notes) => found.extend(notes.iter().flat_map(|note| &note.segments)),
                _ => {}
            }
        }
        found
    }

    /// The same, to be changed. Headings and lists of footnotes themselves are left out.
    pub fn pieces_mut(&mut self) -> Vec<&mut Segment> {
        let mut found = Vec::with_capacity(self.segments.len());
        for segment in &mut self.segments {
            match segment {
                Segment::Heading { content, .. } => found.extend(content),
                Segment::Notes(notes) => found.extend(notes.iter_mut().flat_map(|note| &mut note.segments)),
                segment => found.push(segment),
            }
        }
        found
    }
}

//! Prose as it is kept: pieces of HTML, and between them what only the model can know.

use crate::text::Place;

/// Parsed Markdown: a list of pieces that, written one after another, are HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// In the order of the text; finished HTML is joined where nothing stands between.
    pub segments: Vec<Segment>,
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Finished HTML.
    Html(String),
    /// A heading; `id` is unique on the page, `text` is its content without markup.
    Heading {
        /// 2 for `##`, and for `#`, which is reported; at most 6.
        level: u8,
        /// Unique on the page.
        id: String,
        /// Its content without markup, for lists and ids.
        text: String,
        /// Its content as HTML and holes, without the tag.
        content: Vec<Segment>,
        /// The whole heading.
        place: Place,
    },
    /// `{{ kind id }}`.
    Table {
        /// `council`, `resources`, …; what there is none of is reported by the model.
        kind: String,
        /// Of the assessment, plan or school year.
        id: String,
        /// Where it is written.
        place: Place,
    },
    /// Something that looks like an evidence code, as written. `within_link`: it stands in a link and cannot be one itself.
    Evidence {
        /// With its brackets, if it has any: `[H1-1.1-01]`.
        code: String,
        /// It cannot be a link itself.
        within_link: bool,
        /// Where it is written.
        place: Place,
    },
    /// The target of a link or an image to another file of the site, or to a part of this one (`#muc`); stands inside an attribute's quotes.
    Target {
        /// As written; a part (`#muc`) that is not there is cut off and reported.
        path: String,
        /// Where the link is written.
        place: Place,
    },
    /// The raised number that calls a footnote; `note` is the id of the note. Only the first call of a note has an id.
    Call {
        /// Of the note, from 1 in the order of first calls.
        number: usize,
        /// Of this call; `None`: not the first.
        id: Option<String>,
        /// Id of the note.
        note: String,
    },
    /// The footnotes, below all text.
    Notes(Vec<Note>),
}

/// A footnote. `call` is the id of its first call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// From 1, in the order of first calls.
    pub number: usize,
    /// What its calls lead to.
    pub id: String,
    /// Id to lead back to; `None`: nothing calls it.
    pub call: Option<String>,
    /// What it says.
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

    /// Changes where its pieces stand.
    pub fn each_place(&mut self, change: &mut impl FnMut(&mut Place)) {
        each_place(&mut self.segments, change);
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

fn each_place(segments: &mut [Segment], change: &mut impl FnMut(&mut Place)) {
    for segment in segments {
        match segment {
            Segment::Heading { place, content, .. } => {
                change(place);
                each_place(content, change);
            }
            Segment::Table { place, .. } | Segment::Evidence { place, .. } | Segment::Target { place, .. } => {
                change(place);
            }
            Segment::Notes(notes) => notes.iter_mut().for_each(|note| each_place(&mut note.segments, change)),
            Segment::Html(_) | Segment::Call { .. } => {}
        }
    }
}

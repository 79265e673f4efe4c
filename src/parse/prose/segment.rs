//! Prose as it is kept: pieces of HTML, and between them what only the model can know.

use crate::text::Place;
use std::sync::{Arc, PoisonError, RwLock};

/// Parsed Markdown: a list of pieces that, written one after another, are HTML. They can be let go when all pages with them are made: of a
/// large site they are most of what its texts take in memory.
#[derive(Debug, Default)]
pub struct Prose {
    segments: RwLock<Arc<[Segment]>>,
    says: bool,
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

/// Nothing, as HTML.
impl Default for Segment {
    fn default() -> Self {
        Self::Html(String::new())
    }
}

impl Prose {
    /// Of pieces in the order of the text; finished HTML is joined where nothing stands between.
    pub fn new(segments: Vec<Segment>) -> Self {
        Self { says: !segments.is_empty(), segments: RwLock::new(Arc::from(segments)) }
    }

    /// Whether there is nothing in it; of what was let go, whether there was.
    pub fn is_empty(&self) -> bool {
        !self.says
    }

    /// Its pieces; none once they were let go.
    pub fn segments(&self) -> Arc<[Segment]> {
        Arc::clone(&self.segments.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Its pieces, to be put elsewhere.
    pub fn into_segments(mut self) -> Vec<Segment> {
        self.own().iter_mut().map(std::mem::take).collect()
    }

    /// Nobody will ask for its pieces again.
    pub fn let_go(&self) {
        *self.segments.write().unwrap_or_else(PoisonError::into_inner) = Arc::default();
    }

    fn own(&mut self) -> &mut [Segment] {
        Arc::make_mut(self.segments.get_mut().unwrap_or_else(PoisonError::into_inner))
    }

    /// Level, id and text of the headings, in order.
    pub fn headings(&self) -> Vec<(u8, String, String)> {
        let heading = |segment: &Segment| match segment {
            Segment::Heading { level, id, text, .. } => Some((*level, id.clone(), text.clone())),
            _ => None,
        };
        self.segments().iter().filter_map(heading).collect()
    }

    /// Changes where its pieces stand.
    pub fn each_place(&mut self, change: &mut impl FnMut(&mut Place)) {
        each_place(self.own(), change);
    }

    /// The same pieces, to be changed. Headings and lists of footnotes themselves are left out.
    pub fn pieces_mut(&mut self) -> Vec<&mut Segment> {
        let segments = self.own();
        let mut found = Vec::with_capacity(segments.len());
        for segment in segments {
            match segment {
                Segment::Heading { content, .. } => found.extend(content),
                Segment::Notes(notes) => found.extend(notes.iter_mut().flat_map(|note| &mut note.segments)),
                segment => found.push(segment),
            }
        }
        found
    }
}

impl Clone for Prose {
    fn clone(&self) -> Self {
        Self { segments: RwLock::new(self.segments()), says: self.says }
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.segments() == other.segments()
    }
}

impl Eq for Prose {}

/// All pieces, those within headings and footnotes too.
pub fn pieces(segments: &[Segment]) -> Vec<&Segment> {
    let mut found = Vec::with_capacity(segments.len());
    for segment in segments {
        found.push(segment);
        match segment {
            Segment::Heading { content, .. } => found.extend(content),
            Segment::Notes(notes) => found.extend(notes.iter().flat_map(|note| &note.segments)),
            _ => {}
        }
    }
    found
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

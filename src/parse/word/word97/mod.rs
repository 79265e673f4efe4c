//! `.doc` of Word 97 to 2003, told as the parts of a `.docx`, which are then read as any other: numbers are counted, old fonts decoded, hidden and
//! deleted text left out and said in one place only.
//!
//! Nothing that the file says of itself is trusted. What points outside it, or has no sense, is passed over; what is too much is refused. Each
//! step looks at a byte of the file a bounded number of times.

mod blips;
mod boxes;
mod changes;
mod document;
mod drawn;
mod fields;
mod file;
mod fonts;
mod form;
mod hung;
mod letters;
mod levels;
mod lines;
mod lists;
mod margins;
mod note_texts;
mod notes;
mod paragraph;
mod pieces;
mod progress;
mod row;
mod runs;
mod sign;
mod stories;
mod styles;
mod tables;
mod written;

use super::refusal::Refusal;
use document::Document;
use file::{File, Story};
use progress::Progress;
use std::collections::BTreeMap;
use written::Written;

/// The parts by their names.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// The part that holds the text.
pub(super) const MAIN: &str = "word/document.xml";

/// Tells a file as parts of a `.docx`.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, Refusal> {
    let file = File::open(bytes)?;
    let document = Document::read(&file)?;
    let mut progress = Progress::default();
    let mut parts = Parts::new();
    parts.insert(MAIN.to_owned(), text(&document, &mut progress)?.into_bytes());
    let mut relations = Written::default();
    relations.open("Relationships", &[]);
    let mut related = |kind: &str, name: &str, part: Vec<u8>| {
        relations.empty("Relationship", &[("Id", &name), ("Type", &kind), ("Target", &name)]);
        parts.insert(format!("word/{name}"), part);
    };
    related("styles", "styles.xml", document.styles.told(&document.fonts).into_bytes());
    related("numbering", "numbering.xml", lists::told(&document).into_bytes());
    for (kind, text) in document.note_texts(&mut progress)? {
        related(kind, &format!("{kind}.xml"), text.into_bytes());
    }
    for (at, (kind, text)) in document.margins(&mut progress)?.into_iter().enumerate() {
        related(kind, &format!("{kind}{at}.xml"), text.into_bytes());
    }
    for (name, picture) in progress.found {
        related("image", &name, picture);
    }
    relations.close("Relationships");
    parts.insert("word/_rels/document.xml.rels".to_owned(), relations.into_bytes());
    Ok(parts)
}

/// The main text, and the boxes that hang on nothing.
fn text(document: &Document<'_>, progress: &mut Progress) -> Result<Written, Refusal> {
    let mut out = Written::default();
    out.open("document", &[]);
    out.open("body", &[]);
    out.take(&document.story(Story::Main, document.file.story(Story::Main), progress)?);
    for letters in document.boxes.loose() {
        out.take(&document.story(Story::Boxes, letters, progress)?);
    }
    out.close("body");
    out.close("document");
    Ok(out)
}

//! Word documents (`.docx`, and `.doc` of Word 97 to 2003) as blocks: what a reader sees, no more and no less.
//!
//! Automatic numbers are computed, hidden and deleted text is left out, inserted text is accepted, merged cells and text boxes stay, letters of
//! old fonts become Unicode. Everything that is left out or changed is a finding at its paragraph. Limits keep a hostile file from taking the
//! machine's time or memory; nothing outside the file is ever asked for.

mod block;
mod body;
mod markdown;
mod numbering;
mod outside;
mod package;
mod properties;
mod refusal;
mod styles;
mod word97;
mod xml;

pub use block::{Align, Block, Cell, Label, Paragraph, Piece, Run, Table};
pub use body::Picture;
pub use markdown::{Item, Markdown, Marker, Source, markdown, marker};

use crate::diag::{Diagnostic, Diagnostics};
use body::Body;
use numbering::Numbering;
use package::Package;
use refusal::Refusal;
use std::collections::BTreeMap;
use std::sync::Arc;
use styles::Styles;
use xml::Xml;

/// A document that was read.
#[derive(Debug)]
pub struct Word {
    /// Paragraphs and tables, from the top. Text boxes stand behind the paragraph that holds them.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order of their first calls.
    pub notes: Vec<Vec<Block>>,
    /// In the order of the text.
    pub pictures: Vec<Picture>,
}

/// Endings of Word's files; those that cannot be read are refused with what to do.
pub const ENDINGS: [&str; 3] = [".docx", ".docm", ".doc"];

/// Whether a file is Word's by its name.
pub fn is_word(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Reads a document, and says what of it was left out or changed; or why it cannot be read.
pub fn open(file: &Arc<str>, bytes: &[u8]) -> Result<(Word, Diagnostics), Diagnostic> {
    opened(file, bytes).map_err(|refusal| refusal.finding(file))
}

impl Word {
    /// How many paragraphs it has, those of tables and notes too.
    pub fn paragraphs(&self) -> usize {
        self.blocks.iter().chain(self.notes.iter().flatten()).map(|block| block.paragraphs().len()).sum()
    }
}

/// Gives the bytes of a picture of a document, at most `limit`; the file is opened once.
pub fn pictures(bytes: &[u8], limit: u64) -> impl FnMut(&Picture) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes).ok();
    move |picture| package.as_mut()?.picture(&picture.part, limit)
}

fn opened(file: &Arc<str>, bytes: &[u8]) -> Result<(Word, Diagnostics), Refusal> {
    let mut package = Package::open(bytes)?;
    let main = package.main.clone();
    let relations = package.relations(&main)?;
    let related = |kind: &str| {
        relations.values().find(|part| part.kind == kind && !part.is_outside).map(|part| part.target.clone())
    };
    let mut part = |kind: &str| related(kind).map_or(Ok(None), |name| package.part(&name));
    let (styles, theme, numbering) = (part("styles")?, part("theme")?, part("numbering")?);
    let (footnotes, endnotes) = (part("footnotes")?, part("endnotes")?);
    let names = [related("footnotes"), related("endnotes")];
    let text = package.part(&main)?.ok_or_else(Refusal::broken)?;
    let styles = Styles::read(styles.as_deref(), theme.as_deref())?;
    let mut found = outside::around(file, &mut package, &relations)?;
    let mut body = Body::new(file, styles, Numbering::read(numbering.as_deref())?, relations);
    let blocks = whole(&mut body, &text)?;
    let mut notes: BTreeMap<String, Vec<Block>> = BTreeMap::new();
    for (text, (name, kind)) in [footnotes, endnotes].iter().zip(names.iter().zip(["f", "e"])) {
        let (Some(text), Some(name)) = (text, name) else { continue };
        body.relations = package.relations(name)?;
        read_notes(&mut body, text, kind, &mut notes)?;
    }
    let mut called: Vec<(usize, String)> =
        std::mem::take(&mut body.called).into_iter().map(|(id, at)| (at, id)).collect();
    called.sort_unstable();
    let notes = called.into_iter().map(|(_, id)| notes.remove(&id).unwrap_or_default()).collect();
    let (said, pictures) = body.finish();
    found.extend(said);
    Ok((Word { blocks, notes, pictures }, found))
}

/// The blocks of `w:body`.
fn whole(body: &mut Body<'_>, text: &str) -> Result<Vec<Block>, Refusal> {
    let mut xml = Xml::new(text);
    let mut blocks = Vec::new();
    if xml.root()?.name() != "document" {
        return Err(Refusal::broken());
    }
    xml.each(|tag, xml| {
        if tag.name() != "body" {
            return xml.skip();
        }
        blocks.extend(body.blocks(xml)?);
        Ok(())
    })?;
    Ok(blocks)
}

/// The notes that the text calls, by their ids.
fn read_notes(
    body: &mut Body<'_>,
    text: &str,
    kind: &str,
    notes: &mut BTreeMap<String, Vec<Block>>,
) -> Result<(), Refusal> {
    let mut xml = Xml::new(text);
    xml.root()?;
    xml.each(|tag, xml| {
        let id = format!("{kind}{}", tag.get("id").unwrap_or_default());
        if !body.called.contains_key(&id) {
            return xml.skip();
        }
        let blocks = body.blocks(xml)?;
        notes.insert(id, blocks);
        Ok(())
    })
}

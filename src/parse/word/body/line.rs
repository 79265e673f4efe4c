//! A paragraph while it is read, and how its letters become Unicode when it ends.

use super::dropped::Dropped;
use super::script::{lowered, raised};
use crate::parse::word::block::{Block, Piece, Run};
use crate::parse::word::styles::{Look, Resolved};
use crate::text::{OldFont, is_unseen, nfc};
use std::sync::Arc;

/// A piece of a paragraph as the file has it.
#[derive(Debug)]
pub(super) enum Raw {
    Text { text: String, look: Look, link: Option<Arc<str>> },
    Break,
    Note(usize),
    Picture(usize),
}

/// What is gathered of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) style: Resolved,
    pub(super) raw: Vec<Raw>,
    /// What is left out, in order; neighbours of one kind are one.
    pub(super) drops: Vec<(Dropped, String)>,
    /// What floats beside the paragraph, and follows it: text boxes.
    pub(super) after: Vec<Block>,
    /// Insertions that are marked as changes.
    pub(super) inserted: usize,
}

impl Line {
    pub(super) fn drop(&mut self, kind: Dropped, text: &str) {
        match self.drops.last_mut() {
            Some((last, said)) if *last == kind => said.push_str(text),
            _ => self.drops.push((kind, text.to_owned())),
        }
    }

    pub(super) fn text(&mut self, text: &str, look: &Look, link: Option<&Arc<str>>) {
        match self.raw.last_mut() {
            Some(Raw::Text { text: last, look: known, link: of }) if known == look && of.as_ref() == link => {
                last.push_str(text);
            }
            _ => self.raw.push(Raw::Text { text: text.to_owned(), look: look.clone(), link: link.cloned() }),
        }
    }
}

/// The pieces as a reader sees them, and the old fonts that were turned into Unicode.
pub(super) fn pieces(mut raw: Vec<Raw>) -> (Vec<Piece>, Vec<OldFont>) {
    let fonts = unicode(&mut raw);
    let mut out: Vec<Piece> = Vec::new();
    for piece in raw {
        let run = match piece {
            Raw::Break => {
                out.push(Piece::Break);
                continue;
            }
            Raw::Note(note) => {
                out.push(Piece::Note(note));
                continue;
            }
            Raw::Picture(picture) => {
                out.push(Piece::Picture(picture));
                continue;
            }
            Raw::Text { text, look, link } => {
                Run { text: shown(&text, &look), bold: look.bold, italic: look.italic, struck: look.struck, link }
            }
        };
        match out.last_mut() {
            _ if run.text.is_empty() => {}
            Some(Piece::Run(last)) if alike(last, &run) => last.text.push_str(&run.text),
            _ => out.push(Piece::Run(run)),
        }
    }
    for piece in &mut out {
        if let Piece::Run(run) = piece {
            run.text = nfc(&run.text);
        }
    }
    (out, fonts)
}

fn alike(a: &Run, b: &Run) -> bool {
    // how a space looks, nobody sees
    let blank = b.text.chars().all(char::is_whitespace) || a.text.chars().all(char::is_whitespace);
    a.link == b.link && (a.bold, a.italic, a.struck) == (b.bold, b.italic, b.struck) && !blank || a == b
}

/// Neighbours in one old font are turned into Unicode together: a vowel may stand in one, its mark in the next.
fn unicode(raw: &mut [Raw]) -> Vec<OldFont> {
    let font = |piece: &Raw| match piece {
        Raw::Text { look, .. } => OldFont::of(&look.font),
        _ => None,
    };
    let mut changed = Vec::new();
    for group in raw.chunk_by_mut(|a, b| font(a).is_some() && font(a) == font(b)) {
        let Some(old) = font(&group[0]) else { continue };
        let mut texts: Vec<&mut String> = group
            .iter_mut()
            .filter_map(|piece| if let Raw::Text { text, .. } = piece { Some(text) } else { None })
            .collect();
        if old.decode(&mut texts) {
            changed.push(old);
        }
    }
    changed
}

fn shown(text: &str, look: &Look) -> String {
    let visible = text.chars().filter(|c| *c == '\t' || !is_unseen(*c) && *c != '\u{ad}');
    let plain: String = visible
        .map(|c| if c == '\u{a0}' || c == '\u{2011}' { if c == '\u{a0}' { ' ' } else { '-' } } else { c })
        .collect();
    let sized = match (look.up, look.down) {
        (true, _) => raised(&plain),
        (_, true) => lowered(&plain),
        _ => plain,
    };
    if look.capitals { sized.to_uppercase() } else { sized }
}

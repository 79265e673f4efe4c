//! Lists ([MS-DOC] 2.9.131, 2.9.147), as `numbering.xml` has them: kinds of lists, and the lists that paragraphs name.

use super::document::Document;
use super::file::List;
use super::levels::Level;
use super::written::Written;
use crate::parse::compound::{u16_at, u32_at};
use std::collections::BTreeMap;

/// Bytes of what is said of a kind, and of a list.
const KIND: usize = 28;
const USE: usize = 16;
const LEVELS: usize = 9;
/// No style.
const NONE: u16 = 0x0fff;

/// The part that holds them.
pub(super) fn told(document: &Document<'_>) -> Written {
    let mut out = Written::default();
    out.open("numbering", &[]);
    let kinds = kinds(document, &mut out);
    // what cannot be read is as if it were not there
    let _ = uses(document, &kinds, &mut out);
    out.close("numbering");
    out
}

/// Tells the kinds; gives back the number of each by the one that the file gives it.
fn kinds(document: &Document<'_>, out: &mut Written) -> BTreeMap<u32, usize> {
    let list = document.file.list(List::Lists);
    let heads = list.get(2..).unwrap_or_default().chunks_exact(KIND);
    // the levels of all kinds lie behind the list
    let mut rest = document.file.behind(List::Lists);
    let mut known = BTreeMap::new();
    for (at, head) in heads.take(usize::from(u16_at(list, 0).unwrap_or(0))).enumerate() {
        let is_simple = head.get(26).is_some_and(|flags| flags & 1 == 1);
        let mut levels = Written::default();
        for level in 0..if is_simple { 1 } else { LEVELS } {
            let Some(read) = Level::read(&mut rest) else { return known };
            let style = u16_at(head, 8 + 2 * level).filter(|style| *style != NONE);
            read.tell(level, style, &document.fonts, &mut levels);
        }
        out.within("abstractNum", &[("abstractNumId", &at)], |out| out.take(&levels));
        if let Some(id) = u32_at(head, 0) {
            known.insert(id, at);
        }
    }
    known
}

/// Tells the lists: paragraphs name them by their place, from 1. What differs from their kind lies behind all of them.
fn uses(document: &Document<'_>, kinds: &BTreeMap<u32, usize>, out: &mut Written) -> Option<()> {
    let list = document.file.list(List::Uses);
    let count = usize::try_from(u32_at(list, 0)?).ok()?;
    let heads: Vec<&[u8]> = list.get(4..)?.chunks_exact(USE).take(count).collect();
    let mut rest = list.get(4 + USE * heads.len()..)?;
    for (head, number) in heads.into_iter().zip(1..) {
        out.open("num", &[("numId", &number)]);
        if let Some(kind) = u32_at(head, 0).and_then(|kind| kinds.get(&kind)) {
            out.val("abstractNumId", kind);
        }
        // a file that is cut here has lists all the same
        if changed(head.get(12).copied().unwrap_or(0), &mut rest, document, out).is_none() {
            rest = &[];
        }
        out.close("num");
    }
    Some(())
}

/// What differs, level by level. `None`: it cannot be read.
fn changed(count: u8, rest: &mut &[u8], document: &Document<'_>, out: &mut Written) -> Option<()> {
    *rest = rest.get(4..)?;
    for _ in 0..count {
        let (start, flags) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
        *rest = rest.get(8..)?;
        let level = (flags & 0xf) as usize;
        let own = if flags & 0x20 == 0 { None } else { Some(Level::read(rest)?) };
        out.within("lvlOverride", &[("ilvl", &level)], |out| {
            if flags & 0x10 != 0 {
                out.val("startOverride", own.as_ref().map_or(start, Level::start));
            }
            if let Some(own) = own {
                own.tell(level, None, &document.fonts, out);
            }
        });
    }
    Some(())
}

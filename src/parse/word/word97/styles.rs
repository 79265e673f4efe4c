//! Styles ([MS-DOC] 2.9.271), as `styles.xml` has them.

use super::file::{File, List};
use super::fonts::Fonts;
use super::letters::Letters;
use super::lines::Lines;
use super::runs::styled;
use super::written::Written;
use crate::parse::compound::u16_at;

/// A style may be based on one that is based on one …; Word allows no more than ten.
const LONGEST: usize = 16;
/// No style.
const NONE: u16 = 0x0fff;

/// Styles by their number.
pub(super) struct Styles {
    styles: Vec<Option<Style>>,
    ascii: Option<u16>,
    other: Option<u16>,
}

struct Style {
    /// What it is, where Word itself brings it: 1 to 9 a heading, 19 to 27 a line of contents.
    built_in: u16,
    is_of_letters: bool,
    based_on: u16,
    lines: Lines,
    letters: Letters,
}

impl Styles {
    pub(super) fn read(file: &File) -> Self {
        let list = file.list(List::Styles);
        let head = list.get(2..).unwrap_or_default();
        let length = usize::from(u16_at(list, 0).unwrap_or(0));
        let count = u16_at(head, 0).unwrap_or(0).min(NONE);
        let base = usize::from(u16_at(head, 2).unwrap_or(0));
        let mut rest = head.get(length..).unwrap_or_default();
        let mut styles = Vec::new();
        for _ in 0..count {
            let Some(length) = u16_at(rest, 0).map(usize::from) else { break };
            let Some(style) = rest.get(2..2 + length) else { break };
            styles.push(Style::read(style, base, file));
            rest = rest.get(2 + length + length % 2..).unwrap_or_default();
        }
        Self { styles, ascii: u16_at(head, 12), other: u16_at(head, 16) }
    }

    /// Whether letters of a style are bold, and italic.
    pub(super) fn heavy_and_slanted(&self, style: u16) -> (bool, bool) {
        let of = |wanted: fn(&Letters) -> Option<bool>| {
            self.chain(style).find_map(|style| wanted(&style.letters)).unwrap_or(false)
        };
        (of(|letters| letters.bold), of(|letters| letters.italic))
    }

    fn chain(&self, style: u16) -> impl Iterator<Item = &Style> {
        let get = |at: u16| self.styles.get(usize::from(at))?.as_ref();
        std::iter::successors(get(style), move |style| get(style.based_on)).take(LONGEST)
    }

    /// The part that holds them.
    pub(super) fn told(&self, fonts: &Fonts) -> Written {
        let mut out = Written::default();
        out.open("styles", &[]);
        out.within("docDefaults", &[], |out| {
            out.within("rPrDefault", &[], |out| {
                out.within("rPr", &[], |out| fonts.tell(self.ascii, self.other, out));
            });
        });
        for (at, style) in self.styles.iter().enumerate() {
            if let Some(style) = style {
                style.tell(at, fonts, &mut out);
            }
        }
        out.close("styles");
        out
    }
}

impl Style {
    /// `base`: how long the head of each style is, its name follows, then what it says of paragraphs and letters.
    fn read(bytes: &[u8], base: usize, file: &File) -> Option<Self> {
        let kind = u16_at(bytes, 2)?;
        let name = usize::from(u16_at(bytes, base)?);
        let mut rest = bytes.get(base + 2 + 2 * name + 2..)?;
        let mut style = Self {
            built_in: u16_at(bytes, 0)? & 0x0fff,
            is_of_letters: kind & 0xf == 2,
            based_on: kind >> 4,
            lines: Lines::default(),
            letters: Letters::default(),
        };
        match kind & 0xf {
            1 => {
                let _ = style.lines.take(styled(said(&mut rest)?).1, file);
                style.letters.take(said(&mut rest).unwrap_or_default(), (false, false));
            }
            2 => style.letters.take(said(&mut rest)?, (false, false)),
            4 => drop(style.lines.take(styled(said(&mut rest)?).1, file)),
            _ => {}
        }
        Some(style)
    }

    fn tell(&self, at: usize, fonts: &Fonts, out: &mut Written) {
        let kind = if self.is_of_letters { "character" } else { "paragraph" };
        out.open("style", &[("type", &kind), ("default", &u8::from(at == 0)), ("styleId", &at)]);
        match self.built_in {
            level @ 1..=9 => out.val("name", format_args!("heading {level}")),
            line @ 19..=27 => out.val("name", format_args!("toc {}", line - 18)),
            _ => {}
        }
        if self.based_on != NONE {
            out.val("basedOn", self.based_on);
        }
        out.within("pPr", &[], |out| self.lines.tell(out));
        out.within("rPr", &[], |out| self.letters.tell(fonts, out));
        out.close("style");
    }
}

fn said<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = usize::from(u16_at(rest, 0)?);
    let said = rest.get(2..2 + length)?;
    *rest = rest.get(2 + length + length % 2..).unwrap_or_default();
    Some(said)
}

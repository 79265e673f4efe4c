//! What a style or a piece of text says of itself: `w:rPr` and `w:pPr`. What is said of an earlier version (`w:rPrChange`) is passed over.

use super::refusal::Refusal;
use super::xml::{Tag, Xml};

/// Of letters. `None`: nothing is said, and what stands above counts.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<Raised>,
    /// For letters of ASCII, and for others.
    pub(super) ascii: Option<Font>,
    pub(super) other: Option<Font>,
    /// Of a paragraph's mark: it was deleted, so that the paragraph goes on with the next one.
    pub(super) deleted: bool,
}

/// A font by its name or by its role in the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Font {
    Named(String),
    /// Of headings.
    Major,
    /// Of running text.
    Minor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raised {
    Not,
    Up,
    Down,
}

impl RunProperties {
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut found = Self::default();
        xml.each(|tag, xml| {
            found.take(tag);
            xml.skip()
        })?;
        Ok(found)
    }

    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "rStyle" => self.style = tag.val(),
            "b" => self.bold = Some(tag.is_on()),
            "i" => self.italic = Some(tag.is_on()),
            "strike" | "dstrike" => self.struck = Some(tag.is_on()),
            "caps" => self.capitals = Some(tag.is_on()),
            "vanish" | "specVanish" => self.hidden = Some(tag.is_on() || self.hidden == Some(true)),
            "vertAlign" => {
                self.raised = Some(match tag.val().as_deref() {
                    Some("superscript") => Raised::Up,
                    Some("subscript") => Raised::Down,
                    _ => Raised::Not,
                });
            }
            "rFonts" => {
                self.ascii = font(tag, "ascii").or(self.ascii.take());
                self.other = font(tag, "hAnsi").or(self.other.take());
            }
            "del" | "moveFrom" => self.deleted = true,
            _ => {}
        }
    }

    /// This, and where it says nothing, what `above` says.
    pub(super) fn over(&self, above: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| above.style.clone()),
            bold: self.bold.or(above.bold),
            italic: self.italic.or(above.italic),
            struck: self.struck.or(above.struck),
            capitals: self.capitals.or(above.capitals),
            hidden: self.hidden.or(above.hidden),
            raised: self.raised.or(above.raised),
            ascii: self.ascii.clone().or_else(|| above.ascii.clone()),
            other: self.other.clone().or_else(|| above.other.clone()),
            deleted: self.deleted,
        }
    }
}

fn font(tag: &Tag<'_>, letters: &str) -> Option<Font> {
    match tag.get(&format!("{letters}Theme")) {
        Some(role) if role.starts_with("major") => Some(Font::Major),
        Some(_) => Some(Font::Minor),
        None => tag.get(letters).map(Font::Named),
    }
}

/// The number of a list of which the file does not tell how it counts: of Word 95, in a file of a later Word.
pub(super) const UNTOLD_LIST: u32 = u32::MAX;

/// Of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    pub(super) align: Option<Align>,
    /// 0 is the highest heading, 9 running text.
    pub(super) outline: Option<u8>,
    /// Of the list; 0: no list, whatever the style says.
    pub(super) list: Option<u32>,
    pub(super) list_level: Option<usize>,
    /// Of the paragraph's mark.
    pub(super) mark: RunProperties,
}

/// How the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left edge, or at both.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

impl ParagraphProperties {
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut found = Self::default();
        xml.each(|tag, xml| {
            match tag.name() {
                "pStyle" => found.style = tag.val(),
                "jc" => {
                    found.align = Some(match tag.val().as_deref() {
                        Some("center") => Align::Centre,
                        Some("right" | "end") => Align::Right,
                        _ => Align::Left,
                    });
                }
                "outlineLvl" => found.outline = tag.number("val"),
                "numPr" => return found.list(xml),
                "rPr" => {
                    found.mark = RunProperties::read(xml)?;
                    return Ok(());
                }
                _ => {}
            }
            xml.skip()
        })?;
        Ok(found)
    }

    fn list(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        xml.each(|tag, xml| {
            match tag.name() {
                "numId" => self.list = tag.number("val"),
                "ilvl" => self.list_level = tag.number("val"),
                _ => {}
            }
            xml.skip()
        })
    }

    /// This, and where it says nothing, what `above` says. Levels belong to their list.
    pub(super) fn over(&self, above: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| above.style.clone()),
            align: self.align.or(above.align),
            outline: self.outline.or(above.outline),
            list: self.list.or(above.list),
            list_level: self.list_level.or(above.list_level),
            mark: self.mark.over(&above.mark),
        }
    }
}

//! A paragraph: what stands in its line, its number, what is left out of it.

use super::dropped::Dropped;
use super::line::{Line, pieces};
use super::{Body, words_of};
use crate::diag::{Diagnostic, codes};
use crate::parse::word::block::{Block, Label, Paragraph, Piece};
use crate::parse::word::properties::{ParagraphProperties, UNTOLD_LIST};
use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::{Tag, Xml};
use crate::text::{OldFont, Place, from_old_font, nfc};
use std::sync::Arc;

impl Body<'_> {
    pub(super) fn paragraph(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Block>) -> Result<(), Refusal> {
        self.paragraphs += 1;
        let mut own = ParagraphProperties::default();
        let mut line =
            Line { style: self.styles.of_paragraph(None), raw: std::mem::take(&mut self.carried), ..Line::default() };
        xml.each(|tag, xml| {
            if tag.name() != "pPr" {
                return self.inline(tag, xml, &mut line);
            }
            own = ParagraphProperties::read(xml)?;
            line.style = self.styles.of_paragraph(own.style.as_deref());
            Ok(())
        })?;
        self.close(&own, line, out);
        Ok(())
    }

    /// What may stand in a line.
    pub(super) fn inline(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), Refusal> {
        match tag.name() {
            "r" => self.run(xml, line),
            "hyperlink" => {
                let outer = self.link.clone();
                self.link = self.target(tag, line).or(outer.clone());
                let read = xml.each(|tag, xml| self.inline(tag, xml, line));
                self.link = outer;
                read
            }
            "ins" | "moveTo" => {
                line.inserted += usize::from(self.dropping.is_none());
                xml.each(|tag, xml| self.inline(tag, xml, line))
            }
            "del" | "moveFrom" => {
                self.leaving_out(Dropped::Deleted, |body| xml.each(|tag, xml| body.inline(tag, xml, line)))
            }
            "smartTag" | "customXml" | "dir" | "bdo" => xml.each(|tag, xml| self.inline(tag, xml, line)),
            "sdt" => self.content_control(xml, &mut |body, tag, xml| body.inline(tag, xml, line)),
            "fldSimple" => {
                self.open_field(tag.get("instr").unwrap_or_default())?;
                xml.each(|tag, xml| self.inline(tag, xml, line))?;
                self.close_field();
                Ok(())
            }
            "oMath" | "oMathPara" => self.equation(xml, line),
            "AlternateContent" => self.alternative(xml, &mut |body, tag, xml| body.inline(tag, xml, line)),
            _ => xml.skip(),
        }
    }

    /// Reads something that does not come onto a page.
    pub(super) fn leaving_out<T>(&mut self, why: Dropped, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.dropping;
        self.dropping = outer.or(Some(why));
        let value = read(self);
        self.dropping = outer;
        value
    }

    /// The address that a link leads to, outside the file.
    fn target(&self, tag: &Tag<'_>, line: &mut Line) -> Option<Arc<str>> {
        let related = self.relations.get(&tag.related("id")?).filter(|related| related.is_outside)?;
        self.address(&related.target, line)
    }

    /// An address that readers can follow.
    pub(super) fn address(&self, target: &str, line: &mut Line) -> Option<Arc<str>> {
        let target = target.trim();
        let begins = |scheme: &str| target.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
        if ["https://", "http://", "mailto:"].iter().any(|scheme| begins(scheme)) {
            return Some(Arc::from(target));
        }
        if !target.is_empty() && !target.starts_with('#') {
            line.drop(Dropped::Address, target);
        }
        None
    }

    /// Ends a paragraph: gives it its number and its name, and says what was left out.
    fn close(&mut self, own: &ParagraphProperties, mut line: Line, out: &mut Vec<Block>) {
        let mark = self.look(&line.style, &own.mark);
        let goes_on = own.mark.deleted || mark.hidden;
        let label = if goes_on || self.dropping.is_some() { None } else { self.label(own, &line) };
        let raw = std::mem::take(&mut line.raw);
        if goes_on {
            self.carried = raw;
            self.said(&line, "");
            out.append(&mut line.after);
            return;
        }
        let align = self.styles.paragraph(&line.style, own).align.unwrap_or_default();
        let outline = own.outline.or(line.style.paragraph.outline).filter(|level| *level < 9);
        let (pieces, fonts) = pieces(raw);
        let mut paragraph = Paragraph { name: self.name(""), label, pieces, outline, align };
        let text = paragraph.text();
        paragraph.name = self.said(&line, &text);
        if line.style.is_contents {
            self.contents(Place::of_paragraph(self.file, &paragraph.name));
        } else if !paragraph.is_empty() {
            if own.list.or(line.style.paragraph.list) == Some(UNTOLD_LIST) {
                self.unnumbered.add(&paragraph.name);
            }
            self.looked_at(&paragraph, &text, &fonts);
            out.push(Block::Paragraph(paragraph));
        }
        out.append(&mut line.after);
    }

    /// What is carried over to a paragraph that does not come, at the end of a cell or of the text.
    pub(super) fn flush(&mut self, out: &mut Vec<Block>) {
        if !self.carried.is_empty() {
            let line = Line { raw: std::mem::take(&mut self.carried), ..Line::default() };
            self.close(&ParagraphProperties::default(), line, out);
        }
    }

    /// Says what was left out of a paragraph, and gives back its name.
    fn said(&mut self, line: &Line, text: &str) -> Arc<crate::text::ParagraphName> {
        let left_out = || line.drops.iter().map(|(_, text)| text.as_str()).find(|text| !text.trim().is_empty());
        let name = self.name(if text.is_empty() { left_out().unwrap_or_default() } else { text });
        let place = Place::of_paragraph(self.file, &name);
        for (kind, text) in &line.drops {
            match kind {
                Dropped::Contents => self.contents(place.clone()),
                kind => self.diagnostics.push(kind.finding(text, place.clone())),
            }
        }
        (0..line.inserted).for_each(|_| self.inserted.add(&name));
        name
    }

    /// Notes what is to be said of a paragraph that stays: pictures, old fonts.
    fn looked_at(&mut self, paragraph: &Paragraph, text: &str, fonts: &[OldFont]) {
        let place = Place::of_paragraph(self.file, &paragraph.name);
        for piece in &paragraph.pieces {
            if let Piece::Picture(at) = piece {
                self.pictures[*at].place = place.clone();
            }
        }
        for font in fonts {
            self.old_font(*font, &paragraph.name);
        }
        if let Some(meant) = from_old_font(text) {
            let message = "chữ của phông cũ (TCVN3 hoặc VNI) mà phông của đoạn không nói ra, người đọc không đọc được";
            let hint = format!("chuyển mã đoạn này sang Unicode: “{}”", super::dropped::shortened(&meant));
            self.diagnostics.push(Diagnostic::new(&codes::OLD_FONT, place, message).hint(hint));
        }
    }

    /// The number before a paragraph.
    fn label(&mut self, own: &ParagraphProperties, line: &Line) -> Option<Label> {
        let style = &line.style;
        let list = own.list.or(style.paragraph.list).filter(|list| !matches!(*list, 0 | UNTOLD_LIST))?;
        let level = match own.list {
            Some(_) => own.list_level,
            None => style
                .list_style
                .as_ref()
                .and_then(|id| self.numbering.linked(list, id))
                .or(own.list_level)
                .or(style.paragraph.list_level),
        };
        let number = self.numbering.next(list, level.unwrap_or(0))?;
        let look = self.look(style, &number.run.over(&own.mark));
        if look.hidden || number.text.trim().is_empty() {
            return None;
        }
        if let Some(way) = &number.unknown {
            let place = Place::of_paragraph(self.file, &self.name(&words_of(&line.after)));
            let message = format!("số thứ tự kiểu “{way}” được viết bằng chữ số: “{}”", number.text);
            self.diagnostics.push(Diagnostic::new(&codes::WORD_UNSURE, place, message).hint("đối chiếu với bản gốc"));
        }
        if number.is_bullet {
            return Some(Label { text: bullet(&number.text).to_owned(), is_bullet: true, level: number.level });
        }
        let mut text = number.text;
        if let Some(font) = OldFont::of(&look.font) {
            font.decode(&mut [&mut text]);
        }
        let text = if look.capitals { text.to_uppercase() } else { text };
        Some(Label { text: nfc(text.trim()), is_bullet: false, level: number.level })
    }
}

/// A bullet, whatever letter its font draws it with.
fn bullet(drawn: &str) -> &'static str {
    match drawn
        .trim()
        .chars()
        .next()
        .map(|c| if matches!(c, '\u{f020}'..='\u{f07e}') { u32::from(c) - 0xf000 } else { u32::from(c) })
    {
        Some(0x2d | 0x2010..=0x2015 | 0x2212) => "-",
        Some(0x2b) => "+",
        _ => "•",
    }
}

//! Letters of one look, and the marks that stand among them.

use super::dropped::Dropped;
use super::line::{Line, Raw};
use super::open_field::Standing;
use super::{Body, symbol};
use crate::parse::word::properties::RunProperties;
use crate::parse::word::refusal::Refusal;
use crate::parse::word::styles::Look;
use crate::parse::word::xml::{Tag, Xml};
use crate::text::OldFont;

impl Body<'_> {
    /// `w:r`.
    pub(super) fn run(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), Refusal> {
        let mut look = self.look(&line.style, &RunProperties::default());
        xml.each(|tag, xml| {
            if tag.name() != "rPr" {
                return self.within_run(tag, xml, &look, line);
            }
            let own = RunProperties::read(xml)?;
            look = self.look(&line.style, &own);
            Ok(())
        })
    }

    fn within_run(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, look: &Look, line: &mut Line) -> Result<(), Refusal> {
        match tag.name() {
            "t" => {
                let text = xml.text()?;
                self.letters(&text, look, line);
                return Ok(());
            }
            "delText" => {
                let text = xml.text()?;
                self.leaving_out(Dropped::Deleted, |body| body.letters(&text, look, line));
                return Ok(());
            }
            "instrText" => {
                let text = xml.text()?;
                self.instruction(&text);
                return Ok(());
            }
            "fldChar" => {
                if let Some(sign) = self.field_mark(tag, xml)? {
                    self.letters(&sign, look, line);
                }
                return Ok(());
            }
            "sym" => self.symbol(tag, look, line),
            "tab" | "ptab" => self.letters("\t", look, line),
            "cr" => self.line_break(look, line),
            "br" if !matches!(tag.get("type").as_deref(), Some("page" | "column")) => self.line_break(look, line),
            "noBreakHyphen" => self.letters("-", look, line),
            // a letter of TCVN3: ư
            "softHyphen" if OldFont::of(&look.font).is_some() => self.letters("\u{ad}", look, line),
            "footnoteReference" => self.note("f", tag, look, line),
            "endnoteReference" => self.note("e", tag, look, line),
            "commentReference" => line.drop(Dropped::Comment, ""),
            "drawing" | "pict" | "object" => return self.drawing(tag, xml, look, line),
            "AlternateContent" => {
                return self.alternative(xml, &mut |body, tag, xml| body.within_run(tag, xml, look, line));
            }
            "ruby" => {
                return xml.each(|tag, xml| {
                    if tag.name() == "rubyBase" { xml.each(|tag, xml| self.inline(tag, xml, line)) } else { xml.skip() }
                });
            }
            _ => {}
        }
        xml.skip()
    }

    /// Text, where it shows; where not, it is noted as left out.
    pub(super) fn letters(&mut self, text: &str, look: &Look, line: &mut Line) {
        let standing = self.standing();
        let why = match (standing, self.dropping) {
            (Standing::Silent, _) => return,
            (_, Some(why)) => Some(why),
            (Standing::Dropped(why), None) => Some(why),
            (Standing::Shown, None) => look.hidden.then_some(Dropped::Hidden),
        };
        let Some(why) = why else {
            let link = match self.field_link() {
                Some(target) => self.address(&target, line),
                None => self.link.clone(),
            };
            self.found += 1;
            return line.text(text, look, link.as_ref());
        };
        let mut said = text.to_owned();
        if let Some(font) = OldFont::of(&look.font) {
            font.decode(&mut [&mut said]);
        }
        line.drop(why, &said);
    }

    fn line_break(&mut self, look: &Look, line: &mut Line) {
        if self.dropping.is_none() && !look.hidden && matches!(self.standing(), Standing::Shown) {
            line.raw.push(Raw::Break);
        }
    }

    fn symbol(&mut self, tag: &Tag<'_>, look: &Look, line: &mut Line) {
        let font = tag.get("font").unwrap_or_default();
        let Some(code) = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok()) else { return };
        // a letter of an old font, put in by its code
        if let (Some(_), Some(c)) = (OldFont::of(&font), char::from_u32(code & 0xff)) {
            return self.letters(&c.to_string(), &Look { font, ..look.clone() }, line);
        }
        match symbol::of(&font, code) {
            Some(sign) => self.letters(&sign.to_string(), look, line),
            None => {
                line.drop(Dropped::Sign, "");
                self.letters("▪", look, line);
            }
        }
    }

    fn note(&mut self, kind: &str, tag: &Tag<'_>, look: &Look, line: &mut Line) {
        let Some(id) = tag.get("id") else { return };
        if self.dropping.is_some() || look.hidden || !matches!(self.standing(), Standing::Shown) {
            return;
        }
        let next = self.called.len();
        let at = *self.called.entry(format!("{kind}{id}")).or_insert(next);
        line.raw.push(Raw::Note(at));
    }

    /// An equation: its letters in one line.
    pub(super) fn equation(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), Refusal> {
        let mut text = String::new();
        terms(xml, &mut text)?;
        let shown = line.raw.len();
        self.letters(&text, &Look::default(), line);
        if line.raw.len() > shown || self.dropping.is_none() {
            line.drop(Dropped::Equation, &text);
        }
        Ok(())
    }
}

/// The letters within an equation; a fraction is `a/b`, a power `a^b`.
fn terms(xml: &mut Xml<'_>, out: &mut String) -> Result<(), Refusal> {
    xml.each(|tag, xml| match tag.name() {
        "t" => {
            out.push_str(&xml.text()?);
            Ok(())
        }
        "den" => {
            out.push('/');
            terms(xml, out)
        }
        "sup" => {
            out.push('^');
            terms(xml, out)
        }
        "sub" => {
            out.push('_');
            terms(xml, out)
        }
        _ => terms(xml, out),
    })
}

//! Drawings: text boxes stay as text, pictures as pictures, and the rest is said to be missing. Lines and empty frames are ornaments.

use super::dropped::Dropped;
use super::line::{Line, Raw};
use super::{Body, Picture};
use crate::parse::word::refusal::Refusal;
use crate::parse::word::styles::Look;
use crate::parse::word::xml::{Tag, Xml};
use crate::text::Place;

/// What is known of the drawing around an element.
#[derive(Clone, Default)]
struct Around {
    /// What its author says of the picture.
    alternative: String,
    /// A picture shows what another program made.
    in_object: bool,
}

impl Body<'_> {
    /// `w:drawing`, `w:pict`, `w:object`.
    pub(super) fn drawing(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        look: &Look,
        line: &mut Line,
    ) -> Result<(), Refusal> {
        let mut around = Around { in_object: tag.name() == "object", ..Around::default() };
        if look.hidden && self.dropping.is_none() {
            return self
                .leaving_out(Dropped::Hidden, |body| xml.each(|tag, xml| body.drawn(tag, xml, &mut around, line)));
        }
        xml.each(|tag, xml| self.drawn(tag, xml, &mut around, line))
    }

    fn drawn(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, around: &mut Around, line: &mut Line) -> Result<(), Refusal> {
        match tag.name() {
            "txbxContent" => return self.text_box(xml, line),
            "docPr" => around.alternative = tag.get("descr").or_else(|| tag.get("title")).unwrap_or_default(),
            "blip" | "imagedata" => self.picture(tag, around, line),
            "chart" => self.missing(Dropped::Chart, "", line),
            "relIds" => self.missing(Dropped::Diagram, "", line),
            "contentPart" => self.missing(Dropped::Ink, "", line),
            "OLEObject" => {
                let program = tag.get("ProgID").unwrap_or_default();
                self.missing(Dropped::Object, &program, line);
            }
            "oMath" => return self.equation(xml, line),
            "txBody" => {
                let text = xml.text()?;
                self.letters(&text, &Look::default(), line);
                return Ok(());
            }
            "textpath" => {
                let text = tag.get("string").unwrap_or_default();
                self.letters(&text, &Look::default(), line);
            }
            "AlternateContent" => {
                return self.alternative(xml, &mut |body, tag, xml| body.drawn(tag, xml, around, line));
            }
            "wsp" => return self.shape(xml, around, line, None),
            "rect" | "roundrect" | "oval" | "shape" | "polyline" | "arc" | "curve" => {
                let kind = tag.get("type").unwrap_or_default();
                if around.alternative.is_empty() {
                    around.alternative = tag.get("alt").unwrap_or_default();
                }
                return self.shape(xml, around, line, Some(&kind));
            }
            "shapetype" | "line" => return xml.skip(),
            _ => return xml.each(|tag, xml| self.drawn(tag, xml, around, line)),
        }
        xml.skip()
    }

    /// A shape: what is in it, and if that is nothing, whether it may mean something. `old`: its kind in drawings of older programs.
    fn shape(
        &mut self,
        xml: &mut Xml<'_>,
        around: &mut Around,
        line: &mut Line,
        old: Option<&str>,
    ) -> Result<(), Refusal> {
        let (found, drops) = (self.found, line.drops.len());
        let mut is_line = old
            .is_some_and(|kind| ["_x0000_t20", "_x0000_t32", "_t33", "_t34"].iter().any(|known| kind.ends_with(known)));
        let mut empty_box = false;
        xml.each(|tag, xml| {
            is_line |= tag.name() == "cNvCnPr";
            empty_box |= matches!(tag.name(), "txbx" | "textbox");
            if tag.name() == "spPr" { geometry(xml, &mut is_line) } else { self.drawn(tag, xml, around, line) }
        })?;
        if self.found == found && line.drops.len() == drops && !is_line && !empty_box {
            self.missing(Dropped::Shape, "", line);
        }
        Ok(())
    }

    fn text_box(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), Refusal> {
        // the paragraph around goes on behind the box
        let (fields, carried) = (std::mem::take(&mut self.fields), std::mem::take(&mut self.carried));
        let link = self.link.take();
        let blocks = self.blocks(xml);
        (self.fields, self.carried, self.link) = (fields, carried, link);
        let blocks = blocks?;
        self.found += blocks.len();
        line.after.extend(blocks);
        Ok(())
    }

    fn picture(&mut self, tag: &Tag<'_>, around: &Around, line: &mut Line) {
        self.found += 1;
        if around.in_object || self.dropping.is_some() {
            return;
        }
        let id = tag.related("embed").or_else(|| tag.related("id")).or_else(|| tag.related("link"));
        let related = id.and_then(|id| self.relations.get(&id));
        let part = related.filter(|part| !part.is_outside).map(|part| part.target.clone()).unwrap_or_default();
        line.raw.push(Raw::Picture(self.pictures.len()));
        self.pictures.push(Picture {
            part,
            alternative: around.alternative.clone(),
            place: Place::start_of(self.file),
        });
    }

    fn missing(&mut self, what: Dropped, said: &str, line: &mut Line) {
        self.found += 1;
        if self.dropping.is_none() {
            line.drop(what, said);
        }
    }
}

/// Whether a shape's outline is a line.
fn geometry(xml: &mut Xml<'_>, is_line: &mut bool) -> Result<(), Refusal> {
    xml.each(|tag, xml| {
        *is_line |= tag.name() == "prstGeom"
            && tag
                .get("prst")
                .is_some_and(|shape| shape.to_ascii_lowercase().contains("line") || shape.contains("Connector"));
        xml.skip()
    })
}

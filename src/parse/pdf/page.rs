//! The text of one page: what its operators set, and where.

use super::face::{Face, number, prepared};
use super::lines::{self, Piece};
use super::matrix::Matrix;
use super::{MAX_STREAM, MAX_TEXT, Unread};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;

/// Pictures that are pages within pages.
const DEEP: usize = 6;
/// A page has no more operators.
const MAX_STEPS: usize = 3_000_000;
/// A page with fewer letters says nothing.
const FEW: usize = 5;
/// So many lines and areas that are drawn may be letters.
const DRAWN: usize = 40;

/// What a page says.
pub(super) struct Read {
    pub(super) text: String,
    /// It shows something and says nothing.
    pub(super) is_blind: bool,
}

pub(super) fn read(document: &Document, page: ObjectId) -> Result<Read, Unread> {
    let content = document.get_page_content_with_limit(page, MAX_STREAM).map_err(|error| super::why(&error))?;
    let mut hand = Hand { document, pieces: Vec::new(), steps: 0, bytes: 0, unknown: 0, shows: false, drawn: 0 };
    let (own, others) = document.get_page_resources(page).map_err(|error| super::why(&error))?;
    let others = others.iter().filter_map(|id| document.get_dictionary(*id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(others).collect();
    hand.run(&content, &resources, Matrix::SAME, 0)?;
    let known: usize = hand.pieces.iter().map(|piece| letters(&piece.text)).sum();
    let shows = hand.shows || hand.unknown > 0 || hand.drawn > DRAWN;
    let is_blind = shows && (known < FEW || hand.unknown > known);
    Ok(Read { text: lines::of(hand.pieces), is_blind })
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// A thing of the resources by its name.
fn find<'o>(resources: &'o Dictionary, name: &[u8], document: &'o Document) -> Option<&'o Stream> {
    let things = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
    document.dereference(things.get(name).ok()?).ok()?.1.as_stream().ok()
}

/// Follows operators.
struct Hand<'d> {
    document: &'d Document,
    pieces: Vec<Piece>,
    steps: usize,
    bytes: usize,
    /// Signs that are no letters to us.
    unknown: usize,
    /// A picture was shown.
    shows: bool,
    /// Lines and areas.
    drawn: usize,
}

/// How text is set.
#[derive(Clone, Copy)]
struct Setting<'f, 'd> {
    face: Option<&'f Face<'d>>,
    size: f64,
    between_letters: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    page: Matrix,
}

impl Hand<'_> {
    fn run(&mut self, content: &[u8], resources: &[&Dictionary], page: Matrix, depth: usize) -> Result<(), Unread> {
        let fonts = self.fonts(resources);
        let faces: BTreeMap<&[u8], Face<'_>> =
            fonts.iter().map(|(name, font)| (name.as_slice(), Face::of(font, self.document))).collect();
        let mut now = Setting {
            face: None,
            size: 1.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            page,
        };
        let mut saved = Vec::new();
        let (mut line, mut text) = (Matrix::SAME, Matrix::SAME);
        for operation in Content::decode_iter(content) {
            // what comes behind a fault cannot be read
            let Ok(Operation { operator, operands }) = operation else { break };
            self.steps += 1;
            if self.steps > MAX_STEPS || self.bytes > MAX_TEXT {
                return Err(Unread::TooLarge);
            }
            let n = |at: usize| operands.get(at).and_then(|o| number(o, self.document)).unwrap_or(0.0);
            let matrix = || Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]);
            match operator.as_str() {
                "q" if saved.len() < 200 => saved.push(now),
                "Q" => now = saved.pop().unwrap_or(now),
                "cm" => now.page = matrix().then(now.page),
                "BT" => (line, text) = (Matrix::SAME, Matrix::SAME),
                "Tf" => {
                    now.face = operands.first().and_then(|name| faces.get(name.as_name().ok()?));
                    now.size = n(1);
                }
                "Tc" => now.between_letters = n(0),
                "Tw" => now.between_words = n(0),
                "Tz" => now.stretch = n(0) / 100.0,
                "TL" => now.leading = n(0),
                "Tm" => (line, text) = (matrix(), matrix()),
                "Td" | "TD" => {
                    if operator == "TD" {
                        now.leading = -n(1);
                    }
                    line = line.moved(n(0), n(1));
                    text = line;
                }
                "T*" => {
                    line = line.moved(0.0, -now.leading);
                    text = line;
                }
                "Tj" | "TJ" => self.show(&operands, &now, &mut text),
                "'" | "\"" => {
                    line = line.moved(0.0, -now.leading);
                    text = line;
                    self.show(operands.get(operands.len().saturating_sub(1)..).unwrap_or_default(), &now, &mut text);
                }
                "BI" | "sh" => self.shows = true,
                "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" => self.drawn += 1,
                "Do" => self.thing(operands.first(), resources, now.page, depth)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn fonts(&self, resources: &[&Dictionary]) -> BTreeMap<Vec<u8>, Dictionary> {
        let mut fonts = BTreeMap::new();
        for resources in resources {
            let named = resources.get_deref(b"Font", self.document).and_then(Object::as_dict);
            for (name, font) in named.into_iter().flat_map(Dictionary::iter) {
                if let Ok((_, Object::Dictionary(font))) = self.document.dereference(font) {
                    fonts.entry(name.clone()).or_insert_with(|| prepared(font));
                }
            }
        }
        fonts
    }

    /// Sets what stands in strings, and in lists of strings and gaps.
    fn show(&mut self, operands: &[Object], now: &Setting<'_, '_>, text: &mut Matrix) {
        for operand in operands {
            match operand {
                Object::String(signs, _) => self.set(signs, now, text),
                Object::Array(parts) => {
                    for part in parts {
                        match part {
                            Object::String(signs, _) => self.set(signs, now, text),
                            gap => {
                                let gap = number(gap, self.document).unwrap_or(0.0);
                                *text = text.moved(-gap / 1000.0 * now.size * now.stretch, 0.0);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn set(&mut self, signs: &[u8], now: &Setting<'_, '_>, text: &mut Matrix) {
        let Some(face) = now.face else {
            self.unknown += signs.len();
            return;
        };
        let (width, count, spaces) = face.width(signs);
        let width = width / 1000.0 * now.size + count * now.between_letters + spaces * now.between_words;
        let width = width * now.stretch;
        let (start, height, scale) = text.then(now.page).place();
        *text = text.moved(width, 0.0);
        match face.said(signs) {
            Some(said) => {
                self.unknown +=
                    said.chars().filter(|c| matches!(c, '\u{fffd}' | '\0' | '\u{e000}'..='\u{f8ff}')).count();
                self.bytes += said.len();
                let size = (now.size * scale).abs();
                self.pieces.push(Piece { start, end: start + width * scale, height, size, text: said });
            }
            None => self.unknown += signs.len(),
        }
    }

    /// A picture, or a page within the page.
    fn thing(
        &mut self,
        name: Option<&Object>,
        resources: &[&Dictionary],
        page: Matrix,
        depth: usize,
    ) -> Result<(), Unread> {
        let document = self.document;
        let Some(name) = name.and_then(|name| name.as_name().ok()) else { return Ok(()) };
        let Some(thing) = resources.iter().find_map(|resources| find(resources, name, document)) else { return Ok(()) };
        if thing.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            self.shows = true;
            return Ok(());
        }
        if depth == DEEP {
            return Err(Unread::TooLarge);
        }
        let content = thing.get_plain_content_with_limit(MAX_STREAM).map_err(|error| super::why(&error))?;
        let own = thing.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let turned = thing.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok();
        let turned = turned.map_or(Matrix::SAME, |numbers| {
            let mut matrix = Matrix::SAME;
            for (slot, n) in matrix.0.iter_mut().zip(numbers) {
                *slot = number(n, document).unwrap_or(*slot);
            }
            matrix
        });
        let inner: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        self.run(&content, &inner, turned.then(page), depth + 1)
    }
}

//! A font: which letters its signs are, and how wide each is.

use super::MAX_STREAM;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::HashMap;

/// A font has no more signs.
const MAX_SIGNS: usize = 65_536;

/// A font as it is asked.
pub(super) struct Face<'d> {
    letters: Option<Encoding<'d>>,
    /// A sign takes two bytes.
    is_wide: bool,
    /// In thousandths of the font's size.
    widths: HashMap<u32, f64>,
    usual: f64,
}

/// A font's dictionary without what it says of its signs, where it says which letters they are.
pub(super) fn prepared(font: &Dictionary) -> Dictionary {
    let mut font = font.clone();
    if font.has(b"ToUnicode") {
        font.remove(b"Encoding");
    }
    font
}

impl<'d> Face<'d> {
    pub(super) fn of(font: &'d Dictionary, document: &'d Document) -> Self {
        let letters = font.get_font_encoding_with_limit(document, MAX_STREAM).ok();
        let inner = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let inner = inner.and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
        let mut face = Self { letters, is_wide: inner.is_some(), widths: HashMap::new(), usual: 500.0 };
        match inner {
            Some(inner) => face.wide(inner, document),
            None => face.narrow(font, document),
        }
        // signs of two bytes that nothing is said of are no letters
        if inner.is_some() && !font.has(b"ToUnicode") && !matches!(face.letters, Some(Encoding::SimpleEncoding(_))) {
            face.letters = None;
        }
        face
    }

    fn narrow(&mut self, font: &Dictionary, document: &Document) {
        let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
        let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) else { return };
        for (width, sign) in widths.iter().zip(u32::try_from(first).unwrap_or(0)..).take(MAX_SIGNS) {
            self.widths.extend(number(width, document).map(|width| (sign, width)));
        }
    }

    /// `[ first [w w w] first last w ]`.
    fn wide(&mut self, font: &Dictionary, document: &Document) {
        self.usual = font.get_deref(b"DW", document).ok().and_then(|w| number(w, document)).unwrap_or(1000.0);
        let Ok(widths) = font.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut rest = widths.as_slice();
        while let [first, second, after @ ..] = rest {
            let Some(first) = sign(first, document) else { return };
            match document.dereference(second).map(|(_, object)| object) {
                Ok(Object::Array(each)) => {
                    for (width, sign) in each.iter().zip(first..).take(MAX_SIGNS) {
                        self.widths.extend(number(width, document).map(|width| (sign, width)));
                    }
                    rest = after;
                }
                Ok(_) => {
                    let (Some(last), [width, after @ ..]) = (sign(second, document), after) else { return };
                    let Some(width) = number(width, document) else { return };
                    let last = last.min(first.saturating_add(u32::try_from(MAX_SIGNS).unwrap_or(u32::MAX)));
                    self.widths.extend((first..=last).map(|sign| (sign, width)));
                    rest = after;
                }
                Err(_) => return,
            }
            if self.widths.len() > MAX_SIGNS {
                return;
            }
        }
    }

    /// The letters of signs; `None`: nobody knows.
    pub(super) fn said(&self, signs: &[u8]) -> Option<String> {
        Document::decode_text(self.letters.as_ref()?, signs).ok()
    }

    /// How wide signs are, in thousandths of the font's size; how many there are, and how many of them are spaces.
    pub(super) fn width(&self, signs: &[u8]) -> (f64, f64, f64) {
        let of = |sign: u32| self.widths.get(&sign).copied().unwrap_or(self.usual);
        let (mut width, mut count, mut spaces) = (0.0, 0.0, 0.0);
        for sign in signs.chunks(if self.is_wide { 2 } else { 1 }) {
            let sign = sign.iter().fold(0, |sign, byte| sign << 8 | u32::from(*byte));
            width += of(sign);
            count += 1.0;
            spaces += if !self.is_wide && sign == 32 { 1.0 } else { 0.0 };
        }
        (width, count, spaces)
    }
}

fn sign(object: &Object, document: &Document) -> Option<u32> {
    document.dereference(object).ok()?.1.as_i64().ok().and_then(|n| u32::try_from(n).ok())
}

/// A number, whole or not.
pub(super) fn number(object: &Object, document: &Document) -> Option<f64> {
    match document.dereference(object).ok()?.1 {
        #[allow(clippy::cast_precision_loss)]
        Object::Integer(n) => Some(*n as f64),
        Object::Real(n) => Some(f64::from(*n)),
        _ => None,
    }
}

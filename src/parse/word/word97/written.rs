//! The XML that is told: elements without prefixes, as the reader takes them.

use crate::parse::word::refusal::Refusal;
use std::fmt::Display;

/// A file that makes more than this of itself is refused: `.docx` is refused there, too.
const MOST: usize = 48 << 20;

/// Names of attributes and their values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// What is written so far.
#[derive(Default)]
pub(super) struct Written(String);

impl Written {
    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.0.push('>');
    }

    pub(super) fn close(&mut self, name: &str) {
        self.0.extend(["</", name, ">"]);
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// An element that has one value.
    pub(super) fn val(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("val", &value)]);
    }

    /// An element that switches something on or off.
    pub(super) fn switch(&mut self, name: &str, on: Option<bool>) {
        if let Some(on) = on {
            self.val(name, u8::from(on));
        }
    }

    /// An element with what the function writes in it.
    pub(super) fn within(&mut self, name: &str, attributes: Attributes<'_>, write: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        write(self);
        self.close(name);
    }

    /// Letters of a text.
    pub(super) fn letters(&mut self, letters: impl Iterator<Item = u16>) {
        for letter in char::decode_utf16(letters) {
            self.letter(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }

    /// What was written elsewhere.
    pub(super) fn take(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Refuses what has become too long.
    pub(super) fn bounded(&self) -> Result<(), Refusal> {
        if self.0.len() > MOST { Err(Refusal::too_large(&format!("hơn {} MB chữ", MOST >> 20))) } else { Ok(()) }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.extend(["<", name]);
        for (key, value) in attributes {
            self.0.extend([" ", key, "=\""]);
            value.to_string().chars().for_each(|letter| self.letter(letter));
            self.0.push('"');
        }
    }

    /// What XML cannot hold is left out.
    fn letter(&mut self, letter: char) {
        match letter {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => self.0.push(letter),
        }
    }
}

//! The names of fonts ([MS-DOC] 2.9.286): letters of old fonts are known by them only.

use super::file::{File, List};
use super::written::Written;
use crate::parse::compound::u16_at;
use std::fmt::Display;

/// What stands before a name.
const BEFORE: usize = 39;
/// Windows allows 31 letters.
const LONGEST: usize = 64;

/// Names.
pub(super) struct Fonts(Vec<String>);

impl Fonts {
    pub(super) fn read(file: &File) -> Self {
        let list = file.list(List::Fonts);
        let count = u16_at(list, 0).unwrap_or(0);
        let mut rest = list.get(4..).unwrap_or_default();
        let mut names = Vec::new();
        for _ in 0..count {
            let Some(length) = rest.first().map(|length| usize::from(*length)) else { break };
            let Some(font) = rest.get(1..1 + length) else { break };
            let letters = font.get(BEFORE..).unwrap_or_default().chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
            let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).take(LONGEST).collect();
            names.push(String::from_utf16_lossy(&letters));
            rest = rest.get(1 + length..).unwrap_or_default();
        }
        Self(names)
    }

    pub(super) fn name(&self, at: u16) -> Option<&str> {
        self.0.get(usize::from(at)).map(String::as_str)
    }

    /// The fonts of ASCII and of other letters, where they are named.
    pub(super) fn tell(&self, ascii: Option<u16>, other: Option<u16>, out: &mut Written) {
        let named = [("ascii", ascii), ("hAnsi", other)].map(|(key, at)| Some((key, self.0.get(usize::from(at?))?)));
        let named: Vec<(&str, &dyn Display)> =
            named.iter().flatten().map(|(key, name)| (*key, *name as &dyn Display)).collect();
        if !named.is_empty() {
            out.empty("rFonts", &named);
        }
    }
}

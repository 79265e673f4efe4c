//! A level of a list ([MS-DOC] 2.9.150), as `w:lvl` has it.

use super::fonts::Fonts;
use super::letters::Letters;
use super::written::Written;
use crate::parse::compound::{u16_at, u32_at};

/// Of its head, in bytes.
const HEAD: usize = 28;

/// What is read of a level.
pub(super) struct Level<'b> {
    head: &'b [u8],
    letters: &'b [u8],
    text: &'b [u8],
}

impl<'b> Level<'b> {
    /// Takes a level off.
    pub(super) fn read(rest: &mut &'b [u8]) -> Option<Self> {
        let head = rest.get(..HEAD)?;
        let (letters, lines) = (usize::from(*head.get(24)?), usize::from(*head.get(25)?));
        let behind = rest.get(HEAD + lines..)?;
        let text = behind.get(letters..)?;
        let length = 2 * usize::from(u16_at(text, 0)?);
        *rest = text.get(2 + length..)?;
        Some(Self { head, letters: behind.get(..letters)?, text: text.get(2..2 + length)? })
    }

    /// Its first number.
    pub(super) fn start(&self) -> u32 {
        u32_at(self.head, 0).unwrap_or(1)
    }

    /// Tells it as the level `at`, from 0. `style`: the style of paragraphs that is this level.
    pub(super) fn tell(&self, at: usize, style: Option<u16>, fonts: &Fonts, out: &mut Written) {
        let byte = |at: usize| self.head.get(at).copied().unwrap_or(0);
        out.open("lvl", &[("ilvl", &at)]);
        out.val("start", self.start());
        out.val("numFmt", way(byte(4)));
        if byte(5) & 8 != 0 {
            out.val("lvlRestart", byte(26));
        }
        if byte(5) & 4 != 0 {
            out.empty("isLgl", &[]);
        }
        if let Some(style) = style {
            out.val("pStyle", style);
        }
        out.val("lvlText", self.shape());
        let mut look = Letters::default();
        look.take(self.letters, (false, false));
        out.within("rPr", &[], |out| look.tell(fonts, out));
        out.close("lvl");
    }

    /// `%1.%2)`: levels stand in the text by their numbers from 0.
    fn shape(&self) -> String {
        let letters = self.text.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
        let told = char::decode_utf16(letters).map(|letter| match letter.unwrap_or(char::REPLACEMENT_CHARACTER) {
            level @ '\0'..='\u{8}' => format!("%{}", u32::from(level) + 1),
            letter => letter.to_string(),
        });
        told.collect()
    }
}

/// How it counts ([MS-OSHARED] 2.2.1.3).
fn way(code: u8) -> String {
    match code {
        0 => "decimal",
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        22 => "decimalZero",
        23 => "bullet",
        255 => "none",
        code => return format!("nfc{code}"),
    }
    .to_owned()
}

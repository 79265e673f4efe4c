//! How letters look ([MS-DOC] 2.6.1).

use super::changes::changes;
use super::fonts::Fonts;
use super::written::Written;
use crate::parse::compound::{u16_at, u32_at};

/// What is said of letters; `None`: nothing, and their style counts.
#[derive(Clone, Default)]
pub(super) struct Letters {
    style: Option<u16>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    struck: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    raised: Option<u8>,
    ascii: Option<u16>,
    other: Option<u16>,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    /// They stand for something else: a picture, a note.
    pub(super) special: bool,
    /// They only hold data of a field.
    pub(super) is_data: bool,
    /// The result of the field is what another program made.
    pub(super) is_object: bool,
    /// Font and code of a sign, whatever the letter is.
    pub(super) symbol: Option<(u16, u16)>,
    /// Where the picture lies in its stream.
    pub(super) picture: Option<u32>,
}

impl Letters {
    /// Takes changes. `above`: bold and italic of the style, which a change may turn round.
    pub(super) fn take(&mut self, bytes: &[u8], above: (bool, bool)) {
        for change in changes(bytes) {
            let on = |above: bool| match change.byte() {
                0x80 => None,
                0x81 => Some(!above),
                value => Some(value != 0),
            };
            match change.code {
                0x0800 => self.deleted = change.byte() != 0,
                0x0801 => self.inserted = change.byte() != 0,
                0x0806 => self.is_data = change.byte() != 0,
                0x080a | 0x0856 => self.is_object |= change.byte() != 0,
                0x0855 => self.special = change.byte() != 0,
                0x6a03 => self.picture = u32_at(change.value, 0),
                0x6a09 => self.symbol = u16_at(change.value, 0).zip(u16_at(change.value, 2)),
                0x4a30 => self.style = Some(change.word()),
                0x0835 => self.bold = on(above.0),
                0x0836 => self.italic = on(above.1),
                0x0837 => self.struck = on(false),
                0x2a53 => self.struck = Some(change.byte() != 0),
                0x083b => self.capitals = on(false),
                0x083c => self.hidden = on(false),
                0x2a48 => self.raised = Some(change.byte()),
                0x4a4f => self.ascii = Some(change.word()),
                0x4a51 => self.other = Some(change.word()),
                // all that was said before, but what the letters are
                0x2a33 => {
                    *self = Self {
                        deleted: self.deleted,
                        inserted: self.inserted,
                        special: self.special,
                        is_data: self.is_data,
                        is_object: self.is_object,
                        symbol: self.symbol,
                        picture: self.picture,
                        ..Self::default()
                    };
                }
                _ => {}
            }
        }
    }

    /// What stands within `w:rPr`.
    pub(super) fn tell(&self, fonts: &Fonts, out: &mut Written) {
        if let Some(style) = self.style {
            out.val("rStyle", style);
        }
        fonts.tell(self.ascii, self.other, out);
        out.switch("b", self.bold);
        out.switch("i", self.italic);
        out.switch("strike", self.struck);
        out.switch("caps", self.capitals);
        out.switch("vanish", self.hidden);
        match self.raised {
            Some(1) => out.val("vertAlign", "superscript"),
            Some(2) => out.val("vertAlign", "subscript"),
            Some(_) => out.val("vertAlign", "baseline"),
            None => {}
        }
    }
}

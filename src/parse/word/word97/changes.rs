//! What is changed of a look, one after the other: a code and a value ([MS-DOC] 2.2.5.1).

use crate::parse::compound::u16_at;

/// One change.
#[derive(Clone, Copy)]
pub(super) struct Change<'b> {
    pub(super) code: u16,
    pub(super) value: &'b [u8],
}

/// The definition of a row has a longer length.
pub(super) const ROW: u16 = 0xd608;

impl Change<'_> {
    pub(super) fn byte(&self) -> u8 {
        self.value.first().copied().unwrap_or(0)
    }

    pub(super) fn word(&self) -> u16 {
        u16_at(self.value, 0).unwrap_or(0)
    }
}

/// The changes in some bytes; what is cut is left out.
pub(super) fn changes(bytes: &[u8]) -> impl Iterator<Item = Change<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let (begin, length) = match code >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            _ if code == ROW => (4, usize::from(u16_at(rest, 2)?).checked_sub(1)?),
            _ => (3, usize::from(*rest.get(2)?)),
        };
        let value = rest.get(begin..begin + length)?;
        rest = rest.get(begin + length..)?;
        Some(Change { code, value })
    })
}

//! Letters that are no letters.

/// What ends a paragraph.
pub(super) const MARK: u16 = 0x0d;
/// What ends a cell or a row.
pub(super) const CELL: u16 = 0x07;
/// What ends a section, or only a page.
pub(super) const PAGE: u16 = 0x0c;
pub(super) const PICTURE: u16 = 0x01;
/// Where a note is called, and at the beginning of the note.
pub(super) const NOTE: u16 = 0x02;
pub(super) const COMMENT: u16 = 0x05;
/// On which something drawn hangs.
pub(super) const DRAWN: u16 = 0x08;
pub(super) const TAB: u16 = 0x09;
pub(super) const LINE: u16 = 0x0b;
/// A field: what it does, what it shows.
pub(super) const FIELD: u16 = 0x13;
pub(super) const RESULT: u16 = 0x14;
pub(super) const FIELD_END: u16 = 0x15;
pub(super) const HYPHEN: u16 = 0x1e;
pub(super) const SOFT_HYPHEN: u16 = 0x1f;

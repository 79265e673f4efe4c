//! How the cells of a workbook to be filled in look: white is open, grey is the form's, yellow is computed.

use crate::site::view::BookLook;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

const GREY: &str = "#ECECEC";
const DARK: &str = "#D9D9D9";
const YELLOW: &str = "#FFF6CC";

/// The format of a cell.
pub(super) fn format(look: BookLook, open: bool) -> Format {
    let plain = Format::new().set_font_name("Times New Roman").set_font_size(12).set_align(FormatAlign::VerticalCenter);
    let cell = || plain.clone().set_border(FormatBorder::Thin);
    let format = match look {
        BookLook::Title => plain.set_bold().set_font_size(14),
        BookLook::Note => plain.set_italic(),
        BookLook::Id => plain,
        BookLook::Head => cell().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(DARK),
        BookLook::Label(depth) => cell().set_text_wrap().set_indent(depth.min(8)).set_background_color(GREY),
        BookLook::Shut => cell().set_background_color(DARK),
        BookLook::Whole => cell().set_num_format("#,##0"),
        BookLook::Number => cell(),
        BookLook::Money => cell().set_num_format("[<100000]General;#,##0"),
        BookLook::Text => cell().set_num_format("@").set_text_wrap(),
        BookLook::Day => cell().set_num_format("dd/mm/yyyy"),
        BookLook::Computed => cell().set_background_color(YELLOW),
    };
    if open { format.set_unlocked() } else { format }
}

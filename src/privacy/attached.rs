//! Files that are published as they are: the words of PDF files, and what nobody can look into.

use super::running::{self, Tables};
use super::sighting::{Kind, Sighting, UNREAD};
use crate::diag::Hidden;
use crate::pack::Privacy;
use crate::source::{Attached, Pages};
use crate::text::Place;
use std::sync::Arc;

/// Looks at what a PDF file says, page by page.
pub(super) fn pdf(file: &Arc<str>, said: &Attached, privacy: &Privacy, out: &mut Vec<Sighting>) {
    match said {
        Attached::Read(pages) => {
            words(file, pages, privacy, out);
            match (pages.blind, pages.count) {
                (0, _) => {}
                (blind, count) if blind == count => {
                    out.push(unchecked(file, "tệp PDF này là bản quét, không có chữ để kiểm tra"));
                }
                (blind, count) => {
                    out.push(unchecked(
                        file,
                        &format!("{blind} trong {count} trang của tệp PDF này không có chữ để kiểm tra"),
                    ));
                }
            }
        }
        Attached::Locked => out.push(unchecked(file, "tệp PDF này đặt mật khẩu nên không kiểm tra được")),
        Attached::Broken => out.push(unchecked(file, "tệp PDF này hỏng, hoặc đọc quá lâu, nên không kiểm tra được")),
    }
}

fn words(file: &Arc<str>, pages: &Pages, privacy: &Privacy, out: &mut Vec<Sighting>) {
    for (page, number) in pages.text.split_terminator('\u{c}').zip(1..) {
        let from = out.len();
        running::look(file, page, Tables::Page, privacy, out);
        for seen in &mut out[from..] {
            seen.place = Place::start_of(file);
            seen.message = format!("trang {number}: {}", seen.message);
            seen.hidden = seen.hidden.drain(..).map(Hidden::anywhere).collect();
        }
    }
}

/// That nobody has looked into a file.
pub(super) fn unchecked(file: &Arc<str>, why: &str) -> Sighting {
    Sighting {
        kind: Kind::Unchecked,
        called: UNREAD.to_owned(),
        place: Place::start_of(file),
        message: format!("{why}: có thể có điều riêng của ai đó"),
        digits: String::new(),
        hidden: Vec::new(),
    }
}

/// Texts by the endings of their names.
const TEXTS: [&str; 9] = ["txt", "md", "html", "htm", "csv", "json", "xml", "svg", "ics"];

/// A text in another encoding, as far as digits and plain letters go; `None`: it is no text.
pub(super) fn decoded(ending: &str, bytes: &[u8]) -> Option<String> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].as_chunks::<2>().0.iter().map(|two| pair(*two));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => Some(wide(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => Some(wide(u16::from_be_bytes)),
        _ if !TEXTS.contains(&ending) => None,
        _ => Some(String::from_utf8_lossy(bytes).into_owned()),
    }
}

//! Folding: how Vietnamese is compared when marks and case do not count.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lower case without marks; `đ`, `Đ` and the look-alike `Ð` become `d`. Used for slugs, search and suggestions.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                out.extend(part.to_lowercase().map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c }));
            }
        });
    }
    out
}

/// The address form of a text: ASCII lower-case letters and digits, single hyphens between. Empty if nothing remains.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    if out.ends_with('-') {
        out.pop();
    }
    out
}

/// Text in Unicode normal form C (dựng sẵn), the form that Decree 30/2020 asks for.
pub fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Whether a text is in normal form C already.
pub fn is_nfc(text: &str) -> bool {
    if is_plain(text.as_bytes()) {
        return true;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => text.nfc().eq(text.chars()),
    }
}

/// Whether a text is plainly in order: UTF-8 in normal form C without a character that nobody sees (controls other than tabs and line ends,
/// zero widths, direction marks). `false`: it may be, and has to be looked at letter by letter. Plain are Latin letters as Vietnamese has them
/// (U+00C0 to U+02FF, U+1E80 to U+1EFF) and common signs; all of them are in normal form C whatever stands beside them.
pub fn is_plain(bytes: &[u8]) -> bool {
    /// How long a plain letter with this first byte is; 0: not plain.
    const LENGTHS: [u8; 256] = {
        let mut lengths = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            lengths[byte] = match byte {
                0x09 | 0x0a | 0x0d | 0x20..=0x7e => 1,
                0xc2..=0xcb => 2,
                0xe1 | 0xe2 => 3,
                _ => 0,
            };
            byte += 1;
        }
        lengths
    };
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let length = LENGTHS[usize::from(*first)];
        let plain = match length {
            1 => true,
            2 => match bytes.get(at + 1) {
                Some(0xad) => *first != 0xc2,
                Some(0xa0..=0xbf) => true,
                Some(0x80..=0x9f) => *first != 0xc2,
                _ => false,
            },
            3 => matches!(
                bytes.get(at..at + 3),
                Some(
                    [0xe1, 0xba..=0xbb, 0x80..=0xbf]
                        | [0xe2, 0x80, 0x90..=0xa7 | 0xb0..=0xbf]
                        | [0xe2, 0x82, 0xa0..=0xbf]
                        | [0xe2, 0x86 | 0x89 | 0x9c, 0x80..=0xbf]
                )
            ),
            _ => false,
        };
        if !plain {
            return false;
        }
        at += usize::from(length);
    }
    true
}

/// The words of a text: runs of letters and digits, in NFC and lower case.
pub fn words(text: &str) -> Vec<String> {
    nfc(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// `BÁO CÁO THƯỜNG NIÊN` as `Báo cáo thường niên`.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_marks_case_and_d() {
        assert_eq!(fold("ĐƯỜNG Điện Ðông"), "duong dien dong");
        assert_eq!(fold("Nguye\u{302}\u{303}n"), "nguyen");
        assert_eq!(slug("  1.10. Đảm bảo — an ninh!"), "1-10-dam-bao-an-ninh");
        assert_eq!(slug("…"), "");
        assert_eq!(words("Số: 99a /KH-MNNL"), ["số", "99a", "kh", "mnnl"]);
        assert!(!is_nfc("e\u{301}") && is_nfc("é"));
    }

    #[test]
    fn what_is_plain_is_in_normal_form_whatever_stands_beside_it() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("a{c}e");
            if is_plain(text.as_bytes()) {
                assert!(text.nfc().eq(text.chars()) && !is_combining_mark(c) && !c.is_control() | matches!(c, '\n' | '\r' | '\t'), "{c:?}");
                assert!(!matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'), "{c:?}");
            }
        }
        assert!(is_plain("Diện tích ≥ 1.234,5 m² – “Đạt” → 5.000 ₫".as_bytes()) && !is_plain(b"\xc3") && !is_plain(b"\xff") && !is_plain("e\u{301}".as_bytes()));
    }
}

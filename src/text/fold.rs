//! Folding: how Vietnamese is compared when marks and case do not count.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lower case without marks; `đ`, `Đ` and what looks alike (`Ð`, `Ɖ`) become `d`. Used for slugs, search and suggestions.
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
                out.extend(part.to_lowercase().map(|c| if matches!(c, 'đ' | 'ð' | 'ɖ') { 'd' } else { c }));
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
    if is_plain(text) {
        return true;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => text.nfc().eq(text.chars()),
    }
}

/// Whether a text is plainly in order: in normal form C, without a character that nobody sees (controls other than tabs and line ends, zero
/// widths, direction marks). `false`: it may be, and has to be looked at letter by letter. Plain are Latin letters as Vietnamese has them
/// (U+00C0 to U+02FF, U+1E80 to U+1EFF) and common signs; all of them are in normal form C whatever stands beside them.
pub fn is_plain(text: &str) -> bool {
    const PIECE: usize = 4096;
    let bytes = text.as_bytes();
    let all = |from: usize, to: usize| {
        let triples = bytes[from..to].iter().zip(&bytes[from + 1..]).zip(&bytes[from + 2..]);
        // no branch within a piece, so that the machine takes many bytes at once
        !triples.fold(false, |odd, ((a, b), c)| odd | is_odd(*a, *b, *c))
    };
    let end = bytes.len().saturating_sub(2);
    (0..end).step_by(PIECE).all(|from| all(from, end.min(from + PIECE)))
        && (end..bytes.len()).all(|at| {
            !is_odd(bytes[at], bytes.get(at + 1).copied().unwrap_or(0), bytes.get(at + 2).copied().unwrap_or(0))
        })
}

/// Characters that nobody sees, or that turn the direction of reading.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether the byte `a` of UTF-8, with the two behind it, begins a character that is not plain.
#[inline]
#[allow(clippy::needless_bitwise_bool, clippy::manual_range_contains)] // no branch: see above
fn is_odd(a: u8, b: u8, c: u8) -> bool {
    let control = (a < 0x20) & (a != b'\t') & (a != b'\n') & (a != b'\r') | (a == 0x7f);
    // U+0080 to U+009F and the soft hyphen
    let latin = (a == 0xc2) & ((b < 0xa0) | (b == 0xad));
    let vietnamese = (a == 0xe1) & (b | 1 != 0xbb);
    let dash = (a == 0xe2) & (b == 0x80) & ((c < 0x90) | (c >= 0xa8) & (c < 0xb0));
    let currency = (a == 0xe2) & (b == 0x82) & (c < 0xa0);
    let sign = (a == 0xe2) & (b != 0x80) & (b != 0x82) & (b != 0x86) & (b != 0x89) & (b != 0x9c);
    control | latin | (a >= 0xcc) & (a <= 0xe0) | vietnamese | dash | currency | sign | (a >= 0xe3)
}

/// The words of a text: runs of letters and digits, in NFC and lower case.
pub fn words(text: &str) -> Vec<String> {
    nfc(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// `BÁO CÁO THƯỜNG NIÊN` as `Báo cáo thường niên`.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

/// With a capital first letter, the others as they are.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_marks_case_and_d() {
        assert_eq!(fold("ĐƯỜNG Điện Ðông Ɖoàn"), "duong dien dong doan");
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
            if is_plain(&text) {
                assert!(
                    text.nfc().eq(text.chars())
                        && !is_combining_mark(c)
                        && !c.is_control() | matches!(c, '\n' | '\r' | '\t'),
                    "{c:?}"
                );
                assert!(
                    !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'),
                    "{c:?}"
                );
            }
        }
        assert!(
            is_plain("Diện tích ≥ 1.234,5 m² – “Đạt” → 5.000 ₫")
                && is_plain("")
                && is_plain("ế")
                && !is_plain("e\u{301}")
        );
        assert!(!is_plain(&format!("{}\u{200b}", "đ".repeat(5000))) && !is_plain("a\u{7}"));
    }
}

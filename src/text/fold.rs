//! Folding: how Vietnamese is compared when marks and case do not count.

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// Lower case without marks; `đ`, `Đ` and the look-alike `Ð` become `d`. Used for slugs, search and suggestions.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c }).collect()
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
    text.nfc().collect()
}

/// Whether a text is in normal form C already.
pub fn is_nfc(text: &str) -> bool {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => text.nfc().eq(text.chars()),
    }
}

/// The words of a text: runs of letters and digits, in NFC and lower case.
pub fn words(text: &str) -> Vec<String> {
    nfc(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
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
}

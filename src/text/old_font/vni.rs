//! The letters of the fonts `VNI-Times`, `VNI-Helve`, …: a vowel, and behind it a letter of Latin-1 that shows as its marks.

use unicode_normalization::UnicodeNormalization;

/// Whether marks can stand behind a letter. `ô` and `ö` are ơ and ư.
pub(super) fn is_base(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y' | 'i') || matches!(c, 'ô' | 'ö' | 'Ô' | 'Ö')
}

/// The combining marks that a letter behind a vowel stands for.
pub(super) fn mark(c: char) -> Option<&'static str> {
    Some(match c.to_lowercase().next()? {
        'ø' => "\u{300}",
        'ù' => "\u{301}",
        'û' => "\u{309}",
        'õ' => "\u{303}",
        'ï' => "\u{323}",
        'â' => "\u{302}",
        'á' => "\u{302}\u{301}",
        'à' => "\u{302}\u{300}",
        'å' => "\u{302}\u{309}",
        'ã' => "\u{302}\u{303}",
        'ä' => "\u{302}\u{323}",
        'ê' => "\u{306}",
        'é' => "\u{306}\u{301}",
        'è' => "\u{306}\u{300}",
        'ú' => "\u{306}\u{309}",
        'ü' => "\u{306}\u{303}",
        'ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

/// A letter that is no mark.
pub(super) fn letter(c: char) -> Option<char> {
    Some(match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        'í' | 'ì' | 'Í' | 'Ì' => c,
        _ => return None,
    })
}

/// A word as it was meant; `None`: it holds something else than such letters.
pub(super) fn word(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut base = false;
    for c in word.chars() {
        if let Some(mark) = mark(c).filter(|_| base) {
            out.push_str(mark);
            base = false;
            continue;
        }
        base = is_base(c);
        out.push(letter(c).or_else(|| c.is_ascii_alphabetic().then_some(c))?);
    }
    Some(out.nfc().collect())
}

//! Vietnamese dictionary order: letter first (a ă â … d đ …), then tone.

use unicode_normalization::UnicodeNormalization;

/// A key whose byte order is Vietnamese order: all letters first, tones second, case last.
pub fn collation_key(text: &str) -> (Vec<u16>, Vec<u8>, String) {
    let mut letters = Vec::new();
    let mut tones = Vec::new();
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' => set_tone(&mut tones, 1),
            '\u{309}' => set_tone(&mut tones, 2),
            '\u{303}' => set_tone(&mut tones, 3),
            '\u{301}' => set_tone(&mut tones, 4),
            '\u{323}' => set_tone(&mut tones, 5),
            // breve, circumflex, horn make letters of their own: just after the plain letter
            '\u{306}' => bump(&mut letters, 1),
            '\u{302}' => bump(&mut letters, 2),
            '\u{31b}' => bump(&mut letters, 3),
            'đ' => push(&mut letters, &mut tones, 'd', 1),
            c => push(&mut letters, &mut tones, c, 0),
        }
    }
    (letters, tones, text.to_owned())
}

fn push(letters: &mut Vec<u16>, tones: &mut Vec<u8>, c: char, rank: u16) {
    let code = u16::try_from(u32::from(c)).unwrap_or(u16::MAX >> 2).min(u16::MAX >> 2);
    letters.push(code * 4 + rank);
    tones.push(0);
}

fn bump(letters: &mut [u16], rank: u16) {
    if let Some(last) = letters.last_mut() {
        *last = (*last & !3) + rank;
    }
}

fn set_tone(tones: &mut [u8], tone: u8) {
    if let Some(last) = tones.last_mut() {
        *last = tone;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_as_a_dictionary() {
        let expected =
            ["an", "ăn", "ân", "da", "dư", "đa", "ma", "mà", "mả", "mã", "má", "mạ", "man", "ô", "ơ", "u", "ư"];
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by_key(|w| collation_key(w));
        assert_eq!(sorted, expected);
    }
}

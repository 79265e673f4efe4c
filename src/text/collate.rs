//! Vietnamese dictionary order: letter first (a ă â … d đ …), then tone; numbers by their size (`Trường số 2` before `Trường số 10`).

use unicode_normalization::UnicodeNormalization;

/// A key whose byte order is Vietnamese order: all letters first, tones second, case last.
pub fn collation_key(text: &str) -> (Vec<u16>, Vec<u8>, String) {
    let mut letters = Vec::new();
    let mut tones = Vec::new();
    let mut chars = text.nfd().flat_map(char::to_lowercase).peekable();
    while let Some(c) = chars.next() {
        match c {
            '0'..='9' => {
                let mut digits = String::from(c);
                while let Some(next) = chars.next_if(char::is_ascii_digit) {
                    digits.push(next);
                }
                number(&mut letters, &mut tones, digits.trim_start_matches('0'));
            }
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

/// Where digits stand, the longer number is the larger one; then digit by digit.
fn number(letters: &mut Vec<u16>, tones: &mut Vec<u8>, digits: &str) {
    push(letters, tones, '0', 0);
    letters.push(u16::try_from(digits.len()).unwrap_or(u16::MAX));
    tones.push(0);
    for digit in digits.chars() {
        push(letters, tones, digit, 0);
    }
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

    #[test]
    fn orders_numbers_by_size() {
        let expected = [
            "Tiêu chí 1.1",
            "Tiêu chí 1.2",
            "Tiêu chí 1.10",
            "Tiêu chí 2.1",
            "Trường số 2",
            "Trường số 10",
            "Trường số 10a",
        ];
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by_key(|w| collation_key(w));
        assert_eq!(sorted, expected);
    }
}

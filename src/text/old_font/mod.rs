//! Texts from before Unicode: letters of the fonts `.VnTime` (TCVN3) or VNI-Times that were pasted as if they were Unicode.
//!
//! `TuyÓn sinh líp 6` is `Tuyển sinh lớp 6`; `Tröôøng Tieåu hoïc` is `Trường Tiểu học`. A word counts only if it is no Vietnamese syllable as it
//! stands, is one when read by the font's table, and holds a letter where no spelling has it (a capital or a sign within small letters, a
//! vowel with its mark behind it); so that French, German or a formula never count.

mod font;
mod syllable;
mod tcvn3;
mod vni;

pub use font::OldFont;

use syllable::is_syllable;

/// The text as it was meant, if it was surely written for an old font.
pub fn from_old_font(text: &str) -> Option<String> {
    if !may_be_old(text) {
        return None;
    }
    converted(text, tcvn3::word, 1).or_else(|| converted(text, vni::word, 2))
}

/// A quick look: an old font shows capitals of Latin-1 right behind a small letter, its signs, or vowels with odd marks.
pub fn may_be_old(text: &str) -> bool {
    const PIECE: usize = 4096;
    let bytes = text.as_bytes();
    let any = |from: usize, to: usize| {
        let triples = bytes[from..to].iter().zip(&bytes[from + 1..]).zip(&bytes[from + 2..]);
        // no branch within a piece, so that the machine takes many bytes at once
        triples.fold(false, |odd, ((before, a), b)| odd | is_odd(*before, *a, *b))
    };
    let end = bytes.len().saturating_sub(2);
    let first = bytes.len() > 1 && is_odd(b' ', bytes[0], bytes[1]);
    first || (0..end).step_by(PIECE).any(|from| any(from, end.min(from + PIECE)))
}

/// Whether two bytes of UTF-8, with the one before them, begin such a letter.
#[inline]
#[allow(clippy::needless_bitwise_bool, clippy::manual_range_contains)] // no branch: see above
fn is_odd(before: u8, a: u8, b: u8) -> bool {
    let sign = (a == 0xc2) & (b >= 0xa1);
    let within = (before >= b'a') & (before <= b'z') | (before >= 0x80);
    let capital = (b < 0xa0) & (within | (b == 0x97));
    let marked = (b == 0xa4) | (b == 0xa5) | (b == 0xab) | (b == 0xaf) | (b == 0xb6) | (b == 0xb8) | (b == 0xbb);
    sign | (a == 0xc3) & (capital | marked)
}

/// The text word by word; `None` with fewer different sure words than `least`, or as many words that modern spelling alone has.
fn converted(text: &str, decode: fn(&str) -> Option<String>, least: usize) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut sure: Vec<&str> = Vec::new();
    let mut modern = 0;
    for word in pieces(text) {
        if word.chars().any(|c| matches!(c, '\u{1ea0}'..='\u{1ef9}')) {
            modern += 1;
        }
        let decoded = decode(word).filter(|meant| meant != word);
        if let Some(meant) = &decoded
            && is_out_of_place(word)
            && !is_syllable(word)
            && is_syllable(meant)
            && meant.chars().count() >= 3
            && !sure.contains(&word)
        {
            sure.push(word);
        }
        match decoded.filter(|meant| is_syllable(meant)) {
            Some(meant) => out.push_str(&meant),
            None => out.push_str(word),
        }
    }
    (sure.len() >= least && sure.len() > modern).then_some(out)
}

/// Words and what stands between them, in order.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphabetic() || matches!(c, '\u{a1}'..='\u{ff}');
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_word(c) != is_word(first)).unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

/// Whether a capital or a sign of Latin-1 stands within small letters, or a vowel's mark behind the vowel.
fn is_out_of_place(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let sign = |c: char| matches!(c, '\u{a1}'..='\u{bf}' | '×' | '÷');
    let small = letters.iter().any(char::is_ascii_lowercase);
    small
        && (letters.windows(2).any(|pair| {
            let capital_within = pair[0].is_lowercase() && matches!(pair[1], '\u{c0}'..='\u{de}');
            let mark_behind = vni::is_base(pair[0]) && vni::mark(pair[1]).is_some();
            capital_within || sign(pair[1]) || mark_behind
        }) || letters.first().is_some_and(|c| sign(*c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_fonts_are_recognised() {
        for (written, meant) in [
            ("TuyÓn sinh líp 6", "Tuyển sinh lớp 6"),
            ("§¸nh gi¸ chÊt l\u{ad}îng gi¸o dôc", "Đánh giá chất lượng giáo dục"),
            ("Tröôøng Tieåu hoïc Nguyeãn Du", "Trường Tiểu học Nguyễn Du"),
        ] {
            assert_eq!(from_old_font(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn other_languages_and_signs_are_left_alone() {
        for text in [
            "Trường Tiểu học Nguyễn Du, Ó, Ø 20, ± 5 µm, 10 m², 3×4, «Hà Nội», 5º, ®, ©, a·b",
            "Où est l'élève Loïc? À l'École Saint-Exupéry, naïf, Noël, dû, ÉCOLE, maïs, haïr, Citroën",
            "Größe, Übermut, müssen, schön, Straße, KÖLN, für, Ärzte",
            "año, niño, señor, São Paulo, Ångström, Malmö, København, façade",
            "Ông Ó và bà Ô; CÔNG VĂN; QUYẾT ĐỊNH; ÂU CƠ; Số 5/QĐ-TrTH",
            "ô nhiễm, ê a, ơ, ư, cây cọ",
        ] {
            assert_eq!(from_old_font(text), None, "{text}");
        }
    }
}

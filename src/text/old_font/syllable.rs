//! How Vietnamese syllables are spelt.

use unicode_normalization::UnicodeNormalization;

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// Rimes that take no final consonant.
const OPEN: &[&str] = &[
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "iêu", "yêu", "oi", "ôi", "ơi", "oai", "oay", "oao",
    "oeo", "ua", "ui", "uôi", "uây", "uyu", "uya", "ưa", "ưi", "ưu", "ươi", "ươu", "ơ", "uơ", "y",
];

/// Vowels that may end a syllable or take a final consonant.
const NUCLEI: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "iê", "yê", "uô", "ươ", "oa", "oă", "oe", "uâ", "uê", "uy",
    "uyê",
];

/// Whether a word is spelt as a Vietnamese syllable, in small or capital letters.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tone = None;
    let mut plain = String::new();
    for c in word.to_lowercase().nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                if tone.replace(c).is_some() {
                    return false;
                }
            }
            c => plain.push(c),
        }
    }
    let plain: String = plain.nfc().collect();
    ONSETS.iter().filter_map(|onset| plain.strip_prefix(onset)).any(|rime| is_rime(rime, tone))
}

fn is_rime(rime: &str, tone: Option<char>) -> bool {
    if OPEN.contains(&rime) || NUCLEI.contains(&rime) {
        return true;
    }
    let stopped = matches!(tone, Some('\u{301}' | '\u{323}'));
    ["ng", "nh", "m", "n"].iter().any(|end| rime.strip_suffix(end).is_some_and(|nucleus| NUCLEI.contains(&nucleus)))
        || (stopped
            && ["ch", "c", "p", "t"]
                .iter()
                .any(|end| rime.strip_suffix(end).is_some_and(|nucleus| NUCLEI.contains(&nucleus))))
}

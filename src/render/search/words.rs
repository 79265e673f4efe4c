//! What counts as a word.

use std::sync::LazyLock;

/// Longer runs are no words that somebody types.
const LONGEST: usize = 40;

/// Letters and digits in lower case; `\0` for everything else. Vietnamese lies in these ranges; what does not is looked up.
struct Letters {
    ascii: [u8; 0x80],
    /// Up to U+02FF.
    low: Vec<char>,
    /// U+1E00 to U+1EFF.
    high: Vec<char>,
}

impl Letters {
    /// The letter that these bytes begin with, in lower case, and its length in bytes.
    #[inline]
    fn lower(&self, first: u8, second: Option<&u8>, third: Option<&u8>) -> (char, usize) {
        let low = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default() & 0x3f);
        match first {
            0..0x80 => (char::from(self.ascii[usize::from(first)]), 1),
            0xc2..0xcc => (self.low[usize::from(first & 0x1f) << 6 | low(second)], 2),
            0xe1 if matches!(second, Some(0xb8..=0xbb)) => (self.high[(low(second) << 6 | low(third)) & 0xff], 3),
            _ => ('\0', 1),
        }
    }
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let lower = |code: u32| {
        let c = char::from_u32(code).filter(|c| c.is_alphanumeric())?;
        let mut lower = c.to_lowercase();
        lower.next().filter(|_| lower.next().is_none())
    };
    let range = |codes: std::ops::Range<u32>| codes.map(|code| lower(code).unwrap_or('\0')).collect();
    let ascii = std::array::from_fn(|code| {
        u8::try_from(code).ok().filter(u8::is_ascii_alphanumeric).map_or(0, |b| b.to_ascii_lowercase())
    });
    Letters { ascii, low: range(0..0x300), high: range(0x1e00..0x1f00) }
});

/// Gives the words of a text in lower case: letters and digits, and numbers with their marks as typed (`1.10`, `36/2017/tt-bgdđt`,
/// `h1-1.1-01`) beside their parts. `run` is room to work in.
pub(super) fn each(text: &str, run: &mut String, mut take: impl FnMut(&str)) {
    let letters = &*LETTERS;
    let mut marked = false;
    run.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let (lower, length) = letters.lower(*first, bytes.get(at + 1), bytes.get(at + 2));
        if lower != '\0' {
            run.push(lower);
            at += length;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += c.len_utf8();
        if matches!(c, '.' | '/' | '-') {
            // a mark before a word is not of it
            if !run.is_empty() {
                marked = true;
                run.push(c);
            }
        } else if !c.is_ascii() && c.is_alphanumeric() {
            run.extend(c.to_lowercase());
        } else if !run.is_empty() {
            finish(run, marked, &mut take);
            run.clear();
            marked = false;
        }
    }
    if !run.is_empty() {
        finish(run, marked, &mut take);
    }
}

fn finish(run: &str, marked: bool, take: &mut impl FnMut(&str)) {
    let whole = if marked { run.trim_end_matches(['.', '/', '-']) } else { run };
    if !marked || !whole.contains(['.', '/', '-']) {
        if whole.len() <= LONGEST {
            take(whole);
        }
        return;
    }
    if whole.len() <= LONGEST && whole.contains(|c: char| c.is_ascii_digit()) {
        take(whole);
    }
    whole.split(['.', '/', '-']).filter(|part| part.chars().nth(1).is_some()).for_each(take);
}

/// All words of a short text.
pub(super) fn all(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(text, &mut String::new(), |word| found.push(word.to_owned()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_marks_and_give_their_parts() {
        let found = all("Tiêu chí 1.10, số 36/2017/TT-BGDĐT [H1-1.1-01].");
        assert_eq!(
            found,
            [
                "tiêu",
                "chí",
                "1.10",
                "10",
                "số",
                "36/2017/tt-bgdđt",
                "36",
                "2017",
                "tt",
                "bgdđt",
                "h1-1.1-01",
                "h1",
                "01"
            ]
        );
        assert_eq!(all("-- .a. Ơn ẲỖ×Ω …"), ["a", "ơn", "ẳỗ", "ω"]);
    }
}

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

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let lower = |code: u32| {
        let c = char::from_u32(code).filter(|c| c.is_alphanumeric())?;
        let mut lower = c.to_lowercase();
        lower.next().filter(|_| lower.next().is_none())
    };
    let range = |codes: std::ops::Range<u32>| codes.map(|code| lower(code).unwrap_or('\0')).collect();
    let ascii = std::array::from_fn(|code| u8::try_from(code).ok().filter(u8::is_ascii_alphanumeric).map_or(0, |b| b.to_ascii_lowercase()));
    Letters { ascii, low: range(0..0x300), high: range(0x1e00..0x1f00) }
});

/// Gives the words of a text in lower case: letters and digits, and numbers with their marks as typed (`1.10`, `36/2017/tt-bgdđt`,
/// `h1-1.1-01`) beside their parts. `run` is room to work in.
pub(super) fn each(text: &str, run: &mut String, mut take: impl FnMut(&str)) {
    let letters = &*LETTERS;
    let mut marked = false;
    run.clear();
    for c in text.chars() {
        let code = c as usize;
        let lower = match code {
            0..0x80 => char::from(letters.ascii[code]),
            0x80..0x300 => letters.low[code],
            0x1e00..0x1f00 => letters.high[code - 0x1e00],
            _ => '\0',
        };
        if lower != '\0' {
            run.push(lower);
        } else if matches!(c, '.' | '/' | '-') {
            // a mark before a word is not of it
            if !run.is_empty() {
                marked = true;
                run.push(c);
            }
        } else if code >= 0x80 && c.is_alphanumeric() {
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
        assert_eq!(found, ["tiêu", "chí", "1.10", "10", "số", "36/2017/tt-bgdđt", "36", "2017", "tt", "bgdđt", "h1-1.1-01", "h1", "01"]);
        assert_eq!(all("-- .a. Ơn ẲỖ×Ω …"), ["a", "ơn", "ẳỗ", "ω"]);
    }
}

//! What counts as a word.

/// Longer runs are no words that somebody types.
const LONGEST: usize = 40;

/// What stands within numbers and codes.
const MARKS: [char; 3] = ['.', '/', '-'];

/// Gives the runs of a text that hold words: no spaces and no punctuation, but the marks within numbers and codes, as written. What stands in
/// them is for [`each`] to say; most are words already.
pub(super) fn runs<'t>(text: &'t str, mut take: impl FnMut(&'t str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let (mut start, mut marked) = (0, false);
    while at < bytes.len() {
        let length = match GAPS[usize::from(bytes[at])] {
            OF_WORD => 0,
            MARK => {
                marked = true;
                0
            }
            1 => 1,
            lead => gap(lead, bytes.get(at + 1)),
        };
        if length == 0 {
            at += 1;
            continue;
        }
        if start < at {
            give(text, start, at, marked, &mut take);
        }
        at += length;
        (start, marked) = (at, false);
    }
    if start < at {
        give(text, start, at, marked, &mut take);
    }
}

#[inline]
fn give<'t>(text: &'t str, start: usize, end: usize, marked: bool, take: &mut impl FnMut(&'t str)) {
    let Some(run) = text.get(start..end) else { return };
    let run = if marked { run.trim_matches(MARKS) } else { run };
    if !run.is_empty() {
        take(run);
    }
}

/// The length in bytes of a sign between words that begins with one of two bytes; 0: no such sign.
fn gap(lead: u8, second: Option<&u8>) -> usize {
    match lead {
        // “ ” – … and the like
        3 if second == Some(&0x80) => 3,
        // « » and the hard space, but no ² and no ª
        2 if !matches!(second, Some(0xaa | 0xb2 | 0xb3 | 0xb5 | 0xb9 | 0xba | 0xbc..=0xbe)) => 2,
        _ => 0,
    }
}

/// Of a word, whatever stands beside it.
const OF_WORD: u8 = 0;
/// One of [`MARKS`].
const MARK: u8 = 9;

/// By the first byte of a character: [`OF_WORD`], [`MARK`], or the length of the sign between words that it may be.
static GAPS: [u8; 256] = {
    let mut gaps = [OF_WORD; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        gaps[byte as usize] = match byte {
            b'.' | b'/' | b'-' => MARK,
            byte if byte.is_ascii_alphanumeric() => OF_WORD,
            _ => 1,
        };
        byte += 1;
    }
    gaps[0xc2] = 2;
    gaps[0xe2] = 3;
    gaps
};

/// Gives the words of a text in lower case: letters and digits, and numbers with their marks as typed (`1.10`, `36/2017/tt-bgdđt`,
/// `h1-1.1-01`) beside their parts and the beginning that people know them by (`36/2017`).
pub(super) fn each(text: &str, mut take: impl FnMut(&str)) {
    let lower = text.to_lowercase();
    for run in lower.split(|c: char| !c.is_alphanumeric() && !MARKS.contains(&c)) {
        let whole = run.trim_matches(MARKS);
        if whole.is_empty() {
            continue;
        }
        if !whole.contains(MARKS) {
            if whole.len() <= LONGEST {
                take(whole);
            }
            continue;
        }
        if whole.contains(|c: char| c.is_ascii_digit()) {
            if whole.len() <= LONGEST {
                take(whole);
            }
            let beginning = whole.match_indices('/').nth(1).map(|(second, _)| &whole[..second]);
            beginning.filter(|beginning| beginning.len() <= LONGEST).into_iter().for_each(&mut take);
        }
        whole.split(MARKS).filter(|part| part.chars().nth(1).is_some() && part.len() <= LONGEST).for_each(&mut take);
    }
}

/// A number that counts papers on, but for years (`Văn bản số 1638`): alone it says as much as with the word before it, which would have a
/// pair for each paper.
pub(super) fn is_serial(word: &str) -> bool {
    word.len() > 2
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && !(word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}

/// All words of a short text.
pub(super) fn all(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(text, |word| found.push(word.to_owned()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_marks_and_give_their_parts() {
        let found = all("Tiêu chí 1.10, số 36/2017/TT-BGDĐT [H1-1.1-01].");
        let parts = ["36/2017/tt-bgdđt", "36/2017", "36", "2017", "tt", "bgdđt", "h1-1.1-01", "h1", "01"];
        assert_eq!(found[..5], ["tiêu", "chí", "1.10", "10", "số"]);
        assert_eq!(found[5..], parts);
        assert_eq!(all("-- .a. Ơn ẲỖ×Ω …"), ["a", "ơn", "ẳỗ", "ω"]);
    }

    #[test]
    fn numbers_that_count_papers_on_are_told_from_years_and_forms() {
        assert!(["1638", "226", "10000"].into_iter().all(is_serial));
        assert!(!["2023", "1998", "02", "36/2017", "1.10", "lớp"].into_iter().any(is_serial));
    }

    #[test]
    fn runs_hold_the_same_words_as_the_text() {
        for text in ["“Học phí” – 40.000 đồng/trẻ, 18,7 m² … A\u{a0}B «c».", "-- .a. Ơn ẲỖ×Ω; H1-1.1-01]", "", " — "]
        {
            let mut found = Vec::new();
            runs(text, |run| found.extend(all(run)));
            assert_eq!(found, all(text), "{text}");
        }
    }
}

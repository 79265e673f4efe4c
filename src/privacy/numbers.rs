//! Numbers, codes and dates in a text, and which of them are about one person.

use super::said::{add_spaced, spaced};
use crate::pack::{Privacy, PrivacyRule, What};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// Shorter ones are nobody's.
const SHORTEST: usize = 8;
/// Nor are longer ones.
const LONGEST: usize = 20;
/// Words further away than so many characters belong to something else.
const NEAR: usize = 80;
/// A number is written in at most so many groups.
const GROUPS: usize = 5;
/// A text with fewer digits has no number and no date.
const FEWEST_DIGITS: usize = 5;

/// Something that a rule may know.
struct Candidate<'t> {
    range: Range<usize>,
    what: What,
    value: Cow<'t, str>,
}

/// What was found in a text.
pub(super) struct Hit<'r> {
    pub(super) rule: &'r PrivacyRule,
    pub(super) range: Range<usize>,
    /// Of a number, its digits.
    pub(super) digits: String,
    /// A part of it that tells the author which one is meant, and nobody else whose it is.
    pub(super) shown: String,
}

/// Whether a text has so many digits that a number or a date may stand in it.
pub(super) fn has_some(text: &str) -> bool {
    // so many bytes at once that their number fits one byte: the machine takes many of them in one step
    let digits = |piece: &[u8]| piece.iter().map(|byte| u8::from(byte.is_ascii_digit())).sum::<u8>();
    text.as_bytes().chunks(192).map(|piece| usize::from(digits(piece))).sum::<usize>() >= FEWEST_DIGITS
}

/// What a text says of persons; `around` tells what it is: the cell before it, the head of its column.
pub(super) fn look<'r>(text: &str, around: [&str; 2], privacy: &'r Privacy) -> Vec<Hit<'r>> {
    let mut hits: Vec<Hit<'r>> = Vec::new();
    let mut before = Before { text, read: 0, said: String::new() };
    let said_around = OnceCell::new();
    for Candidate { range, what, value } in candidates(text) {
        if hits.last().is_some_and(|hit| hit.range.end > range.start) {
            continue;
        }
        // most numbers are nobody's, by their length or by what stands around them; what is left is looked at closely
        let may_be =
            |rule: &&PrivacyRule| rule.what == what && (rule.lengths.is_empty() || rule.lengths.contains(&value.len()));
        let said = || said_around.get_or_init(|| spaced(&around.join(" ")));
        let has_around = around.iter().any(|words| !words.is_empty());
        let mut is_near = |rule: &&PrivacyRule| {
            rule.near.is_empty()
                || tells(before.up_to(range.start), rule, privacy)
                || has_around && tells(said(), rule, privacy)
        };
        let other = |rule: &&PrivacyRule| {
            !rule.unless.is_empty() && (rule.unless.are_in(&spaced(text)) || has_around && rule.unless.are_in(said()))
        };
        let fits = |rule: &&PrivacyRule| is_near(rule) && rule.pattern.is_match(&value) && !other(rule);
        let rule = privacy.rules.iter().filter(may_be).find(fits);
        let Some(rule) = rule else { continue };
        let digits = if what == What::Number { value.clone().into_owned() } else { String::new() };
        hits.push(Hit { rule, range, digits, shown: masked(&value) });
    }
    hits
}

/// The words before a place, folded as far as somebody asked for them.
struct Before<'t> {
    text: &'t str,
    read: usize,
    said: String,
}

impl Before<'_> {
    /// Those that stand near before a byte; later bytes are asked for later.
    fn up_to(&mut self, end: usize) -> &str {
        if self.read < end || self.said.is_empty() {
            // far more bytes than the words take that stand near
            let window = (end.saturating_sub(4 * NEAR)..end).find(|at| self.text.is_char_boundary(*at)).unwrap_or(end);
            let left_out = self.read < window;
            self.fold(if left_out { window } else { self.read }, end);
            if left_out && self.said.len() <= NEAR {
                // hardly a letter among them
                self.fold(0, end);
            }
        }
        let far = self.said.len().saturating_sub(NEAR);
        let start =
            if far == 0 { 0 } else { self.said.bytes().skip(far).position(|b| b == b' ').map_or(0, |n| far + n) };
        &self.said[start..]
    }

    /// Adds the words from one byte to another; forgets the others if they do not follow them.
    fn fold(&mut self, from: usize, end: usize) {
        if from != self.read || self.said.is_empty() {
            self.said.clear();
            self.said.push(' ');
        }
        add_spaced(&self.text[from..end], &mut self.said);
        self.read = end;
        if !self.said.ends_with(' ') {
            self.said.push(' ');
        }
    }
}

/// Whether words that a rule asks for stand in a spaced text, and mean what they say.
fn tells(spaced: &str, rule: &PrivacyRule, privacy: &Privacy) -> bool {
    rule.near.are_in(spaced) && rule.near.are_in(&privacy.apart.taken_out(spaced))
}

/// The digits of all numbers of a text.
pub(super) fn all(text: &str) -> Vec<String> {
    let numbers = candidates(text).into_iter().filter(|found| found.what == What::Number);
    numbers.map(|found| found.value.into_owned()).collect()
}

/// `038…45`
fn masked(value: &str) -> String {
    let characters: Vec<char> = value.chars().collect();
    let (first, last) = (&characters[..characters.len().min(3)], &characters[characters.len().saturating_sub(2)..]);
    format!("{}…{}", first.iter().collect::<String>(), last.iter().collect::<String>())
}

/// A run of digits.
#[derive(Clone)]
struct Group {
    range: Range<usize>,
    /// A gap, not a mark, stands before it.
    after_gap: bool,
}

/// In the order of the text, longer ones first.
fn candidates(text: &str) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut from = 0;
    // each has a digit, and most texts have few
    while let Some(digit) = bytes[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) {
        let not_within = |c: char| !c.is_alphanumeric();
        let end = digit + text[digit..].find(not_within).unwrap_or(text.len() - digit);
        let start = text[from..digit]
            .rfind(not_within)
            .map_or(from, |at| from + at + text[from + at..].chars().next().map_or(1, char::len_utf8));
        let is_whole = start > from || !text[..from].chars().next_back().is_some_and(char::is_alphanumeric);
        let value = &text[start..end];
        from = if !is_whole {
            end
        } else if value.bytes().all(|byte| byte.is_ascii_digit()) {
            in_groups(text, start, &mut found)
        } else {
            let is_code = value.len() >= SHORTEST && value.is_ascii() && !bytes[start].is_ascii_lowercase();
            found.extend(is_code.then_some(Candidate {
                range: start..end,
                what: What::Code,
                value: Cow::Borrowed(value),
            }));
            end
        };
    }
    found
}

/// The end of the digits that begin at a byte.
fn digits(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The first byte of the group of digits that follows one which ends at a byte.
fn next_group(bytes: &[u8], end: usize) -> Option<usize> {
    let gap = match bytes.get(end)? {
        b' ' | b'.' | b'-' | b'/' => 1,
        // a space that does not break
        0xc2 if bytes.get(end + 1) == Some(&0xa0) => 2,
        _ => return None,
    };
    bytes.get(end + gap).is_some_and(u8::is_ascii_digit).then_some(end + gap)
}

/// The numbers that begin in groups of digits at a place; where the groups end.
fn in_groups<'t>(text: &'t str, start: usize, found: &mut Vec<Candidate<'t>>) -> usize {
    let bytes = text.as_bytes();
    let mut last = digits(bytes, start);
    // most numbers are one group, and short
    if last - start < SHORTEST && next_group(bytes, last).is_none() {
        return last;
    }
    let mut groups = vec![Group { range: start..last, after_gap: true }];
    let mut dated = false;
    while let Some(from) = next_group(bytes, last) {
        dated |= bytes[last] == b'/';
        let after_gap = matches!(bytes[last], b' ' | 0xc2);
        last = digits(bytes, from);
        groups.push(Group { range: from..last, after_gap });
    }
    // a letter right behind: part of a code
    let broken = text[last..].chars().next().is_some_and(char::is_alphabetic);
    for first in 0..groups.len() {
        dates(text, &groups[first..], found);
        if !broken && !dated && groups[first].after_gap {
            numbers(text, &groups, first, found);
        }
    }
    last
}

/// The numbers that begin with a group, longer ones first.
fn numbers<'t>(text: &'t str, groups: &[Group], first: usize, found: &mut Vec<Candidate<'t>>) {
    for last in (first..groups.len().min(first + GROUPS)).rev() {
        let part = &groups[first..=last];
        let whole = groups.get(last + 1).is_none_or(|next| next.after_gap);
        let length: usize = part.iter().map(|group| group.range.len()).sum();
        let country = usize::from(text[..part[0].range.start].ends_with('+'));
        let even = part.len() == 1 || part.iter().skip(country).all(|group| group.range.len() >= 3);
        if whole && even && (SHORTEST..=LONGEST).contains(&length) {
            let value: Cow<'_, str> = match part {
                [one] => Cow::Borrowed(&text[one.range.clone()]),
                _ => part.iter().map(|group| &text[group.range.clone()]).collect(),
            };
            let range = part[0].range.start..part[part.len() - 1].range.end;
            let (range, value) = abroad(text, range, value);
            found.push(Candidate { range, what: What::Number, value });
        }
    }
}

/// `+84 912…` is `0912…`.
fn abroad<'t>(text: &str, range: Range<usize>, value: Cow<'t, str>) -> (Range<usize>, Cow<'t, str>) {
    match value.strip_prefix("84") {
        Some(rest) if text[..range.start].ends_with('+') => {
            (range.start - 1..range.end, Cow::Owned(format!("0{rest}")))
        }
        _ => (range, value),
    }
}

fn dates<'t>(text: &'t str, groups: &[Group], found: &mut Vec<Candidate<'t>>) {
    let [day, month, year, ..] = groups else { return };
    let lengths = (day.range.len(), month.range.len(), year.range.len());
    if matches!(lengths, (1..=2, 1..=2, 4)) && !month.after_gap && !year.after_gap {
        let range = day.range.start..year.range.end;
        found.push(Candidate { value: Cow::Borrowed(&text[range.clone()]), range, what: What::Date });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first reading of each number, and how many others there are.
    fn values(text: &str) -> (Vec<String>, usize) {
        let (mut first, mut end, mut others) = (Vec::new(), 0, 0);
        for candidate in candidates(text) {
            if candidate.range.start >= end {
                end = candidate.range.end;
                first.push(candidate.value.into_owned());
            } else {
                others += 1;
            }
        }
        (first, others)
    }

    #[test]
    fn numbers_are_whole_however_they_are_grouped() {
        let read = |text: &str| values(text).0;
        assert_eq!(read("ĐT 0912.345.678; +84 912 345 678."), ["0912345678", "0912345678"]);
        assert_eq!(read("mã 038196000123"), ["038196000123"]);
        // also as two of nine digits
        assert_eq!(values("038 196 000 123"), (vec!["038196000123".to_owned()], 2));
        assert_eq!(read("sinh 05/09/2015, số 36/2017/TT-BGDĐT, H1-1.1-01, 40.000 đồng"), ["05/09/2015"]);
        assert_eq!(read("từ 03-05 đến 10-12, năm học 2023-2024, 1.234 m2"), ["20232024"]);
        assert_eq!(read("DN4123456789012"), ["DN4123456789012"]);
    }
}

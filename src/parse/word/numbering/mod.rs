//! Automatic numbers: what Word shows before a paragraph and never writes into it.
//!
//! A paragraph names a list (`w:num`), the list names its kind (`w:abstractNum`), the kind says of each level how it counts and looks. Lists of
//! one kind go on counting where another has ended, unless they say where they start.

mod figures;
mod level;
mod read;

use super::properties::RunProperties;
use figures::shown;
use level::Level;
use std::collections::{BTreeMap, BTreeSet};

/// Word knows no more.
const LEVELS: usize = 9;

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<u32, List>,
    kinds: BTreeMap<u32, Kind>,
    /// By the kind.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists whose own starts have been used, with the level.
    started: BTreeSet<(u32, usize)>,
}

/// `w:num`.
#[derive(Debug, Default)]
struct List {
    /// The one whose levels its own kind takes, if it takes any.
    kind: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// `w:abstractNum`.
#[derive(Debug, Default)]
struct Kind {
    levels: BTreeMap<usize, Level>,
    /// The name under which other kinds take its levels.
    offers: Option<String>,
    takes: Option<String>,
}

/// What stands before a paragraph.
#[derive(Debug)]
pub(super) struct Number {
    /// `1.1`, `a)`; of a bullet whatever letter its font draws it with.
    pub(super) text: String,
    pub(super) is_bullet: bool,
    /// From 0.
    pub(super) level: usize,
    /// How its letters look.
    pub(super) run: RunProperties,
    /// A way of counting that is not known, where one was asked for; it is counted in figures.
    pub(super) unknown: Option<String>,
}

impl Numbering {
    /// The level of a list that a style of paragraphs is.
    pub(super) fn linked(&self, list: u32, style: &str) -> Option<usize> {
        let kind = self.kinds.get(&self.lists.get(&list)?.kind)?;
        kind.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// The number of the next paragraph of a list, at a level from 0; it counts on.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<Number> {
        let id = list;
        let list = self.lists.get(&id)?;
        let kind = self.kinds.get(&list.kind)?;
        let at = level.min(LEVELS - 1);
        let of = |at: usize| list.levels.get(&at).or_else(|| kind.levels.get(&at));
        let level = of(at)?;
        let counts = self.counts.entry(list.kind).or_default();
        let own_start = list.starts.get(&at).copied().filter(|_| self.started.insert((id, at)));
        counts[at] = Some(match (own_start, counts[at]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level.start,
        });
        for (above, count) in counts.iter_mut().enumerate().take(at) {
            count.get_or_insert_with(|| {
                list.starts.get(&above).copied().unwrap_or_else(|| of(above).map_or(1, |level| level.start))
            });
        }
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            if of(below).is_none_or(|level| level.begins_anew_after(below, at)) {
                *count = None;
            }
        }
        let mut unknown = None;
        let text = if level.is_bullet() { level.text.clone() } else { filled(level, counts, of, &mut unknown) };
        Some(Number { text, is_bullet: level.is_bullet(), level: at, run: level.run.clone(), unknown })
    }
}

/// A level's text with the counts in place of `%1` to `%9`.
fn filled<'l>(
    level: &Level,
    counts: &[Option<u32>; LEVELS],
    of: impl Fn(usize) -> Option<&'l Level>,
    unknown: &mut Option<String>,
) -> String {
    let mut out = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(c) = rest.next() {
        let Some(at) = rest.peek().and_then(|c| c.to_digit(10)).filter(|n| c == '%' && *n > 0) else {
            out.push(c);
            continue;
        };
        rest.next();
        let at = at as usize - 1;
        let (Some(count), Some(counted)) = (counts[at], of(at)) else { continue };
        let way = if level.in_figures { "decimal" } else { counted.way.as_str() };
        match shown(count, way) {
            Some(text) => out.push_str(&text),
            None => {
                unknown.get_or_insert_with(|| way.to_owned());
                out.push_str(&count.to_string());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(xml: &str) -> Numbering {
        Numbering::read(Some(&format!("<w:numbering xmlns:w=\"w\">{xml}</w:numbering>"))).unwrap()
    }

    fn level(at: usize, way: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{way}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    }

    fn said(numbering: &mut Numbering, asked: &[(u32, usize)]) -> Vec<String> {
        asked.iter().map(|(list, level)| numbering.next(*list, *level).unwrap().text).collect()
    }

    fn three_levels() -> String {
        [level(0, "upperRoman", "%1.", ""), level(1, "decimal", "%2.", ""), level(2, "lowerLetter", "%3)", "")].concat()
    }

    #[test]
    fn levels_count_and_begin_anew_below_a_higher_one() {
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"4\">{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num>",
            three_levels()
        ));
        let asked = [(7, 0), (7, 1), (7, 2), (7, 2), (7, 1), (7, 2), (7, 0), (7, 2)];
        assert_eq!(said(&mut n, &asked), ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "a)"]);
    }

    #[test]
    fn numbers_of_several_levels_and_in_figures() {
        let levels = [
            level(0, "upperRoman", "%1", ""),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "decimal", "%1.%2.%3.", ""),
        ]
        .concat();
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        ));
        assert_eq!(
            said(&mut n, &[(1, 0), (1, 0), (1, 1), (1, 2), (1, 1), (1, 2)]),
            ["I", "II", "2.1", "II.1.1.", "2.2", "II.2.1."]
        );
        // a level below one that never came
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        ));
        assert_eq!(said(&mut n, &[(1, 1), (1, 0), (1, 1)]), ["1.1", "II", "2.1"]);
    }

    #[test]
    fn lists_of_a_kind_go_on_unless_they_say_where_they_start() {
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            level(0, "decimal", "%1.", "")
        ));
        assert_eq!(
            said(&mut n, &[(1, 0), (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]),
            ["1.", "2.", "3.", "1.", "2.", "3."]
        );
    }

    #[test]
    fn some_levels_never_begin_anew_and_some_only_below_a_certain_one() {
        let levels = [
            level(0, "decimal", "%1.", ""),
            level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>"),
            level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val=\"1\"/>"),
        ]
        .concat();
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        ));
        let asked = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)];
        assert_eq!(said(&mut n, &asked), ["1.", "1.", "a)", "2.", "b)", "2.", "3.", "a)"]);
    }

    #[test]
    fn styles_name_their_level_and_kinds_take_levels_from_another() {
        let linked = level(1, "decimal", "%2.", "<w:pStyle w:val=\"Muc\"/>");
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"Dan\"/>{}{linked}</w:abstractNum>\
             <w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Dan\"/></w:abstractNum>\
             <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>",
            level(0, "upperRoman", "%1.", "")
        ));
        assert_eq!((n.linked(5, "Muc"), n.linked(5, "Khac"), n.linked(9, "Muc")), (Some(1), None, None));
        assert_eq!(said(&mut n, &[(5, 1), (5, 0)]), ["1.", "II."]);
        assert!(n.next(9, 0).is_none());
    }

    #[test]
    fn bullets_are_bullets_and_what_is_not_known_is_counted_in_figures() {
        let mut n = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
            level(0, "bullet", "\u{f0b7}", ""),
            level(1, "hindiVowels", "(%2)", "")
        ));
        assert!(n.next(1, 0).unwrap().is_bullet);
        let odd = n.next(1, 1).unwrap();
        assert_eq!((odd.text.as_str(), odd.unknown.as_deref()), ("(1)", Some("hindiVowels")));
    }
}

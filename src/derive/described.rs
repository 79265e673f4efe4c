//! What a sheet says of each indicator: the description of the present state is written level by level (`### Mức 1`), an indicator a
//! paragraph or list item that begins with `a)` or `Chỉ báo a`.

use crate::model::CriterionSheet;
use crate::pack::{Criterion, SectionRole, SheetForm};
use crate::parse::prose::Segment;
use std::collections::{BTreeMap, BTreeSet};

/// What is said of one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Its description without markup and evidence codes. Escaped for HTML.
    pub text: String,
    /// The codes that it cites, each once, in order.
    pub codes: Vec<String>,
}

/// Where a sheet cites evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Indicators in whose description a code stands.
    indicators: BTreeSet<(u8, String)>,
    /// Levels with a code in a text that is about no single indicator; 0: a text that is about no level.
    levels: BTreeSet<u8>,
}

impl Cited {
    /// Whether something is cited for an indicator: in its own description, or in what is said of all.
    pub fn is_for(&self, level: u8, indicator: &str) -> bool {
        self.indicators.contains(&(level, indicator.to_owned()))
            || self.levels.contains(&level)
            || self.levels.contains(&0)
    }
}

/// Where the description of the present state cites evidence.
pub fn cited(sheet: &CriterionSheet, criterion: &Criterion, form: &SheetForm) -> Cited {
    let read = read(sheet, criterion, form);
    let with_codes = read.found.into_iter().filter(|(_, raw)| !raw.codes.is_empty());
    Cited { indicators: with_codes.map(|(at, _)| at).collect(), levels: read.loose }
}

/// By (Mức, chỉ báo). A paragraph without a letter goes on about the indicator before it; where a level has one requirement without a
/// letter (`-`), all its text is about that one.
pub fn described(sheet: &CriterionSheet, criterion: &Criterion, form: &SheetForm) -> BTreeMap<(u8, String), Described> {
    let described = |raw: Raw| Described { text: without_codes(&raw.text), codes: raw.codes };
    read(sheet, criterion, form).found.into_iter().map(|(at, raw)| (at, described(raw))).collect()
}

fn read<'a>(sheet: &CriterionSheet, criterion: &'a Criterion, form: &'a SheetForm) -> Reader<'a> {
    let mut reader = Reader {
        criterion,
        form,
        level: only_level(criterion),
        key: None,
        paragraph: Raw::default(),
        found: BTreeMap::new(),
        loose: BTreeSet::new(),
    };
    let section = form.section(SectionRole::Indicators).and_then(|key| sheet.sections.get(key));
    let segments = section.map(|part| part.prose.segments()).unwrap_or_default();
    for segment in segments.iter() {
        match segment {
            Segment::Heading { text, .. } => reader.heading(text),
            Segment::Html(html) => reader.html(html),
            Segment::Evidence { code, .. } => reader.code(code),
            _ => {}
        }
    }
    reader.close();
    reader
}

/// Stands in the raw text where a code stood.
const CODE: char = '\u{1}';

#[derive(Default)]
struct Raw {
    text: String,
    codes: Vec<String>,
}

struct Reader<'a> {
    criterion: &'a Criterion,
    form: &'a SheetForm,
    level: u8,
    key: Option<String>,
    /// The paragraph or list item being read.
    paragraph: Raw,
    found: BTreeMap<(u8, String), Raw>,
    /// Levels of which codes stand in no indicator's text.
    loose: BTreeSet<u8>,
}

impl Reader<'_> {
    fn heading(&mut self, text: &str) {
        self.close();
        self.level = self.form.level_named(text).unwrap_or_else(|| only_level(self.criterion));
        self.key = None;
    }

    fn html(&mut self, html: &str) {
        for (n, piece) in html.split('<').enumerate() {
            let (tag, text) = if n == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
            if matches!(tag, "p" | "li") {
                self.close();
            }
            for (n, line) in text.split('\n').enumerate() {
                // a line of its own within a paragraph: another indicator
                if n > 0 && letter(line, &self.form.indicator_word).is_some() {
                    self.close();
                } else if n > 0 {
                    self.paragraph.text.push(' ');
                }
                self.paragraph.text.push_str(line);
            }
        }
    }

    fn code(&mut self, code: &str) {
        self.paragraph.text.push(CODE);
        self.paragraph.codes.push(code.to_owned());
    }

    /// Gives the paragraph to the indicator that it is about.
    fn close(&mut self) {
        let Raw { text, codes } = std::mem::take(&mut self.paragraph);
        let text = match letter(&text, &self.form.indicator_word) {
            Some((key, rest)) => {
                self.key = Some(key);
                rest
            }
            None => text.as_str(),
        };
        if text.trim().is_empty() {
            return;
        }
        let known = |key: &str| {
            self.criterion.levels.get(&self.level).is_some_and(|all| all.iter().any(|indicator| indicator.key == key))
        };
        let Some(key) = self.key.clone().filter(|key| known(key)).or_else(|| known("-").then(|| "-".to_owned())) else {
            if !codes.is_empty() {
                self.loose.insert(self.level);
            }
            return;
        };
        let raw = self.found.entry((self.level, key)).or_default();
        raw.text.push(' ');
        raw.text.push_str(text.trim());
        for code in codes {
            if !raw.codes.contains(&code) {
                raw.codes.push(code);
            }
        }
    }
}

/// The level of a criterion that has only one, which needs no heading; else none (0).
fn only_level(criterion: &Criterion) -> u8 {
    let mut levels = criterion.levels.keys();
    levels.next().copied().filter(|_| levels.next().is_none() && criterion.no_requirement.is_empty()).unwrap_or(0)
}

/// `a) …`, `a. …`, `Chỉ báo a: …` → the letter and what follows; `word` may stand before a letter.
fn letter<'t>(text: &'t str, word: &'t str) -> Option<(String, &'t str)> {
    let text = text.trim_start();
    let small = |letters: std::str::Chars<'t>| letters.flat_map(char::to_lowercase);
    let begin = text.get(..word.len()).filter(|begin| small(begin.chars()).eq(small(word.chars())));
    let named = begin.and_then(|_| text[word.len()..].strip_prefix(' '));
    let behind = named.unwrap_or(text);
    let key = behind.chars().next().filter(char::is_ascii_lowercase)?;
    let rest = &behind[1..];
    let ends = rest.starts_with([')', ':', '.']) || (named.is_some() && !rest.starts_with(char::is_alphanumeric));
    ends.then(|| (key.to_string(), rest.trim_start_matches([')', ':', '.', ' '])))
}

/// Running text with the codes taken out, and what only parted them.
fn without_codes(raw: &str) -> String {
    let mut pieces = raw.split(CODE);
    let mut out = pieces.next().unwrap_or_default().trim_end().to_owned();
    let mut open = false;
    for piece in pieces {
        if let Some(before) = out.strip_suffix('(') {
            out.truncate(before.trim_end().len());
            open = true;
        }
        let mut piece = piece;
        if piece.trim_matches([';', ',', ' ']).is_empty() {
            continue;
        }
        if open && let Some(behind) = piece.trim_start().strip_prefix(')') {
            (piece, open) = (behind, false);
        }
        if !piece.trim_start().starts_with(['.', ',', ';', ':', ')']) {
            out.push(' ');
        }
        out.push_str(piece.trim());
    }
    // "Chỉ báo a: văn bản …" goes on in small letters
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_begin_indicators() {
        let letter = |text| letter(text, "Chỉ báo").map(|(key, rest)| (key, rest.to_owned()));
        assert_eq!(letter("a) Có kế hoạch."), Some(("a".to_owned(), "Có kế hoạch.".to_owned())));
        assert_eq!(letter("Chỉ báo b: Có."), Some(("b".to_owned(), "Có.".to_owned())));
        assert_eq!(letter("chỉ báo c, d đạt"), Some(("c".to_owned(), ", d đạt".to_owned())));
        for other in ["anh em", "ý kiến", "Chỉ báo an toàn", "", "1) một", "đ"] {
            assert_eq!(letter(other), None, "{other}");
        }
    }

    #[test]
    fn codes_leave_no_trace_in_the_text() {
        for (raw, plain) in [
            ("Có \u{1}; \u{1}.", "Có."),
            ("Có kế hoạch (\u{1}, \u{1}) và sổ \u{1}.", "Có kế hoạch và sổ."),
            ("Xem \u{1} để biết.", "Xem để biết."),
            ("Không có mã (như đã nói).", "Không có mã (như đã nói)."),
        ] {
            assert_eq!(without_codes(raw), plain);
        }
    }
}

//! Headings of a document's text: paragraphs with a style of headings, and those that are numbered and stand out as the decree asks.

use super::line::{is_capitals, rest_behind};
use crate::pack::DocumentFormat;
use crate::parse::word::{Block, Item, Paragraph};

/// What numbers a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Class {
    /// A style of headings; 0 is the highest.
    Outline(u8),
    /// `Chương I`: which of the words.
    Word(usize),
    /// `A.`
    Capital,
    /// `I.`
    Roman,
    /// `1.`
    Figure,
    /// `1.1.`: how many figures.
    Figures(usize),
    /// `a)`
    Small,
}

/// A numbered paragraph.
struct Numbered {
    class: Class,
    /// Of `1.` and `1.1.`: the last figure.
    count: u32,
}

/// Headings are no longer, in letters.
const LONGEST: usize = 220;
/// Those that do not stand out are shorter.
const LONGEST_PLAIN: usize = 120;

/// The blocks of a text, its headings named. Levels begin at 2 and skip none.
pub(super) fn items<'b>(blocks: &'b [Block], format: &DocumentFormat) -> Vec<Item<'b>> {
    let mut levels = Levels::default();
    let mut last: Option<(Class, u32, bool)> = None;
    let mut items = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else {
            items.push(Item::Block(block));
            continue;
        };
        let found = class(paragraph, format);
        let is_heading = match &found {
            Some(found) => {
                stands_out(paragraph, found)
                    || is_plain_heading(paragraph, found, last.as_ref(), blocks.get(at + 1), format)
            }
            None => false,
        };
        if let Some(found) = &found {
            last = Some((found.class.clone(), found.count, is_heading));
        }
        items.push(match found.filter(|_| is_heading) {
            Some(found) => Item::Heading(levels.of(found.class, format), paragraph),
            None => Item::Block(block),
        });
    }
    items
}

/// The headings that are open, from the highest.
#[derive(Default)]
struct Levels {
    open: Vec<Class>,
}

impl Levels {
    fn of(&mut self, class: Class, format: &DocumentFormat) -> u8 {
        if let Some(at) = self.open.iter().position(|open| *open == class) {
            self.open.truncate(at);
        }
        let rank = rank(&class, format);
        while self.open.last().is_some_and(|open| self::rank(open, format) > rank) {
            self.open.pop();
        }
        self.open.push(class);
        u8::try_from(self.open.len() + 1).unwrap_or(6).min(6)
    }
}

/// What stands below what, where the document does not show it; `A.` and `I.` stand as they come.
fn rank(class: &Class, format: &DocumentFormat) -> usize {
    match class {
        Class::Outline(level) => 15 + 10 * usize::from(*level),
        Class::Word(at) if format.reading.headings.get(*at).is_some_and(|word| word.below_roman) => 30 + at,
        Class::Word(at) => *at,
        Class::Capital | Class::Roman => 20,
        Class::Figure => 60,
        Class::Figures(count) => 60 + count,
        Class::Small => 80,
    }
}

fn class(paragraph: &Paragraph, format: &DocumentFormat) -> Option<Numbered> {
    let text = paragraph.text();
    if text.chars().count() > LONGEST || !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let numbered = numbered(&text, format);
    match paragraph.outline {
        Some(level) => {
            Some(Numbered { class: Class::Outline(level), count: numbered.map_or(0, |numbered| numbered.count) })
        }
        None => numbered,
    }
}

fn numbered(text: &str, format: &DocumentFormat) -> Option<Numbered> {
    let of = |class, count| Some(Numbered { class, count });
    let mut words = format.reading.headings.iter().enumerate().rev();
    let word = words.find_map(|(at, word)| Some((at, rest_behind(text, &word.word)?.trim_start())));
    if let Some((at, rest)) = word {
        let number = rest.split([' ', '.', ':', '-']).next().unwrap_or_default();
        let is_number = !number.is_empty()
            && (number.bytes().all(|b| b.is_ascii_digit()) || is_roman(number) || is_capitals(&format!("{number}A")));
        return if is_number { of(Class::Word(at), 0) } else { None };
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && digits <= 3 {
        let end = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let figures: Vec<&str> = text[..end].split('.').filter(|figure| !figure.is_empty()).collect();
        let closed = text[..end].ends_with('.') || text[end..].starts_with([')', ' ']);
        let behind = text[end..].trim_start_matches([')', ' ']).chars().next()?;
        let count = figures.last()?.parse().ok()?;
        if !closed
            || !behind.is_alphabetic() && !matches!(behind, '“' | '"' | '(')
            || figures.iter().any(|figure| figure.len() > 2)
        {
            return None;
        }
        return match figures.len() {
            1 if text[..end].ends_with('.') || text[end..].starts_with(')') => of(Class::Figure, count),
            1 => None,
            n => of(Class::Figures(n), count),
        };
    }
    let (mark, rest) = text.split_once([' ', '.', ')', '/', '-', ':'])?;
    let sign = text[mark.len()..].chars().next()?;
    let spaced = rest.trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"'));
    let sign =
        if sign == ' ' { rest.chars().next().filter(|c| matches!(c, '-' | '–' | '.' | '/' | ':'))? } else { sign };
    let spaced = spaced || rest.trim_start().starts_with(['-', '–', '.', '/', ':']);
    if !spaced {
        return None;
    }
    let mut letters = mark.chars();
    match (letters.next()?, letters.next()) {
        _ if is_roman(mark) && sign != '/' => of(Class::Roman, 0),
        (letter, None) if letter.is_uppercase() && matches!(sign, '.' | ')' | '-' | '–') => of(Class::Capital, 0),
        (letter, None) if letter.is_lowercase() && matches!(sign, '.' | ')') => of(Class::Small, 0),
        _ => None,
    }
}

fn is_roman(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// By its style, or because all of it is heavy.
fn stands_out(paragraph: &Paragraph, found: &Numbered) -> bool {
    let text = paragraph.text();
    match found.class {
        Class::Outline(_) => true,
        _ => paragraph.is_bold() && !text.ends_with(';'),
    }
}

/// A numbered line that does not stand out: short, without a mark at its end, and not one of a list.
fn is_plain_heading(
    paragraph: &Paragraph,
    found: &Numbered,
    last: Option<&(Class, u32, bool)>,
    next: Option<&Block>,
    format: &DocumentFormat,
) -> bool {
    let text = paragraph.text();
    if text.chars().count() > LONGEST_PLAIN || text.ends_with(['.', ';', ':', ',']) {
        return false;
    }
    match &found.class {
        Class::Roman | Class::Word(_) => true,
        Class::Capital => is_capitals(&text),
        Class::Figure | Class::Figures(_) => {
            let next = match next {
                Some(Block::Paragraph(next)) => Some(class(next, format)),
                Some(Block::Table(_)) => Some(None),
                None => None,
            };
            let goes_on = match next {
                Some(Some(next)) => next.class == found.class && next.count == found.count + 1,
                Some(None) => false,
                None => true,
            };
            let before =
                last.filter(|(class, count, _)| *class == found.class && *count + 1 == found.count && found.count > 1);
            !goes_on && before.is_none_or(|(_, _, was_heading)| *was_heading) && (found.count <= 1 || before.is_some())
        }
        Class::Small | Class::Outline(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn numbers_are_told_from_other_beginnings() {
        let packs = Packs::embedded();
        let format = &packs.document_format;
        for (text, wanted) in [
            ("I. Mục đích", Some(Class::Roman)),
            ("IV.CÔNG TÁC", Some(Class::Roman)),
            ("II - Nội dung", Some(Class::Roman)),
            ("A. NHIỆM VỤ", Some(Class::Capital)),
            ("1. Yêu cầu", Some(Class::Figure)),
            ("1.Thành phần", Some(Class::Figure)),
            ("2.1. Nhóm thư ký", Some(Class::Figures(2))),
            ("1.2 Nội dung", Some(Class::Figures(2))),
            ("a) Thời gian", Some(Class::Small)),
            ("Chương II QUY ĐỊNH", Some(Class::Word(1))),
            ("PHẦN I", Some(Class::Word(0))),
            ("Điều 5. Phạm vi", Some(Class::Word(4))),
            ("Mục đích của kế hoạch", None),
            ("100% học sinh", None),
            ("2024. Năm học", None),
            ("12,5 tấn", None),
            ("3 lớp mẫu giáo", None),
            ("Trường Mầm non", None),
            ("I love", None),
            ("V/v tuyển sinh", None),
        ] {
            assert_eq!(numbered(text, format).map(|numbered| numbered.class), wanted, "{text}");
        }
    }
}

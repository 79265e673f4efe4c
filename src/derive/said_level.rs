//! The level that the words of a sheet's last section name: `Tiêu chí 1.1 đạt Mức 2.`, `Mức 1: đạt; Mức 2: không đạt`.

use crate::model::CriterionSheet;
use crate::pack::{SectionRole, SheetForm};
use crate::parse::prose::{Prose, Segment, pieces};
use crate::text::fold;

/// Before "đạt": it is not reached, or not yet.
const NOT: [&str; 7] = ["khong", "chua", "se", "de", "phan dau", "huong toi", "can"];

/// What is said, and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidLevel {
    /// 0: not met.
    pub level: u8,
    /// As they stand in the sheet.
    pub words: String,
}

/// The level that the sheet's text names; `None` where it names none, or leaves it open.
pub fn said_level(sheet: &CriterionSheet, form: &SheetForm) -> Option<SaidLevel> {
    let text = plain(&sheet.sections.get(form.section(SectionRole::Level)?)?.prose);
    let word = format!("{} ", fold(&form.level_word));
    let sentences: Vec<&str> = text.split(['\n', ';']).flat_map(|line| line.split(". ")).map(str::trim).collect();
    let named = |read: fn(&str, &str) -> Option<u8>| {
        let found = sentences.iter().filter_map(|s| Some((read(&fold(s), &word)?, *s)));
        found.max_by_key(|(level, _)| *level)
    };
    let (level, words) = named(whole).or_else(|| named(by_level)).or_else(|| named(not_met))?;
    Some(SaidLevel { level, words: words.trim_start_matches(['-', '*', ' ']).trim_end_matches('.').to_owned() })
}

/// `dat muc 2`; of `dat muc 2, chua dat muc 3` the first.
fn whole(sentence: &str, word: &str) -> Option<u8> {
    let words = format!("dat {word}");
    let reached = sentence.match_indices(words.as_str()).filter(|(at, _)| !is_denied(&sentence[..*at]));
    reached.filter_map(|(at, words)| number(&sentence[at + words.len()..])).max()
}

/// `muc 1: dat`.
fn by_level(sentence: &str, word: &str) -> Option<u8> {
    let (_, behind) = sentence.split_once(word)?;
    let level = number(behind)?;
    let said = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' ' | '-' | '–'));
    (said == "dat" || said.starts_with("dat ") || said.starts_with("dat.") || said.starts_with("dat,")).then_some(level)
}

/// `khong dat`, of no level.
fn not_met(sentence: &str, word: &str) -> Option<u8> {
    let denied = ["khong dat", "chua dat"].iter().any(|words| sentence.contains(words));
    let first = !sentence.contains(word) || sentence.contains(&format!("{word}1"));
    (denied && first && !sentence.contains("chi bao")).then_some(0)
}

fn is_denied(before: &str) -> bool {
    let before = before.trim_end();
    NOT.iter().any(|word| {
        before.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ',', ':', '(']))
    })
}

fn number(text: &str) -> Option<u8> {
    text.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// Running text; each block a line of its own.
fn plain(prose: &Prose) -> String {
    let mut out = String::new();
    for segment in pieces(&prose.segments()) {
        match segment {
            Segment::Html(html) => {
                for (n, piece) in html.split('<').enumerate() {
                    let (tag, text) = if n == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
                    if matches!(tag, "p" | "/p" | "li" | "/li" | "br" | "/td" | "tr") {
                        out.push('\n');
                    }
                    out.push_str(text);
                }
            }
            Segment::Heading { .. } => out.push('\n'),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_what_the_sentence_says_is_reached() {
        let read = |text: &str| whole(&fold(text), "muc ");
        assert_eq!(read("Tiêu chí 1.1 đạt Mức 2"), Some(2));
        assert_eq!(read("Tự đánh giá: Đạt mức 3"), Some(3));
        assert_eq!(read("Đạt Mức 2, chưa đạt Mức 3"), Some(2));
        assert_eq!(read("Phấn đấu đạt Mức 3 vào năm học sau"), None);
        assert_eq!(read("Không đạt Mức 1"), None);
        assert_eq!((by_level("muc 2: dat", "muc "), by_level("muc 2: khong dat", "muc ")), (Some(2), None));
        assert_eq!(
            ["khong dat", "khong dat muc 1", "muc 3: khong dat"].map(|said| not_met(said, "muc ")),
            [Some(0), Some(0), None]
        );
    }
}

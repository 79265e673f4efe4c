//! Lines of a Word document as its head and foot are read: one at a time, with what tells them apart.

use crate::parse::word::{Align, Block, Paragraph, Piece, Table};
use crate::text::{ParagraphName, fold};
use std::sync::Arc;

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// White space as single spaces; a number that Word makes stands before it.
    pub(super) text: String,
    pub(super) name: Arc<ParagraphName>,
    pub(super) is_bold: bool,
    /// In the middle or at the right edge.
    pub(super) is_centred: bool,
    /// On the left of another one.
    pub(super) is_left: bool,
}

/// A value and the paragraph that says it.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) value: String,
    pub(super) name: Arc<ParagraphName>,
}

/// Spaces that part two columns where somebody has typed them in place of a table.
const WIDE: &str = "      ";

impl Line {
    /// A line of a paragraph that looks so: whether it is heavy, whether it is centred.
    fn of(paragraph: &Paragraph, (is_bold, is_centred): (bool, bool), text: &str, is_left: bool) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { text, name: Arc::clone(&paragraph.name), is_bold, is_centred, is_left }
    }

    pub(super) fn said(&self, value: impl Into<String>) -> Said {
        Said { value: value.into(), name: Arc::clone(&self.name) }
    }

    /// Whether it has letters and all of them are capitals.
    pub(super) fn is_capitals(&self) -> bool {
        is_capitals(&self.text)
    }

    /// Whether no letter and no digit stands in it: a rule of dashes.
    pub(super) fn is_ornament(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    pub(super) fn begins(&self, words: &[String]) -> bool {
        words.iter().any(|word| rest_behind(&self.text, word).is_some())
    }
}

pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.chars().any(char::is_lowercase)
}

fn look(paragraph: &Paragraph) -> (bool, bool) {
    (paragraph.is_bold(), paragraph.align != Align::Left)
}

/// The lines of a paragraph, each whole.
pub(super) fn lines(paragraph: &Paragraph) -> Vec<Line> {
    let (lines, look) = (paragraph.lines(), look(paragraph));
    lines.iter().map(|text| Line::of(paragraph, look, text, false)).filter(|line| !line.text.is_empty()).collect()
}

/// The lines of a paragraph, cut where a tab or a wide gap parts two columns.
pub(super) fn columns(paragraph: &Paragraph) -> Vec<Line> {
    let (mut found, look) = (Vec::new(), look(paragraph));
    for text in paragraph.lines() {
        let parts = parts(&text);
        for (n, part) in parts.iter().enumerate() {
            found.push(Line::of(paragraph, look, part, n + 1 < parts.len()));
        }
    }
    found
}

/// The columns of a line. A gap that is to be filled in parts nothing: `Số:        /KH`, `ngày      tháng      năm`.
fn parts(text: &str) -> Vec<String> {
    let gaps = text.trim().replace('\t', WIDE);
    let mut parts: Vec<String> = Vec::new();
    for part in gaps.split(WIDE).map(str::trim).filter(|part| !part.is_empty()) {
        let to_fill_in = |above: &String| {
            let last = fold(above.split_whitespace().next_back().unwrap_or_default());
            matches!(last.trim_end_matches(':'), "ngay" | "thang" | "nam" | "so")
        };
        match parts.last_mut().filter(|above| to_fill_in(above)) {
            Some(above) => {
                above.push(' ');
                above.push_str(part);
            }
            None => parts.push(part.to_owned()),
        }
    }
    parts
}

/// The lines of a table's cells, row by row.
pub(super) fn of_table(table: &Table) -> Vec<Line> {
    let mut found = Vec::new();
    for row in &table.rows {
        for cell in row {
            let is_left = cell.column == 0 && (row.len() > 1 || table.columns > 1);
            for paragraph in cell.paragraphs() {
                found.extend(lines(paragraph).into_iter().map(|line| Line { is_left, ..line }));
            }
        }
    }
    found
}

/// What stands behind a word at the beginning of a text; marks and the size of letters do not matter.
pub(super) fn rest_behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let wanted = fold(word);
    let longest = word.chars().count() * 3;
    let mut ends = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]).take(longest);
    let end =
        ends.find(|end| fold(&text[..*end]) == wanted && !text[*end..].starts_with(|c: char| c.is_alphanumeric()))?;
    // letters in their parts: the marks belong to the word
    let marks =
        text[end..].chars().take_while(|c| ('\u{300}'..'\u{370}').contains(c)).map(char::len_utf8).sum::<usize>();
    Some(&text[end + marks..])
}

/// Cuts a paragraph of several lines into paragraphs of one.
pub(super) fn cut_at(flow: &mut Vec<Block>, at: usize) {
    let Some(Block::Paragraph(paragraph)) = flow.get(at) else { return };
    if !paragraph.pieces.contains(&Piece::Break) {
        return;
    }
    let parts = paragraph.pieces.split(|piece| *piece == Piece::Break).enumerate();
    let cut = parts.map(|(n, pieces)| paragraph.part(paragraph.label.clone().filter(|_| n == 0), pieces.to_vec()));
    let cut: Vec<Block> = cut.filter(|part| !part.is_empty()).map(Block::Paragraph).collect();
    flow.splice(at..=at, cut);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_part_columns_unless_they_are_to_be_filled_in() {
        assert_eq!(
            parts("Số:        /KH-MN\t\tA, ngày        tháng        năm 2023"),
            ["Số: /KH-MN", "A, ngày tháng năm 2023"]
        );
        assert_eq!(parts("Nơi nhận:\tHIỆU TRƯỞNG"), ["Nơi nhận:", "HIỆU TRƯỞNG"]);
    }

    #[test]
    fn words_are_found_at_the_beginning() {
        assert_eq!(rest_behind("CĂN CỨ Luật", "Căn cứ"), Some(" Luật"));
        assert_eq!(rest_behind("Số:226/KH", "Số"), Some(":226/KH"));
        assert_eq!(rest_behind("Sốt", "Số"), None);
        assert_eq!(rest_behind("Thực hiệnn", "Thực hiện"), None);
        assert_eq!(rest_behind("", "Số"), None);
        assert!(is_capitals("KẾ HOẠCH 2024") && !is_capitals("Kế hoạch") && !is_capitals("2024"));
    }
}

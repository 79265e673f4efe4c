//! The title of a document: the name of its kind, and what it is about.

use super::line::{Line, cut_at, lines, rest_behind};
use crate::pack::DocumentFormat;
use crate::parse::word::{Block, marker};
use crate::text::ParagraphName;
use std::sync::Arc;

/// A title is looked for among the first blocks only, and not behind a text or a table of figures.
const SEARCHED: usize = 40;
const LONGEST_ABOVE: usize = 160;
const MOST_ROWS_ABOVE: usize = 8;
const MOST_COLUMNS_ABOVE: usize = 3;
/// A title takes no more lines, and no line of it more letters.
const MOST_LINES: usize = 8;
const LONGEST: usize = 220;

/// See the module.
#[derive(Debug)]
pub(super) struct Title {
    /// Where it begins, and the block behind it.
    pub(super) from: usize,
    pub(super) to: usize,
    /// `KH`.
    pub(super) kind: String,
    /// What it is about, line by line; empty: nothing was found.
    pub(super) subject: Vec<String>,
    pub(super) name: Arc<ParagraphName>,
    /// Nothing but the words tells where it ends.
    pub(super) is_unsure: bool,
}

impl Title {
    /// Finds the title; blocks that hold several of its lines are cut.
    pub(super) fn find(flow: &mut Vec<Block>, format: &DocumentFormat) -> Option<Self> {
        let mut at = 0;
        while at < flow.len().min(SEARCHED) {
            cut_at(flow, at);
            if let Some(line) = only_line(&flow[at]) {
                if let Some((kind, rest)) = kind(&line, format) {
                    return Some(Self::read(flow, at, kind, rest, &line, format));
                }
                if line.begins(&format.reading.basis) || line.text.chars().count() > LONGEST_ABOVE {
                    return None;
                }
            }
            let is_text = match &flow[at] {
                Block::Paragraph(paragraph) => marker(paragraph).is_some_and(|marker| marker.is_number()),
                Block::Table(table) => table.rows.len() > MOST_ROWS_ABOVE || table.columns > MOST_COLUMNS_ABOVE,
            };
            if is_text {
                return None;
            }
            at += 1;
        }
        None
    }

    fn read(
        flow: &mut Vec<Block>,
        from: usize,
        kind: String,
        rest: String,
        first: &Line,
        format: &DocumentFormat,
    ) -> Self {
        let mut subject: Vec<String> = Some(rest).filter(|rest| !rest.is_empty()).into_iter().collect();
        let mut at = from + 1;
        let mut plain = false;
        while at < flow.len() && subject.len() < MOST_LINES {
            cut_at(flow, at);
            let Some(line) = only_line(&flow[at]) else { break };
            let ends =
                line.text.ends_with([':', ';']) || line.begins(&format.reading.basis) || is_of_signer(&line, format);
            let listed = matches!(&flow[at], Block::Paragraph(paragraph) if marker(paragraph).is_some());
            let fits = match (first.is_centred, first.is_bold) {
                (true, _) => line.is_centred,
                (false, true) => line.is_bold || line.is_capitals(),
                (false, false) => !line.text.ends_with(['.', ',']),
            };
            if line.is_ornament() {
                at += 1;
                continue;
            }
            if ends || listed || !fits || line.text.chars().count() > LONGEST {
                break;
            }
            plain |= !first.is_centred && !line.is_bold;
            subject.push(line.text);
            at += 1;
        }
        Self { from, to: at, kind, subject, name: Arc::clone(&first.name), is_unsure: plain }
    }
}

/// The line of a paragraph that has only one.
pub(super) fn only_line(block: &Block) -> Option<Line> {
    let Block::Paragraph(paragraph) = block else { return None };
    let mut lines = lines(paragraph);
    (lines.len() == 1).then(|| lines.remove(0))
}

/// In capitals, and the post of someone who signs: `HIỆU TRƯỞNG TRƯỜNG MẦM NON HOA SEN`.
pub(super) fn is_of_signer(line: &Line, format: &DocumentFormat) -> bool {
    line.is_capitals() && line.begins(&format.reading.signers)
}

/// The kind that a line names at its beginning, in capitals or alone in its line, and what follows.
fn kind(line: &Line, format: &DocumentFormat) -> Option<(String, String)> {
    let mut kinds: Vec<(&str, &str)> = format
        .kind_abbreviations
        .iter()
        .filter_map(|kind| Some((kind.code.as_str(), format.kind_title(&kind.code)?)))
        .collect();
    kinds.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let (code, rest) = kinds.into_iter().find_map(|(code, name)| Some((code, rest_behind(&line.text, name)?)))?;
    let named = &line.text[..line.text.len() - rest.len()];
    let alone = rest.trim().is_empty() && line.is_bold && line.is_centred;
    let in_capitals = !named.chars().any(char::is_lowercase);
    let rest = rest.trim_start_matches([' ', ':', '-', '–', '.']).trim();
    (in_capitals && !line.text.ends_with(':') || alone).then(|| (code.to_owned(), rest.to_owned()))
}

//! A Word file as a free page: the first line that stands out is its title, all else its text.

use super::conversion::Conversion;
use super::front_matter::FrontMatter;
use super::headings;
use super::line::{Line, cut_at};
use super::title::only_line;
use crate::pack::DocumentFormat;
use crate::parse::word::{Block, Word};
use crate::text::{ParagraphName, fold, words};
use std::sync::Arc;

/// A title is looked for among the first blocks only.
const SEARCHED: usize = 8;

/// The page as Markdown with front matter, and where the paragraphs begin in it.
pub(super) fn written(
    mut flow: Vec<Block>,
    how: &Conversion<'_>,
    word: &Word,
) -> (String, Vec<(usize, Arc<ParagraphName>)>) {
    let format = &how.packs.document_format;
    let mut out = FrontMatter::new();
    match title(&mut flow, format) {
        Some((at, line)) => {
            flow.remove(at);
            out.text("title", Some(&line.said(line.text.clone())));
        }
        None => {
            let name = flow.iter().flat_map(Block::paragraphs).next().map(|paragraph| Arc::clone(&paragraph.name));
            let name = name.unwrap_or_else(|| Arc::new(ParagraphName { number: 1, row: None, words: String::new() }));
            out.text("title", Some(&super::line::Said { value: stem(how.file), name }));
        }
    }
    out.with_body(how.markdown(&headings::items(&flow, format), word))
}

/// The line that stands out, and the block that it is.
fn title(flow: &mut Vec<Block>, format: &DocumentFormat) -> Option<(usize, Line)> {
    let mut at = 0;
    while at < flow.len().min(SEARCHED) {
        cut_at(flow, at);
        let outlined = matches!(&flow[at], Block::Paragraph(paragraph) if paragraph.outline == Some(0));
        let found =
            only_line(&flow[at]).filter(|line| outlined || line.is_centred && (line.is_bold || line.is_capitals()));
        if let Some(line) = found.filter(|line| !line.is_ornament() && !is_of_the_state(line, format)) {
            return Some((at, line));
        }
        at += 1;
    }
    None
}

/// The name of the state and its motto, above forms.
fn is_of_the_state(line: &Line, format: &DocumentFormat) -> bool {
    let plain = |text: &str| words(&fold(text));
    ["national_name", "motto"].iter().any(|part| plain(format.fixed_text(part)) == plain(&line.text))
}

/// `Nội quy` of `content/a/pages/Nội quy.docx`.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

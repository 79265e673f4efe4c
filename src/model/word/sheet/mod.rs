//! A Word file as the sheet of a criterion: its sections are told by their names, the results by their table. What stands above the first
//! section is the form's own: the school, the standard, what the criterion asks.

mod foot;
mod results;

use super::Text;
use super::conversion::Conversion;
use super::front_matter::FrontMatter;
use crate::diag::Diagnostics;
use crate::pack::{CriterionId, SheetForm};
use crate::parse::word::{Block, Item, Paragraph, Word};
use crate::text::fold;
use foot::Foot;
use results::Results;

/// The sheet as Markdown with front matter, and where the paragraphs begin in it. `None`: it has none of the sections.
pub(super) fn written(
    mut flow: Vec<Block>,
    how: &Conversion<'_>,
    word: &Word,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    let form = &how.packs.sheets.criterion_sheet;
    let begins = |block: &Block| match block {
        Block::Paragraph(paragraph) => form.names_section(&paragraph.text()),
        Block::Table(table) => results::is_of_results(table, form),
    };
    let first = flow.iter().position(begins);
    let Some(first) = first else {
        let labels: Vec<&str> = form.sections.iter().map(|section| section.label.as_str()).collect();
        let hint = format!("mỗi mục có tên trên một dòng riêng: {}", labels.join("; "));
        diagnostics.push(how.lacks("không thấy mục nào của phiếu đánh giá tiêu chí", hint));
        return None;
    };
    let head: Vec<Block> = flow.drain(..first).collect();
    other_criterion(&head, form, how, diagnostics);
    let foot = Foot::taken(&mut flow, form);
    let results = Results::taken(&mut flow, form, how, diagnostics);
    let mut out = FrontMatter::new();
    results.write(&mut out);
    out.text("lead", foot.confirmed.as_ref());
    out.text("writer", foot.written.as_ref());
    Some(out.with_body(how.markdown(&items(&flow, form, how, diagnostics), word)))
}

/// Whether some blocks are a sheet: sections by their names, and its table of results or its title.
pub(super) fn is_one(blocks: &[Block], form: &SheetForm) -> bool {
    let lines = || blocks.iter().flat_map(Block::paragraphs).map(Paragraph::text);
    let of_results = |block: &Block| matches!(block, Block::Table(table) if results::is_of_results(table, form));
    let is_titled = || lines().any(|line| fold(line.trim()) == fold(&form.title));
    lines().any(|line| form.names_section(&line)) && (blocks.iter().any(of_results) || is_titled())
}

/// The blocks with the names of sections and levels as headings; the mark of an indicator of which nothing is said is left out.
fn items<'b>(
    flow: &'b [Block],
    form: &SheetForm,
    how: &Conversion<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Item<'b>> {
    let mut items = Vec::with_capacity(flow.len());
    for block in flow {
        let Block::Paragraph(paragraph) = block else {
            items.push(Item::Block(block));
            continue;
        };
        let text = paragraph.text();
        match heading(paragraph, &text, form) {
            Some(level) => items.push(Item::Heading(level, paragraph)),
            None if is_bare_mark(&text) => {}
            None => {
                if let Some((name, _)) = text.split_once(':').filter(|(name, _)| form.names_section(name)) {
                    let message = format!("tên mục “{name}” viết liền với nội dung, nên không được coi là tên mục");
                    diagnostics.push(how.unsure(&paragraph.name, message, "xuống dòng sau tên mục"));
                }
                items.push(Item::Block(block));
            }
        }
    }
    items
}

/// The level of a heading: 2 for a section, 3 below it. A line that stands out and is numbered as a section is one, so that a slip in its name
/// is said.
fn heading(paragraph: &Paragraph, text: &str, form: &SheetForm) -> Option<u8> {
    if form.names_section(text) {
        return Some(2);
    }
    let is_level = form.level_named(text).is_some_and(|level| {
        let bare = fold(text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ')));
        bare.trim_end_matches([':', '.', ' ']) == format!("{} {level}", fold(&form.level_word))
    });
    if is_level {
        return Some(3);
    }
    let stands_as_section = || {
        let figures = text.trim_start_matches(|c: char| c.is_ascii_digit());
        paragraph.is_bold() && figures.len() < text.len() && figures.starts_with(". ")
    };
    match paragraph.outline {
        Some(0) => Some(2),
        Some(_) => Some(3),
        None => stands_as_section().then_some(2),
    }
}

/// `a)` alone.
fn is_bare_mark(text: &str) -> bool {
    let mut letters = text.trim().chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next() == Some(')') && letters.next().is_none()
}

/// Says that the head names another criterion than the file's name.
fn other_criterion(head: &[Block], form: &SheetForm, how: &Conversion<'_>, diagnostics: &mut Diagnostics) {
    let name = how.file.rsplit('/').next().unwrap_or(how.file);
    let own = name.rsplit_once('.').and_then(|(stem, _)| CriterionId::parse(stem));
    let word = format!("{} ", fold(&form.word.criterion));
    for paragraph in head.iter().flat_map(Block::paragraphs) {
        let text = fold(&paragraph.text());
        let Some(behind) = text.strip_prefix(&word) else { continue };
        let number = behind.split([' ', ':']).next().unwrap_or_default().trim_end_matches('.');
        let Some(said) = CriterionId::parse(number).filter(|said| own.is_some_and(|own| own != *said)) else {
            continue;
        };
        let message = format!("phiếu ghi {} {said}, tên tệp là “{name}”", form.word.criterion);
        diagnostics.push(how.unsure(
            &paragraph.name,
            message,
            "tên tệp là số của tiêu chí; đổi tên tệp, hoặc sửa dòng này",
        ));
    }
}

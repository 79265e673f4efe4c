//! The text of a document: its paragraphs, tables and text boxes in the order of reading, as they show when all changes are accepted.

mod choice;
mod drawing;
mod dropped;
mod field;
mod form_field;
mod grid;
mod line;
mod open_field;
mod paragraph;
mod run;
mod script;
mod symbol;
mod table;

use super::block::{Block, Paragraph};
use super::numbering::Numbering;
use super::package::Relations;
use super::properties::RunProperties;
use super::refusal::Refusal;
use super::styles::{Look, Resolved, Styles};
use super::xml::{Tag, Xml};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{OldFont, ParagraphName, Place};
use dropped::Dropped;
use line::Raw;
use open_field::Field;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A picture within the file.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The part of the file that holds it: `word/media/image1.png`.
    pub part: String,
    /// What its author says of it; empty: nothing.
    pub alternative: String,
    /// The paragraph that it stands in.
    pub place: Place,
}

/// What a document is read with, and what is found on the way.
pub(super) struct Body<'f> {
    file: &'f Arc<str>,
    styles: Styles,
    numbering: Numbering,
    /// Of the part that is being read.
    pub(super) relations: Relations,
    /// What is found out about the document.
    pub(super) diagnostics: Diagnostics,
    pub(super) pictures: Vec<Picture>,
    /// Footnotes (`f3`, `e1`), each with its number from 0 in the order of first calls.
    pub(super) called: BTreeMap<String, usize>,
    /// Fields that are open; they may reach over paragraphs.
    fields: Vec<Field>,
    /// A paragraph whose end was deleted goes on with the next one.
    carried: Vec<Raw>,
    /// The address that what is being read leads to.
    link: Option<Arc<str>>,
    /// Why all that is being read does not come onto a page.
    dropping: Option<Dropped>,
    paragraphs: u32,
    tables: u32,
    /// The table and the row that is being read.
    row: Option<(u32, u32)>,
    /// Things found in drawings so far.
    found: usize,
    /// Insertions that are still marked as changes, and the paragraph of the first.
    inserted: Counted,
    /// Paragraphs of lists of Word 95, whose numbers are lost.
    unnumbered: Counted,
    /// Old fonts: how many paragraphs, the first one, and how it reads.
    old_fonts: BTreeMap<&'static str, (usize, Arc<ParagraphName>)>,
    contents_said: bool,
}

/// How often something was found, and the paragraph where it was found first.
#[derive(Debug, Default)]
struct Counted {
    count: usize,
    first: Option<Arc<ParagraphName>>,
}

impl Counted {
    fn add(&mut self, name: &Arc<ParagraphName>) {
        self.count += 1;
        self.first.get_or_insert_with(|| Arc::clone(name));
    }
}

impl<'f> Body<'f> {
    pub(super) fn new(file: &'f Arc<str>, styles: Styles, numbering: Numbering, relations: Relations) -> Self {
        Self {
            file,
            styles,
            numbering,
            relations,
            diagnostics: Diagnostics::default(),
            pictures: Vec::new(),
            called: BTreeMap::new(),
            fields: Vec::new(),
            carried: Vec::new(),
            link: None,
            dropping: None,
            paragraphs: 0,
            tables: 0,
            row: None,
            found: 0,
            inserted: Counted::default(),
            unnumbered: Counted::default(),
            old_fonts: BTreeMap::new(),
            contents_said: false,
        }
    }

    /// The paragraphs and tables within the element that is being read.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Block>, Refusal> {
        let mut out = Vec::new();
        xml.each(|tag, xml| self.block(tag, xml, &mut out))?;
        self.flush(&mut out);
        Ok(out)
    }

    fn block(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, out: &mut Vec<Block>) -> Result<(), Refusal> {
        match tag.name() {
            "p" => self.paragraph(xml, out),
            "tbl" => self.table(xml, out),
            "sdt" => self.content_control(xml, &mut |body, tag, xml| body.block(tag, xml, out)),
            "customXml" | "smartTag" | "ins" | "moveTo" => xml.each(|tag, xml| self.block(tag, xml, out)),
            "AlternateContent" => self.alternative(xml, &mut |body, tag, xml| body.block(tag, xml, out)),
            "altChunk" => {
                let name = self.name("");
                self.diagnostics.push(Dropped::Inserted.finding("", Place::of_paragraph(self.file, &name)));
                xml.skip()
            }
            _ => xml.skip(),
        }
    }

    /// The name of the paragraph that is being read.
    fn name(&self, text: &str) -> Arc<ParagraphName> {
        Arc::new(ParagraphName { number: self.paragraphs.max(1), row: self.row, words: first_words(text) })
    }

    fn old_font(&mut self, font: OldFont, name: &Arc<ParagraphName>) {
        self.old_fonts.entry(font.name()).or_insert_with(|| (0, Arc::clone(name))).0 += 1;
    }

    /// What can be said only when all is read.
    pub(super) fn finish(mut self) -> (Diagnostics, Vec<Picture>) {
        for (font, (count, first)) in self.old_fonts {
            let message = format!(
                "{count} đoạn viết bằng phông {font} được chuyển sang Unicode; đoạn đầu nay là “{}”",
                first.words
            );
            self.diagnostics.push(
                Diagnostic::new(&codes::WORD_OLD_FONT, Place::of_paragraph(self.file, &first), message)
                    .hint("đối chiếu vài đoạn với bản gốc; để không nhắc nữa thì chuyển cả tệp sang Unicode, phông Times New Roman"),
            );
        }
        if let Counted { count, first: Some(first) } = self.unnumbered {
            let message = format!("danh sách kiểu Word 95: số hoặc dấu đầu dòng của {count} đoạn không lên trang");
            self.diagnostics.push(
                Diagnostic::new(&codes::WORD_DROPPED, Place::of_paragraph(self.file, &first), message).hint(
                    "mở tệp bằng Word, lưu lại với loại .docx; nếu số vẫn không hiện thì gõ số vào đầu từng đoạn",
                ),
            );
        }
        if let Counted { count, first: Some(first) } = self.inserted {
            let message = format!(
                "tệp còn theo dõi thay đổi (Track Changes): {count} chỗ mới thêm được đưa lên trang như đã chấp nhận"
            );
            self.diagnostics.push(
                Diagnostic::new(&codes::WORD_DROPPED, Place::of_paragraph(self.file, &first), message)
                    .hint("trong Word: Review → Accept → Accept All Changes, rồi lưu"),
            );
        }
        (self.diagnostics, self.pictures)
    }

    /// How letters look in a paragraph of a style.
    fn look(&self, style: &Resolved, own: &RunProperties) -> Look {
        self.styles.look(style, own)
    }
}

/// The words by which a paragraph is found again.
fn first_words(text: &str) -> String {
    const LONGEST: usize = 48;
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() + word.chars().count() >= LONGEST {
            let rest = if words.is_empty() { word.chars().take(LONGEST).collect() } else { String::new() };
            return format!("{words}{rest}…");
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// The words of some blocks in one line, for a finding.
fn words_of(blocks: &[Block]) -> String {
    let paragraphs = blocks.iter().flat_map(Block::paragraphs);
    paragraphs.map(Paragraph::text).collect::<Vec<_>>().join(" ")
}

//! A Word file as an administrative document: its parts are recognised by the layout of Decree 30/2020 and become Markdown with front matter,
//! which is read as any other. What is not sure is said, with the text. Or as a free page, which has only a title, or as the sheet of a criterion.

mod annex;
mod basis;
mod conversion;
mod foot;
mod front_matter;
mod head;
mod headings;
mod line;
mod page;
mod parts;
mod plan;
mod sheet;
mod title;
mod told;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::Packs;
use crate::parse::word::{self, Picture, Word};
use crate::text::{ParagraphName, Place};
pub use conversion::{Addresses, Becomes, Conversion};
use parts::Parts;
use std::sync::Arc;

/// A text that comes of a Word file is no longer than one that is written by hand, in bytes.
const MAX_MARKDOWN: usize = 4 << 20;

/// Markdown, and where the paragraphs begin in it.
type Text = (String, Vec<(usize, Arc<ParagraphName>)>);

/// A Word file as Markdown.
#[derive(Debug)]
pub struct Converted {
    /// Front matter and body, as `congkhai import` writes them.
    pub text: String,
    /// The paragraphs that it comes from, by the byte at which each begins.
    pub paragraphs: Vec<(usize, Arc<ParagraphName>)>,
    pictures: Vec<Picture>,
}

impl Converted {
    /// The pictures that it names, in order: the name of each one's part of the file, and its bytes, at most `limit`. `None`: it is not in the
    /// file.
    pub fn pictures<'c>(&'c self, file: &'c [u8], limit: u64) -> impl Iterator<Item = Option<(&'c str, Vec<u8>)>> + 'c {
        let mut taken = word::pictures(file, limit);
        self.pictures.iter().map(move |picture| Some((picture.part.as_str(), taken(picture)?)))
    }
}

impl Conversion<'_> {
    /// Turns a file into Markdown. `None`: it cannot be read, or lacks what every document has; said in `diagnostics`.
    pub fn convert(&self, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Converted> {
        self.of_opened(word::open(self.file, bytes), diagnostics)
    }

    /// Turns a file that was opened into Markdown.
    pub(super) fn of_opened(
        &self,
        opened: Result<(Word, Diagnostics), Diagnostic>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Converted> {
        let mut word = match opened {
            Ok((word, found)) => {
                diagnostics.extend(found);
                word
            }
            Err(refusal) => {
                diagnostics.push(refusal);
                return None;
            }
        };
        let blocks = std::mem::take(&mut word.blocks);
        let written = match self.becomes {
            Becomes::Document => Parts::of(blocks, self, diagnostics).map(|parts| parts.written(self, &word)),
            Becomes::Page => Some(page::written(blocks, self, &word)),
            Becomes::Sheet => sheet::written(blocks, self, &word, diagnostics),
            Becomes::Plan => plan::written(blocks, self, &word, diagnostics),
        };
        if self.picture.is_none() {
            self.missing_pictures(&word.pictures, diagnostics);
        }
        let (text, paragraphs) = written?;
        if text.len() > MAX_MARKDOWN {
            let message = format!("văn bản dài quá {} MB chữ", MAX_MARKDOWN >> 20);
            let finding = Diagnostic::of_file(&codes::BAD_WORD_FILE, self.file, message);
            diagnostics.push(finding.hint("chia thành nhiều tệp; bảng số liệu lớn thì để trong tệp Excel"));
            return None;
        }
        Some(Converted { text, paragraphs, pictures: word.pictures })
    }

    fn missing_pictures(&self, pictures: &[Picture], diagnostics: &mut Diagnostics) {
        for picture in pictures {
            let about =
                if picture.alternative.is_empty() { String::new() } else { format!(" “{}”", picture.alternative) };
            diagnostics.push(
                Diagnostic::new(&codes::WORD_DROPPED, picture.place.clone(), format!("hình{about} không lên trang"))
                    .hint("lệnh “congkhai import” tách hình ra thư mục static và giữ nó ở chỗ này; hình chụp chữ thì gõ lại thành chữ"),
            );
        }
    }
}

/// What a Word file is that is a source as it is, by the form that it follows: the sheet of a criterion, a plan of improvement.
pub fn own_form(file: &Arc<str>, bytes: &[u8], packs: &Packs) -> Option<Becomes> {
    let (word, _) = word::open(file, bytes).ok()?;
    let is_plan = || plan::is_one(&word.blocks, &packs.sheets.improvement_plan_table);
    let is_sheet = sheet::is_one(&word.blocks, &packs.sheets.criterion_sheet);
    if is_sheet { Some(Becomes::Sheet) } else { is_plan().then_some(Becomes::Plan) }
}

/// The place in a Word file that a place in its Markdown comes from.
pub(super) fn place_in_word(place: &mut Place, paragraphs: &[(usize, Arc<ParagraphName>)]) {
    let at = paragraphs.partition_point(|(begin, _)| *begin <= place.span.start as usize);
    match at.checked_sub(1).and_then(|at| paragraphs.get(at)) {
        Some((_, name)) => *place = Place::of_paragraph(&place.file, name),
        None => *place = Place::start_of(&place.file),
    }
}

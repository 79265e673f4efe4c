//! `documents/NAME.docx`: a Word file is turned into Markdown and read as any other document; findings name its paragraphs.

use super::claim::Claim;
use super::readers::one;
use super::source_file::UnitFile;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::reading::Reading;
use crate::model::word::{Conversion, place_in_word};
use crate::model::{Document, Unit};
use crate::parse::front_matter;
use crate::text::{Place, slug};

/// Endings of Word's files; those that cannot be read are refused with what to do.
const ENDINGS: [&str; 3] = [".docx", ".docm", ".doc"];

/// Reads a Word file of the folder of documents.
pub(in crate::model) fn read(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let Some(stem) = ENDINGS.iter().find_map(|ending| one(file, ending)) else { return Claim::Nothing };
    let slug = slug(stem);
    if slug.is_empty() {
        let message = format!("“{stem}” là một phần của địa chỉ trang, cần có chữ cái hoặc số");
        reading
            .diagnostics
            .push(Diagnostic::of_file(&codes::BAD_SLUG, file.name, message).hint("đặt tên tệp bằng chữ"));
        return Claim::Own;
    }
    let markdown = format!("documents/{slug}.md");
    if files.iter().any(|other| other.path == markdown) {
        let message = format!("đã có {markdown} cùng địa chỉ, tệp Word này không được đọc");
        let finding = Diagnostic::of_file(&codes::WORD_AND_MARKDOWN, file.name, message);
        reading
            .diagnostics
            .push(finding.hint("chuyển tệp Word ra ngoài thư mục documents, hoặc xóa tệp .md để dùng tệp Word"));
        return Claim::Own;
    }
    let conversion = Conversion { file: file.name, packs: reading.packs, organ: &unit.name, picture: None };
    let converted = conversion.convert(file.source.bytes(), &mut reading.diagnostics);
    if let Some(converted) = converted {
        let mut inner =
            Reading { packs: reading.packs, snapshot: reading.snapshot, diagnostics: Diagnostics::default() };
        let parts = front_matter::split(file.name, &converted.text, &mut inner.diagnostics);
        let document = parts.and_then(|parts| Document::read(slug, &parts, file.name, &mut inner));
        let in_word = |place: &mut Place| {
            if place.file == *file.name {
                place_in_word(place, &converted.paragraphs);
            }
        };
        inner.diagnostics.each_place(in_word);
        reading.diagnostics.extend(inner.diagnostics);
        unit.documents.extend(document.map(|mut document| {
            document.each_place(in_word);
            document
        }));
    }
    Claim::Own
}

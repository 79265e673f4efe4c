//! `documents/NAME.docx`, `pages/NAME.docx`, `assessments/ID/1.10.docx`: a Word file is turned into Markdown and read as that would be; findings name its paragraphs.

use super::claim::Claim;
use super::source_file::UnitFile;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::reading::Reading;
use crate::model::word::{Becomes, Conversion, place_in_word};
use crate::model::{Assessment, CriterionSheet, Document, FreePage, ImprovementPlan, Unit};
use crate::pack::{Catalogue, CriterionId};
use crate::parse::front_matter::{self, FrontMatter};
use crate::parse::word::ENDINGS;
use crate::text::Place;

/// Reads a Word file of the folder of documents.
pub(in crate::model) fn document(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let read = read(file, files, (Becomes::Document, &unit.name), reading, |slug, parts, reading, places| {
        let mut document = Document::read(slug, parts, file.name, reading)?;
        document.each_place(places);
        Some(document)
    });
    unit.documents.extend(read.1);
    read.0
}

/// Reads a Word file of the folder of free pages.
pub(in crate::model) fn page(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let read = read(file, files, (Becomes::Page, ""), reading, |slug, parts, reading, places| {
        let mut page = FreePage::read(slug, parts, file.name, reading)?;
        page.body.each_place(&mut |place| places(place));
        Some(page)
    });
    unit.pages.extend(read.1);
    read.0
}

/// Reads a file whose name is its address.
fn read<T>(
    file: &UnitFile<'_>,
    files: &[UnitFile<'_>],
    (becomes, organ): (Becomes, &str),
    reading: &mut Reading<'_>,
    make: impl FnOnce(String, &FrontMatter<'_>, &mut Reading<'_>, &dyn Fn(&mut Place)) -> Option<T>,
) -> (Claim, Option<T>) {
    let Some(stem) = ENDINGS.iter().find_map(|ending| file.one(ending)) else { return (Claim::Nothing, None) };
    let Some(slug) = slug_of(file, stem, files, &mut reading.diagnostics) else { return (Claim::Own, None) };
    let make = |parts: &FrontMatter<'_>, reading: &mut Reading<'_>, places: &dyn Fn(&mut Place)| {
        make(slug, parts, reading, places)
    };
    (Claim::Own, converted(file, (becomes, organ), reading, make))
}

/// Reads the Word file of a criterion's sheet.
pub(in crate::model) fn sheet(
    (file, id): (&UnitFile<'_>, CriterionId),
    catalogue: &Catalogue,
    reading: &mut Reading<'_>,
) -> Option<CriterionSheet> {
    converted(file, (Becomes::Sheet, ""), reading, |parts, reading, places| {
        let mut sheet = CriterionSheet::read(id, parts, file.name, catalogue, reading)?;
        sheet.each_place(&mut |place| places(place));
        Some(sheet)
    })
}

/// Reads the Word file of a plan of improvement: that of the only assessment, unless it says of which.
pub(in crate::model) fn plan(
    (file, id): (&UnitFile<'_>, String),
    assessments: &[Assessment],
    reading: &mut Reading<'_>,
) -> Option<ImprovementPlan> {
    let only = if let [only] = assessments { only.id.as_str() } else { "" };
    converted(file, (Becomes::Plan, only), reading, |parts, reading, _| {
        ImprovementPlan::read(id, file.name, &parts.data, assessments, reading)
    })
}

/// The stem of a Word file's name, whether it can be read or not.
pub(in crate::model) fn word_stem(name: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending))
}

/// Turns a file into Markdown and reads that. `make` gets a function that leads its places back to the paragraphs.
fn converted<T>(
    file: &UnitFile<'_>,
    (becomes, organ): (Becomes, &str),
    reading: &mut Reading<'_>,
    make: impl FnOnce(&FrontMatter<'_>, &mut Reading<'_>, &dyn Fn(&mut Place)) -> Option<T>,
) -> Option<T> {
    let conversion = Conversion { file: file.name, becomes, packs: reading.packs, organ, picture: None };
    let converted = conversion.of_opened(reading.shelf.word(file.name, file.source), &mut reading.diagnostics)?;
    let mut inner = Reading::new(reading.packs, reading.snapshot, reading.shelf);
    let in_word = |place: &mut Place| {
        if place.file == *file.name {
            place_in_word(place, &converted.paragraphs);
        }
    };
    let parts = front_matter::split(file.name, &converted.text, &mut inner.diagnostics);
    let made = parts.and_then(|parts| make(&parts, &mut inner, &in_word));
    inner.diagnostics.each_place(in_word);
    reading.diagnostics.extend(inner.diagnostics);
    made
}

/// The part of an address that a file's name makes; `None`: there is none, or its Markdown has it.
fn slug_of(file: &UnitFile<'_>, stem: &str, files: &[UnitFile<'_>], diagnostics: &mut Diagnostics) -> Option<String> {
    let slug = file.slug_of_stem(stem, diagnostics)?;
    let Some(other) = files.iter().find(|other| counts_before(other, file, &slug)) else { return Some(slug) };
    let folder = file.path.split('/').next().unwrap_or_default();
    let message = format!("đã có {} cùng địa chỉ, tệp Word này không được đọc", other.path);
    let hint = format!("giữ một tệp: chuyển tệp này ra ngoài thư mục {folder}, hoặc xóa tệp kia để dùng tệp này");
    diagnostics.push(Diagnostic::of_file(&codes::WORD_AND_MARKDOWN, file.name, message).hint(hint));
    None
}

/// Whether another file is the same document: its Markdown, or what Word has saved anew of an old one.
fn counts_before(other: &UnitFile<'_>, file: &UnitFile<'_>, slug: &str) -> bool {
    let named = |path: &str| path.rsplit_once('/').map(|(folder, name)| (folder.to_owned(), name.to_owned()));
    let Some(((folder, name), (own_folder, own_name))) = named(other.path).zip(named(file.path)) else { return false };
    let is_newer = |stem: &str| own_name.ends_with(".doc") && crate::text::slug(stem) == slug;
    folder == own_folder && (name == format!("{slug}.md") || name.strip_suffix(".docx").is_some_and(is_newer))
}

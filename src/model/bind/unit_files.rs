//! The files of one unit, each read by the kind that its folder says.

use super::claim::Claim;
use super::source_file::{UNIT, UnitFile, data_stem, first_of, is_book_name};
use super::{fragments, references, unit_slug, unused};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::book::{self, Opened};
use crate::model::reading::Reading;
use crate::model::{Unit, kinds};
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
use crate::text::{Span, nfc};
use std::collections::BTreeSet;

/// Reads a unit from its folder (`content/a/`) and files.
pub(super) fn read(folder: &str, files: &[UnitFile<'_>], reading: &mut Reading<'_>) -> Option<Unit> {
    let stem = format!("{folder}unit");
    let first = first_of(reading.snapshot, &stem)?;
    let own = files.iter().find(|file| file.name == first)?;
    let others = files.iter().filter(|file| is_own(file) && file.name != first);
    others.for_each(|other| reading.diagnostics.push(other.second_to(first)));
    let slug = unit_slug(folder).to_owned();
    let mut usable = true;
    for part in slug.split('/').filter(|part| !part.is_empty()) {
        usable &= own.address_stem(part, &mut reading.diagnostics).is_some();
    }
    // the rest is read even when unit.yaml is wrong, so that all mistakes come at once
    let node = own.data(UNIT, reading);
    let nothing = Node { span: Span::default(), kind: Kind::Map(Vec::new()) };
    let mut unsaid = Diagnostics::default();
    let packs = reading.packs;
    let (mut unit, complete) = match node
        .as_ref()
        .and_then(|node| Fields::open(own.name, node, &reading.packs.codes, &mut reading.diagnostics))
    {
        Some(fields) => Unit::read(slug, fields, packs),
        None => (Unit::read(slug, Fields::open(own.name, &nothing, &packs.codes, &mut unsaid)?, packs).0, false),
    };
    read_files(files, &mut unit, reading);
    if !complete {
        // what depends on the kind of school is judged when that is known
        let dependent = [&codes::UNKNOWN_ROW, &codes::UNKNOWN_COLUMN, &codes::WRONG_SCHOOL_TYPE];
        reading.diagnostics.retain(|d| d.place.file == *own.name || !dependent.contains(&d.code));
    }
    fragments::within_unit(&mut unit, reading);
    references::within_unit(&unit, reading);
    unit.books = std::mem::take(&mut reading.books);
    unit.name_cells(&mut reading.diagnostics);
    drop_said_twice(&mut reading.diagnostics);
    (complete && usable).then_some(unit)
}

/// What says what the unit is: `unit.yaml`, or a workbook of that name.
fn is_own(file: &UnitFile<'_>) -> bool {
    data_stem(file.path) == Some("unit")
}

/// A cell of a workbook that must be filled is named by its label; that its key is missing need not be said.
pub(super) fn drop_said_twice(diagnostics: &mut Diagnostics) {
    let mut said = BTreeSet::new();
    let is_missing = |d: &Diagnostic| d.code == &codes::MISSING_KEY && d.place.cell.is_some();
    diagnostics.retain(|d| !is_missing(d) || said.insert(d.place.clone()));
}

/// Reads the files in the order of their paths: assessments come before the plans that follow from them.
fn read_files(files: &[UnitFile<'_>], unit: &mut Unit, reading: &mut Reading<'_>) {
    let (mut left, mut claimed) = (Vec::new(), BTreeSet::new());
    for file in files.iter().filter(|file| !is_own(file)) {
        let folder = file.path.split('/').next().unwrap_or_default();
        match kinds::of_folder(folder).map_or(Claim::Nothing, |kind| (kind.read)(file, files, unit, reading)) {
            Claim::Own => {}
            Claim::With(names) => {
                let beside = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                claimed.extend(names.iter().map(|name| same_name(&format!("{beside}/{name}"))));
            }
            Claim::Nothing => left.push(file),
        }
    }
    for file in left.into_iter().filter(|file| !claimed.contains(&same_name(file.path))) {
        unknown_file(file, reading);
    }
}

/// Names that differ in the size of letters or in how accents are stored are one.
fn same_name(path: &str) -> String {
    nfc(path).to_lowercase()
}

fn unknown_file(file: &UnitFile<'_>, reading: &mut Reading<'_>) {
    let parts: Vec<&str> = file.path.split('/').collect();
    let diagnostic = Diagnostic::of_file(&codes::UNKNOWN_FILE, file.name, "tệp này không được dùng");
    reading.diagnostics.push(diagnostic.hint(place_of_book(file, reading).unwrap_or_else(|| unused::remedy(&parts))));
}

/// Where a workbook of ours goes.
fn place_of_book(file: &UnitFile<'_>, reading: &Reading<'_>) -> Option<String> {
    if !is_book_name(file.name) {
        return None;
    }
    // what is wrong with a spreadsheet that is not used need not be said
    match book::open((file.name, file.source), reading.shelf, reading.packs, &mut Diagnostics::default()) {
        Opened::Ours(book) => Some(format!("đây là sổ “{}”: chuyển đến {}", book.kind.title, book.kind.place)),
        _ => None,
    }
}

//! A disclosure is a `.yaml`, perhaps with a spreadsheet beside it, or a workbook that was made to be filled in.

use super::claim::Claim;
use super::source_file::{UnitFile, is_book_name};
use crate::diag::{Diagnostic, codes};
use crate::model::book::{self, Opened, Workbook};
use crate::model::disclosure::Span as TimeSpan;
use crate::model::reading::Reading;
use crate::model::{Disclosure, Unit};
use crate::parse::sheet::is_spreadsheet;
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::{SchoolYear, nfc, slug};
use std::sync::Arc;

/// The kind of workbook that a disclosure can be.
const FORM: &str = "form";

/// Reads a disclosure; claims the spreadsheet beside it that it names.
pub(in crate::model) fn read(
    (file, stem): (&UnitFile<'_>, &str),
    files: &[UnitFile<'_>],
    span: TimeSpan,
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    if is_book_name(file.path) {
        return if is_named_beside(file, files) { Claim::Nothing } else { workbook((file, stem), span, unit, reading) };
    }
    let name = file.address_stem(stem, &mut reading.diagnostics);
    let Some(node) = file.yaml(reading) else { return Claim::Own };
    let claim = claim(&node);
    let audiences = unit.audiences();
    let errors = reading.diagnostics.errors();
    let read =
        Disclosure::read(name.clone().unwrap_or_default(), span, &audiences, (file.name, &node, Vec::new()), reading);
    if let Some(mut disclosure) = read {
        disclosure.misread = reading.diagnostics.errors() > errors;
        keep(file, disclosure, name.is_some(), unit, reading);
    }
    claim
}

/// Keeps a disclosure that there is not yet.
fn keep(file: &UnitFile<'_>, disclosure: Disclosure, usable: bool, unit: &mut Unit, reading: &mut Reading<'_>) {
    let same = |d: &&Disclosure| d.span == disclosure.span && d.series() == disclosure.series();
    if let Some(known) = unit.disclosures.iter().find(same) {
        let message = format!("{} {} đã có ở {}", disclosure.label(), disclosure.diagnosed_span(), known.file);
        reading.diagnostics.push(
            Diagnostic::of_file(&codes::DUPLICATE_ITEM, file.name, message).hint("giữ một tệp cho mỗi biểu và thời kỳ"),
        );
    } else if usable {
        unit.disclosures.push(disclosure);
    }
}

/// Reads a workbook that is a form; any other spreadsheet is left to a `.yaml` that names it.
fn workbook((file, stem): (&UnitFile<'_>, &str), span: TimeSpan, unit: &mut Unit, reading: &mut Reading<'_>) -> Claim {
    let packs = reading.packs;
    let book = match book::open(file.name, file.source.bytes(), packs, &mut reading.diagnostics) {
        Opened::Ours(book) => book,
        Opened::Refused => return Claim::Own,
        Opened::Foreign => return Claim::Nothing,
    };
    if book.kind.id != FORM {
        let message = format!("sổ này là “{}”, không phải biểu công khai", book.kind.title);
        let finding = Diagnostic::of_file(&codes::WRONG_FOLDER, file.name, message);
        reading.diagnostics.push(finding.hint(format!("chuyển đến {}", book.kind.place)));
        return Claim::Own;
    }
    let name = slug(stem);
    reading.books.insert(Arc::clone(file.name), book.names());
    let errors = reading.diagnostics.errors();
    let regime = packs.regime(&book.ids.regulation).cloned();
    let mut node = book.tree(packs, regime.as_deref(), &mut reading.diagnostics);
    let tables = book.tables(&mut reading.diagnostics);
    say_which(&mut node, &book);
    other_year(&book, span, reading);
    let audiences = unit.audiences();
    if let Some(mut disclosure) = Disclosure::read(name.clone(), span, &audiences, (file.name, &node, tables), reading)
    {
        disclosure.misread = reading.diagnostics.errors() > errors;
        keep(file, disclosure, !name.is_empty(), unit, reading);
    }
    Claim::Own
}

/// The form that the hidden ids name, as keys.
fn say_which(node: &mut Node, book: &Workbook<'_>) {
    let span = node.span;
    let Kind::Map(entries) = &mut node.kind else { return };
    for (key, value) in [("regulation", &book.ids.regulation), ("form", &book.ids.form)] {
        let kind = Kind::Scalar { text: value.clone(), plain: false };
        entries.push((Key { text: key.to_owned(), span }, Node { span, kind }));
    }
}

/// A year on the sheet that is not the folder's.
fn other_year(book: &Workbook<'_>, span: TimeSpan, reading: &mut Reading<'_>) {
    let Some(written) = book.beside("@year") else { return };
    let (same, folder) = match span {
        TimeSpan::SchoolYear(year) => (SchoolYear::parse(&written.value) == Some(year), year.to_string()),
        TimeSpan::Year(year) => (written.value.trim().parse() == Ok(year), year.to_string()),
    };
    if !same {
        let message = format!("sổ ghi “{}”, tệp nằm trong thư mục {folder}", written.value);
        let finding = Diagnostic::new(&codes::WRONG_FOLDER, written.place, message);
        reading
            .diagnostics
            .push(finding.hint(format!("sửa ô này thành {folder}, hoặc chuyển tệp sang thư mục của năm đã ghi")));
    }
}

/// Whether a `.yaml` of the same folder names the spreadsheet: then it holds the values of that.
fn is_named_beside(file: &UnitFile<'_>, files: &[UnitFile<'_>]) -> bool {
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", file.path));
    let name = nfc(name).to_lowercase();
    let beside = files.iter().filter(|other| {
        other.path.strip_suffix(".yaml").and_then(|stem| stem.rsplit_once('/')).is_some_and(|(of, _)| of == folder)
    });
    beside.filter_map(|other| other.source.text()).any(|text| nfc(text).to_lowercase().contains(&name))
}

/// `values: LAST` is read with the file that says so; `values: [ONE, TWO]` are.
fn claim(node: &Node) -> Claim {
    let named = match node.get("values").map(|values| (&values.kind, values)) {
        Some((Kind::List(items), _)) => items.iter().filter_map(Node::as_text).collect(),
        Some((_, values)) => Vec::from_iter(values.as_text()),
        None => Vec::new(),
    };
    let sheets: Vec<String> = named.into_iter().filter(|name| is_spreadsheet(name)).map(str::to_owned).collect();
    if sheets.is_empty() { Claim::Own } else { Claim::With(sheets) }
}

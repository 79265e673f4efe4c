//! A disclosure is a `.yaml`, perhaps with a spreadsheet beside it, or a workbook that was made to be filled in.

use super::claim::Claim;
use super::source_file::{UnitFile, is_book_name};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::book::{Opened, Workbook};
use crate::model::disclosure::Span as TimeSpan;
use crate::model::reading::Reading;
use crate::model::{Disclosure, Unit};
use crate::parse::sheet::{Sheet, is_spreadsheet};
use crate::parse::yaml::{self, Kind, Node};
use crate::text::{SchoolYear, nfc};

/// The kind of workbook that a disclosure can be.
const FORM: &str = "form";

/// What a file says, and what was wrong before it was read as a disclosure.
struct Said {
    node: Node,
    /// Of a workbook.
    tables: Vec<(String, Sheet)>,
    /// What its page is called; `None`: that was refused.
    name: Option<String>,
    errors: usize,
}

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
    let said = Said { node, tables: Vec::new(), name, errors: reading.diagnostics.errors() };
    keep(file, said, span, unit, reading);
    claim
}

/// Reads a workbook that is a form; any other spreadsheet is left to a `.yaml` that names it.
fn workbook((file, stem): (&UnitFile<'_>, &str), span: TimeSpan, unit: &mut Unit, reading: &mut Reading<'_>) -> Claim {
    let book = match file.workbook(FORM, reading) {
        Opened::Ours(book) => book,
        Opened::Refused => return Claim::Own,
        Opened::Foreign => return Claim::Nothing,
    };
    let name = file.slug_of_stem(stem, &mut reading.diagnostics);
    let errors = reading.diagnostics.errors();
    let node = book.tree(reading.packs, &mut reading.diagnostics);
    let tables = book.tables(&mut reading.diagnostics);
    other_year(&book, span, reading);
    keep(file, Said { node, tables, name, errors }, span, unit, reading);
    Claim::Own
}

/// Keeps a disclosure, unless another file has what it discloses, or its page.
fn keep(file: &UnitFile<'_>, said: Said, span: TimeSpan, unit: &mut Unit, reading: &mut Reading<'_>) {
    let Said { node, tables, name, errors } = said;
    let called = name.clone().unwrap_or_default();
    let read = Disclosure::read(called, span, &unit.audiences(), (file.name, &node, tables), reading);
    let Some(mut disclosure) = read else { return };
    disclosure.misread |= reading.diagnostics.errors() > errors;
    let mut beside = unit.disclosures.iter().filter(|known| known.span == disclosure.span);
    let refused = beside.find_map(|known| {
        if known.series() == disclosure.series() {
            let message = format!("{} {} đã có ở {}", disclosure.label(), disclosure.diagnosed_span(), known.file);
            return Some((message, "giữ một tệp cho mỗi biểu và thời kỳ"));
        }
        let message = || format!("trang của tệp này và của {} có cùng địa chỉ “{}”", known.file, known.name);
        (name.as_ref() == Some(&known.name)).then(|| (message(), "đổi tên một trong hai tệp"))
    });
    if let Some((message, hint)) = refused {
        reading.diagnostics.push(Diagnostic::of_file(&codes::DUPLICATE_ITEM, file.name, message).hint(hint));
    } else if name.is_some() {
        unit.disclosures.push(disclosure);
    }
}

/// A year on the sheet that is not the folder's.
fn other_year(book: &Workbook<'_>, span: TimeSpan, reading: &mut Reading<'_>) {
    let Some(written) = book.beside("@year") else { return };
    let said = match span {
        TimeSpan::SchoolYear(_) => SchoolYear::parse(&written.value).map(TimeSpan::SchoolYear),
        TimeSpan::Year(_) => TimeSpan::budget_year(&written.value),
    };
    if said != Some(span) {
        let message = format!("sổ ghi “{}”, tệp nằm trong thư mục {span}", written.value);
        let finding = Diagnostic::new(&codes::WRONG_FOLDER, written.place, message);
        reading
            .diagnostics
            .push(finding.hint(format!("sửa ô này thành {span}, hoặc chuyển tệp sang thư mục của năm đã ghi")));
    }
}

/// Whether a `.yaml` of the same folder names the spreadsheet: then it holds the values of that.
fn is_named_beside(file: &UnitFile<'_>, files: &[UnitFile<'_>]) -> bool {
    let same = |name: &str| nfc(name).to_lowercase();
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", file.path));
    let name = same(name);
    let mut beside = files.iter().filter(|other| {
        other.path.strip_suffix(".yaml").and_then(|stem| stem.rsplit_once('/')).is_some_and(|(of, _)| of == folder)
    });
    beside.any(|other| {
        // only what has the name at all is read as YAML
        let text = other.source.text().filter(|text| same(text).contains(&name));
        let node = text.and_then(|text| yaml::parse(other.name, text, 0, &mut Diagnostics::default()));
        node.is_some_and(|node| matches!(claim(&node), Claim::With(names) if names.iter().any(|n| same(n) == name)))
    })
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

//! A disclosure is a file, and perhaps a spreadsheet beside it.

use super::claim::Claim;
use super::source_file::UnitFile;
use crate::diag::{Diagnostic, codes};
use crate::model::disclosure::Span as TimeSpan;
use crate::model::reading::Reading;
use crate::model::{Disclosure, Unit};
use crate::parse::sheet::is_spreadsheet;
use crate::parse::yaml::{Kind, Node};

/// Reads a disclosure; claims the spreadsheet beside it that it names.
pub(in crate::model) fn read(
    file: &UnitFile<'_>,
    stem: &str,
    span: TimeSpan,
    unit: &mut Unit,
    reading: &mut Reading<'_>,
) -> Claim {
    let name = file.address_stem(stem, &mut reading.diagnostics);
    let Some(node) = file.yaml(reading) else { return Claim::Own };
    let claim = claim(&node);
    let audiences = unit.audiences();
    let errors = reading.diagnostics.errors();
    let Some(mut disclosure) =
        Disclosure::read(name.clone().unwrap_or_default(), span, &audiences, file.name, &node, reading)
    else {
        return claim;
    };
    disclosure.misread = reading.diagnostics.errors() > errors;
    let same = |d: &&Disclosure| d.span == span && d.series() == disclosure.series();
    if let Some(known) = unit.disclosures.iter().find(same) {
        let message = format!("{} {} đã có ở {}", disclosure.label(), disclosure.diagnosed_span(), known.file);
        reading.diagnostics.push(
            Diagnostic::of_file(&codes::DUPLICATE_ITEM, file.name, message).hint("giữ một tệp cho mỗi biểu và thời kỳ"),
        );
    } else if name.is_some() {
        unit.disclosures.push(disclosure);
    }
    claim
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

//! What files of data say of themselves: that their figures are invented, and under which licence they are.

use crate::site::context::setting::Setting;
use crate::site::view::{DataColumn, DataKind, DataMark, DataValue, EmptyWords};
use crate::text::sheet_layout::{ID, ILLUSTRATIVE, LABEL, LICENCE, NUMBER};

/// The last columns of a CSV. A figure that is copied out of it takes them along; columns leave the file readable for every program, which
/// lines above the head do not.
pub(crate) fn marks(setting: &Setting<'_>, illustrative: bool) -> Vec<DataMark> {
    let invented = illustrative
        .then(|| mark(setting, ILLUSTRATIVE, "data_is_illustrative", DataValue::Text(setting.say("data_yes"))));
    invented.into_iter().chain(licence_mark(setting)).collect()
}

/// The column with the licence; none where the site names none.
pub(crate) fn licence_mark(setting: &Setting<'_>) -> Option<DataMark> {
    let licence = setting.site.licence.as_ref()?;
    Some(mark(setting, LICENCE, "data_licence", DataValue::Text(format!("{} {}", licence.name, licence.url))))
}

fn mark(setting: &Setting<'_>, id: &str, label: &str, value: DataValue) -> DataMark {
    DataMark { column: column(setting, id, label), value }
}

/// What stands above the figures in a workbook, where no column repeats it.
pub(crate) fn note(setting: &Setting<'_>, illustrative: bool, others: impl Iterator<Item = String>) -> Option<String> {
    let invented = illustrative.then(|| setting.say("data_illustrative"));
    let licence = setting.site.licence.as_ref();
    let terms = licence.map(|l| setting.tell("data_licensed", &[("name", &l.name), ("url", &l.url)]));
    let notes: Vec<String> = invented.into_iter().chain(others).chain(terms).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// All columns of a CSV: those that lead, its own, the marks.
pub(crate) fn fields(setting: &Setting<'_>, own: Vec<DataColumn>, marks: &[DataMark]) -> Vec<DataColumn> {
    let lead =
        [(ID, "data_id"), (NUMBER, "data_number"), (LABEL, "data_label")].map(|(id, key)| column(setting, id, key));
    lead.into_iter().chain(own).chain(marks.iter().map(|mark| mark.column.clone())).collect()
}

/// A column of text.
fn column(setting: &Setting<'_>, id: &str, label: &str) -> DataColumn {
    DataColumn { id: id.to_owned(), label: setting.say(label), kind: DataKind::String, unit: None }
}

/// Nothing is said for cells that hold nothing: there are no such cells.
pub(crate) fn no_words() -> EmptyWords {
    EmptyWords { missing: String::new(), not_applicable: String::new(), hidden: String::new() }
}

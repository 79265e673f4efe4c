//! A table as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel needs; one header row of ids). A cell without a figure holds the word
//! for why; the last columns say of every row that it is invented, and under which licence it is. It reads back as the same values (`parse::sheet`).

use crate::site::view::{DataCell, DataValue, Dataset};
use crate::text::sheet_layout::LEAD;
use crate::text::{MARK, needs_mark};

/// Prints one table of a dataset.
pub fn csv(dataset: &Dataset, sheet: usize) -> Vec<u8> {
    let sheet = &dataset.sheets[sheet];
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut record: Vec<String> = LEAD.map(str::to_owned).into();
    record.extend(sheet.columns.iter().chain(dataset.marks.iter().map(|mark| &mark.column)).map(|c| c.id.clone()));
    write(&mut writer, &record);
    for row in &sheet.rows {
        record.clear();
        record.extend([&row.id, &row.number, &row.label].map(|text| defused(text)));
        record.extend(row.cells.iter().map(|cell| match cell {
            DataCell::Blank => String::new(),
            DataCell::Missing => dataset.words.missing.clone(),
            DataCell::NotApplicable => dataset.words.not_applicable.clone(),
            DataCell::Hidden => dataset.words.hidden.clone(),
            DataCell::Figure { value, .. } => text(value),
        }));
        record.extend(dataset.marks.iter().map(|mark| text(&mark.value)));
        write(&mut writer, &record);
    }
    writer.into_inner().unwrap_or_default()
}

/// Rows of text as CSV, with the mark at the beginning by which Excel knows UTF-8.
pub fn rows<const N: usize>(rows: &[[String; N]]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        write(&mut writer, &row.each_ref().map(|text| defused(text)));
    }
    format!("\u{feff}{}", String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default())
}

fn write(writer: &mut csv::Writer<Vec<u8>>, record: &[String]) {
    // every record has as many fields as the header, and memory does not refuse
    writer.write_record(record).expect("records in memory are written");
}

fn text(value: &DataValue) -> String {
    match value {
        DataValue::Integer(n) => n.to_string(),
        // three decimals alone could be thousands; a zero more leaves one reading
        DataValue::Decimal { value, scale: 3 } => format!("{}0", decimal(*value, 3)),
        DataValue::Decimal { value, scale } => decimal(*value, *scale),
        DataValue::Text(text) => defused(text),
        // a column of days: what a spreadsheet makes of them is what they are
        DataValue::Day(day) => day.clone(),
    }
}

/// An exact decimal with a point.
pub(super) fn decimal(value: i64, scale: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale as usize + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale as usize);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Text of which a spreadsheet would make something else gets a mark before it that makes it text; one that begins with such a mark gets
/// another, so that it can be taken away again.
fn defused(text: &str) -> String {
    if needs_mark(text) { format!("{MARK}{text}") } else { text.to_owned() }
}

/// Text for a cell that is a text anyway: only a mark of its own is kept from being taken away.
pub(super) fn marked(text: &str) -> String {
    if text.starts_with(MARK) { defused(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal(125, 1), "12.5");
        assert_eq!(decimal(5, 2), "0.05");
        assert_eq!(decimal(-5, 1), "-0.5");
        assert_eq!(decimal(7, 0), "7");
    }

    #[test]
    fn formulas_are_text() {
        assert_eq!(defused("=1+1"), "'=1+1");
        assert_eq!(defused("+84"), "'+84");
        assert_eq!(defused("'=1"), "''=1");
        assert_eq!(marked("'=1"), "''=1");
        assert_eq!(marked("=1"), "=1");
        assert_eq!(defused("Lớp 6"), "Lớp 6");
    }
}

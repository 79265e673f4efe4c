//! Spreadsheets: `.xlsx` and `.csv` as sheets of cells, each with its place. Limits keep a hostile file from taking the machine's memory.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{Place, Span, nfc};
use calamine::{DataRef, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

/// No form has more rows or columns than this.
const MAX_ROWS: usize = 5_000;
const MAX_COLUMNS: usize = 256;
/// Unpacked size of all parts of an `.xlsx`, in bytes.
const MAX_UNPACKED: u64 = 64 << 20;

/// A sheet: rows from the top, empty ones included; cells from the left.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Empty for a `.csv`.
    pub name: String,
    pub rows: Vec<Vec<SheetCell>>,
}

/// A cell. Shape: `text` is in NFC without outer white space, empty for an empty cell; numbers have a decimal comma.
#[derive(Clone, Debug)]
pub struct SheetCell {
    pub text: String,
    /// A number cell: its text has one reading only.
    pub exact: bool,
    /// `C5`; in a `.csv` the line says enough.
    pub address: Option<String>,
    pub place: Place,
}

/// Reads a spreadsheet by its name's ending. What is wrong is reported at `asked`, where the file is named.
pub fn read(file: &Arc<str>, bytes: &[u8], asked: &Place, diagnostics: &mut Diagnostics) -> Option<Vec<Sheet>> {
    let read = if file.ends_with(".xlsx") { xlsx(file, bytes) } else { csv(file, bytes) };
    match read {
        Ok(sheets) => Some(sheets),
        Err(why) => {
            diagnostics.push(
                Diagnostic::new(&codes::BAD_SPREADSHEET, asked.clone(), format!("không đọc được {file}: {why}"))
                    .hint("mở tệp bằng Excel và lưu lại"),
            );
            None
        }
    }
}

fn csv(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "tệp không phải UTF-8; khi lưu hãy chọn “CSV UTF-8”")?;
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = &text[start..];
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(body))
        .from_reader(body.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        if rows.len() >= MAX_ROWS || record.len() > MAX_COLUMNS {
            return Err(format!("bảng lớn quá {MAX_ROWS} hàng hoặc {MAX_COLUMNS} cột"));
        }
        let begin = start + usize::try_from(record.position().map_or(0, csv::Position::byte)).unwrap_or(0);
        let begin = begin + text[begin..].len() - text[begin..].trim_start_matches(['\r', '\n']).len();
        let line_end = text[begin..].find('\n').map_or(text.len(), |at| begin + at);
        let mut from = begin;
        let cells = record.iter().map(|field| {
            // a field stands where its text is found next on the line; a quoted one with marks inside falls back to the line
            let place = text[from..line_end]
                .find(field)
                .map_or(Span::new(begin, line_end), |at| Span::new(from + at, from + at + field.len()));
            from = if place.end as usize <= line_end { (place.end as usize).max(from) } else { from };
            SheetCell {
                text: nfc(field.trim()),
                exact: false,
                address: None,
                place: Place { file: Arc::clone(file), span: place },
            }
        });
        rows.push(cells.collect());
    }
    Ok(vec![Sheet { name: String::new(), rows }])
}

/// `,`, `;` or tab: what stands most often on the first lines.
fn delimiter(text: &str) -> u8 {
    let head: String = text.lines().take(5).collect();
    let count = |c: char| head.matches(c).count();
    let mut best = b',';
    for candidate in [';', '\t'] {
        if count(candidate) > count(char::from(best)) {
            best = u8::try_from(candidate).unwrap_or(b',');
        }
    }
    best
}

fn xlsx(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    check_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // never the whole rectangle at once: two far cells would ask for all the memory there is
        let mut reader = book.worksheet_cells_reader(&name).map_err(|error| error.to_string())?;
        let mut cells: BTreeMap<(usize, usize), (String, bool)> = BTreeMap::new();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| error.to_string())? {
            let percent = reader
                .styles()
                .get(style)
                .and_then(|s| s.number_format.as_ref())
                .is_some_and(|f| f.format_code.contains('%'));
            let Some((text, exact)) =
                text_of(cell.get_value(), percent).map_err(|why| format!("trang “{name}”: {why}"))?
            else {
                continue;
            };
            let (row, column) = cell.get_position();
            let at = (row as usize, column as usize);
            if at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS {
                return Err(format!(
                    "trang “{name}” có ô {}, ngoài giới hạn {MAX_ROWS} hàng, {MAX_COLUMNS} cột",
                    address(at)
                ));
            }
            cells.insert(at, (text, exact));
        }
        sheets.push(Sheet { rows: rows(file, cells), name });
    }
    Ok(sheets)
}

/// Unpacks every part and counts, since the sizes that the file declares cannot be trusted.
fn check_size(bytes: &[u8]) -> Result<(), String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| "tệp không phải .xlsx".to_owned())?;
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| error.to_string())?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| error.to_string())?;
        left = left.checked_sub(size).ok_or("tệp giải nén ra quá lớn")?;
    }
    Ok(())
}

fn rows(file: &Arc<str>, cells: BTreeMap<(usize, usize), (String, bool)>) -> Vec<Vec<SheetCell>> {
    let mut rows: Vec<Vec<SheetCell>> = Vec::new();
    for (at, (text, exact)) in cells {
        let cell = |at: (usize, usize), text: String, exact| {
            // the file is not text: the span only keeps findings in the order of their cells
            let order = at.0 * MAX_COLUMNS + at.1 + 1;
            SheetCell {
                text,
                exact,
                address: Some(address(at)),
                place: Place { file: Arc::clone(file), span: Span::new(order, order) },
            }
        };
        rows.resize_with(rows.len().max(at.0 + 1), Vec::new);
        let row = &mut rows[at.0];
        while row.len() < at.1 {
            row.push(cell((at.0, row.len()), String::new(), false));
        }
        row.push(cell(at, text, exact));
    }
    rows
}

/// `(4, 2)` is `C5`.
fn address((row, column): (usize, usize)) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

fn text_of(value: &DataRef<'_>, percent: bool) -> Result<Option<(String, bool)>, String> {
    let text = match value {
        DataRef::Empty => return Ok(None),
        DataRef::Int(n) => return Ok(Some((n.to_string(), true))),
        DataRef::Float(n) => return Ok(Some((decimal(if percent { n * 100.0 } else { *n }), true))),
        DataRef::String(text) => nfc(text.trim()),
        DataRef::SharedString(text) => nfc(text.trim()),
        DataRef::Bool(true) => "x".to_owned(),
        DataRef::Bool(false) => return Ok(None),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            return Err("có ô là ngày giờ; đổi ô sang dạng số hoặc chữ".to_owned());
        }
        DataRef::Error(_) => return Err("có ô báo lỗi công thức (#…); sửa công thức rồi lưu lại".to_owned()),
    };
    Ok((!text.is_empty()).then_some((text, false)))
}

/// The shortest decimal that a spreadsheet would show: 15 significant digits, a decimal comma.
fn decimal(n: f64) -> String {
    let rounded: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    format!("{rounded}").replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(address((4, 2)), "C5");
        assert_eq!(address((0, 25)), "Z1");
        assert_eq!(address((0, 26)), "AA1");
        assert_eq!(address((1_048_575, 16_383)), "XFD1048576");
    }

    #[test]
    fn floats_lose_their_noise() {
        assert_eq!(decimal(0.1 + 0.2), "0,3");
        assert_eq!(decimal(3.5 / 100.0 * 100.0), "3,5");
        assert_eq!(decimal(1234.0), "1234");
    }
}

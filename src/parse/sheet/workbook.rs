//! `.xlsx`: cells with their formats, merges and formulas, read one by one and never as a rectangle.

use super::number::NumberFormat;
use super::{Content, MAX_COLUMNS, MAX_ROWS, SAVE_AGAIN, Sheet, SheetCell, Spot, Unreadable, address, plain};
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, Xlsx};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::sync::Arc;

/// Unpacked size of all parts, in bytes, and of the part that names the formats, which take many times their size.
const MAX_UNPACKED: u64 = 64 << 20;
const MAX_STYLES: u64 = 4 << 20;
const MAX_PARTS: usize = 2_000;
/// Cells that merges are looked up in.
const MAX_MERGED: usize = 2_000_000;

const NO_PASSWORD: &str =
    "mở tệp bằng Excel, vào File → Info → Protect Workbook → Encrypt with Password, xóa mật khẩu rồi lưu lại";
const TYPE_NUMBER: &str = "đổi định dạng ô sang Number (hoặc Text nếu là chữ như 12/10) rồi gõ lại";

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    check_kind(bytes)?;
    check_size(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let tables = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = tables.map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::new();
    for name in names {
        let Some(cells) = cells(&mut book, &name)? else { continue };
        let mut rows = rows(cells);
        mark_merged(&mut rows, &book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        sheets.push(Sheet { file: Arc::clone(file), name: crate::text::nfc(&name), rows });
    }
    Ok(sheets)
}

fn broken() -> Unreadable {
    Unreadable::new("tệp hỏng hoặc chép chưa hết, không phải .xlsx", SAVE_AGAIN)
}

/// What a file is by its first bytes, whatever its name says.
fn check_kind(bytes: &[u8]) -> Result<(), Unreadable> {
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    let encrypted: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    let begin = bytes.trim_ascii_start();
    if bytes.starts_with(COMPOUND) && bytes.windows(encrypted.len()).any(|part| part == encrypted) {
        return Err(Unreadable::new("tệp đặt mật khẩu", NO_PASSWORD));
    }
    if bytes.starts_with(COMPOUND) {
        return Err(Unreadable::new("tệp là Excel 97-2003 (.xls), không phải .xlsx", SAVE_AGAIN));
    }
    if begin.starts_with(b"<") || begin.starts_with(b"\xef\xbb\xbf<") {
        return Err(Unreadable::new("tệp là trang web lưu với đuôi của bảng tính", SAVE_AGAIN));
    }
    if bytes.is_empty() {
        return Err(Unreadable::new("tệp trống", SAVE_AGAIN));
    }
    Ok(())
}

/// Unpacks every part and counts, since the sizes that the file declares cannot be trusted.
fn check_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let too_large = || Unreadable::new("tệp giải nén ra quá lớn", "chép riêng bảng của biểu mẫu sang một tệp mới");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MAX_PARTS {
        return Err(too_large());
    }
    let mut left = MAX_UNPACKED;
    let mut names = BTreeSet::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let name = part.name().map_err(|_| broken())?.into_owned();
        let limit = if name.ends_with("styles.xml") { left.min(MAX_STYLES) } else { left };
        let size = std::io::copy(&mut part.take(limit + 1), &mut std::io::sink()).map_err(|_| broken())?;
        if size > limit {
            return Err(too_large());
        }
        left -= size;
        names.insert(name);
    }
    if names.contains("xl/workbook.bin") {
        return Err(Unreadable::new("tệp là .xlsb, không phải .xlsx", SAVE_AGAIN));
    }
    if names.contains("mimetype") {
        return Err(Unreadable::new("tệp là OpenDocument (.ods), không phải .xlsx", SAVE_AGAIN));
    }
    Ok(())
}

type Cells = BTreeMap<(usize, usize), (String, Content)>;

/// What stands on a sheet; `None` if it is none of cells.
fn cells(book: &mut Book<'_>, name: &str) -> Result<Option<Cells>, Unreadable> {
    let without_result = without_result(book, name)?;
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(_) => return Err(broken()),
    };
    let mut formats: BTreeMap<usize, NumberFormat> = BTreeMap::new();
    let mut cells = Cells::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| broken())? {
        let (row, column) = cell.get_position();
        let at = (row as usize, column as usize);
        let format = *formats.entry(style).or_insert_with(|| {
            let format = reader.styles().get(style).and_then(|s| s.number_format.as_ref());
            format.map_or_else(NumberFormat::default, |f| NumberFormat::of(&f.format_code))
        });
        let (text, content) = match content(cell.get_value(), format) {
            Some(read) => read,
            None if without_result.contains(&at) => (String::new(), no_result()),
            None => continue,
        };
        if at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS {
            let why = format!("trang “{name}” có ô {}, ngoài giới hạn {MAX_ROWS} hàng, {MAX_COLUMNS} cột", address(at));
            return Err(Unreadable::new(why, "xóa ô này, hoặc chép riêng bảng của biểu mẫu sang một tệp mới"));
        }
        cells.insert(at, (text, content));
    }
    Ok(Some(cells))
}

/// Formulas that no program has computed yet.
fn without_result(book: &mut Book<'_>, name: &str) -> Result<BTreeSet<(usize, usize)>, Unreadable> {
    let mut found = BTreeSet::new();
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(found) };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| broken())? {
        if cell.formula.is_some() && cell.value == DataRef::Empty && (cell.pos.0 as usize) < MAX_ROWS {
            found.insert((cell.pos.0 as usize, cell.pos.1 as usize));
        }
    }
    Ok(found)
}

fn no_result() -> Content {
    Content::Fault {
        why: "ô có công thức mà chưa có kết quả".to_owned(),
        hint: "mở tệp bằng Excel, lưu lại, rồi chép tệp vào đây; hoặc gõ số thay công thức",
    }
}

/// Rows of cells up to the last of each.
fn rows(cells: Cells) -> Vec<Vec<SheetCell>> {
    let mut rows: Vec<Vec<SheetCell>> = Vec::new();
    for (at, (text, content)) in cells {
        rows.resize_with(rows.len().max(at.0 + 1), Vec::new);
        let row = &mut rows[at.0];
        while row.len() < at.1 {
            row.push(SheetCell::empty((at.0, row.len())));
        }
        row.push(SheetCell { text, content, merged: None, at: Spot::Cell(at.0, at.1) });
    }
    rows
}

/// Notes at each cell the merge that it is part of.
fn mark_merged(rows: &mut [Vec<SheetCell>], merges: &[Dimensions]) {
    let mut left = MAX_MERGED;
    for merge in merges {
        let (start, end) =
            ((merge.start.0 as usize, merge.start.1 as usize), (merge.end.0 as usize, merge.end.1 as usize));
        let last = end.0.min(rows.len().saturating_sub(1));
        for row in rows.iter_mut().take(last + 1).skip(start.0) {
            for cell in row.iter_mut().take(end.1.saturating_add(1)).skip(start.1) {
                if left == 0 {
                    return;
                }
                left -= 1;
                cell.merged = Some(format!("{}:{}", address(start), address(end)));
            }
        }
    }
}

fn content(value: &DataRef<'_>, format: NumberFormat) -> Option<(String, Content)> {
    let number = |n: f64| {
        let (text, full) = format.shown(n);
        (text, Content::Number { percent: format.percent, full })
    };
    let text = match value {
        DataRef::Empty => return None,
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(n) if n.unsigned_abs() < 1 << 53 => return Some(number(*n as f64)),
        DataRef::Int(n) => return Some((n.to_string(), Content::Number { percent: false, full: None })),
        DataRef::Float(n) => return Some(number(*n)),
        DataRef::String(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Bool(true) => "x".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(day) => return Some(date(*day)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => return Some((text.clone(), Content::Date)),
        DataRef::Error(error) => {
            let why = format!("ô báo lỗi {error}");
            return Some((
                String::new(),
                Content::Fault { why, hint: "sửa công thức, hoặc gõ số thay công thức, rồi lưu lại" },
            ));
        }
    };
    (!text.is_empty()).then_some((text, Content::Text))
}

fn date(day: ExcelDateTime) -> (String, Content) {
    // what cannot be a day of our time is no day
    if !day.is_datetime() || !(1.0..2_958_466.0).contains(&day.as_f64()) {
        return (
            String::new(),
            Content::Fault { why: "ô là giờ, không phải là số hay chữ".to_owned(), hint: TYPE_NUMBER },
        );
    }
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    (format!("{day}/{month}/{year}"), Content::Date)
}

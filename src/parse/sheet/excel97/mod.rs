//! `.xls` of Excel 97 to 2003 (BIFF8): the formats and texts of the workbook, then the cells of each sheet, record by record.

mod formats;
mod records;

use super::content;
use super::grid::{Grid, Room};
use super::{Content, NO_PASSWORD, SAVE_AGAIN, Sheet, Unreadable};
use crate::parse::compound::{Compound, f64_at, u16_at, u32_at};
use calamine::{ExcelDateTime, ExcelDateTimeType};
use formats::{Format, Formats};
use records::{Record, Records, Texts};
use std::sync::Arc;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
/// Excel 97 and later.
const BIFF8: u16 = 0x0600;

/// What the sheets of a workbook share.
#[derive(Default)]
struct Book {
    /// Name and place of each sheet of cells.
    sheets: Vec<(String, usize)>,
    texts: Vec<String>,
    formats: Formats,
    /// Days are counted from 1904.
    from_1904: bool,
}

pub(super) fn read(file: &Arc<str>, bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, Unreadable> {
    let archive = Compound::open(bytes).ok_or_else(broken)?;
    if archive.has("EncryptedPackage") {
        return Err(Unreadable::new("tệp đặt mật khẩu", NO_PASSWORD));
    }
    if !archive.has("Workbook") && archive.has("Book") {
        return Err(Unreadable::new("tệp là Excel 5.0/95, quá cũ", SAVE_AGAIN));
    }
    let stream = archive.stream("Workbook").ok_or_else(broken)?;
    let book = globals(&stream, room)?;
    let mut sheets = Vec::new();
    // sheets that overlap would be read again and again
    let mut left = stream.len().saturating_mul(2);
    for (name, place) in &book.sheets {
        let mut grid = Grid::new(name, room);
        let end = book.cells(&stream, *place, &mut grid)?;
        left = left.checked_sub(end - place).ok_or_else(Unreadable::too_large)?;
        sheets.push(Sheet { file: Arc::clone(file), name: crate::text::nfc(name), rows: grid.into_rows()? });
    }
    Ok(sheets)
}

fn broken() -> Unreadable {
    Unreadable::new("tệp .xls hỏng hoặc chép chưa hết", SAVE_AGAIN)
}

fn globals(stream: &[u8], room: &mut Room) -> Result<Book, Unreadable> {
    let mut book = Book::default();
    let mut records = Records::from(stream, 0);
    let first = records.next().filter(|first| first.kind == BEGIN).ok_or_else(broken)?;
    if u16_at(first.data, 0) != Some(BIFF8) {
        return Err(Unreadable::new("tệp là Excel 5.0/95, quá cũ", SAVE_AGAIN));
    }
    for record in records {
        match record.kind {
            END => return Ok(book),
            0x002f => return Err(Unreadable::new("tệp đặt mật khẩu", NO_PASSWORD)),
            0x0022 => book.from_1904 = u16_at(record.data, 0) == Some(1),
            0x0085 => book.sheets.extend(sheet(&record)?),
            0x041e => {
                let id = u16_at(record.data, 0).ok_or_else(broken)?;
                book.formats.name(id, &Texts::from(&record, 2).text(2).ok_or_else(broken)?);
            }
            0x00e0 => book.formats.style(u16_at(record.data, 2).ok_or_else(broken)?),
            0x00fc => {
                let mut texts = Texts::from(&record, 8);
                for _ in 0..u32_at(record.data, 4).ok_or_else(broken)? {
                    let text = texts.text(2).ok_or_else(broken)?;
                    room.take(text.len() + size_of::<String>())?;
                    book.texts.push(text);
                }
            }
            _ => {}
        }
    }
    Err(broken())
}

/// A sheet of cells: no chart, no macros.
fn sheet(record: &Record<'_>) -> Result<Option<(String, usize)>, Unreadable> {
    let place = u32_at(record.data, 0).and_then(|place| usize::try_from(place).ok()).ok_or_else(broken)?;
    let is_table = record.data.get(5) == Some(&0);
    let name = Texts::from(record, 6).text(1).ok_or_else(broken)?;
    // a text that is split by a mark is the only sheet without a name
    let name = if name.is_empty() { "Sheet".to_owned() } else { name };
    Ok(is_table.then_some((name, place)))
}

impl Book {
    /// Reads the cells of the sheet that begins at a place of the stream; gives back where it ends.
    fn cells(&self, stream: &[u8], place: usize, grid: &mut Grid<'_>) -> Result<usize, Unreadable> {
        let mut records = Records::from(stream, place);
        let mut depth = 0_usize;
        // where a formula stands whose text follows
        let mut awaited = None;
        while let Some(record) = records.next() {
            match record.kind {
                BEGIN => depth += 1,
                END if depth <= 1 => return Ok(records.at),
                END => depth -= 1,
                // what stands in charts is none of ours
                _ if depth == 1 => self.cell(&record, grid, &mut awaited).ok_or_else(broken)??,
                _ if depth == 0 => return Err(broken()),
                _ => {}
            }
        }
        Err(broken())
    }

    /// Takes what a record says of the sheet's cells. `None`: it is cut.
    fn cell(
        &self,
        record: &Record<'_>,
        grid: &mut Grid<'_>,
        awaited: &mut Option<(usize, usize)>,
    ) -> Option<Result<(), Unreadable>> {
        let data = record.data;
        let at = || Some((usize::from(u16_at(data, 0)?), usize::from(u16_at(data, 2)?)));
        let found = match record.kind {
            // a text of the list that all sheets share
            0x00fd => content::text(self.texts.get(usize::try_from(u32_at(data, 6)?).ok()?)?),
            // a text of its own, as is or with formats within
            0x0204 | 0x00d6 => content::text(&Texts::from(record, 6).text(2)?),
            0x0203 => Some(self.number(f64_at(data, 6)?, u16_at(data, 4)?)),
            0x027e => Some(self.number(packed(u32_at(data, 6)?), u16_at(data, 4)?)),
            0x00bd => return self.row_of_numbers(data, grid),
            0x0205 => Some(truth_or_error(*data.get(6)?, *data.get(7)? == 1)),
            0x0006 => {
                grid.formulas.insert(at()?);
                match (u16_at(data, 12)?, data.get(6)?) {
                    (0xffff, 0) => {
                        *awaited = Some(at()?);
                        return Some(Ok(()));
                    }
                    (0xffff, 1) => Some(truth_or_error(*data.get(8)?, false)),
                    (0xffff, 2) => Some(truth_or_error(*data.get(8)?, true)),
                    (0xffff, _) => None,
                    _ => Some(self.number(f64_at(data, 6)?, u16_at(data, 4)?)),
                }
            }
            // the text that a formula came to
            0x0207 => {
                let Some(at) = awaited.take() else { return Some(Ok(())) };
                let text = content::text(&Texts::from(record, 0).text(2)?);
                return Some(text.map_or(Ok(()), |text| grid.put(at, text)));
            }
            0x00e5 => {
                for merge in data.get(2..)?.chunks_exact(8) {
                    let n = |at| u16_at(merge, at).map(usize::from);
                    grid.merges.push(((n(0)?, n(4)?), (n(2)?, n(6)?)));
                }
                None
            }
            _ => None,
        };
        Some(match found {
            Some(found) => grid.put(at()?, found),
            None => Ok(()),
        })
    }

    fn row_of_numbers(&self, data: &[u8], grid: &mut Grid<'_>) -> Option<Result<(), Unreadable>> {
        let (row, first) = (usize::from(u16_at(data, 0)?), usize::from(u16_at(data, 2)?));
        for (n, pair) in data.get(4..)?.chunks_exact(6).enumerate() {
            let number = self.number(packed(u32_at(pair, 2)?), u16_at(pair, 0)?);
            if let Err(error) = grid.put((row, first + n), number) {
                return Some(Err(error));
            }
        }
        Some(Ok(()))
    }

    fn number(&self, n: f64, style: u16) -> (String, Content) {
        match self.formats.of(style) {
            Format::Number(format) => content::number(n, format),
            Format::Day => content::date(ExcelDateTime::new(n, ExcelDateTimeType::DateTime, self.from_1904)),
            Format::Span => content::time(),
        }
    }
}

/// A number in four bytes: whole or the upper half of a double, perhaps a hundredth of it.
fn packed(bits: u32) -> f64 {
    let n = if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if bits & 1 == 0 { n } else { n / 100.0 }
}

fn truth_or_error(value: u8, is_error: bool) -> (String, Content) {
    if !is_error {
        return content::truth(value != 0);
    }
    content::error(match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERR!",
    })
}

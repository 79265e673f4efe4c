//! `.xlsx`: cells with their formats, merges and formulas, read one by one and never as a rectangle.

use super::content;
use super::grid::{Grid, Room};
use super::number::NumberFormat;
use super::own_parts::{each_sheet_has_its_own, texts_are_counted_soundly};
use super::{Content, MAX_ROWS, Sheet, Unreadable};
use calamine::{DataRef, Reader as _, SheetType, Xlsx};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    parts: &BTreeSet<String>,
    room: &mut Room,
) -> Result<Vec<Sheet>, Unreadable> {
    if !each_sheet_has_its_own(bytes, parts) || !texts_are_counted_soundly(bytes, parts) {
        return Err(Unreadable::broken());
    }
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::broken())?;
    let tables = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = tables.map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::new();
    for name in names {
        let mut grid = Grid::new(&name, room);
        if !cells(&mut book, &name, &mut grid)? {
            continue;
        }
        let place = |(row, column): (u32, u32)| (row as usize, column as usize);
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        grid.merges.extend(merges.iter().map(|merge| (place(merge.start), place(merge.end))));
        sheets.push(Sheet { file: Arc::clone(file), name: crate::text::nfc(&name), rows: grid.into_rows()? });
    }
    Ok(sheets)
}

/// Reads what stands on a sheet; `false` if it is none of cells.
fn cells(book: &mut Book<'_>, name: &str, grid: &mut Grid<'_>) -> Result<bool, Unreadable> {
    let formulas = formulas(book, name)?;
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(_) => return Err(Unreadable::broken()),
    };
    let mut formats: BTreeMap<usize, NumberFormat> = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| Unreadable::broken())? {
        let (row, column) = cell.get_position();
        let at = (row as usize, column as usize);
        let format = *formats.entry(style).or_insert_with(|| {
            let format = reader.styles().get(style).and_then(|s| s.number_format.as_ref());
            format.map_or_else(NumberFormat::default, |f| NumberFormat::of(&f.format_code))
        });
        match content(cell.get_value(), format) {
            Some(read) => grid.put(at, read)?,
            None if formulas.get(&at) == Some(&false) => grid.put(at, content::no_result())?,
            None => {}
        }
    }
    grid.formulas.extend(formulas.into_keys());
    Ok(true)
}

/// Where formulas stand, and whether a program has computed them.
fn formulas(book: &mut Book<'_>, name: &str) -> Result<BTreeMap<(usize, usize), bool>, Unreadable> {
    let mut found = BTreeMap::new();
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(found) };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| Unreadable::broken())? {
        if cell.formula.is_some() && (cell.pos.0 as usize) < MAX_ROWS {
            found.insert((cell.pos.0 as usize, cell.pos.1 as usize), cell.value != DataRef::Empty);
        }
    }
    Ok(found)
}

fn content(value: &DataRef<'_>, format: NumberFormat) -> Option<(String, Content)> {
    Some(match value {
        DataRef::Empty => return None,
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(n) if n.unsigned_abs() < 1 << 53 => content::number(*n as f64, format),
        DataRef::Int(n) => (n.to_string(), Content::Number { percent: false, full: None }),
        DataRef::Float(n) => content::number(*n, format),
        DataRef::String(text) => return content::text(text),
        DataRef::SharedString(text) => return content::text(text),
        DataRef::Bool(yes) => content::truth(*yes),
        DataRef::DateTime(day) => content::date(*day),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), Content::Date),
        DataRef::Error(error) => content::error(&error.to_string()),
    })
}

//! `.ods`: the tables of `content.xml`, cell by cell. What is repeated is repeated within the bounds of a form, never as often as a file says.

mod cell;
mod styles;
mod xml;

use super::grid::{Grid, Room};
use super::{MAX_COLUMNS, Sheet, Unreadable};
use cell::Cell;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read as _};
use std::sync::Arc;
use styles::Styles;
use xml::{Xml, attribute, attributes, broken, skip, times, xml};

const NO_PASSWORD: &str = "mở tệp bằng LibreOffice, chọn File → Save As và bỏ dấu ở “Save with password”";
/// Parts are unpacked up to this size; all of them together were counted before.
const MAX_PART: u64 = 64 << 20;

pub(super) fn read(file: &Arc<str>, bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, Unreadable> {
    let list = part(bytes, "META-INF/manifest.xml").unwrap_or_default();
    if list.contains("encryption-data") || list.contains("encrypted-package") {
        return Err(Unreadable::new("tệp đặt mật khẩu", NO_PASSWORD));
    }
    let mut styles = Styles::default();
    if let Some(part) = part(bytes, "styles.xml") {
        styles.read(&mut xml(&part))?;
    }
    let content = part(bytes, "content.xml").ok_or_else(broken)?;
    let mut content = xml(&content);
    let mut sheets = Vec::new();
    loop {
        match content.read_event().map_err(|_| broken())? {
            Event::Start(tag) if tag.name().0 == "office:automatic-styles" => styles.read(&mut content)?,
            Event::Start(tag) if tag.name().0 == "table:table" => {
                let name = attribute(&tag, "table:name")?.filter(|name| !name.is_empty());
                let name = name.unwrap_or_else(|| format!("Sheet{}", sheets.len() + 1));
                let mut table = Table { grid: Grid::new(&name, room), styles: &styles, columns: Vec::new() };
                table.read(&mut content)?;
                let rows = table.grid.into_rows()?;
                sheets.push(Sheet { file: Arc::clone(file), name: crate::text::nfc(&name), rows });
            }
            Event::Eof if sheets.is_empty() => return Err(broken()),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MAX_PART).read_to_string(&mut text).ok()?;
    Some(text)
}

/// A sheet that is being read.
struct Table<'t, 'r> {
    grid: Grid<'r>,
    styles: &'t Styles,
    /// The style that the cells of a column have if they name none.
    columns: Vec<String>,
}

impl Table<'_, '_> {
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut row = 0_usize;
        loop {
            match xml.read_event().map_err(|_| broken())? {
                Event::Start(tag) => match tag.name().0 {
                    "table:table-column" => self.column(&tag)?,
                    "table:table-row" => row = self.row(xml, &tag, row)?,
                    // pictures, forms, what was changed: none of it is the table
                    "table:shapes" | "office:forms" | "table:table" | "table:tracked-changes" => skip(xml, &tag)?,
                    _ => {}
                },
                Event::End(tag) if tag.name().0 == "table:table" => return Ok(()),
                Event::Eof => return Err(broken()),
                _ => {}
            }
        }
    }

    fn column(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        let (mut count, mut style) = (1, String::new());
        attributes(tag, |key, value| match key {
            "table:number-columns-repeated" => count = times(&value),
            "table:default-cell-style-name" => style = value,
            _ => {}
        })?;
        let count = count.min(MAX_COLUMNS.saturating_sub(self.columns.len()));
        self.columns.extend(std::iter::repeat_n(style, count));
        Ok(())
    }

    /// Reads a row that stands at `row`; gives back where the next one stands.
    fn row(&mut self, xml: &mut Xml<'_>, tag: &BytesStart<'_>, row: usize) -> Result<usize, Unreadable> {
        let (mut count, mut style) = (1, String::new());
        attributes(tag, |key, value| match key {
            "table:number-rows-repeated" => count = times(&value),
            "table:default-cell-style-name" => style = value,
            _ => {}
        })?;
        let mut cells: Vec<(usize, Cell)> = Vec::new();
        let mut column = 0_usize;
        loop {
            match xml.read_event().map_err(|_| broken())? {
                Event::Start(tag) if matches!(tag.name().0, "table:table-cell" | "table:covered-table-cell") => {
                    let cell = Cell::read(xml, &tag)?;
                    let next = column.saturating_add(cell.count);
                    if cell.holds() {
                        cells.push((column, cell));
                    }
                    column = next;
                }
                Event::Start(tag) => skip(xml, &tag)?,
                Event::End(tag) if tag.name().0 == "table:table-row" => break,
                Event::Eof => return Err(broken()),
                _ => {}
            }
        }
        let next = row.saturating_add(count);
        for row in (row..next).take_while(|_| !cells.is_empty()) {
            for (column, cell) in &cells {
                self.put(row, *column, cell, &style)?;
            }
        }
        Ok(next)
    }

    fn put(&mut self, row: usize, column: usize, cell: &Cell, row_style: &str) -> Result<(), Unreadable> {
        if let Some((rows, columns)) = cell.spans {
            let last = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
            self.grid.merges.push(((row, column), last));
        }
        for column in column..column.saturating_add(cell.count) {
            if cell.is_formula && row < super::MAX_ROWS && column < super::MAX_COLUMNS {
                self.grid.formulas.insert((row, column));
            }
            let of_column = self.columns.get(column).map_or("", String::as_str);
            let style = [cell.style.as_str(), row_style, of_column].into_iter().find(|style| !style.is_empty());
            match cell.content(self.styles.format(style.unwrap_or_default()))? {
                Some(content) => self.grid.put((row, column), content)?,
                None => break,
            }
        }
        Ok(())
    }
}

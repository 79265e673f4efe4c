//! Tables: rows, cells, and what is merged.

use super::dropped::Dropped;
use super::grid::{RawCell, RawRow, laid_out};
use super::{Body, words_of};
use crate::parse::word::block::{Block, Table};
use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::{Tag, Xml};
use crate::text::Place;
use std::sync::Arc;

/// Word makes no wider tables.
const MAX_COLUMNS: usize = 63;

impl Body<'_> {
    pub(super) fn table(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Block>) -> Result<(), Refusal> {
        self.tables += 1;
        let (number, outer) = (self.tables, self.row);
        let mut rows: Vec<RawRow> = Vec::new();
        self.row = Some((number, 0));
        xml.each(|tag, xml| self.within_table(tag, xml, &mut rows))?;
        self.row = Some((number, 1));
        let mut covered = Vec::new();
        let (columns, rows) = laid_out(rows, &mut covered);
        for (row, text) in covered {
            self.row = Some((number, row));
            let place = Place::of_paragraph(self.file, &self.name(&text));
            self.diagnostics.push(Dropped::Covered.finding(&text, place));
        }
        self.row = Some((number, 1));
        let first = rows
            .iter()
            .flatten()
            .flat_map(|cell| cell.paragraphs())
            .next()
            .map(|paragraph| Arc::clone(&paragraph.name));
        let name = first.unwrap_or_else(|| self.name(""));
        self.row = outer;
        if columns > 0 && self.dropping.is_none() {
            out.push(Block::Table(Table { name, columns, rows }));
        }
        Ok(())
    }

    fn within_table(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, rows: &mut Vec<RawRow>) -> Result<(), Refusal> {
        match tag.name() {
            "tr" => {
                if let Some((_, row)) = &mut self.row {
                    *row += 1;
                }
                let row = self.table_row(xml)?;
                rows.extend(row);
                Ok(())
            }
            "sdt" => self.content_control(xml, &mut |body, tag, xml| body.within_table(tag, xml, rows)),
            "customXml" | "ins" => xml.each(|tag, xml| self.within_table(tag, xml, rows)),
            _ => xml.skip(),
        }
    }

    /// A row; `None`: it was deleted or is hidden.
    fn table_row(&mut self, xml: &mut Xml<'_>) -> Result<Option<RawRow>, Refusal> {
        let (mut row, mut at, mut why) = (RawRow::default(), 0_usize, None);
        let outer = self.dropping;
        let read = xml.each(|tag, xml| match tag.name() {
            "trPr" => {
                why = row_properties(xml, &mut at)?;
                self.dropping = outer.or(why);
                Ok(())
            }
            _ => self.within_row(tag, xml, &mut row, &mut at),
        });
        self.dropping = outer;
        read?;
        Ok(Some(row).filter(|_| why.is_none()))
    }

    fn within_row(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        row: &mut RawRow,
        at: &mut usize,
    ) -> Result<(), Refusal> {
        match tag.name() {
            "tc" => {
                let cell = self.cell(xml, *at)?;
                *at += cell.columns;
                if *at > MAX_COLUMNS {
                    return Err(Refusal::too_large(&format!(
                        "một bảng có hơn {MAX_COLUMNS} cột, nhiều hơn Word cho phép"
                    )));
                }
                row.cells.push(cell);
                Ok(())
            }
            "sdt" => self.content_control(xml, &mut |body, tag, xml| body.within_row(tag, xml, row, at)),
            "customXml" => xml.each(|tag, xml| self.within_row(tag, xml, row, at)),
            _ => xml.skip(),
        }
    }

    fn cell(&mut self, xml: &mut Xml<'_>, column: usize) -> Result<RawCell, Refusal> {
        let mut cell = RawCell { column, columns: 1, ..RawCell::default() };
        let outer = self.dropping;
        let mut blocks = Vec::new();
        let read = xml.each(|tag, xml| {
            if tag.name() != "tcPr" {
                return self.block(tag, xml, &mut blocks);
            }
            let deleted = cell.properties(xml)?;
            self.dropping = outer.or(deleted.then_some(Dropped::Deleted));
            Ok(())
        });
        self.flush(&mut blocks);
        self.dropping = outer;
        read?;
        cell.blocks = blocks;
        Ok(cell)
    }
}

impl RawCell {
    /// Reads `w:tcPr`; `true`: the cell was deleted.
    fn properties(&mut self, xml: &mut Xml<'_>) -> Result<bool, Refusal> {
        let mut deleted = false;
        xml.each(|tag, xml| {
            match tag.name() {
                "gridSpan" => self.columns = tag.number::<usize>("val").unwrap_or(1).clamp(1, MAX_COLUMNS + 1),
                "vMerge" => self.goes_on_below = Some(tag.val().is_none_or(|kind| kind != "restart")),
                "hMerge" => self.goes_on_beside = tag.val().is_none_or(|kind| kind != "restart"),
                "cellDel" => deleted = true,
                _ => {}
            }
            xml.skip()
        })?;
        Ok(deleted)
    }

    /// Its words in one line.
    pub(super) fn words(&self) -> String {
        words_of(&self.blocks)
    }
}

/// Reads `w:trPr`: how many columns are left free at the row's beginning, and why the row does not show.
fn row_properties(xml: &mut Xml<'_>, at: &mut usize) -> Result<Option<Dropped>, Refusal> {
    let mut why = None;
    xml.each(|tag, xml| {
        match tag.name() {
            "gridBefore" => *at = tag.number::<usize>("val").unwrap_or(0).min(MAX_COLUMNS),
            "del" => why = Some(Dropped::Deleted),
            "hidden" if tag.is_on() => why = why.or(Some(Dropped::Hidden)),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(why)
}

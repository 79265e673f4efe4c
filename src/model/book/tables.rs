//! The tables of a form in its workbook, made ready for the reader of spreadsheets: own rows get ids, formulas that the program computes itself
//! are taken out, and what was deleted is said.

use super::Workbook;
use super::marks::{NEW_ONE, row_of_ids};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::sheet::{Content, Sheet, SheetCell};
use crate::text::Place;
use crate::text::sheet_layout::BOOK_TABLE;
use std::collections::{BTreeMap, BTreeSet};

impl Workbook<'_> {
    /// The sheets of tables: id of the table, sheet.
    pub(in crate::model) fn tables(&self, diagnostics: &mut Diagnostics) -> Vec<(String, Sheet)> {
        let mut tables = Vec::new();
        for (mark, at) in &self.marks {
            let Some(id) = mark.strip_prefix(BOOK_TABLE) else { continue };
            let mut sheet = self.sheets[*at].clone();
            self.without_formulas(id, &mut sheet);
            let homes = self.ids.homes.iter().filter(|(table, ..)| table == id);
            name_own_rows(&mut sheet, &homes.map(|(_, row, home)| (row.as_str(), home.as_str())).collect());
            self.say_deleted(id, &sheet, diagnostics);
            tables.push((id.to_owned(), sheet));
        }
        let known: BTreeSet<&str> = tables.iter().map(|(id, _)| id.as_str()).collect();
        let missing: BTreeSet<&str> =
            self.ids.rows.iter().map(|(table, _)| table.as_str()).filter(|table| !known.contains(table)).collect();
        for table in missing {
            let place = Place::start_of(&self.file);
            let message = format!("sổ thiếu trang của bảng “{table}”");
            diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, place, message).hint(NEW_ONE));
        }
        tables
    }

    /// Takes out what formulas of ours came to: the program computes these cells itself. A number typed over a formula stays.
    fn without_formulas(&self, table: &str, sheet: &mut Sheet) {
        let Some(head) = row_of_ids(sheet) else { return };
        let heads: Vec<String> = sheet.rows[head].iter().map(|cell| cell.text.clone()).collect();
        for row in sheet.rows.iter_mut().skip(head + 1) {
            let Some(id) = row.first().map(|cell| cell.text.clone()) else { continue };
            let own = self.ids.computed.iter().find(|(t, r, _)| t == table && *r == id);
            let Some((_, _, columns)) = own else { continue };
            for (cell, column) in row.iter_mut().zip(&heads) {
                if cell.formula && columns.contains(column) {
                    cell.text.clear();
                    cell.content = Content::Text;
                }
            }
        }
    }

    /// Rows and columns that the workbook had when it was made.
    fn say_deleted(&self, table: &str, sheet: &Sheet, diagnostics: &mut Diagnostics) {
        let Some(head) = row_of_ids(sheet) else { return };
        let rows: BTreeSet<&str> =
            sheet.rows.iter().filter_map(|row| row.first()).map(|cell| cell.text.as_str()).collect();
        let columns: BTreeSet<&str> = sheet.rows[head].iter().map(|cell| cell.text.as_str()).collect();
        let gone = |of: &[(String, String)], there: &BTreeSet<&str>| -> Vec<String> {
            let own = of.iter().filter(|(t, id)| t == table && !there.contains(id.as_str()));
            own.map(|(_, id)| id.clone()).collect()
        };
        for (what, ids) in [("hàng", gone(&self.ids.rows, &rows)), ("cột", gone(&self.ids.columns, &columns))] {
            if !ids.is_empty() {
                let shown = ids.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
                let message = format!("trang thiếu {} {what} của biểu: {shown}", ids.len());
                let hint = "đừng xóa hàng, cột của biểu (hàng không có số thì để trống); lấy sổ trống mới rồi chép số liệu sang";
                diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(hint));
            }
        }
    }
}

/// Gives a row that was put in an id of an own row: below an own row, or between rows of the form, where it belongs to their group. Empty offers
/// are left without one.
fn name_own_rows(sheet: &mut Sheet, homes: &BTreeMap<&str, &str>) {
    let Some(head) = row_of_ids(sheet) else { return };
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let mut end = head;
    for (at, row) in sheet.rows.iter().enumerate().skip(head + 1) {
        let Some(id) = row.first().map(|cell| cell.text.as_str()).filter(|id| !id.is_empty()) else { continue };
        end = at;
        if let Some((under, n)) = own_id(id) {
            let known = last.entry(under.to_owned()).or_default();
            *known = n.max(*known);
        }
    }
    // the row that one put in here would stand below, and whether the row above is the school's
    let mut home: Option<(String, bool)> = None;
    for (at, row) in sheet.rows.iter_mut().enumerate().skip(head + 1) {
        let empty = row.iter().skip(1).all(SheetCell::is_empty);
        let is_filled = row.get(2).is_some_and(|label| !label.is_empty()) && row.iter().skip(3).any(|c| !c.is_empty());
        let Some(first) = row.first_mut() else {
            home = None;
            continue;
        };
        if let Some((under, _)) = own_id(&first.text) {
            home = Some((under.to_owned(), true));
            if empty {
                first.text.clear();
            }
        } else if !first.text.is_empty() {
            home = homes.get(first.text.as_str()).map(|home| ((*home).to_owned(), false));
        } else if let Some((under, own)) = &home {
            if !empty && (*own || (is_filled && at < end)) {
                let n = last.entry(under.clone()).or_default();
                *n += 1;
                first.text = format!("{under}.{n}");
            } else if *own {
                home = None;
            }
        }
    }
}

/// `thu.2`: the second row of the school's own below `thu`.
fn own_id(id: &str) -> Option<(&str, usize)> {
    let (under, n) = id.rsplit_once('.')?;
    Some((under, n.parse().ok()?))
}

//! Values of a form from a spreadsheet beside its file. The layout is that of the spreadsheets that the site offers for download: below a row
//! that begins with `id` and names the columns, each row begins with its row id.

mod cell;
mod columns;
mod heads;
mod rows;

use super::budget_time::BudgetTime;
use super::extra_rows::is_part;
use super::marks::Marks;
use super::{ExtraRow, FilledTable};
use crate::diag::{Diagnostic, codes};
use crate::model::Shelf;
use crate::model::book::is_workbook;
use crate::pack::CellType;
use crate::parse::fields::Fields;
use crate::parse::sheet::{Content, Sheet, is_spreadsheet};
use crate::source::{Snapshot, SourceFile};
use crate::text::{Spanned, closest, fold, nfc, sheet_name};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Fills tables from the file named by `written`, which lies beside the file being read.
pub(super) fn fill(
    fields: &mut Fields<'_, '_>,
    written: &Spanned<String>,
    tables: &mut [FilledTable],
    marks: &mut Marks,
    (snapshot, shelf, time): (&Snapshot, &Shelf, Option<BudgetTime<'_>>),
) {
    let folder = fields.file().rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let Some((file, source)) = find(snapshot, &folder, &written.value) else {
        let beside = beside(snapshot, &folder).map(|(name, _, _)| nfc(name));
        let beside: Vec<String> = beside.filter(|name| is_spreadsheet(name)).collect();
        let message = format!("không có tệp “{}” trong thư mục này", written.value);
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_REFERENCE, written.place.clone(), message);
        fields.diagnostics.push(match closest(&written.value, beside.iter().map(String::as_str)) {
            Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
            None => diagnostic.hint("đặt tệp .xlsx hoặc .csv cạnh tệp này và ghi tên tệp"),
        });
        return;
    };
    let sheets = match shelf.sheets(file, source) {
        Ok(sheets) => sheets,
        Err(unreadable) => return fields.diagnostics.push(unreadable.finding(file, &written.place)),
    };
    if is_workbook(&sheets) {
        let message = format!("{} là sổ để điền, tự nó đã là một biểu: không cần tệp .yaml", written.value);
        let hint = "xóa tệp .yaml này sau khi chép các khóa của nó sang trang đầu của sổ";
        fields.diagnostics.push(Diagnostic::new(&codes::DUPLICATE_ITEM, written.place.clone(), message).hint(hint));
        return;
    }
    let filled: Vec<&Sheet> = sheets.iter().filter(|sheet| !sheet.is_empty()).collect();
    let mut known = false;
    for sheet in &filled {
        let ids = tables.iter().map(|t| t.layout.id.as_str()).zip(1..);
        let named = ids.clone().position(|(id, _)| fold(id) == fold(&sheet.name));
        // as the download names it
        let named = named.or_else(|| ids.clone().position(|(id, number)| sheet_name(id, number) == sheet.name));
        match named.or_else(|| (filled.len() == 1).then(|| most_like(sheet, tables))).and_then(|at| tables.get_mut(at))
        {
            Some(table) => {
                known = true;
                note_marks(sheet, marks);
                fill_table(fields, sheet, table, time);
            }
            // a sheet of notes is no mistake, a table that looks like one of ours is
            None if columns::header(sheet).is_some() => {
                known = true;
                let message = format!("trang “{}” không phải bảng nào của biểu", sheet.name);
                fields.diagnostics.push(
                    Diagnostic::new(&codes::UNKNOWN_ROW, sheet.own_place(), message).hint(name_the_sheet(tables)),
                );
            }
            None => {}
        }
    }
    if !known {
        nothing_read(fields, written, &filled, tables);
    }
}

/// Fills tables from the sheets of a workbook, by their ids.
pub(super) fn fill_from_workbook(
    fields: &mut Fields<'_, '_>,
    sheets: &[(String, Sheet)],
    tables: &mut [FilledTable],
    marks: &mut Marks,
    time: Option<BudgetTime<'_>>,
) {
    for (id, sheet) in sheets {
        match tables.iter_mut().find(|table| table.layout.id == *id) {
            Some(table) => {
                note_marks(sheet, marks);
                fill_table(fields, sheet, table, time);
            }
            None => {
                let message = format!("trang “{}” không phải bảng nào của biểu", sheet.name);
                let finding = Diagnostic::new(&codes::UNKNOWN_ROW, sheet.own_place(), message);
                fields.diagnostics.push(finding.hint(name_the_sheet(tables)));
            }
        }
    }
}

/// The table that a sheet without a name has most ids of: its rows and columns; the first of several.
fn most_like(sheet: &Sheet, tables: &[FilledTable]) -> usize {
    let Some(head) = columns::header(sheet) else { return 0 };
    let heads: BTreeSet<&str> = sheet.rows[head].iter().map(|cell| cell.text.as_str()).collect();
    let rows: BTreeSet<&str> =
        sheet.rows[head + 1..].iter().filter_map(|row| row.first()).map(|cell| cell.text.as_str()).collect();
    let likeness = |table: &FilledTable| {
        let rows = table.layout.rows.iter().filter(|row| rows.contains(row.id.as_str())).count();
        rows + table.layout.columns.iter().filter(|column| heads.contains(column.id.as_str())).count()
    };
    let alike: Vec<usize> = tables.iter().map(likeness).collect();
    alike.iter().position(|n| alike.iter().max() == Some(n)).unwrap_or(0)
}

fn nothing_read(fields: &mut Fields<'_, '_>, written: &Spanned<String>, filled: &[&Sheet], tables: &[FilledTable]) {
    let names: Vec<String> = filled.iter().take(5).map(|sheet| format!("“{}”", sheet.name)).collect();
    let message = match names.len() {
        0 => format!("{}: không có ô nào được điền", written.value),
        _ => format!("{}: không trang nào ({}) là bảng của biểu", written.value, names.join(", ")),
    };
    fields
        .diagnostics
        .push(Diagnostic::new(&codes::BAD_SPREADSHEET, written.place.clone(), message).hint(name_the_sheet(tables)));
}

fn name_the_sheet(tables: &[FilledTable]) -> String {
    let known: Vec<String> = tables.iter().zip(1..).map(|(t, number)| sheet_name(&t.layout.id, number)).collect();
    format!("đặt tên trang tính là một trong: {}", known.join(", "))
}

/// Files of a folder: name, path, source.
fn beside<'s>(
    snapshot: &'s Snapshot,
    folder: &'s str,
) -> impl Iterator<Item = (&'s str, &'s Arc<str>, &'s SourceFile)> {
    snapshot.below(folder).filter_map(move |(path, source)| {
        let name = path.strip_prefix(folder)?.strip_prefix('/')?;
        (!name.contains('/')).then_some((name, path, source))
    })
}

/// The spreadsheet of that name; whether letters are composed and how large they are does not matter.
fn find<'s>(snapshot: &'s Snapshot, folder: &'s str, written: &str) -> Option<(&'s Arc<str>, &'s SourceFile)> {
    let same = |name: &str| nfc(name).to_lowercase() == nfc(written).to_lowercase();
    let mut found: Vec<_> = beside(snapshot, folder).filter(|(name, ..)| same(name) && is_spreadsheet(name)).collect();
    found.sort_by_key(|(name, ..)| *name != written);
    found.first().map(|(_, path, source)| (*path, *source))
}

/// `Đơn vị tính: triệu đồng` above the figures, of a table that is read in another unit: nobody can know which is meant.
fn money_unit(fields: &mut Fields<'_, '_>, sheet: &Sheet, head: usize, table: &FilledTable) {
    let money = &table.money;
    if !table.layout.rows.iter().any(|row| row.cells.iter().any(|cell| cell.kind == CellType::Vnd)) {
        return;
    }
    for cell in sheet.rows[..head].iter().flatten() {
        let Some((_, written)) = cell.text.split_once(':').filter(|(words, _)| is_unit_word(words)) else { continue };
        let written = written.split('(').next().unwrap_or(written);
        let Some(unit) = money.units.find(written).filter(|unit| unit.factor != money.factor) else { continue };
        let message = format!("bảng tính ghi “{}”, số tiền được đọc bằng {}", cell.text, money.label);
        let hint = format!(
            "số trong bảng gõ bằng {0} thì ghi “unit: {0}” vào tệp .yaml; gõ bằng {1} thì sửa dòng này của bảng tính",
            unit.label, money.label
        );
        fields.diagnostics.push(Diagnostic::new(&codes::UNSAID_MONEY_UNIT, sheet.place(cell), message).hint(hint));
    }
}

fn is_unit_word(words: &str) -> bool {
    let words = fold(words);
    words.ends_with("don vi tinh") || words.ends_with("dvt") || words.trim() == "don vi"
}

/// The numbers that are typed as text below the column ids. In a text a program has written them all.
fn note_marks(sheet: &Sheet, marks: &mut Marks) {
    let Some(head) = columns::header(sheet).filter(|_| !sheet.is_text()) else { return };
    for (at, cell) in sheet.rows[head + 1..].iter().flat_map(|row| row.iter().enumerate().skip(1)) {
        let column = sheet.rows[head].get(at).map_or("", |head| head.text.as_str());
        if matches!(cell.content, Content::Text) && !matches!(column, "stt" | "noi_dung") {
            marks.add(&cell.text, column, || sheet.place(cell));
        }
    }
}

fn fill_table(fields: &mut Fields<'_, '_>, sheet: &Sheet, table: &mut FilledTable, time: Option<BudgetTime<'_>>) {
    let Some(head) = columns::header(sheet) else {
        let message = "không thấy hàng tên cột (hàng bắt đầu bằng ô “id”)";
        let hint = format!(
            "dưới hàng đó ghi mã hàng, cạnh nó ghi mã cột: {}",
            table.layout.columns.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(", ")
        );
        fields.diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(hint));
        return;
    };
    money_unit(fields, sheet, head, table);
    let columns = columns::read(fields, &table.layout, sheet, &sheet.rows[head]);
    if let Some(time) = time {
        heads::check(fields, sheet, head, (&columns, &table.layout), time);
    }
    rows::read(fields, sheet, &sheet.rows[head + 1..], &columns, table);
}

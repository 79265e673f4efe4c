//! Values of a form from a spreadsheet beside its file. The layout is that of the spreadsheets that the site offers for download: below a row
//! that begins with `id` and names the columns, each row begins with its row id.

use super::FilledTable;
use crate::diag::{Diagnostic, codes};
use crate::model::value::{Refusal, Value, Wanted};
use crate::pack::{CellType, TableLayout};
use crate::parse::fields::Fields;
use crate::parse::sheet::{self, Sheet, SheetCell};
use crate::source::Snapshot;
use crate::text::{Spanned, closest, fold};
use std::sync::Arc;

/// The second column of a count with its percentage.
const PERCENT: &str = "_percent";
/// Id of the row of column heads, which only people read.
const HEADS: &str = "nhan";
/// Columns of the download that hold no values.
const FIXED: [&str; 5] = ["id", "stt", "noi_dung", "bac", "nhan"];

/// Fills tables from the file named by `written`, which lies beside the file being read.
pub(super) fn fill(
    fields: &mut Fields<'_, '_>,
    written: &Spanned<String>,
    tables: &mut [FilledTable],
    snapshot: &Snapshot,
) {
    let folder = fields.file().rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{}", written.value);
    let usable = !written.value.contains('/') && (written.value.ends_with(".xlsx") || written.value.ends_with(".csv"));
    let Some((file, source)) = snapshot.files.get_key_value(path.as_str()).filter(|_| usable) else {
        let near = snapshot
            .files
            .keys()
            .filter_map(|f| f.strip_prefix(folder)?.strip_prefix('/'))
            .filter(|n| n.ends_with(".xlsx") || n.ends_with(".csv"));
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_REFERENCE,
            written.place.clone(),
            format!("không có tệp “{}” trong thư mục này", written.value),
        );
        fields.diagnostics.push(match closest(&written.value, near) {
            Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
            None => diagnostic.hint("đặt tệp .xlsx hoặc .csv cạnh tệp này và ghi tên tệp"),
        });
        return;
    };
    let Some(sheets) = sheet::read(file, source.bytes(), &written.place, fields.diagnostics) else { return };
    let single = sheets.len() == 1;
    for (at, sheet) in sheets.iter().enumerate() {
        let found = tables
            .iter()
            .position(|t| fold(&t.layout.id) == fold(&sheet.name))
            .or((single || (at == 0 && sheet.name.is_empty())).then_some(0));
        match found {
            Some(table) => fill_table(fields, file, sheet, &mut tables[table]),
            // a sheet of notes is no mistake, a table that looks like one of ours is
            None if header(sheet).is_some() => {
                let known: Vec<&str> = tables.iter().map(|t| t.layout.id.as_str()).collect();
                let message = format!("trang “{}” không phải bảng nào của biểu", sheet.name);
                let hint = format!("đặt tên trang tính là một trong: {}", known.join(", "));
                fields.diagnostics.push(Diagnostic::of_file(&codes::UNKNOWN_ROW, file, message).hint(hint));
            }
            None => {}
        }
    }
}

/// The row that names the columns.
fn header(sheet: &Sheet) -> Option<usize> {
    sheet.rows.iter().position(|row| row.first().is_some_and(|cell| fold(&cell.text) == "id"))
}

fn fill_table(fields: &mut Fields<'_, '_>, file: &Arc<str>, sheet: &Sheet, table: &mut FilledTable) {
    let Some(head) = header(sheet) else {
        let message = "không thấy hàng tên cột (hàng bắt đầu bằng ô “id”)";
        let hint = format!(
            "dưới hàng đó ghi mã hàng, cạnh nó ghi mã cột: {}",
            table.layout.columns.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(", ")
        );
        fields.diagnostics.push(Diagnostic::of_file(&codes::BAD_SPREADSHEET, file, message).hint(hint));
        return;
    };
    let columns: Vec<Option<(usize, bool)>> =
        sheet.rows[head].iter().map(|cell| column(fields, &table.layout, cell)).collect();
    for cells in &sheet.rows[head + 1..] {
        let Some(lead) = cells.iter().find(|c| !c.text.is_empty()) else { continue };
        let id = cells.first().map_or("", |c| c.text.as_str());
        if id == HEADS {
            continue;
        }
        let Some(row) = row(&table.layout, id, cells) else {
            let near = closest(id, table.layout.rows.iter().map(|r| r.id.as_str()));
            let message = format!("{}không có hàng “{}” trong bảng", spot(lead, sheet), lead.text);
            fields
                .diagnostics
                .push(Diagnostic::new(&codes::UNKNOWN_ROW, lead.place.clone(), message).maybe_meant(near));
            continue;
        };
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            let Some(Some((column, percent))) = columns.get(at) else { continue };
            put(fields, table, row, *column, *percent, cell, sheet);
        }
    }
}

fn column(fields: &mut Fields<'_, '_>, layout: &TableLayout, cell: &SheetCell) -> Option<(usize, bool)> {
    let name = fold(&cell.text);
    if name.is_empty() || FIXED.contains(&name.as_str()) {
        return None;
    }
    let by_id = layout.columns.iter().position(|c| fold(&c.id) == name).map(|at| (at, false));
    let by_percent =
        || layout.columns.iter().position(|c| fold(&format!("{}{PERCENT}", c.id)) == name).map(|at| (at, true));
    let by_label = || {
        layout.columns.iter().position(|c| fold(&c.label) == name || fold(&c.full_label) == name).map(|at| (at, false))
    };
    let found = by_id.or_else(by_percent).or_else(by_label);
    // numbering and row label, as the form heads them
    let fixed = || layout.header.iter().flatten().any(|head| fold(&head.label) == name);
    if found.is_none() && !fixed() {
        let message = format!("không có cột “{}” trong bảng", cell.text);
        let near = closest(&cell.text, layout.columns.iter().map(|c| c.id.as_str()));
        fields.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_COLUMN, cell.place.clone(), message).maybe_meant(near));
    }
    found
}

/// A row by its id, else by its label in one of the first cells, if only one row has it.
fn row(layout: &TableLayout, id: &str, cells: &[SheetCell]) -> Option<usize> {
    if !id.is_empty() {
        return layout.rows.iter().position(|r| r.id == id);
    }
    let label = |cell: &SheetCell| {
        let mut found = (0..layout.rows.len())
            .filter(|at| !cell.text.is_empty() && fold(&layout.rows[*at].label) == fold(&cell.text));
        found.next().filter(|_| found.next().is_none())
    };
    cells.iter().skip(1).take(3).find_map(label)
}

/// `ô C5, trang “chinh”: `
fn spot(cell: &SheetCell, sheet: &Sheet) -> String {
    cell.address.as_ref().map(|address| format!("ô {address}, trang “{}”: ", sheet.name)).unwrap_or_default()
}

fn put(
    fields: &mut Fields<'_, '_>,
    table: &mut FilledTable,
    row: usize,
    column: usize,
    percent: bool,
    cell: &SheetCell,
    sheet: &Sheet,
) {
    let (row, column) = (&table.layout.rows[row], &table.layout.columns[column]);
    let kind = &row.cells[table.layout.columns.iter().position(|c| c.id == column.id).unwrap_or_default()];
    let wanted = Wanted::of(kind, column);
    let key = (row.id.clone(), column.id.clone());
    let known = table.values.get(&key);
    let read: Result<Option<Value>, Refusal> = match (percent, known.map(|v| &v.value)) {
        (true, Some(Value::CountPercent { count, percent: None })) if wanted.kind == CellType::CountPercent => {
            Value::count_percent(&count.to_string(), &cell.text, cell.exact, wanted).map(Some)
        }
        (true, _) => return,
        (false, Some(_)) => Err(Refusal {
            code: &codes::DUPLICATE_KEY,
            message: format!("giá trị của hàng “{}”, cột “{}” đã có trong tệp .yaml", row.id, column.id),
            hint: Some("giữ một nơi thôi".to_owned()),
        }),
        (false, None) => Value::parse(&cell.text, cell.exact, wanted),
    };
    match read {
        Ok(Some(value)) => {
            table.values.insert(key, Spanned { value, place: cell.place.clone() });
        }
        Ok(None) => {}
        Err(refusal) => {
            let message = format!("{}{}", spot(cell, sheet), refusal.message);
            fields.diagnostics.push(Refusal { message, ..refusal }.at(cell.place.clone()));
        }
    }
}

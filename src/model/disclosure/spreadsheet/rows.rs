//! The rows of a spreadsheet: each filled cell becomes a value of its table, or is a mistake at its place.

use super::cell::{self, Read};
use super::columns::Column;
use super::{ExtraRow, FilledTable, is_part};
use crate::diag::{Diagnostic, codes};
use crate::model::TypedMoney;
use crate::model::book::is_workbook;
use crate::model::value::{Value, Wanted};
use crate::pack::{RowLayout, TableLayout};
use crate::parse::fields::Fields;
use crate::parse::sheet::{Sheet, SheetCell};
use crate::text::sheet_layout::{HEADS, LABEL};
use crate::text::{Spanned, closest, fold};
use std::collections::{BTreeMap, BTreeSet};
use std::slice;
use std::sync::Arc;

/// Values of a row by column.
type Values = BTreeMap<String, Spanned<Value>>;

/// Which row of the form a row of the sheet is.
enum Target<'t> {
    Own(&'t RowLayout),
    /// One that the school adds: the row that gives it its cells, what it stands below, its label.
    Added(&'t RowLayout, String, String),
}

/// What stands in the column of numbers.
fn number(sheet: &Sheet, cells: &[SheetCell], columns: &[Column]) -> Option<Spanned<String>> {
    let at = columns.iter().position(|column| *column == Column::Number)?;
    let cell = cells.get(at).filter(|cell| !cell.is_empty())?;
    Some(Spanned { value: cell.text.trim().to_owned(), place: sheet.place(cell) })
}

/// Reads the rows below the column ids.
pub(super) fn read(
    fields: &mut Fields<'_, '_>,
    sheet: &Sheet,
    rows: &[Vec<SheetCell>],
    columns: &[Column],
    table: &mut FilledTable,
) {
    let (layout, money) = (Arc::clone(&table.layout), table.money.clone());
    let mut seen = BTreeSet::new();
    for cells in rows {
        let Some(lead) = cells.iter().find(|c| !c.is_empty()) else { continue };
        if cells[0].text == HEADS || !has_heads(fields, sheet, cells, columns) {
            continue;
        }
        let target = match target(&layout, cells, columns) {
            Ok(target) => target,
            Err(hint) => {
                // a note under the table holds no value
                if !cells[0].is_empty() || filled(cells, columns).next().is_some() {
                    let message = format!("không có hàng “{}” trong bảng", lead.text);
                    // a clerk does not see its ids
                    let of_workbook = cells[0].is_empty() && is_workbook(slice::from_ref(sheet));
                    let hint = if of_workbook { in_a_workbook(&layout).to_owned() } else { hint };
                    fields
                        .diagnostics
                        .push(Diagnostic::new(&codes::UNKNOWN_ROW, sheet.place(lead), message).hint(hint));
                }
                continue;
            }
        };
        let name = if cells[0].is_empty() { fold(&lead.text) } else { cells[0].text.clone() };
        if !seen.insert(name) {
            let message = format!("hàng “{}” đã có ở trên trong trang này", lead.text);
            fields.diagnostics.push(
                Diagnostic::new(&codes::DUPLICATE_KEY, sheet.place(lead), message).hint("giữ một hàng, xóa hàng kia"),
            );
            continue;
        }
        match target {
            Target::Own(row) => {
                let written = layout
                    .columns
                    .iter()
                    .filter_map(|c| table.value(&row.id, &c.id).map(|value| (c.id.clone(), value.clone())));
                let values = values(fields, sheet, (cells, columns), (&layout, row, &money), &written.collect());
                for (column, value) in values {
                    table.put(&row.id, column, value);
                }
                if let Some(number) = number(sheet, cells, columns) {
                    table.numbers.insert(row.id.clone(), number.value);
                }
            }
            Target::Added(row, under, label) => {
                let values = values(fields, sheet, (cells, columns), (&layout, row, &money), &Values::new());
                let (id, stt, part) = (None, number(sheet, cells, columns), is_part(&label));
                add(fields, sheet, lead, table, ExtraRow { under, id, stt, part, label, values });
            }
        }
    }
}

/// What to do with a row without an id where ids are hidden.
fn in_a_workbook(layout: &TableLayout) -> &'static str {
    if layout.rows.iter().any(|row| row.open_rows) {
        "chèn hàng ngay dưới một hàng trắng chưa có tên mà biểu để trường ghi thêm, chuyển sang đó, rồi xóa hàng này"
    } else if layout.rows.iter().any(|row| row.parent.is_some()) {
        "chèn hàng vào giữa các hàng của nhóm mà nó thuộc về, chuyển sang đó, rồi xóa hàng này"
    } else {
        "biểu này không có chỗ cho hàng ghi thêm: chuyển vào một hàng của biểu, rồi xóa hàng này"
    }
}

/// An added row, unless the `.yaml` has it too.
fn add(fields: &mut Fields<'_, '_>, sheet: &Sheet, lead: &SheetCell, table: &mut FilledTable, row: ExtraRow) {
    let same = |known: &ExtraRow| known.under == row.under && fold(&known.label) == fold(&row.label);
    if table.extra_rows.iter().any(same) {
        let message = format!("hàng thêm “{}” đã có, trong tệp này hoặc trong extra_rows của tệp .yaml", row.label);
        fields
            .diagnostics
            .push(Diagnostic::new(&codes::DUPLICATE_KEY, sheet.place(lead), message).hint("giữ một nơi thôi"));
    } else {
        table.extra_rows.push(row);
    }
}

/// Whether no cell of a row stands outside the columns that have heads. In a text, one more cell moves all that follow it.
fn has_heads(fields: &mut Fields<'_, '_>, sheet: &Sheet, cells: &[SheetCell], columns: &[Column]) -> bool {
    let head = |at: usize| columns.get(at).copied().unwrap_or(Column::NoHead);
    let outside = cells.iter().enumerate().find(|(at, cell)| !cell.is_empty() && head(*at) == Column::NoHead);
    let Some((_, cell)) = outside else { return true };
    let heads = columns.iter().rposition(|column| *column != Column::NoHead).map_or(0, |at| at + 1);
    let (message, hint) = if sheet.is_text() {
        let count = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        (
            format!("hàng này có {count} ô, hàng tên cột chỉ có {heads}: giá trị “{}” không thuộc cột nào", cell.text),
            "số có dấu phẩy thập phân trong tệp phân cách bằng dấu phẩy phải viết \"2,12\" (trong dấu nháy) hoặc 2.12; hoặc lưu bảng thành .xlsx",
        )
    } else if is_workbook(slice::from_ref(sheet)) {
        (
            format!("“{}” nằm ngoài các cột của biểu", cell.text),
            "chuyển vào một cột của biểu, hoặc xóa ô này (ghi chú thì viết ở mục “Ghi chú” của trang đầu)",
        )
    } else {
        (
            format!("“{}” nằm dưới cột không có tên ở hàng “id”", cell.text),
            "ghi mã cột vào hàng “id” ở cột này, hoặc xóa ô này (ghi chú để lên trên hàng “id”)",
        )
    };
    fields.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_COLUMN, sheet.place(cell), message).hint(hint));
    false
}

/// Filled cells in columns of values.
fn filled<'c>(
    cells: &'c [SheetCell],
    columns: &'c [Column],
) -> impl Iterator<Item = (&'c SheetCell, usize, bool)> + 'c {
    cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()).filter_map(|(cell, column)| match column {
        Column::Value { column, percent } => Some((cell, *column, *percent)),
        _ => None,
    })
}

fn is_called(row: &RowLayout, text: &str) -> bool {
    let text = fold(text);
    fold(&row.label) == text || row.also_called.iter().any(|name| fold(name) == text)
}

/// The row of the form by its id, else by its label in one of the first cells, if only one row has it; or what to do.
fn target<'t>(layout: &'t TableLayout, cells: &[SheetCell], columns: &[Column]) -> Result<Target<'t>, String> {
    let id = cells[0].text.as_str();
    if id.is_empty() {
        let labelled = |cell: &SheetCell| {
            let mut found = layout.rows.iter().filter(|row| !cell.text.is_empty() && is_called(row, &cell.text));
            found.next().filter(|_| found.next().is_none())
        };
        let found = cells.iter().skip(1).take(3).find_map(labelled);
        return found.map(Target::Own).ok_or_else(|| {
            let open = layout.rows.iter().find(|row| row.open_rows);
            let own = open.map(|row| format!("; hàng trường tự thêm ghi mã như {}.1", row.id)).unwrap_or_default();
            format!("ghi mã hàng vào cột “id”{own}; ghi chú để lên trên hàng “id”")
        });
    }
    if let Some(row) = layout.rows.iter().find(|row| row.id == id) {
        return Ok(Target::Own(row));
    }
    let added = id.rsplit_once('.').filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let Some((under, _)) = added else {
        let near = closest(id, layout.rows.iter().map(|row| row.id.as_str()));
        return Err(match near {
            Some(near) => format!("có phải là “{near}”?"),
            None => {
                "mã hàng lấy ở bảng tính mà trang cho tải về; hàng trường tự thêm khai trong extra_rows của tệp .yaml"
                    .to_owned()
            }
        });
    };
    let top = under.split('.').next().unwrap_or(under);
    match layout.rows.iter().find(|row| row.id == under).or_else(|| layout.rows.iter().find(|row| row.id == top)) {
        Some(row) => {
            let by_head = columns.iter().position(|column| *column == Column::Label);
            let beside = || cells.iter().skip(1).take(2).rfind(|cell| !cell.is_empty());
            let label = by_head.map_or_else(beside, |at| cells.get(at)).map_or("", |cell| cell.text.as_str());
            if label.is_empty() {
                return Err(format!("ghi tên của hàng thêm vào cột “{LABEL}”, cạnh mã {id}"));
            }
            Ok(Target::Added(row, under.to_owned(), label.to_owned()))
        }
        None => {
            let open = layout.rows.iter().find(|row| row.open_rows).or(layout.rows.first());
            let own = open.map(|row| format!(", như {}.1", row.id)).unwrap_or_default();
            Err(format!("hàng trường tự thêm (extra_rows) ghi mã của hàng trên nó{own}"))
        }
    }
}

/// The values of a row: counts first, then the percentages beside them, whichever column comes first.
fn values(
    fields: &mut Fields<'_, '_>,
    sheet: &Sheet,
    (cells, columns): (&[SheetCell], &[Column]),
    (layout, row, money): (&TableLayout, &RowLayout, &TypedMoney),
    written: &Values,
) -> Values {
    let mut values = Values::new();
    let mut refused = BTreeSet::new();
    for percents in [false, true] {
        for (cell, at, _) in filled(cells, columns).filter(|(.., percent)| *percent == percents) {
            let column = &layout.columns[at];
            let wanted = Wanted::of(&row.cells[at], column, money);
            let known = values.get(&column.id).or_else(|| written.get(&column.id));
            let read = match (percents, known) {
                (true, _) if refused.contains(&at) => continue,
                (true, known) => cell::percent(cell, known.map(|known| &known.value), &column.id, wanted),
                (false, Some(_)) => Err(cell::written_twice(&row.id, &column.id)),
                (false, None) => cell::value(cell, wanted),
            };
            match read {
                Ok(Read { value, note }) => {
                    let place = sheet.place(cell);
                    if let Some(note) = note {
                        fields.diagnostics.push(note.at(place.clone()));
                    }
                    if let Some(value) = value {
                        values.insert(column.id.clone(), Spanned { value, place });
                    }
                }
                Err(refusal) => {
                    refused.insert(at);
                    fields.diagnostics.push(refusal.at(sheet.place(cell)));
                }
            }
        }
    }
    values
}

//! Heads of a spreadsheet's columns that speak of another time than the report: kept from the one before.

use super::columns::Column;
use crate::diag::{Diagnostic, codes};
use crate::model::disclosure::budget_time::BudgetTime;
use crate::pack::{BudgetPeriod, TableLayout, is_called};
use crate::parse::fields::Fields;
use crate::parse::sheet::{Sheet, SheetCell};
use crate::text::fold;
use crate::text::sheet_layout::HEADS;

/// Numbers of parts as they are printed in heads: `quý I`.
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

/// Looks at the texts above the figures: above the row of ids (the `head`th) and in the row of heads below it.
pub(super) fn check(
    fields: &mut Fields<'_, '_>,
    sheet: &Sheet,
    head: usize,
    (columns, layout): (&[Column], &TableLayout),
    time: BudgetTime<'_>,
) {
    let below = sheet.rows.get(head + 1).filter(|row| row.first().is_some_and(|cell| cell.text == HEADS));
    for row in sheet.rows[..head].iter().chain(below) {
        for (cell, column) in row.iter().zip(columns) {
            let Column::Value { column, .. } = column else { continue };
            let official = [&layout.columns[*column].label, &layout.columns[*column].full_label];
            if cell.is_empty() || official.iter().any(|label| fold(label) == fold(&cell.text)) {
                continue;
            }
            if let Some(other) = other_time(&cell.text, time) {
                say(fields, sheet, cell, &other, time);
            }
        }
    }
}

fn say(fields: &mut Fields<'_, '_>, sheet: &Sheet, cell: &SheetCell, other: &str, time: BudgetTime<'_>) {
    let message =
        format!("đầu cột “{}” nói về {other}, báo cáo này là của {}", cell.text, time.part.of_year(time.year));
    fields.diagnostics.push(
        Diagnostic::new(&codes::STALE_HEAD, sheet.place(cell), message)
            .hint("sửa đầu cột cho đúng kỳ; nếu đầu cột đúng thì xem lại period và năm ở tên thư mục"),
    );
}

/// What a text names that is neither the report's time nor the same of the year before.
fn other_time(text: &str, time: BudgetTime<'_>) -> Option<String> {
    let own = time.part.months;
    // "quý (6 tháng, năm)" leaves open which
    let is_open = ["quy/", "quy (", "quy,"].iter().any(|words| fold(text).contains(words));
    let named = time.parts.iter().filter(|part| !part.default && part.months.is_some() && is_named(text, part));
    let part = named.filter(|part| own.is_some() && part.months != own).map(|part| part.written.clone()).next();
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let years = years.filter_map(|digits| digits.parse::<i16>().ok()).filter(|year| (1990..2100).contains(year));
    let year =
        years.filter(|year| *year != time.year && *year != time.year - 1).map(|year| format!("năm {year}")).next();
    part.filter(|_| !is_open).or(year)
}

/// `quý 1`, `quý I`.
fn is_named(text: &str, part: &BudgetPeriod) -> bool {
    let roman = part.number.and_then(|number| ROMAN.get(usize::from(number).checked_sub(1)?));
    let roman = roman.zip(part.written.rsplit_once(' ')).map(|(roman, (word, _))| format!("{word} {roman}"));
    is_called(text, &part.written) || roman.is_some_and(|words| is_called(text, &words))
}

//! A workbook to be filled in: what is the form's is locked, without a password; what is open says what it takes.

use super::book_formats::format;
use super::csv::marked;
use super::zip_header::made_by_unix;
use crate::site::view::{AskWords, BookCell, BookCheck, BookContent, BookLook, BookSheet, OpenColumn, WorkbookView};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Formula,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Excel's last row, from 0.
const LAST_ROW: u32 = 1_048_575;
/// A drop-down takes words of so many letters together.
const MAX_WORDS: usize = 255;
const A4: u8 = 9;
/// How hard zip is to press, as for downloads.
const QUICKLY: u8 = 1;
/// Height of a line in points.
const LINE: u32 = 16;
/// Width of a column for which none is said.
const WIDTH: u16 = 9;
/// More lines than this are not shown at once.
const MOST_LINES: usize = 20;

/// Prints a workbook. The same view gives the same bytes on every system.
pub fn workbook(view: &WorkbookView) -> Vec<u8> {
    // names and texts are made to fit where they come from
    let mut bytes = written(view).unwrap_or_default();
    made_by_unix(&mut bytes);
    bytes
}

fn written(view: &WorkbookView) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(QUICKLY);
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&view.title).set_creation_datetime(&created));
    for sheet in &view.sheets {
        let out = workbook.add_worksheet();
        out.set_name(&sheet.name)?;
        fill(out, sheet, &view.words)?;
    }
    workbook.save_to_buffer()
}

fn fill(out: &mut Worksheet, sheet: &BookSheet, words: &AskWords) -> Result<(), XlsxError> {
    for (at, width) in (0..).zip(&sheet.widths) {
        if *width == 0 {
            out.set_column_hidden(at)?;
        } else {
            out.set_column_width(at, f64::from(*width))?;
        }
    }
    for row in &sheet.hidden_rows {
        out.set_row_hidden(*row)?;
    }
    // not nought: that it is still to be computed
    out.set_formula_result_default("");
    for column in &sheet.open_columns {
        open(out, column, words)?;
    }
    for cell in &sheet.cells {
        write(out, cell, words)?;
    }
    for (row, lines) in lines(sheet) {
        out.set_row_height(row, LINE * lines)?;
    }
    let freeze = sheet.freeze;
    out.set_freeze_panes(freeze.0, freeze.1)?;
    out.set_paper_size(A4);
    out.set_landscape();
    out.set_print_fit_to_pages(1, 0);
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        sort: true,
        ..ProtectionOptions::default()
    };
    out.protect_with_options(&options);
    out.set_very_hidden(sheet.hidden);
    Ok(())
}

/// Rows that need more than one line for their words.
fn lines(sheet: &BookSheet) -> BTreeMap<u32, u32> {
    let mut rows: BTreeMap<u32, u32> = BTreeMap::new();
    let wrapped = |look| matches!(look, BookLook::Head | BookLook::Label(_) | BookLook::Text);
    for cell in sheet.cells.iter().filter(|cell| wrapped(cell.look)) {
        let BookContent::Text(text) = &cell.content else { continue };
        let width = usize::from(*sheet.widths.get(usize::from(cell.at.1)).unwrap_or(&WIDTH)).max(1);
        let lines: usize = text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum();
        if lines > 1 && !sheet.hidden_rows.contains(&cell.at.0) {
            let lines = u32::try_from(lines.min(MOST_LINES)).unwrap_or(1);
            let known = rows.entry(cell.at.0).or_insert(lines);
            *known = lines.max(*known);
        }
    }
    rows
}

/// A column of a list, open from a row on.
fn open(out: &mut Worksheet, column: &OpenColumn, words: &AskWords) -> Result<(), XlsxError> {
    out.set_column_format(column.column, &format(column.look, true))?;
    for row in 0..column.from {
        out.write_blank(row, column.column, &format(BookLook::Note, false))?;
    }
    if let Some(check) = column.check.as_ref().and_then(|check| validation(check, words)) {
        out.add_data_validation(column.from, column.column, LAST_ROW, column.column, &check)?;
    }
    Ok(())
}

fn write(out: &mut Worksheet, cell: &BookCell, words: &AskWords) -> Result<(), XlsxError> {
    let (row, column) = cell.at;
    let format = format(cell.look, cell.open);
    match &cell.content {
        BookContent::Text(text) if text.is_empty() && cell.look != BookLook::Shut && !cell.open => {
            // a hint that is not there needs no cell
            if matches!(cell.look, BookLook::Label(_)) {
                out.write_blank(row, column, &format)?;
            }
        }
        BookContent::Blank => {
            out.write_blank(row, column, &format)?;
        }
        BookContent::Text(text) if text.is_empty() => {
            out.write_blank(row, column, &format)?;
        }
        BookContent::Text(text) => {
            let text = if cell.look == BookLook::Id { text.clone() } else { marked(text) };
            out.write_string_with_format(row, column, &text, &format)?;
        }
        BookContent::Number(number) => {
            out.write_number_with_format(row, column, number.parse::<f64>().unwrap_or_default(), &format)?;
        }
        BookContent::Day(day) => {
            match ExcelDateTime::parse_from_str(day) {
                Ok(day) => out.write_datetime_with_format(row, column, day, &format)?,
                Err(_) => out.write_string_with_format(row, column, day, &format)?,
            };
        }
        BookContent::Formula(formula) => {
            out.write_formula_with_format(row, column, Formula::new(formula), &format)?;
        }
    }
    if let Some(check) = cell.check.as_ref().and_then(|check| validation(check, words)) {
        out.add_data_validation(row, column, row, column, &check)?;
    }
    Ok(())
}

/// What may be typed. More may be meant than a rule can say (n/a, two figures in a cell): Excel asks and does not refuse.
fn validation(check: &BookCheck, asks: &AskWords) -> Option<DataValidation> {
    let new = DataValidation::new;
    let (rule, words) = match check {
        BookCheck::Whole => (new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)), &asks.whole),
        BookCheck::Number => (new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)), &asks.number),
        BookCheck::Percent => (new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0)), &asks.percent),
        BookCheck::Day => {
            let first = ExcelDateTime::from_ymd(1945, 1, 1).ok()?;
            (new().allow_date(DataValidationRule::GreaterThanOrEqualTo(first)), &asks.day)
        }
        BookCheck::Words(words) => {
            let length: usize = words.iter().map(|word| word.encode_utf16().count() + 1).sum();
            if words.is_empty() || length > MAX_WORDS || words.iter().any(|word| word.contains(',')) {
                return None;
            }
            (new().allow_list_strings(words).ok()?, &asks.choose)
        }
    };
    let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
    rule.set_error_title(&asks.title).ok()?.set_error_message(words).ok()
}

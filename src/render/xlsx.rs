//! A disclosure as a workbook: a sheet a table, totals as formulas with their results, heads that stay, ready to print on A4.
//!
//! The layout is the one that `values:` reads back: a hidden row that begins with `id` names the columns, the hidden first column the rows.

use super::csv::{decimal, marked};
use super::zip_header::made_by_unix;
use crate::site::view::{DataCell, DataRow, DataSheet, DataValue, Dataset};
use crate::text::sheet_layout::{HEADS, LEAD};
use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

/// Rows above the column ids: title, unit and year, notes.
const TITLE_ROWS: u32 = 3;
const FIXED_COLUMNS: u16 = 3;
/// Longest text of a cell, in UTF-16 units, and most arguments of a function.
const MAX_TEXT: usize = 32_767;
const MAX_ARGUMENTS: usize = 255;
/// Decimals that a float keeps beside the digits of any figure of a form.
const MAX_DECIMALS: u32 = 9;
/// From this on a float does not keep every digit of a figure.
const INEXACT: u64 = 1_000_000_000_000_000;
/// With more columns than this a sheet is printed across.
const PORTRAIT_COLUMNS: usize = 4;
/// How hard zip is to press: a form is a tenth larger than at its usual 6.
const QUICKLY: u8 = 1;
/// Excel's number of paper A4.
const A4: u8 = 9;

/// Prints a dataset. The same dataset gives the same bytes on every system. A text longer than a cell takes is cut.
pub fn xlsx(dataset: &Dataset) -> Vec<u8> {
    // texts and names are made to fit; what is left to fail are a million rows
    let mut bytes = workbook(dataset).unwrap_or_default();
    made_by_unix(&mut bytes);
    bytes
}

/// As much of a text as a cell takes.
fn fitting(text: &str) -> &str {
    let mut units = 0;
    let too_long = |c: char| {
        units += c.len_utf16();
        units > MAX_TEXT
    };
    text.find(too_long).map_or(text, |end| &text[..end])
}

struct Formats {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    label: [Format; 3],
    integer: Format,
    number: Format,
    total: Format,
    empty: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_font_name("Times New Roman")
                .set_font_size(12)
                .set_align(FormatAlign::VerticalCenter)
        };
        let plain = || Format::new().set_font_name("Times New Roman").set_font_size(12);
        Self {
            title: plain().set_bold().set_font_size(14),
            note: plain().set_italic(),
            head: cell().set_bold().set_align(FormatAlign::Center).set_text_wrap(),
            text: cell().set_text_wrap(),
            label: [0, 1, 2].map(|indent| cell().set_text_wrap().set_indent(indent)),
            integer: cell().set_num_format("#,##0"),
            number: cell(),
            total: cell().set_num_format("#,##0").set_bold(),
            empty: cell().set_italic().set_font_color("#595959").set_align(FormatAlign::Center),
        }
    }
}

fn workbook(dataset: &Dataset) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(QUICKLY);
    let published: Date = dataset.published.parse().unwrap_or_default();
    let year = u16::try_from(published.year()).unwrap_or(1900).max(1900);
    let created = ExcelDateTime::from_ymd(year, published.month().unsigned_abs(), published.day().unsigned_abs())
        .or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    let properties = DocProperties::new()
        .set_title(&dataset.title)
        .set_author(&dataset.unit)
        .set_subject(&dataset.subject)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let formats = Formats::new();
    for sheet in &dataset.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        fill(worksheet, dataset, sheet, &formats)?;
    }
    workbook.save_to_buffer()
}

fn fill(out: &mut Worksheet, dataset: &Dataset, sheet: &DataSheet, formats: &Formats) -> Result<(), XlsxError> {
    out.write_with_format(0, 1, fitting(&dataset.title), &formats.title)?;
    out.write_with_format(
        1,
        1,
        fitting(&format!("{} – {}, {}", dataset.unit, dataset.subject, dataset.regulation)),
        &formats.note,
    )?;
    if let Some(note) = &dataset.note {
        out.write_with_format(2, 1, fitting(note), &formats.note)?;
    }
    let (ids, heads, first) = (TITLE_ROWS, TITLE_ROWS + 1, TITLE_ROWS + 2);
    for (at, id) in (0..).zip(LEAD) {
        out.write(ids, at, id)?;
    }
    out.write(heads, 0, HEADS)?;
    for (at, head) in (1..).zip(&dataset.heads) {
        out.write_with_format(heads, at, fitting(head), &formats.head)?;
    }
    for (at, column) in (FIXED_COLUMNS..).zip(&sheet.columns) {
        out.write(ids, at, fitting(&column.id))?;
        let unit =
            column.unit.as_ref().map(|u| format!(" ({u})")).filter(|u| !column.label.ends_with(u)).unwrap_or_default();
        out.write_with_format(heads, at, fitting(&format!("{}{unit}", column.label)), &formats.head)?;
    }
    for (at, row) in (first..).zip(&sheet.rows) {
        fill_row(out, at, row, dataset, sheet, formats, first)?;
    }
    lay_out(out, sheet, heads, first)
}

fn fill_row(
    out: &mut Worksheet,
    at: u32,
    row: &DataRow,
    dataset: &Dataset,
    sheet: &DataSheet,
    formats: &Formats,
    first: u32,
) -> Result<(), XlsxError> {
    out.write(at, 0, fitting(&row.id))?;
    out.write_with_format(at, 1, fitting(&row.number), &formats.text)?;
    out.write_with_format(at, 2, fitting(&marked(&row.label)), &formats.label[row.depth.min(2)])?;
    for (column, (position, cell)) in (FIXED_COLUMNS..).zip(row.cells.iter().enumerate()) {
        let here = ((at - first) as usize, position);
        let sum = sheet.sums.iter().find(|s| s.total == here);
        match (cell, sum) {
            (DataCell::Figure { value: DataValue::Integer(n), .. }, Some(sum))
                if sum.parts.len() <= MAX_ARGUMENTS && n.unsigned_abs() < INEXACT =>
            {
                let format = if row.total { &formats.total } else { &formats.integer };
                let parts: Vec<String> = sum
                    .parts
                    .iter()
                    .map(|(r, c)| {
                        rust_xlsxwriter::utility::row_col_to_cell(first + small(*r), FIXED_COLUMNS + narrow(*c))
                    })
                    .collect();
                out.write_formula_with_format(
                    at,
                    column,
                    Formula::new(format!("=SUM({})", parts.join(","))).set_result(n.to_string()),
                    format,
                )?;
            }
            (DataCell::Figure { value, unit, .. }, _) => {
                write_value(out, (at, column), value, unit.as_deref(), row.total, formats)?;
            }
            (DataCell::Blank, _) => {
                out.write_blank(at, column, &formats.text)?;
            }
            (DataCell::Missing, _) => {
                out.write_with_format(at, column, &dataset.words.missing, &formats.empty)?;
            }
            (DataCell::NotApplicable, _) => {
                out.write_with_format(at, column, &dataset.words.not_applicable, &formats.empty)?;
            }
            (DataCell::Hidden, _) => {
                out.write_with_format(at, column, &dataset.words.hidden, &formats.empty)?;
            }
        }
    }
    Ok(())
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn write_value(
    out: &mut Worksheet,
    (row, column): (u32, u16),
    value: &DataValue,
    unit: Option<&str>,
    total: bool,
    formats: &Formats,
) -> Result<(), XlsxError> {
    // a unit of the cell's own is shown by its format; the cell stays a number
    let with_unit = |format: &Format, number: &str| match unit {
        Some(unit) => format.clone().set_num_format(format!("{number}\" {}\"", unit.replace('"', ""))),
        None => format.clone(),
    };
    match value {
        DataValue::Integer(n) if n.unsigned_abs() >= INEXACT => {
            out.write_string_with_format(row, column, n.to_string(), &formats.number)?
        }
        DataValue::Decimal { value, scale } if value.unsigned_abs() >= INEXACT => {
            let digits = decimal(*value, *scale).replace('.', ",");
            out.write_string_with_format(row, column, digits, &formats.number)?
        }
        #[allow(clippy::cast_precision_loss)]
        DataValue::Integer(n) => out.write_number_with_format(
            row,
            column,
            *n as f64,
            &with_unit(if total { &formats.total } else { &formats.integer }, "#,##0"),
        )?,
        DataValue::Decimal { value, scale } => {
            let number: f64 = decimal(*value, *scale).parse().unwrap_or_default();
            // all its decimals are shown, so that it is read as it is
            let shown = format!("#,##0.{}", "0".repeat((*scale).clamp(1, MAX_DECIMALS) as usize));
            let format = formats.number.clone().set_num_format(&shown);
            out.write_number_with_format(row, column, number, &with_unit(&format, &shown))?
        }
        // always as text: nothing that looks like a formula is one
        DataValue::Day(day) => {
            let format = formats.number.clone().set_num_format("dd/mm/yyyy");
            match ExcelDateTime::parse_from_str(day) {
                Ok(day) => out.write_datetime_with_format(row, column, day, &format)?,
                Err(_) => out.write_string_with_format(row, column, day, &formats.text)?,
            }
        }
        DataValue::Text(text) => out.write_string_with_format(row, column, fitting(&marked(text)), &formats.text)?,
    };
    Ok(())
}

fn lay_out(out: &mut Worksheet, sheet: &DataSheet, heads: u32, first: u32) -> Result<(), XlsxError> {
    let last = first + small(sheet.rows.len().max(1)) - 1;
    let last_column = FIXED_COLUMNS + narrow(sheet.columns.len().max(1)) - 1;
    out.set_column_hidden(0)?;
    out.set_row_hidden(TITLE_ROWS)?;
    out.set_column_width(1, 6)?;
    out.set_column_width(2, 44)?;
    for (at, column) in (FIXED_COLUMNS..).zip(&sheet.columns) {
        let wide = column.kind == crate::site::view::DataKind::String;
        out.set_column_width(at, if wide { 28 } else { 14 })?;
    }
    out.set_freeze_panes(first, FIXED_COLUMNS)?;
    out.set_paper_size(A4);
    if sheet.columns.len() > PORTRAIT_COLUMNS {
        out.set_landscape();
    }
    out.set_print_fit_to_pages(1, 0);
    out.set_repeat_rows(heads, heads)?;
    out.set_print_area(0, 1, last, last_column)?;
    out.set_footer("&C&P/&N");
    Ok(())
}

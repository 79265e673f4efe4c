//! Workbooks of every kind, as other programs write them and as nobody should: what a cell holds is read or named, and no file takes the machine.

use congkhai::parse::sheet::{Content, Sheet, open};
use congkhai::text::Place;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::Arc;

/// The sheets of a file, or why it was refused.
fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let file = Arc::from(name);
    open(&file, bytes).map_err(|why| why.finding(&file, &Place::start_of(&file)).message)
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// An `.ods` whose only table has these rows.
fn ods(rows: &str) -> Vec<u8> {
    let styles = "<office:automatic-styles><number:number-style style:name=\"N\"><number:number number:decimal-places=\"1\"/>\
        </number:number-style><style:style style:name=\"one\" style:data-style-name=\"N\"/></office:automatic-styles>";
    let content = format!(
        "<office:document-content>{styles}<office:body><office:spreadsheet><table:table table:name=\"T\">\
        <table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:default-cell-style-name=\"one\"/>\
        {rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

/// A cell with some attributes and a text.
fn cell(attributes: &str, text: &str) -> String {
    let text = if text.is_empty() { String::new() } else { format!("<text:p>{text}</text:p>") };
    format!("<table:table-cell {attributes}>{text}</table:table-cell>")
}

/// What the cells of the first row of the only sheet hold.
fn first_row(bytes: &[u8]) -> Vec<(String, Content)> {
    let sheets = sheets("v.ods", bytes).unwrap();
    sheets[0].rows[0].iter().map(|cell| (cell.text.clone(), cell.content.clone())).collect()
}

#[test]
fn cells_of_an_open_document_hold_what_they_show() {
    let number = |text: &str, percent, full: Option<&str>| {
        (text.to_owned(), Content::Number { percent, full: full.map(str::to_owned) })
    };
    let text = |text: &str| (text.to_owned(), Content::Text);
    let cells = [
        (cell("office:value-type=\"float\" office:value=\"2.12\"", "2"), number("2,12", false, None)),
        (cell("office:value-type=\"percentage\" office:value=\"0.125\"", "13%"), number("12,5", true, None)),
        // the column's style shows one decimal
        (cell("office:value-type=\"float\" office:value=\"2.125\"", "2.1"), number("2,1", false, Some("2,125"))),
        (
            cell("office:value-type=\"string\"", "Sở &amp; ban<text:s text:c=\"2\"/>ngành&#7843;"),
            text("Sở & ban  ngànhả"),
        ),
        (cell("office:value-type=\"string\" office:string-value=\"thật\"", "khác"), text("thật")),
        (
            cell(
                "office:value-type=\"string\"",
                "a</text:p><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>b",
            ),
            text("a\nb"),
        ),
        (cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE"), text("x")),
        (
            cell("office:value-type=\"date\" office:date-value=\"2024-09-05T10:00:00\"", "5/9"),
            ("5/9/2024".to_owned(), Content::Date),
        ),
    ];
    let found = first_row(&ods(&row(&cells.iter().map(|(cell, _)| cell.as_str()).collect::<String>())));
    assert_eq!(found, cells.map(|(_, wanted)| wanted));
    for (cell, why) in [
        (cell("office:value-type=\"time\" office:time-value=\"PT7H\"", "7:00"), "ô là giờ, không phải là số hay chữ"),
        (cell("table:formula=\"of:=A1\"", ""), "ô có công thức mà chưa có kết quả"),
        (cell("table:formula=\"of:=1/0\" calcext:value-type=\"error\"", "#DIV/0!"), "ô báo lỗi #DIV/0!"),
        (cell("table:formula=\"of:=1/0\" office:value-type=\"string\"", "Err:502"), "ô báo lỗi Err:502"),
    ] {
        let found = first_row(&ods(&row(&cell)));
        assert!(matches!(&found[0].1, Content::Fault { why: found, .. } if found == why), "{why}: {found:?}");
    }
}

#[test]
fn repeated_and_merged_cells_of_an_open_document() {
    let rows = [
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"999999999\"/></table:table-row>",
        &row(&cell("table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"", "7")),
        &row(&format!(
            "{}<table:covered-table-cell/>",
            cell("table:number-columns-spanned=\"2\" office:value-type=\"float\" office:value=\"8\"", "8")
        )),
        "<table:table-row table:number-rows-repeated=\"999999999\"><table:table-cell/></table:table-row>",
    ];
    let sheets = sheets("v.ods", &ods(&rows.concat())).unwrap();
    let rows: Vec<Vec<(&str, Option<&str>)>> =
        sheets[0].rows.iter().map(|row| row.iter().map(|c| (c.text.as_str(), c.merged.as_deref())).collect()).collect();
    assert_eq!(rows, [vec![], vec![], vec![("7", None), ("7", None)], vec![("8", Some("A4:B4"))]]);
}

/// Files that ask for more than a machine has.
#[test]
fn hostile_workbooks_are_refused() {
    let million = "a".repeat(1 << 20);
    let seven = "office:value-type=\"float\" office:value=\"7\"";
    let far = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell/></table:table-row>";
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{million}</t></si></sst>"
    );
    let cells: String = (1..3000).map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>")).collect();
    for (name, bytes, why) in [
        (
            "v.ods",
            ods(&row(&cell(&format!("table:number-columns-repeated=\"999999999\" {seven}"), "7"))),
            "ngoài giới hạn",
        ),
        ("v.ods", ods(&format!("{far}{}", row(&cell(seven, "7")))), "ô A1048576, ngoài giới hạn"),
        (
            "v.ods",
            ods(&row(&cell("table:number-columns-repeated=\"200\" office:value-type=\"string\"", &million))),
            "quá lớn",
        ),
        ("v.xlsx", xlsx(&strings, &cells), "quá lớn"),
        ("v.ods", packed(&[("content.xml", "<a><b></a>")]), "tệp .ods hỏng"),
        ("v.ods", packed(&[("content.xml", "<a>&khong_co;</a>")]), "tệp .ods hỏng"),
        (
            "v.ods",
            packed(&[("content.xml", "?"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")]),
            "tệp đặt mật khẩu",
        ),
    ] {
        let refused = sheets(name, &bytes).expect_err(why);
        assert!(refused.contains(why), "{why}: {refused}");
    }
}

/// A workbook of one sheet with these texts and rows.
fn xlsx(strings: &str, rows: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"T\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
    let root =
        relations.replace("worksheets/sheet1.xml", "xl/workbook.xml").replace("/worksheet\"", "/officeDocument\"");
    packed(&[
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// A list of texts that says it holds a hundred thousand million is not believed: memory for as many ended the program.
#[test]
fn a_list_of_texts_is_not_believed_how_long_it_is() {
    const ROWS: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let list = |attributes: &str| {
        format!(
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"{attributes}><si><t>Tổng</t></si></sst>"
        )
    };
    for sound in ["", " uniqueCount=\"1\"", " count=\"9\" uniqueCount=\"7\"", " uniqueCount=\"x\""] {
        let read = sheets("v.xlsx", &xlsx(&list(sound), ROWS)).unwrap();
        assert_eq!(read[0].rows[0][0].text, "Tổng", "{sound}");
    }
    let late = format!("<!--{}-->{}", "x".repeat(70_000), list(" uniqueCount=\"42949672961\""));
    for broken in [list(" uniqueCount=\"42949672961\""), list(" count=\"1\" uniqueCount=\" 4000000 \""), late] {
        assert!(sheets("v.xlsx", &xlsx(&broken, ROWS)).unwrap_err().contains("tệp hỏng"));
    }
}

/// What is cut or damaged anywhere is refused or read, and never stops the program.
#[test]
fn a_cut_or_damaged_workbook_of_excel_97_is_no_end() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/xls/content/mn-a/disclosures/2023-2024/v.xls");
    let whole = std::fs::read(path).unwrap();
    let read = sheets("v.xls", &whole).unwrap();
    assert_eq!(read.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Ghi chú", "chinh"]);
    for end in (0..whole.len()).step_by(7) {
        let _ = sheets("v.xls", &whole[..end]);
    }
    assert_eq!(sheets("v.xls", &whole[..1000]).unwrap_err(), "không đọc được v.xls: tệp .xls hỏng hoặc chép chưa hết");
    for at in (0..whole.len()).step_by(3) {
        let mut damaged = whole.clone();
        for value in [0, 0xff] {
            damaged[at] = value;
            let _ = sheets("v.xls", &damaged);
        }
    }
}

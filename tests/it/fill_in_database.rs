//! The workbook of a self-assessment's database: rows of the form and of the school, values by school years.

use crate::fill_in::{assert_told, lines, made, set, sheet, site, text};
use congkhai::model::{Value, open};
use congkhai::pack::Packs;
use congkhai::render::workbook;
use congkhai::site::view::{BookContent, BookSheet, WorkbookView};
use congkhai::site::workbook::of_figures;
use congkhai::source::Snapshot;
use congkhai::text::SchoolYear;

const UNIT: &str = "name: Trường A\ntype: thpt\nphone: \"0215 3825 111\"\n";
const ASSESSMENT: &str = "title: T\nregulation: tt18-2018\nschool_years: [2022-2023, 2023-2024]\n";

/// A site whose only database is this workbook, filled.
fn filled(fill: impl FnOnce(&mut WorkbookView)) -> Snapshot {
    let packs = Packs::embedded();
    let book = packs.workbooks.book("database").unwrap();
    let mut view = of_figures(&packs, book, &["thpt"], SchoolYear::parse("2024-2025").unwrap());
    fill(&mut view);
    let files = vec![
        ("assessments/2023-2024/assessment.yaml".to_owned(), ASSESSMENT.as_bytes().to_vec()),
        ("assessments/2023-2024/database.xlsx".to_owned(), workbook(&view)),
    ];
    site(UNIT, "content/a", files)
}

fn told(snapshot: &Snapshot) -> Vec<String> {
    lines(made(snapshot).diagnostics.iter().filter(|d| d.place.file.ends_with(".xlsx")))
}

fn row(sheet: &BookSheet, id: &str) -> u32 {
    sheet.cells.iter().find(|cell| cell.at.1 == 0 && text(cell) == id).unwrap().at.0
}

fn words(text: &str) -> BookContent {
    BookContent::Text(text.to_owned())
}

fn number(text: &str) -> BookContent {
    BookContent::Number(text.to_owned())
}

#[test]
fn years_without_a_figure_at_either_end_are_not_the_schools() {
    let snapshot = filled(|view| {
        let classes = sheet(view, "congkhai:table:lop");
        let (grade, own) = (row(classes, "khoi_10"), row(classes, "tong") - 3);
        // of five years the third and the fourth
        for (column, figure) in [(4, "7"), (5, "8")] {
            set(classes, (grade, column), number(figure));
            set(classes, (own, column), number("1"));
        }
        set(classes, (own, 1), words("Lớp song ngữ"));
        set(classes, (own, 8), words("Cộng"));
    });
    assert_eq!(told(&snapshot), Vec::<String>::new());
    let (opened, _) = open(&snapshot, &Packs::embedded());
    let unit =
        opened.unwrap().units[0].read(&snapshot, &Packs::embedded(), &congkhai::model::Shelf::default()).0.unwrap();
    let database = unit.assessments[0].database.as_ref().unwrap();
    let table = &database.tables[0];
    assert_eq!(database.tables.len(), 1);
    let heads: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(heads, ["2022-2023", "2023-2024"]);
    let labels: Vec<&str> = table.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Khối lớp 10", "Lớp song ngữ", "Khối lớp 11", "Khối lớp 12", "Cộng"]);
    assert!(table.rows[4].sum.contains(&1), "the school's own row counts in the total");
    assert_eq!(table.rows[0].cells[1].value, Some(Value::Integer(8)));
}

#[test]
fn what_is_wrong_in_a_table_is_said_at_its_cell() {
    let said = told(&filled(|view| {
        let classes = sheet(view, "congkhai:table:lop");
        let (grade, own) = (row(classes, "khoi_10"), row(classes, "tong") - 3);
        set(classes, (grade, 4), words("bảy"));
        set(classes, (grade, 5), number("7.5"));
        set(classes, (own, 4), number("3"));
        set(classes, (own + 1, 1), words("Lớp chuyên"));
        set(classes, (own + 1, 5), number("2"));
        set(classes, (own + 1, 7), words("số to"));
        set(classes, (own + 1, 8), words("Cộng dồn"));
    }));
    for wanted in [
        "trang “1. Số lớp học”, ô E6: “bảy”",
        "ô B9: “Hàng” còn trống",
        "ô H10: “số to” không phải là giá trị cho phép",
        "ô I10",
    ] {
        assert!(said.iter().any(|line| line.contains(wanted)), "{wanted}\n{said:#?}");
    }
    // rows of the form that are gone
    let said = told(&filled(|view| {
        let classes = sheet(view, "congkhai:table:lop");
        let grade = row(classes, "khoi_10");
        classes.cells.retain(|cell| cell.at.0 != grade);
    }));
    assert_told(
        &said,
        &["CK0504 content/a/assessments/2023-2024/database.xlsx, trang “1. Số lớp học”: trang thiếu 1 hàng"],
    );
}

//! Tables.

use super::super::blocks::{Align, Block, Cell, Row, Says, Scope, Table, Text};
use super::super::measures::mm;
use super::super::tree::Element;
use super::around::Around;
use super::inline::Runs;
use super::left_out;
use super::style::TABLE;

/// Columns from which a table of a document lies across.
const WIDE: usize = 8;
/// Columns or rows that a cell may span, as browsers have it.
const MOST: usize = 1000;
/// Columns up to which a figure and its unit stay in one line.
const FEW: usize = 6;
/// Tables whose letters are smaller than others'.
const SMALLER: &[(&str, f32)] =
    &[("of-works", 11.0), ("of-evidence", 11.0), ("of-ratings", 11.0), ("of-criteria", 10.0)];
/// How far the name of a row stands in, by its depth.
const DEPTHS: [(&str, f32); 3] = [("depth-1", 4.0), ("depth-2", 7.0), ("depth-3", 10.0)];

/// Which rows they are, and whether their table has few columns.
#[derive(Clone, Copy)]
struct Rows {
    is_head: bool,
    is_narrow: bool,
}

pub(super) fn table(element: &Element<'_>, around: &Around) -> Vec<Block> {
    let size = SMALLER.iter().find(|(class, _)| element.has_class(class)).map_or(TABLE, |(_, size)| *size);
    let columns = columns(element);
    let many = columns >= 10;
    let around = around.within(if many { size.min(11.0) } else { size }, Align::Left);
    let mut table = Table { size: around.size, before: mm(2.0), ..Table::default() };
    for part in element.elements() {
        match part.name {
            "caption" if part.has_class("hide") => table.summary = Some(part.words()),
            "caption" => table.caption = caption(part, &around),
            "thead" => table.head.extend(rows(part, &around, Rows { is_head: true, is_narrow: columns <= FEW })),
            "tbody" | "tfoot" => {
                table.rows.extend(rows(part, &around, Rows { is_head: false, is_narrow: columns <= FEW }));
            }
            _ => {}
        }
    }
    if table.rows.is_empty() && table.head.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

fn caption(element: &Element<'_>, around: &Around) -> Option<Box<Text>> {
    let mut look = around.look;
    look.weight.bold = true;
    let mut line = Runs::default();
    line.children(element, look);
    (!line.is_empty()).then(|| {
        let text = Text::new(line.finish(), TABLE);
        Box::new(Text { align: Align::Center, keeps: true, says: Says::Caption, ..text })
    })
}

fn rows(part: &Element<'_>, around: &Around, of: Rows) -> Vec<Row> {
    let shown = part.elements().filter(|row| row.name == "tr" && !left_out::is(row));
    shown.map(|line| row(line, around, of)).collect()
}

fn row(line: &Element<'_>, around: &Around, of: Rows) -> Row {
    let is_strong = of.is_head || line.has_any_class(&["group", "total"]);
    let inset = DEPTHS.iter().find(|(class, _)| line.has_class(class)).map_or(0.0, |(_, inset)| mm(*inset));
    let mut around = *around;
    around.look.weight.bold |= is_strong;
    let cells = line.elements().filter(|cell| matches!(cell.name, "td" | "th"));
    Row { cells: cells.map(|written| cell(written, &around, inset, of)).collect(), keeps: line.has_class("group") }
}

fn cell(written: &Element<'_>, around: &Around, inset: f32, of: Rows) -> Cell {
    let span = |name: &str| written.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, MOST);
    let is_name = written.name == "th";
    let align = if of.is_head {
        Align::Center
    } else if written.has_class("num") {
        Align::Right
    } else if !is_name && is_sign(&written.words()) {
        Align::Center
    } else {
        Align::Left
    };
    let around = around.within(around.size, align);
    let scope =
        written.attribute("scope").map(|scope| if scope.starts_with("col") { Scope::Column } else { Scope::Row });
    let blocks = around.flow(&if is_name { written.without_details() } else { written.shallow() });
    Cell {
        blocks: if of.is_narrow && written.has_class("num") { unbroken(blocks) } else { blocks },
        across: span("colspan"),
        down: span("rowspan"),
        scope: scope.filter(|_| is_name),
        inset: if is_name { inset } else { 0.0 },
    }
}

/// The number of a row, or a cross.
fn is_sign(words: &str) -> bool {
    words.chars().count() == 1
        || words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// Its words in one line.
fn unbroken(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if let Block::Text(text) = block {
            for run in &mut text.runs {
                run.text = run.text.replace(' ', "\u{a0}");
            }
        }
    }
    blocks
}

/// The cells of the widest row of all tables in an element.
pub(super) fn columns(element: &Element<'_>) -> usize {
    let own = if element.name == "tr" {
        element.elements().filter(|cell| matches!(cell.name, "td" | "th")).count()
    } else {
        0
    };
    element.elements().map(columns).max().unwrap_or_default().max(own)
}

/// Whether a table of a document needs more than the width of an upright page.
pub(super) fn is_wide(table: &Table) -> bool {
    table.head.iter().any(|row| row.cells.iter().map(|cell| cell.across).sum::<usize>() >= WIDE)
}

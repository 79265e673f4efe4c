//! A Word file as a plan of improvement: the table whose heads are those of the form becomes the plan's items. What stands around it is the
//! document's, and is not read; a small table tells what the plan is called and which self-assessment it follows from.

use super::conversion::Conversion;
use super::front_matter::FrontMatter;
use super::line::{Said, is_capitals};
use super::title::Title;
use super::{Text, told};
use crate::diag::Diagnostics;
use crate::pack::{PlanColumn, PlanField, PlanTable, SheetForms};
use crate::parse::word::{Block, Cell, Item, Table, Word};
use crate::text::{capitalised, fold};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values of a row by what they are.
type Values = BTreeMap<&'static str, Said>;

/// The plan as front matter, and where the paragraphs begin in it. `None`: no table is a plan. `assessment`: what it follows from if it does not say it.
pub(super) fn written(
    mut flow: Vec<Block>,
    how: &Conversion<'_>,
    word: &Word,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    let forms = &how.packs.sheets;
    let format = &how.packs.document_format;
    let form = &forms.improvement_plan_table;
    let told = told::taken(&mut flow, (&format.reading.told, &form.told_rows), how.file, diagnostics);
    let title = Title::find(&mut flow, format).map(|title| title_of(&title, how));
    let found = flow.iter().find_map(|block| match block {
        Block::Table(table) => Some((table, heads(table, form)?)),
        Block::Paragraph(_) => None,
    });
    let Some((table, heads)) = found else {
        let labels: Vec<&str> = form.columns.iter().map(|column| column.label.as_str()).collect();
        let hint = format!("hàng đầu của bảng là các cột: {}", labels.join("; "));
        diagnostics.push(how.lacks("không thấy bảng kế hoạch cải tiến", hint));
        return None;
    };
    let said = |key: &str| told.iter().find(|(known, _)| known == key).map(|(_, said)| said.clone());
    let mut out = FrontMatter::new();
    let own = (!how.organ.is_empty()).then(|| Said { value: how.organ.to_owned(), name: Arc::clone(&table.name) });
    out.text("title", said("title").or(title).as_ref());
    out.text("assessment", said("assessment").or(own).as_ref());
    out.plain("items", "", &table.name);
    let mut above = Values::new();
    for row in table.rows.iter().skip(1) {
        let mut values = values(row, &heads, forms, how, word);
        if !values.contains_key("work") {
            // a standard or a level heads the rows below it
            continue;
        }
        // further work for the criterion above
        for key in ["criterion", "lead"] {
            if let (false, Some(known)) = (values.contains_key(key), above.get(key)) {
                values.insert(key, known.clone());
            }
        }
        item(&values, &mut out);
        above = values;
    }
    Some(out.with_body(crate::parse::word::Markdown::default()))
}

/// Whether a table of the form stands among some blocks.
pub(super) fn is_one(blocks: &[Block], form: &PlanTable) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Table(table) if heads(table, form).is_some()))
}

/// `Kế hoạch cải tiến chất lượng giáo dục Giai đoạn 2024-2029`: what is in capitals becomes small.
fn title_of(title: &Title, how: &Conversion<'_>) -> Said {
    let kinds = &how.packs.document_format.kind_abbreviations;
    let kind = kinds
        .iter()
        .find(|kind| kind.code == title.kind)
        .map_or(title.kind.as_str(), |kind| kind.title.as_ref().unwrap_or(&kind.name));
    let small = |line: &str| if is_capitals(line) { line.to_lowercase() } else { line.to_owned() };
    let lines: Vec<String> = std::iter::once(kind).chain(title.subject.iter().map(String::as_str)).map(small).collect();
    Said { value: capitalised(&lines.join(" ")), name: Arc::clone(&title.name) }
}

/// The columns of the form by the columns of a table; `None`: it has too few of them.
fn heads<'f>(table: &Table, form: &'f PlanTable) -> Option<Vec<(usize, &'f PlanColumn)>> {
    let first = table.rows.first()?;
    let called = |cell: &Cell| {
        let text = fold(&text(cell));
        form.columns.iter().find(|column| {
            let label = fold(&column.label);
            !text.is_empty() && (label == text || label.starts_with(&text) && text.contains(' '))
        })
    };
    let heads: Vec<(usize, &PlanColumn)> = first.iter().filter_map(|cell| Some((cell.column, called(cell)?))).collect();
    (heads.len() >= form.fewest_heads).then_some(heads)
}

fn text(cell: &Cell) -> String {
    let lines: Vec<String> = cell.paragraphs().iter().map(|paragraph| paragraph.text()).collect();
    lines.join("\n").trim().to_owned()
}

/// What a row says.
fn values(
    row: &[Cell],
    heads: &[(usize, &PlanColumn)],
    forms: &SheetForms,
    how: &Conversion<'_>,
    word: &Word,
) -> Values {
    let mut values = Values::new();
    for cell in row.iter().filter(|cell| cell.columns == 1) {
        let column = heads.iter().find(|(at, _)| *at == cell.column);
        let first = cell.paragraphs().into_iter().find(|paragraph| !paragraph.is_empty());
        let (Some((_, column)), Some(first)) = (column, first) else { continue };
        let whole = text(cell);
        for (field, value) in parts(column, &whole) {
            let value = match field {
                PlanField::No => continue,
                PlanField::Criterion => criterion(&value),
                PlanField::Target => forms.criterion_sheet.level_named(&value).map(|level| level.to_string()),
                PlanField::Work | PlanField::Budget | PlanField::Supervision | PlanField::Note => {
                    let items: Vec<Item<'_>> = cell.blocks.iter().map(Item::Block).collect();
                    Some(how.markdown(&items, word).text.trim_end().to_owned())
                }
                PlanField::Lead | PlanField::Partners | PlanField::Start | PlanField::Finish => {
                    Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
                }
            };
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                values.insert(key(field), Said { value, name: Arc::clone(&first.name) });
            }
        }
    }
    values
}

fn key(field: PlanField) -> &'static str {
    match field {
        PlanField::No => "no",
        PlanField::Criterion => "criterion",
        PlanField::Target => "target_level",
        PlanField::Work => "work",
        PlanField::Lead => "lead",
        PlanField::Partners => "partners",
        PlanField::Start => "start",
        PlanField::Finish => "finish",
        PlanField::Budget => "budget",
        PlanField::Supervision => "supervision",
        PlanField::Note => "note",
    }
}

/// The values of a cell: each stands behind its word; without any of the words all of it is the first.
fn parts(column: &PlanColumn, text: &str) -> Vec<(PlanField, String)> {
    let mut found: Vec<(usize, usize, PlanField)> = column
        .holds
        .iter()
        .filter_map(|value| {
            let word = value.word.as_deref()?;
            let at = text.find(word)?;
            Some((at, at + word.len(), value.of))
        })
        .collect();
    found.sort_by_key(|(at, ..)| *at);
    if found.is_empty() {
        return column.holds.first().map(|value| (value.of, text.to_owned())).into_iter().collect();
    }
    let ends = found.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    let part = |((_, from, of), end): (&(usize, usize, PlanField), usize)| {
        let value = text.get(*from..end).unwrap_or_default().trim().trim_end_matches(['.', ';']);
        (*of, value.trim().to_owned())
    };
    found.iter().zip(ends).map(part).collect()
}

/// `1.1` of `Tiêu chí 1.1: …`; a standard alone is none.
fn criterion(text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|number| number.trim_matches('.'));
    numbers.find(|number| number.contains('.')).map(str::to_owned)
}

/// An item of the list.
fn item(values: &Values, out: &mut FrontMatter) {
    const KEYS: [&str; 10] =
        ["criterion", "target_level", "work", "lead", "partners", "start", "finish", "budget", "supervision", "note"];
    for (n, (key, said)) in KEYS.iter().filter_map(|key| Some((key, values.get(key)?))).enumerate() {
        out.text(&format!("{}{key}", if n == 0 { "  - " } else { "    " }), Some(said));
    }
}

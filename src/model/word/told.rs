//! A small table that tells this program what a document does not say of itself: a row each, its name on the left. It is not printed.

use super::line::{Line, Said, of_table};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::word::{Block, Table};
use crate::text::{Place, closest, fold};
use std::sync::Arc;

/// What a row may be called, and the key that it stands for.
pub(super) type Rows = [(&'static str, &'static str)];

/// Of a document.
pub(super) const ROWS: [(&str, &str); 6] = [
    ("Ngày công khai", "published"),
    ("Năm học", "school_year"),
    ("Tên gọi", "title"),
    ("Nội dung công khai", "discloses"),
    ("Loại văn bản", "kind"),
    ("Cơ quan ban hành", "organ"),
];

/// Takes the table out of a document; gives back keys and values.
pub(super) fn taken(
    flow: &mut Vec<Block>,
    (heading, names_of): (&str, &Rows),
    file: &Arc<str>,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'static str, Said)> {
    let wanted = fold(heading);
    let is_it = |block: &Block| {
        let Block::Table(table) = block else { return false };
        !wanted.is_empty()
            && of_table(table).first().is_some_and(|line| fold(line.text.trim_end_matches(':')) == wanted)
    };
    let Some(at) = flow.iter().position(is_it) else { return Vec::new() };
    let Block::Table(table) = flow.remove(at) else { return Vec::new() };
    let mut found = Vec::new();
    for row in rows(&table).into_iter().skip(1) {
        let [name, value @ ..] = row.as_slice() else { continue };
        let value: Vec<&str> = value.iter().map(|line| line.text.as_str()).collect();
        let value = value.join("; ");
        let known = names_of.iter().find(|(known, _)| fold(known) == fold(name.text.trim_end_matches(':')));
        match known {
            Some(_) if value.is_empty() => {}
            Some((_, key)) => found.push((*key, name.said(value))),
            None => {
                let names = names_of.iter().map(|(name, _)| *name);
                let hint = match closest(&name.text, names.clone()) {
                    Some(near) => format!("có phải là “{near}”?"),
                    None => format!("các hàng dùng được: {}", names.collect::<Vec<_>>().join(", ")),
                };
                let message = format!("bảng “{heading}” có hàng “{}” không dùng được", name.text);
                diagnostics.push(
                    Diagnostic::new(&codes::WORD_UNSURE, Place::of_paragraph(file, &name.name), message).hint(hint),
                );
            }
        }
    }
    found
}

fn rows(table: &Table) -> Vec<Vec<Line>> {
    let row = |cells: &Vec<_>| {
        of_table(&Table { name: Arc::clone(&table.name), columns: table.columns, rows: vec![Vec::clone(cells)] })
    };
    table.rows.iter().map(row).collect()
}

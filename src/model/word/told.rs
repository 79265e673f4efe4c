//! A small table that tells this program what a document does not say of itself: a row each, its name on the left. It is not printed.

use super::line::{Line, Said, of_table};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::ToldRow;
use crate::parse::word::{Block, Table};
use crate::text::{Place, closest, fold};
use std::sync::Arc;

/// Takes the table out of a document; gives back keys and values.
pub(super) fn taken(
    flow: &mut Vec<Block>,
    (heading, known_rows): (&str, &[ToldRow]),
    file: &Arc<str>,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Said)> {
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
        let known = known_rows.iter().find(|row| fold(&row.label) == fold(name.text.trim_end_matches(':')));
        match known {
            Some(_) if value.is_empty() => {}
            Some(row) => found.push((row.key.clone(), name.said(value))),
            None => {
                let names = known_rows.iter().map(|row| row.label.as_str());
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

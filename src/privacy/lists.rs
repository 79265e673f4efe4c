//! Lists of people that tell more than their names.

use super::said::{Cell, spaced};
use super::{LIST, Sighting};
use crate::pack::ListRule;

/// The folded words of a head; none of what is a name for the program (`items.name`, `dan_toc`).
fn head(text: &str) -> String {
    let is_id = !text.contains(char::is_whitespace) && text.contains(['_', '.']);
    if is_id { String::new() } else { spaced(text) }
}

/// Two words at least, no figures: somebody's name.
fn is_name(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && !text.contains(|c: char| c.is_ascii_digit())
}

/// A table with a column of names and one that tells more is found at the head of that column.
pub(super) fn look(rows: &[Vec<Cell>], rule: &ListRule, out: &mut Vec<Sighting>) {
    for (at, heads) in rows.iter().enumerate() {
        let folded: Vec<String> = heads.iter().map(|cell| head(&cell.text)).collect();
        let Some(names) = folded.iter().position(|head| rule.names.iter().any(|name| head.trim() == name)) else {
            continue;
        };
        let is_private = |head: &str| {
            let within = |words: &String| head.contains(&format!(" {words} "));
            rule.private.iter().any(|whole| head.trim() == whole) || rule.private_within.iter().any(within)
        };
        let is_filled = |row: &&Vec<Cell>, column: usize| row.get(column).is_some_and(|cell| !cell.text.is_empty());
        let body = &rows[at + 1..];
        let private = folded.iter().enumerate().filter(|(column, head)| *column != names && is_private(head));
        for (column, _) in private {
            let count = body
                .iter()
                .filter(|row| row.get(names).is_some_and(|cell| is_name(&cell.text)) && is_filled(row, column))
                .count();
            if count >= rule.least {
                let cell = &heads[column];
                out.push(Sighting {
                    kind: LIST.to_owned(),
                    place: cell.place.clone(),
                    message: format!("danh sách {count} người có họ tên và cột “{}”", cell.text.trim()),
                    digits: String::new(),
                });
                return;
            }
        }
    }
}

//! Lists of people that tell more than their names, and lists of pupils with their circumstances.

use super::said::{Grid, spaced};
use super::sighting::{Kind, LIST, PUPILS, Sighting};
use crate::diag::Hidden;
use crate::pack::{ListRule, Privacy, PupilRule};
use crate::text::{Place, fold};

/// A head is no longer than so many bytes.
const HEAD: usize = 160;
/// Of one table so many rows are taken for heads.
const HEADS: usize = 60;

/// The folded words of a head; none of what is a name for the program (`items.name`, `dan_toc`).
fn head(text: &str) -> String {
    let is_id = !text.contains(char::is_whitespace) && text.contains(['_', '.']);
    if is_id || text.len() > HEAD { String::new() } else { spaced(text) }
}

/// Two words at least, no figures: somebody's name.
fn is_name(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a cell may be the head of a column of names: most cells are not, by their first letters.
fn may_name(text: &str, first: &[char]) -> bool {
    let Some(letter) = text.chars().find(|c| c.is_alphanumeric()) else { return false };
    text.len() <= HEAD && fold(letter.encode_utf8(&mut [0; 4])).chars().next().is_some_and(|c| first.contains(&c))
}

/// A table with a column of names and one that tells more is found at the head of that column, pupils at the head of their names.
pub(super) fn look(grid: &impl Grid, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let words = privacy.lists.names.iter().chain(&privacy.pupils.names);
    let first: Vec<char> = words.filter_map(|name| name.trim_start().chars().next()).collect();
    let mut tried = 0;
    for row in 0..grid.rows() {
        let columns = grid.columns(row);
        let may_be_head = (0..columns).any(|column| {
            let text = grid.text(row, column);
            may_name(text, &first) && is_of_names(&head(text), privacy)
        });
        if !may_be_head {
            continue;
        }
        let heads: Vec<String> = (0..columns).map(|column| head(grid.text(row, column))).collect();
        if let Some(seen) =
            pupils(grid, row, &heads, &privacy.pupils).or_else(|| list(grid, row, &heads, &privacy.lists))
        {
            out.push(seen);
            return;
        }
        tried += 1;
        if tried == HEADS {
            return;
        }
    }
}

fn is_of_names(head: &str, privacy: &Privacy) -> bool {
    privacy.lists.names.iter().any(|name| head.trim() == name)
        || privacy.pupils.names.iter().any(|name| head.starts_with(name.as_str()))
}

/// Pupils, if there is one at least.
fn pupils(grid: &impl Grid, row: usize, heads: &[String], rule: &PupilRule) -> Option<Sighting> {
    let of_names = || heads.iter().position(|head| rule.names.iter().any(|name| head.starts_with(name.as_str())));
    let is_within = || grid.is_loose() && rule.are_within(&heads.concat());
    let names = rule.names_in(heads).or_else(|| of_names().filter(|_| is_within()))?;
    (row + 1..grid.rows()).any(|row| !grid.text(row, names).is_empty()).then(|| {
        let place = grid.place(row, names);
        let hidden = rows_below(grid, row, &place);
        of_pupils(place, hidden)
    })
}

/// That pupils are named with their circumstances.
pub(super) fn of_pupils(place: Place, hidden: Vec<Hidden>) -> Sighting {
    let message =
        "bảng có họ tên học sinh cùng lớp và hoàn cảnh: thông tin riêng của trẻ em, không được đưa lên trang công khai";
    Sighting {
        kind: Kind::Pupils,
        called: PUPILS.to_owned(),
        place,
        message: message.to_owned(),
        digits: String::new(),
        hidden,
    }
}

fn list(grid: &impl Grid, row: usize, heads: &[String], rule: &ListRule) -> Option<Sighting> {
    let names = heads.iter().position(|head| rule.names.iter().any(|name| head.trim() == name))?;
    let is_private =
        |head: &str| rule.private.iter().any(|whole| head.trim() == whole) || rule.private_within.are_in(head);
    let private = heads.iter().enumerate().filter(|(column, head)| *column != names && is_private(head));
    for (column, _) in private {
        let tells = |row: &usize| is_name(grid.text(*row, names)) && !grid.text(*row, column).is_empty();
        let count = (row + 1..grid.rows()).filter(tells).count();
        if count >= rule.least {
            let place = grid.place(row, column);
            return Some(Sighting {
                kind: Kind::List,
                called: LIST.to_owned(),
                message: format!("danh sách {count} người có họ tên và cột “{}”", grid.text(row, column)),
                digits: String::new(),
                hidden: rows_below(grid, row, &place),
                place,
            });
        }
    }
    None
}

/// What stands below a head, where it is a text whose lines are shown.
fn rows_below(grid: &impl Grid, row: usize, place: &Place) -> Vec<Hidden> {
    grid.span_from(row + 1).map(|span| Hidden::new(place, Some(span), "")).into_iter().collect()
}

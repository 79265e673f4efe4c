//! Letters of another school in the number of a document: a text that was copied, and not finished.

use crate::model::Unit;
use crate::pack::Schools;
use crate::text::fold;

/// Letters of a school's name in a number: as few as tell something, as many as a name has.
const FEWEST: usize = 2;
const MOST: usize = 6;

/// The letters behind those of a kind of school (`/KH-THPT NTT`), if no name of this school has them.
pub(super) fn foreign(text: &str, unit: &Unit, schools: &Schools) -> Option<String> {
    let own = [initials(&unit.name), initials(&unit.short_name)];
    if own.iter().all(|letters| letters.chars().count() <= FEWEST) {
        return None;
    }
    let mut kinds: Vec<&str> = schools.types.iter().flat_map(|kind| &kind.letters).map(String::as_str).collect();
    kinds.sort_by_key(|letters| std::cmp::Reverse(letters.len()));
    let slashes = text.match_indices('/').map(|(at, _)| &text[at + 1..]);
    let found = slashes.filter_map(|rest| named(rest, &kinds));
    // a school that is named in full is meant
    let named_in_full: Vec<String> = text.split("Trường ").skip(1).map(initials).collect();
    let known = |letters: &str| own.iter().chain(&named_in_full).any(|name| is_within(&fold(letters), name));
    found.filter(|letters| !known(letters)).map(str::to_owned).next()
}

/// The letters behind those of a kind: `THPT. NTT`, `KH-THPTNTT`.
fn named<'t>(rest: &'t str, kinds: &[&str]) -> Option<&'t str> {
    let end = rest.find(|c: char| !c.is_uppercase() && !matches!(c, '-' | '–' | '.' | '&' | '_')).unwrap_or(rest.len());
    let begins = (0..end).filter(|at| rest.is_char_boundary(*at));
    let mut parts = begins.filter(|at| *at == 0 || rest[..*at].ends_with(['-', '–', '.', '_', '&']));
    let behind = parts.find_map(|at| kinds.iter().find_map(|kind| rest[at..].strip_prefix(kind)))?;
    let letters = behind.trim_start_matches(['.', '-', '–', '_', ' ']);
    let end = letters.find(|c: char| !(c.is_ascii_uppercase() || c == 'Đ')).unwrap_or(letters.len());
    let whole = !letters[end..].starts_with(char::is_alphanumeric);
    let count = letters[..end].chars().count();
    (whole && (FEWEST..=MOST).contains(&count)).then(|| &letters[..end])
}

/// The first letters of the words of a name, of a word in capitals all; folded.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters = words.map(|word| {
        let capitals = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        fold(if capitals { word } else { &word[..word.chars().next().map_or(0, char::len_utf8)] })
    });
    letters.collect()
}

/// Whether the letters stand in this order in a name's.
fn is_within(letters: &str, of: &str) -> bool {
    let mut rest = of.chars();
    letters.chars().all(|letter| rest.any(|own| own == letter))
}

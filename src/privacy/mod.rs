//! Data about persons in the sources of a unit, found before anything is public: numbers, dates and places with the words that stand around
//! them, lists of people that tell more than their names. What tells is data (pack `privacy`).
//!
//! Text is looked at as its author wrote it: Markdown, YAML, text files, cells of spreadsheets, paragraphs and tables of Word files, and the
//! names of files. PDF files and pictures are not read.
//!
//! **Invariant:** sources and the model in, findings out; knows no rendering, no theme, no disk, no clock.

mod lists;
mod numbers;
mod said;
mod sources;

use crate::diag::{Code, Diagnostic, Diagnostics, codes};
use crate::model::{ItemBody, PrivacyException, Unit};
use crate::pack::Packs;
use crate::parse::sheet::is_spreadsheet;
use crate::source::Snapshot;
use crate::text::{Place, format_date};
use jiff::civil::Date;
use std::collections::HashSet;

/// What exceptions call a list of people.
pub const LIST: &str = "danh-sach";

/// Something that may be about one person.
struct Sighting {
    /// Id of the rule, or [`LIST`].
    kind: String,
    place: Place,
    message: String,
    /// The digits alone, where it is a number.
    digits: String,
}

/// Looks at all sources of a unit, in the folder `content/NAME/`. `read` is what reading them said: what could not be opened is not opened again.
pub fn check(
    (snapshot, folder): (&Snapshot, &str),
    unit: &Unit,
    packs: &Packs,
    as_of: Date,
    read: &Diagnostics,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let official = official_numbers(unit);
    let mut used = vec![false; unit.privacy_exceptions.len()];
    // of a unit at the root: the site's own contact is official
    let of_unit = snapshot.below(folder).filter(|(name, _)| !name.starts_with("content/site."));
    let is = |code: &'static Code| read.iter().filter(move |found| found.code == code);
    let closed: HashSet<&str> = is(&codes::BAD_WORD_FILE).map(|found| found.place.file.as_ref()).collect();
    // told where a spreadsheet is asked for, not of its file; nothing is published until it is mended
    let no_sheets = is(&codes::BAD_SPREADSHEET).next().is_some();
    let is_open = |name: &str| !(closed.contains(name) || no_sheets && is_spreadsheet(name));
    for (name, file) in of_unit.filter(|(name, _)| is_open(name)) {
        let mut sightings = Vec::new();
        sources::look(name, file, &packs.privacy, &mut sightings);
        for sighting in sightings {
            if !sighting.digits.is_empty() && official.contains(&sighting.digits) {
                continue;
            }
            let within = name.strip_prefix(folder).unwrap_or(name);
            let fits = |e: &PrivacyException| e.file.value == within && e.kind.value == sighting.kind;
            let exception = unit.privacy_exceptions.iter().position(fits);
            if let Some(at) = exception {
                used[at] = true;
            }
            match exception.map(|at| &unit.privacy_exceptions[at]) {
                Some(exception) if exception.until.value >= as_of => {}
                expired => diagnostics.push(found(sighting, within, expired)),
            }
        }
    }
    let unused = unit.privacy_exceptions.iter().zip(used).filter(|(_, used)| !used);
    for (exception, _) in unused {
        let message = format!("ngoại lệ này không ứng với điều nào trong {}", exception.file.value);
        let finding = Diagnostic::new(&codes::UNUSED_EXCEPTION, exception.file.place.clone(), message);
        diagnostics.push(finding.hint("sửa file và kind cho đúng với lời báo, hoặc xóa ngoại lệ"));
    }
    diagnostics
}

fn found(sighting: Sighting, file: &str, expired: Option<&PrivacyException>) -> Diagnostic {
    let Sighting { kind, place, message, .. } = sighting;
    let code = if kind == LIST { &codes::NAMED_LIST } else { &codes::PERSONAL_DATA };
    let hint = match expired {
        Some(exception) => {
            format!("ngoại lệ đã hết hạn ngày {}: xóa điều này, hoặc gia hạn until", format_date(exception.until.value))
        }
        None => format!(
            "xóa hoặc che đi; nếu phải công khai thì ghi ở privacy_exceptions của unit.yaml: \
             {{file: {file}, kind: {kind}, reason: …, role: …, until: NGÀY}}"
        ),
    };
    Diagnostic::new(code, place, message).hint(hint)
}

/// The telephone numbers that the unit gives as official contacts, in the fields meant for them, as digits.
fn official_numbers(unit: &Unit) -> Vec<String> {
    let items = unit.disclosures.iter().flat_map(|disclosure| &disclosure.items);
    let cards = items.filter_map(|item| if let ItemBody::Contact(card) = &item.body { Some(card) } else { None });
    let written = unit.phone.iter().chain(cards.filter_map(|card| card.phone.as_ref()));
    written.flat_map(|phone| numbers::all(phone)).collect()
}

//! Data about persons in the sources of a unit, found before anything is public: numbers, dates and places with the words that stand around
//! them, lists of people that tell more than their names. What tells is data (pack `privacy`).
//!
//! Text is looked at as its author wrote it: Markdown, YAML, text files, cells of spreadsheets, paragraphs and tables of Word files, and the
//! names of files.
//!
//! [`look`] sees what may be about one person, file by file; [`judge`] asks what of it may be public. What was found is hidden in all that is
//! said of the sources.
//!
//! **Invariant:** sources and the model in, findings out; knows no rendering, no theme, no disk, no clock.

mod cells;
mod lists;
mod numbers;
mod office;
mod records;
mod running;
mod said;
mod sighting;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{ItemBody, Office, PrivacyException, Unit};
use crate::pack::Privacy;
use crate::source::SourceFile;
use crate::text::{Place, format_date};
use jiff::civil::Date;
use sighting::{Kind, Sighting};
use std::sync::Arc;

/// What was seen in a file.
#[derive(Debug)]
pub struct Seen {
    file: Arc<str>,
    sightings: Vec<Sighting>,
}

/// Looks at a file: its name, and what stands in it. `office`: what it holds if it is one of an office.
pub fn look(file: &Arc<str>, source: &SourceFile, office: Office<'_>, privacy: &Privacy) -> Seen {
    let mut seen = Vec::new();
    name(file, privacy, &mut seen);
    let is_csv = file.to_lowercase().ends_with(".csv");
    if let Some(text) = source.text().filter(|_| is_csv || matches!(office, Office::None)) {
        running::look(file, text, !is_csv, privacy, &mut seen);
        if file.ends_with(".yaml") {
            records::look(file, text, privacy, &mut seen);
        }
    }
    match office {
        Office::Sheets(sheets) => office::sheets(sheets, !is_csv || source.text().is_none(), privacy, &mut seen),
        Office::Word(word) => office::word(file, word, privacy, &mut seen),
        // what cannot be read was said where somebody asked for it
        Office::Closed | Office::None => {}
    }
    Seen { file: Arc::clone(file), sightings: seen }
}

/// Looks at the name of a file.
fn name(file: &Arc<str>, privacy: &Privacy, seen: &mut Vec<Sighting>) {
    let last = file.rsplit('/').next().unwrap_or(file);
    if numbers::has_some(last) {
        cells::piece(&last.replace('_', " "), ["", ""], &|_| Place::start_of(file), privacy, seen);
    }
}

/// What of all that was seen in a unit's folder (`content/NAME/`) may not be public on a day, and which exceptions are not needed.
pub fn judge(seen: Vec<Seen>, folder: &str, unit: &Unit, as_of: Date) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let official = official_numbers(unit);
    let mut used = vec![false; unit.privacy_exceptions.len()];
    for Seen { file, sightings } in seen {
        let within = file.strip_prefix(folder).unwrap_or(&file);
        for sighting in sightings {
            if !sighting.digits.is_empty() && official.contains(&sighting.digits) {
                continue;
            }
            let fits = |e: &PrivacyException| e.file.value == within && e.kind.value == sighting.called;
            let exception = unit.privacy_exceptions.iter().position(fits).filter(|_| sighting.kind != Kind::Pupils);
            if let Some(at) = exception {
                used[at] = true;
            }
            match exception.map(|at| &unit.privacy_exceptions[at]) {
                Some(exception) if exception.until.value >= as_of => {}
                expired => {
                    sighting.hidden.iter().for_each(|hidden| diagnostics.hide(hidden.clone()));
                    diagnostics.push(found(sighting, within, expired));
                }
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
    let Sighting { kind, called, place, message, .. } = sighting;
    let code = match kind {
        Kind::Data => &codes::PERSONAL_DATA,
        Kind::List => &codes::NAMED_LIST,
        Kind::Pupils => &codes::PUPIL_NAMES,
    };
    let hint = match expired {
        _ if kind == Kind::Pupils => {
            "chỉ công khai số người và số tiền theo từng chính sách; danh sách giữ ở trường".to_owned()
        }
        Some(exception) => {
            format!("ngoại lệ đã hết hạn ngày {}: xóa điều này, hoặc gia hạn until", format_date(exception.until.value))
        }
        None => format!(
            "xóa hoặc che đi; nếu phải công khai thì ghi ở privacy_exceptions của unit.yaml: \
             {{file: {file}, kind: {called}, reason: …, role: …, until: NGÀY}}"
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

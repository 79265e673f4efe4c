//! Data about persons in the sources of a unit, found before anything is public: numbers, dates and places with the words that stand around
//! them, lists of people that tell more than their names. What tells is data (pack `privacy`).
//!
//! Text is looked at as its author wrote it: Markdown, YAML, text files, cells of spreadsheets, paragraphs and tables of Word files, words of PDF
//! files, and the names of files. What is published and cannot be looked into is said, and confirmed by who has looked at it.
//!
//! [`look`] sees what may be about one person, file by file; [`judge`] asks what of it may be public. What was found is hidden in all that is
//! said of the sources.
//!
//! **Invariant:** sources and the model in, findings out; knows no rendering, no theme, no disk, no clock.

mod attached;
mod cells;
mod lists;
mod numbers;
mod office;
mod records;
mod running;
mod said;
mod sighting;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::ledger::SOURCE_FOLDER;
use crate::model::{ItemBody, Office, PrivacyException, Unit};
use crate::pack::Privacy;
use crate::parse::picture::{self, Travelled};
use crate::source::{Attached, SourceFile};
use crate::text::{Place, format_date};
use jiff::civil::Date;
use running::Tables;
use sighting::{Kind, Sighting};
use std::collections::HashSet;
use std::sync::Arc;

/// What was seen in a file.
#[derive(Debug)]
pub struct Seen {
    file: Arc<str>,
    sightings: Vec<Sighting>,
    /// Of a picture: what travels in it unseen.
    travelled: Option<Travelled>,
}

/// Looks at a file: its name, and what stands in it. `office`: what it holds if it is one of an office; `attached`: what it says if it was read
/// in a process of its own.
pub fn look(
    file: &Arc<str>,
    source: &SourceFile,
    office: Office<'_>,
    attached: Option<&Attached>,
    privacy: &Privacy,
) -> Seen {
    let mut seen = Vec::new();
    let mut travelled = None;
    name(file, privacy, &mut seen);
    let lower = file.to_lowercase();
    let is_csv = lower.ends_with(".csv");
    match (attached, office) {
        (Some(said), _) => attached::pdf(file, said, privacy, &mut seen),
        (None, Office::Sheets(sheets)) => {
            if let Some(text) = source.text().filter(|_| is_csv) {
                running::look(file, text, Tables::None, privacy, &mut seen);
            }
            office::sheets(sheets, !is_csv || source.text().is_none(), privacy, &mut seen);
        }
        (None, Office::Word(word)) => office::word(file, word, privacy, &mut seen),
        (None, Office::Closed) => {
            let why = "tệp này hỏng, đặt mật khẩu, hoặc là loại không đọc được, nên không kiểm tra được";
            seen.push(attached::unchecked(file, why));
        }
        (None, Office::None) => travelled = plain(file, &lower, source, privacy, &mut seen),
    }
    Seen { file: Arc::clone(file), sightings: seen, travelled }
}

/// Looks at a file that is a text, a picture, or something else.
fn plain(
    file: &Arc<str>,
    lower: &str,
    source: &SourceFile,
    privacy: &Privacy,
    seen: &mut Vec<Sighting>,
) -> Option<Travelled> {
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending == "pdf" {
        // read in a process of its own, or not at all
    } else if privacy.unread.iter().any(|known| known == ending) {
        seen.push(attached::unchecked(file, "chương trình không xem được bên trong loại tệp này"));
    } else if let Some(text) = source.text() {
        running::look(file, text, Tables::Rows, privacy, seen);
        if lower.ends_with(".yaml") {
            records::look(file, text, privacy, seen);
        }
    } else if let Some(picture) = picture::stripped(source.bytes()) {
        return Some(picture.travelled);
    } else if let Some(text) = attached::decoded(ending, source.bytes()) {
        running::look(file, &text, Tables::Rows, privacy, seen);
        for seen in seen.iter_mut() {
            seen.place = Place::start_of(file);
        }
    }
    None
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
    let attachments = attachments(unit);
    let mut pictures: Vec<(Arc<str>, Travelled)> = Vec::new();
    for Seen { file, sightings, travelled } in seen {
        let within = file.strip_prefix(folder).unwrap_or(&file);
        let is_attachment = attachments.contains(file.as_ref());
        // what the school keeps beside its evidence is not public
        if within.contains("/evidence/") && !is_attachment {
            continue;
        }
        pictures.extend(travelled.filter(|_| is_attachment).map(|travelled| (Arc::clone(&file), travelled)));
        for sighting in sightings {
            let is_official = !sighting.digits.is_empty() && official.contains(&sighting.digits);
            // what cannot be read as a source was said where it was read
            if is_official || sighting.kind == Kind::Unchecked && !is_attachment {
                continue;
            }
            let fits = |e: &PrivacyException| {
                // what may be public in a source may be in the copies of what was made of it
                let is_file = e.file.value == within
                    || is_copy(within)
                    || sighting.kind == Kind::Unchecked && is_below(within, &e.file.value);
                is_file && e.kind.value == sighting.called
            };
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
    diagnostics.extend(of_pictures(&pictures));
    diagnostics
}

/// Whether a file lies in the folder that an exception names: `static/2024-2025/*`.
fn is_below(file: &str, named: &str) -> bool {
    named.strip_suffix('*').is_some_and(|folder| folder.ends_with('/') && file.starts_with(folder))
}

/// Whether a file is a copy that the publication log keeps.
fn is_copy(file: &str) -> bool {
    file.strip_prefix(SOURCE_FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

/// The files of a unit that are published as they are.
fn attachments(unit: &Unit) -> HashSet<&str> {
    let evidence = unit.assessments.iter().flat_map(|assessment| &assessment.evidence.items);
    let statics = unit.statics.iter().chain(evidence.filter_map(|item| item.file.as_ref()));
    statics.map(AsRef::as_ref).collect()
}

/// What is taken out of pictures on their way, said once.
fn of_pictures(pictures: &[(Arc<str>, Travelled)]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let Some((first, _)) = pictures.first() else { return diagnostics };
    let count = |has: fn(&Travelled) -> bool| pictures.iter().filter(|(_, travelled)| has(travelled)).count();
    let (places, persons) = (count(|t| t.place), count(|t| t.person));
    let parts = [(places, "hình ghi nơi chụp"), (persons, "hình ghi tên người")];
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) };
    let message = format!("dữ liệu đi kèm không nhìn thấy của {} hình{told} được bỏ khi đưa lên trang", pictures.len());
    let finding = Diagnostic::new(&codes::STRIPPED_PICTURE, Place::start_of(first), message);
    diagnostics.push(finding.hint("không phải làm gì: hình nhìn vẫn thế, tệp gốc của trường giữ nguyên"));
    diagnostics
}

fn found(sighting: Sighting, file: &str, expired: Option<&PrivacyException>) -> Diagnostic {
    let Sighting { kind, called, place, message, .. } = sighting;
    let code = match kind {
        Kind::Data => &codes::PERSONAL_DATA,
        Kind::List => &codes::NAMED_LIST,
        Kind::Pupils => &codes::PUPIL_NAMES,
        Kind::Unchecked => &codes::UNCHECKED_FILE,
    };
    let hint = match expired {
        _ if kind == Kind::Pupils => {
            "chỉ công khai số người và số tiền theo từng chính sách; danh sách giữ ở trường".to_owned()
        }
        Some(exception) if kind == Kind::Unchecked => format!(
            "lời xác nhận đã hết hạn ngày {}: xem lại từng trang rồi gia hạn until",
            format_date(exception.until.value)
        ),
        None if kind == Kind::Unchecked => format!(
            "xem từng trang{}; không có điều riêng của ai thì xác nhận ở privacy_exceptions của unit.yaml: \
             {{file: {file}, kind: {called}, reason: đã xem từng trang, role: …, until: NGÀY}}",
            if file.to_lowercase().ends_with(".pdf") {
                ", hoặc xuất lại PDF từ Word để có chữ"
            } else {
                ""
            }
        ),
        Some(exception) => {
            format!("ngoại lệ đã hết hạn ngày {}: xóa điều này, hoặc gia hạn until", format_date(exception.until.value))
        }
        None if is_copy(file) => "đây là bản lưu của điều đã công khai: xóa tệp này, rồi chạy “congkhai publish --reason …” để sổ công bố ghi việc gỡ".to_owned(),
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

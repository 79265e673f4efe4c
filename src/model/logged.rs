//! The publication log of a unit as it lies among the sources: `so-cong-bo.txt`, and beside it the folder `so-cong-bo` with checkpoints
//! (`moc-12.txt`), tokens of the time on them that somebody fetched (`moc-12.tsr`), and copies of what was public (`HASH.txt`). The program writes
//! them (`congkhai publish`), tokens aside; nobody edits them.

use super::bind::claim::Claim;
use super::bind::source_file::UnitFile;
use super::reading::Reading;
use crate::diag::{Diagnostic, codes};
use crate::ledger::{Checkpoint, Log, SOURCE_FOLDER, State, hash_of};
use crate::text::{Place, Span, format_date};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Sổ công bố, with what is kept beside it.
#[derive(Clone, Debug, Default)]
pub struct Logged {
    /// Its file: path in the snapshot.
    pub file: Arc<str>,
    /// The lines.
    pub log: Log,
    /// Address → what the lines say of it.
    pub states: BTreeMap<String, State>,
    /// Hash → words and rows, of those that are there.
    pub copies: BTreeMap<String, Arc<str>>,
    /// Number of lines → the note, oldest first.
    pub checkpoints: BTreeMap<usize, Arc<str>>,
    /// Number of lines → a timestamp token (RFC 3161) on that checkpoint that somebody fetched: handed on as it is.
    pub tokens: BTreeMap<usize, Arc<[u8]>>,
}

/// What a file of the folder is.
enum Beside<'n> {
    Checkpoint(usize),
    Token(usize),
    Copy(&'n str),
}

fn beside(path: &str) -> Option<Beside<'_>> {
    let name = path.strip_prefix(SOURCE_FOLDER)?.strip_prefix('/')?;
    if let Some(size) = name.strip_prefix("moc-").and_then(|name| name.strip_suffix(".tsr")) {
        return size.parse().ok().map(Beside::Token);
    }
    let stem = name.strip_suffix(".txt")?;
    match stem.strip_prefix("moc-") {
        Some(size) => size.parse().ok().map(Beside::Checkpoint),
        None => (stem.len() == 64 && stem.bytes().all(|b| b.is_ascii_hexdigit())).then_some(Beside::Copy(stem)),
    }
}

/// Files of the folder: read with the lines.
pub(super) fn is_beside(file: &UnitFile<'_>) -> Claim {
    if beside(file.path).is_some() { Claim::Own } else { Claim::Nothing }
}

/// Reads the lines, and all that is beside them.
pub(super) fn read(file: &UnitFile<'_>, files: &[UnitFile<'_>], reading: &mut Reading<'_>) -> Option<Logged> {
    let text = file.source.text()?;
    let (log, bad) = Log::read(text);
    for bad in bad {
        let place = Place::new(file.name, line_at(text, bad.at));
        let finding = Diagnostic::new(&codes::BAD_LOG_LINE, place, format!("dòng {} của sổ: {}", bad.at + 1, bad.why));
        reading.diagnostics.push(finding.hint(RESTORE));
    }
    let (states, mut edited) = (log.states(), BTreeSet::new());
    let mut logged = Logged { file: Arc::clone(file.name), log, states, ..Logged::default() };
    for (other, what) in files.iter().filter_map(|other| Some((other, beside(other.path)?))) {
        // a repository may have changed the ends of lines
        let text = other.source.text().unwrap_or_default().replace("\r\n", "\n");
        match what {
            Beside::Token(size) => {
                logged.tokens.insert(size, Arc::from(other.source.bytes()));
            }
            Beside::Copy(hash) if hash_of(text.as_bytes()) == hash => {
                logged.copies.insert(hash.to_owned(), Arc::from(text));
            }
            Beside::Copy(hash) => {
                edited.insert(hash);
                let message = "bản lưu này đã bị sửa: nội dung không khớp với mã ở tên tệp";
                reading.diagnostics.push(Diagnostic::of_file(&codes::BAD_LOG_COPY, other.name, message).hint(RESTORE));
            }
            Beside::Checkpoint(size) => {
                let fits = Checkpoint::read(&text).is_ok_and(|c| c.size == size && logged.log.bears(&c));
                if !fits {
                    let message = "các dòng của sổ không cho ra mã gốc ghi ở mốc này: sổ hoặc mốc đã bị sửa";
                    let finding = Diagnostic::of_file(&codes::LOG_REWRITTEN, other.name, message);
                    reading.diagnostics.push(finding.hint(RESTORE));
                }
                logged.checkpoints.insert(size, Arc::from(text));
            }
        }
    }
    logged.miss(&edited, reading);
    Some(logged)
}

/// Where a line stands, counted from 0.
fn line_at(text: &str, at: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(at).map(str::len).sum();
    let end = start + text[start..].lines().next().map_or(0, str::len);
    // a text source is at most 4 MiB
    let [start, end] = [start, end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
    Span { start, end }
}

const RESTORE: &str = "không sửa sổ bằng tay: lấy lại so-cong-bo.txt và thư mục so-cong-bo từ bản sao lưu, hoặc từ trang đã công bố; ghi sai thì lần “congkhai publish” sau ghi dòng mới";

impl Logged {
    /// Copies that are not there.
    fn miss(&self, edited: &BTreeSet<&str>, reading: &mut Reading<'_>) {
        for state in self.states.values() {
            for version in &state.versions {
                let is_there = self.copies.contains_key(&version.hash) || edited.contains(version.hash.as_str());
                if is_there || self.log.removal(&version.hash).is_some() {
                    continue;
                }
                let entry = &self.log.entries[version.entry];
                let day = entry.day().map(format_date).unwrap_or_default();
                let message = format!("không còn bản lưu của “{}”, ghi ngày {day}", entry.title);
                let hint = "lấy lại tệp từ bản sao lưu; nếu gỡ vì dữ liệu cá nhân, chạy “congkhai publish --reason …” để sổ ghi việc gỡ";
                reading.diagnostics.push(Diagnostic::of_file(&codes::LOG_COPY_GONE, &self.file, message).hint(hint));
            }
        }
    }

    /// The day on which the log first says that a page is public, if it does.
    pub fn first_day(&self, address: &str) -> Option<Date> {
        let first = self.states.get(address)?.versions.first()?;
        self.log.entries[first.entry].day()
    }
}

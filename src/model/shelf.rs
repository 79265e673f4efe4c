//! The spreadsheets and Word files of a unit, each opened once, in parallel: what looks at all files and what reads some of them share them.

use crate::diag::{Diagnostic, Diagnostics};
use crate::parse::sheet::{self, Sheet, Unreadable, is_spreadsheet};
use crate::parse::word::{self, Word, is_word};
use crate::source::SourceFile;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many cells and paragraphs are kept for a unit. Files beyond that are opened again when somebody reads them.
const ROOM: usize = 1_500_000;

/// What a Word file says, with what reading it said; or why it cannot be read.
type OpenedWord = Result<(Word, Diagnostics), Diagnostic>;

/// A file that was opened.
#[derive(Debug)]
enum Opened {
    Sheets(Result<Arc<Vec<Sheet>>, Unreadable>),
    Word(Mutex<Option<OpenedWord>>),
}

/// What a file holds, while it is open.
#[derive(Clone, Copy, Debug)]
pub enum Office<'o> {
    /// The sheets of a spreadsheet.
    Sheets(&'o [Sheet]),
    /// What a Word file says.
    Word(&'o Word),
    /// A spreadsheet or Word file that cannot be read.
    Closed,
    /// Any other file.
    None,
}

/// What is kept of opened files.
#[derive(Debug, Default)]
pub struct Shelf(HashMap<Arc<str>, Opened>);

/// How much room is left on a shelf.
pub(super) struct Room(AtomicUsize);

impl Room {
    pub(super) fn new() -> Self {
        Self(AtomicUsize::new(ROOM))
    }

    fn take(&self, weight: usize) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(weight)).is_ok()
    }
}

/// A file for a shelf, if it is kept.
pub(super) struct Kept(Option<(Arc<str>, Opened)>);

/// Opens a file if it is one of an office, and shows what is in it.
pub(super) fn open<T>(
    file: &Arc<str>,
    source: &SourceFile,
    room: &Room,
    show: impl FnOnce(Office<'_>) -> T,
) -> (Kept, T) {
    if is_spreadsheet(file) {
        let opened = sheet::open(file, source.bytes());
        let shown = show(opened.as_ref().map_or(Office::Closed, |sheets| Office::Sheets(sheets)));
        let weight = opened.iter().flatten().flat_map(|sheet| &sheet.rows).map(Vec::len).sum();
        let is_kept = room.take(weight);
        (Kept(is_kept.then(|| (Arc::clone(file), Opened::Sheets(opened.map(Arc::new))))), shown)
    } else if is_word(file) {
        let opened = word::open(file, source.bytes());
        let shown = show(opened.as_ref().map_or(Office::Closed, |(word, _)| Office::Word(word)));
        let is_kept = room.take(opened.as_ref().map_or(0, |(word, _)| word.paragraphs()));
        (Kept(is_kept.then(|| (Arc::clone(file), Opened::Word(Mutex::new(Some(opened)))))), shown)
    } else {
        (Kept(None), show(Office::None))
    }
}

impl FromIterator<Kept> for Shelf {
    fn from_iter<I: IntoIterator<Item = Kept>>(kept: I) -> Self {
        Self(kept.into_iter().filter_map(|kept| kept.0).collect())
    }
}

impl Shelf {
    /// The sheets of a spreadsheet; it is opened now if it is not on the shelf.
    pub(super) fn sheets(&self, file: &Arc<str>, source: &SourceFile) -> Result<Arc<Vec<Sheet>>, Unreadable> {
        match self.0.get(file) {
            Some(Opened::Sheets(sheets)) => sheets.clone(),
            _ => sheet::open(file, source.bytes()).map(Arc::new),
        }
    }

    /// What a Word file says, for whoever asks first; it is opened now if it is not on the shelf.
    pub(super) fn word(&self, file: &Arc<str>, source: &SourceFile) -> OpenedWord {
        let kept = match self.0.get(file) {
            Some(Opened::Word(kept)) => kept.lock().unwrap_or_else(PoisonError::into_inner).take(),
            _ => None,
        };
        kept.unwrap_or_else(|| word::open(file, source.bytes()))
    }
}

//! All lines of a log, with what is kept beside them.

use super::act::Act;
use super::checkpoint::Checkpoint;
use super::entry::Entry;
use super::note::{Signer, Verifier};
use super::state::State;
use super::tree::{self, Hash};
use std::collections::BTreeMap;

/// A line that cannot be: position from 0, and why, in Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 0.
    pub at: usize,
    /// A sentence without a full stop.
    pub why: String,
}

/// Sổ công bố.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Log {
    /// As they stand in the file.
    pub lines: Vec<String>,
    /// What they say, one a line.
    pub entries: Vec<Entry>,
}

impl Log {
    /// Reads the file. Lines that cannot be read are left out of both lists and told.
    pub fn read(text: &str) -> (Self, Vec<BadLine>) {
        let (mut log, mut bad) = (Self::default(), Vec::new());
        let mut states: BTreeMap<String, State> = BTreeMap::new();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let told = |why: &str| BadLine { at, why: why.to_owned() };
            match Entry::read(line) {
                Ok(entry) => {
                    if let Some(why) = log.refuses(&entry, &states) {
                        bad.push(told(why));
                    }
                    State::note(&mut states, &entry, log.entries.len());
                    log.lines.push(line.to_owned());
                    log.entries.push(entry);
                }
                Err(why) => bad.push(told(why)),
            }
        }
        (log, bad)
    }

    /// Why an entry cannot come next.
    fn refuses(&self, next: &Entry, states: &BTreeMap<String, State>) -> Option<&'static str> {
        if self.entries.is_empty() != (next.act == Act::Opened) {
            return Some("sổ bắt đầu bằng một dòng “mở sổ”, và chỉ có một dòng ấy");
        }
        if self.entries.last().is_some_and(|last| last.time > next.time) {
            return Some("thời điểm sớm hơn dòng trên: sổ chỉ được ghi nối tiếp");
        }
        let state = states.get(&next.address);
        let is_public = state.is_some_and(|state| state.now().is_some());
        match next.act {
            Act::First | Act::Recorded if is_public => Some("nội dung này đang công khai, không thể là lần đầu"),
            Act::Updated if !is_public => Some("nội dung này chưa công khai, không thể cập nhật"),
            Act::Withdrawn if !is_public => Some("nội dung này không đang công khai, không thể thu hồi"),
            _ => None,
        }
    }

    /// Writes one more line.
    pub fn push(&mut self, entry: Entry) {
        self.lines.push(entry.line());
        self.entries.push(entry);
    }

    /// What its file holds.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    /// Whose it is; empty for a log without lines.
    pub fn origin(&self) -> &str {
        self.entries.first().map_or("", |entry| entry.title.as_str())
    }

    /// The root over its first lines.
    pub fn root(&self, size: usize) -> Option<Hash> {
        let lines = self.lines.get(..size)?;
        Some(tree::root(&lines.iter().map(|line| tree::leaf(line.as_bytes())).collect::<Vec<_>>()))
    }

    /// Whether a checkpoint tells of this log as it is.
    pub fn bears(&self, checkpoint: &Checkpoint) -> bool {
        checkpoint.origin == self.origin() && self.root(checkpoint.size) == Some(checkpoint.root)
    }

    /// Of the log as it is now.
    pub fn checkpoint(&self, signer: Option<&Signer>) -> Checkpoint {
        let root = self.root(self.lines.len()).unwrap_or_default();
        let checkpoint = Checkpoint::new(self.origin(), self.lines.len(), root);
        match signer {
            Some(signer) => checkpoint.signed(signer),
            None => checkpoint,
        }
    }

    /// The key that checkpoints of so many lines are signed with.
    pub fn key(&self, size: usize) -> Option<Verifier> {
        let told = self.entries.iter().take(size).rfind(|entry| entry.act == Act::Key)?;
        Verifier::read(&told.title).ok()
    }

    /// Address → what the log says of it; in the order of addresses.
    pub fn states(&self) -> BTreeMap<String, State> {
        let mut states = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            State::note(&mut states, entry, at);
        }
        states
    }

    /// The line that tells of the removal of a copy, if there is one.
    pub fn removal(&self, hash: &str) -> Option<&Entry> {
        let is_removal = |entry: &&Entry| matches!(entry.act, Act::Erased | Act::Expired) && entry.hash == hash;
        self.entries.iter().find(is_removal)
    }
}

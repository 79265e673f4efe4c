//! Footnotes: `Có chú thích[^1].` and `[^1]: Nguồn số liệu`. They are numbered in the order of their calls and stand below the text.

use super::{Note, Segment};
use std::collections::BTreeMap;
use std::ops::Range;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Numbers by label, in the order of the first calls.
    numbers: BTreeMap<String, usize>,
    /// How often each was called.
    calls: Vec<usize>,
    /// What they say, in the order of the text.
    written: Vec<(String, Range<usize>, Vec<Segment>)>,
}

/// Labels are the same whatever their case and spaces.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Footnotes {
    pub(super) fn call(&mut self, label: &str, prefix: &str) -> Segment {
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(folded(label)).or_insert(next);
        if self.calls.len() < number {
            self.calls.push(0);
        }
        let calls = &mut self.calls[number - 1];
        *calls += 1;
        // the note leads back to its first call
        let id = (*calls == 1).then(|| call_id(prefix, number));
        Segment::Call { number, id, note: note_id(prefix, number) }
    }

    pub(super) fn define(&mut self, label: &str, range: Range<usize>, said: Vec<Segment>) {
        self.written.push((folded(label), range, said));
    }

    /// All notes by number, those that nobody calls behind the others; where these were written.
    pub(super) fn finish(self, prefix: &str) -> (Vec<Note>, Vec<Range<usize>>) {
        let Self { mut numbers, written, .. } = self;
        let mut next = numbers.len();
        let mut notes = Vec::new();
        let mut uncalled = Vec::new();
        for (label, range, segments) in written {
            // a second note of the same label is called by nobody
            let (number, call) = match numbers.remove(&label) {
                Some(number) => (number, Some(call_id(prefix, number))),
                None => {
                    next += 1;
                    uncalled.push(range);
                    (next, None)
                }
            };
            notes.push(Note { number, id: note_id(prefix, number), call, segments });
        }
        notes.sort_by_key(|note| note.number);
        (notes, uncalled)
    }
}

fn note_id(prefix: &str, number: usize) -> String {
    format!("{prefix}chu-thich-{number}")
}

fn call_id(prefix: &str, number: usize) -> String {
    format!("{prefix}goi-chu-thich-{number}")
}

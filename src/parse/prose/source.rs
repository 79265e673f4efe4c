//! Markdown as it is read, mended where Markdown would misread what schools write, with the way back to where each byte was written.

use std::ops::Range;

/// One change: what stands in a range is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
}

/// A text after some rounds of changes.
pub(super) struct Source {
    pub(super) text: String,
    /// For each round: where a piece begins in the new text, where it began in the old one, and whether it was put in.
    rounds: Vec<Vec<Piece>>,
}

struct Piece {
    new: usize,
    old: usize,
    put_in: bool,
}

impl Source {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), rounds: Vec::new() }
    }

    /// Makes changes that do not overlap (one that overlaps an earlier one is left out).
    pub(super) fn change(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut text = String::with_capacity(self.text.len());
        let mut pieces = vec![Piece { new: 0, old: 0, put_in: false }];
        let mut at = 0;
        for Edit { range, with } in edits {
            if range.start < at || range.end > self.text.len() {
                continue;
            }
            text.push_str(&self.text[at..range.start]);
            if !with.is_empty() {
                pieces.push(Piece { new: text.len(), old: range.start, put_in: true });
                text.push_str(&with);
            }
            pieces.push(Piece { new: text.len(), old: range.end, put_in: false });
            at = range.end;
        }
        text.push_str(&self.text[at..]);
        self.text = text;
        self.rounds.push(pieces);
    }

    /// Where a byte of the text was written.
    pub(super) fn written_at(&self, at: usize) -> usize {
        self.rounds.iter().rev().fold(at, |at, pieces| {
            let piece = &pieces[pieces.partition_point(|piece| piece.new <= at).saturating_sub(1)];
            if piece.put_in { piece.old } else { piece.old + (at - piece.new) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_round_leads_back() {
        let mut source = Source::new("a\n    b\nc");
        source.change(vec![Edit { range: 2..6, with: String::new() }]);
        assert_eq!(source.text, "a\nb\nc");
        source.change(vec![Edit { range: 1..1, with: "|x".to_owned() }]);
        assert_eq!(source.text, "a|x\nb\nc");
        assert_eq!(source.written_at(0), 0);
        assert_eq!(source.written_at(2), 1);
        assert_eq!(source.written_at(4), 6);
        assert_eq!(source.written_at(6), 8);
    }
}

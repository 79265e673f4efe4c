//! What is different between two copies, in lines and words.

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// Words of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// With their spaces.
    pub text: String,
    /// The other side has others here.
    pub is_changed: bool,
}

/// A line that is not the same; one side may have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the earlier copy.
    pub before: Option<Vec<Piece>>,
    /// In the later one.
    pub after: Option<Vec<Piece>>,
}

/// The lines that differ, in their order.
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let (before, after): (Vec<String>, Vec<String>) =
        (before.lines().map(readable).collect(), after.lines().map(readable).collect());
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (&before[op.old_range()], &after[op.new_range()]);
        for at in 0..old.len().max(new.len()) {
            changes.push(match (old.get(at), new.get(at)) {
                (Some(old), Some(new)) => words(old, new),
                (old, new) => Change { before: old.map(|line| whole(line)), after: new.map(|line| whole(line)) },
            });
        }
    }
    changes
}

fn whole(line: &str) -> Vec<Piece> {
    vec![Piece { text: line.to_owned(), is_changed: true }]
}

fn words(before: &str, after: &str) -> Change {
    let difference = TextDiff::from_words(before, after);
    let side = |left_out: ChangeTag| {
        let mut pieces: Vec<Piece> = Vec::new();
        for change in difference.iter_all_changes().filter(|change| change.tag() != left_out) {
            let is_changed = change.tag() != ChangeTag::Equal;
            match pieces.last_mut().filter(|last| last.is_changed == is_changed) {
                Some(last) => last.text.push_str(change.value()),
                None => pieces.push(Piece { text: change.value().to_owned(), is_changed }),
            }
        }
        Some(pieces)
    };
    Change { before: side(ChangeTag::Insert), after: side(ChangeTag::Delete) }
}

/// A line of a copy as people read it: cells between dots.
fn readable(line: &str) -> String {
    let Some(cells) = line.strip_prefix('\t') else { return line.trim_start_matches(['#', ' ']).to_owned() };
    let cells = cells.split('\t').map(|cell| super::row::Cell::read(cell).text);
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
}

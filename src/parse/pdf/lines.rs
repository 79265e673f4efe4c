//! Pieces of text that stand on a page, as lines.

/// Letters that were set in one go.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Along the line.
    pub(super) start: f64,
    pub(super) end: f64,
    /// Across it, upwards.
    pub(super) height: f64,
    /// Of the letters.
    pub(super) size: f64,
    pub(super) text: String,
}

/// Of the size of the letters: pieces nearer to each other stand on one line.
const SAME_LINE: f64 = 0.4;
/// A larger gap is a space.
const SPACE: f64 = 0.15;
/// A larger gap parts cells; beside a space that is written a larger one still does, as lines are stretched at their spaces.
const CELL: f64 = 0.45;
const STRETCHED: f64 = 1.2;

/// The lines, from the top.
pub(super) fn of(mut pieces: Vec<Piece>) -> String {
    let mut out = String::new();
    pieces.retain(|piece| [piece.start, piece.end, piece.height, piece.size].iter().all(|n| n.is_finite()));
    pieces.sort_by(|a, b| b.height.total_cmp(&a.height));
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first() {
        let (height, size) = (first.height, first.size);
        let count = rest.iter().take_while(|piece| height - piece.height <= SAME_LINE * size.max(piece.size)).count();
        let (line, after) = rest.split_at_mut(count.max(1));
        line.sort_by(|a, b| a.start.total_cmp(&b.start));
        write(line, &mut out);
        out.push('\n');
        rest = after;
    }
    out
}

fn write(line: &[Piece], out: &mut String) {
    let mut end = f64::NEG_INFINITY;
    for piece in line {
        let gap = piece.start - end;
        if end.is_finite() {
            let is_apart = out.ends_with([' ', '\t', '\n']) || piece.text.starts_with(' ');
            let cell = if is_apart { STRETCHED } else { CELL };
            if gap > cell * piece.size {
                out.push('\t');
            } else if gap > SPACE * piece.size && !is_apart {
                out.push(' ');
            }
        }
        out.extend(piece.text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r' | '\u{c}') { ' ' } else { c }));
        end = end.max(piece.end);
    }
}

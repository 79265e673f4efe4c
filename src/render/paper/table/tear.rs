//! Tall rows, torn between their lines.

use super::super::measures::THIN;
use super::super::strip::{Anchor, Drawn, Strip};
use super::filled::Filled;
use super::grid::Placed;

/// What of its table a torn row needs.
pub(super) struct Torn<'t> {
    pub(super) edges: &'t [f32],
    pub(super) above: f32,
    pub(super) beside: f32,
}

/// What a line may end before the rule below its row.
const BELOW: f32 = 8.0;

/// A strip for each piece that no line crosses. At least two of them stand on a page; all stay together where that leaves little of one blank.
pub(super) fn strips(torn: &Torn<'_>, filled: Vec<Filled<'_>>, first_row: usize, tops: &[f32]) -> Vec<Strip> {
    let start = |cell: &Filled<'_>| tops[cell.placed.row - first_row] + torn.above;
    let lines: Vec<(f32, f32)> = filled
        .iter()
        .flat_map(|cell| cell.lines.iter().map(|(top, end)| (top + start(cell), end + start(cell))))
        .collect();
    let cuts = cuts(&lines, tops);
    let right = torn.edges.last().copied().unwrap_or_default();
    let mut pieces: Vec<Strip> = cuts.windows(2).map(|cut| piece(right, cut)).collect();
    for cell in filled {
        let span = (tops[cell.placed.row - first_row], tops[cell.placed.below - first_row]);
        rules(torn, cell.placed, span, &cuts, &mut pieces);
        let (x, y) = (torn.edges[cell.placed.column] + torn.beside + cell.placed.cell.inset, start(&cell));
        for mut one in cell.drawn {
            one.moved(x, y);
            let at = position(&cuts, height(&one));
            one.moved(0.0, -cuts[at]);
            pieces[at].drawn.push(one);
        }
        for anchor in cell.anchors {
            let at = position(&cuts, anchor.y + y);
            pieces[at].anchors.push(Anchor { y: anchor.y + y - cuts[at], ..anchor });
        }
    }
    together(&mut pieces, right);
    pieces
}

/// The rule below the last piece, and what stays together.
fn together(pieces: &mut [Strip], right: f32) {
    let count = pieces.len();
    for (at, piece) in pieces.iter_mut().enumerate() {
        if at + 1 == count {
            piece.drawn.push(Drawn::Bar([0.0, piece.height, right + THIN, THIN]));
        } else {
            piece.torn = Some([0.0, right + THIN]);
            piece.clings = true;
            piece.keeps = at == 0 || at + 2 == count;
        }
    }
}

/// Heights between which no line is cut, from the top to the bottom; where one row ends and the next begins rather than just before.
fn cuts(lines: &[(f32, f32)], tops: &[f32]) -> Vec<f32> {
    let bottom = tops.last().copied().unwrap_or_default();
    let is_before_rule = |at: f32| tops.iter().any(|top| at < *top && *top <= at + BELOW);
    let mut ends: Vec<f32> = lines.iter().map(|line| line.1).filter(|at| !is_before_rule(*at)).collect();
    ends.extend(tops);
    ends.sort_by(f32::total_cmp);
    ends.dedup_by(|one, other| (*one - *other).abs() < 0.5);
    let is_free = |at: &f32| !lines.iter().any(|(top, end)| top + 0.5 < *at && *at < end - 0.5);
    let mut cuts = vec![0.0];
    cuts.extend(ends.into_iter().filter(is_free).filter(|at| 0.5 < *at && *at < bottom - 0.5));
    cuts.push(bottom);
    cuts
}

/// A piece with the right rule of the table.
fn piece(right: f32, cut: &[f32]) -> Strip {
    let height = cut[1] - cut[0];
    Strip { height, drawn: vec![Drawn::Bar([right, 0.0, THIN, height])], ..Strip::default() }
}

/// The upper and left rules of a cell, in the pieces that it reaches into.
fn rules(torn: &Torn<'_>, placed: &Placed, (top, bottom): (f32, f32), cuts: &[f32], pieces: &mut [Strip]) {
    let left = torn.edges[placed.column];
    for (piece, cut) in pieces.iter_mut().zip(cuts.windows(2)) {
        let (from, until) = (top.max(cut[0]), bottom.min(cut[1]));
        if from < until {
            piece.drawn.push(Drawn::Bar([left, from - cut[0], THIN, until - from]));
        }
        if cut[0] <= top && top < cut[1] {
            let width = torn.edges[placed.until] - left + THIN;
            piece.drawn.push(Drawn::Bar([left, top - cut[0], width, THIN]));
        }
    }
}

fn position(cuts: &[f32], y: f32) -> usize {
    cuts.partition_point(|cut| *cut <= y).saturating_sub(1).min(cuts.len().saturating_sub(2))
}

/// Where something stands: words by their base line.
fn height(one: &Drawn) -> f32 {
    match one {
        Drawn::Words(words) => words.y - words.size / 2.0,
        Drawn::Bar(area) | Drawn::Field(area, ..) | Drawn::Image(area, ..) => area[1],
        Drawn::Dots(line) => line[1],
        Drawn::Stroke(ends, _) => ends[1],
        Drawn::PageOf(entry) => entry.y - entry.size / 2.0,
    }
}

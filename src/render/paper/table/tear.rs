//! A row that is taller than a page: torn between its lines.

use super::super::measures::THIN;
use super::super::strip::{Anchor, Drawn, Strip};
use super::filled::Filled;

/// What of its table a torn row needs.
pub(super) struct Torn<'t> {
    pub(super) edges: &'t [f32],
    pub(super) above: f32,
    pub(super) beside: f32,
}

/// A strip for each piece that no line crosses.
pub(super) fn strips(torn: &Torn<'_>, filled: Vec<Filled<'_>>, first_row: usize, tops: &[f32]) -> Vec<Strip> {
    let bottom = tops.last().copied().unwrap_or_default();
    let start = |cell: &Filled<'_>| tops[cell.placed.row - first_row] + torn.above;
    let lines: Vec<(f32, f32)> = filled
        .iter()
        .flat_map(|cell| cell.lines.iter().map(|(top, end)| (top + start(cell), end + start(cell))))
        .collect();
    let cuts = cuts(&lines, bottom);
    let mut pieces: Vec<Strip> = cuts.windows(2).map(|cut| piece(torn, &filled, cut)).collect();
    for cell in filled {
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
    let last = pieces.len() - 1;
    let right = torn.edges.last().copied().unwrap_or_default();
    for (at, piece) in pieces.iter_mut().enumerate() {
        if at == 0 {
            piece.drawn.push(Drawn::Bar([0.0, 0.0, right + THIN, THIN]));
        }
        if at == last {
            piece.drawn.push(Drawn::Bar([0.0, piece.height, right + THIN, THIN]));
        } else {
            piece.torn = Some([0.0, right + THIN]);
        }
    }
    pieces
}

/// Heights between which no line is cut, from the top to the bottom.
fn cuts(lines: &[(f32, f32)], bottom: f32) -> Vec<f32> {
    let mut ends: Vec<f32> = lines.iter().map(|line| line.1).collect();
    ends.sort_by(f32::total_cmp);
    ends.dedup_by(|one, other| (*one - *other).abs() < 0.5);
    let is_free = |at: &f32| !lines.iter().any(|(top, end)| top + 0.5 < *at && *at < end - 0.5);
    let mut cuts = vec![0.0];
    cuts.extend(ends.into_iter().filter(is_free).filter(|at| *at < bottom - 8.0));
    cuts.push(bottom);
    cuts
}

/// The left and right rules of the cells in one piece.
fn piece(torn: &Torn<'_>, filled: &[Filled<'_>], cut: &[f32]) -> Strip {
    let height = cut[1] - cut[0];
    let mut edges: Vec<f32> = filled.iter().map(|cell| torn.edges[cell.placed.column]).collect();
    edges.extend(torn.edges.last());
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    let drawn = edges.into_iter().map(|x| Drawn::Bar([x, 0.0, THIN, height])).collect();
    Strip { height, drawn, ..Strip::default() }
}

fn position(cuts: &[f32], y: f32) -> usize {
    cuts.partition_point(|cut| *cut <= y).saturating_sub(1).min(cuts.len().saturating_sub(2))
}

/// Where something stands: words by their base line.
fn height(one: &Drawn) -> f32 {
    match one {
        Drawn::Words(words) => words.y - words.size / 2.0,
        Drawn::Bar(area) | Drawn::Field(area, ..) => area[1],
        Drawn::Dots(line) => line[1],
        Drawn::Stroke(ends, _) => ends[1],
        Drawn::PageOf(entry) => entry.y - entry.size / 2.0,
    }
}

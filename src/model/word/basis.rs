//! The grounds of a document, between its title and its text: `Căn cứ …`, each a line.

use super::line::{Said, cut_at};
use super::title::{is_of_signer, only_line};
use crate::pack::DocumentFormat;
use crate::parse::word::Block;

/// The grounds from a block on, and the block behind them. Who decides (`HIỆU TRƯỞNG TRƯỜNG …`) stands above them as printed.
pub(super) fn basis(flow: &mut Vec<Block>, from: usize, format: &DocumentFormat) -> (Vec<Said>, usize) {
    let mut found = Vec::new();
    let mut at = from;
    let mut deciding = None;
    while at < flow.len() {
        cut_at(flow, at);
        let Some(line) = only_line(&flow[at]) else { break };
        if line.is_ornament() {
            at += 1;
        } else if found.is_empty() && deciding.is_none() && is_of_signer(&line, format) {
            deciding = Some((line.said(line.text.clone()), at));
            at += 1;
        } else if line.begins(&format.reading.basis) && !line.text.ends_with(':') {
            found.extend(deciding.take().map(|(said, _)| said));
            found.push(line.said(line.text.clone()));
            at += 1;
        } else {
            break;
        }
    }
    // a post without grounds behind it is no part of them
    match deciding {
        Some((_, above)) => (found, above),
        None => (found, at),
    }
}

//! What follows the signature: an annex, with its title and the line that says what it belongs to.

use super::line::{Said, cut_at};
use super::title::only_line;
use crate::pack::DocumentFormat;
use crate::parse::word::Block;

/// See the module.
#[derive(Debug)]
pub(super) struct Annex {
    pub(super) title: Said,
    pub(super) subtitle: Option<Said>,
    /// The block behind the titles.
    pub(super) from: usize,
}

impl Annex {
    /// Reads the titles of an annex that begins at a block. `None`: it begins without any.
    pub(super) fn find(flow: &mut Vec<Block>, from: usize, format: &DocumentFormat) -> Option<Self> {
        let mut at = from;
        let mut titles: Vec<Said> = Vec::new();
        let mut subtitle: Option<Said> = None;
        while at < flow.len() {
            cut_at(flow, at);
            let Some(line) = only_line(&flow[at]) else { break };
            let bare = line.text.trim_start_matches(['(', ' ']);
            let attached = format.reading.attached.iter().any(|word| super::line::rest_behind(bare, word).is_some());
            let is_title = line.is_centred && (line.is_bold || line.is_capitals())
                || line.is_capitals()
                || line.begins(&format.reading.annex);
            if line.is_ornament() {
                at += 1;
                continue;
            } else if attached && !titles.is_empty() {
                let said = line.said(line.text.clone());
                match &mut subtitle {
                    Some(above) => above.value = format!("{} / {}", above.value, said.value),
                    None => subtitle = Some(said),
                }
            } else if is_title && subtitle.is_none() && titles.len() < 4 && line.text.chars().count() < 250 {
                titles.push(line.said(line.text.clone()));
            } else {
                break;
            }
            at += 1;
        }
        let title: Vec<&str> = titles.iter().map(|said| said.value.as_str()).collect();
        let title = Said { value: title.join(" / "), name: titles.first()?.name.clone() };
        Some(Self { title, subtitle, from: at })
    }
}

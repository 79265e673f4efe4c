//! What nobody may read in anything that is said of the sources: data about persons that were found in them.

use super::finding::{Diagnostic, SourceTexts};
use crate::text::{Place, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Shorter texts are hidden where they stand, and may be said elsewhere.
const SHORTEST: usize = 6;
/// So many letters of a hidden text at the end of one that was cut tell too much.
const BEGINNING: usize = 3;
/// Stands in its place in a sentence.
const GAP: &str = "…";

/// Something in a file that is not to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    file: Arc<str>,
    /// Where it stands in a text.
    span: Option<Span>,
    /// As it is written; empty: only its place is known.
    text: String,
}

impl Hidden {
    /// What stands at a place of a text, or (in a workbook, a Word file, the name of a file) is only known as it is written.
    pub fn new(place: &Place, span: Option<Span>, text: &str) -> Self {
        let is_text = place.cell.is_none() && place.paragraph.is_none();
        let span = span.filter(|span| is_text && *span != Span::default());
        Self { file: Arc::clone(&place.file), span, text: text.trim().to_owned() }
    }
}

impl Hidden {
    /// The same wherever it stands in its file.
    #[must_use]
    pub fn anywhere(mut self) -> Self {
        self.span = None;
        self
    }
}

/// What is hidden, by file.
pub(super) struct Veil<'h>(BTreeMap<&'h str, Vec<&'h Hidden>>);

impl<'h> Veil<'h> {
    pub(super) fn of(hidden: &'h [Hidden]) -> Self {
        let mut by_file: BTreeMap<&str, Vec<&Hidden>> = BTreeMap::new();
        for one in hidden {
            by_file.entry(one.file.as_ref()).or_default().push(one);
        }
        Self(by_file)
    }

    /// A finding without what is hidden in its file.
    pub(super) fn over(&self, finding: &mut Diagnostic) {
        let Some(hidden) = self.0.get(finding.place.file.as_ref()) else { return };
        let texts: Vec<&str> = hidden.iter().map(|one| one.text.as_str()).filter(|t| t.len() >= SHORTEST).collect();
        let mut change = |text: &mut String| {
            for one in &texts {
                if let Cow::Owned(changed) = without(text, one) {
                    *text = changed;
                }
            }
        };
        change(&mut finding.message);
        finding.hint.iter_mut().for_each(&mut change);
        if let Some(paragraph) = &mut finding.place.paragraph {
            change(&mut Arc::make_mut(paragraph).words);
        }
        if let Some(cell) = &mut finding.place.cell {
            change(&mut Arc::make_mut(cell).sheet);
        }
        if let Some(name) = self.name(&finding.place.file) {
            finding.place.file = name;
        }
    }

    /// The name of a file without what is hidden in it, if there is something.
    pub(super) fn name(&self, file: &Arc<str>) -> Option<Arc<str>> {
        let texts = self.0.get(file.as_ref())?.iter().map(|one| one.text.as_str()).filter(|t| t.len() >= SHORTEST);
        let mut name = file.to_string();
        for one in texts {
            name = name.replace(one, GAP);
        }
        (name != file.as_ref()).then(|| Arc::from(name))
    }
}

/// A text without another, also where only the beginning of that was kept.
fn without<'t>(text: &'t str, hidden: &str) -> Cow<'t, str> {
    let whole = if text.contains(hidden) { Cow::Owned(text.replace(hidden, GAP)) } else { Cow::Borrowed(text) };
    let kept = whole.trim_end_matches([' ', '…']);
    let cut = hidden
        .char_indices()
        .skip(BEGINNING)
        .map(|(at, _)| &hidden[..at])
        .filter(|beginning| kept.ends_with(beginning) && whole.len() > kept.len())
        .last();
    match cut {
        Some(beginning) => Cow::Owned(format!("{}{GAP}", &kept[..kept.len() - beginning.len()])),
        None => whole,
    }
}

/// Sources whose hidden parts are crosses: lines and columns stay what they were.
pub(super) struct Veiled<'s> {
    sources: &'s dyn SourceTexts,
    texts: BTreeMap<&'s str, String>,
}

impl<'s> Veiled<'s> {
    pub(super) fn new(hidden: &'s [Hidden], sources: &'s dyn SourceTexts) -> Self {
        let texts = Veil::of(hidden).0.into_iter().filter_map(|(file, hidden)| {
            let spans: Vec<Span> = hidden.iter().filter_map(|one| one.span).collect();
            Some((file, crossed(sources.source_text(file)?, spans)))
        });
        Self { texts: texts.collect(), sources }
    }
}

impl SourceTexts for Veiled<'_> {
    fn source_text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(String::as_str).or_else(|| self.sources.source_text(file))
    }
}

/// A text with crosses in the place of some of its letters and digits, each of as many bytes.
fn crossed(text: &str, mut spans: Vec<Span>) -> String {
    spans.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut spans = spans.into_iter().peekable();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        while let Some(span) = spans.next_if(|span| span.start as usize <= at) {
            end = end.max(span.end as usize);
        }
        out.push(match c.len_utf8() {
            _ if at >= end || !c.is_alphanumeric() => c,
            1 => 'x',
            2 => '×',
            3 => '✕',
            _ => '🗙',
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_leaves_nothing_of_itself() {
        assert_eq!(without("“0912 345 678” và 0912 345 678", "0912 345 678"), "“…” và …");
        assert_eq!(without("CCCD 0381960…", "038196000123"), "CCCD …");
        assert_eq!(without("CCCD 0381960", "038196000123"), "CCCD 0381960");
        assert_eq!(without("không có gì", "038196000123"), "không có gì");
        let text = "Số ễ12 hết";
        let crossed = crossed(text, vec![Span::new(5, 10)]);
        assert_eq!((crossed.as_str(), crossed.len()), ("Số ✕xx hết", text.len()));
    }
}

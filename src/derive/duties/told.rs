//! A rule as it is read out of a pack, before it has a day.

use super::duty::Sureness;
use crate::model::{Asks, ContentRef, EventKind};
use crate::pack::{Channel, Due, Regime};

/// What a rule says, before it has a day.
pub(super) struct Told<'a> {
    pub(super) regime: &'a Regime,
    pub(super) due: &'a Due,
    pub(super) kind: EventKind,
    pub(super) title: &'a str,
    /// What readers call it.
    pub(super) name: Option<&'a String>,
    pub(super) article: Option<&'a String>,
    /// As references name it; part of the id.
    pub(super) asks: Asks,
    pub(super) content: &'a str,
    /// The contents in which to look for a publication, where that is not `content` itself.
    pub(super) within: Vec<ContentRef>,
    pub(super) channels: Vec<&'a Channel>,
    pub(super) recipient: Option<&'a String>,
    pub(super) condition: Option<&'a String>,
    pub(super) certainty: Sureness,
    /// Doing it shows on the site.
    pub(super) on_site: bool,
    /// First and last budget year of a budget report, where the law goes by them.
    pub(super) budget_years: (Option<i16>, Option<i16>),
}

/// A disclosure on no other condition; what else a rule says is put in.
pub(super) fn told<'a>(
    regime: &'a Regime,
    due: &'a Due,
    (title, name): (&'a str, Option<&'a String>),
    article: Option<&'a String>,
    (asks, content): (Asks, &'a str),
) -> Told<'a> {
    Told {
        regime,
        due,
        kind: EventKind::Disclosure,
        title,
        name,
        article,
        asks,
        content,
        within: Vec::new(),
        channels: Vec::new(),
        recipient: None,
        condition: None,
        certainty: Sureness::default(),
        on_site: true,
        budget_years: (None, None),
    }
}

//! How the paragraphs of an official paper look, by their class: Decree 30/2020, Appendix I.

use super::super::blocks::{Align, Rule, Says, Text};
use super::super::face::Weight;
use super::super::measures::MM;

/// Of the text: 13 to 14 points.
pub(super) const BODY: f32 = 13.0;
/// Of titles.
const TITLE: f32 = 14.0;
/// Of what stands beside a paper's text.
const SMALL: f32 = 11.0;
/// Of what stands in tables.
pub(super) const TABLE: f32 = 12.0;
/// Above paragraphs.
pub(super) const ABOVE: f32 = 6.0;
/// The first line of a paragraph stands in by one centimetre.
pub(super) const INDENT: f32 = 10.0 * MM;

/// How a paragraph of a class looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) upper: bool,
    pub(super) align: Option<Align>,
    pub(super) before: f32,
    pub(super) keeps: bool,
    pub(super) rule: Rule,
    pub(super) least: f32,
    pub(super) inset: f32,
}

const PLAIN: Style = Style {
    size: BODY,
    bold: false,
    italic: false,
    upper: false,
    align: None,
    before: ABOVE,
    keeps: false,
    rule: Rule::None,
    least: 0.0,
    inset: 0.0,
};
const CENTER: Style = Style { align: Some(Align::Center), before: 0.0, ..PLAIN };
const BOLD: Style = Style { bold: true, ..CENTER };
const ITALIC: Style = Style { italic: true, ..PLAIN };
const ASIDE: Style = Style { size: SMALL, ..ITALIC };
const SHORT: Rule = Rule::Short(24.0 * MM);

/// Classes of paragraphs, each with its looks.
const STYLES: &[(&str, Style)] = &[
    ("p-parent", Style { size: TABLE, upper: true, ..CENTER }),
    ("p-name", Style { size: TABLE, upper: true, rule: SHORT, ..BOLD }),
    ("p-number", Style { before: 2.0 * MM, ..CENTER }),
    ("p-form", Style { align: Some(Align::Right), ..BOLD }),
    ("p-country", Style { size: TABLE, ..BOLD }),
    ("p-motto", Style { rule: Rule::Whole, ..BOLD }),
    ("p-date", Style { italic: true, before: 2.0 * MM, ..CENTER }),
    ("p-kind", Style { size: TITLE, before: 6.0 * MM, keeps: true, ..BOLD }),
    ("p-subject", Style { size: TITLE, rule: SHORT, keeps: true, ..BOLD }),
    ("p-note", Style { italic: true, before: ABOVE, ..CENTER }),
    ("p-unit", Style { italic: true, align: Some(Align::Right), keeps: true, ..PLAIN }),
    ("annex-sub", Style { italic: true, keeps: true, ..CENTER }),
    ("s-title", BOLD),
    ("s-mark", Style { italic: true, least: 22.0 * MM, ..CENTER }),
    ("s-name", BOLD),
    ("asked", Style { before: 0.0, inset: 6.0 * MM, ..PLAIN }),
    ("illus", Style { size: 9.0, italic: true, keeps: true, before: 2.0, ..CENTER }),
    ("older", Style { size: 9.0, italic: true, keeps: true, ..CENTER }),
    ("report-name", Style { size: 22.0, ..BOLD }),
    ("report-place", BOLD),
    ("report-section", Style { bold: true, italic: true, keeps: true, ..PLAIN }),
    ("upper", Style { upper: true, ..CENTER }),
    ("detail", ASIDE),
    ("table-note", Style { before: 2.0, ..ASIDE }),
    ("eyebrow", CENTER),
    ("official", CENTER),
    ("plan-note", ASIDE),
];

/// The look of a class of paragraphs.
pub(super) fn of_class(classes: &str) -> Option<Style> {
    let mut known = classes.split_whitespace().filter_map(|class| STYLES.iter().find(|(name, _)| *name == class));
    known.next().map(|(_, style)| *style)
}

/// The look of a heading, from 1.
pub(super) fn heading(level: u16) -> Style {
    match level {
        1 => Style { size: TITLE, keeps: true, before: 0.0, ..BOLD },
        2 | 3 => Style { bold: true, keeps: true, before: 4.0 * MM, ..PLAIN },
        _ => Style { bold: true, italic: true, keeps: true, before: 3.0 * MM, ..PLAIN },
    }
}

impl Style {
    pub(super) fn weight(&self) -> Weight {
        Weight { bold: self.bold, italic: self.italic }
    }

    /// Puts the look on a text whose letters have theirs already.
    pub(super) fn on(&self, mut text: Text, says: Says) -> Text {
        text.size = self.size;
        text.align = self.align.unwrap_or(text.align);
        text.before = self.before;
        text.keeps = self.keeps;
        text.rule = self.rule;
        text.least = self.least;
        text.inset += self.inset;
        text.says = says;
        text
    }
}

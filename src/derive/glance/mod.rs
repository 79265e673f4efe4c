//! The figures that readers look for first, each from the newest year that a school has disclosed it for.

mod cells;
mod limits;
mod said;

pub use limits::Against;
pub use said::Said;

use crate::derive::amount::Amount;
use crate::derive::figures::FormFigures;
use crate::model::{TimeSpan, Unit};
use crate::pack::{Glance, KeyFigure, Operands};
use cells::School;
use said::fits;
use std::collections::BTreeMap;

/// A figure of a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyValue {
    /// Position in the pack's list.
    pub figure: usize,
    /// The year that it speaks of.
    pub span: TimeSpan,
    /// Position of the disclosure that it stands in.
    pub disclosure: usize,
    /// The figure.
    pub said: Said,
    /// The year before's.
    pub before: Option<Said>,
    /// The least that the law asks, as the school states it beside the figure.
    pub least: Option<Amount>,
    /// It is invented for demonstration.
    pub illustrative: bool,
}

/// A figure of a school over the years, oldest first.
pub type History = Vec<KeyValue>;

/// A school at a glance.
#[derive(Clone, Debug, Default)]
pub struct AtAGlance {
    /// How large it was, in the order of the pack's `size`.
    pub size: Vec<History>,
    /// What readers look for first, in the order of the pack's `figures`.
    pub figures: Vec<History>,
    /// By disclosure: its figures against the limits of the law.
    against: Vec<Vec<Against>>,
}

impl AtAGlance {
    /// That of a unit of which nothing is known.
    pub const fn unseen() -> Self {
        Self { size: Vec::new(), figures: Vec::new(), against: Vec::new() }
    }

    /// That of a unit.
    pub fn of(unit: &Unit, figures: &[FormFigures], glance: &Glance) -> Self {
        let audiences = unit.audiences();
        if audiences.is_empty() {
            return Self::unseen();
        }
        let school = School { unit, figures, audiences: &audiences };
        let all = |list: &[KeyFigure]| list.iter().enumerate().map(|(at, figure)| school.history(at, figure)).collect();
        let against = (0..unit.disclosures.len()).map(|at| school.against(at, &glance.figures));
        Self { size: all(&glance.size), figures: all(&glance.figures), against: against.collect() }
    }

    /// How large the school is: all counts of the newest year that the first has which it has at all.
    pub fn newest_size(&self) -> Vec<&KeyValue> {
        let span = self.size.iter().find_map(|history| history.last()).map(|value| value.span);
        self.size.iter().filter_map(|history| history.iter().find(|value| Some(value.span) == span)).collect()
    }

    /// What readers look for first, each from its newest year.
    pub fn newest(&self) -> Vec<&KeyValue> {
        self.figures.iter().filter_map(|history| history.last()).collect()
    }

    /// A figure against the limits of the law, where it has some.
    pub fn against(&self, value: &KeyValue) -> Option<&Against> {
        self.limited(value.disclosure).iter().find(|against| against.figure == value.figure)
    }

    /// What a disclosure holds that the law limits.
    pub fn limited(&self, disclosure: usize) -> &[Against] {
        self.against.get(disclosure).map_or(&[], Vec::as_slice)
    }
}

impl School<'_> {
    /// What a school has given of a figure; of several disclosures for a year the first source of the list counts.
    fn history(&self, place: usize, figure: &KeyFigure) -> History {
        let mut by_year: BTreeMap<TimeSpan, KeyValue> = BTreeMap::new();
        for source in figure.from.iter().filter(|_| fits(figure, self.audiences)) {
            for (at, disclosure) in self.of(&source.number) {
                let span = if source.year_before { disclosure.span.previous() } else { disclosure.span };
                if let Some(said) = self.said(figure, source, at).filter(|_| !by_year.contains_key(&span)) {
                    let least = |column: &String| {
                        self.sum(&Operands { columns: vec![column.clone()], ..source.number.clone() }, at)
                    };
                    let least = figure.at_least.as_ref().and_then(least);
                    let illustrative = disclosure.illustrative;
                    let value =
                        KeyValue { figure: place, span, disclosure: at, said, before: None, least, illustrative };
                    by_year.insert(span, value);
                }
            }
        }
        let before: Vec<Option<Said>> = by_year.keys().map(|span| Some(by_year.get(&span.previous())?.said)).collect();
        by_year.into_values().zip(before).map(|(value, before)| KeyValue { before, ..value }).collect()
    }
}

//! The figures that readers look for first, each from the newest year that a school has disclosed it for.

mod cells;
mod limits;
mod said;

pub use limits::Against;
pub use said::Said;

use crate::derive::amount::Amount;
use crate::derive::figures::FormFigures;
use crate::model::{TimeSpan, Unit};
use crate::pack::{FigureSource, Glance, KeyFigure, Operands};
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

/// A school at a glance.
#[derive(Clone, Debug, Default)]
pub struct AtAGlance {
    /// How large it is, in the order of the pack's `size`: all of the newest year that the first has which it has at all.
    pub size: Vec<KeyValue>,
    /// What readers look for first, in the order of the pack's `figures`, each from its newest year.
    pub figures: Vec<KeyValue>,
    /// By disclosure: its figures against the limits of the law.
    pub against: Vec<Vec<Against>>,
}

impl AtAGlance {
    /// That of a unit.
    pub fn of(unit: &Unit, figures: &[FormFigures], glance: &Glance) -> Self {
        let audiences = unit.audiences();
        if audiences.is_empty() {
            return Self::default();
        }
        let school = School { unit, figures, audiences: &audiences };
        let value = |(place, figure): (usize, &KeyFigure), found| school.value(place, figure, found);
        let years = |figure| school.years(figure);
        let of_size: Vec<Years<'_>> = glance.size.iter().map(years).collect();
        let of_figures: Vec<Years<'_>> = glance.figures.iter().map(years).collect();
        let span = of_size.iter().find_map(Years::newest);
        let size = span.map_or_else(Vec::new, |span| {
            let found = glance.size.iter().enumerate().zip(&of_size);
            found.filter_map(|(figure, years)| value(figure, years.at(span)?)).collect()
        });
        let newest = glance.figures.iter().enumerate().zip(&of_figures);
        let newest = newest.filter_map(|(figure, years)| value(figure, years.at(years.newest()?)?));
        let against = (0..unit.disclosures.len()).map(|at| school.against(at, &glance.figures));
        Self { size, figures: newest.collect(), against: against.collect() }
    }

    /// A figure against the limits of the law, where it has some.
    pub fn against(&self, value: &KeyValue) -> Option<&Against> {
        self.against.get(value.disclosure)?.iter().find(|against| against.figure == value.figure)
    }
}

/// Where a figure stands, by the year that it speaks of.
struct Years<'a>(BTreeMap<TimeSpan, (usize, &'a FigureSource)>);

/// A year's figure, and the year's before.
type Found<'a> = (TimeSpan, (usize, &'a FigureSource), Option<(usize, &'a FigureSource)>);

impl<'a> Years<'a> {
    fn newest(&self) -> Option<TimeSpan> {
        self.0.last_key_value().map(|(span, _)| *span)
    }

    fn at(&self, span: TimeSpan) -> Option<Found<'a>> {
        Some((span, *self.0.get(&span)?, self.0.get(&span.previous()).copied()))
    }
}

impl School<'_> {
    /// The years that a school has a figure for.
    fn years<'f>(&self, figure: &'f KeyFigure) -> Years<'f> {
        let mut by_year: BTreeMap<TimeSpan, (usize, &FigureSource)> = BTreeMap::new();
        for source in figure.from.iter().filter(|_| fits(figure, self.audiences)) {
            for (at, disclosure) in self.of(&source.number) {
                let span = if source.year_before { disclosure.span.previous() } else { disclosure.span };
                if self.said(figure, source, at).is_some() {
                    by_year.entry(span).or_insert((at, source));
                }
            }
        }
        Years(by_year)
    }

    fn value(&self, place: usize, figure: &KeyFigure, (span, (at, source), before): Found<'_>) -> Option<KeyValue> {
        let least =
            |column: &String| self.sum(&Operands { columns: vec![column.clone()], ..source.number.clone() }, at);
        Some(KeyValue {
            figure: place,
            span,
            disclosure: at,
            said: self.said(figure, source, at)?,
            before: before.and_then(|(at, source)| self.said(figure, source, at)),
            least: figure.at_least.as_ref().and_then(least),
            illustrative: self.unit.disclosures[at].illustrative,
        })
    }
}

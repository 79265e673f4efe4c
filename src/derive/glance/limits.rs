//! A school's figures against the limits of the law: the sizes of its classes.

use super::cells::{Named, School, added};
use super::said::{Said, fits};
use crate::derive::amount::Amount;
use crate::derive::measured::{Bound, Measured};
use crate::pack::{FigureSource, KeyFigure};
use std::slice::from_ref;

/// A figure of a disclosure beside what the law allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// Position of the figure in the pack's `figures`.
    pub figure: usize,
    /// The laws whose limits it was held against: `Thông tư 52/2020/TT-BGDĐT, Điều 15 khoản 1`.
    pub laws: Vec<String>,
    /// What was held against a limit: rows, or the figure as a whole.
    pub measured: Vec<Measured>,
    /// Nothing of it is without a limit.
    pub whole: bool,
}

impl Against {
    /// What is above its limit.
    pub fn beyond(&self) -> impl Iterator<Item = &Measured> {
        self.measured.iter().filter(|measured| !measured.is_kept())
    }
}

impl School<'_> {
    /// What a disclosure holds of the pack's figures that have limits, those that this school has.
    pub(super) fn against(&self, at: usize, list: &[KeyFigure]) -> Vec<Against> {
        let limited = list.iter().enumerate().filter(|(_, f)| !f.at_most.is_empty() && fits(f, self.audiences));
        let found = limited.filter_map(|(place, figure)| {
            let disclosure = &self.unit.disclosures[at];
            let mut sources = figure.from.iter().filter(|source| Self::holds(disclosure, &source.number));
            sources.find_map(|source| self.held(place, figure, source, at))
        });
        found.collect()
    }

    fn held(&self, place: usize, figure: &KeyFigure, source: &FigureSource, at: usize) -> Option<Against> {
        let looked = match self.ratios(source, at) {
            Some(rows) => rows,
            None => match self.said(figure, source, at)? {
                Said::Number(is) => vec![(None, is)],
                Said::Share(_) | Said::Part(..) => return None,
            },
        };
        let mut against = Against { figure: place, laws: Vec::new(), measured: Vec::new(), whole: true };
        for (row, is) in looked {
            let mut limits = figure.at_most.iter();
            let limit = limits.find_map(|l| Some((&l.law, l.of(row.as_deref(), self.audiences)?)));
            let Some((law, most)) = limit else {
                against.whole = false;
                continue;
            };
            if !against.laws.contains(law) {
                against.laws.push(law.clone());
            }
            against.measured.push(Measured { row, is, bound: Bound::AtMost(Amount::whole(most)) });
        }
        (!against.measured.is_empty()).then_some(against)
    }

    /// The figure row by row; `None`: its two numbers do not stand in the same rows.
    fn ratios(&self, source: &FigureSource, at: usize) -> Option<Vec<(Option<String>, Amount)>> {
        let of = source.of.as_ref().filter(|of| Self::holds(&self.unit.disclosures[at], of))?;
        let (numbers, wholes) = (self.rows(&source.number, at), self.rows(of, at));
        let same = |((one, _), (other, _)): (&Named<'_>, &Named<'_>)| std::ptr::eq(*one, *other);
        if numbers.is_empty() || numbers.len() != wholes.len() || !numbers.iter().zip(&wholes).all(same) {
            return None;
        }
        let ratio = |(number, whole): (&Named<'_>, &Named<'_>)| {
            Some((Some(number.0.label.clone()), added(from_ref(number))?.over(added(from_ref(whole))?)?))
        };
        Some(numbers.iter().zip(&wholes).filter_map(ratio).collect())
    }
}

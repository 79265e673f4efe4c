//! A school's figures against the limits of the law: the sizes of its classes.

use super::cells::{Named, School, added, is_nothing};
use super::said::{Said, fits};
use crate::derive::amount::Amount;
use crate::derive::measured::{Bound, Compared, Measured};
use crate::pack::{FigureSource, KeyFigure};
use std::slice::from_ref;

/// A figure of a disclosure beside what the law allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// Position of the figure in the pack's `figures`.
    pub figure: usize,
    /// The laws whose limits it was held against: `Thông tư 52/2020/TT-BGDĐT, Điều 15 khoản 1`.
    pub laws: Vec<String>,
    /// Rows, or the figure as a whole.
    pub compared: Compared,
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
                Said::Number(is) => vec![(None, Some(is))],
                Said::Share(_) | Said::Part(..) => return None,
            },
        };
        let mut against = Against { figure: place, laws: Vec::new(), compared: Compared::default() };
        for (row, is) in looked {
            let mut limits = figure.at_most.iter();
            let limit = limits.find_map(|l| Some((&l.law, l.of(row.as_deref(), self.audiences)?)));
            let (Some((law, most)), Some(is)) = (limit, is) else {
                against.compared.left_out.extend(row);
                continue;
            };
            if !against.laws.contains(law) {
                against.laws.push(law.clone());
            }
            let bound = Bound::AtMost(Amount::whole(most));
            against.compared.measured.push(Measured { row, is, bound });
        }
        (!against.compared.measured.is_empty()).then_some(against)
    }

    /// The figure row by row, without rows that hold nothing of it; of a row its label and the figure, if it can be worked out. `None`: its two
    /// numbers do not stand in the same rows.
    fn ratios(&self, source: &FigureSource, at: usize) -> Option<Vec<(Option<String>, Option<Amount>)>> {
        let of = source.of.as_ref().filter(|of| Self::holds(&self.unit.disclosures[at], of))?;
        let (numbers, wholes) = (self.rows(&source.number, at), self.rows(of, at));
        let same = |((one, _), (other, _)): (&Named<'_>, &Named<'_>)| std::ptr::eq(*one, *other);
        if numbers.is_empty() || numbers.len() != wholes.len() || !numbers.iter().zip(&wholes).all(same) {
            return None;
        }
        let ratio = |(number, whole): (&Named<'_>, &Named<'_>)| {
            let figure = || added(from_ref(number))?.over(added(from_ref(whole))?);
            (Some(number.0.label.clone()), figure())
        };
        let there = |(number, whole): &(&Named<'_>, &Named<'_>)| !is_nothing(number) || !is_nothing(whole);
        Some(numbers.iter().zip(&wholes).filter(there).map(ratio).collect())
    }
}

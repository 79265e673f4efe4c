//! What a figure says of a school.

use super::cells::{GivenShare, School};
use crate::derive::amount::Amount;
use crate::pack::{FigureSource, KeyFigure, Show};
use serde::{Deserialize, Serialize};

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// A number.
    Number(Amount),
    /// In percent.
    Share(Amount),
    /// Some of all.
    Part(Amount, Amount),
}

/// Whether a figure is for a school of these audiences.
pub(super) fn fits(figure: &KeyFigure, audiences: &[&str]) -> bool {
    figure.applies_to.is_empty() || figure.applies_to.iter().any(|a| audiences.contains(&a.as_str()))
}

impl School<'_> {
    /// A figure as a disclosure gives it; `None`: not at all.
    pub(super) fn said(&self, figure: &KeyFigure, source: &FigureSource, at: usize) -> Option<Said> {
        let Some(of) = &source.of else {
            return match figure.show {
                Show::Share => Some(match self.share(&source.number, at)? {
                    GivenShare::Percent(percent) => Said::Share(percent),
                    GivenShare::Count(count) => Said::Number(Amount::whole(count)),
                }),
                _ => self.sum(&source.number, at).map(Said::Number),
            };
        };
        let number = self.sum(&source.number, at)?;
        let span = self.unit.disclosures[at].span;
        let whole = self.sum(of, self.of(of).find(|(_, d)| d.span == span)?.0)?;
        match figure.show {
            Show::Value => Some(Said::Number(number)),
            Show::Ratio => number.over(whole).map(Said::Number),
            Show::Share if !whole.is_few() => number.percent_of(whole).map(Said::Share),
            Show::Share | Show::Part => Some(Said::Part(number, whole)),
        }
    }
}

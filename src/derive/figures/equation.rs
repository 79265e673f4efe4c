//! What holds between a cell and others: one rule for one cell.

use super::at::At;

/// What holds between a cell and others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// target = sum of terms
    Sum,
    /// sum of terms ≤ target
    AtMost,
    /// target = first term / second term
    Quotient,
    /// target = 100 × first term / second term
    Percent,
}

/// One rule for one cell.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub(super) target: At,
    pub(super) relation: Relation,
    pub(super) terms: Vec<At>,
    /// Of a sum: parts in whose cells words stand. They may be worth something; how much, nobody can tell.
    pub(super) words: Vec<At>,
    /// What is left out may be computed.
    pub(super) fill: bool,
    /// Two figures of equal standing, not a total and its parts.
    pub(super) same: bool,
    pub(super) note: String,
}

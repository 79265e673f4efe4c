//! What follows from what is written: figures, levels, duties, and where a school's plan and the rules disagree.
//!
//! ```text
//! model (what was written) ──┬─ figures: computed, compared, hidden
//!                            ├─ glance, fees: what the front page says of them;  measured: against what the law allows or asks;  performance: of a budget's plan
//! packs (what the law says) ─┤─ rating: indicators → levels;  described: what sheets say of indicators
//!                            └─ due: rules → days ── duties: what is asked, what meets it, where it stands ── plan_review
//! ```
//!
//! [`UnitDerived`] holds all of it for one unit, computed once; [`Derived`] for a site.
//!
//! **Invariant:** knows the model and the packs; no rendering, no theme, no disk, no clock. The model never knows this module.

pub mod amount;
mod derived;
pub mod described;
pub mod due;
pub mod duties;
pub mod fees;
pub mod figures;
pub mod glance;
pub mod measured;
pub mod performance;
pub mod plan_review;
pub mod rating;
pub mod remarks;
pub mod said_level;

pub use derived::{Derived, UnitDerived, YearDuties};

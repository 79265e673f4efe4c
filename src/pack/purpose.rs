//! What an item is for readers, where pages ask for it by that.

use serde::Deserialize;

/// What readers look for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// What parents pay.
    Fees,
}

//! Units of money: in which a school types figures and a form prints them. Inside the program money is in đồng.

use super::provenance::Provenance;
use crate::text::fold;
use serde::Deserialize;

/// The units that are known.
#[derive(Clone, Debug, Deserialize)]
pub struct MoneyUnits {
    /// `money`.
    pub id: String,
    /// From the smallest.
    pub units: Vec<MoneyUnit>,
    /// Where they are met with.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MoneyUnit {
    /// `trieu_dong`.
    pub id: String,
    /// `triệu đồng`.
    pub label: String,
    /// So many đồng.
    pub factor: i64,
    /// Other ways of writing it.
    #[serde(default)]
    pub also: Vec<String>,
}

impl MoneyUnits {
    /// The unit that is written so; marks and case do not count.
    pub fn find(&self, written: &str) -> Option<&MoneyUnit> {
        let written = fold(written.trim());
        self.units.iter().find(|unit| {
            let names = [&unit.id, &unit.label].into_iter().chain(&unit.also);
            names.into_iter().any(|name| fold(name) == written)
        })
    }

    /// Their names, for messages.
    pub fn labels(&self) -> Vec<&str> {
        self.units.iter().map(|unit| unit.label.as_str()).collect()
    }
}

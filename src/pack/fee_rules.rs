//! How the unit of a fee says when it is paid, and its label for whom it is.

use super::called::word_at;
use crate::text::fold;
use serde::Deserialize;

/// How fees are added up.
#[derive(Clone, Debug, Deserialize)]
pub struct FeeRules {
    /// Word of the choice that says that a fee is compulsory.
    pub compulsory: String,
    /// Short words for the choices.
    pub kinds: Vec<FeeKind>,
    /// Ways of paying, by the words of the unit behind the last `/`.
    pub periods: Vec<FeePeriod>,
    /// Words in a label from which on it says for whom the fee is: `lớp 6`, `nhà trẻ`.
    pub groups: Vec<String>,
}

/// A short word for a choice of the table.
#[derive(Clone, Debug, Deserialize)]
pub struct FeeKind {
    /// Word of the choice.
    pub choice: String,
    /// For readers: `thỏa thuận`.
    pub label: String,
}

/// When a fee is paid.
#[derive(Clone, Debug, Deserialize)]
pub struct FeePeriod {
    /// Behind an amount: `/tháng`.
    pub label: String,
    /// What the unit says: `tháng`.
    pub words: Vec<String>,
    /// How often in a month; `None`: it belongs to no month.
    pub times_a_month: Option<i64>,
}

impl FeeRules {
    /// The way of paying that a unit (`trẻ/tháng`, `đồng/học sinh/năm học`) says; `None`: it says no known one.
    pub fn period(&self, unit: &str) -> Option<&FeePeriod> {
        let folded = fold(unit);
        let said = folded.rsplit('/').next().unwrap_or_default().trim();
        let said = said.strip_prefix("1 ").or_else(|| said.strip_prefix("mot ")).unwrap_or(said);
        self.periods.iter().find(|period| period.words.iter().any(|word| fold(word) == said))
    }

    /// What a label says before the words for whom the fee is, folded; `None`: it is for everybody.
    pub fn without_group(&self, label: &str) -> Option<String> {
        let folded = fold(label);
        let begins = self.groups.iter().filter_map(|word| word_at(&folded, &fold(word))).min()?;
        Some(folded[..begins].trim_end_matches([' ', '(', ',', ':', '-']).to_owned())
    }
}

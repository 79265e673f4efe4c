//! What readers look for first: the figures of a school at a glance, and how the unit of a fee says when it is paid.

use super::provenance::Provenance;
use serde::Deserialize;

/// The figures and fees of a school's front page.
#[derive(Clone, Debug, Deserialize)]
pub struct Glance {
    /// `glance`.
    pub id: String,
    /// How large the school is: counts with their words, below its name.
    pub size: Vec<KeyFigure>,
    /// In the order shown.
    pub figures: Vec<KeyFigure>,
    /// How fees are added up.
    pub fees: FeeRules,
    /// Where the limits come from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A figure, wherever a school has disclosed it.
#[derive(Clone, Debug, Deserialize)]
pub struct KeyFigure {
    /// Unique in its list.
    pub id: String,
    /// What it counts, behind or below the number: `trẻ một nhóm, lớp`.
    pub label: String,
    /// Audiences (`mam_non`); empty: every school.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// How it is worked out.
    pub show: Show,
    /// Where it stands; the first that a school has for a year counts for that year.
    pub from: Vec<FigureSource>,
    /// What the law allows at most, by kind of school.
    #[serde(default)]
    pub at_most: Vec<Limits>,
    /// The row's own column that holds the least that the law asks.
    pub at_least: Option<String>,
}

/// How a figure is worked out of the cells that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// The number itself.
    Value,
    /// The number divided by another, one decimal.
    Ratio,
    /// The number in percent of another, one decimal; of fewer than 20 no percentage is made. Alone: the percentage that the cell holds.
    Share,
    /// `25/25`: some of all.
    Part,
}

/// Where a figure stands.
#[derive(Clone, Debug, Deserialize)]
pub struct FigureSource {
    /// What is counted.
    pub number: Operands,
    /// What it is divided by or a part of.
    pub of: Option<Operands>,
    /// The circular asks for the school year before: the figures are that year's.
    #[serde(default)]
    pub year_before: bool,
}

/// Cells that are added up.
#[derive(Clone, Debug, Deserialize)]
pub struct Operands {
    /// Id of the regime.
    pub regulation: String,
    /// Id of a content without a form.
    pub content: Option<String>,
    /// Number of a form: `02`.
    pub form: Option<String>,
    /// Id of the table; `None`: the first that has the row.
    pub table: Option<String>,
    /// Id of the row; `None`: all rows that are no heads and no sums.
    pub row: Option<String>,
    /// Only rows whose label holds this, marks and case apart.
    pub called: Option<String>,
    /// Ids of the columns.
    pub columns: Vec<String>,
}

/// What the law allows at most.
#[derive(Clone, Debug, Deserialize)]
pub struct Limits {
    /// `Thông tư 52/2020/TT-BGDĐT, Điều 15 khoản 1`.
    pub law: String,
    /// Audiences; empty: every school.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// In a school of several levels: the grades whose rows it is about, by the number in their labels. Empty: every row.
    #[serde(default)]
    pub grades: Vec<u8>,
    /// The first that fits a row counts for it.
    pub each: Vec<Limit>,
}

/// A limit, of rows or of all.
#[derive(Clone, Debug, Deserialize)]
pub struct Limit {
    /// What a row's label holds, marks and case apart; `None`: every row, and a figure without rows.
    pub called: Option<String>,
    /// The largest number allowed.
    pub value: i64,
}

impl Limits {
    /// The largest number allowed in a row of a school with these audiences; `label` is `None` for a figure as a whole, which of a school
    /// that several limits concern none fits.
    pub fn of(&self, label: Option<&str>, audiences: &[&str]) -> Option<i64> {
        let concerns = |audience: &&str| self.applies_to.is_empty() || self.applies_to.iter().any(|a| a == audience);
        let all = audiences.iter().all(concerns);
        let by_grade = |label: &str| {
            let numbers = label.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<u8>().ok());
            numbers.collect::<Vec<_>>().iter().any(|number| self.grades.contains(number))
        };
        if !(all || audiences.iter().any(concerns) && label.is_some_and(by_grade)) {
            return None;
        }
        let fits = |words: Option<&String>| match (words, label) {
            (Some(words), Some(label)) => is_called(label, words),
            (Some(_), None) => false,
            (None, _) => true,
        };
        self.each.iter().find(|limit| fits(limit.called.as_ref())).map(|limit| limit.value)
    }
}

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
    /// `month`, `day`, `year`.
    pub id: String,
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
        let folded = crate::text::fold(unit);
        let said = folded.rsplit('/').next().unwrap_or_default().trim();
        let said = said.strip_prefix("1 ").or_else(|| said.strip_prefix("mot ")).unwrap_or(said);
        self.periods.iter().find(|period| period.words.iter().any(|word| crate::text::fold(word) == said))
    }

    /// What a label says before the words for whom the fee is, folded; `None`: it is for everybody.
    pub fn without_group(&self, label: &str) -> Option<String> {
        let folded = crate::text::fold(label);
        let begins = self.groups.iter().filter_map(|word| word_at(&folded, &crate::text::fold(word))).min()?;
        Some(folded[..begins].trim_end_matches([' ', '(', ',', ':', '-']).to_owned())
    }
}

/// Whether a label holds these words whole, marks and case apart.
pub fn is_called(label: &str, words: &str) -> bool {
    word_at(&crate::text::fold(label), &crate::text::fold(words)).is_some()
}

/// Where whole words stand in a text.
fn word_at(text: &str, words: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| is_edge(text[..*at].chars().next_back()) && is_edge(text[at + words.len()..].chars().next()))
}

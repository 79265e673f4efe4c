//! What the law allows at most, by kind of school and row.

use super::called::is_called;
use serde::Deserialize;

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
    /// What rows hold that have no limit here, marks and case apart: `ghép` (classes of several ages).
    #[serde(default)]
    pub except: Vec<String>,
    /// The one that fits a row counts for it; a row that several fit, such as a class of two ages, has none.
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
        let excepted = label.is_some_and(|label| self.except.iter().any(|words| is_called(label, words)));
        if excepted || !(all || audiences.iter().any(concerns) && label.is_some_and(by_grade)) {
            return None;
        }
        let fits = |limit: &&Limit| match (&limit.called, label) {
            (Some(words), Some(label)) => is_called(label, words),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let mut found = self.each.iter().filter(fits);
        found.next().filter(|_| found.next().is_none()).map(|limit| limit.value)
    }
}

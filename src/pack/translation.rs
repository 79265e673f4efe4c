//! Official words in another language: a pack that says nothing of the law, only how its titles, columns and rows read elsewhere. They are the
//! project's translations; the Vietnamese text is the one that holds.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of one language. Several packs may speak one language: each adds its own.
#[derive(Clone, Debug, Deserialize)]
pub struct Translation {
    /// `english`; unique among translations.
    pub id: String,
    /// As themes name it: `en`.
    pub language: String,
    /// Texts of packs: plain names, titles, heads of columns, rows, roles, criteria. A key that stands in no pack is an error.
    #[serde(default)]
    pub titles: BTreeMap<String, String>,
    /// What schools write by themselves: `Tiền ăn`.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// What a price is for, one of it: `trẻ`, `tháng`.
    #[serde(default)]
    pub units: BTreeMap<String, String>,
    /// What stands before a number or a letter: `Điều` (4), `Lớp` (6), `Biểu mẫu` (02). A text made of these alone is put together.
    #[serde(default)]
    pub counted: BTreeMap<String, String>,
}

/// So many words stand before a number at most.
const COUNTED: usize = 5;

impl Translation {
    /// A text in this language; `None`: nobody has translated it.
    pub fn of(&self, text: &str) -> Option<String> {
        let text = text.trim();
        let whole = self.titles.get(text).or_else(|| self.words.get(text));
        whole.cloned().or_else(|| self.put_together(text)).or_else(|| self.one_of(text))
    }

    /// `Giỏi/Tốt`: one or the other, each a text of its own.
    fn one_of(&self, text: &str) -> Option<String> {
        let parts: Option<Vec<&str>> = text.split('/').map(|part| self.titles.get(part).map(String::as_str)).collect();
        parts.filter(|parts| parts.len() > 1).map(|parts| parts.join("/"))
    }

    /// The parts of a unit, `trẻ/tháng`, each for one; `None`: a part of it is not known.
    pub fn parts_of(&self, unit: &str) -> Option<Vec<&str>> {
        unit.split('/').map(|part| self.units.get(part.trim()).map(String::as_str)).collect()
    }

    /// `Điều 4 khoản 1 điểm a`: words that count, each before a number or a letter, and nothing else.
    fn put_together(&self, text: &str) -> Option<String> {
        let mut said: Vec<String> = Vec::new();
        let mut rest: Vec<&str> = text.split_whitespace().collect();
        let mut counting = false;
        while !rest.is_empty() {
            let known =
                (1..=rest.len().min(COUNTED)).rev().find_map(|n| Some((n, self.counted.get(&rest[..n].join(" "))?)));
            if let Some((length, word)) = known {
                said.push(word.clone());
                rest.drain(..length);
                counting = true;
            } else {
                said.push(counting.then(|| number(rest[0])).flatten()?.to_owned());
                rest.remove(0);
            }
        }
        Some(said.join(" "))
    }
}

/// A number, a letter, or a regulation's number: what a counting word stands before.
fn number(word: &str) -> Option<&str> {
    let bare = word.trim_end_matches([';', ',']);
    (bare.chars().any(|c| c.is_ascii_digit()) || bare.chars().count() == 1).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_stands_before_its_number() {
        let counted = [("Điều", "Article"), ("khoản", "clause"), ("điểm", "point"), ("Khối lớp", "Grade")];
        let pair = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
        let english = Translation {
            id: "english".to_owned(),
            language: "en".to_owned(),
            titles: [("Tổng số", "Total")].map(pair).into(),
            words: BTreeMap::new(),
            units: [("trẻ", "child"), ("tháng", "month")].map(pair).into(),
            counted: counted.map(pair).into(),
        };
        assert_eq!(english.of("Điều 4 khoản 1 điểm a").as_deref(), Some("Article 4 clause 1 point a"));
        assert_eq!(english.of("Khối lớp 6").as_deref(), Some("Grade 6"));
        assert_eq!(english.of(" Tổng số ").as_deref(), Some("Total"));
        assert_eq!(english.parts_of("trẻ/tháng"), Some(vec!["child", "month"]));
        assert_eq!(english.parts_of("trẻ/mùa"), None);
        for other in ["Điều lệ trường mầm non", "4", "Lớp 6", "khoản tiền khác"] {
            assert_eq!(english.of(other), None, "{other}");
        }
    }
}

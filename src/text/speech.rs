//! The language in which the program speaks to whoever started it, and words that are there in each.
//!
//! ```
//! use congkhai::text::{Said, Speech};
//! const PAGES: Said = Said::new("{count} trang", "{count} pages");
//! assert_eq!(PAGES.with(Speech::English, &[("count", &3)]), "3 pages");
//! ```

use std::fmt::Display;

/// What the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// To clerks.
    #[default]
    Vietnamese,
    /// To whoever asked for it.
    English,
}

/// Words in each language; `{name}` stands for what is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Said {
    /// The same in both.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The words of one language.
    pub const fn to(&self, speech: Speech) -> &'static str {
        match speech {
            Speech::Vietnamese => self.vi,
            Speech::English => self.en,
        }
    }

    /// With what is filled in.
    pub fn with(&self, speech: Speech, values: &[(&str, &dyn Display)]) -> String {
        let mut out = String::new();
        let mut rest = self.to(speech);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            out.push_str(before);
            if name.contains('{') {
                // a brace of YAML around what is filled in: `{from: {year}}`
                out.push('{');
                rest = after;
                continue;
            }
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => out.push_str(&value.to_string()),
                None => out.extend(["{", name, "}"]),
            }
            rest = behind;
        }
        out + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let said = Said::new("{a} và {b}, {c}", "");
        assert_eq!(said.with(Speech::Vietnamese, &[("a", &"{b}"), ("b", &2)]), "{b} và 2, {c}");
        let said = Said::new("duties: {from: {year}}", "");
        assert_eq!(said.with(Speech::Vietnamese, &[("year", &"2023-2024")]), "duties: {from: 2023-2024}");
    }
}

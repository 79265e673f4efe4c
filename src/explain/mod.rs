//! What each code of a finding means, why it matters, how to mend it, and what the program says in such a case.
//!
//! The words are data beside this file, one entry a code and language; the examples are taken from the goldens of `tests/diagnostics` and kept
//! current by a test.
//!
//! ```
//! use congkhai::{explain::{explanation, find}, text::Speech};
//! let code = find("ck0403").unwrap();
//! assert!(explanation(code, Speech::Vietnamese).mend.contains("2.1"));
//! ```

mod example;

pub use example::example;

use crate::diag::{Code, codes};
use crate::parse::yaml;
use crate::text::Speech;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// One code in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Explanation {
    /// In a phrase; in Vietnamese that of the table of codes.
    #[serde(default)]
    pub title: String,
    /// What is the matter.
    pub means: String,
    /// Why anybody should care: the law, a reader, a machine.
    pub why: String,
    /// What to do.
    pub mend: String,
}

type Entries = BTreeMap<String, Explanation>;

/// The code that somebody typed: `CK0403`, `ck0403` or `0403`.
pub fn find(written: &str) -> Option<&'static Code> {
    let upper = written.trim().to_ascii_uppercase();
    let digits = upper.strip_prefix("CK").unwrap_or(&upper);
    codes::ALL.iter().copied().find(|code| code.id.strip_prefix("CK") == Some(digits))
}

/// What is said of a code. Tests prove that every code has its words in every language.
pub fn explanation(code: &Code, speech: Speech) -> Explanation {
    let mut found = entries(speech).get(code.id).cloned().unwrap_or_default();
    if found.title.is_empty() {
        code.title.clone_into(&mut found.title);
    }
    found
}

fn entries(speech: Speech) -> &'static Entries {
    static VIETNAMESE: OnceLock<Entries> = OnceLock::new();
    static ENGLISH: OnceLock<Entries> = OnceLock::new();
    match speech {
        Speech::Vietnamese => VIETNAMESE.get_or_init(|| read(include_str!("explanations.vi.yaml"))),
        Speech::English => ENGLISH.get_or_init(|| read(include_str!("explanations.en.yaml"))),
    }
}

fn read(text: &str) -> Entries {
    let mut ignored = crate::diag::Diagnostics::default();
    let root = yaml::parse(&Arc::from("explanations.yaml"), text, 0, &mut ignored);
    root.and_then(|root| yaml::from_node(&root).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_explained_in_both_languages_and_nothing_else() {
        let known: BTreeSet<&str> = codes::ALL.iter().map(|code| code.id).collect();
        for speech in [Speech::Vietnamese, Speech::English] {
            let told: BTreeSet<&str> = entries(speech).keys().map(String::as_str).collect();
            assert_eq!(told, known, "{speech:?}");
            for code in codes::ALL {
                let told = explanation(code, speech);
                for words in [&told.title, &told.means, &told.why, &told.mend] {
                    assert!(words.len() > 10, "{}: “{words}”", code.id);
                }
                for words in [&told.means, &told.why, &told.mend] {
                    assert!(words.ends_with(['.', ')', '”']), "{}: “{words}” is no sentence", code.id);
                }
            }
        }
    }

    #[test]
    fn codes_are_found_however_they_are_typed() {
        for written in ["CK0403", "ck0403", "0403", " Ck0403 "] {
            assert_eq!(find(written).map(|code| code.id), Some("CK0403"), "{written}");
        }
        assert_eq!(find("403"), None);
        assert_eq!(find("CKCK0403"), None);
    }
}

//! The language that was asked for: chosen once, before anything is said.

use crate::text::{Said, Speech};
use clap::ValueEnum;
use std::ffi::OsString;
use std::fmt::Display;
use std::sync::OnceLock;

/// As `--lang` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

static SPEECH: OnceLock<Speech> = OnceLock::new();

/// What the program speaks.
pub(super) fn speech() -> Speech {
    SPEECH.get().copied().unwrap_or_default()
}

/// Finds `--lang` among what was typed, before it is known whether that can be read: mistakes are told in this language, too.
pub(super) fn choose(typed: &[OsString]) -> Speech {
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let after = words.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    let english = after.chain(joined).any(|lang| lang.eq_ignore_ascii_case("en"));
    *SPEECH.get_or_init(|| if english { Speech::English } else { Speech::Vietnamese })
}

/// Words in the language that was asked for.
pub(super) fn said(words: &Said) -> &'static str {
    words.to(speech())
}

/// The same with what is filled in.
pub(super) fn filled(words: &Said, values: &[(&str, &dyn Display)]) -> String {
    words.with(speech(), values)
}

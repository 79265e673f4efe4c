//! A sentence for the person who publishes, in each language.

use crate::text::{Said, Speech};

/// Something that is no failure and should be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    vietnamese: String,
    english: String,
}

impl Note {
    pub(super) fn of(tell: impl Fn(Speech) -> String) -> Self {
        Self { vietnamese: tell(Speech::Vietnamese), english: tell(Speech::English) }
    }

    /// In the language of whoever started the program.
    pub fn told(&self, speech: Speech) -> &str {
        match speech {
            Speech::Vietnamese => &self.vietnamese,
            Speech::English => &self.english,
        }
    }
}

impl From<Said> for Note {
    fn from(said: Said) -> Self {
        Self::of(|speech| said.to(speech).to_owned())
    }
}

//! What tells that a text speaks of one person: numbers, dates and places with the words that stand around them, and the heads of lists of
//! people. A site's own pack replaces the program's.

use super::provenance::Provenance;
use memchr::memmem::Finder;
use regex_lite::Regex;
use serde::{Deserialize, Deserializer, de};

/// Rules by which data about persons are found.
#[derive(Clone, Debug, Deserialize)]
pub struct Privacy {
    /// `du-lieu-ca-nhan`.
    pub id: String,
    /// In the order in which they are tried: the first that fits names what was found.
    pub rules: Vec<PrivacyRule>,
    /// Folded words that look like those of rules and mean something else.
    #[serde(default)]
    pub apart: Words,
    /// Of lists of people.
    pub lists: ListRule,
    /// Of lists of pupils with their circumstances.
    pub pupils: PupilRule,
    /// Endings of files that nobody can look into: archives, slides.
    #[serde(default)]
    pub unread: Vec<String>,
    /// Where it is said what is personal.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// What one kind of data looks like.
#[derive(Clone, Debug, Deserialize)]
pub struct PrivacyRule {
    /// What exceptions in `unit.yaml` name: `so-di-dong`.
    pub id: String,
    /// For messages: `số điện thoại di động`.
    pub label: String,
    /// What the pattern is for.
    pub what: What,
    /// A regular expression for the whole of it.
    #[serde(deserialize_with = "pattern")]
    pub pattern: Regex,
    /// How many characters it may have; none: any number.
    #[serde(default)]
    pub lengths: Vec<usize>,
    /// One of these stands before it, in the line or at the head of its column; folded. None: it needs no words.
    #[serde(default)]
    pub near: Words,
    /// With one of these in the line it is something else; folded.
    #[serde(default)]
    pub unless: Words,
    /// Of whole lines: one of these stands in them, as written.
    #[serde(default)]
    pub words: Vec<LineWord>,
    /// Of whole lines: a sign that stands in each of them, behind the words.
    #[serde(default)]
    pub sign: Option<char>,
}

/// A word that stands in a line as it is written, its first letter in any case.
#[derive(Clone, Debug)]
pub struct LineWord {
    /// Looks for the word without its first letter.
    pub behind_first: Finder<'static>,
    /// The word.
    pub whole: String,
}

impl<'de> Deserialize<'de> for LineWord {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let whole = String::deserialize(from)?;
        let mut letters = whole.chars();
        letters.next();
        Ok(Self { behind_first: Finder::new(letters.as_str()).into_owned(), whole })
    }
}

/// Words that are looked for as wholes in folded texts with one space between and around their words.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<Finder<'static>>);

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them stands in a text.
    pub fn are_in(&self, text: &str) -> bool {
        self.0.iter().any(|word| word.find(text.as_bytes()).is_some())
    }

    /// A text with a comma in the place of each of them.
    pub fn taken_out(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for word in self.0.iter().filter_map(|word| std::str::from_utf8(word.needle()).ok()) {
            if out.contains(word) {
                out = out.replace(word, " , ");
            }
        }
        out
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(apart(from)?.iter().map(|word| Finder::new(word).into_owned()).collect()))
    }
}

/// What a pattern is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Digits, without the marks between their groups; `+84` is a nought.
    Number,
    /// Letters and digits without a gap.
    Code,
    /// A date in figures.
    Date,
    /// A line, folded.
    Line,
}

/// When a table is a list of people that tells more than their names. All folded.
#[derive(Clone, Debug, Deserialize)]
pub struct ListRule {
    /// So many rows make a list.
    pub least: usize,
    /// Heads of a column of names.
    pub names: Vec<String>,
    /// Heads of a column that tells more.
    pub private: Vec<String>,
    /// What such heads contain.
    pub private_within: Words,
}

/// When a table names pupils with their class and their circumstances, which no disclosure asks for: it has a head that begins with words of
/// each. All folded.
#[derive(Clone, Debug, Deserialize)]
pub struct PupilRule {
    /// What a head of names begins with.
    #[serde(deserialize_with = "apart")]
    pub names: Vec<String>,
    /// What a head of classes begins with.
    #[serde(deserialize_with = "apart")]
    pub classes: Vec<String>,
    /// What a head of circumstances begins with.
    #[serde(deserialize_with = "apart")]
    pub circumstances: Vec<String>,
}

impl PupilRule {
    /// The position of the head of names, if heads are those of a list of pupils with their circumstances. Shape: each head folded, with one
    /// space between and around its words.
    pub fn names_in(&self, heads: &[String]) -> Option<usize> {
        let begins =
            |words: &[String]| heads.iter().position(|head| words.iter().any(|word| head.starts_with(word.as_str())));
        let (names, _, _) = (begins(&self.names)?, begins(&self.classes)?, begins(&self.circumstances)?);
        Some(names)
    }

    /// Whether words of each stand in heads that nobody can part.
    pub fn are_within(&self, heads: &str) -> bool {
        let has = |words: &[String]| words.iter().any(|word| heads.contains(word.as_str()));
        has(&self.names) && has(&self.classes) && has(&self.circumstances)
    }
}

fn pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Regex, D::Error> {
    let written = String::deserialize(from)?;
    Regex::new(&written).map_err(|error| de::Error::custom(format!("biểu thức “{written}” không đọc được: {error}")))
}

/// Words between two spaces, so that whole words are found in a text with spaces around its own.
fn apart<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    Ok(words.into_iter().map(|word| format!(" {} ", word.trim())).collect())
}

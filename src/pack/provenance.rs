//! Where a pack's facts come from, and other laws that it names.

use serde::de::{self, IgnoredAny, MapAccess, SeqAccess, Visitor, value};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Stands in a document that a school published (one of the seeds).
    Seed,
    /// Seen in a named source.
    Found,
    /// Written from memory: to be compared with the original.
    Recalled,
}

/// Where the facts of one section come from.
#[derive(Clone, Debug, Deserialize)]
pub struct Provenance {
    /// Which part of the pack, in words for readers.
    pub section: String,
    /// The key of the pack that the part stands under, where a page says how sure that part is.
    pub of: Option<String>,
    /// The weakest of its facts.
    pub status: Certainty,
    /// File, number or title of what was read.
    #[serde(default, alias = "sources")]
    pub source: OneOrMany<String>,
    /// What remains to be compared.
    pub note: Option<String>,
}

/// One value or a list of them.
#[derive(Clone, Debug)]
pub enum OneOrMany<T> {
    /// Written without a list.
    One(T),
    /// Written as a list; may be empty.
    Many(Vec<T>),
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    /// All values.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Either(PhantomData))
    }
}

/// Reads a list as many, anything else as one: what is wrong inside keeps its place and its words.
struct Either<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("một giá trị hoặc một danh sách")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(OneOrMany::default())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(value::StrDeserializer::new(text)).map(OneOrMany::One)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(value::MapAccessDeserializer::new(map)).map(OneOrMany::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(value::SeqAccessDeserializer::new(list)).map(OneOrMany::Many)
    }
}

/// A law that changed this one.
#[derive(Clone, Debug, Deserialize)]
pub struct Amendment {
    /// `22/2024/TT-BGDĐT`.
    pub number: String,
    /// When it was issued, ISO; `None`: not known.
    pub issued: Option<String>,
    /// First day on which the change holds, ISO; `None`: not known.
    pub effective: Option<String>,
    /// What it changed, in words.
    pub effect: Option<String>,
}

/// Another law: its number alone, or with more.
#[derive(Clone, Debug)]
pub enum LawRef {
    /// `19/2018/TT-BGDĐT`.
    Number(String),
    /// With its day or a remark.
    Full {
        /// `57/2026/TT-BGDĐT`.
        number: String,
        /// From when, ISO (`2026-07-07`).
        date: Option<String>,
        /// Which part, or why, in words.
        note: Option<String>,
    },
}

/// A [`LawRef`] that is a map.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullRef {
    number: String,
    date: Option<String>,
    note: Option<String>,
    #[serde(default, rename = "notes")]
    _notes: Option<IgnoredAny>,
}

impl<'de> Deserialize<'de> for LawRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = LawRef;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("số của văn bản, hoặc nhóm khóa number, date, note")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<LawRef, E> {
                Ok(LawRef::Number(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LawRef, A::Error> {
                let FullRef { number, date, note, .. } = FullRef::deserialize(value::MapAccessDeserializer::new(map))?;
                Ok(LawRef::Full { number, date, note })
            }
        }
        deserializer.deserialize_any(Written)
    }
}

impl LawRef {
    /// From when, ISO, and which part of it or why.
    pub fn details(&self) -> (Option<&String>, Option<&String>) {
        match self {
            Self::Number(_) => (None, None),
            Self::Full { date, note, .. } => (date.as_ref(), note.as_ref()),
        }
    }

    /// `19/2018/TT-BGDĐT`.
    pub fn number(&self) -> &str {
        match self {
            Self::Number(number) | Self::Full { number, .. } => number,
        }
    }
}

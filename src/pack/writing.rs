//! The form of administrative documents.

use super::provenance::Provenance;
use serde::Deserialize;

/// Decree 30/2020/NĐ-CP on the form of administrative documents.
#[derive(Clone, Debug, Deserialize)]
pub struct DocumentFormat {
    /// `nd30-2020`.
    pub id: String,
    /// `30/2020/NĐ-CP`.
    pub number: String,
    /// Parts of a document, from the top.
    pub parts: Vec<DocumentPart>,
    /// How days and months are written in figures.
    pub dates: DateZeros,
    /// Kinds of documents.
    pub kind_abbreviations: Vec<KindAbbreviation>,
    /// How its parts are told apart in a Word file.
    #[serde(default)]
    pub reading: super::DocumentReading,
    /// Where the parts were taken from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Which days and months take a zero before them (Appendix I, part II).
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct DateZeros {
    /// Days below this: 10.
    pub day_below: i8,
    /// Months below this: 3.
    pub month_below: i8,
}

/// A part of a document (Appendix I).
#[derive(Clone, Debug, Deserialize)]
pub struct DocumentPart {
    /// `national_name`, `motto`.
    pub key: String,
    /// Fixed wording, where the decree gives one.
    pub text: Option<String>,
}

/// `KH` → `Kế hoạch` (Appendix III).
#[derive(Clone, Debug, Deserialize)]
pub struct KindAbbreviation {
    /// As it stands in a document's number.
    pub code: String,
    /// In full.
    pub name: String,
    /// In titles of documents, where that is less than `name`: `Quyết định` of `Quyết định (cá biệt)`.
    pub title: Option<String>,
}

impl DocumentFormat {
    /// The fixed wording of a part, e.g. `national_name`.
    pub fn fixed_text(&self, key: &str) -> &str {
        self.parts.iter().find(|p| p.key == key).and_then(|p| p.text.as_deref()).unwrap_or_default()
    }

    /// The name of a kind of document in titles.
    pub fn kind_title(&self, code: &str) -> Option<&str> {
        let kind = self.kind_abbreviations.iter().find(|k| k.code == code)?;
        Some(kind.title.as_ref().unwrap_or(&kind.name))
    }
}

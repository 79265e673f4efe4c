//! How the parts of an administrative document are told apart where it is text alone: a Word file.

use serde::Deserialize;

/// Words by which each part begins, in the order in which they are tried. Marks and the size of letters do not matter.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DocumentReading {
    /// `Số`, before number and symbol.
    pub number: Vec<String>,
    /// `Căn cứ`: grounds, one a line.
    pub basis: Vec<String>,
    /// `V/v`: a letter has no name of its kind.
    pub letter: Vec<String>,
    /// `TM.`, `KT.`: in whose name it is signed. Written as here, in capitals.
    pub authority: Vec<String>,
    /// `Hiệu trưởng`: posts of those who sign.
    pub signers: Vec<String>,
    /// `Nơi nhận`.
    pub recipients: Vec<String>,
    /// `Phụ lục`.
    pub annex: Vec<String>,
    /// `Kèm theo`: a line below an annex's title.
    pub attached: Vec<String>,
    /// Words that number headings, from the highest: `Chương`, `Mục`, `Điều`.
    pub headings: Vec<HeadingWord>,
    /// Heads a small table that tells this program what the document does not say: `Thông tin công khai`. It is not printed.
    pub told: String,
    /// The rows that it may have.
    pub told_rows: Vec<ToldRow>,
}

/// A row of the small table that tells this program what a Word file does not say.
#[derive(Clone, Debug, Deserialize)]
pub struct ToldRow {
    /// The key of a source that it stands for: `published`.
    pub key: String,
    /// What it is called: `Ngày công khai`. Marks and the size of letters do not matter.
    pub label: String,
}

/// A word before the number of a heading.
#[derive(Clone, Debug, Deserialize)]
pub struct HeadingWord {
    /// `Chương`.
    pub word: String,
    /// Below headings that are numbered `I.` or `A.`.
    #[serde(default)]
    pub below_roman: bool,
}

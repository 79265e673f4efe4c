//! What the publication log of a unit (sổ công bố) shows, and what it is about on a page.

use super::{Chrome, DataTable, Fact, Link, QrView};
use schemars::JsonSchema;
use serde::Serialize;

/// Sổ công bố, of one calendar year.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LogPage {
    /// What stands around the content.
    pub chrome: Chrome,
    /// Size, root, key.
    pub facts: Vec<Fact>,
    /// Other years.
    pub years: Vec<Link>,
    /// Lines, newest first.
    pub lines: DataTable,
    /// The log as files.
    pub files: Vec<Link>,
}

/// What was public at one address, and how it changed.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LogHistory {
    /// What stands around the content.
    pub chrome: Chrome,
    /// The page itself; absent where it was withdrawn.
    pub page: Option<Link>,
    /// Its lines, newest first.
    pub lines: DataTable,
    /// Newest first.
    pub changes: Vec<LogChanges>,
    /// Absent where it was withdrawn.
    pub confirmation: Option<Link>,
}

/// What one line changed.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LogChanges {
    /// When and why.
    pub heading: String,
    /// Lines that are not the same.
    pub lines: Vec<ChangedLine>,
    /// In place of lines, where there is nothing to compare.
    pub note: Option<String>,
    /// To the earlier version.
    pub link: Option<Link>,
}

/// A line before and after; one side may be empty.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ChangedLine {
    /// In the earlier version.
    pub before: Vec<ChangedWords>,
    /// In the later one.
    pub after: Vec<ChangedWords>,
}

/// Words side by side.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ChangedWords {
    /// With their spaces.
    pub text: String,
    /// Not the same on the other side.
    pub changed: bool,
}

/// A version that was public and no longer is.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LogVersion {
    /// What stands around the content.
    pub chrome: Chrome,
    /// From when to when it was public.
    pub banner: String,
    /// To what is public now, and to the history.
    pub links: Vec<Link>,
    /// Its words and rows.
    pub blocks: Vec<CopyBlock>,
}

/// A part of a version.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CopyBlock {
    /// A heading.
    Heading {
        /// From 2 to 4.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Text {
        /// Its words.
        text: String,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<String>,
    },
    /// A table.
    Table {
        /// Its rows.
        rows: Vec<Vec<CopyCell>>,
    },
}

/// A cell of a table in a version.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CopyCell {
    /// Its words.
    pub text: String,
    /// A head.
    pub head: bool,
    /// Columns that it spans.
    pub colspan: u16,
    /// Rows that it spans.
    pub rowspan: u16,
}

/// Giấy xác nhận công bố: what the log says of one page, to be printed.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LogConfirmation {
    /// What stands around the content.
    pub chrome: Chrome,
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`
    pub national_name: String,
    /// `Độc lập - Tự do - Hạnh phúc`
    pub motto: String,
    /// As of when.
    pub place_date: Option<String>,
    /// Above the unit's name.
    pub parent_organ: Option<String>,
    /// The unit.
    pub organ: String,
    /// What, where, since when, hash, line, root.
    pub facts: Vec<Fact>,
    /// Leads to the page.
    pub qr: Option<QrView>,
    /// Who says this, and how it can be verified.
    pub notes: Vec<String>,
    /// The page itself.
    pub page: Link,
}

/// In place of a page that was withdrawn.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct WithdrawnPage {
    /// What stands around the content.
    pub chrome: Chrome,
    /// When and why.
    pub sentences: Vec<String>,
    /// To its history.
    pub history: Link,
}

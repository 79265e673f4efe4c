//! An item of a content that has no form, and what it may hold.

use super::item_values::{ContactCard, LinkedDocument};
use crate::pack::{Purpose, RecordShares};
use crate::parse::prose::Prose;
use jiff::civil::Date;

/// One item of a content, in the order of the circular. `depth` 0 is the top.
#[derive(Clone, Debug)]
pub struct ItemSection {
    /// `ke_hoach.thuc_don`.
    pub path: String,
    /// Number or letter in the article: `1`, `a`; empty for a table of figures.
    pub num: String,
    /// As the article has it; empty for a table of figures.
    pub label: String,
    /// How many items it lies below.
    pub depth: usize,
    /// As the pack says: what readers look for first.
    pub purpose: Option<Purpose>,
    /// Of records that are parts of a whole: which column, as the pack says.
    pub shares: Option<RecordShares>,
    /// The circular asks for it only where it exists.
    pub optional: bool,
    /// What the school has written there.
    pub body: ItemBody,
}

/// What an item holds.
#[derive(Clone, Debug)]
pub enum ItemBody {
    /// Only items below it.
    Group,
    /// Chưa có.
    Missing,
    /// Không áp dụng, and why.
    NotApplicable(Option<String>),
    /// Words of the school.
    Prose(Prose),
    /// Whom to ask.
    Contact(ContactCard),
    /// In the order written; may be empty.
    Documents(Vec<LinkedDocument>),
    /// Days and what happened, earliest first.
    Timeline(Vec<(Date, String)>),
    /// Position of its table.
    Table(usize),
    /// A figure, shown in the table of its neighbours.
    Figure,
}

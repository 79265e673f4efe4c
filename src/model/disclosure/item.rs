//! An item of a content that has no form, and what it may hold.

use super::item_values::{ContactCard, LinkedDocument};
use crate::pack::Purpose;
use crate::parse::prose::Prose;
use jiff::civil::Date;

/// One item of a content, in the order of the circular. `depth` 0 is the top.
#[derive(Clone, Debug)]
pub struct ItemSection {
    /// `ke_hoach.thuc_don`.
    pub path: String,
    pub num: String,
    pub label: String,
    pub depth: usize,
    pub purpose: Option<Purpose>,
    /// The circular asks for it only where it exists.
    pub optional: bool,
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
    Prose(Prose),
    Contact(ContactCard),
    Documents(Vec<LinkedDocument>),
    Timeline(Vec<(Date, String)>),
    /// Position of its table.
    Table(usize),
    /// A figure, shown in the table of its neighbours.
    Figure,
}

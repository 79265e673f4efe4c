//! A disclosure as a sheet of paper.

use super::{FormTable, ItemView, SignerView};
use serde::Serialize;

/// A disclosure as a sheet of paper.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FormPaper {
    pub parent_organ: Option<String>,
    pub organ: String,
    pub form_label: String,
    /// `THÔNG BÁO`.
    pub form_heading: Option<String>,
    pub title: String,
    pub display_unit: Option<String>,
    pub note_html: String,
    pub tables: Vec<FormTable>,
    pub items: Vec<ItemView>,
    pub place_date: Option<String>,
    pub signer: Option<SignerView>,
}

//! A disclosure as a sheet of paper.

use super::{FormTable, ItemView, SignerView};
use schemars::JsonSchema;
use serde::Serialize;

/// A disclosure as a sheet of paper.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct FormPaper {
    /// The organ above the one that issues it, where there is one.
    pub parent_organ: Option<String>,
    /// The organ that issues it.
    pub organ: String,
    /// `Biểu mẫu 02`.
    pub form_label: String,
    /// `THÔNG BÁO`.
    pub form_heading: Option<String>,
    /// Title of the form with its period.
    pub title: String,
    /// Unit of money on the sheet: `triệu đồng`.
    pub display_unit: Option<String>,
    /// The school's remark; may be empty.
    pub note_html: String,
    /// Tables of the form; empty where the content has no form.
    pub tables: Vec<FormTable>,
    /// Items of a content without a form.
    pub items: Vec<ItemView>,
    /// Place and day: `Noong Luông, ngày 28 tháng 5 năm 2024`; dots to be filled in by hand on an undated form that has a place for it.
    pub place_date: Option<String>,
    /// Who signs, by the source, else by the form.
    pub signer: Option<SignerView>,
    /// The source has neither: `place_date` and `signer` are the form's, for the printed sheet.
    pub unsigned: bool,
}

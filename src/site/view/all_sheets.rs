//! Sheets printed together.

use super::{AnnualPaper, Chrome, FormPaper, Link, SheetFoot};
use serde::Serialize;

/// All disclosures of a school year one after another, to be printed at once.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AllSheets {
    pub chrome: Chrome,
    pub lead: String,
    pub contents: Vec<Link>,
    pub sheets: Vec<SheetView>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SheetView {
    pub id: String,
    pub illustrative: bool,
    /// One of the two.
    pub paper: Option<FormPaper>,
    pub annual: Option<AnnualPaper>,
    pub foot: SheetFoot,
}

//! Sheets printed together.

use super::{AnnualPaper, Chrome, FormPaper, Link, SheetFoot};
use schemars::JsonSchema;
use serde::Serialize;

/// All disclosures of a school year one after another, to be printed at once.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AllSheets {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// How many sheets of which year, in a sentence.
    pub lead: String,
    /// Links to the sheets below.
    pub contents: Vec<Link>,
    /// In the order of the list.
    pub sheets: Vec<SheetView>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SheetView {
    /// The element's id, unique on its page.
    pub id: String,
    /// Its figures are invented: the page has to say so.
    pub illustrative: bool,
    /// One of the two.
    pub paper: Option<FormPaper>,
    /// One of the two.
    pub annual: Option<AnnualPaper>,
    /// What stands below the sheet.
    pub foot: SheetFoot,
}

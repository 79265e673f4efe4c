//! What stands at the foot of a printed sheet, and sheets printed together.

use super::{AnnualPaper, Chrome, FormTable, ItemView, Link, SignerView};
use serde::Serialize;

/// The foot of a printed sheet: which page it is, as of which content, how long it hangs.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct SheetFoot {
    /// The page's address without the scheme; none where the site's own is not known.
    pub address: Option<String>,
    pub qr: Option<QrView>,
    /// The first 12 hexadecimal digits of the SHA-256 of what the sheet says.
    pub hash: String,
    /// `Niêm yết từ 28/5/2024 đến 26/6/2024`.
    pub posting: Option<String>,
}

/// A QR code as a path: lines one module high, in a square of `size` modules with the quiet zone.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct QrView {
    pub size: usize,
    pub path: String,
}

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

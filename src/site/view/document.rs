//! Administrative documents.

use super::{Block, Chrome, Fact, HomeItem, Link, NoteView, TocEntry};
use schemars::JsonSchema;
use serde::Serialize;

/// Documents of a unit.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DocumentList {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Newest first.
    pub items: Vec<HomeItem>,
}

/// An administrative document, laid out by Decree 30/2020.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DocumentPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// Headings of the body; empty in a short document.
    pub toc: Vec<TocEntry>,
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` (Decree 30/2020, Appendix I).
    pub national_name: String,
    /// `Độc lập - Tự do - Hạnh phúc` (Decree 30/2020, Appendix I).
    pub motto: String,
    /// The organ above, with the editor's marks.
    pub parent_organ_html: Option<String>,
    /// The organ that issues it, with the editor's marks.
    pub organ_html: String,
    /// After `Số:`.
    pub number_html: Option<String>,
    /// `Noong Luông, ngày 18 tháng 9 năm 2023`.
    pub place_date: Option<String>,
    /// `KẾ HOẠCH`.
    pub kind_name: String,
    /// What it is about (trích yếu).
    pub subject_html: String,
    /// `Căn cứ …`, one each.
    pub legal_basis_html: Vec<String>,
    /// From the first line after the legal basis to the signature.
    pub body: Vec<Block>,
    /// What follows the signature.
    pub annex: Option<AnnexView>,
    /// Each line is finished HTML.
    pub signer_html: Option<SignerView>,
    /// One a line.
    pub recipients_html: Vec<String>,
    /// Slips of the original, numbered as in the text.
    pub notes: Vec<NoteView>,
    /// Pages of the site that rest on it.
    pub related: Vec<Link>,
}

/// An annex of a document.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AnnexView {
    /// `PHỤ LỤC`.
    pub title_html: String,
    /// What the annex holds.
    pub subtitle_html: Option<String>,
    /// Running text and tables.
    pub body: Vec<Block>,
}

/// The signature block, from the top.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SignerView {
    /// `TM. HỘI ĐỒNG`, `KT. HIỆU TRƯỞNG`.
    pub authority: Option<String>,
    /// `HIỆU TRƯỞNG`.
    pub title: Option<String>,
    /// `(Đã ký)`.
    pub mark: Option<String>,
    /// In full.
    pub name: Option<String>,
}

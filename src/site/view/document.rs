//! Administrative documents.

use super::{Block, Chrome, Fact, HomeItem, Link, NoteView, TocEntry};
use serde::Serialize;

/// Documents of a unit.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DocumentList {
    pub chrome: Chrome,
    pub items: Vec<HomeItem>,
}

/// An administrative document, laid out by Decree 30/2020.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DocumentPage {
    pub chrome: Chrome,
    pub facts: Vec<Fact>,
    pub toc: Vec<TocEntry>,
    pub national_name: String,
    pub motto: String,
    pub parent_organ_html: Option<String>,
    pub organ_html: String,
    /// After `Số:`.
    pub number_html: Option<String>,
    /// `Noong Luông, ngày 18 tháng 9 năm 2023`.
    pub place_date: Option<String>,
    /// `KẾ HOẠCH`.
    pub kind_name: String,
    pub subject_html: String,
    pub legal_basis_html: Vec<String>,
    pub body: Vec<Block>,
    pub annex: Option<AnnexView>,
    pub signer_html: Option<SignerView>,
    pub recipients_html: Vec<String>,
    pub notes: Vec<NoteView>,
    pub related: Vec<Link>,
}

/// An annex of a document.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AnnexView {
    pub title_html: String,
    pub subtitle_html: Option<String>,
    pub body: Vec<Block>,
}

/// The signature block, from the top.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SignerView {
    pub authority: Option<String>,
    pub title: Option<String>,
    pub mark: Option<String>,
    pub name: Option<String>,
}

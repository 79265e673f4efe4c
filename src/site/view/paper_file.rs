//! The paper of a page as a file.

use super::paper_pictures::PaperPictures;
use crate::site::Route;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// A link to a paper in PDF.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct PaperLink {
    /// Address, relative to the page that shows it.
    pub href: String,
    /// `Tải bản PDF (2 trang, 84 kB)`.
    pub label: String,
    /// The paper is this page's; a translated page leads to that of the original.
    pub own: bool,
    /// The file.
    #[serde(skip)]
    pub(crate) file: Route,
    /// What it may show; not those of a translation, which is not made of it.
    #[serde(skip)]
    pub(crate) pictures: Arc<PaperPictures>,
}

//! The paper of a page as a file.

use crate::site::Route;
use schemars::JsonSchema;
use serde::Serialize;

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
}

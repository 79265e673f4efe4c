//! What data a site has, for catalogues of open data (DCAT-AP).

use super::Link;
use serde::Serialize;

/// The data of a site.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Catalogue {
    /// Its own absolute address.
    pub address: String,
    /// Absolute address of the site.
    pub site: String,
    /// Of the site.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// Who publishes it: the site's contact, else its title.
    pub publisher: String,
    /// ISO day: the stated one.
    pub modified: String,
    /// On what terms others may use it; absent where the site names none.
    pub licence: Option<Link>,
    /// Over all units, then unit by unit.
    pub datasets: Vec<CatalogueDataset>,
}

/// Data that belong together.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CatalogueDataset {
    /// What it is known by, unique in the catalogue: an absolute address.
    pub id: String,
    /// What it holds.
    pub title: String,
    /// The same in a sentence.
    pub description: String,
    /// The absolute address of a page about it.
    pub page: String,
    /// ISO day: of figures of a school when they were published or corrected last, of what speaks of the stated day that day.
    pub modified: String,
    /// Files with it.
    pub files: Vec<CatalogueFile>,
}

/// A file with data.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CatalogueFile {
    /// Absolute address.
    pub address: String,
    /// Media type: `text/csv`.
    pub media: String,
    /// What the European vocabulary of file types calls it: `CSV`.
    pub format: String,
}

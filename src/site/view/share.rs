//! The picture that goes with a shared address.

use serde::Serialize;

/// What a page says of its picture.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct Share {
    /// Absolute: those who show it are not on the page.
    pub address: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

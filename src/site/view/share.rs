//! The picture that goes with a shared address.

use schemars::JsonSchema;
use serde::Serialize;

/// What a page says of its picture.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct Share {
    /// Absolute: those who show it are not on the page.
    pub address: String,
    /// What the picture shows.
    pub alt: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

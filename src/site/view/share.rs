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

/// A picture of shapes: a sheet of paper with a seal above a woven band. Colours are red, green, blue.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ShareImage {
    pub ground: [u8; 3],
    pub accent: [u8; 3],
    /// How the band is woven: the number of steps of a lozenge, 2 to 6.
    pub weave: u32,
}

impl ShareImage {
    /// Its size in pixels, as large social networks ask for.
    pub const SIZE: (u32, u32) = (1200, 630);
}

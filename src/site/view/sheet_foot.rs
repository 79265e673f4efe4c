//! What stands at the foot of a printed sheet.

use schemars::JsonSchema;
use serde::Serialize;

/// The foot of a printed sheet: which page it is, as of which content, how long it hangs.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct SheetFoot {
    /// The page's address without the scheme; none where the site's own is not known.
    pub address: Option<String>,
    /// Leads to `address`; absent with it.
    pub qr: Option<QrView>,
    /// The first 12 hexadecimal digits of the SHA-256 of what the sheet says.
    pub hash: String,
    /// `Niêm yết từ 28/5/2024 đến 26/6/2024`.
    pub posting: Option<String>,
}

/// A QR code as a path: lines one module high, in a square of `size` modules with the quiet zone.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct QrView {
    /// Modules along a side, with the quiet zone.
    pub size: usize,
    /// The `d` of an SVG path, to be stroked one module wide.
    pub path: String,
}

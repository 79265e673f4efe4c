//! The icon of browsers' tabs as a part of every page: an address that holds it whole, so that nothing has to be fetched for it.

use std::fmt::Write;

/// Of a larger picture each page would carry more than one request costs.
const SMALL: usize = 600;

/// `data:image/svg+xml,%3Csvg …` of a small icon.
pub(super) fn in_pages(svg: &str) -> Option<String> {
    let svg = svg.trim();
    if svg.is_empty() || svg.len() > SMALL {
        return None;
    }
    let mut address = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~=:/;,()".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // writing into a text cannot fail
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Some(address)
}

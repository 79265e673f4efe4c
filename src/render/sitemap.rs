//! sitemap.xml.

use crate::text::escape;
use std::fmt::Write as _;

/// The addresses as a sitemap (sitemaps.org 0.9).
pub fn sitemap(addresses: &[String]) -> Vec<u8> {
    listed("urlset", "url", addresses)
}

/// Addresses of sitemaps as their index.
pub fn sitemap_index(addresses: &[String]) -> Vec<u8> {
    listed("sitemapindex", "sitemap", addresses)
}

fn listed(list: &str, item: &str, addresses: &[String]) -> Vec<u8> {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{list} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for address in addresses {
        let _ = write!(out, "<{item}><loc>");
        escape(address, &mut out);
        let _ = writeln!(out, "</loc></{item}>");
    }
    let _ = writeln!(out, "</{list}>");
    out.into_bytes()
}

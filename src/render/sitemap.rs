//! sitemap.xml.

use crate::text::escape;

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
        out.push_str(&format!("<{item}><loc>"));
        escape(address, &mut out);
        out.push_str(&format!("</loc></{item}>\n"));
    }
    out.push_str(&format!("</{list}>\n"));
    out.into_bytes()
}

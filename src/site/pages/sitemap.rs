//! What search engines are told: the addresses of all pages, and who may come.

use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Address, Content, Nature, Page};
use std::sync::Arc;

/// How many addresses one sitemap may hold (sitemaps.org).
const MOST: usize = 50_000;

/// `robots.txt`, and with a published address the sitemap; `.nojekyll` lets GitHub serve names that begin with a line.
pub(crate) fn pages<'p>(setting: &Setting<'_>, addresses: impl Iterator<Item = &'p Address>) -> Vec<Page> {
    let source: Arc<str> = Arc::from("content/site.yaml");
    let page = |path: &str, content| Page { route: routes::fixed(path), content, source: Arc::clone(&source) };
    let mut out = vec![page(".nojekyll", Content::Text(String::new()))];
    let Some(base) = &setting.site.base_url else {
        out.push(page("robots.txt", Content::Text("User-agent: *\nAllow: /\n".to_owned())));
        return out;
    };
    let html = addresses.filter(|a| a.nature == Nature::Page);
    let mut addresses: Vec<String> = html.map(|a| routes::absolute(base, &a.route)).collect();
    addresses.sort();
    out.extend(files(base, addresses, MOST).into_iter().map(|(path, content)| page(&path, content)));
    out.push(page("robots.txt", Content::Text(format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"))));
    out
}

/// One file, or as many as are needed and an index in its place.
fn files(base: &str, addresses: Vec<String>, most: usize) -> Vec<(String, Content)> {
    if addresses.len() <= most {
        return vec![("sitemap.xml".to_owned(), Content::Sitemap(addresses))];
    }
    let named = |number: usize| format!("sitemap-{}.xml", number + 1);
    let pieces: Vec<&[String]> = addresses.chunks(most).collect();
    let index = (0..pieces.len()).map(|number| format!("{base}{}", named(number))).collect();
    let mut out = vec![("sitemap.xml".to_owned(), Content::SitemapIndex(index))];
    out.extend(pieces.iter().enumerate().map(|(number, piece)| (named(number), Content::Sitemap(piece.to_vec()))));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(count: usize) -> Vec<(String, usize, bool)> {
        let addresses = (0..count).map(|n| format!("https://e.vn/{n}.html")).collect();
        let kind = |content: &Content| match content {
            Content::Sitemap(held) => (held.len(), false),
            Content::SitemapIndex(held) => (held.len(), true),
            _ => (0, false),
        };
        files("https://e.vn/", addresses, 10)
            .into_iter()
            .map(|(path, content)| {
                let (held, index) = kind(&content);
                (path, held, index)
            })
            .collect()
    }

    #[test]
    fn more_than_one_file_holds_have_an_index() {
        assert_eq!(made(10), [("sitemap.xml".to_owned(), 10, false)]);
        let name = str::to_owned;
        assert_eq!(
            made(21),
            [
                (name("sitemap.xml"), 3, true),
                (name("sitemap-1.xml"), 10, false),
                (name("sitemap-2.xml"), 10, false),
                (name("sitemap-3.xml"), 1, false)
            ]
        );
    }
}

//! An address within the site. A wrong one cannot be built.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// What may begin with a dot: hosts look for these names.
const DOT_FILES: [&str; 2] = [".nojekyll", ".htaccess"];

/// A relative path of lower-case ASCII parts, e.g. `mn-19-8/danh-gia/2022-2023/tieu-chi-1-10.html`. No `..`, no device names; because letters
/// are lower case only, two routes differ also where case does not count.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Route(Arc<str>);

impl TryFrom<String> for Route {
    type Error = &'static str;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        Self::new(&path).ok_or("not an address")
    }
}

impl From<Route> for String {
    fn from(route: Route) -> Self {
        route.0.as_ref().to_owned()
    }
}

impl Route {
    /// Builds a route; `None` if a part is not allowed.
    pub fn new(path: &str) -> Option<Self> {
        let fits = path.split('/').all(|part| {
            let stem = part.split('.').next().unwrap_or_default();
            !crate::text::is_device_name(stem)
                && !part.is_empty()
                && !part.ends_with('.')
                && (!part.starts_with('.') || DOT_FILES.contains(&part))
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'))
        });
        fits.then(|| Self(Arc::from(path)))
    }

    /// The path, without a leading slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How a page at `from` links here: relative, always naming the file, so that it works below any base path and from `file://`.
    pub fn href_from(&self, from: &Route) -> String {
        let folder = |path: &str| path.rfind('/').map_or(0, |at| at + 1);
        let (from, to) = (&from.0[..folder(&from.0)], &self.0[..folder(&self.0)]);
        let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
        let shared = folder(&from[..same]);
        let up = from[shared..].matches('/').count();
        let mut href = String::with_capacity(3 * up + self.0.len() - shared);
        (0..up).for_each(|_| href.push_str("../"));
        href.push_str(&self.0[shared..]);
        href
    }

    /// Where the paper of a page lies as a file: `bieu-mau-01.html`, `bieu-mau-01.pdf`.
    pub fn paper(&self) -> Self {
        let stem = self.0.strip_suffix(".html").unwrap_or(&self.0);
        Self(Arc::from(format!("{stem}.pdf")))
    }

    /// Writes the address that a relative path leads to; `false`: it leads out of the site.
    pub fn leads_to(&self, path: &str, joined: &mut String) -> bool {
        joined.clear();
        if path.is_empty() {
            joined.push_str(self.as_str());
            return true;
        }
        let mut folder = self.as_str().rsplit_once('/').map(|(folder, _)| folder);
        let mut rest = path;
        while let Some(below) = rest.strip_prefix("../") {
            let Some(inner) = folder else { return false };
            folder = inner.rsplit_once('/').map(|(outer, _)| outer);
            rest = below;
        }
        if rest.split('/').any(|part| part == "..") {
            return false;
        }
        if let Some(folder) = folder {
            joined.push_str(folder);
            joined.push('/');
        }
        joined.push_str(rest);
        true
    }

    /// How to get from here to the root of the site: `../../` or nothing.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_a_host_or_a_disk_would_trip_over() {
        for bad in [
            "",
            "/a",
            "a//b",
            "../a",
            "a/..",
            "A.html",
            "con.html",
            "a/com1",
            "a b",
            "á.html",
            "a.",
            ".git/x",
            ".htpasswd",
            "a\\b",
        ] {
            assert!(Route::new(bad).is_none(), "{bad}");
        }
        for good in ["index.html", "a/b-1/tieu-chi-1-10.html", ".nojekyll", ".htaccess", "_headers", "a/bieu_mau.csv"] {
            assert!(Route::new(good).is_some(), "{good}");
        }
    }

    #[test]
    fn links_are_relative() {
        let route = |p: &str| Route::new(p).unwrap();
        assert_eq!(route("a/b/c.html").href_from(&route("a/b/d.html")), "c.html");
        assert_eq!(route("a/c.html").href_from(&route("a/b/d.html")), "../c.html");
        assert_eq!(route("index.html").href_from(&route("a/b/d.html")), "../../index.html");
        assert_eq!(route("a/b/d.html").href_from(&route("index.html")), "a/b/d.html");
        assert_eq!(route("a/b/d.html").to_root(), "../../");
    }
}

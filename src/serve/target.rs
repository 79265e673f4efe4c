//! What a request asks for. An address that could mean something outside the site is refused before anything is looked up.

use crate::text::percent_decode;

/// The folder of the preview's own files; no route of a site begins with a dot.
pub(super) const OWN: &str = ".congkhai/";

/// What a request line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A path without its first slash: empty, or ending in `/` for a folder.
    Site(String),
    /// A file of the preview's own, and the query.
    Own {
        name: String,
        query: String,
    },
    Refused,
}

/// Reads the target of a request.
pub(super) fn target(url: &str) -> Target {
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let Some(path) = path.strip_prefix('/') else { return Target::Refused };
    let lower = path.to_ascii_lowercase();
    if lower.contains("%2f") || lower.contains("%5c") || lower.contains("%00") {
        return Target::Refused;
    }
    let Some(path) = percent_decode(path) else { return Target::Refused };
    let odd = |part: &str| part == ".." || part == ".";
    if path.contains(['\\', '\0']) || path.split('/').any(odd) || path.contains("//") || path.starts_with('/') {
        return Target::Refused;
    }
    match path.strip_prefix(OWN) {
        Some(name) => Target::Own { name: name.to_owned(), query: query.to_owned() },
        None => Target::Site(path),
    }
}

/// Whether a `Host` header names this machine and port. Other names may be a web page that tries to read the preview by DNS rebinding.
pub(super) fn is_own_host(host: &str, port: u16) -> bool {
    let (name, written) = match host.rsplit_once(':') {
        Some((name, port)) if !name.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => (name, port.parse().ok()),
        _ => (host, Some(80)),
    };
    written == Some(port) && ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// The value of a key in a query.
pub(super) fn query_value(query: &str, key: &str) -> Option<String> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == key)
        .and_then(|(_, value)| percent_decode(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_out_is_refused() {
        for bad in [
            "/../x",
            "/a/../b",
            "/a/%2e%2e/b",
            "/a%2Fb",
            "/a%5cb",
            "/a%00b",
            "/a\\b",
            "//x",
            "/a//b",
            "x",
            "/%zz",
            "/%",
            "/%ff",
            "/./a",
        ] {
            assert_eq!(target(bad), Target::Refused, "{bad}");
        }
        assert_eq!(target("/"), Target::Site(String::new()));
        assert_eq!(target("/a/b.html?x=1#y"), Target::Site("a/b.html".to_owned()));
    }

    #[test]
    fn only_this_machine_is_a_host() {
        for good in ["127.0.0.1:1111", "localhost:1111", "LOCALHOST:1111", "[::1]:1111"] {
            assert!(is_own_host(good, 1111), "{good}");
        }
        for bad in ["evil.example:1111", "127.0.0.1:1112", "127.0.0.1", "", "localhost.evil.example:1111", "[::1]"] {
            assert!(!is_own_host(bad, 1111), "{bad}");
        }
    }
}

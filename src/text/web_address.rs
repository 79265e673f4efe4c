//! The address that a site is published at.

/// Reads such an address, `https://truong.edu.vn/cong-khai`; gives it back with one slash at its end. `None`: it is no address, or says more than
/// where the site is (a password, a query, a fragment).
pub fn site_address(written: &str) -> Option<String> {
    let rest = written.strip_prefix("https://").or_else(|| written.strip_prefix("http://"))?;
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '?' | '#' | '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^')
    };
    if rest.contains(odd) {
        return None;
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.trim_end_matches('/');
    if !is_host(host) || path.split('/').any(|part| matches!(part, "." | "..") || part.is_empty() && !path.is_empty()) {
        return None;
    }
    Some(format!("{}/", written.trim_end_matches('/')))
}

/// A name or number of a machine, perhaps with a port.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !text.ends_with(']') => (name, Some(port)),
        _ => (text, None),
    };
    let fits_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0));
    let number = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let fits_name = match number {
        Some(number) => number.parse::<std::net::Ipv6Addr>().is_ok(),
        None => name
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))),
    };
    fits_port && fits_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_the_site_is() {
        for (written, read) in [
            ("https://truong.edu.vn", "https://truong.edu.vn/"),
            ("http://localhost:8080/a/b//", "http://localhost:8080/a/b/"),
            ("https://trường.vn/công-khai/", "https://trường.vn/công-khai/"),
            ("http://[::1]:80/", "http://[::1]:80/"),
        ] {
            assert_eq!(site_address(written).as_deref(), Some(read));
        }
        for bad in [
            "",
            "truong.edu.vn",
            "//e.vn/",
            "ftp://e.vn/",
            "https://",
            "https:///a",
            "https://e.vn/?a=1",
            "https://e.vn/#a",
            "https://e.vn/a b/",
            "https://u:p@e.vn/",
            "https://u@e.vn/",
            "https://e.vn:x/",
            "https://e.vn:0/",
            "https://e..vn/",
            "https://e.vn/\u{a0}",
            "https://e.vn/a//b",
            "https://e.vn/../b",
            " https://e.vn/",
            "https://e.vn\\a",
            "https://[::g]/",
        ] {
            assert_eq!(site_address(bad), None, "{bad}");
        }
    }
}

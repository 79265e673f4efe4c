//! Where links and images lead: outside, to a part of the page, to a file of the site, or nowhere that is allowed.

use std::fmt::Write as _;

/// Ways of leaving the site that are allowed, in lower case.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The address, with its scheme in lower case.
    Outside(String),
    Here,
    Site,
    Refused,
}

pub(super) fn classify(target: &str) -> Target {
    let control = target.chars().any(char::is_control);
    if !control && let Some(scheme) = scheme(target) {
        let rest = &target[scheme.len()..];
        let web = scheme.starts_with("http");
        return if web && !rest.starts_with("//") {
            Target::Refused
        } else {
            Target::Outside(format!("{scheme}{rest}"))
        };
    }
    if control || target.is_empty() || target.starts_with("//") || target.contains('\\') {
        return Target::Refused;
    }
    if target.starts_with('#') {
        return Target::Here;
    }
    let has_scheme = target.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    if has_scheme { Target::Refused } else { Target::Site }
}

fn scheme(target: &str) -> Option<&'static str> {
    SCHEMES.into_iter().find(|s| target.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s)))
}

/// An address outside as the value of an attribute in double quotes: what no address may hold is percent-encoded.
pub(super) fn write_address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'[' | b']' => {
                let _ = write!(out, "%{byte:02X}");
            }
            0x21..=0x7e => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_count_in_any_case() {
        assert_eq!(classify("HTTPS://E.vn/A"), Target::Outside("https://E.vn/A".to_owned()));
        assert_eq!(classify("MAILTO:a@b.vn"), Target::Outside("mailto:a@b.vn".to_owned()));
        for refused in ["javascript:x", "https:x", "//x.vn", "", "a\\b", "https://x\ty", "c:x", "vbscript:x", "http:/x"]
        {
            assert_eq!(classify(refused), Target::Refused, "{refused}");
        }
        assert_eq!((classify("#a"), classify("a/b:c.md")), (Target::Here, Target::Site));
    }
}

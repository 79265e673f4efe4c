//! A unit that was asked for by the name of its folder.

use super::Exit;
use super::speech::filled;
use super::unknown;
use super::words::NO_UNIT;

/// Whether a unit is the one that was asked for: `mn-hoa-mai`, `content/mn-hoa-mai/`; one that lies in `content` itself is `content`.
pub(super) fn is_asked(slug: &str, asked: &str) -> bool {
    let asked = asked.trim_end_matches(['/', '\\']);
    let below = asked.strip_prefix("content").and_then(|rest| rest.strip_prefix(['/', '\\'])).unwrap_or(asked);
    if slug.is_empty() { asked == "content" } else { slug == below.replace('\\', "/") }
}

/// There is no such unit.
pub(super) fn no_unit<'u>(asked: &str, slugs: impl Iterator<Item = &'u str>) -> Exit {
    let named = |slug: &'u str| if slug.is_empty() { "content" } else { slug };
    unknown::refused(&filled(&NO_UNIT, &[("unit", &asked)]), asked, &slugs.map(named).collect::<Vec<_>>())
}

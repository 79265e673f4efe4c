//! What is shown of a line: all of it, or the surroundings of the place where it is very long.

/// Lines of more bytes than this are cut.
const LONG: usize = 400;
/// Bytes that stay on either side of the place.
const AROUND: usize = 120;

/// A part of a line.
pub(super) struct Excerpt<'t> {
    pub(super) text: &'t str,
    /// Byte offset of the part within the line.
    pub(super) start: usize,
    pub(super) before: bool,
    pub(super) after: bool,
}

/// The part of a line around the byte `at`.
pub(super) fn around(line: &str, at: usize) -> Excerpt<'_> {
    if line.len() <= LONG {
        return Excerpt { text: line, start: 0, before: false, after: false };
    }
    let start = (0..=at.saturating_sub(AROUND).min(line.len())).rev().find(|n| line.is_char_boundary(*n)).unwrap_or(0);
    let end = ((at + AROUND).min(line.len())..=line.len()).find(|n| line.is_char_boundary(*n)).unwrap_or(line.len());
    Excerpt { text: &line[start..end], start, before: start > 0, after: end < line.len() }
}

impl Excerpt<'_> {
    /// With `…` where something was cut.
    pub(super) fn shown(&self) -> String {
        format!("{}{}{}", if self.before { "…" } else { "" }, self.text, if self.after { "…" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_on_letters() {
        assert_eq!(around("chữ", 2).shown(), "chữ");
        let line = "ễ".repeat(1000);
        for at in [0, 1, 150, 151, 1500, 2999, 3000] {
            let cut = around(&line, at);
            assert!(cut.text.len() <= 2 * AROUND + 6 && !cut.text.is_empty(), "{at}");
            assert_eq!(cut.before, at > AROUND + 2, "{at}");
        }
    }
}

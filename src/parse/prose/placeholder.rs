//! `{{ kind id }}`: the place of a table of data within a text.

use super::Segment;
use super::build::Builder;
use super::open::Held;
use crate::diag::{Diagnostic, codes};
use std::ops::Range;

const OWN_LINE: &str =
    "đặt {{ … }} trên một dòng riêng, phía trên và phía dưới có dòng trống, ngoài danh sách, tiêu đề và bảng";
const AS_TYPED: &str =
    "viết {{ loại-bảng mã }} trên một dòng riêng, không có dấu nào khác bên trong; để in dấu ngoặc, viết “\\{{”";

impl Builder<'_, '_, '_> {
    /// Takes `{{ kind id }}`: a table where it is a paragraph of its own, a mistake elsewhere; and says which braces came to nothing.
    pub(super) fn placeholder(&mut self, text: &str, range: &Range<usize>, alone: bool) -> Held {
        let inner = text.trim().strip_prefix("{{").and_then(|t| t.strip_suffix("}}")).filter(|t| !t.contains("}}"));
        let inner = inner.filter(|_| alone && self.depth == 0 && self.html.ends_with("<p>"));
        if let Some(inner) = inner {
            self.html.truncate(self.html.len() - "<p>".len());
            self.flush_html();
            let mut words = inner.split_whitespace();
            let kind = words.next().unwrap_or_default().to_owned();
            let id = words.collect::<Vec<_>>().join(" ");
            self.segments.push(Segment::Table { kind, id, place: self.place(range) });
            return Held::Table;
        }
        let markdown = self.markdown;
        let pieces = braces(markdown.get(range.clone()).unwrap_or_default(), &mut self.open_braces);
        for piece in &pieces {
            let piece = range.start + piece.start..range.start + piece.end;
            let (written, place) = (&markdown[piece.clone()], self.place(&self.first_line(piece)));
            let named = written.strip_prefix("{{").is_some_and(|rest| begins_kind(rest) && rest.ends_with("}}"));
            self.diagnostics.push(if named {
                Diagnostic::new(&codes::MISPLACED_TABLE, place, "bảng dữ liệu phải đứng một mình thành một đoạn")
                    .hint(OWN_LINE)
            } else {
                let written: String =
                    written.lines().next().unwrap_or_default().trim_end().chars().take(SHOWN).collect();
                let message = format!("“{written}” không thành bảng dữ liệu, được in như đã gõ");
                Diagnostic::new(&codes::UNUSED_MARKUP, place, message).hint(AS_TYPED)
            });
        }
        Held::Pieces(pieces)
    }
}

/// So much of what stands in braces is told.
const SHOWN: usize = 60;

/// Whether what stands within braces can be the name of a table.
fn begins_kind(inner: &str) -> bool {
    inner.trim_start().starts_with(char::is_alphabetic)
}

/// `{{ … }}`, `{{` that is not closed and `}}` that closes none, each where it stands; what begins behind a backslash is meant. `open`: whether
/// one is open from the text before (marks within braces split the text).
fn braces(source: &str, open: &mut bool) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut begun, mut meant) = (0, None, false);
    while at + 1 < bytes.len() {
        match (&bytes[at..at + 2], begun) {
            (b"{{", None) => begun = Some(at),
            (b"}}", Some(begin)) => {
                // nothing was asked for by empty ones
                if !source[begin + 2..at].trim().is_empty() {
                    found.push(begin..at + 2);
                }
                begun = None;
            }
            (b"}}", None) if meant => meant = false,
            (b"}}", None) if *open => *open = false,
            (b"}}", None) => found.push(at..at + 2),
            (b"\\{", _) => meant = true,
            ([b'\\', _], _) => {}
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    if let Some(begin) = begun {
        let line = source[begin..].lines().next().unwrap_or_default().trim_end();
        found.push(begin..begin + line.len());
        *open = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_found_where_they_stand() {
        for (source, wanted, open) in [
            ("a {{ b 1 }} và {{ 2 }}", vec!["{{ b 1 }}", "{{ 2 }}"], false),
            ("a {{ b\nc", vec!["{{ b"], true),
            ("a }} b", vec!["}}"], false),
            (r"\{{ a }} \{\{ b \}\}", vec![], false),
            ("{ a } {b}", vec![], false),
            ("{{}} {{ }}", vec![], false),
        ] {
            let mut left = false;
            let found: Vec<&str> = braces(source, &mut left).into_iter().map(|range| &source[range]).collect();
            assert_eq!((found, left), (wanted, open), "{source}");
        }
        assert_eq!(braces(" 1 }}", &mut true), []);
    }
}

//! `{{ kind id }}`: the place of a table of data within a text.

use super::Segment;
use super::build::Builder;
use crate::diag::{Diagnostic, codes};
use std::ops::Range;

impl Builder<'_, '_, '_> {
    /// Takes `{{ kind id }}`: a table where it is a paragraph of its own, a mistake elsewhere. `false`: the text holds none.
    pub(super) fn placeholder(&mut self, text: &str, range: &Range<usize>, alone: bool) -> bool {
        let inner = text.trim().strip_prefix("{{").and_then(|t| t.strip_suffix("}}")).filter(|t| !t.contains("}}"));
        if let Some(inner) = inner.filter(|_| alone && self.depth == 0 && self.html.ends_with("<p>")) {
            self.html.truncate(self.html.len() - "<p>".len());
            self.flush_html();
            let mut words = inner.split_whitespace();
            let kind = words.next().unwrap_or_default().to_owned();
            let id = words.collect::<Vec<_>>().join(" ");
            self.segments.push(Segment::Table { kind, id, place: self.place(range) });
            return true;
        }
        let source = self.markdown.get(range.clone()).unwrap_or_default();
        let Some((start, length)) = source
            .find("{{")
            .and_then(|start| Some((start, source[start..].find("}}")? + 2)))
            .filter(|(start, _)| source[start + 2..].trim_start().starts_with(char::is_alphabetic))
        else {
            return false;
        };
        let place = self.place(&(range.start + start..range.start + start + length));
        self.diagnostics.push(
            Diagnostic::new(&codes::MISPLACED_TABLE, place, "bảng dữ liệu phải đứng một mình thành một đoạn")
                .hint("đặt {{ … }} trên một dòng riêng, phía trên và phía dưới có dòng trống, ngoài danh sách, tiêu đề và bảng"),
        );
        false
    }
}

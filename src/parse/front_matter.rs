//! A Markdown file with YAML between `---` lines at its head.

use super::yaml::{self, Node};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{Place, Span};
use std::sync::Arc;

/// The two halves. `body` begins at byte `body_offset` of the file.
pub struct FrontMatter<'t> {
    /// What stands between the lines; its places are those of the file.
    pub data: Node,
    /// All that follows the second `---` line, as written.
    pub body: &'t str,
    /// In UTF-8 bytes, behind the second `---` line.
    pub body_offset: usize,
}

/// Splits and parses; `None` when there is no front matter or its YAML cannot be read (said in `diagnostics`).
pub fn split<'t>(file: &Arc<str>, text: &'t str, diagnostics: &mut Diagnostics) -> Option<FrontMatter<'t>> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = &text[bom..];
    let head = rest.strip_prefix("---\n").or_else(|| rest.strip_prefix("---\r\n"));
    let close = head.and_then(|head| {
        let start = text.len() - head.len();
        line_starts(head)
            .find(|(_, line)| line.trim_end() == "---")
            .map(|(at, line)| (start, start + at, start + at + line.len()))
    });
    let Some((start, end, body_offset)) = close else {
        let first = rest.lines().next().unwrap_or_default().trim_end();
        let place = Place::new(file, Span::new(bom, bom + first.len()));
        let (message, hint) = if head.is_some() {
            ("phần YAML mở ở đây chưa được đóng", "thêm một dòng “---” sau các khóa, trước nội dung")
        } else {
            (
                "tệp Markdown phải bắt đầu bằng phần YAML giữa hai dòng “---”",
                "dòng đầu tiên là “---”, sau các khóa có một dòng “---” nữa",
            )
        };
        diagnostics.push(Diagnostic::new(&codes::NO_FRONT_MATTER, place, message).hint(hint));
        return None;
    };
    let data = yaml::parse(file, &text[start..end], start, diagnostics)?;
    Some(FrontMatter { data, body: &text[body_offset..], body_offset })
}

fn line_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_the_second_rule() {
        let mut diagnostics = Diagnostics::default();
        let file = Arc::from("a.md");
        let text = "---\r\ntitle: a\r\n---\r\nNội dung\n";
        let parts = split(&file, text, &mut diagnostics).unwrap();
        assert_eq!(parts.body, "Nội dung\n");
        assert_eq!(&text[parts.body_offset..], parts.body);
        assert!(split(&file, "Nội dung", &mut diagnostics).is_none());
        assert!(split(&file, "---\na: 1\n", &mut diagnostics).is_none());
    }
}

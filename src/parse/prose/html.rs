//! HTML that an author wrote: shown as text and named, but for `<br>`.

use super::build::Builder;
use crate::diag::{Diagnostic, codes};
use std::ops::Range;

impl Builder<'_, '_, '_> {
    pub(super) fn raw_html(&mut self, raw: &str, range: &Range<usize>) {
        let lower = raw.trim_start().to_ascii_lowercase();
        let begins = |names: &[&str]| {
            let inner = lower.trim_start_matches(['<', '/']);
            let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            names.contains(&name)
        };
        let hint = if begins(&["br"]) {
            "để xuống dòng trong một đoạn hay một ô, đặt <br> liền sau chữ; để cách đoạn, để một dòng trống"
        } else if begins(&["b", "strong"]) {
            "chữ đậm viết **chữ**; nếu muốn in dấu “<”, viết “\\<”"
        } else if begins(&["i", "em"]) {
            "chữ nghiêng viết *chữ*; nếu muốn in dấu “<”, viết “\\<”"
        } else if begins(&["a"]) {
            "liên kết viết [chữ](đường dẫn); nếu muốn in dấu “<”, viết “\\<”"
        } else if begins(&["img"]) {
            "hình viết ![lời mô tả](../static/tên-tệp); nếu muốn in dấu “<”, viết “\\<”"
        } else {
            "dùng cú pháp Markdown; nếu muốn in dấu “<”, viết “\\<”"
        };
        let place = self.place(range);
        self.diagnostics
            .push(Diagnostic::new(&codes::RAW_HTML, place, "HTML không được dùng trong Markdown").hint(hint));
    }
}

/// `<br>`, the one tag that Markdown has no other way for within a cell.
pub(super) fn is_break(raw: &str) -> bool {
    let inner = raw.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    inner.trim_end_matches('/').trim_end().eq_ignore_ascii_case("br")
}

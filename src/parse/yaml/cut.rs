//! Values that YAML has cut: a text at its `#`, a text in `{…}` at its comma.

use super::Builder;
use super::node::{Key, Kind, Node};
use crate::diag::{Diagnostic, codes};
use crate::text::Span;

impl Builder<'_, '_> {
    /// A text without quotes ends at ` #`. What stands behind may be a note (`type: mam-non # loại trường`) or a part of the text: a text of
    /// several words, or a number behind the sign, is asked about.
    pub(super) fn look_behind(&mut self, text: &str, span: Span) {
        let end = (span.end as usize).saturating_sub(self.offset);
        let Some(rest) = self.text.get(end..) else { return };
        let hidden = rest.trim_start_matches([' ', '\t']);
        let blank = rest.len() - hidden.len();
        let set_off = blank > 0 || self.text[..end].ends_with([' ', '\t']);
        if !hidden.starts_with('#') || !set_off || text.is_empty() {
            return;
        }
        // only here, so that a long line is not read through once for each of its values
        let hidden = hidden.split('\n').next().unwrap_or_default();
        let (behind, text) = (&hidden[1..], text.trim());
        if !(text.contains(' ') || behind.starts_with(char::is_alphanumeric)) {
            return;
        }
        let hidden = hidden.trim_end();
        let start = end + blank + self.offset;
        let place = self.place(Span::new(start, start + hidden.len()));
        let message = format!("từ dấu “#” trở đi không được đọc: chỉ còn “{}”", beginning(text));
        let whole = beginning(&format!("{text} {hidden}")).replace('"', "\\\"");
        self.diagnostics.push(Diagnostic::new(&codes::CUT_TEXT, place, message).hint(format!(
            "nếu là chữ, đặt cả giá trị trong nháy: \"{whole}\"; nếu là ghi chú, đưa lên một dòng riêng"
        )));
    }

    /// Whether a comma within `{…}` has cut a text, so that its end stands as a key without a value: `{name: Tổ Văn, Sử}`.
    pub(super) fn is_split(&mut self, key: &Key, value: &Node, before: Option<&(Key, Node)>, map: Span) -> bool {
        let local = |at: u32| (at as usize).saturating_sub(self.offset);
        let in_braces = self.text[local(map.start).min(self.text.len())..].starts_with('{');
        let rest = self.text.get(local(key.span.end)..).unwrap_or_default().trim_start();
        let digits = key.text.bytes().all(|b| b.is_ascii_digit());
        if !in_braces || value.kind != Kind::Null || digits || !rest.starts_with([',', '}']) {
            return false;
        }
        let message = format!("trong {{…}} dấu phẩy ngăn các khóa; “{}” không có giá trị", beginning(&key.text));
        let hint = match before {
            Some((name, Node { kind: Kind::Scalar { text, .. }, .. })) => {
                let whole = beginning(&format!("{text}, {}", key.text)).replace('"', "\\\"");
                format!("chữ có dấu phẩy đặt trong nháy: {}: \"{whole}\"", name.text)
            }
            _ => format!("viết “{}: …”", beginning(&key.text)),
        };
        let place = self.place(key.span);
        self.diagnostics.push(Diagnostic::new(&codes::SPLIT_TEXT, place, message).hint(hint));
        true
    }
}

/// The first letters of a text, for a message.
fn beginning(text: &str) -> String {
    let short: String = text.chars().take(100).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

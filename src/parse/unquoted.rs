//! What YAML makes of text that stands there without quotes, and what was meant.

use super::yaml::{Key, Kind, Node};

/// What to do about a decimal comma inside `{…}`.
pub const CUT_DECIMAL: &str = "trong {…} dấu phẩy ngăn các khóa; số có phần thập phân đặt trong nháy: \"12,5\"";

/// Whether a key is the fraction of a number that YAML has cut at its comma: `{so_luong: 12,5}` reads as `so_luong: 12` and `5:`.
pub fn is_cut_decimal(key: &Key, value: &Node) -> bool {
    value.kind == Kind::Null && !key.text.is_empty() && key.text.bytes().all(|b| b.is_ascii_digit())
}

/// What a text without quotes was before YAML saw a key (`Tiêu chí 1: đạt`) or a list (`[H1] kế hoạch`) in it.
pub(super) fn quoted(node: &Node) -> Option<String> {
    let text = match &node.kind {
        Kind::Map(entries) => match entries.as_slice() {
            [(key, value)] => format!("{}: {}", key.text, value.as_text().unwrap_or_default()),
            _ => return None,
        },
        Kind::List(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Node::as_text).collect();
            format!("[{}]", texts?.join(", "))
        }
        _ => return None,
    };
    (text.chars().count() <= 100).then(|| text.replace('"', "\\\""))
}

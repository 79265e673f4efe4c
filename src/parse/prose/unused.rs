//! What is said about a mark that came to nothing.

use super::leftovers::Kind;
use crate::diag::{Diagnostic, codes};
use crate::text::Place;

/// The finding about a leftover, written as `mark`.
pub(super) fn finding(kind: Kind, mark: &str, place: Place) -> Diagnostic {
    let (message, hint) = match kind {
        Kind::Bold => (
            format!("dấu “{mark}” ở đây không làm chữ đậm"),
            format!(
                "thêm dấu cách giữa “{mark}” và chữ liền sau, hoặc đưa dấu câu ra ngoài; để in dấu này, viết “{}”",
                escaped(mark)
            ),
        ),
        Kind::Emphasis => (
            format!("dấu “{mark}” ở đây không làm chữ nghiêng"),
            format!(
                "thêm dấu cách giữa “{mark}” và chữ liền sau, hoặc đưa dấu câu ra ngoài; để in dấu này, viết “\\{mark}”"
            ),
        ),
        Kind::Struck => (
            format!("dấu “{mark}” ở đây không gạch chữ"),
            "viết liền hai bên chữ: “~~chữ~~”; để in dấu này, viết “\\~\\~”".to_owned(),
        ),
        Kind::Link => (
            "chỗ này không thành liên kết hay hình, được in như đã gõ".to_owned(),
            "viết liền “](”; đường dẫn có dấu cách thì đặt trong “<…>”: [chữ](<đường dẫn>)".to_owned(),
        ),
        Kind::Reference => (
            "chỗ này không thành liên kết, được in như đã gõ".to_owned(),
            "viết [chữ](đường dẫn), hoặc thêm dòng “[tên]: đường dẫn”; để in ngoặc vuông, viết “\\[”".to_owned(),
        ),
        Kind::Attributes => (
            format!("“{mark}” không có tác dụng, được in như đã gõ"),
            "bỏ phần trong “{…}” (thường do chuyển từ Word)".to_owned(),
        ),
        Kind::Footnote => (
            format!("chú thích “{mark}” không có lời"),
            format!("thêm một đoạn “{mark}: lời chú thích” ở cuối tệp, hoặc bỏ dấu này"),
        ),
        Kind::Task => ("ô đánh dấu không dùng được".to_owned(), "viết “☑” hoặc “☐”, hay bỏ đi".to_owned()),
        Kind::Heading => (
            "dòng này không thành tiêu đề".to_owned(),
            format!("thêm dấu cách sau “{mark}”; để in dấu “#” ở đầu dòng, viết “\\#”"),
        ),
        Kind::Space => (
            format!("sau “{mark}” là dấu cách không ngắt (thường chép từ Word), nên dòng được in như đã gõ"),
            format!("xóa dấu cách ấy và gõ lại một dấu cách thường sau “{mark}”"),
        ),
        Kind::Point => (
            "dòng này không thành một ý của danh sách".to_owned(),
            format!("thêm dấu cách sau “{mark}” và một dòng trống phía trên; để in như vậy, viết “\\{mark}”"),
        ),
        Kind::Table => (
            "các dòng này không thành bảng, được in như đã gõ".to_owned(),
            "dưới dòng đầu của bảng cần một dòng “|---|---|” có đúng số ô như dòng đầu; trên bảng cần một dòng trống"
                .to_owned(),
        ),
        Kind::Division => (
            format!("“{mark}” không có tác dụng, được in như đã gõ"),
            "bỏ dòng này (thường do chuyển từ Word)".to_owned(),
        ),
    };
    Diagnostic::new(&codes::UNUSED_MARKUP, place, message).hint(hint)
}

fn escaped(mark: &str) -> String {
    mark.chars().flat_map(|c| ['\\', c]).collect()
}

//! Why a Word file cannot be read, for people.

use crate::diag::{Diagnostic, codes};
use crate::text::Place;
use std::sync::Arc;

const SAVE_AS_DOCX: &str =
    "mở tệp bằng Word, chọn File → Save As (Lưu dưới dạng), loại “Word Document (*.docx)”, rồi để tệp mới vào chỗ này";
const SAVE_AGAIN: &str = "mở tệp bằng Word và lưu lại với loại “Word Document (*.docx)”; nếu Word cũng không mở được thì chép lại tệp từ bản gốc";
const NO_PASSWORD: &str =
    "mở tệp bằng Word, vào File → Info → Protect Document → Encrypt with Password, xóa mật khẩu rồi lưu lại";
const SPLIT: &str = "chia thành nhiều tệp, mỗi văn bản hoặc phụ lục một tệp; bảng số liệu lớn thì để trong tệp Excel";

/// See the module.
#[derive(Debug)]
pub(super) struct Refusal {
    why: String,
    hint: &'static str,
}

impl Refusal {
    pub(super) fn broken() -> Self {
        Self { why: "tệp hỏng hoặc chép chưa hết".to_owned(), hint: SAVE_AGAIN }
    }

    pub(super) fn other(what: &str) -> Self {
        Self { why: format!("tệp là {what}, không phải .docx"), hint: SAVE_AS_DOCX }
    }

    pub(super) fn older_word() -> Self {
        Self { why: "tệp là của Word 95 hoặc cũ hơn".to_owned(), hint: SAVE_AS_DOCX }
    }

    pub(super) fn encrypted() -> Self {
        Self { why: "tệp đặt mật khẩu".to_owned(), hint: NO_PASSWORD }
    }

    pub(super) fn foreign() -> Self {
        Self {
            why: "tệp có khai báo DTD hoặc thực thể ngoài, điều mà Word không bao giờ ghi".to_owned(),
            hint: SAVE_AGAIN,
        }
    }

    pub(super) fn too_large(what: &str) -> Self {
        Self { why: format!("tệp quá lớn: {what}"), hint: SPLIT }
    }

    /// As a finding about the file as a whole.
    pub(super) fn finding(&self, file: &Arc<str>) -> Diagnostic {
        Diagnostic::new(&codes::BAD_WORD_FILE, Place::start_of(file), format!("không đọc được tệp Word: {}", self.why))
            .hint(self.hint)
    }
}

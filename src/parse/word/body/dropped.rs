//! What of a document does not come onto a page as it stands, in words.

use crate::diag::{Diagnostic, codes};
use crate::text::Place;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dropped {
    Deleted,
    Hidden,
    /// Text in a cell that another one was merged over.
    Covered,
    /// The words that a form shows where nothing was filled in.
    Unfilled,
    Comment,
    Chart,
    Diagram,
    Object,
    Shape,
    Ink,
    Contents,
    /// A document within the document.
    Inserted,
    /// Not dropped: written in one line.
    Equation,
    /// Not dropped: its text stays.
    Address,
    /// Not dropped: another sign stands in its place.
    Sign,
}

/// What is quoted of a text, in letters.
const QUOTED: usize = 80;

impl Dropped {
    /// As a finding. `text`: what stood there, as far as it has words.
    pub(super) fn finding(self, text: &str, place: Place) -> Diagnostic {
        let (what, hint) = self.words();
        let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = if said.is_empty() { what.to_owned() } else { format!("{what}: “{}”", shortened(&said)) };
        let code = if self == Self::Contents { &codes::WORD_ASIDE } else { &codes::WORD_DROPPED };
        Diagnostic::new(code, place, message).hint(hint)
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Deleted => (
                "chữ đã xóa khi theo dõi thay đổi (Track Changes) không lên trang",
                "trong Word: Review → Accept → Accept All Changes, rồi lưu; nếu muốn giữ chữ ấy thì Reject",
            ),
            Self::Hidden => (
                "chữ ẩn (Hidden) không lên trang",
                "xóa chữ ẩn; nếu muốn đưa lên trang thì chọn chữ ấy, vào Home → Font và bỏ dấu ở ô Hidden",
            ),
            Self::Covered => (
                "chữ nằm dưới ô đã gộp không lên trang, Word cũng không hiện",
                "tách ô rồi chép chữ ấy vào ô gộp, hoặc xóa đi",
            ),
            Self::Unfilled => {
                ("ô nhập chưa điền, lời nhắc trong ô không lên trang", "điền vào ô ấy trong Word, hoặc xóa ô")
            }
            Self::Comment => {
                ("nhận xét (comment) không lên trang", "trong Word: Review → Delete → Delete All Comments, rồi lưu")
            }
            Self::Chart => (
                "biểu đồ không lên trang",
                "viết số liệu của nó thành bảng; hoặc lưu nó thành hình (Save as Picture), để trong thư mục static và dẫn liên kết",
            ),
            Self::Diagram => ("sơ đồ SmartArt không lên trang", "viết nội dung của nó thành chữ hoặc bảng"),
            Self::Object => (
                "phần nhúng từ chương trình khác không lên trang",
                "viết nội dung của nó thành chữ hoặc bảng trong Word",
            ),
            Self::Shape => (
                "hình vẽ không lên trang",
                "nếu hình có nội dung thì viết thành chữ; nếu chỉ để trang trí thì không cần làm gì",
            ),
            Self::Ink => ("nét vẽ tay không lên trang", "viết nội dung của nó thành chữ"),
            Self::Contents => (
                "mục lục không lên trang, vì trang tự có mục lục",
                "không cần làm gì; để không nhắc nữa thì xóa mục lục trong Word",
            ),
            Self::Inserted => (
                "tệp khác chèn vào tệp này không lên trang",
                "mở bằng Word và lưu lại, phần chèn sẽ thành văn bản thường",
            ),
            Self::Equation => {
                ("công thức được viết thành một dòng chữ", "đối chiếu với bản gốc; nếu sai thì gõ lại bằng chữ thường")
            }
            Self::Address => (
                "liên kết chỉ mở được trên máy của người soạn, trang chỉ giữ chữ",
                "thay bằng địa chỉ https://, hoặc để tệp trong thư mục static",
            ),
            Self::Sign => {
                ("ký hiệu của phông Wingdings hoặc Symbol không có trong Unicode, trang ghi “▪”", "gõ lại bằng chữ")
            }
        }
    }
}

/// The first letters of a text.
pub(super) fn shortened(text: &str) -> String {
    let short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
}

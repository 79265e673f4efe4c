//! The table of codes: one row for each kind of mistake. `tests/diagnostics/` holds one golden site for each.

use crate::text::{Said, Speech};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but somebody should look (with `--strict`: not published).
    Warning,
    /// Nothing is wrong: something to know while filling in.
    Note,
}

impl Severity {
    /// The word printed before the code.
    pub fn label(self, speech: Speech) -> &'static str {
        let label = match self {
            Severity::Error => Said::new("lỗi", "error"),
            Severity::Warning => Said::new("cảnh báo", "warning"),
            Severity::Note => Said::new("lưu ý", "note"),
        };
        label.to(speech)
    }

    /// The stable name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A kind of mistake. Shape: `CK` and four digits, the first two naming the family (01 files, 02 YAML, 03 Markdown, 04 references, 05 form
/// values, 06 calendar, 07 output, 08 packs, 09 theme, 10 self-assessment, 11 Word documents, 13 figures, 14 persons).
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `CK0101`: what goldens and programs know it by.
    pub id: &'static str,
    /// Whether it forbids publishing.
    pub severity: Severity,
    /// What it is, in one Vietnamese phrase.
    pub title: &'static str,
}

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $title:literal)*) => {
        /// Every code by name.
        pub mod codes {
            use super::{Code, Severity};
            $(#[doc = $title] pub static $name: Code = Code { id: $id, severity: Severity::$severity, title: $title };)*
            /// All codes, in the order of their ids.
            pub static ALL: &[&Code] = &[$(&$name),*];
        }
    };
}

codes! {
    EMPTY_SITE "CK0101" Error "trang chưa có nội dung"
    NOT_UTF8 "CK0102" Error "tệp không phải UTF-8"
    FILE_TOO_LARGE "CK0103" Error "tệp quá lớn"
    SYMLINK "CK0104" Error "liên kết tượng trưng không được dùng"
    BAD_FILE_NAME "CK0105" Error "tên tệp hoặc thư mục không dùng được"
    UNKNOWN_FILE "CK0106" Warning "tệp không thuộc loại nào"
    UNIT_WITHOUT_YAML "CK0107" Error "thiếu unit.yaml"
    STRANGE_CHARACTER "CK0108" Warning "ký tự ẩn hoặc ký tự điều khiển"
    NOT_NFC "CK0109" Warning "chữ Việt ở dạng tổ hợp (không phải NFC)"
    OLD_FONT "CK0110" Warning "chữ của phông cũ (TCVN3, VNI) dán thành Unicode"
    TEXT_ENCODING "CK0111" Warning "tệp văn bản để tải không phải UTF-8"

    YAML_SYNTAX "CK0201" Error "sai cú pháp YAML"
    DUPLICATE_KEY "CK0202" Error "khóa lặp lại"
    UNKNOWN_KEY "CK0203" Error "khóa không có trong loại tệp này"
    MISSING_KEY "CK0204" Error "thiếu khóa bắt buộc"
    WRONG_TYPE "CK0205" Error "sai kiểu giá trị"
    NOT_A_CHOICE "CK0206" Error "giá trị không nằm trong danh sách cho phép"
    BAD_DATE "CK0207" Error "ngày không đúng hoặc không có thật"
    BAD_NUMBER "CK0208" Error "không phải số hợp lệ"
    BAD_SCHOOL_YEAR "CK0209" Error "năm học không hợp lệ"
    YAML_FEATURE "CK0210" Error "tính năng YAML không được dùng"
    NO_FRONT_MATTER "CK0211" Error "thiếu phần đầu YAML"
    BAD_SLUG "CK0212" Error "mã không dùng được trong địa chỉ"
    CUT_TEXT "CK0213" Warning "chữ bị cắt ở dấu #"
    SPLIT_TEXT "CK0214" Error "chữ bị tách ở dấu phẩy trong {…}"
    NO_CONTACT "CK0215" Warning "chưa ghi cách liên hệ với trường"
    LONG_STATEMENT "CK0216" Warning "lời giới thiệu quá dài"

    RAW_HTML "CK0301" Error "HTML thô trong Markdown"
    UNSAFE_LINK "CK0302" Error "liên kết không an toàn"
    UNUSED_MARKUP "CK0303" Warning "dấu Markdown không có tác dụng"
    UNKNOWN_PLACEHOLDER "CK0304" Error "bảng dữ liệu không có"
    QUOTE_NOT_FOUND "CK0305" Error "đoạn trích của ghi chú không có trong tệp"
    HEADING_LEVEL "CK0306" Error "tiêu đề cấp 1 trong nội dung"
    UNKNOWN_SECTION "CK0307" Error "mục không có trong phiếu đánh giá tiêu chí"
    MISPLACED_TABLE "CK0308" Error "bảng dữ liệu đặt sai chỗ"
    EXTRA_CELLS "CK0309" Warning "hàng có nhiều ô hơn dòng đầu của bảng"
    LIST_NUMBER "CK0310" Warning "số thứ tự không nối tiếp"
    NO_ALTERNATIVE "CK0311" Warning "hình hoặc liên kết không có chữ"
    SKIPPED_HEADING "CK0312" Warning "cấp tiêu đề bị bỏ qua"
    UNUSED_DEFINITION "CK0313" Warning "dòng không hiện trên trang"
    LINK_QUERY "CK0314" Warning "phần sau dấu ? của liên kết bị bỏ"
    UNUSED_FOOTNOTE "CK0315" Warning "chú thích không được gọi"

    UNKNOWN_REGULATION "CK0401" Error "quy định không có"
    UNKNOWN_EDITION "CK0402" Error "bản hoặc phụ lục của quy định không có"
    UNKNOWN_CRITERION "CK0403" Error "tiêu chí không có trong quy định"
    UNKNOWN_FORM "CK0404" Error "biểu mẫu không có trong quy định"
    UNKNOWN_ROW "CK0405" Error "bảng hoặc hàng không có trong biểu mẫu"
    UNKNOWN_COLUMN "CK0406" Error "cột không có trong bảng"
    UNKNOWN_EVIDENCE "CK0407" Error "minh chứng không có trong danh mục"
    MALFORMED_EVIDENCE "CK0408" Error "mã minh chứng viết sai"
    UNKNOWN_REFERENCE "CK0409" Error "mục được nhắc tới không có"
    UNKNOWN_CONTENT "CK0410" Error "nội dung công khai không có trong quy định"
    UNKNOWN_INDICATOR "CK0411" Error "mức hoặc chỉ báo không có trong tiêu chí"
    DUPLICATE_ITEM "CK0412" Error "mục trùng nhau"
    WRONG_SCHOOL_TYPE "CK0413" Error "không dành cho loại trường này"
    UNLISTED_EVIDENCE "CK0414" Warning "mã minh chứng không dẫn tới đâu"

    BAD_VALUE "CK0501" Error "giá trị không hợp với ô"
    AMBIGUOUS_NUMBER "CK0502" Error "số có hai cách đọc"
    CHECK_PAIR "CK0503" Error "phải đánh dấu đúng một trong hai ô"
    BAD_SPREADSHEET "CK0504" Error "bảng tính không đọc được"
    ROUNDED_NUMBER "CK0505" Warning "số được làm tròn như bảng tính hiện"
    UNSAID_MONEY_UNIT "CK0506" Warning "bảng tính ghi một đơn vị tiền khác"
    NUMBER_MARKS "CK0507" Warning "dấu chấm, dấu phẩy của số dùng hai cách"
    MARKED_BY_WORDS "CK0508" Warning "ô đánh dấu ghi chữ"
    PUPIL_NAMES "CK0509" Error "bảng có tên học sinh cùng lớp và hoàn cảnh"
    PLACEHOLDER "CK0510" Warning "văn bản còn chỗ trống chưa điền"
    NUMBERING "CK0511" Warning "số thứ tự trùng nhau hoặc không theo hàng trên"
    UNEXPECTED_CHOICE "CK0512" Warning "tính chất không hợp với tên khoản"
    STALE_HEAD "CK0513" Warning "đầu cột nói về kỳ khác"
    FOREIGN_NUMBER "CK0514" Warning "số văn bản mang chữ của trường khác"

    NO_TIME "CK0601" Error "sự kiện không có thời gian"
    IMPOSSIBLE_WEEK "CK0602" Error "tuần không có trong tháng"
    UNREAD_PERIOD "CK0603" Warning "thời gian không đọc được"
    PLAN_LATER "CK0604" Warning "kế hoạch của trường muộn hơn hạn của quy định"
    PLAN_SILENT "CK0605" Warning "kế hoạch của trường không có việc cho một hạn của quy định"
    OUTSIDE_YEAR "CK0606" Warning "ngày nằm ngoài năm học"
    WRONG_FOLDER "CK0607" Error "tệp nằm sai thư mục"
    EMPTY_FORM "CK0608" Warning "có tệp, chưa có số liệu"
    IMPOSSIBLE_DAY "CK0609" Warning "ngày không thể đúng"
    OTHER_LAW "CK0610" Warning "công khai theo luật hoặc kỳ của thời gian khác"
    NO_OFFICIAL_FILE "CK0611" Warning "thiếu bản PDF đã ký"
    CHANGED_LAW "CK0612" Note "luật khác đã đổi điều phải ghi ở đây"
    AGAINST_LAW "CK0613" Warning "điều đã ghi trái với luật đang có hiệu lực"

    BROKEN_LINK "CK0701" Error "liên kết nội bộ không tới đâu"
    DUPLICATE_ROUTE "CK0702" Error "hai trang cùng một địa chỉ"

    BROKEN_PACK "CK0801" Error "gói quy định hỏng"
    BROKEN_THEME "CK0901" Error "giao diện hỏng"
    UNKNOWN_LANGUAGE "CK0902" Error "ngôn ngữ mà giao diện không có"
    UNTRANSLATED "CK0903" Warning "từ của giao diện chưa được dịch"
    NO_PAPER "CK0904" Warning "không làm được bản PDF của trang"
    NOT_ON_PAPER "CK0905" Warning "hình không in được vào bản PDF"

    UNSUPPORTED_LEVEL "CK1001" Error "mức tự nhận không được chỉ báo ủng hộ"
    CHANGED_EVIDENCE "CK1002" Warning "tệp minh chứng đã đổi"
    EVIDENCE_OUTSIDE_CYCLE "CK1003" Warning "minh chứng ngoài giai đoạn được đánh giá"
    UNCITED_EVIDENCE "CK1004" Warning "minh chứng không được nhắc tới"
    PUBLIC_WITHOUT_FILE "CK1005" Warning "minh chứng công khai không có tệp"
    MET_WITHOUT_EVIDENCE "CK1006" Warning "chỉ báo đạt mà không có minh chứng"
    SAID_LEVEL "CK1007" Warning "lời tự đánh giá khác mức của phiếu"
    MISSING_SHEET "CK1008" Warning "thiếu phiếu đánh giá tiêu chí"

    BAD_WORD_FILE "CK1101" Error "tệp Word không đọc được"
    NO_WORD_PART "CK1102" Error "không thấy phần bắt buộc của văn bản trong tệp Word"
    WORD_UNSURE "CK1103" Warning "phần của tệp Word đọc chưa chắc"
    WORD_DROPPED "CK1104" Warning "phần của tệp Word không lên trang"
    WORD_OLD_FONT "CK1105" Warning "phông cũ trong tệp Word được chuyển sang Unicode"
    WORD_AND_MARKDOWN "CK1106" Warning "tệp Word đã có bản Markdown hoặc bản .docx"
    WORD_ASIDE "CK1107" Note "phần quanh văn bản Word không lên trang"

    WRONG_TOTAL "CK1301" Warning "số không bằng tổng các phần"
    PART_EXCEEDS_WHOLE "CK1302" Warning "phần lớn hơn toàn thể"
    WRONG_QUOTIENT "CK1303" Warning "tỷ lệ hoặc bình quân không khớp"
    FIGURES_DISAGREE "CK1304" Warning "hai số lẽ ra bằng nhau lại khác nhau"
    LARGE_CHANGE "CK1305" Warning "số thay đổi nhiều so với năm trước"
    UNUSED_EXPLANATION "CK1306" Warning "lời giải thích không ứng với số nào đang bị nghi"
    BELOW_MINIMUM "CK1307" Warning "thấp hơn mức tối thiểu theo quy định"
    WRONG_MONEY_UNIT "CK1308" Warning "số tiền lệch nghìn lần hoặc triệu lần"
    IMPLAUSIBLE "CK1309" Warning "số khó đúng so với số hàng bên"
    FALLING "CK1310" Warning "số lũy kế giảm"
    COPIED_COLUMN "CK1311" Warning "cột chép lại cột khác"
    LEFT_EMPTY "CK1312" Warning "bỏ trống dù đã có số để tính"
    SINGLE_PERSON "CK1313" Warning "số liệu cho biết xếp loại của một người"

    PERSONAL_DATA "CK1401" Error "dữ liệu của một người"
    NAMED_LIST "CK1402" Error "danh sách người có điều riêng tư"
    UNUSED_EXCEPTION "CK1403" Warning "ngoại lệ về dữ liệu cá nhân không dùng tới"
    UNCHECKED_FILE "CK1404" Warning "tệp đính kèm không kiểm tra được"
    STRIPPED_PICTURE "CK1405" Note "dữ liệu đi kèm của hình được bỏ"

    BAD_LOG_LINE "CK1501" Error "dòng của sổ công bố không đọc được hoặc sai thứ tự"
    LOG_REWRITTEN "CK1502" Error "sổ công bố không khớp với mốc đã ghi"
    BAD_LOG_COPY "CK1503" Error "bản lưu của sổ công bố đã bị sửa"
    LOG_COPY_GONE "CK1504" Warning "mất bản lưu của sổ công bố"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_in_order() {
        assert!(codes::ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert!(codes::ALL.iter().all(|c| c.id.len() == 6 && c.id.starts_with("CK")));
    }
}

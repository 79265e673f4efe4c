//! What a cell of a workbook holds, whichever kind of file it stands in.

use super::number::NumberFormat;
use super::{Content, plain};
use calamine::ExcelDateTime;

const TYPE_NUMBER: &str = "đổi định dạng ô sang Number (hoặc Text nếu là chữ như 12/10) rồi gõ lại";

/// A number as its format shows it.
pub(super) fn number(n: f64, format: NumberFormat) -> (String, Content) {
    let (text, full) = format.shown(n);
    (text, Content::Number { percent: format.percent, full })
}

/// A text; nothing if only white space stands there.
pub(super) fn text(written: &str) -> Option<(String, Content)> {
    Some((plain(written), Content::Text)).filter(|(text, _)| !text.is_empty())
}

/// A box that is ticked or not.
pub(super) fn truth(yes: bool) -> (String, Content) {
    (if yes { "x" } else { "FALSE" }.to_owned(), Content::Text)
}

/// A day, or the time of one.
pub(super) fn date(day: ExcelDateTime) -> (String, Content) {
    // what cannot be a day of our time is no day
    if !day.is_datetime() || !(1.0..2_958_466.0).contains(&day.as_f64()) {
        return time();
    }
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    (format!("{day}/{month}/{year}"), Content::Date)
}

/// A time of a day, or how long something took.
pub(super) fn time() -> (String, Content) {
    fault("ô là giờ, không phải là số hay chữ".to_owned(), TYPE_NUMBER)
}

/// A formula that came to an error: `#DIV/0!`.
pub(super) fn error(name: &str) -> (String, Content) {
    fault(format!("ô báo lỗi {name}"), "sửa công thức, hoặc gõ số thay công thức, rồi lưu lại")
}

/// A formula that no program has computed yet.
pub(super) fn no_result() -> (String, Content) {
    fault(
        "ô có công thức mà chưa có kết quả".to_owned(),
        "mở tệp bằng Excel, lưu lại, rồi chép tệp vào đây; hoặc gõ số thay công thức",
    )
}

fn fault(why: String, hint: &'static str) -> (String, Content) {
    (String::new(), Content::Fault { why, hint })
}

//! What a school says of itself in `unit.yaml`, beside names and addresses.

use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use jiff::civil::Date;

/// Most words of a statement.
const STATEMENT_WORDS: usize = 100;

/// What was recognised after an external assessment: key `recognition`.
#[derive(Clone, Debug)]
pub struct Recognition {
    /// As the decision has it: `Cấp độ 3, chuẩn quốc gia mức độ 2`.
    pub result: String,
    /// Of the decision.
    pub date: Date,
    /// Last day on which it holds; `None`: not said.
    pub until: Option<Date>,
}

impl Recognition {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let (result, date, until) = (fields.required_text("result"), fields.date("date"), fields.date("until"));
        if fields.node("date").is_none() {
            let place = fields.own_place();
            let missing = Diagnostic::new(&codes::MISSING_KEY, place, "kết quả công nhận thiếu ngày của quyết định");
            fields.diagnostics.push(missing.hint("date: 2019-05-30"));
        }
        let (result, date) = (result?, date?);
        if let Some(until) = until.as_ref().filter(|until| until.value < date.value) {
            let message = "ngày hết hạn trước ngày công nhận";
            fields.diagnostics.push(Diagnostic::new(&codes::BAD_DATE, until.place.clone(), message));
        }
        Some(Self { result: result.value, date: date.value, until: until.map(|until| until.value) })
    }
}

/// The school's words to its readers; a long one is kept and said.
pub(super) fn statement(fields: &mut Fields<'_, '_>) -> Option<String> {
    let written = fields.text("statement")?;
    let words = written.value.split_whitespace().count();
    if words > STATEMENT_WORDS {
        let message =
            format!("“statement” dài {words} chữ; người đọc trên điện thoại chỉ xem chừng {STATEMENT_WORDS} chữ");
        let found = Diagnostic::new(&codes::LONG_STATEMENT, written.place, message);
        fields.diagnostics.push(found.hint("rút còn tối đa 100 chữ; phần dài đưa vào một trang trong pages/"));
    }
    Some(written.value)
}

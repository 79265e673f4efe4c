//! One cell of a spreadsheet as a value of a form.

use crate::diag::codes;
use crate::model::sheet_cell::{self, rounded};
use crate::model::value::{Refusal, Value, Wanted};
use crate::model::written;
use crate::pack::CellType;
use crate::parse::sheet::{Content, SheetCell};
use crate::text::fold;

/// What was read (`None`: chưa có), and what is to be said of it.
pub(super) struct Read {
    pub(super) value: Option<Value>,
    pub(super) note: Option<Refusal>,
}

/// Words of a download for a percentage that is not there.
const NO_PERCENT: [&str; 5] = ["-", "n/a", "khong ap dung", "chua co", "an vi so nho"];

/// The value of a cell.
pub(super) fn value(cell: &SheetCell, wanted: Wanted<'_>) -> Result<Read, Refusal> {
    let text = usable(cell, wanted)?;
    let value = written::read(&text, exact(cell), wanted)?;
    Ok(Read { value, note: rounded(cell).filter(|_| !is_text(wanted.kind)) })
}

/// A percentage beside its count.
pub(super) fn percent(
    cell: &SheetCell,
    count: Option<&Value>,
    column: &str,
    wanted: Wanted<'_>,
) -> Result<Read, Refusal> {
    let text = usable(cell, wanted)?;
    if NO_PERCENT.contains(&fold(&text).as_str()) {
        return Ok(Read { value: None, note: None });
    }
    match count {
        _ if wanted.kind != CellType::CountPercent => {
            Err(refusal(format!("“{text}”: hàng này không có tỷ lệ ở cột “{column}”"), "xóa ô này"))
        }
        Some(Value::CountPercent { count, percent: None }) => {
            let value = Value::count_percent(&count.to_string(), &text, exact(cell), wanted)?;
            Ok(Read { value: Some(value), note: rounded(cell) })
        }
        Some(Value::CountPercent { .. }) => {
            Err(refusal(format!("“{text}”: tỷ lệ của cột “{column}” đã có trong tệp .yaml"), "giữ một nơi thôi"))
        }
        _ => Err(refusal(
            format!("“{text}”: có tỷ lệ mà không có số lượng ở cột “{column}”"),
            "ghi số lượng vào cột đó (tỷ lệ bỏ trống cũng được: trang tự tính), hoặc xóa ô này",
        )),
    }
}

/// A value that the `.yaml` has too.
pub(super) fn written_twice(row: &str, column: &str) -> Refusal {
    Refusal {
        code: &codes::DUPLICATE_KEY,
        message: format!("giá trị của hàng “{row}”, cột “{column}” đã có trong tệp .yaml"),
        hint: Some("giữ một nơi thôi".to_owned()),
    }
}

fn refusal(message: String, hint: &str) -> Refusal {
    Refusal { code: &codes::BAD_VALUE, message, hint: Some(hint.to_owned()) }
}

/// The text of a cell that can be read in its place.
fn usable(cell: &SheetCell, wanted: Wanted<'_>) -> Result<String, Refusal> {
    let text = sheet_cell::text(cell)?;
    match &cell.content {
        Content::Date if !is_text(wanted.kind) => Err(refusal(
            format!(
                "ô là ngày {}, ở đây cần {}",
                cell.text,
                if wanted.kind == CellType::IntegerPair { "hai số như 12/10" } else { "số" }
            ),
            "đổi định dạng ô sang Number (Text nếu là chữ như 12/10), rồi gõ lại",
        )),
        _ => Ok(text),
    }
}

fn exact(cell: &SheetCell) -> bool {
    matches!(cell.content, Content::Number { .. })
}

fn is_text(kind: CellType) -> bool {
    matches!(kind, CellType::Label | CellType::Text | CellType::RoomsArea | CellType::LongText | CellType::Choice)
}

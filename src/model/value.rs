//! The value of a form's cell, by the type that the pack gives the cell.

pub(super) use super::wanted::Wanted;
use crate::diag::{Code, Diagnostic, codes};
use crate::pack::CellType;
use crate::text::{
    NumberError, Place, fold, format_decimal, format_integer, parse_decimal, parse_exact, parse_integer,
};
use std::collections::BTreeMap;

/// Longest text of a spreadsheet's cell, in UTF-16 units.
const MAX_TEXT: usize = 32_767;
/// So much of a refused text is told.
const SHOWN: usize = 80;
const UNIT: &str = "chỉ viết số, đơn vị đã có trong biểu; trong Excel, đổi định dạng ô sang Number nếu ô hiện %";
const WHOLE: &str = "ghi một số như 1040; chưa có thì để trống, không áp dụng thì ghi n/a";
const DECIMAL: &str = "ghi một số như 12,5; chưa có thì để trống, không áp dụng thì ghi n/a";

/// A cell's value. An absent value (chưa có) is no `Value` at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One line, or the label of a choice.
    Text(String),
    /// Lines of a long text, each a paragraph or a dash.
    Lines(Vec<String>),
    /// Never negative where written; money in đồng.
    Integer(i64),
    /// value / 10^scale
    Decimal {
        /// Not negative.
        value: i64,
        /// Digits behind the comma; 1 to 9 where written.
        scale: u32,
    },
    /// A count with its share.
    CountPercent {
        /// Not negative.
        count: i64,
        /// (value, scale): value / 10^scale, at most 100. `None`: no share stands beside it.
        percent: Option<(i64, u32)>,
    },
    /// A share without its count: value / 10^scale percent, at most 100.
    Share {
        /// Not negative.
        value: i64,
        /// Digits behind the comma.
        scale: u32,
    },
    /// `12/10`; neither is negative.
    Pair(i64, i64),
    /// A cross.
    Checked,
    /// Không áp dụng.
    NotApplicable,
}

/// Why a written value does not fit its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static Code,
    pub message: String,
    pub hint: Option<String>,
}

impl Refusal {
    /// As a finding at its place.
    pub(super) fn at(self, place: Place) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, place, self.message);
        match self.hint {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        }
    }
}

impl Value {
    /// As it is written in Vietnamese. Money is in đồng; `million` writes it in triệu đồng with one decimal.
    pub fn format(&self, million: bool) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Lines(lines) => lines.join("\n"),
            Self::Integer(n) if million => format_decimal((n + n.signum() * 50_000) / 100_000, 1),
            Self::Integer(n) => format_integer(*n),
            Self::Decimal { value, scale } => format_decimal(*value, *scale),
            Self::CountPercent { count, percent: None } => format_integer(*count),
            Self::CountPercent { count, percent: Some((value, scale)) } => {
                format!("{} ({}%)", format_integer(*count), format_decimal(*value, *scale))
            }
            Self::Share { value, scale } => format!("{}%", format_decimal(*value, *scale)),
            Self::Pair(a, b) => format!("{}/{}", format_integer(*a), format_integer(*b)),
            Self::Checked => "x".to_owned(),
            Self::NotApplicable => String::new(),
        }
    }

    /// Reads what stands in a cell. `exact`: the text comes from a number cell of a spreadsheet, with a decimal comma, and has one reading only.
    /// `None`: there is no value (chưa có), or the cell is to be left blank, and is.
    pub fn parse(written: &str, exact: bool, wanted: Wanted<'_>) -> Result<Option<Self>, Refusal> {
        // the words that a download has in cells without a figure
        match fold(written).as_str() {
            "n/a" | "khong ap dung" => return Ok(Some(Self::NotApplicable)),
            "chua co" => return Ok(None),
            "an vi so nho" => return Err(bad(written, "bản tải về đã ẩn số này", "điền số thật")),
            _ => {}
        }
        if written.encode_utf16().count() > MAX_TEXT {
            let why = "dài quá 32.767 ký tự mà một ô của Excel nhận";
            return Err(bad(written, why, "đưa phần dài vào một văn bản và ghi ở đây bản tóm tắt"));
        }
        let value = match wanted.kind {
            CellType::Label | CellType::Text | CellType::RoomsArea | CellType::LongText
                if written.trim().is_empty() =>
            {
                return Ok(None);
            }
            CellType::Label | CellType::Text | CellType::RoomsArea => Self::Text(written.trim().to_owned()),
            CellType::LongText => lines(written),
            CellType::Blank if matches!(written, "-" | "/" | "") => return Ok(None),
            CellType::Blank => return Err(bad(written, "ô này để trống trong biểu", "xóa giá trị ở ô này")),
            CellType::Choice => Self::Text(choice(written, wanted.choices)?),
            CellType::Integer | CellType::Vnd | CellType::CountPercent => {
                let (number, factor) = without_unit(written, wanted)?;
                let count = integer(written, number, factor, exact).map_err(|refusal| explained(refusal, wanted))?;
                if wanted.kind == CellType::CountPercent {
                    Self::CountPercent { count, percent: None }
                } else {
                    Self::Integer(count)
                }
            }
            CellType::Number | CellType::Decimal | CellType::AreaM2 | CellType::AreaPerHead | CellType::Percent => {
                let (number, _) = without_unit(written, wanted)?;
                let read = if wanted.kind == CellType::Percent { share } else { decimal };
                let (value, scale) = read(written, number, exact)?;
                if scale == 0 { Self::Integer(value) } else { Self::Decimal { value, scale } }
            }
            CellType::IntegerPair => pair(written)?,
            CellType::Check if matches!(written.to_lowercase().as_str(), "x" | "có" | "true") => Self::Checked,
            CellType::Check if matches!(written.to_lowercase().as_str(), "không" | "false") => return Ok(None),
            // where the cross should stand, the address of a site says that there is one
            CellType::Check if is_address(written) => Self::Text(written.trim().to_owned()),
            CellType::Check => return Err(bad(written, "ô đánh dấu chỉ nhận “x”", "ghi x, hoặc để trống")),
        };
        Ok(Some(value))
    }

    /// A count with the percentage written beside it.
    pub fn count_percent(count: &str, percent: &str, exact: bool, wanted: Wanted<'_>) -> Result<Self, Refusal> {
        let Some(Self::CountPercent { count, .. }) = Self::parse(count, exact, wanted)? else {
            return Err(bad(count, "ô này cần số nguyên", WHOLE));
        };
        Ok(Self::CountPercent { count, percent: Some(Self::percent(percent, exact)?) })
    }

    /// A part of a whole in percent: never above 100.
    pub(super) fn percent(written: &str, exact: bool) -> Result<(i64, u32), Refusal> {
        let (value, scale) = share(written, written.trim_end_matches('%').trim_end(), exact)?;
        if i128::from(value) > 100 * 10_i128.pow(scale.min(18)) {
            return Err(bad(
                written,
                "tỷ lệ của một phần không thể quá 100%",
                "sửa tỷ lệ, hoặc bỏ trống để trang tự tính",
            ));
        }
        Ok((value, scale))
    }
}

/// A percentage: none is in the thousands, so that `29.625` has one reading.
fn share(written: &str, number: &str, exact: bool) -> Result<(i64, u32), Refusal> {
    let one_mark = number.matches(['.', ',']).count() == 1 && !number.starts_with(['.', ',']);
    if exact || !one_mark { decimal(written, number, exact) } else { decimal(written, &number.replace('.', ","), true) }
}

fn is_address(written: &str) -> bool {
    let text = written.trim();
    text.contains('.') && !text.contains(' ') && text.chars().any(char::is_alphabetic) || text.starts_with("http")
}

fn lines(text: &str) -> Value {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
    match <[String; 1]>::try_from(lines) {
        Ok([only]) => Value::Text(only),
        Err(lines) => Value::Lines(lines),
    }
}

/// A value that does not fit its cell, and what can be typed there instead.
fn bad(written: &str, why: &str, hint: &str) -> Refusal {
    let shown: String = written.chars().take(SHOWN).collect();
    let more = if shown.len() < written.len() { "…" } else { "" };
    Refusal { code: &codes::BAD_VALUE, message: format!("“{shown}{more}”: {why}"), hint: Some(hint.to_owned()) }
}

fn choice(written: &str, choices: &BTreeMap<String, String>) -> Result<String, Refusal> {
    let found = choices.iter().find(|(word, label)| *word == written || fold(label) == fold(written));
    found.map(|(_, label)| label.clone()).ok_or_else(|| {
        let words: Vec<&str> = choices.keys().map(String::as_str).collect();
        bad(written, "không phải là giá trị cho phép", &format!("chọn một trong: {}", words.join(", ")))
    })
}

/// The number without the unit behind it, and by what a unit of money multiplies it.
fn without_unit<'w>(written: &'w str, wanted: Wanted<'_>) -> Result<(&'w str, i64), Refusal> {
    let end = written.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(written.len());
    let (number, unit) = (written[..end].trim_end(), written[end..].trim());
    let unit = fold(unit).replace('²', "2");
    let own = wanted.unit.map(|u| fold(u).replace('²', "2"));
    let named = (wanted.kind == CellType::Vnd).then(|| wanted.money?.units.find(&unit)).flatten();
    let factor = match (wanted.kind, unit.as_str()) {
        (CellType::Vnd, "") => wanted.money.map_or(1, |money| money.factor),
        (_, "") => 1,
        (_, unit) if own.as_deref() == Some(unit) => 1,
        // an average is often written without its "per child"
        (CellType::AreaPerHead, "m2") if own.as_ref().is_some_and(|own| own.starts_with("m2/")) => 1,
        (CellType::AreaM2, "m2") | (CellType::Percent, "%") => 1,
        _ if named.is_some() => named.map_or(1, |unit| unit.factor),
        // no number at all: its own message follows
        _ if number.is_empty() => return Ok((written, 1)),
        (kind, _) => {
            let wants = match kind {
                CellType::AreaM2 => "m2".to_owned(),
                CellType::Vnd => wanted.money.map(|money| money.label.clone()).unwrap_or_default(),
                CellType::Percent => "%".to_owned(),
                _ => wanted.unit.unwrap_or("số không kèm đơn vị").to_owned(),
            };
            return Err(bad(written, &format!("ô này tính bằng {wants}"), UNIT));
        }
    };
    Ok((number, factor))
}

fn integer(written: &str, number: &str, factor: i64, exact: bool) -> Result<i64, Refusal> {
    let parsed = if factor == 1 {
        parse_integer(number)
    } else {
        // 48,6 triệu đồng: a fraction of a larger unit is a whole number of đồng
        let parsed = if exact { parse_exact(number) } else { parse_decimal(number) };
        parsed.and_then(|(value, scale)| {
            let power = 10_i64.checked_pow(scale).ok_or(NumberError::TooLarge)?;
            let scaled = value.checked_mul(factor).ok_or(NumberError::TooLarge)?;
            if scaled % power == 0 { Ok(scaled / power) } else { Err(NumberError::NotANumber) }
        })
    };
    match parsed {
        Ok(n) if n >= 0 => Ok(n),
        Ok(_) => Err(bad(written, "số này không thể âm", "bỏ dấu trừ, hoặc ghi số đúng")),
        Err(NumberError::TooLarge) => Err(bad(written, "số quá lớn", "kiểm lại số chữ số và đơn vị")),
        Err(NumberError::Ambiguous) => Err(ambiguous(written)),
        Err(NumberError::NotANumber) => Err(bad(written, "ô này cần số nguyên", WHOLE)),
    }
}

/// Of money, in what it is typed.
fn explained(refusal: Refusal, wanted: Wanted<'_>) -> Refusal {
    let Some(money) = wanted.money.filter(|_| wanted.kind == CellType::Vnd && refusal.hint.is_none()) else {
        return refusal;
    };
    let hint = if money.is_said {
        format!("số tiền ở đây gõ bằng {}, đổi ra phải tròn đồng", money.label)
    } else {
        format!(
            "số tiền gõ bằng {}, dù biểu in đơn vị nào; gõ bằng đơn vị khác thì viết đơn vị sau số (4,3 triệu đồng), hoặc ghi một lần ở đầu tệp: “unit: triệu đồng”",
            money.label
        )
    };
    Refusal { hint: Some(hint), ..refusal }
}

fn ambiguous(written: &str) -> Refusal {
    let joined = written.replace(['.', ','], "");
    let parted = written.replace('.', ",");
    let whole = joined.parse().map(format_integer).unwrap_or_default();
    Refusal {
        code: &codes::AMBIGUOUS_NUMBER,
        message: format!("“{written}” có thể là {whole} (phần nghìn) hoặc {parted} (phần thập phân)"),
        hint: Some(format!("viết {joined} hoặc {parted}0")),
    }
}

fn decimal(written: &str, number: &str, exact: bool) -> Result<(i64, u32), Refusal> {
    match if exact { parse_exact(number) } else { parse_decimal(number) } {
        Ok((value, _)) if value < 0 => Err(bad(written, "số này không thể âm", "bỏ dấu trừ, hoặc ghi số đúng")),
        Ok((_, scale)) if scale > 9 => {
            Err(bad(written, "quá nhiều chữ số thập phân", "làm tròn, nhiều nhất 9 chữ số sau dấu phẩy"))
        }
        Ok(pair) => Ok(pair),
        Err(NumberError::Ambiguous) => Err(ambiguous(number)),
        Err(NumberError::TooLarge) => Err(bad(written, "số quá lớn", "kiểm lại số chữ số và đơn vị")),
        Err(NumberError::NotANumber) => Err(bad(written, "ô này cần số", DECIMAL)),
    }
}

fn pair(written: &str) -> Result<Value, Refusal> {
    let numbers = written.split_once('/').map(|(a, b)| (parse_integer(a), parse_integer(b)));
    match numbers {
        Some((Ok(a), Ok(b))) if a >= 0 && b >= 0 => Ok(Value::Pair(a, b)),
        _ => Err(bad(written, "ô này cần hai số nguyên", "viết như 12/10")),
    }
}

//! The value of a form's cell, by the type that the pack gives the cell.

use crate::diag::{Diagnostic, codes};
use crate::pack::CellType;
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
use crate::text::{NumberError, Spanned, format_decimal, format_integer, parse_decimal, parse_integer};

/// A cell's value. An absent value (chưa có) is no `Value` at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// Lines of a long text, each a paragraph or a dash.
    Lines(Vec<String>),
    Integer(i64),
    /// value / 10^scale
    Decimal {
        value: i64,
        scale: u32,
    },
    CountPercent {
        count: i64,
        percent: Option<(i64, u32)>,
    },
    Pair(i64, i64),
    Checked,
    /// Không áp dụng.
    NotApplicable,
}

impl Value {
    /// The whole number it stands for, for sums.
    pub fn count(&self) -> Option<i64> {
        match self {
            Self::Integer(n) | Self::CountPercent { count: n, .. } => Some(*n),
            _ => None,
        }
    }

    /// As it is written in Vietnamese. Money is in đồng; `million` writes it in triệu đồng with one decimal.
    pub fn format(&self, million: bool) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Lines(lines) => lines.join("\n"),
            Self::Integer(n) if million => format_decimal((n + n.signum() * 50_000) / 100_000, 1),
            Self::Integer(n) => format_integer(*n),
            Self::Decimal { value, scale } => format_decimal(*value, *scale),
            Self::CountPercent { count, percent: None } => format_integer(*count),
            Self::CountPercent { count, percent: Some((value, scale)) } => format!("{} ({}%)", format_integer(*count), format_decimal(*value, *scale)),
            Self::Pair(a, b) => format!("{}/{}", format_integer(*a), format_integer(*b)),
            Self::Checked => "x".to_owned(),
            Self::NotApplicable => String::new(),
        }
    }

    pub(super) fn read(node: &Node, kind: CellType, fields: &mut Fields<'_, '_>) -> Option<Self> {
        if let (CellType::CountPercent, Kind::Map(_)) = (kind, &node.kind) {
            return count_percent(node, fields);
        }
        let written = fields.as_text(node)?;
        if matches!(crate::text::fold(&written.value).as_str(), "n/a" | "khong ap dung") {
            return Some(Self::NotApplicable);
        }
        match kind {
            CellType::Label | CellType::Text | CellType::RoomsArea => Some(Self::Text(written.value)),
            CellType::LongText => Some(lines(&written.value)),
            CellType::Blank if matches!(written.value.as_str(), "-" | "") => None,
            CellType::Blank => bad(fields, &written, "ô này để trống trong biểu"),
            CellType::Integer | CellType::Vnd => integer(fields, &written).map(Self::Integer),
            CellType::CountPercent => integer(fields, &written).map(|count| Self::CountPercent { count, percent: None }),
            CellType::Number | CellType::Decimal | CellType::AreaM2 | CellType::AreaPerHead | CellType::Percent => {
                let text = if kind == CellType::Percent { written.value.trim_end_matches('%').trim_end().to_owned() } else { written.value.clone() };
                let (value, scale) = decimal(fields, &Spanned { value: text, place: written.place })?;
                Some(if scale == 0 { Self::Integer(value) } else { Self::Decimal { value, scale } })
            }
            CellType::IntegerPair => pair(fields, &written),
            CellType::Check if matches!(written.value.to_lowercase().as_str(), "x" | "có" | "true") => Some(Self::Checked),
            CellType::Check => bad(fields, &written, "ô đánh dấu chỉ nhận “x”"),
        }
    }
}

fn lines(text: &str) -> Value {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
    match <[String; 1]>::try_from(lines) {
        Ok([only]) => Value::Text(only),
        Err(lines) => Value::Lines(lines),
    }
}

fn bad<T>(fields: &mut Fields<'_, '_>, written: &Spanned<String>, why: &str) -> Option<T> {
    fields.diagnostics.push(Diagnostic::new(&codes::BAD_VALUE, written.place.clone(), format!("“{}”: {why}", written.value)));
    None
}

fn integer(fields: &mut Fields<'_, '_>, written: &Spanned<String>) -> Option<i64> {
    match parse_integer(&written.value) {
        Ok(n) if n >= 0 => Some(n),
        Ok(_) => bad(fields, written, "số này không thể âm"),
        Err(NumberError::TooLarge) => bad(fields, written, "số quá lớn"),
        Err(_) => bad(fields, written, "ô này cần số nguyên"),
    }
}

fn decimal(fields: &mut Fields<'_, '_>, written: &Spanned<String>) -> Option<(i64, u32)> {
    match parse_decimal(&written.value) {
        Ok(pair) => Some(pair),
        Err(NumberError::Ambiguous) => {
            let joined = written.value.replace(['.', ','], "");
            let parted = written.value.replace('.', ",");
            let whole = joined.parse().map(format_integer).unwrap_or_default();
            let message = format!("“{}” có thể là {whole} (phần nghìn) hoặc {parted} (phần thập phân)", written.value);
            fields.diagnostics.push(Diagnostic::new(&codes::AMBIGUOUS_NUMBER, written.place.clone(), message).hint(format!("viết {joined} hoặc {parted}0")));
            None
        }
        Err(NumberError::TooLarge) => bad(fields, written, "số quá lớn"),
        Err(NumberError::NotANumber) => bad(fields, written, "ô này cần số"),
    }
}

fn pair(fields: &mut Fields<'_, '_>, written: &Spanned<String>) -> Option<Value> {
    let numbers = written.value.split_once('/').map(|(a, b)| (parse_integer(a), parse_integer(b)));
    match numbers {
        Some((Ok(a), Ok(b))) if a >= 0 && b >= 0 => Some(Value::Pair(a, b)),
        _ => bad(fields, written, "ô này cần hai số nguyên, viết như 12/10"),
    }
}

fn count_percent(node: &Node, fields: &mut Fields<'_, '_>) -> Option<Value> {
    let mut inner = Fields::open(&fields.file().clone(), node, fields.diagnostics)?;
    let count = inner.required_text("count");
    let percent = inner.text("percent");
    let count = count.and_then(|c| integer(&mut inner, &c));
    let percent = percent.and_then(|p| {
        let text = p.value.trim_end_matches('%').trim_end().to_owned();
        decimal(&mut inner, &Spanned { value: text, place: p.place })
    });
    inner.finish();
    Some(Value::CountPercent { count: count?, percent })
}

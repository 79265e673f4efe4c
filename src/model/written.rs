//! What clerks write in a figure's cell besides the figure: a share on a second line, two figures with a stroke, words, a dash for nothing.
//!
//! Told apart by what the pack says of the cell: an area and money in đồng or thousands have no thousandths, so `78.000` is thousands there; averages and percentages
//! are small, so `1.250` is a fraction there; elsewhere `1.234` has two readings and is refused.

use super::value::{Refusal, Value, Wanted};
use crate::diag::codes;
use crate::pack::CellType;
use crate::text::fold;

/// Before words in a cell that wants a figure: the school says that they are meant.
const STATED: [&str; 2] = ["chu:", "bang chu:"];

/// Reads a cell as clerks write it. `exact` as in [`Value::parse`].
pub(super) fn read(written: &str, exact: bool, wanted: Wanted<'_>) -> Result<Option<Value>, Refusal> {
    let text = written.trim();
    if !wanted.kind.is_numeric() {
        return match Value::parse(written, exact, wanted) {
            Err(refusal) => besides(text, exact, wanted).map_or(Err(refusal), |value| Ok(Some(value))),
            read => read,
        };
    }
    if let Some(words) = stated_words(text) {
        return Ok(Some(Value::Text(words.to_owned())));
    }
    if matches!(text, "-" | "–" | "—" | "/") {
        return Ok(Some(Value::NotApplicable));
    }
    if wanted.kind == CellType::CountPercent
        && let Some(found) = share(text, exact, wanted)
    {
        return found.map(Some);
    }
    let (plain, exact_now) =
        if exact { (text.to_owned(), true) } else { one_reading(&without_per(text, wanted), wanted) };
    match Value::parse(&plain, exact_now, wanted) {
        Err(refusal) => match besides(text, exact, wanted) {
            Some(value) => Ok(Some(value)),
            None => Err(hinted(refusal, text)),
        },
        read => read,
    }
}

/// What is written, as the first of the other kinds that the cell takes.
fn besides(text: &str, exact: bool, wanted: Wanted<'_>) -> Option<Value> {
    wanted.also.iter().find_map(|kind| match kind {
        CellType::Text if text.chars().any(char::is_alphanumeric) => Some(Value::Text(text.to_owned())),
        CellType::Text => None,
        kind => {
            Value::parse(text, exact, Wanted { kind: *kind, unit: wanted.unit, also: &[], ..wanted }).ok().flatten()
        }
    })
}

fn stated_words(text: &str) -> Option<&str> {
    let at = text.find(':')? + 1;
    let (head, words) = (fold(&text[..at]), text[at..].trim());
    (STATED.contains(&head.as_str()) && !words.is_empty()).then_some(words)
}

/// `5;0,25`, `5` and `0,25` on two lines, `5 (0,25%)`: a count with its share; `0,25%`: the share alone. `None`: none of these.
fn share(text: &str, exact: bool, wanted: Wanted<'_>) -> Option<Result<Value, Refusal>> {
    let parts = text.split_once(';').or_else(|| text.split_once('\n')).or_else(|| text.split_once('('));
    if let Some((count, percent)) = parts {
        let percent = percent.trim().trim_matches(|c| matches!(c, '(' | ')')).trim();
        let read = if percent.is_empty() {
            Value::parse(count.trim(), exact, wanted).map(|value| value.unwrap_or(Value::NotApplicable))
        } else {
            Value::count_percent(count.trim(), percent, exact, wanted)
        };
        return Some(read);
    }
    let alone = text.strip_suffix('%').filter(|number| !number.contains('/'))?;
    // a count has no fraction: only what cannot be one is a share for certain
    Some(Value::percent(alone, exact).map(|(value, scale)| Value::Share { value, scale }))
}

/// `3.71/cháu` is the figure of a cell that counts per head.
fn without_per(text: &str, wanted: Wanted<'_>) -> String {
    let per_head = wanted.kind == CellType::AreaPerHead;
    let per = text.split_once('/').filter(|(number, who)| {
        per_head
            && number.trim_end().ends_with(|c: char| c.is_ascii_digit())
            && who.chars().all(|c| !c.is_ascii_digit())
    });
    per.map_or(text, |(number, _)| number.trim_end()).to_owned()
}

/// A number that could be thousands or a fraction, written as what the kind of the cell allows; and whether it has one reading now.
fn one_reading(text: &str, wanted: Wanted<'_>) -> (String, bool) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let groups = |mark: char| {
        let parts: Vec<&str> = number.split(mark).collect();
        parts.len() > 1
            && (1..=3).contains(&parts[0].len())
            && !parts[0].starts_with('0')
            && parts[1..].iter().all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
            && parts[0].bytes().all(|b| b.is_ascii_digit())
    };
    // the unit behind it, else that of the file
    let unit = wanted.money.map(|money| money.units.find(rest).map_or(money.factor, |unit| unit.factor));
    let large = unit.is_some_and(|factor| wanted.kind == CellType::Vnd && factor > 1_000);
    match wanted.kind {
        // of millions a dot or a comma may part a fraction
        CellType::AreaM2 | CellType::Vnd if groups('.') && !large => {
            (format!("{}{rest}", number.replace('.', "")), false)
        }
        // 14,280 thousand đồng
        CellType::Vnd | CellType::Integer | CellType::CountPercent if groups(',') && !large => {
            (format!("{}{rest}", number.replace(',', "")), false)
        }
        CellType::Percent | CellType::AreaPerHead | CellType::Decimal
            if (groups('.') || groups(',')) && number.matches(['.', ',']).count() == 1 =>
        {
            (format!("{}{rest}", number.replace('.', ",")), true)
        }
        _ => (text.to_owned(), false),
    }
}

/// Words where a figure is wanted: how to say that they are meant.
fn hinted(refusal: Refusal, text: &str) -> Refusal {
    let words = text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    if !words || refusal.code.id != codes::BAD_VALUE.id {
        return refusal;
    }
    let words = format!("nếu ô này đúng là chữ, viết “chữ: {text}” (trong nháy): trang in nguyên văn, không cộng");
    let hint = refusal.hint.map_or_else(|| words.clone(), |hint| format!("{hint}; {words}"));
    Refusal { hint: Some(hint), ..refusal }
}

//! How the cells of a `.xls` show their numbers.

use crate::parse::sheet::number::NumberFormat;
use std::collections::BTreeMap;

/// What a cell's format makes of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Number(NumberFormat),
    /// A day, perhaps with a time.
    Day,
    /// How long something took: `[h]:mm`.
    Span,
}

/// The formats of a workbook: those it names, and which one each style has.
#[derive(Default)]
pub(super) struct Formats {
    named: BTreeMap<u16, Format>,
    styles: Vec<u16>,
}

impl Formats {
    /// The workbook's own code for a format.
    pub(super) fn name(&mut self, id: u16, code: &str) {
        self.named.insert(id, of_code(code));
    }

    /// One more style, with the format of this id.
    pub(super) fn style(&mut self, id: u16) {
        self.styles.push(id);
    }

    /// The format of a style by its number.
    pub(super) fn of(&self, style: u16) -> Format {
        let id = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        self.named.get(&id).copied().unwrap_or_else(|| built_in(id))
    }
}

/// Formats that every workbook has without naming them ([MS-XLS] 2.4.126, [ECMA-376] 18.8.30).
fn built_in(id: u16) -> Format {
    let code = match id {
        1 => "0",
        2 => "0.00",
        3 | 5 | 6 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 7 | 8 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 | 48 => "0.00E+00",
        12 | 13 => "# ?/?",
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => return Format::Day,
        46 => return Format::Span,
        _ => "",
    };
    Format::Number(NumberFormat::of(code))
}

/// A code with letters of days or times outside quotes shows a day.
fn of_code(code: &str) -> Format {
    let mut chars = code.chars();
    let mut is_day = false;
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return Format::Span;
                }
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            ';' => break,
            'd' | 'm' | 'y' | 'h' | 's' => is_day = true,
            // `General`, `Standard`: a word is no day
            'g' | 'e' if code.to_ascii_lowercase().starts_with("general") => break,
            _ => {}
        }
    }
    if is_day { Format::Day } else { Format::Number(NumberFormat::of(code)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_days_are_told_from_those_of_numbers() {
        for code in ["dd/mm/yyyy", "[$-42A]dd mmmm yyyy;@", "d-mmm", "h:mm AM/PM", "yyyy\\-mm\\-dd"] {
            assert_eq!(of_code(code), Format::Day, "{code}");
        }
        assert_eq!(of_code("[h]:mm:ss"), Format::Span);
        for code in ["General", "0.00", "#,##0 \"đ/m\"", "[Red]0.0%", "_-* #,##0\\ _d_-;-* #,##0", "@", "0.0\\d"] {
            assert_eq!(of_code(code), Format::Number(NumberFormat::of(code)), "{code}");
        }
        assert_eq!(built_in(14), Format::Day);
        assert_eq!(built_in(10), Format::Number(NumberFormat::of("0.00%")));
    }
}

//! A number cell as its sheet shows it: percent, and the decimals of its format.

/// Decimals that are kept where the format says nothing: as many as a wide cell shows.
const GENERAL: u32 = 9;

/// What a number format does to a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberFormat {
    /// It shows the number times 100, with a percent sign.
    pub(super) percent: bool,
    /// Decimals that it shows; `None`: as many as there are.
    decimals: Option<u32>,
}

impl NumberFormat {
    /// A format that shows so many decimals, or as many as there are.
    pub(super) fn new(percent: bool, decimals: Option<u32>) -> Self {
        Self { percent, decimals: decimals.map(|n| n.min(GENERAL)) }
    }

    /// Reads a format's code: `0.00%;[Red]-0.00%`. What is quoted, escaped or in brackets only stands there.
    pub(super) fn of(code: &str) -> Self {
        let (mut percent, mut digits, mut fraction, mut other) = (false, false, None, false);
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '[' => while chars.next().is_some_and(|c| c != ']') {},
                '\\' | '_' | '*' => {
                    chars.next();
                }
                ';' => break,
                '%' => percent = true,
                '.' if fraction.is_none() => fraction = Some(0),
                '0' | '#' | '?' => {
                    digits = true;
                    fraction = fraction.map(|n: u32| n + 1);
                }
                // a comma behind the last digit shows thousands or millions, `E` powers, `/` fractions
                ',' if !matches!(chars.peek(), Some('0' | '#' | '?')) => other = true,
                'E' | '/' => other = true,
                _ => {}
            }
        }
        Self { percent, decimals: (digits && !other).then(|| fraction.unwrap_or(0).min(GENERAL)) }
    }

    /// The number with a decimal comma, as shown; and in full if the sheet shows it rounded.
    pub(super) fn shown(self, n: f64) -> (String, Option<String>) {
        if !n.is_finite() || n.abs() >= 1e30 {
            return (n.to_string(), None);
        }
        // the shortest decimal of 15 significant digits, so that 0,1 + 0,2 is 0,3
        let scientific = format!("{n:.14e}");
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let mut value: i128 = mantissa.replace('.', "").parse().unwrap_or(0);
        let mut scale = 14 - exponent.parse::<i32>().unwrap_or(0) - if self.percent { 2 } else { 0 };
        while value != 0 && value % 10 == 0 && scale > 0 {
            value /= 10;
            scale -= 1;
        }
        let decimals = i32::try_from(self.decimals.unwrap_or(GENERAL)).unwrap_or(9);
        if value == 0 || scale <= decimals {
            return (decimal(value, scale), None);
        }
        let rounded = match 10_i128.checked_pow(u32::try_from(scale - decimals).unwrap_or(0)) {
            Some(power) => (value + value.signum() * (power / 2)) / power,
            None => 0,
        };
        (decimal(rounded, decimals), Some(decimal(value, scale)))
    }
}

/// value / 10^scale with a decimal comma, without zeros at its end.
fn decimal(value: i128, scale: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = value.unsigned_abs().to_string();
    let Ok(scale) = usize::try_from(scale) else {
        let zeros = if value == 0 { 0 } else { usize::try_from(-scale).unwrap_or(0) };
        return format!("{sign}{digits}{}", "0".repeat(zeros));
    };
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(n: f64, code: &str) -> (String, Option<String>) {
        NumberFormat::of(code).shown(n)
    }

    fn exactly(text: &str) -> (String, Option<String>) {
        (text.to_owned(), None)
    }

    #[test]
    fn numbers_lose_their_noise_and_nothing_else() {
        assert_eq!(shown(0.1 + 0.2, ""), exactly("0,3"));
        assert_eq!(shown(74.71, "General"), exactly("74,71"));
        assert_eq!(shown(2.12, "0.000"), exactly("2,12"));
        assert_eq!(shown(1_234_000.0, "#,##0"), exactly("1234000"));
        assert_eq!(shown(-0.5, "0.0"), exactly("-0,5"));
        assert_eq!(shown(1_500_000.0, "#,##0.0,,"), exactly("1500000"));
        assert_eq!(shown(1e20, ""), exactly("100000000000000000000"));
        assert_eq!(shown(0.0, "0%"), exactly("0"));
    }

    #[test]
    fn only_a_percent_sign_of_the_format_multiplies() {
        for code in ["0.0%", "0.0%;[Red]-0.0%", "#,##0.0 %"] {
            assert_eq!(shown(0.125, code), exactly("12,5"), "{code}");
        }
        for code in ["0.0\"%\"", "0.0\\%", "0.0_%", "0.0* [%]"] {
            assert_eq!(shown(2.5, code), exactly("2,5"), "{code}");
        }
        assert_eq!(shown(0.07, "0.0%"), exactly("7"));
    }

    #[test]
    fn more_decimals_than_shown_are_rounded_and_kept_for_the_note() {
        let rounded = |text: &str, full: &str| (text.to_owned(), Some(full.to_owned()));
        assert_eq!(shown(2.125, "0.00"), rounded("2,13", "2,125"));
        assert_eq!(shown(-12.5, "0"), rounded("-13", "-12,5"));
        assert_eq!(shown(0.125, "0%"), rounded("13", "12,5"));
        assert_eq!(shown(1234.0 / 523.0, "General"), rounded("2,359464627", "2,35946462715105"));
        assert_eq!(shown(1e-300, ""), rounded("0", &format!("0,{}1", "0".repeat(299))));
    }
}

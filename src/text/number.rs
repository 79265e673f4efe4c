//! Numbers as Vietnam writes them: `1.234.567,5`.

/// Why a written number was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Not a number at all.
    NotANumber,
    /// `1.234` or `1,234` where a decimal is allowed: thousands or a fraction? Both readings follow, as text.
    Ambiguous,
    /// Larger than the largest number that is kept exactly.
    TooLarge,
}

/// A whole number: digits, or groups of three parted by `.` or spaces. An integer field cannot hold a fraction, so `1.234` is 1234.
pub fn parse_integer(written: &str) -> Result<i64, NumberError> {
    let written = written.trim();
    let (sign, digits) = written.strip_prefix('-').map_or((1, written), |rest| (-1, rest));
    let digits = digits.replace(['\u{a0}', '\u{202f}'], " ");
    let groups: Vec<&str> = digits.split(['.', ' ']).collect();
    if groups.iter().any(|g| g.is_empty() || !g.bytes().all(|b| b.is_ascii_digit())) {
        return Err(NumberError::NotANumber);
    }
    let grouped = groups.len() > 1;
    if grouped && (groups[0].len() > 3 || groups[1..].iter().any(|g| g.len() != 3)) {
        return Err(NumberError::NotANumber);
    }
    groups.concat().parse::<i64>().map(|n| sign * n).map_err(|_| NumberError::TooLarge)
}

/// A decimal number as an exact decimal: `(value × 10^scale, scale)`. `12,5` and `12.5` are read; `1.234` is refused as ambiguous.
pub fn parse_decimal(written: &str) -> Result<(i64, u32), NumberError> {
    let written = written.trim();
    let dots = written.matches('.').count();
    let commas = written.matches(',').count();
    let (whole, fraction) = match (dots, commas) {
        (0, 0) => (written, ""),
        (_, 1) => {
            let (whole, fraction) = written.split_once(',').unwrap_or((written, ""));
            if dots == 0 && is_thousands_like(whole, fraction) {
                return Err(NumberError::Ambiguous);
            }
            (whole, fraction)
        }
        (1, 0) => {
            let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
            if is_thousands_like(whole, fraction) {
                return Err(NumberError::Ambiguous);
            }
            (whole, fraction)
        }
        (_, 0) => (written, ""),
        _ => return Err(NumberError::NotANumber),
    };
    if fraction.is_empty() && written.ends_with([',', '.']) {
        return Err(NumberError::NotANumber);
    }
    joined(whole, fraction)
}

/// A number that a program wrote: digits, perhaps a comma and decimals, never groups. It has one reading.
pub fn parse_exact(written: &str) -> Result<(i64, u32), NumberError> {
    let (whole, fraction) = written.split_once(',').unwrap_or((written, ""));
    joined(whole, fraction)
}

fn joined(whole: &str, fraction: &str) -> Result<(i64, u32), NumberError> {
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let negative = whole.starts_with('-');
    let whole = parse_integer(whole)?;
    let scale = u32::try_from(fraction.len()).map_err(|_| NumberError::TooLarge)?;
    let factor = 10_i64.checked_pow(scale).ok_or(NumberError::TooLarge)?;
    let fraction = if fraction.is_empty() { 0 } else { fraction.parse::<i64>().map_err(|_| NumberError::TooLarge)? };
    let magnitude = whole.checked_mul(factor).ok_or(NumberError::TooLarge)?;
    let value = if negative { magnitude.checked_sub(fraction) } else { magnitude.checked_add(fraction) };
    value.map(|v| (v, scale)).ok_or(NumberError::TooLarge)
}

/// `1,234` alone: three digits after the mark, one to three before, no leading zero.
fn is_thousands_like(whole: &str, fraction: &str) -> bool {
    let whole = whole.trim_start_matches('-');
    fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

/// `1234567` as `1.234.567`.
pub fn format_integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    if value < 0 {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// An exact decimal (`value / 10^scale`) as `1.234,5`.
pub fn format_decimal(value: i64, scale: u32) -> String {
    let factor = 10_i64.pow(scale);
    let whole = format_integer(value / factor);
    let sign = if value < 0 && value / factor == 0 { "-" } else { "" };
    if scale == 0 {
        return whole;
    }
    format!("{sign}{whole},{:0width$}", (value % factor).unsigned_abs(), width = scale as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_take_groups_but_no_fractions() {
        assert_eq!(parse_integer("1.234.567"), Ok(1_234_567));
        assert_eq!(parse_integer("1 234"), Ok(1_234));
        assert_eq!(parse_integer("-12"), Ok(-12));
        for wrong in ["", "12,5", "1.23", "1234.567", "12a", "3478%"] {
            assert_eq!(parse_integer(wrong), Err(NumberError::NotANumber), "{wrong}");
        }
        assert_eq!(parse_integer("99999999999999999999"), Err(NumberError::TooLarge));
    }

    #[test]
    fn what_a_program_wrote_has_one_reading() {
        assert_eq!(parse_exact("2,12"), Ok((212, 2)));
        assert_eq!(parse_exact("1,625"), Ok((1625, 3)));
        assert_eq!(parse_exact("-0,5"), Ok((-5, 1)));
        assert_eq!(parse_exact("1234000"), Ok((1_234_000, 0)));
        for wrong in ["inf", "", "1,2,3", "1.5,2"] {
            assert_eq!(parse_exact(wrong), Err(NumberError::NotANumber), "{wrong}");
        }
    }

    #[test]
    fn decimals_refuse_two_readings() {
        assert_eq!(parse_decimal("12,5"), Ok((125, 1)));
        assert_eq!(parse_decimal("12.50"), Ok((1250, 2)));
        assert_eq!(parse_decimal("1.234,5"), Ok((12345, 1)));
        assert_eq!(parse_decimal("-0,5"), Ok((-5, 1)));
        assert_eq!(parse_decimal("0.123"), Ok((123, 3)));
        assert_eq!(parse_decimal("1.234.567"), Ok((1_234_567, 0)));
        assert_eq!(parse_decimal("1.234"), Err(NumberError::Ambiguous));
        assert_eq!(parse_decimal("1,234"), Err(NumberError::Ambiguous));
        for wrong in ["", ",", "1,", "1,2,3", "1,2.3", "x"] {
            assert_eq!(parse_decimal(wrong), Err(NumberError::NotANumber), "{wrong}");
        }
    }

    #[test]
    fn formats_in_vietnamese() {
        assert_eq!(format_integer(1_234_567), "1.234.567");
        assert_eq!(format_integer(-123), "-123");
        assert_eq!(format_decimal(12_345, 1), "1.234,5");
        assert_eq!(format_decimal(-5, 1), "-0,5");
        assert_eq!(format_decimal(7, 0), "7");
    }
}

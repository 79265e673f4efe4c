//! Dates as they are written in Vietnam.

use jiff::civil::Date;

/// Why a written date was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Neither `2023-09-18` nor `18/9/2023`.
    NotADate,
    /// Well written, but there is no such day (30/2).
    NoSuchDay,
}

/// Reads `2023-09-18` or `18/9/2023`.
pub fn parse_date(written: &str) -> Result<Date, DateError> {
    let written = written.trim();
    let iso: Vec<&str> = written.split('-').collect();
    let slashed: Vec<&str> = written.split('/').collect();
    let (year, month, day) = match (iso.as_slice(), slashed.as_slice()) {
        ([y, m, d], _) if y.len() == 4 && m.len() == 2 && d.len() == 2 => (*y, *m, *d),
        (_, [d, m, y]) if y.len() == 4 && (1..=2).contains(&m.len()) && (1..=2).contains(&d.len()) => (*y, *m, *d),
        _ => return Err(DateError::NotADate),
    };
    let digits = [year, month, day].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
    if !digits {
        return Err(DateError::NotADate);
    }
    let number = |p: &str| p.parse::<i16>().map_err(|_| DateError::NotADate);
    let small = |p: &str| p.parse::<i8>().map_err(|_| DateError::NotADate);
    Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| DateError::NoSuchDay)
}

/// `18/9/2023`.
pub fn format_date(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// `ngày 07 tháng 9 năm 2024`: days and months below these take a zero before them.
pub fn format_date_long(date: Date, (day_below, month_below): (i8, i8)) -> String {
    let zero = |number: i8, below: i8| if number < below.min(10) { "0" } else { "" };
    let (day, month) = (date.day(), date.month());
    format!("ngày {}{day} tháng {}{month} năm {}", zero(day, day_below), zero(month, month_below), date.year())
}

/// `9/2023`.
pub fn format_month(year: i16, month: i8) -> String {
    format!("{month}/{year}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reads_both_styles() {
        assert_eq!(parse_date("2023-09-18"), Ok(date(2023, 9, 18)));
        assert_eq!(parse_date("18/9/2023"), Ok(date(2023, 9, 18)));
        assert_eq!(parse_date("30/2/2024"), Err(DateError::NoSuchDay));
        assert_eq!(parse_date("2026-02-30"), Err(DateError::NoSuchDay));
        for wrong in ["", "9/2023", "18-9-2023", "hôm qua", "2023-9-18", "1/1/23", "+1/1/2023"] {
            assert_eq!(parse_date(wrong), Err(DateError::NotADate), "{wrong}");
        }
    }

    #[test]
    fn writes_as_the_decree_asks() {
        assert_eq!(format_date_long(date(2024, 9, 7), (10, 3)), "ngày 07 tháng 9 năm 2024");
        assert_eq!(format_date_long(date(2024, 2, 17), (10, 3)), "ngày 17 tháng 02 năm 2024");
        assert_eq!(format_date_long(date(2024, 2, 7), (0, 99)), "ngày 7 tháng 02 năm 2024");
        assert_eq!(format_date(date(2024, 6, 30)), "30/6/2024");
    }
}

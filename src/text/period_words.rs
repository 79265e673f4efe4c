//! Spans of time as school plans write them: `Tháng 6/2024`, `Năm học 2025-2026`, `Giai đoạn 5 năm (mỗi năm đều thực hiện)`.

use super::{Period, SchoolYears, fold};
use jiff::civil::Date;

/// Reads a span. `whole` is what "giai đoạn 5 năm" means here: the plan's own span. `None`: the words are not understood.
pub fn parse_period(written: &str, whole: Option<Period>, years: SchoolYears) -> Option<Period> {
    let words = fold(written);
    if let Some(period) = years_in(&words, years) {
        return Some(period);
    }
    if let Some(period) = month_in(&words) {
        return Some(period);
    }
    let of_plan = ["giai doan", "ca giai doan", "hang nam", "moi nam", "thuong xuyen"];
    if of_plan.iter().any(|word| words.contains(word)) { whole } else { None }
}

/// Numbers of a text with what stands between them: `thang 8/ 2024` → [("thang ", 8), ("/ ", 2024)].
fn numbers(words: &str) -> Vec<(&str, i16)> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let length = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
        match rest[start..start + length].parse() {
            Ok(number) => found.push((&rest[..start], number)),
            Err(_) => return Vec::new(),
        }
        rest = &rest[start + length..];
    }
    found
}

/// `2025-2026`, `2028 - 2029`, `tu 2024 - 2029`.
fn years_in(words: &str, years: SchoolYears) -> Option<Period> {
    let numbers = numbers(words);
    numbers.windows(2).find_map(|pair| {
        let dash = matches!(pair[1].0.trim(), "-" | "–" | "den" | "đen");
        if dash { years.spans(pair[0].1, pair[1].1) } else { None }
    })
}

/// `thang 6/2024`, `thang 08/ 2024`.
fn month_in(words: &str) -> Option<Period> {
    let numbers = numbers(words);
    numbers.windows(2).find_map(|pair| {
        let month = i8::try_from(pair[0].1).ok().filter(|m| (1..=12).contains(m))?;
        let fits = pair[1].0.trim() == "/" && (1946..9000).contains(&pair[1].1);
        let from = Date::new(pair[1].1, month, 1).ok().filter(|_| fits)?;
        Some(Period { from, to: from.last_of_month() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reads_what_schools_write() {
        let years = SchoolYears::beginning(9, 1);
        let whole = years.spans(2024, 2029).unwrap();
        let read = |text: &str| parse_period(text, Some(whole), years);
        let year = |first| years.spans(first, first + 1);
        assert_eq!(read("Tháng 6/2024"), Some(Period { from: date(2024, 6, 1), to: date(2024, 6, 30) }));
        assert_eq!(read("Tháng 08/ 2024"), Some(Period { from: date(2024, 8, 1), to: date(2024, 8, 31) }));
        assert_eq!(read("Năm học 2025-2026"), year(2025));
        assert_eq!(read("Năm học; 2028-2029"), year(2028));
        assert_eq!(read("Trong năm học 2024-2025"), year(2024));
        assert_eq!(read("2027 - 2028"), year(2027));
        assert_eq!(read("Từ 2024 - 2029"), Some(whole));
        assert_eq!(read("Giai đoạn 5 năm (mỗi năm đều thực hiện theo KH)"), Some(whole));
        assert_eq!(read("Giai đoạn 5 (mỗi năm đều thực hiện)"), Some(whole));
        assert_eq!(read("Trong giai đoạn 5 năm"), Some(whole));
        for unclear in [
            "sớm",
            "Quý tới",
            "Tháng 13/2024",
            "99999999999",
            "2025-2025",
            "",
            "Số 12000-12005",
            "8999-9000",
            "32766-32767",
        ] {
            assert_eq!(read(unclear), None, "{unclear}");
        }
        assert_eq!(parse_period("Giai đoạn 5 năm", None, years), None);
    }
}

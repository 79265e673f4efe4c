//! Texts of which a spreadsheet makes something else when it opens a text file. Downloads put a mark before them, which is taken away again.

/// What makes a cell of a text file a text.
pub const MARK: char = '\'';

/// Whether a spreadsheet would run a text as a formula, or take it for a day: `=1+1`, `5/9/2024`, `12/10`. Marks before it do not count.
pub fn needs_mark(text: &str) -> bool {
    let text = text.trim_start_matches(MARK);
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) || ['/', '-'].into_iter().any(|part| is_like_a_day(text, part))
}

/// Two or three numbers, each a day or a month, one perhaps a year.
fn is_like_a_day(text: &str, part: char) -> bool {
    let (mut numbers, mut years) = (0, 0);
    for number in text.split(part) {
        let is_year = number.len() == 4;
        let is_day = number.parse::<u8>().is_ok_and(|n| n <= 31);
        if !number.bytes().all(|byte| byte.is_ascii_digit()) || !(is_year || is_day) {
            return false;
        }
        numbers += 1;
        years += usize::from(is_year);
    }
    matches!(numbers, 2 | 3) && years <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_what_looks_like_a_day() {
        for text in ["=1", "+84", "''=1", "5/9/2024", "12/10", "2024-09-05", "'1-2"] {
            assert!(needs_mark(text), "{text}");
        }
        for text in
            ["", "12", "12,5", "1.234", "282/364", "1/2/3/4", "5/9 lúc 7 giờ", "H1-1.1-01", "a/b", "1/", "2023-2024"]
        {
            assert!(!needs_mark(text), "{text}");
        }
    }
}

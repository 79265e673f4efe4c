//! Names of a workbook's sheets.

/// Longest name that a spreadsheet takes, in UTF-16 units.
const LONGEST: usize = 31;

/// The name of the sheet of the table with an id, the `number`th (from 1) of its workbook: without the signs that spreadsheets refuse; a name cut
/// short ends in its number, so that no two are alike.
pub fn sheet_name(id: &str, number: usize) -> String {
    let refused = |c: char| c.is_control() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = id.trim().chars().map(|c| if refused(c) { '-' } else { c }).collect();
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        return format!("bang~{number}");
    }
    if name.encode_utf16().count() <= LONGEST {
        return name;
    }
    let ending = format!("~{number}");
    let mut left = LONGEST - ending.len();
    let kept: String = name
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = if fits { left - c.len_utf16() } else { 0 };
            fits
        })
        .collect();
    kept + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_spreadsheets_take() {
        assert_eq!(sheet_name("chinh", 1), "chinh");
        assert_eq!(sheet_name("bảng/lương", 1), "bảng-lương");
        assert_eq!(sheet_name(" ", 2), "bang~2");
        assert_eq!(sheet_name(&"a".repeat(31), 3), "a".repeat(31));
        assert_eq!(sheet_name(&"a".repeat(32), 3), format!("{}~3", "a".repeat(29)));
        assert_eq!(sheet_name(&"\u{1f600}".repeat(16), 1), format!("{}~1", "\u{1f600}".repeat(14)));
    }
}

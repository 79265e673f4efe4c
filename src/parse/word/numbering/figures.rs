//! A count as it is written: `IV`, `d`, `04`.

/// Counts beyond this are written in figures: nobody numbers so far in letters, and a file may say anything.
const MAX_LETTERED: u32 = 4 * 26;
const MAX_ROMAN: u32 = 3_999;

/// A count written in one of Word's ways; `None`: the way is not known. Empty: nothing is shown.
pub(super) fn shown(count: u32, way: &str) -> Option<String> {
    Some(match way {
        "decimal" | "ordinal" | "numberInDash" | "" => count.to_string(),
        "decimalZero" => format!("{count:02}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => lettered(count).to_uppercase(),
        "lowerLetter" => lettered(count),
        "vietnameseCounting" => counted(count),
        "none" | "bullet" => String::new(),
        _ => return None,
    })
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=MAX_ROMAN).contains(&count) {
        return count.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

/// `a` to `z`, then `aa`, `bb`.
fn lettered(count: u32) -> String {
    if !(1..=MAX_LETTERED).contains(&count) {
        return count.to_string();
    }
    let letter = char::from(b'a' + u8::try_from((count - 1) % 26).unwrap_or(0));
    String::from(letter).repeat(((count - 1) / 26 + 1) as usize)
}

/// `một`, `hai`; beyond ninety-nine in figures.
fn counted(count: u32) -> String {
    const UNITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let unit = |n: u32| UNITS[n as usize % 10];
    match count {
        0..=9 => unit(count).to_owned(),
        10 => "mười".to_owned(),
        15 => "mười lăm".to_owned(),
        11..=19 => format!("mười {}", unit(count % 10)),
        20..=99 => {
            let tens = format!("{} mươi", unit(count / 10));
            match count % 10 {
                0 => tens,
                1 => format!("{tens} mốt"),
                5 => format!("{tens} lăm"),
                n => format!("{tens} {}", unit(n)),
            }
        }
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_in_their_way() {
        for (count, way, wanted) in [
            (4, "upperRoman", "IV"),
            (1949, "lowerRoman", "mcmxlix"),
            (26, "lowerLetter", "z"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
            (21, "vietnameseCounting", "hai mươi mốt"),
            (15, "vietnameseCounting", "mười lăm"),
            (3, "none", ""),
            (u32::MAX, "lowerLetter", "4294967295"),
            (0, "upperRoman", "0"),
        ] {
            assert_eq!(shown(count, way).as_deref(), Some(wanted));
        }
        assert_eq!(shown(1, "hindiVowels"), None);
    }
}

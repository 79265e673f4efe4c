//! Signs of the fonts Symbol and Wingdings that Word puts into texts and forms, as Unicode has them.

/// A sign by its font and code (with or without `F000`). `None`: it has no place in the table.
pub(super) fn of(font: &str, code: u32) -> Option<char> {
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_ascii_lowercase();
    let table: &[(u32, char)] = match font.as_str() {
        "wingdings" => &[
            (0x28, '☎'),
            (0x2a, '✉'),
            (0x34, '✎'),
            (0x46, '☞'),
            (0x4a, '☺'),
            (0x6c, '●'),
            (0x6e, '■'),
            (0x6f, '☐'),
            (0x71, '☐'),
            (0x72, '☐'),
            (0x75, '◆'),
            (0x76, '❖'),
            (0x9f, '•'),
            (0xa7, '▪'),
            (0xa8, '☐'),
            (0xd8, '➢'),
            (0xe0, '→'),
            (0xe8, '➔'),
            (0xf0, '⇨'),
            (0xfb, '✗'),
            (0xfc, '✓'),
            (0xfd, '☒'),
            (0xfe, '☑'),
        ],
        "wingdings 2" => &[(0x50, '✓'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xa3, '☐'), (0x97, '●')],
        "symbol" => &[
            (0xa2, '′'),
            (0xa3, '≤'),
            (0xae, '→'),
            (0xb0, '°'),
            (0xb1, '±'),
            (0xb3, '≥'),
            (0xb4, '×'),
            (0xb7, '•'),
            (0xb8, '÷'),
            (0xb9, '≠'),
            (0xbb, '≈'),
            (0xbc, '…'),
            (0xd6, '√'),
            (0xde, '⇒'),
            (0xe5, '∑'),
        ],
        // other fonts have Unicode's own letters
        _ => return char::from_u32(code).filter(|c| !c.is_control() && !matches!(c, '\u{e000}'..='\u{f8ff}')),
    };
    let known = table.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign);
    // Symbol has the digits and common marks of ASCII where they always are
    known.or_else(|| {
        char::from_u32(code).filter(|c| font == "symbol" && (c.is_ascii_digit() || c.is_ascii_punctuation()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_forms_are_known() {
        assert_eq!(
            (of("Wingdings", 0xf0fe), of("Wingdings", 0xa8), of("Symbol", 0xf0b3)),
            (Some('☑'), Some('☐'), Some('≥'))
        );
        assert_eq!((of("Symbol", 0x2b), of("Wingdings", 0x41), of("MS Gothic", 0x2612)), (Some('+'), None, Some('☒')));
    }
}

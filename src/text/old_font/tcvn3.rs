//! The letters of the fonts `.VnTime`, `.VnArial`, …: TCVN 5712:1993 (TCVN3), one byte a letter.

/// Bytes A1 to FE; `\0` where the fonts have no letter.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ\0\0\0\0\0\0àảãáạ\0ằẳẵắ\0\0\0\0\0\0\0ặầẩẫấậè\0ẻẽéẹềểễếệìỉ\0\0\0ĩíịò\0ỏõóọồổỗốộờởỡớợù\0ủũúụừửữứựỳỷỹýỵ";

/// What a letter of Latin-1 shows in such a font; `None`: nothing that has a letter in Unicode.
pub(super) fn letter(c: char) -> Option<char> {
    let code = u32::from(c);
    let at = (0xa1..=0xfe).contains(&code).then(|| code as usize - 0xa1)?;
    LETTERS.chars().nth(at).filter(|letter| *letter != '\0')
}

/// A word as it was meant; `None`: it holds something else than such letters.
pub(super) fn word(word: &str) -> Option<String> {
    word.chars().map(|c| letter(c).or_else(|| c.is_ascii_alphabetic().then_some(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_covers_all_bytes() {
        assert_eq!(LETTERS.chars().count(), 0xfe - 0xa1 + 1);
        assert_eq!((letter('\u{ad}'), letter('µ'), letter('\u{a0}'), letter('ÿ')), (Some('ư'), Some('à'), None, None));
    }
}

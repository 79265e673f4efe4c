//! Long texts cut between words.

/// The text, or its first words and `…`: of at most so many letters before that.
pub fn shortened(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..cut].trim_end_matches([',', ' ']))
        }
    }
}

/// A long name up to where it goes into what it consists of: `Các khoản thu` of `Các khoản thu: học phí, …`.
pub fn opening(name: &str) -> &str {
    name.split([':', ';']).next().unwrap_or(name).trim()
}

//! Names that Windows keeps for devices: no file may have them, whatever its ending.

/// Whether the stem of a file's name (`con` of `con.pdf`), in any case, is such a name.
pub fn is_device_name(stem: &str) -> bool {
    let is = |word: &str| stem.eq_ignore_ascii_case(word);
    let numbered = |word: &str| {
        let (name, number) = stem.as_bytes().split_at(stem.len().min(3));
        name.eq_ignore_ascii_case(word.as_bytes()) && number.len() == 1 && number[0].is_ascii_digit()
    };
    ["con", "prn", "aux", "nul"].into_iter().any(is) || ["com", "lpt"].into_iter().any(numbered)
}

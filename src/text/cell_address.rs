//! Addresses of cells as spreadsheets write them.

/// `(4, 2)`, row and column from 0, is `C5`.
pub fn cell_address((row, column): (usize, usize)) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(cell_address((4, 2)), "C5");
        assert_eq!(cell_address((0, 25)), "Z1");
        assert_eq!(cell_address((0, 26)), "AA1");
        assert_eq!(cell_address((1_048_575, 16_383)), "XFD1048576");
    }
}

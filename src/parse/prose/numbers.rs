//! Numbers of lists: they stay as written.

use crate::diag::{Diagnostic, codes};
use crate::text::Place;

/// How many lists that were left for another one are remembered.
const REMEMBERED: usize = 8;

/// A list being read.
pub(super) struct List {
    /// The number that comes next; `None`: a list of points.
    next: Option<u64>,
    /// What would come next had the list counted on from its beginning.
    counted: u64,
    /// What comes next in the lists that were left when one began anew at 1 (`37.`, then `1.` and `2.`, then `38.`).
    left: Vec<u64>,
}

impl List {
    pub(super) fn new(start: Option<u64>) -> Self {
        Self { next: start, counted: start.unwrap_or_default(), left: Vec::new() }
    }

    /// Takes an item; `written` is the source from its beginning on. Returns the number to print when it is not the next one, and whether
    /// it looks like a slip.
    pub(super) fn item(&mut self, written: &str) -> Option<(u64, bool)> {
        let next = self.next?;
        let digits = written.trim_start().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let number = digits.parse().unwrap_or(next);
        let counted = self.counted;
        self.counted += 1;
        self.next = Some(number + 1);
        if number == next {
            return None;
        }
        let left = self.left.iter().rposition(|left| *left == number);
        if let Some(at) = left {
            self.left.truncate(at);
        }
        let anew = number == 1 && next > 2;
        if anew {
            self.left.push(next);
            if self.left.len() > REMEMBERED {
                self.left.remove(0);
            }
        }
        Some((number, left.is_none() && !anew && number != counted))
    }
}

pub(super) fn slip(number: u64, place: Place) -> Diagnostic {
    Diagnostic::new(&codes::LIST_NUMBER, place, format!("số thứ tự “{number}” không nối tiếp số đứng trước"))
        .hint("số được in đúng như đã viết; nếu là viết nhầm thì sửa lại, nếu văn bản gốc in như vậy thì để nguyên")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(written: &[&str]) -> Vec<Option<(u64, bool)>> {
        let mut list = List::new(Some(written[0].trim_end_matches('.').parse().unwrap()));
        written.iter().map(|item| list.item(item)).collect()
    }

    #[test]
    fn numbers_stay_and_slips_are_seen() {
        assert_eq!(numbers(&["1.", "2.", "2.", "4."]), [None, None, Some((2, true)), Some((4, false))]);
        assert_eq!(numbers(&["37.", "1.", "2.", "38."]), [None, Some((1, false)), None, Some((38, false))]);
        assert_eq!(numbers(&["1.", "3."]), [None, Some((3, true))]);
        assert_eq!(numbers(&["1.", "1."]), [None, Some((1, true))]);
    }
}

//! Tables that name pupils with their class and their circumstance: personal data of children, which no disclosure asks for.

use super::build::Builder;
use crate::diag::{Diagnostic, codes};
use crate::text::fold;
use std::ops::Range;

/// What is wrong with such a table.
pub const PUPIL_NAMES: &str =
    "bảng có họ tên học sinh cùng lớp và hoàn cảnh: thông tin riêng của trẻ em, không được đưa lên trang công khai";
/// What is published in its place.
pub const PUPIL_NAMES_HINT: &str = "chỉ công khai số người và số tiền theo từng chính sách; danh sách giữ ở trường";

/// Beginnings of the heads of a table, without marks.
const NAMES: [&str; 4] = ["ho va ten", "ho ten", "ten hoc sinh", "ten tre"];
const CLASSES: [&str; 3] = ["lop", "nhom lop", "hoc lop"];
const CIRCUMSTANCES: [&str; 10] =
    ["doi tuong", "hoan canh", "ho ngheo", "can ngheo", "mien", "dien ", "khuyet tat", "mo coi", "che do", "ly do"];

/// Whether the heads of a table are those of a list of pupils with their circumstances.
pub fn names_pupils<'h>(heads: impl Iterator<Item = &'h str>) -> bool {
    let heads: Vec<String> = heads.map(|head| format!("{} ", fold(head.trim()))).collect();
    let any = |words: &[&str]| {
        let begins = |head: &String, word: &&str| {
            head.strip_prefix(*word).is_some_and(|rest| word.ends_with(' ') || rest.starts_with([' ', ',', '/', '(']))
        };
        heads.iter().any(|head| words.iter().any(|word| begins(head, word)))
    };
    any(&NAMES) && any(&CLASSES) && any(&CIRCUMSTANCES)
}

impl Builder<'_, '_, '_> {
    /// Refuses a table whose head, which stands in `range`, is that of such a list.
    pub(super) fn pupils(&mut self, range: &Range<usize>) {
        let head = self.markdown.get(range.clone()).unwrap_or("").lines().next().unwrap_or("");
        if names_pupils(head.split('|')) {
            let found = Diagnostic::new(&codes::PUPIL_NAMES, self.place(range), PUPIL_NAMES).hint(PUPIL_NAMES_HINT);
            self.diagnostics.push(found);
        }
    }
}

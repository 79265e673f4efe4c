//! What values that options take are called in `--help`.

use crate::text::{Said, Speech};

/// Vietnamese names of values, and English ones.
const VALUES: &[(&str, &str)] = &[
    ("TRANG", "SITE"),
    ("NGÀY", "DAY"),
    ("KIỂU", "KIND"),
    ("THƯ MỤC", "FOLDER"),
    ("URL", "URL"),
    ("CỔNG", "PORT"),
    ("ĐƠN VỊ", "UNIT"),
    ("SỐ NGÀY", "DAYS"),
    ("TỆP", "FILE"),
    ("TIẾNG", "LANGUAGE"),
    ("VAI TRÒ", "ROLE"),
    ("LÝ DO", "REASON"),
    ("TỆP KHÓA", "KEY FILE"),
    ("KHÓA", "KEY"),
    ("VIỆC", "ACTION"),
    ("MÃ", "CODE"),
    ("BIỂU", "FORM"),
    ("NĂM", "YEAR"),
    ("BẢN", "EDITION"),
    ("SHELL", "SHELL"),
    ("LOẠI", "TYPE"),
    ("TÊN", "NAME"),
    ("SỐ", "NUMBER"),
    ("THƯ", "ADDRESS"),
    ("CẤP", "LEVELS"),
    ("PHẦN", "SHARE"),
];

/// The name of a value that an option takes.
pub(in crate::cli) fn value_name(vietnamese: &str, speech: Speech) -> Option<&'static str> {
    VALUES.iter().find(|(vi, _)| *vi == vietnamese).map(|(vi, en)| Said::new(vi, en).to(speech))
}

//! What is said of a line that cannot be read.

use crate::text::Said;

pub(in crate::cli) const USAGE_ERROR: Said = Said::new("lỗi: {what}", "error: {what}");
pub(in crate::cli) const HINT: Said = Said::new("  gợi ý: {hint}", "  hint: {hint}");
pub(in crate::cli) const MEANT: Said = Said::new("có phải là “{word}”?", "did you mean “{word}”?");
pub(in crate::cli) const ONE_OF: Said = Said::new("chọn một trong: {words}", "choose one of: {words}");
pub(in crate::cli) const HOW: Said = Said::new("  cách dùng: {usage}", "  usage: {usage}");
pub(in crate::cli) const SEE: Said = Said::new("  xem thêm: {command} --help", "  see: {command} --help");

pub(in crate::cli) const UNKNOWN_OPTION: Said = Said::new("không có tùy chọn “{word}”", "there is no option “{word}”");
pub(in crate::cli) const SURPLUS: Said = Said::new("“{word}” là thừa ở đây", "“{word}” is one too many here");
pub(in crate::cli) const SPACES: Said = Said::new(
    "tên có dấu cách thì đặt trong nháy kép: \"trang của tôi\"",
    "a name with spaces needs quotation marks: \"my site\"",
);
pub(in crate::cli) const UNKNOWN_COMMAND: Said = Said::new("không có lệnh “{word}”", "there is no command “{word}”");
pub(in crate::cli) const UNKNOWN_KIND: Said =
    Said::new("không có loại tệp “{word}”", "there is no kind of source “{word}”");
pub(in crate::cli) const NO_COMMAND: Said = Said::new("thiếu lệnh", "a command is missing");
pub(in crate::cli) const COMMANDS_ARE: Said = Said::new("các lệnh: {words}", "the commands: {words}");
pub(in crate::cli) const MISSING: Said = Said::new("thiếu {words}", "missing: {words}");
pub(in crate::cli) const NO_VALUE: Said = Said::new("thiếu giá trị sau {option}", "{option} needs a value");
pub(in crate::cli) const NOT_A_VALUE: Said =
    Said::new("“{word}” không phải là giá trị của {option}", "“{word}” is no value of {option}");
pub(in crate::cli) const MISREAD: Said = Said::new("{option}: “{word}”: {why}", "{option}: “{word}”: {why}");
pub(in crate::cli) const TWICE: Said = Said::new(
    "{option} không dùng cùng {other} được, cũng không ghi hai lần được",
    "{option} cannot go with {other}, nor stand there twice",
);
pub(in crate::cli) const NOT_TEXT: Said =
    Said::new("có chữ không phải UTF-8 trong dòng lệnh", "the line has letters that are not UTF-8");
pub(in crate::cli) const NO_VALUE_WANTED: Said = Said::new("{option} không nhận giá trị", "{option} takes no value");
pub(in crate::cli) const UNREADABLE: Said = Said::new("không hiểu dòng lệnh", "the line cannot be read");

pub(in crate::cli) const NOT_A_DAY: Said =
    Said::new("viết ngày như 2024-06-15 hoặc 15/6/2024", "write a day like 2024-06-15 or 15/6/2024");
pub(in crate::cli) const NO_SUCH_DAY: Said = Said::new("không có ngày này", "there is no such day");
pub(in crate::cli) const NOT_AN_ADDRESS: Said = Said::new(
    "không phải địa chỉ của trang; viết như https://truong.edu.vn/, không có mật khẩu, dấu cách, ? hay #",
    "no address of a site; write it like https://truong.edu.vn/, without password, spaces, ? or #",
);
pub(in crate::cli) const NOT_A_SHARE: Said =
    Said::new("viết như 3/7: phần thứ 3 trong 7 phần", "write it like 3/7: the third of 7 shares");
pub(in crate::cli) const NOT_A_NUMBER: Said =
    Said::new("viết một số nguyên từ 0 đến 65535", "write a whole number from 0 to 65535");

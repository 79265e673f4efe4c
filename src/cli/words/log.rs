//! Words of `publish`, `key` and `verify`.

use crate::text::Said;

pub(in crate::cli) const LOG_RECORDED: Said =
    Said::new("ghi nhận khi bắt đầu có sổ công bố", "recorded when the publication log began");
pub(in crate::cli) const LOG_EXPIRED: Said = Said::new("hết thời hạn lưu theo quy định", "the time of keeping is over");
pub(in crate::cli) const LOG_SAME: Said = Said::new("{file}: không có gì mới để ghi.", "{file}: nothing new to write.");
pub(in crate::cli) const LOG_WRITTEN: Said = Said::new(
    "{file}: ghi {new} nội dung mới, {changed} cập nhật, {withdrawn} thu hồi; sổ có {lines} dòng. Gửi bản sao của thư mục này cho nơi khác giữ.",
    "{file}: {new} new, {changed} updated, {withdrawn} withdrawn; the log has {lines} lines. Have a copy of this folder kept elsewhere.",
);
pub(in crate::cli) const LOG_WAITING: Said = Said::new(
    "Khác với sổ công bố: {new} nội dung mới, {changed} thay đổi, {withdrawn} không còn. Khi đưa lên mạng, dùng “congkhai publish” thay cho “congkhai build” để sổ ghi những điều ấy.",
    "Not as the publication log says: {new} new, {changed} changed, {withdrawn} gone. When this goes online, use “congkhai publish” in place of “congkhai build”, so that the log says so.",
);
pub(in crate::cli) const LOG_NO_TODAY: Said =
    Said::new("publish ghi thời điểm thật, không nhận --today", "publish writes the real time and takes no --today");
pub(in crate::cli) const LOG_NO_TODAY_HINT: Said = Said::new(
    "xem trang ở một ngày khác bằng “congkhai build --today …” hoặc “congkhai serve --today …”",
    "look at another day with “congkhai build --today …” or “congkhai serve --today …”",
);
pub(in crate::cli) const LOG_CLOCK: Said = Said::new(
    "{file}: dòng cuối của sổ muộn hơn đồng hồ máy này ({time}); sửa đồng hồ rồi chạy lại",
    "{file}: the log's last line is later than this machine's clock ({time}); set the clock and try again",
);
pub(in crate::cli) const LOG_NO_MARK: Said = Said::new(
    "{page}: trang vẫn có nhưng giao diện không còn đánh dấu phần nội dung mà sổ ghi (data-cong-bo)",
    "{page}: the page is there, but the theme no longer marks the part that the log is about (data-cong-bo)",
);
pub(in crate::cli) const LOG_UNEXPLAINED: Said = Said::new(
    "chưa có lý do cho nội dung thay đổi, thu hồi hoặc gỡ: {pages}",
    "no reason is given for what was changed, withdrawn or removed: {pages}",
);
pub(in crate::cli) const LOG_UNEXPLAINED_HINT: Said = Said::new(
    "thêm “corrections” (ngày, điều đã sửa) vào tệp nguồn, hoặc chạy với --reason \"lý do chung\"",
    "add “corrections” (day, what was mended) to the source, or use --reason \"one reason for all\"",
);

pub(in crate::cli) const KEY_MADE: Said = Said::new(
    "Đã ghi khóa bí mật vào {out}: giữ kín, sao lưu một bản ngoài máy này. Khóa công khai để người khác kiểm (dòng đầu: ký; dòng sau: đồng ký của cơ quan quản lý):",
    "The secret key is in {out}: keep it to yourself, and a copy off this machine. Public keys for those who verify (first line: signatures; second: cosignatures of an office):",
);
pub(in crate::cli) const KEY_THERE: Said =
    Said::new("{out} đã có; khóa cũ không bị ghi đè", "{out} is there; an old key is never overwritten");
pub(in crate::cli) const KEY_INSIDE: Said =
    Said::new("{out} nằm trong thư mục sẽ được công bố", "{out} lies in a folder that gets published");
pub(in crate::cli) const KEY_INSIDE_HINT: Said = Said::new(
    "để khóa ngoài content, themes, packs và thư mục trang",
    "keep it outside of content, themes, packs and the output",
);
pub(in crate::cli) const BAD_KEY_NAME: Said = Said::new(
    "“{name}” không dùng làm tên khóa được: không có dấu cách và dấu cộng",
    "“{name}” cannot be a key's name: no spaces and no plus",
);
pub(in crate::cli) const BAD_KEY_FILE: Said =
    Said::new("{file} không phải là tệp khóa của “congkhai key new”", "{file} is no key file of “congkhai key new”");
pub(in crate::cli) const BAD_PUBLIC_KEY: Said =
    Said::new("“{key}” không phải là khóa công khai (TÊN+MÃ+KHÓA)", "“{key}” is no public key (NAME+ID+KEY)");

pub(in crate::cli) const NOT_A_SITE: Said = Said::new(
    "{out} không có trang do congkhai tạo (thiếu .congkhai-manifest, hoặc tệp ấy hỏng)",
    "{out} holds no site of congkhai (.congkhai-manifest is not there, or damaged)",
);
pub(in crate::cli) const VERIFY_NOTE: Said = Said::new("lưu ý: {what}", "note: {what}");
pub(in crate::cli) const VERIFIED: Said =
    Said::new("Đã kiểm {files} tệp theo danh sách.", "{files} files held against their list.");
pub(in crate::cli) const VERIFIED_LOGS: Said = Said::new(
    "Đã kiểm {logs} sổ công bố, {lines} dòng, {pages} nội dung đang công khai; {signed} sổ có chữ ký.",
    "{logs} publication logs, {lines} lines, {pages} pages that are public; {signed} logs are signed.",
);
pub(in crate::cli) const VERIFIED_NO_LOG: Said =
    Said::new("Trang này không có sổ công bố.", "This site has no publication log.");
pub(in crate::cli) const VERIFY_FAILED: Said = Said::new("Không đúng ở {count} chỗ.", "{count} things are not right.");

//! What the system refuses, in words of people: "Permission denied (os error 13)" helps no clerk.

use super::{Said, Speech};
use std::io::{Error, ErrorKind};

/// Kind, why, and what one can do.
const KNOWN: &[(ErrorKind, Said, Said)] = &[
    (
        ErrorKind::PermissionDenied,
        Said::new("không có quyền", "permission denied"),
        Said::new(
            "tệp có thể đang mở trong Word hay Excel (đóng lại), hoặc thư mục chỉ cho đọc: chép trang sang thư mục của mình, như Documents, rồi làm lại",
            "the file may be open in Word or Excel (close it), or the folder is read-only: copy the site to a folder of your own and try again",
        ),
    ),
    (
        ErrorKind::NotFound,
        Said::new("không có tệp hoặc thư mục này", "there is no such file or folder"),
        Said::new(
            "xem lại tên, từng chữ một; tên có dấu cách thì đặt trong nháy kép",
            "check the name letter by letter; a name with spaces needs quotation marks",
        ),
    ),
    (
        ErrorKind::StorageFull,
        Said::new("ổ đĩa đã đầy", "the disk is full"),
        Said::new(
            "xóa bớt tệp trên ổ đĩa này, hoặc ghi vào ổ khác bằng -o",
            "free some space, or write elsewhere with -o",
        ),
    ),
    (
        ErrorKind::QuotaExceeded,
        Said::new("đã hết phần ổ đĩa được cấp", "the quota of the disk is used up"),
        Said::new("xóa bớt tệp, hoặc nhờ quản trị máy cấp thêm", "remove files, or ask the administrator for more"),
    ),
    (
        ErrorKind::FileTooLarge,
        Said::new("tệp lớn hơn mức hệ thống cho phép", "the file is larger than the system allows"),
        Said::new("nhờ quản trị máy nới mức tệp lớn nhất", "ask the administrator to raise the largest size of files"),
    ),
    (
        ErrorKind::ReadOnlyFilesystem,
        Said::new("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        Said::new(
            "mở khóa thẻ nhớ hay USB, hoặc ghi vào ổ khác bằng -o",
            "unlock the card or stick, or write elsewhere with -o",
        ),
    ),
    (
        ErrorKind::NotADirectory,
        Said::new("chỗ này là tệp, không phải thư mục", "this is a file, no folder"),
        Said::new("chọn tên khác, hoặc chuyển tệp đó đi", "choose another name, or move that file away"),
    ),
    (
        ErrorKind::IsADirectory,
        Said::new("chỗ này là thư mục, không phải tệp", "this is a folder, no file"),
        Said::new("ghi rõ tên tệp trong thư mục đó", "name a file in that folder"),
    ),
    (
        ErrorKind::AlreadyExists,
        Said::new("tên này đã có", "the name is taken"),
        Said::new("chọn tên khác, hoặc chuyển tệp cũ đi", "choose another name, or move the old file away"),
    ),
    (
        ErrorKind::ResourceBusy,
        Said::new("tệp đang bận", "the file is busy"),
        Said::new("đóng chương trình đang mở tệp rồi làm lại", "close the program that holds it and try again"),
    ),
    (
        ErrorKind::InvalidFilename,
        Said::new("tên tệp không dùng được trên ổ đĩa này", "the disk does not take such a name"),
        Said::new("đặt tên ngắn hơn, không có dấu như : * ? \"", "choose a shorter name without : * ? \""),
    ),
    (
        ErrorKind::AddrInUse,
        Said::new("cổng đang được chương trình khác dùng", "another program uses the port"),
        Said::new("chọn cổng khác bằng --port, như --port 5000", "choose another port: --port 5000"),
    ),
    (
        ErrorKind::TimedOut,
        Said::new("hệ thống không trả lời kịp", "the system did not answer in time"),
        Said::new(
            "ổ mạng có thể đang chậm: đợi một lát rồi làm lại",
            "a disk of the network may be slow: wait and try again",
        ),
    ),
    (
        ErrorKind::OutOfMemory,
        Said::new("máy hết bộ nhớ", "out of memory"),
        Said::new("đóng bớt chương trình rồi làm lại", "close other programs and try again"),
    ),
];

fn known(error: &Error) -> Option<&'static (ErrorKind, Said, Said)> {
    // Windows says “sharing violation” (32) and “lock violation” (33), which have no kind of their own
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    let kind = if held { ErrorKind::PermissionDenied } else { error.kind() };
    KNOWN.iter().find(|(known, ..)| *known == kind)
}

/// Why the system refused. What we have no words for is told in the system's, with its number.
pub fn system_reason(error: &Error, speech: Speech) -> String {
    match known(error) {
        Some((_, why, _)) => why.to(speech).to_owned(),
        None if error.raw_os_error().is_none() && error.get_ref().is_some() => error.to_string(),
        None => Said::new("hệ thống báo: {error}", "the system says: {error}").with(speech, &[("error", error)]),
    }
}

/// What one can do about it.
pub fn system_remedy(error: &Error, speech: Speech) -> Option<&'static str> {
    known(error).map(|(_, _, remedy)| remedy.to(speech))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_in_both_languages() {
        let full = Error::from(ErrorKind::StorageFull);
        assert_eq!(system_reason(&full, Speech::Vietnamese), "ổ đĩa đã đầy");
        assert_eq!(system_reason(&full, Speech::English), "the disk is full");
        assert!(system_remedy(&full, Speech::Vietnamese).is_some_and(|remedy| remedy.contains("-o")));
        let strange = Error::from_raw_os_error(99_999);
        assert!(system_reason(&strange, Speech::Vietnamese).starts_with("hệ thống báo: "));
    }
}

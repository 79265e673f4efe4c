//! What a verification finds, each in a sentence.

use crate::text::{Said, Speech};

/// A finding; every one but [`Fault::Foreign`] says that the site is not as its log and its list of files say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A file of the list is not there.
    Missing(String),
    /// A file of the list has other bytes.
    Changed(String),
    /// A file that the list does not name; the host's own may lie there.
    Foreign(String),
    /// A line of a log: log, number from 1, why.
    Line(String, usize, String),
    /// The lines do not give the root that a checkpoint states: checkpoint.
    Root(String),
    /// A log without a checkpoint of its last line.
    NoCheckpoint(String),
    /// A signature that does not hold, or is not there although the log names a key: checkpoint, name of the key.
    Signature(String, String),
    /// A checkpoint that somebody kept is not of this log: its file.
    Kept(String),
    /// A page that the log says is public is not there.
    PageMissing(String),
    /// A page has other words than the log says.
    PageChanged(String),
    /// A page that the log says nothing of.
    PageUnlogged(String),
    /// A page that was withdrawn shows what it showed.
    PageBack(String),
    /// A copy is not there, and no line says that it was removed.
    CopyMissing(String),
    /// A copy is not what its name says.
    CopyChanged(String),
}

impl Fault {
    /// Whether it is only for information.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::Foreign(_))
    }

    /// Its name in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing(_) => "file_missing",
            Self::Changed(_) => "file_changed",
            Self::Foreign(_) => "file_foreign",
            Self::Line(..) => "line",
            Self::Root(_) => "root",
            Self::NoCheckpoint(_) => "no_checkpoint",
            Self::Signature(..) => "signature",
            Self::Kept(_) => "kept_checkpoint",
            Self::PageMissing(_) => "page_missing",
            Self::PageChanged(_) => "page_changed",
            Self::PageUnlogged(_) => "page_unlogged",
            Self::PageBack(_) => "page_back",
            Self::CopyMissing(_) => "copy_missing",
            Self::CopyChanged(_) => "copy_changed",
        }
    }

    /// The file that it is about.
    pub fn file(&self) -> &str {
        match self {
            Self::Missing(file)
            | Self::Changed(file)
            | Self::Foreign(file)
            | Self::Line(file, ..)
            | Self::Root(file)
            | Self::NoCheckpoint(file)
            | Self::Signature(file, _)
            | Self::Kept(file)
            | Self::PageMissing(file)
            | Self::PageChanged(file)
            | Self::PageUnlogged(file)
            | Self::PageBack(file)
            | Self::CopyMissing(file)
            | Self::CopyChanged(file) => file,
        }
    }

    /// In a sentence without a full stop.
    pub fn told(&self, speech: Speech) -> String {
        let file = self.file();
        if let Self::Line(_, number, why) = self {
            const LINE: Said = Said::new("{file}: dòng {number}: {why}", "{file}: line {number}: {why}");
            return LINE.with(speech, &[("file", &file), ("number", number), ("why", why)]);
        }
        if let Self::Signature(_, name) = self {
            const SIGNATURE: Said = Said::new(
                "{file}: không có chữ ký đúng của khóa “{name}”",
                "{file}: no valid signature of the key “{name}”",
            );
            return SIGNATURE.with(speech, &[("file", &file), ("name", name)]);
        }
        self.sentence().with(speech, &[("file", &file)])
    }

    fn sentence(&self) -> Said {
        match self {
            Self::Missing(_) => Said::new("{file}: tệp đã mất", "{file}: the file is gone"),
            Self::Changed(_) => {
                Said::new("{file}: tệp đã bị sửa sau khi tạo trang", "{file}: the file was changed after the build")
            }
            Self::Foreign(_) => Said::new("{file}: không do congkhai tạo", "{file}: not made by congkhai"),
            Self::Root(_) => Said::new(
                "{file}: các dòng của sổ không cho ra mã gốc ghi ở đây: có dòng bị sửa, xóa, thêm hoặc đổi chỗ",
                "{file}: the log's lines do not give the root stated here: a line was changed, removed, added or moved",
            ),
            Self::NoCheckpoint(_) => Said::new(
                "{file}: không có mốc (checkpoint) nào cho dòng cuối của sổ",
                "{file}: there is no checkpoint of the log's last line",
            ),
            Self::Kept(_) => Said::new(
                "{file}: mốc đã giữ không khớp với sổ này: sổ đã bị viết lại, hoặc là mốc của sổ khác",
                "{file}: the kept checkpoint is not one of this log: the log was rewritten, or the checkpoint is another log's",
            ),
            Self::PageMissing(_) => Said::new(
                "{file}: sổ ghi trang này đang công khai, mà trang không còn",
                "{file}: the log says that this page is public, and it is not there",
            ),
            Self::PageChanged(_) => Said::new(
                "{file}: nội dung khác với bản mà sổ ghi",
                "{file}: its content is not the one that the log states",
            ),
            Self::PageUnlogged(_) => {
                Said::new("{file}: trang này chưa được ghi vào sổ", "{file}: the log says nothing of this page")
            }
            Self::PageBack(_) => Said::new(
                "{file}: sổ ghi đã thu hồi, mà trang vẫn còn nội dung",
                "{file}: withdrawn, says the log, and yet the page shows its content",
            ),
            Self::CopyMissing(_) => Said::new(
                "{file}: bản lưu đã mất mà sổ không có dòng nào nói vì sao",
                "{file}: the kept copy is gone, and no line says why",
            ),
            _ => Said::new("{file}: bản lưu đã bị sửa", "{file}: the kept copy was changed"),
        }
    }
}

//! Why a site could not be published. Whatever it was, the published site is as it was.

use super::MANIFEST;
use crate::text::{Said, Speech, system_reason};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The disk would not, or something stands there that is not ours.
#[derive(Debug)]
pub enum PublishError {
    /// What was tried, where, and why it failed.
    Io {
        /// A Vietnamese verb that completes “không … được”: `ghi`.
        action: &'static str,
        /// Of the file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder holds files but no manifest of ours.
    NotOurs(PathBuf),
    /// Another build is at work on the same folder.
    Busy(PathBuf),
    /// A file or folder of somebody else has the name that the site needs.
    Collision {
        /// What stands there.
        foreign: PathBuf,
        /// The address that needs the place.
        route: String,
    },
    /// A folder of ours that belongs to another user now.
    OtherOwner(PathBuf),
    /// Lists of what changed would be public themselves.
    ListsWithin {
        /// Where they are wanted.
        lists: PathBuf,
        /// The output folder.
        out: PathBuf,
    },
    /// A file that was to be the list of files of a site.
    NoManifest(PathBuf),
    /// Writing in place was broken off; the next build goes on.
    Unfinished {
        /// The output folder, half old and half new.
        out: PathBuf,
        /// What broke it off.
        cause: Box<PublishError>,
    },
}

const CANNOT: Said = Said::new("không {action} được {path}: {why}", "cannot {action} {path}: {why}");
const NOT_OURS: Said = Said::new(
    "thư mục {path} đã có tệp nhưng không phải do congkhai tạo (thiếu {manifest}); không đụng tới. Chọn thư mục khác bằng -o, như {other}",
    "the folder {path} holds files that congkhai did not make (there is no {manifest}); it is left alone. Choose another with -o, like {other}",
);
const BUSY: Said = Said::new(
    "một lần dựng khác đang ghi vào {path}; đợi lần đó xong rồi dựng lại",
    "another build writes into {path}; wait for it and build again",
);
const COLLISION: Said = Said::new(
    "{path} không phải do congkhai tạo, mà trang cần chỗ đó cho {route}; không đụng tới, trang cũ giữ nguyên. \
     Chuyển hoặc đổi tên {path}, hoặc đổi tên trong nội dung, rồi dựng lại",
    "{path} was not made by congkhai, and the site needs its place for {route}; it is left alone, the old site stays. \
     Move or rename {path}, or rename the source, and build again",
);
const OTHER_OWNER: Said = Said::new(
    "không có quyền ghi vào {path}, thư mục này nay thuộc người dùng khác; trang cũ giữ nguyên. \
     Dựng bằng người dùng đã tạo nó, hoặc nhờ quản trị máy trả lại quyền (chown -R)",
    "{path} belongs to another user now and cannot be written; the old site stays. \
     Build as the user who made it, or ask the administrator to give it back (chown -R)",
);
const LISTS_WITHIN: Said = Said::new(
    "{lists} nằm trong {out}, sẽ bị đưa lên mạng cùng trang; chọn thư mục khác cho --lists, như {other}",
    "{lists} lies within {out} and would go public with the site; choose another folder for --lists, like {other}",
);
const NO_MANIFEST: Said = Said::new(
    "{path} không phải danh sách tệp của một trang (như {manifest} trong thư mục đã dựng), hoặc đã hỏng; \
     xóa tệp ấy đi thì mọi tệp đều được kể là phải chép",
    "{path} is no list of a site's files (like {manifest} in a folder that was built), or is damaged; \
     without it every file counts as one to be copied",
);
const UNFINISHED: Said = Said::new(
    "{cause}. Việc ghi thẳng vào {path} còn dở; lần dựng sau sẽ làm nốt",
    "{cause}. Writing into {path} was broken off; the next build goes on",
);

/// What the disk was asked to do, in English.
const ACTIONS: &[(&str, &str)] = &[
    ("ghi", "write"),
    ("giữ", "hold"),
    ("khôi phục", "restore"),
    ("mở", "open"),
    ("tạo", "make"),
    ("xóa", "remove"),
    ("đặt", "place"),
    ("đọc", "read"),
];

impl PublishError {
    /// In the language of whoever started the program.
    pub fn told(&self, speech: Speech) -> String {
        match self {
            Self::Io { action, path, source } => {
                let english = ACTIONS.iter().find(|(vi, _)| vi == action).filter(|_| speech == Speech::English);
                let action = english.map_or(*action, |(_, en)| en);
                let why = system_reason(source, speech);
                CANNOT.with(speech, &[("action", &action), ("path", &path.display()), ("why", &why)])
            }
            Self::NotOurs(path) => {
                let other = path.join("cong-khai");
                let values: [(&str, &dyn fmt::Display); 3] =
                    [("path", &path.display()), ("manifest", &MANIFEST), ("other", &other.display())];
                NOT_OURS.with(speech, &values)
            }
            Self::Busy(path) => BUSY.with(speech, &[("path", &path.display())]),
            Self::Collision { foreign, route } => {
                COLLISION.with(speech, &[("path", &foreign.display()), ("route", route)])
            }
            Self::OtherOwner(path) => OTHER_OWNER.with(speech, &[("path", &path.display())]),
            Self::ListsWithin { lists, out } => {
                let other = out.with_file_name("danh-sach");
                let values: [(&str, &dyn fmt::Display); 3] =
                    [("lists", &lists.display()), ("out", &out.display()), ("other", &other.display())];
                LISTS_WITHIN.with(speech, &values)
            }
            Self::NoManifest(path) => NO_MANIFEST.with(speech, &[("path", &path.display()), ("manifest", &MANIFEST)]),
            Self::Unfinished { out, cause } => {
                UNFINISHED.with(speech, &[("cause", &cause.told(speech)), ("path", &out.display())])
            }
        }
    }

    /// What the system said, if it was the system.
    pub fn cause(&self) -> Option<&io::Error> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Unfinished { cause, .. } => cause.cause(),
            _ => None,
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Speech::Vietnamese))
    }
}

impl std::error::Error for PublishError {}

pub(super) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    let path = path.to_owned();
    move |source| PublishError::Io { action, path, source }
}

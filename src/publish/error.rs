//! Why a site could not be published. Whatever it was, the published site is as it was.

use super::MANIFEST;
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
    /// Writing in place was broken off; the next build goes on.
    Unfinished {
        /// The output folder, half old and half new.
        out: PathBuf,
        /// What broke it off.
        cause: Box<PublishError>,
    },
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "không {action} được {}: {source}", path.display()),
            Self::NotOurs(path) => {
                write!(
                    f,
                    "thư mục {} đã có tệp nhưng không phải do congkhai tạo (thiếu {MANIFEST}); không đụng tới. Chọn thư mục khác bằng -o, như {}",
                    path.display(),
                    path.join("cong-khai").display()
                )
            }
            Self::Busy(path) => {
                write!(f, "một lần dựng khác đang ghi vào {}; đợi lần đó xong rồi dựng lại", path.display())
            }
            Self::Collision { foreign, route } => write!(
                f,
                "{} không phải do congkhai tạo, mà trang cần chỗ đó cho {route}; không đụng tới, trang cũ giữ nguyên. \
                 Chuyển hoặc đổi tên {}, hoặc đổi tên trong nội dung, rồi dựng lại",
                foreign.display(),
                foreign.display()
            ),
            Self::OtherOwner(path) => write!(
                f,
                "không có quyền ghi vào {}, thư mục này nay thuộc người dùng khác; trang cũ giữ nguyên. \
                 Dựng bằng người dùng đã tạo nó, hoặc nhờ quản trị máy trả lại quyền (chown -R)",
                path.display()
            ),
            Self::Unfinished { out, cause } => {
                write!(f, "{cause}. Việc ghi thẳng vào {} còn dở; lần dựng sau sẽ làm nốt", out.display())
            }
        }
    }
}

impl std::error::Error for PublishError {}

pub(super) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    let path = path.to_owned();
    move |source| PublishError::Io { action, path, source }
}

//! Why the system does not tell of changes, so that the preview looks itself.

use crate::text::{Said, Speech, system_reason};
use notify::{Error, ErrorKind};

/// The system's refusal to watch.
#[derive(Debug)]
pub struct Unwatched(pub(super) Error);

const TOO_MANY: Said =
    Said::new("đã hết số thư mục hệ thống chịu theo dõi", "the system watches no more folders than it does already");

impl Unwatched {
    /// In the language of whoever started the program.
    pub fn told(&self, speech: Speech) -> String {
        match &self.0.kind {
            ErrorKind::MaxFilesWatch => TOO_MANY.to(speech).to_owned(),
            ErrorKind::Io(error) => system_reason(error, speech),
            _ => system_reason(&std::io::Error::other(self.0.to_string()), speech),
        }
    }
}

//! A failure of the disk, the network or the rights of the user, told with what one can do about it.

use super::speech::{filled, speech};
use super::words::{CANNOT, HINT, SOURCES_CHANGE, SYSTEM_ERROR};
use crate::publish::PublishError;
use crate::serve::ServeError;
use crate::source::ReadError;
use crate::text::{Said, Speech, system_reason, system_remedy};
use std::io;
use std::path::PathBuf;

/// A file that a command could not read or write by itself.
#[derive(Debug)]
pub(super) struct FileFailure {
    pub(super) path: PathBuf,
    pub(super) source: io::Error,
}

/// What failed, and the system's error behind it.
pub(super) trait Failure {
    /// In a language.
    fn what(&self, speech: Speech) -> String;
    /// What the system said, if it was the system.
    fn cause(&self) -> Option<&io::Error>;
}

/// The failure as lines to print.
pub(super) fn lines(failure: &dyn Failure) -> String {
    let mut out = filled(&SYSTEM_ERROR, &[("what", &failure.what(speech()))]);
    if let Some(remedy) = failure.cause().and_then(|cause| system_remedy(cause, speech())) {
        out.push('\n');
        out += &filled(&HINT, &[("hint", &remedy)]);
    }
    out
}

impl Failure for FileFailure {
    fn what(&self, speech: Speech) -> String {
        CANNOT.with(speech, &[("path", &self.path.display()), ("why", &system_reason(&self.source, speech))])
    }

    fn cause(&self) -> Option<&io::Error> {
        Some(&self.source)
    }
}

/// Sources were other than first read, time and again.
pub(super) struct SourcesChange;

impl Failure for SourcesChange {
    fn what(&self, speech: Speech) -> String {
        SOURCES_CHANGE.to(speech).to_owned()
    }

    fn cause(&self) -> Option<&io::Error> {
        None
    }
}

/// Shares that are not those of one site.
pub(super) struct PartsDiffer(pub(super) Said, pub(super) String);

impl Failure for PartsDiffer {
    fn what(&self, speech: Speech) -> String {
        self.0.with(speech, &[("part", &self.1)])
    }

    fn cause(&self) -> Option<&io::Error> {
        None
    }
}

impl Failure for ReadError {
    fn what(&self, speech: Speech) -> String {
        self.told(speech)
    }

    fn cause(&self) -> Option<&io::Error> {
        Some(&self.source)
    }
}

impl Failure for ServeError {
    fn what(&self, speech: Speech) -> String {
        self.told(speech)
    }

    fn cause(&self) -> Option<&io::Error> {
        self.cause()
    }
}

impl Failure for PublishError {
    fn what(&self, speech: Speech) -> String {
        self.told(speech)
    }

    fn cause(&self) -> Option<&io::Error> {
        self.cause()
    }
}

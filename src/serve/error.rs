//! Why the preview cannot begin.

use crate::source::ReadError;
use crate::text::{Said, Speech, system_reason};
use std::fmt;
use std::io;

/// The preview cannot begin.
#[derive(Debug)]
pub enum ServeError {
    /// The sources cannot be read.
    Read(ReadError),
    /// No port is free, from this one on.
    Port(u16, io::Error),
    /// The listener stopped; the system's words.
    Http(String),
}

const PORT: Said = Said::new("không mở được cổng nào từ {port}: {why}", "no port from {port} on can be opened: {why}");
const HTTP: Said =
    Said::new("không mở được máy chủ xem trước: {why}", "the server of the preview cannot be opened: {why}");

impl ServeError {
    /// In the language of whoever started the program.
    pub fn told(&self, speech: Speech) -> String {
        match self {
            Self::Read(error) => error.told(speech),
            Self::Port(port, error) => PORT.with(speech, &[("port", port), ("why", &system_reason(error, speech))]),
            Self::Http(why) => HTTP.with(speech, &[("why", why)]),
        }
    }

    /// What the system said, if it was the system.
    pub fn cause(&self) -> Option<&io::Error> {
        match self {
            Self::Read(error) => Some(&error.source),
            Self::Port(_, error) => Some(error),
            Self::Http(_) => None,
        }
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Speech::Vietnamese))
    }
}

impl std::error::Error for ServeError {}

//! One source file.

use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};

/// One file: text if it is valid UTF-8, bytes if not.
#[derive(Clone, Debug)]
pub struct SourceFile {
    content: Content,
    sha256: OnceLock<[u8; 32]>,
}

#[derive(Clone, Debug)]
enum Content {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
    /// It lies on the disk and is brought back when it is needed.
    LetGo,
}

impl SourceFile {
    /// A file from its bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        let content = match simdutf8::basic::from_utf8(&bytes) {
            Ok(text) => Content::Text(Arc::from(text)),
            Err(_) => Content::Bytes(Arc::from(bytes)),
        };
        Self { content, sha256: OnceLock::new() }
    }

    /// The hash of the bytes as they are on the disk; found when it is first asked for.
    pub fn sha256(&self) -> [u8; 32] {
        *self.sha256.get_or_init(|| Sha256::digest(self.bytes()).into())
    }

    /// Its text, if it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::LetGo => None,
        }
    }

    /// Its bytes; none of one that was let go.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::LetGo => &[],
        }
    }

    /// A file whose content is not here.
    pub(super) fn elsewhere(sha256: [u8; 32]) -> Self {
        Self { content: Content::LetGo, sha256: OnceLock::from(sha256) }
    }

    /// The same without its content.
    pub(super) fn let_go(&self) -> Self {
        Self::elsewhere(self.sha256())
    }

    pub(super) fn is_let_go(&self) -> bool {
        matches!(self.content, Content::LetGo)
    }
}

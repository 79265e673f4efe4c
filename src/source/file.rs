//! One source file.

use sha2::{Digest, Sha256};
use std::sync::Arc;

/// One file: text if it is valid UTF-8, bytes if not.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As they came from the disk; `None`: it lies there and is brought back when it is needed.
    bytes: Option<Arc<Vec<u8>>>,
    is_text: bool,
    /// The hash of the bytes as they are on the disk.
    pub sha256: [u8; 32],
}

impl SourceFile {
    /// A file from its bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        let is_text = simdutf8::basic::from_utf8(&bytes).is_ok();
        Self { sha256: Sha256::digest(&bytes).into(), bytes: Some(Arc::new(bytes)), is_text }
    }

    /// Its text, if it is UTF-8: looked at each time it is asked for, so that there is no second copy.
    pub fn text(&self) -> Option<&str> {
        if self.is_text { simdutf8::basic::from_utf8(self.bytes()).ok() } else { None }
    }

    /// Its bytes; none of one that was let go.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_ref().map_or(&[], |bytes| bytes)
    }

    /// A file whose content is not here.
    pub(super) fn elsewhere(sha256: [u8; 32]) -> Self {
        Self { bytes: None, is_text: false, sha256 }
    }

    /// The same without its content.
    pub(super) fn let_go(&self) -> Self {
        Self::elsewhere(self.sha256)
    }

    pub(super) fn is_let_go(&self) -> bool {
        self.bytes.is_none()
    }
}

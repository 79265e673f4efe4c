//! What a publication states of the whole log (C2SP tlog-checkpoint): origin, number of lines, root; then signatures.

use super::note::{Signer, Verifier};
use super::tree::Hash;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

/// A checkpoint as read or made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose log it is.
    pub origin: String,
    /// Lines that it is about.
    pub size: usize,
    /// Over those lines.
    pub root: Hash,
    /// What is signed.
    text: String,
    /// Lines of signatures; none where the school has no key.
    signatures: String,
}

/// A text is no checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadCheckpoint;

impl Checkpoint {
    /// Without signatures.
    pub fn new(origin: &str, size: usize, root: Hash) -> Self {
        let text = format!("{origin}\n{size}\n{}\n", BASE64.encode(root));
        Self { origin: origin.to_owned(), size, root, text, signatures: String::new() }
    }

    /// With one more signature.
    #[must_use]
    pub fn signed(mut self, signer: &Signer) -> Self {
        self.signatures.push_str(&signer.sign(&self.text));
        self
    }

    /// With one more cosignature; `time` in seconds since 1970.
    #[must_use]
    pub fn cosigned(mut self, signer: &Signer, time: u64) -> Self {
        self.signatures.push_str(&signer.cosign(&self.text, time));
        self
    }

    /// Reads a file.
    pub fn read(note: &str) -> Result<Self, BadCheckpoint> {
        let (text, signatures) = note.split_once("\n\n").ok_or(BadCheckpoint)?;
        let mut lines = text.lines();
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(BadCheckpoint);
        };
        let is_number = size.bytes().all(|b| b.is_ascii_digit()) && (size == "0" || !size.starts_with('0'));
        let size = size.parse().ok().filter(|_| is_number).ok_or(BadCheckpoint)?;
        let root = BASE64.decode(root).map_err(|_| BadCheckpoint)?.try_into().map_err(|_| BadCheckpoint)?;
        if origin.is_empty() || signatures.lines().any(|line| !line.starts_with("— ")) {
            return Err(BadCheckpoint);
        }
        let (text, signatures) = (format!("{text}\n"), signatures.to_owned());
        Ok(Self { origin: origin.to_owned(), size, root, text, signatures })
    }

    /// What its file holds.
    pub fn note(&self) -> String {
        format!("{}\n{}", self.text, self.signatures)
    }

    /// Whether it is signed by anybody.
    pub fn is_signed(&self) -> bool {
        !self.signatures.is_empty()
    }

    /// See [`Verifier::check`].
    pub fn check(&self, verifier: &Verifier) -> Option<bool> {
        verifier.check(&self.text, &self.signatures)
    }
}

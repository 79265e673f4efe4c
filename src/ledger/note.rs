//! Signed notes (C2SP signed-note) with Ed25519 keys, and cosignatures (C2SP tlog-cosignature).
//!
//! A note is text whose lines all end, an empty line, and a line for each signature: `— NAME BASE64`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// First byte of a key: signs notes.
const SIGNS: u8 = 0x01;
/// Cosigns them, with the time.
const COSIGNS: u8 = 0x04;
const PRIVATE: &str = "PRIVATE+KEY";

/// A text is no key of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadKey;

/// Signs.
pub struct Signer {
    name: String,
    key: SigningKey,
}

/// Checks signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    algorithm: u8,
    key: VerifyingKey,
}

impl Signer {
    /// Of 32 random bytes. A name has no spaces and no plus.
    pub fn new(name: &str, seed: [u8; 32]) -> Result<Self, BadKey> {
        let is_name = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+');
        if is_name { Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(&seed) }) } else { Err(BadKey) }
    }

    /// Reads a key file.
    pub fn read(text: &str) -> Result<Self, BadKey> {
        let rest = text.trim().strip_prefix(PRIVATE).and_then(|rest| rest.strip_prefix('+')).ok_or(BadKey)?;
        let (name, stated, algorithm, seed) = parts(rest)?;
        let signer = Self::new(name, seed)?;
        if algorithm == SIGNS && signer.verifier().id() == stated { Ok(signer) } else { Err(BadKey) }
    }

    /// What a key file holds.
    pub fn secret(&self) -> String {
        let verifier = self.verifier();
        let encoded = encoded(SIGNS, &self.key.to_bytes());
        format!("{PRIVATE}+{}+{}+{encoded}", self.name, id_text(verifier.id()))
    }

    /// For those who check its signatures.
    pub fn verifier(&self) -> Verifier {
        Verifier { name: self.name.clone(), algorithm: SIGNS, key: self.key.verifying_key() }
    }

    /// For those who check its cosignatures.
    pub fn cosigner(&self) -> Verifier {
        Verifier { algorithm: COSIGNS, ..self.verifier() }
    }

    /// The line of a signature below a note's text.
    pub fn sign(&self, text: &str) -> String {
        let signature = self.key.sign(text.as_bytes());
        line(&self.verifier(), &signature.to_bytes())
    }

    /// The line of a cosignature; `time` in seconds since 1970.
    pub fn cosign(&self, text: &str, time: u64) -> String {
        let signature = self.key.sign(cosigned(text, time).as_bytes());
        line(&self.cosigner(), &[&time.to_be_bytes()[..], &signature.to_bytes()].concat())
    }
}

impl Verifier {
    /// Reads `NAME+ID+KEY`.
    pub fn read(text: &str) -> Result<Self, BadKey> {
        let (name, stated, algorithm, key) = parts(text.trim())?;
        let key = VerifyingKey::from_bytes(&key).map_err(|_| BadKey)?;
        let verifier = Self { name: name.to_owned(), algorithm, key };
        let is_known = matches!(algorithm, SIGNS | COSIGNS) && !name.is_empty();
        if is_known && verifier.id() == stated { Ok(verifier) } else { Err(BadKey) }
    }

    /// `NAME+ID+KEY`.
    pub fn text(&self) -> String {
        format!("{}+{}+{}", self.name, id_text(self.id()), encoded(self.algorithm, self.key.as_bytes()))
    }

    /// Whose it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a signature of this key stands below the text, and holds. `None`: none stands there.
    pub fn check(&self, text: &str, signatures: &str) -> Option<bool> {
        let mut found = None;
        for line in signatures.lines() {
            let Some((name, encoded)) = line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')) else {
                continue;
            };
            let Ok(bytes) = BASE64.decode(encoded) else { continue };
            let Some((id, signature)) =
                bytes.split_at_checked(4).filter(|(id, _)| name == self.name && *id == self.id())
            else {
                continue;
            };
            debug_assert_eq!(id.len(), 4);
            let holds = self.holds(text, signature);
            found = Some(found.unwrap_or(true) && holds);
        }
        found
    }

    fn holds(&self, text: &str, signature: &[u8]) -> bool {
        let (signed, signature) = if self.algorithm == COSIGNS {
            let Some((time, signature)) = signature.split_first_chunk::<8>() else { return false };
            (cosigned(text, u64::from_be_bytes(*time)), signature)
        } else {
            (text.to_owned(), signature)
        };
        Signature::from_slice(signature).is_ok_and(|s| self.key.verify_strict(signed.as_bytes(), &s).is_ok())
    }

    fn id(&self) -> [u8; 4] {
        let mut hasher = Sha256::new();
        hasher.update(self.name.as_bytes());
        hasher.update([b'\n', self.algorithm]);
        hasher.update(self.key.as_bytes());
        let hash: [u8; 32] = hasher.finalize().into();
        [hash[0], hash[1], hash[2], hash[3]]
    }
}

fn cosigned(text: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

fn line(verifier: &Verifier, signature: &[u8]) -> String {
    format!("— {} {}\n", verifier.name, BASE64.encode([&verifier.id()[..], signature].concat()))
}

fn encoded(algorithm: u8, key: &[u8; 32]) -> String {
    BASE64.encode([&[algorithm][..], key].concat())
}

fn id_text(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}

/// Name, id, algorithm and 32 bytes.
type Parts<'t> = (&'t str, [u8; 4], u8, [u8; 32]);

/// Those of `NAME+ID+BASE64`.
fn parts(text: &str) -> Result<Parts<'_>, BadKey> {
    let (name, rest) = text.split_once('+').ok_or(BadKey)?;
    let (id, encoded) = rest.split_once('+').ok_or(BadKey)?;
    let id = u32::from_str_radix(id, 16).map_err(|_| BadKey)?.to_be_bytes();
    let bytes = BASE64.decode(encoded).map_err(|_| BadKey)?;
    let (algorithm, key) = bytes.split_first().ok_or(BadKey)?;
    Ok((name, id, *algorithm, key.try_into().map_err(|_| BadKey)?))
}

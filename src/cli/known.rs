//! What the last build into a folder left for the next, which may have nothing to do.

use super::build_args::BuildArgs;
use super::held_back::Held;
use crate::diag::{Diagnostics, kept};
use crate::pipeline::Waiting;
use crate::publish::last_note;
use crate::source::Snapshot;
use crate::text::hex;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What the last build into a folder said, if it made the same and nobody touched the output.
pub(super) struct Known {
    pub(super) findings: Diagnostics,
    /// Of drafts and of what comes later.
    pub(super) waiting: Waiting,
    pub(super) held: Vec<Held>,
}

/// A digest of all that a build depends on, kept beside the output: if it is the same and the output is untouched, there is nothing to make.
#[derive(Clone)]
pub(super) struct State {
    pub(super) digest: String,
    /// What is done with findings: of no account where there are none.
    manner: String,
    verify: bool,
}

impl State {
    pub(super) fn new(snapshot: &Snapshot, day: Date, args: &BuildArgs) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(snapshot.digest());
        hasher.update(format!("{day}|{:?}|{:?}|{}", args.base_url, args.shard, program()));
        let manner = format!("{}-{}", args.source.strict, args.all_or_nothing);
        Self { digest: hex(&hasher.finalize()), manner, verify: args.verify }
    }

    pub(super) fn known(&self, out: &Path) -> Option<Known> {
        let note = last_note(out, self.verify)?;
        let mut parts = note.splitn(5, BETWEEN);
        parts.next().filter(|digest| *digest == self.digest)?;
        let (manner, waiting, held, findings) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let findings = kept::from_text(findings)?;
        if manner != self.manner && !findings.is_empty() {
            return None;
        }
        Some(Known { findings, waiting: serde_json::from_str(waiting).ok()?, held: serde_json::from_str(held).ok()? })
    }

    /// The same in one line, for the next build; nothing where what must not be shown would have to be found again.
    pub(super) fn note(&self, known: &Known) -> String {
        if known.findings.hides() {
            return String::new();
        }
        let waiting = serde_json::to_string(&known.waiting).unwrap_or_default();
        let held = serde_json::to_string(&known.held).unwrap_or_default();
        [&self.digest, &self.manner, &waiting, &held, &kept::to_text(&known.findings)].map(String::as_str).join("\t")
    }
}

/// The program that runs: another build of it may make another site.
pub(super) fn program() -> String {
    let meta = std::env::current_exe().and_then(std::fs::metadata).ok();
    let (size, modified) = meta.map(|meta| (meta.len(), meta.modified().ok())).unwrap_or_default();
    format!("{}|{size}|{modified:?}", env!("CARGO_PKG_VERSION"))
}

/// The same on any machine that runs the same program.
#[allow(clippy::disallowed_methods)]
pub(super) fn program_anywhere() -> String {
    let bytes = std::env::current_exe().and_then(std::fs::read).unwrap_or_default();
    format!("{}|{}", env!("CARGO_PKG_VERSION"), hex(&Sha256::digest(&bytes)))
}

/// Stands between the parts of a note, and in none of them.
const BETWEEN: char = '\t';

//! The sources of a build: those that are asked for again, and those that are read once.

use crate::diag::Diagnostics;
use crate::source::Snapshot;

/// What a build reads.
#[derive(Debug)]
pub enum Sources<'s> {
    /// They stay as they are.
    Kept(&'s Snapshot),
    /// Texts that were read are let go before pages are made, but for those of which something is said.
    ReadOnce(&'s mut Snapshot),
}

impl<'s> Sources<'s> {
    pub(super) fn snapshot(&self) -> &Snapshot {
        match self {
            Self::Kept(snapshot) => snapshot,
            Self::ReadOnce(snapshot) => snapshot,
        }
    }

    /// The same when all was read, with these findings.
    pub(super) fn once_read(self, findings: &Diagnostics) -> &'s Snapshot {
        match self {
            Self::Kept(snapshot) => snapshot,
            Self::ReadOnce(snapshot) => {
                snapshot.let_go(&findings.iter().map(|found| found.place.file.as_ref()).collect());
                snapshot
            }
        }
    }
}

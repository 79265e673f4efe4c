//! Where pages go, and what comes off the press.

use super::key::Key;
use super::searching::PartWords;
use super::sink::Sink;
use crate::diag::Diagnostic;
use crate::render::SearchPage;
use crate::site::inspect::PageLinks;
use crate::site::plan::Address;
use std::collections::HashMap;
use std::sync::Arc;

/// Digest of theme and view → bytes.
pub(super) type Printed = HashMap<Key, Arc<[u8]>>;

/// Where a part's files go.
pub(super) enum Press<'a> {
    /// Each is written and forgotten; its words are gathered for the search.
    Once { sink: &'a dyn Sink, words: PartWords<'a> },
    /// They are kept; what the part before printed of the same views is used again.
    Kept { before: Option<&'a Printed> },
}

/// A page off the press.
pub(super) struct Sheet {
    pub(super) address: Address,
    pub(super) result: Result<(Arc<[u8]>, PageLinks), Diagnostic>,
    /// Of the bytes, where they have gone out.
    pub(super) hash: Option<Key>,
    pub(super) view: Option<Key>,
    pub(super) found: Option<SearchPage>,
}

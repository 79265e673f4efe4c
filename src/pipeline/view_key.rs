//! A digest of what a page shows: the same digest, the same bytes.

use super::key::Key;
use crate::site::plan::Content;
use crate::theme::Theme;
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};

/// Names the bytes of what takes long to print.
pub(super) fn view_key(theme: &Theme, content: &Content) -> Option<Key> {
    let mut hasher = Digesting(Sha256::new());
    match content {
        Content::Html(view) => {
            theme.digest.hash(&mut hasher);
            view.hash(&mut hasher);
        }
        Content::Xlsx(dataset) => {
            "xlsx".hash(&mut hasher);
            dataset.hash(&mut hasher);
        }
        Content::Workbook(book) => {
            "workbook".hash(&mut hasher);
            book.hash(&mut hasher);
        }
        _ => return None,
    }
    Some(hasher.0.finalize().into())
}

/// Names the file of the paper that is made of a page.
pub(super) fn paper_key(view: Key) -> Key {
    Sha256::new().chain_update(view).chain_update("pdf").finalize().into()
}

/// Derived `Hash` into a digest that does not collide.
struct Digesting(Sha256);

impl Hasher for Digesting {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

//! What a text needs that is not in its blocks.

use crate::parse::prose::CodeShapes;
use crate::parse::word::block::Block;

/// What the blocks name.
pub struct Source<'w> {
    /// Footnotes, in the order of [`super::Word::notes`].
    pub notes: &'w [Vec<Block>],
    /// What looks like an evidence code, and stays as it is.
    pub codes: &'w CodeShapes,
    /// Alternative text and address of a picture; `None`: it is left out.
    pub picture: &'w dyn Fn(usize) -> Option<(String, String)>,
}

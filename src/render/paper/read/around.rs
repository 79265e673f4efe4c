//! What elements stand in, while they are read.

use super::super::blocks::{Align, Block, Look};
use super::super::tree::Element;

/// What the elements stand in.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) look: Look,
    pub(super) size: f32,
    pub(super) align: Align,
    /// Paragraphs fill their lines and begin with an indent.
    pub(super) is_prose: bool,
    /// The paper has a title of its own: the page's is left out.
    pub(super) has_title: bool,
    /// A title that is no heading on the page is one on paper.
    pub(super) titled: bool,
    /// In a cell or an item.
    pub(super) narrow: bool,
    /// Reads what stands in an element.
    pub(super) flow: fn(&Element<'_>, &Self) -> Vec<Block>,
    /// Reads an element.
    pub(super) element: fn(&Element<'_>, &Self) -> Vec<Block>,
}

impl Around {
    /// In a cell or an item, with letters of a size.
    pub(super) fn within(&self, size: f32, align: Align) -> Self {
        Self { size, align, is_prose: false, narrow: true, ..*self }
    }

    pub(super) fn prose(&self) -> Self {
        Self { is_prose: !self.narrow, ..*self }
    }

    pub(super) fn flow(&self, parent: &Element<'_>) -> Vec<Block> {
        (self.flow)(parent, self)
    }

    pub(super) fn element(&self, element: &Element<'_>) -> Vec<Block> {
        (self.element)(element, self)
    }
}

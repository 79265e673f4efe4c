//! Blocks in smaller letters.

use super::super::blocks::{Block, Item, List, Text};

/// Lines of a table stand closer than those of the text.
const LEADING: f32 = 1.2;

pub(super) fn scaled(blocks: &[Block], by: f32) -> Vec<Block> {
    blocks.iter().map(|block| one(block, by)).collect()
}

fn one(block: &Block, by: f32) -> Block {
    match block {
        Block::Text(text) => Block::Text(smaller(text, by)),
        Block::List(list) => Block::List(List {
            size: list.size * by,
            inset: list.inset * by,
            items: list
                .items
                .iter()
                .map(|item| Item { mark: item.mark.clone(), blocks: scaled(&item.blocks, by) })
                .collect(),
            ..list.clone()
        }),
        other => other.clone(),
    }
}

fn smaller(text: &Text, by: f32) -> Text {
    let mut text = text.clone();
    text.size *= by;
    text.leading = text.leading.min(LEADING);
    for run in &mut text.runs {
        run.look.larger *= by;
        run.look.raised *= by;
    }
    text
}

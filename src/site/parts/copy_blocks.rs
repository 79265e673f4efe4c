//! A kept copy as blocks of a page.

use crate::ledger::Line;
use crate::site::view::{CopyBlock, CopyCell};

pub(crate) fn blocks(copy: &str) -> Vec<CopyBlock> {
    let mut blocks: Vec<CopyBlock> = Vec::new();
    for line in Line::all(copy) {
        match (line, blocks.last_mut()) {
            (Line::Item(item), Some(CopyBlock::List { items })) => items.push(item),
            (Line::Item(item), _) => blocks.push(CopyBlock::List { items: vec![item] }),
            (Line::Row(cells), before) => {
                let cell = |cell: crate::ledger::Cell| CopyCell {
                    text: cell.text,
                    head: cell.is_head,
                    colspan: cell.spans.0,
                    rowspan: cell.spans.1,
                };
                let row: Vec<CopyCell> = cells.into_iter().map(cell).collect();
                match before {
                    Some(CopyBlock::Table { rows }) => rows.push(row),
                    _ => blocks.push(CopyBlock::Table { rows: vec![row] }),
                }
            }
            (Line::Heading(level, text), _) => blocks.push(CopyBlock::Heading { level, text }),
            (Line::Text(text), _) => blocks.push(CopyBlock::Text { text }),
        }
    }
    blocks
}

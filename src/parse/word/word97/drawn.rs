//! What shapes there are: their kinds, and the group that each belongs to ([MS-ODRAW] 2.2.13).

use crate::parse::compound::{u16_at, u32_at};
use std::collections::BTreeMap;

/// Groups within groups.
const DEEPEST: usize = 12;

/// Shapes by their number: kind, and the outermost group or the shape itself.
#[derive(Default)]
pub(super) struct Shapes(BTreeMap<u32, (u16, u32)>);

impl Shapes {
    pub(super) fn kind(&self, shape: u32) -> Option<u16> {
        self.0.get(&shape).map(|(kind, _)| *kind)
    }

    /// The outermost group that a shape belongs to, else itself.
    pub(super) fn owner(&self, shape: u32) -> u32 {
        self.0.get(&shape).map_or(shape, |(_, owner)| *owner)
    }
}

/// A part of a drawing.
pub(super) struct Record<'b> {
    pub(super) instance: u16,
    pub(super) kind: u16,
    pub(super) body: &'b [u8],
}

/// All shapes of the drawings of a file. What is common to all drawings comes first; a byte stands before each other one.
pub(super) fn shapes(drawings: &[u8]) -> Shapes {
    let mut shapes = Shapes::default();
    let mut rest = drawings;
    let Some(common) = record(&mut rest) else { return shapes };
    if common.kind != 0xf000 {
        return shapes;
    }
    while let Some(mut drawing) = rest.get(1..) {
        let Some(record) = record(&mut drawing) else { break };
        walk(record.body, 0, None, &mut shapes);
        rest = drawing;
    }
    shapes
}

/// Looks through groups; the first one is the drawing itself.
fn walk(mut records: &[u8], depth: usize, mut owner: Option<u32>, shapes: &mut Shapes) {
    while let Some(record) = record(&mut records) {
        match record.kind {
            0xf003 | 0xf004 if depth < DEEPEST => {
                let within =
                    if record.kind == 0xf003 && depth > 0 { owner.or_else(|| first(record.body)) } else { owner };
                walk(record.body, depth + 1, within, shapes);
            }
            0xf00a => {
                let Some(shape) = u32_at(record.body, 0) else { continue };
                let owner = *owner.get_or_insert(shape);
                shapes.0.insert(shape, (record.instance, owner));
            }
            _ => {}
        }
    }
}

/// The number of the first shape within a group: that of the group.
fn first(mut group: &[u8]) -> Option<u32> {
    let mut shape = record(&mut group).filter(|record| record.kind == 0xf004)?.body;
    while let Some(record) = record(&mut shape) {
        if record.kind == 0xf00a {
            return u32_at(record.body, 0);
        }
    }
    None
}

/// Takes a part off.
pub(super) fn record<'b>(rest: &mut &'b [u8]) -> Option<Record<'b>> {
    let (head, kind) = (u16_at(rest, 0)?, u16_at(rest, 2)?);
    let length = usize::try_from(u32_at(rest, 4)?).ok()?;
    let body = rest.get(8..8_usize.checked_add(length)?)?;
    *rest = rest.get(8 + length..)?;
    Some(Record { instance: head >> 4, kind, body })
}

//! The head of a paper: whose it is on the left, the nation's name or the form's number on the right.

use super::super::blocks::{Align, Block, Column, Columns, Role};
use super::super::tree::Element;
use super::around::Around;

/// Where the right side begins, as a share of the width: the nation's name needs more room than an organ's.
const NATION: f32 = 0.42;
/// The same of a form, whose number is short.
const FORM: f32 = 0.5;
/// The same of a sheet that has nothing on the right.
const ALONE: f32 = 0.6;

pub(super) fn head(element: &Element<'_>, around: &Around) -> Block {
    let sides: Vec<&Element<'_>> = element.elements().collect();
    let has_nation = sides.iter().any(|side| side.has_class("p-nation"));
    let middle = match sides.len() {
        1 => ALONE,
        _ if has_nation => NATION,
        _ => FORM,
    };
    let cells = sides
        .iter()
        .enumerate()
        .map(|(at, side)| {
            let (from, to) = if at == 0 { (0.0, middle) } else { (middle, 1.0) };
            Column { from, to, blocks: around.element(side) }
        })
        .collect();
    Block::Columns(Columns { before: 0.0, cells, role: Role::Head })
}

/// Whose sheet it is, and of which day.
pub(super) fn above(element: &Element<'_>, around: &Around) -> Block {
    let mut cells = Vec::new();
    for (at, side) in element.elements().enumerate() {
        let mut around = *around;
        around.look.weight.bold = at == 0;
        around.look.weight.italic = at > 0;
        around.look.upper = at == 0;
        around.align = if at == 0 { around.align } else { Align::Right };
        let (from, to) = if at == 0 { (0.0, 0.6) } else { (0.6, 1.0) };
        cells.push(Column { from, to, blocks: around.flow(&side.shallow()) });
    }
    Block::Columns(Columns { before: 0.0, cells, role: Role::Head })
}

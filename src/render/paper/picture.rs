//! Drawings: the QR code, and our own pictures of lines, fields and words.

use super::blocks::{Code, Picture, Shape};
use super::face::Weight;
use super::strip::{Drawn, Strip, Words};
use super::tags::{Kind, NodeId, Tags};

/// A QR code with white around it as its drawing has.
pub(super) fn code(tags: &mut Tags, code: &Code, parent: NodeId) -> Strip {
    let node = tags.add(parent, Kind::Figure(code.says.clone()));
    let module = code.side / code.modules;
    let drawn = code
        .dark
        .iter()
        .map(|(column, row, length)| Drawn::Field([column * module, row * module, length * module, module], 1.0, node))
        .collect();
    Strip { height: code.side, drawn, ..Strip::default() }
}

/// A drawing as wide as the column, if it is not taller than the page then.
pub(super) fn picture(tags: &mut Tags, picture: &Picture, (width, tallest): (f32, f32), parent: NodeId) -> Strip {
    let node = tags.add(parent, Kind::Figure(picture.says.clone()));
    let scale = (width / picture.width).min(tallest / picture.height);
    let drawn = picture
        .shapes
        .iter()
        .map(|shape| match shape {
            Shape::Box(area, dark) => Drawn::Field(area.map(|measure| measure * scale), *dark, node),
            Shape::Line(ends) => Drawn::Stroke(ends.map(|measure| measure * scale), node),
            Shape::Words(x, y, size, text) => Drawn::Words(Words {
                x: x * scale,
                y: y * scale,
                text: text.clone(),
                weight: Weight::default(),
                size: size * scale,
                gap: 0.0,
                node,
            }),
        })
        .collect();
    Strip { height: picture.height * scale, before: picture.before, drawn, ..Strip::default() }
}

//! Pictures of a text: as large as they were made, at most as wide as the text and half a page high.

use super::blocks::{Align, Block, Image, Look, Run, Text};
use super::face::Weight;
use super::setter::Setter;
use super::strip::{Drawn, Strip};
use super::tags::{Kind, NodeId};

/// Points of a picture's dot: 96 to an inch.
const DOT: f32 = 0.75;
/// Share of a page's height that a picture may fill.
const TALLEST: f32 = 0.5;
/// Above and below.
const AROUND: f32 = 6.0;

/// The picture in the middle of the column, or its words.
pub(super) fn set(setter: &mut Setter, image: &Image, width: f32, parent: NodeId) -> Vec<Strip> {
    let Some(shown) = setter.pictures.get(&image.source).cloned().flatten() else {
        let italic = Look { weight: Weight { bold: false, italic: true }, ..Look::default() };
        let run = Run { text: image.says.clone(), look: italic };
        let text = Text { align: Align::Center, before: AROUND, ..Text::new(vec![run], image.size) };
        return setter.blocks(&[Block::Text(text)], width, parent);
    };
    let node = setter.tags.add(parent, Kind::Figure(image.says.clone()));
    let (wide, high) = shown.size();
    let scale = DOT.min(width / wide).min(setter.tallest(width) * TALLEST / high);
    let area = [(width - wide * scale) / 2.0, 0.0, wide * scale, high * scale];
    let drawn = vec![Drawn::Image(area, shown, node)];
    vec![Strip { height: high * scale + AROUND, before: AROUND, drawn, ..Strip::default() }]
}

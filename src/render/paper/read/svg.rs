//! Our own drawings: the QR code, and the time line of a plan.

use super::super::blocks::{Block, Code, Picture, Shape};
use super::super::tree::Element;
use super::style::ABOVE;

/// Letters of a time line, in its units.
const LETTERS: f32 = 15.0;
/// Its bars are lighter than the words on them.
const BAR: f32 = 0.18;

/// A code of the size that its page gives it.
pub(super) fn code(element: &Element<'_>) -> Option<Block> {
    code_of(element, 68.0)
}

/// A code with sides of some points.
pub(super) fn code_of(element: &Element<'_>, side: f32) -> Option<Block> {
    if !element.has_class("qr") {
        return None;
    }
    let modules: f32 = element.attribute("viewBox")?.split(' ').nth(2)?.parse().ok()?;
    let path = element.elements().find(|part| part.attribute("stroke").is_some())?.attribute("d")?;
    let dark = path.split('M').filter_map(run).collect();
    Some(Block::Code(Code { modules, dark, side, says: "QR".to_owned() }))
}

/// `4 4.5h7`: column, middle of the row, length.
fn run(written: &str) -> Option<(f32, f32, f32)> {
    let (place, length) = written.split_once('h')?;
    let (x, y) = place.split_once(' ')?;
    let (row, _) = y.split_once('.')?;
    Some((x.parse().ok()?, row.parse().ok()?, length.parse().ok()?))
}

/// The time line of a plan.
pub(super) fn timeline(element: &Element<'_>) -> Option<Block> {
    let svg = element.find(&|part| part.name == "svg")?;
    let mut sides = svg.attribute("viewBox")?.split(' ').skip(2).filter_map(|side| side.parse::<f32>().ok());
    let (width, height) = (sides.next()?, sides.next()?);
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let says: Vec<String> =
        svg.elements().filter(|part| matches!(part.name, "title" | "desc")).map(Element::words).collect();
    let shapes = svg.elements().filter_map(shape).collect();
    Some(Block::Picture(Picture { width, height, shapes, says: says.join(". "), before: ABOVE }))
}

fn shape(part: &Element<'_>) -> Option<Shape> {
    let number = |name: &str| part.attribute(name).and_then(|value| value.parse::<f32>().ok());
    match part.name {
        "rect" => {
            let dark = if part.has_class("tl-bar") { BAR } else { 0.0 };
            Some(Shape::Box([number("x")?, number("y")?, number("width")?, number("height")?], dark))
        }
        "text" => Some(Shape::Words(number("x")?, number("y")?, LETTERS, part.words())),
        "path" => {
            let (start, end) = part.attribute("d")?.strip_prefix('M')?.split_once('V')?;
            let (x, y) = start.split_once(' ')?;
            let (x, y) = (x.parse().ok()?, y.parse().ok()?);
            Some(Shape::Line([x, y, x, end.parse().ok()?]))
        }
        _ => None,
    }
}

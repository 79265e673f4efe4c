//! Elements one below the other, into blocks.

use super::super::blocks::{Align, Block, Image, Look, Says, Text};
use super::super::tree::{Element, Node};
use super::around::Around;
use super::inline::Runs;
use super::style::{self, ABOVE, BODY, INDENT, Style};
use super::{cover, foot, head, left_out, list, svg, table};

/// What stands in a paper that begins with its title.
pub(super) fn of_paper(element: &Element<'_>) -> Around {
    let title = |inner: &Element<'_>| {
        inner.name == "h1" && !element.has_any_class(&["paper", "sheet"])
            || inner.name == "h2" && inner.has_class("p-subject")
    };
    Around {
        look: Look::default(),
        size: BODY,
        align: Align::Left,
        is_prose: false,
        has_title: element.has_any_class(&["paper", "sheet"]),
        titled: element.find(&title).is_some(),
        narrow: false,
        flow,
        element: self::element,
    }
}

/// What stands in a report.
pub(super) fn of_report(element: &Element<'_>) -> Around {
    Around { has_title: true, ..of_paper(element) }
}

/// What stands in an element.
pub(super) fn flow(parent: &Element<'_>, around: &Around) -> Vec<Block> {
    let (mut blocks, mut line) = (Vec::new(), Runs::default());
    for node in &parent.children {
        match node {
            Node::Element(element) if is_block(element) => {
                end(&mut line, &mut blocks, around);
                blocks.extend(self::element(element, around));
            }
            Node::Element(element) => line.element(element, around.look),
            Node::Text(text) => line.text(text, around.look),
        }
    }
    end(&mut line, &mut blocks, around);
    blocks
}

/// Words between elements are a paragraph.
fn end(line: &mut Runs, blocks: &mut Vec<Block>, around: &Around) {
    if !line.is_empty() {
        let before = if around.narrow && blocks.is_empty() { 0.0 } else { ABOVE / 2.0 };
        let says = if around.narrow && blocks.is_empty() { Says::Part } else { Says::Paragraph };
        let text = Text::new(line.finish(), around.size);
        blocks.push(Block::Text(Text { before, align: around.align, says, ..text }));
    }
}

fn is_block(element: &Element<'_>) -> bool {
    matches!(
        element.name,
        "address"
            | "article"
            | "blockquote"
            | "details"
            | "div"
            | "dl"
            | "figcaption"
            | "figure"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "img"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "ul"
    ) || element.name == "svg"
}

/// One element.
pub(super) fn element(element: &Element<'_>, around: &Around) -> Vec<Block> {
    if left_out::is(element) || is_told_elsewhere(element, around) {
        return Vec::new();
    }
    let id = element.said("id");
    let mut blocks = by_class(element, around).unwrap_or_else(|| by_name(element, around));
    name(&mut blocks, id);
    blocks
}

/// The page's own heading, where the paper has its title.
fn is_told_elsewhere(element: &Element<'_>, around: &Around) -> bool {
    around.has_title && (element.name == "h1" || element.has_any_class(&["eyebrow", "official"]))
}

fn by_class(element: &Element<'_>, around: &Around) -> Option<Vec<Block>> {
    let classes = element.attribute("class")?;
    let made = classes.split_whitespace().find_map(|class| match class {
        "p-head" => Some(vec![head::head(element, around)]),
        "p-foot" => Some(vec![foot::foot(element, around)]),
        "sheet-foot" => Some(vec![foot::alone(element, around)]),
        "print-head" => Some(vec![head::above(element, around)]),
        "report-cover" => Some(vec![cover::cover(element, around)]),
        "report-toc" => Some(cover::contents(element, around)),
        "facts" | "abbreviations" | "verdict" => Some(vec![list::facts(element, around)]),
        "by-hand" => Some(vec![Block::ByHand(3)]),
        "annex" | "report-part" => Some([vec![Block::Break], flow(element, around)].concat()),
        "p-body" | "p-basis" | "prose" => Some(prose(element, around, class)),
        "told" => Some(told(element, around)),
        // the table says it
        "rating" => Some(
            element.elements().filter(|part| part.name == "h2").flat_map(|part| self::element(part, around)).collect(),
        ),
        "timeline" => svg::timeline(element).map(|picture| vec![picture]),
        _ => None,
    });
    made.or_else(|| styled(element, around, classes))
}

/// Paragraphs whose class says how they look.
fn styled(element: &Element<'_>, around: &Around, classes: &str) -> Option<Vec<Block>> {
    if !matches!(element.name, "p" | "h1" | "h2" | "h3" | "h4" | "div") {
        return None;
    }
    let style = style::of_class(classes)?;
    let is_title = classes.contains("p-kind") && !around.titled;
    let level = element.name.strip_prefix('h').and_then(|level| level.parse::<u16>().ok());
    let says = if is_title || level.is_some() { Says::Heading(1) } else { Says::Paragraph };
    Some(paragraph(element, around, style, says))
}

fn by_name(element: &Element<'_>, around: &Around) -> Vec<Block> {
    match element.name {
        "p" if around.narrow || around.size < BODY => {
            let plain =
                Style { before: if around.narrow { 2.0 } else { ABOVE }, size: around.size, ..style::heading(1) };
            let plain = Style { bold: false, keeps: false, align: Some(around.align), ..plain };
            paragraph(element, around, plain, Says::Paragraph)
        }
        "p" => body(element, around),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = element.name[1..].parse().unwrap_or(2);
            paragraph(element, around, style::heading(level), Says::Heading(level))
        }
        "ul" | "ol" => vec![list::list(element, around)],
        "dl" => vec![list::facts(element, around)],
        "table" => table::table(element, around),
        "pre" => list::lines(element, around),
        "hr" => Vec::new(),
        "img" => vec![Block::Image(image(element, around))],
        "svg" => svg::code(element).into_iter().collect(),
        _ => flow(element, around),
    }
}

fn image(element: &Element<'_>, around: &Around) -> Image {
    let (source, says) = (element.said("src").unwrap_or_default(), element.said("alt").unwrap_or_default());
    let name = source.rsplit('/').next().unwrap_or_default();
    let says = if says.trim().is_empty() { name.to_owned() } else { says };
    Image { source, says, size: around.size }
}

/// A paragraph of the text.
fn body(element: &Element<'_>, around: &Around) -> Vec<Block> {
    if element.elements().any(is_block) {
        return flow(element, around);
    }
    let (align, indent) = if around.is_prose { (Align::Justify, INDENT) } else { (around.align, 0.0) };
    let (mut line, mut look) = (Runs::default(), around.look);
    look.weight.bold |= element.has_class("strong");
    line.children(element, look);
    if line.is_empty() {
        return Vec::new();
    }
    vec![Block::Text(Text { align, indent, before: ABOVE, ..Text::new(line.finish(), around.size) })]
}

fn paragraph(element: &Element<'_>, around: &Around, style: Style, says: Says) -> Vec<Block> {
    let mut look = Look { upper: style.upper, ..around.look };
    let weight = style.weight();
    look.weight.bold |= weight.bold || element.has_class("strong");
    look.weight.italic |= weight.italic;
    if element.elements().any(is_block) {
        return flow(
            element,
            &Around { look, size: style.size, align: style.align.unwrap_or(around.align), ..*around },
        );
    }
    let mut line = Runs::default();
    line.children(element, look);
    if line.is_empty() && style.least == 0.0 {
        return Vec::new();
    }
    vec![Block::Text(style.on(Text { align: around.align, ..Text::new(line.finish(), style.size) }, says))]
}

/// Paragraphs that fill their lines; what a paper is based on is in italics.
fn prose(element: &Element<'_>, around: &Around, class: &str) -> Vec<Block> {
    let mut around = around.prose();
    around.look.weight.italic |= class == "p-basis";
    let mut blocks = Vec::new();
    for block in flow(element, &around) {
        // a wide table of a document lies across a page of its own
        let is_wide = matches!(&block, Block::Table(table) if class == "p-body" && table::is_wide(table));
        if is_wide {
            blocks.extend([Block::Break, Block::Turn(true), block, Block::Break, Block::Turn(false)]);
        } else {
            blocks.push(block);
        }
    }
    blocks
}

/// Words that a table repeats: on paper they stand open, below their heading.
fn told(element: &Element<'_>, around: &Around) -> Vec<Block> {
    let mut blocks = Vec::new();
    for inner in element.elements() {
        if inner.name == "summary" {
            blocks.extend(inner.elements().filter(|part| is_block(part)).flat_map(|part| self::element(part, around)));
        } else {
            blocks.extend(self::element(inner, around));
        }
    }
    blocks
}

/// The element's id goes to its first text, so that contents and bookmarks find it.
fn name(blocks: &mut [Block], id: Option<String>) {
    let Some(id) = id else { return };
    for block in blocks {
        match block {
            Block::Text(text) => return text.ids.push(id),
            Block::Table(table) => return table.id = Some(id),
            _ => {}
        }
    }
}

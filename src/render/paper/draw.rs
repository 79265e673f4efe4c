//! Pages into a PDF file.

use super::blocks::Look;
use super::face::Weight;
use super::lines;
use super::measures::{MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, PAGE_HEIGHT, PAGE_WIDTH};
use super::pages::{Layer, Page, Pages, Spot};
use super::pen::Pen;
use super::read::Said;
use super::refused::Refused;
use super::strip::{Drawn, PageOf, Words};
use super::tags::Tags;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::Configuration;
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;

/// Of page numbers: Decree 30/2020, Appendix I.
const NUMBER: f32 = 13.0;
/// Of what runs on the top of reports.
const RUNNING: f32 = 10.0;
/// Base line of what stands above the text, from the top of the page.
const ABOVE: f32 = 38.0;

/// What a file says of itself.
pub(super) struct Facts<'s> {
    pub(super) said: &'s Said,
    /// Of all that is drawn.
    pub(super) digest: String,
}

/// The file.
pub(super) fn file(
    pages: &Pages,
    tags: &mut Tags,
    facts: &Facts<'_>,
    configuration: Configuration,
) -> Result<Vec<u8>, Refused> {
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    for page in &pages.pages {
        draw(&mut document, page, pages, tags);
    }
    document.set_outline(outline(pages, &facts.said.title));
    document.set_metadata(
        Metadata::new()
            .title(facts.said.title.clone())
            .language(facts.said.language.clone())
            .authors(vec![facts.said.author.clone()])
            .creator("congkhai".to_owned())
            .document_id(facts.digest.clone()),
    );
    document.set_tag_tree(tags.tree());
    document.finish().map_err(Refused::of)
}

/// Width and height of a page.
fn size(page: &Page) -> (f32, f32) {
    if page.across { (PAGE_HEIGHT, PAGE_WIDTH) } else { (PAGE_WIDTH, PAGE_HEIGHT) }
}

fn draw(document: &mut Document, page: &Page, pages: &Pages, tags: &mut Tags) {
    let (width, height) = size(page);
    let Some(settings) = PageSettings::from_wh(width, height) else { return };
    let mut sheet = document.start_page_with(settings);
    let surface = sheet.surface();
    let mut pen = Pen::new(surface, tags);
    above(&mut pen, page, width);
    for Layer { drawn, again } in &page.layers {
        for one in drawn {
            if *again {
                pen.again(one);
            } else {
                put(&mut pen, one, pages);
            }
        }
    }
    pen.finish();
    let entries = page.layers.iter().filter(|layer| !layer.again).flat_map(|layer| &layer.drawn);
    for entry in entries.filter_map(|one| match one {
        Drawn::PageOf(entry) => Some(entry),
        _ => None,
    }) {
        if let Some(link) = link(entry, pages) {
            tags.drawn(entry.node, sheet.add_tagged_annotation(link));
        }
    }
}

/// The number of the page, from the second on, and what runs on the top of a report.
fn above(pen: &mut Pen<'_, '_>, page: &Page, width: f32) {
    if page.number < 2 {
        return;
    }
    let middle = MARGIN_LEFT + (width - MARGIN_LEFT - MARGIN_RIGHT) / 2.0;
    let number = format!("{}/{}", page.number, page.of);
    let long = lines::width(&number, Look::default(), NUMBER);
    pen.header(&number, middle - long / 2.0, ABOVE, NUMBER, false);
    if let Some((left, right)) = &page.running {
        let italic = Look { weight: Weight { bold: false, italic: true }, ..Look::default() };
        pen.header(left, MARGIN_LEFT, ABOVE, RUNNING, true);
        let long = lines::width(right, italic, RUNNING);
        pen.header(right, width - MARGIN_RIGHT - long, ABOVE, RUNNING, true);
    }
}

fn put(pen: &mut Pen<'_, '_>, one: &Drawn, pages: &Pages) {
    match one {
        Drawn::PageOf(entry) => {
            let number = pages.spots.get(&entry.id).map(|spot| pages.pages[spot.page].number.to_string());
            let number = number.unwrap_or_default();
            let long = lines::width(&number, Look::default(), entry.size);
            pen.words(&Words {
                x: entry.right - long,
                y: entry.y,
                text: number,
                weight: Weight::default(),
                size: entry.size,
                gap: 0.0,
                node: entry.node,
            });
            let width = entry.right - long - entry.size / 3.0 - entry.from;
            pen.decoration(&Drawn::Dots([entry.from, entry.y - 0.5, width.max(0.0)]));
        }
        other => pen.put(other),
    }
}

/// From an entry of the contents to what it names.
fn link(entry: &PageOf, pages: &Pages) -> Option<Annotation> {
    let spot = pages.spots.get(&entry.id)?;
    let area =
        Rect::from_ltrb(MARGIN_LEFT, MARGIN_TOP + entry.span.0, MARGIN_LEFT + entry.right, MARGIN_TOP + entry.span.1)?;
    let target = Target::Destination(Destination::Xyz(place(*spot)));
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(entry.id.clone())))
}

fn place(spot: Spot) -> XyzDestination {
    XyzDestination::new(spot.page, Point::from_xy(MARGIN_LEFT, MARGIN_TOP + spot.y))
}

/// The bookmarks: the headings, each below the one above it that is of a higher level; of a paper without headings its title.
fn outline(pages: &Pages, title: &str) -> Outline {
    let mut outline = Outline::new();
    if pages.headings.is_empty() {
        outline.push_child(OutlineNode::new(title.to_owned(), place(Spot { page: 0, y: 0.0 })));
    }
    let mut rest = pages.headings.as_slice();
    while !rest.is_empty() {
        outline.push_child(entry(&mut rest));
    }
    outline
}

fn entry(rest: &mut &[(u16, String, Spot)]) -> OutlineNode {
    let (level, words, spot) = &rest[0];
    *rest = &rest[1..];
    let mut node = OutlineNode::new(words.clone(), place(*spot));
    while rest.first().is_some_and(|next| next.0 > *level) {
        node.push_child(entry(rest));
    }
    node
}

//! Strips: what is never torn apart, one below the other; and what is drawn in them.

use super::face::Weight;
use super::shown::Shown;
use super::tags::NodeId;

/// Something that is drawn. Measures are points from the left edge of the text and the top of its strip.
#[derive(Clone, Debug)]
pub(super) enum Drawn {
    Words(Words),
    /// Left, top, width, height: part of no words.
    Bar([f32; 4]),
    /// A dotted line: left, height, width.
    Dots([f32; 3]),
    /// A field of a drawing: left, top, width, height, and how dark it is.
    Field([f32; 4], f32, NodeId),
    /// A picture: left, top, width, height.
    Image([f32; 4], Shown, NodeId),
    /// A line of a drawing: from and to.
    Stroke([f32; 4], NodeId),
    /// The number of the page that an element stands on, up to a right edge, with dots before it.
    PageOf(PageOf),
}

#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) x: f32,
    /// Of the base line.
    pub(super) y: f32,
    pub(super) text: String,
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// Added to each space.
    pub(super) gap: f32,
    pub(super) node: NodeId,
}

#[derive(Clone, Debug)]
pub(super) struct PageOf {
    pub(super) id: String,
    /// Where the words before it end.
    pub(super) from: f32,
    pub(super) right: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) node: NodeId,
    /// The whole entry, to be clicked: top and bottom.
    pub(super) span: (f32, f32),
}

/// A place that contents and bookmarks lead to.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) ids: Vec<String>,
    /// Level and words of a heading.
    pub(super) heading: Option<(u16, String)>,
    pub(super) y: f32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    pub(super) height: f32,
    /// Space above it, but at the top of a page.
    pub(super) before: f32,
    /// The next one stands on the same page.
    pub(super) keeps: bool,
    /// So does it where that leaves little of a page blank.
    pub(super) clings: bool,
    pub(super) drawn: Vec<Drawn>,
    pub(super) anchors: Vec<Anchor>,
    /// What is repeated above it at the top of a page.
    pub(super) head: Option<usize>,
    /// Drawn below it, where a page ends in the middle of a row; above it, where one begins so.
    pub(super) torn: Option<[f32; 2]>,
    /// It begins a page.
    pub(super) breaks: bool,
    /// From it on pages lie across, or upright.
    pub(super) turns: Option<bool>,
    /// Who signed: never alone on a page.
    pub(super) is_foot: bool,
}

impl Drawn {
    /// The part that it is of; parts are numbered in the order of reading, and what is of none comes last.
    pub(super) fn node(&self) -> NodeId {
        match self {
            Drawn::Words(words) => words.node,
            Drawn::Field(_, _, node) | Drawn::Image(_, _, node) | Drawn::Stroke(_, node) => *node,
            Drawn::PageOf(entry) => entry.node,
            Drawn::Bar(_) | Drawn::Dots(_) => NodeId::MAX,
        }
    }

    pub(super) fn moved(&mut self, by_x: f32, by_y: f32) {
        match self {
            Drawn::Words(words) => (words.x, words.y) = (words.x + by_x, words.y + by_y),
            Drawn::Bar(area) | Drawn::Field(area, ..) | Drawn::Image(area, ..) => {
                (area[0], area[1]) = (area[0] + by_x, area[1] + by_y);
            }
            Drawn::Dots(line) => (line[0], line[1]) = (line[0] + by_x, line[1] + by_y),
            Drawn::Stroke(ends, _) => {
                *ends = [ends[0] + by_x, ends[1] + by_y, ends[2] + by_x, ends[3] + by_y];
            }
            Drawn::PageOf(entry) => {
                (entry.from, entry.right, entry.y) = (entry.from + by_x, entry.right + by_x, entry.y + by_y);
                entry.span = (entry.span.0 + by_y, entry.span.1 + by_y);
            }
        }
    }
}

/// All strips in one, from `x` and `y` on: what is drawn, the anchors, and where it ends.
pub(super) fn stacked(strips: Vec<Strip>, x: f32, y: f32) -> (Vec<Drawn>, Vec<Anchor>, f32) {
    let (mut drawn, mut anchors, mut y) = (Vec::new(), Vec::new(), y);
    for (at, strip) in strips.into_iter().enumerate() {
        if at > 0 {
            y += strip.before;
        }
        drawn.extend(strip.drawn.into_iter().map(|mut one| {
            one.moved(x, y);
            one
        }));
        anchors.extend(strip.anchors.into_iter().map(|anchor| Anchor { y: anchor.y + y, ..anchor }));
        y += strip.height;
    }
    (drawn, anchors, y)
}

/// The same strips, farther right.
pub(super) fn shifted(mut strips: Vec<Strip>, by: f32) -> Vec<Strip> {
    for strip in &mut strips {
        for one in &mut strip.drawn {
            one.moved(by, 0.0);
        }
    }
    strips
}

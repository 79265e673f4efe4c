//! Strips onto pages. What belongs together stays together: a heading with what follows, a signature with the end of what is signed, the first rows
//! of a table with its head, which stands again on each further page.

use super::measures::THIN;
use super::strip::{Anchor, Drawn, Strip};
use std::collections::HashMap;

/// Height of the rows or lines that go with a signature: two lines.
const WITH_FOOT: f32 = 30.0;
/// How much of a page may stay blank below, for a row's sake.
const BLANK: f32 = 0.25;

/// A page, with what is drawn at its place on the text area.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) across: bool,
    pub(super) layers: Vec<Layer>,
    /// Of its paper, from 1, and how many that has.
    pub(super) number: usize,
    pub(super) of: usize,
    /// On the top left and right.
    pub(super) running: Option<(String, String)>,
}

/// Something on a page.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) drawn: Vec<Drawn>,
    /// It repeats what was said before.
    pub(super) again: bool,
}

/// Where something begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) y: f32,
}

/// All pages, and what contents and bookmarks lead to.
#[derive(Default)]
pub(super) struct Pages {
    pub(super) pages: Vec<Page>,
    pub(super) spots: HashMap<String, Spot>,
    /// Level and words.
    pub(super) headings: Vec<(u16, String, Spot)>,
}

/// Papers that are put on pages.
pub(super) struct Paging<'h> {
    heads: &'h [Strip],
    /// Of a page's text, upright and across.
    heights: [f32; 2],
    pages: Pages,
    /// Where the next strip goes.
    y: f32,
    /// What stands above it on this page is of the same row.
    in_row: bool,
}

impl<'h> Paging<'h> {
    pub(super) fn new(heads: &'h [Strip], heights: [f32; 2]) -> Self {
        Self { heads, heights, pages: Pages::default(), y: 0.0, in_row: false }
    }

    pub(super) fn finish(self) -> Pages {
        self.pages
    }

    /// A paper that is numbered by itself.
    pub(super) fn paper(&mut self, mut strips: Vec<Strip>, across: bool, running: Option<&(String, String)>) {
        keep_feet(&mut strips);
        let first = self.pages.pages.len();
        let mut across = across;
        self.page(across);
        let mut rest: Vec<Option<Strip>> = strips.into_iter().map(Some).collect();
        let (mut at, mut torn_until) = (0, 0);
        let mut before: Option<Strip> = None;
        while at < rest.len() {
            let (mut end, whole) =
                (clump(&rest, at, |strip| strip.keeps), clump(&rest, at, |strip| strip.keeps || strip.clings));
            let turned = rest[at].as_ref().and_then(|strip| strip.turns).is_some_and(|turn| turn != across);
            if turned {
                across = !across;
            }
            let is_forced = turned || rest[at].as_ref().is_some_and(|strip| strip.breaks);
            if whole > torn_until && (is_forced || !self.is_torn(&rest[at..whole], across)) {
                end = whole;
            } else {
                torn_until = torn_until.max(whole);
            }
            if self.y > 0.0 && (is_forced || !self.fits(&rest[at..end], across)) {
                self.turn(before.as_ref(), rest[at].as_ref(), across);
            } else if is_forced {
                self.last().across = across;
            }
            for strip in rest[at..end].iter_mut().filter_map(Option::take) {
                if self.y > 0.0 && self.y + strip.before + strip.height > self.height(across) {
                    self.turn(before.as_ref(), Some(&strip), across);
                }
                before = Some(self.place(strip));
            }
            at = end;
        }
        let of = self.pages.pages.len() - first;
        for (at, page) in self.pages.pages[first..].iter_mut().enumerate() {
            (page.number, page.of) = (at + 1, of);
            page.running = running.filter(|_| at > 0).cloned();
        }
    }

    fn height(&self, across: bool) -> f32 {
        self.heights[usize::from(across)]
    }

    /// Whether what belongs together fits on what is left of the page; what fits on no page need not.
    fn fits(&self, strips: &[Option<Strip>], across: bool) -> bool {
        let all: f32 = strips.iter().flatten().map(|strip| strip.before + strip.height).sum();
        self.y + all <= self.height(across) || all > self.height(across)
    }

    /// Whether what would rather stay together does not: it fits on no page, or too much of this one would be blank.
    fn is_torn(&self, strips: &[Option<Strip>], across: bool) -> bool {
        let all: f32 = strips.iter().flatten().map(|strip| strip.before + strip.height).sum();
        let (height, room) = (self.height(across), self.height(across) - self.y);
        all > height || all > room && room > height * BLANK
    }

    fn page(&mut self, across: bool) {
        self.pages.pages.push(Page { across, ..Page::default() });
        (self.y, self.in_row) = (0.0, false);
    }

    fn last(&mut self) -> &mut Page {
        if self.pages.pages.is_empty() {
            self.page(false);
        }
        let last = self.pages.pages.len() - 1;
        &mut self.pages.pages[last]
    }

    /// A new page: a torn row is closed and opened again, the head of a table that goes on stands above it.
    fn turn(&mut self, before: Option<&Strip>, next: Option<&Strip>, across: bool) {
        let torn = before.and_then(|strip| strip.torn);
        let rule = |[x, width]: [f32; 2], y: f32| Layer { drawn: vec![Drawn::Bar([x, y, width, THIN])], again: true };
        if let Some(span) = torn {
            let y = self.y;
            self.last().layers.push(rule(span, y));
        }
        self.page(across);
        let goes_on = before.is_some_and(|strip| strip.head.is_some());
        let heads = self.heads;
        if let Some(head) = next.and_then(|strip| strip.head).filter(|_| goes_on).and_then(|at| heads.get(at)) {
            self.last().layers.push(Layer { drawn: head.drawn.clone(), again: true });
            self.y = head.height;
        }
        if let Some(span) = torn {
            let y = self.y;
            self.last().layers.push(rule(span, y));
        }
    }

    fn place(&mut self, mut strip: Strip) -> Strip {
        if self.y > 0.0 {
            self.y += strip.before;
        }
        let y = self.y;
        let mut drawn = std::mem::take(&mut strip.drawn);
        for one in &mut drawn {
            one.moved(0.0, y);
        }
        for Anchor { ids, heading, y: within } in std::mem::take(&mut strip.anchors) {
            let spot = Spot { page: self.pages.pages.len() - 1, y: y + within };
            self.pages.headings.extend(heading.map(|(level, words)| (level, words, spot)));
            self.pages.spots.extend(ids.into_iter().map(|id| (id, spot)));
        }
        let goes_on = std::mem::replace(&mut self.in_row, strip.clings);
        match self.last().layers.last_mut().filter(|_| goes_on) {
            Some(layer) => {
                layer.drawn.extend(drawn);
                // cell by cell, as it is read
                layer.drawn.sort_by_key(Drawn::node);
            }
            None => self.last().layers.push(Layer { drawn, again: false }),
        }
        self.y += strip.height;
        strip
    }
}

/// The end of what begins with a strip and belongs together: each holds the next.
fn clump(strips: &[Option<Strip>], from: usize, holds: impl Fn(&Strip) -> bool) -> usize {
    let mut end = from + 1;
    while end < strips.len() && strips[end - 1].as_ref().is_some_and(&holds) {
        end += 1;
    }
    end
}

/// What stands before a signature goes with it.
fn keep_feet(strips: &mut [Strip]) {
    for foot in (1..strips.len()).filter(|at| strips[*at].is_foot).collect::<Vec<_>>() {
        let mut kept = 0.0;
        for strip in strips[..foot].iter_mut().rev() {
            if kept >= WITH_FOOT {
                break;
            }
            strip.keeps = true;
            kept += strip.height;
        }
    }
}

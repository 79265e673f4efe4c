//! What draws on one page, and says of all that it draws which part of the paper it is.

use super::blocks::Look;
use super::face::{Face, Weight};
use super::lines;
use super::measures::{MARGIN_LEFT, MARGIN_TOP};
use super::shown::Shown;
use super::strip::{Drawn, Words};
use super::tags::{NodeId, Tags};
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;

/// What is drawn at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Part(NodeId),
    /// What was said before.
    Again,
}

/// What draws on one page. Rules are kept back, so that they are drawn at once.
pub(super) struct Pen<'s, 't> {
    surface: Surface<'s>,
    tags: &'t mut Tags,
    says: Says,
    rules: PathBuilder,
    dots: Vec<[f32; 3]>,
    /// Fields of one darkness, to be filled at once.
    fields: Option<(f32, PathBuilder)>,
}

impl<'s, 't> Pen<'s, 't> {
    pub(super) fn new(surface: Surface<'s>, tags: &'t mut Tags) -> Self {
        Self { surface, tags, says: Says::Nothing, rules: PathBuilder::new(), dots: Vec::new(), fields: None }
    }

    pub(super) fn put(&mut self, one: &Drawn) {
        match one {
            Drawn::Words(words) => self.words(words),
            Drawn::Bar(_) | Drawn::Dots(_) | Drawn::PageOf(_) => self.decoration(one),
            Drawn::Field(area, dark, node) => {
                self.begin(Says::Part(*node));
                self.field(*area, *dark);
            }
            Drawn::Image(area, shown, node) => {
                self.begin(Says::Part(*node));
                self.image(*area, shown);
            }
            Drawn::Stroke(ends, node) => {
                self.begin(Says::Part(*node));
                self.stroke(*ends);
            }
        }
    }

    /// What was said before, such as the head of a table.
    pub(super) fn again(&mut self, one: &Drawn) {
        match one {
            Drawn::Words(words) => {
                self.begin(Says::Again);
                self.glyphs(words, MARGIN_LEFT, MARGIN_TOP);
            }
            _ => self.decoration(one),
        }
    }

    /// Words above the text: `x` and `y` on the page.
    pub(super) fn header(&mut self, text: &str, x: f32, y: f32, size: f32, italic: bool) {
        self.begin(Says::Nothing);
        let kind = if italic { ArtifactType::Header } else { ArtifactType::PageNumber };
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        let weight = Weight { bold: false, italic };
        self.glyphs(&Words { x, y, text: text.to_owned(), weight, size, gap: 0.0, node: 0 }, 0.0, 0.0);
        self.surface.end_tagged();
    }

    pub(super) fn words(&mut self, words: &Words) {
        let lacks = |character: char| Face::of(words.weight).is_none_or(|face| face.letter(character).is_none());
        if !words.text.contains(lacks) {
            self.begin(Says::Part(words.node));
            self.glyphs(words, MARGIN_LEFT, MARGIN_TOP);
            return;
        }
        let (mut x, mut rest) = (words.x, words.text.as_str());
        while let Some(first) = rest.chars().next() {
            let end = if lacks(first) { first.len_utf8() } else { rest.find(lacks).unwrap_or(rest.len()) };
            let part = Words { x, text: rest[..end].to_owned(), ..words.clone() };
            if lacks(first) {
                self.sign(&part, first);
            } else {
                self.begin(Says::Part(part.node));
                self.glyphs(&part, MARGIN_LEFT, MARGIN_TOP);
            }
            let look = Look { weight: words.weight, ..Look::default() };
            x += lines::width(&part.text, look, words.size);
            rest = &rest[end..];
        }
    }

    /// A sign that no face has: a box, with a tick where it is one; those who listen hear the sign.
    fn sign(&mut self, at: &Words, sign: char) {
        self.begin(Says::Nothing);
        let span = SpanTag::empty().with_actual_text(Some(&at.text));
        let id = self.surface.start_tagged(ContentTag::Span(span));
        let (x, y, side) = (MARGIN_LEFT + at.x + at.size * 0.06, MARGIN_TOP + at.y, at.size * 0.6);
        let mut path = PathBuilder::new();
        let is_tick = matches!(sign, '✓' | '✔');
        if let Some(area) = Rect::from_xywh(x, y - side, side, side).filter(|_| !is_tick) {
            path.push_rect(area);
        }
        if is_tick || sign == '☑' {
            path.move_to(x + side * 0.2, y - side * 0.5);
            path.line_to(x + side * 0.45, y - side * 0.2);
            path.line_to(x + side * 0.85, y - side * 0.85);
        }
        self.line(path.finish(), at.size / 18.0, None);
        self.surface.end_tagged();
        self.tags.drawn(at.node, id);
    }

    /// What says nothing.
    pub(super) fn decoration(&mut self, one: &Drawn) {
        match one {
            Drawn::Bar([x, y, width, height]) => {
                if let Some(area) = Rect::from_xywh(MARGIN_LEFT + x, MARGIN_TOP + y, *width, *height) {
                    self.rules.push_rect(area);
                }
            }
            Drawn::Dots(line) => self.dots.push(*line),
            _ => {}
        }
    }

    pub(super) fn finish(mut self) {
        self.begin(Says::Nothing);
        let rules = std::mem::replace(&mut self.rules, PathBuilder::new()).finish();
        let dots = std::mem::take(&mut self.dots);
        if rules.is_some() || !dots.is_empty() {
            self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            if let Some(rules) = rules {
                self.surface.set_stroke(None);
                self.surface.set_fill(Some(gray(1.0)));
                self.surface.draw_path(&rules);
            }
            for [x, y, width] in dots {
                let mut path = PathBuilder::new();
                path.move_to(MARGIN_LEFT + x, MARGIN_TOP + y);
                path.line_to(MARGIN_LEFT + x + width, MARGIN_TOP + y);
                self.line(path.finish(), 0.8, Some(StrokeDash { array: vec![0.8, 2.4], offset: 0.0 }));
            }
            self.surface.end_tagged();
        }
        self.surface.finish();
    }

    /// Says what is drawn from now on, if it is something else.
    fn begin(&mut self, says: Says) {
        if self.says == says {
            return;
        }
        self.fill();
        if self.says != Says::Nothing {
            self.surface.end_tagged();
        }
        match says {
            Says::Nothing => {}
            Says::Part(node) => {
                let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                self.tags.drawn(node, id);
            }
            Says::Again => {
                let artifact = Artifact::with_kind(ArtifactType::PaginationOther);
                self.surface.start_tagged(ContentTag::Artifact(artifact));
            }
        }
        self.says = says;
    }

    fn glyphs(&mut self, words: &Words, left: f32, top: f32) {
        let Some(face) = Face::of(words.weight) else { return };
        self.fill();
        let glyphs: Vec<KrillaGlyph> = words
            .text
            .char_indices()
            .filter_map(|(at, character)| {
                let letter = face.letter(character)?;
                let gap = if character == ' ' { words.gap / words.size } else { 0.0 };
                let range = at..at + character.len_utf8();
                Some(KrillaGlyph::new(letter.glyph, letter.advance + gap, 0.0, 0.0, 0.0, range, None))
            })
            .collect();
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(gray(1.0)));
        let start = Point::from_xy(left + words.x, top + words.y);
        self.surface.draw_glyphs(start, &glyphs, face.font.clone(), &words.text, words.size, false);
    }

    fn image(&mut self, [x, y, width, height]: [f32; 4], shown: &Shown) {
        self.fill();
        let size = if shown.lies() { Size::from_wh(height, width) } else { Size::from_wh(width, height) };
        let Some(size) = size else { return };
        // EXIF's eight ways, each as what becomes of the steps to the right and down
        let [right_x, right_y, down_x, down_y] = match shown.turned {
            2 => [-1.0, 0.0, 0.0, 1.0],
            3 => [-1.0, 0.0, 0.0, -1.0],
            4 => [1.0, 0.0, 0.0, -1.0],
            5 => [0.0, 1.0, 1.0, 0.0],
            6 => [0.0, 1.0, -1.0, 0.0],
            7 => [0.0, -1.0, -1.0, 0.0],
            8 => [0.0, -1.0, 1.0, 0.0],
            _ => [1.0, 0.0, 0.0, 1.0],
        };
        let left = MARGIN_LEFT + x + if right_x + down_x < 0.0 { width } else { 0.0 };
        let top = MARGIN_TOP + y + if right_y + down_y < 0.0 { height } else { 0.0 };
        self.surface.push_transform(&Transform::from_row(right_x, right_y, down_x, down_y, left, top));
        self.surface.draw_image(shown.bitmap.clone(), size);
        self.surface.pop();
    }

    fn field(&mut self, [x, y, width, height]: [f32; 4], dark: f32) {
        if self.fields.as_ref().is_some_and(|(other, _)| (other - dark).abs() > f32::EPSILON) {
            self.fill();
        }
        let (_, path) = self.fields.get_or_insert_with(|| (dark, PathBuilder::new()));
        if let Some(area) = Rect::from_xywh(MARGIN_LEFT + x, MARGIN_TOP + y, width, height) {
            path.push_rect(area);
        }
    }

    /// Fills the fields that are due.
    fn fill(&mut self) {
        let Some((dark, path)) = self.fields.take() else { return };
        if let Some(path) = path.finish() {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(gray(dark)));
            self.surface.draw_path(&path);
        }
    }

    fn stroke(&mut self, [x, y, to_x, to_y]: [f32; 4]) {
        self.fill();
        let mut path = PathBuilder::new();
        path.move_to(MARGIN_LEFT + x, MARGIN_TOP + y);
        path.line_to(MARGIN_LEFT + to_x, MARGIN_TOP + to_y);
        self.line(path.finish(), 0.4, None);
    }

    fn line(&mut self, path: Option<Path>, width: f32, dash: Option<StrokeDash>) {
        if let Some(path) = path {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke { width, dash, ..Stroke::default() }));
            self.surface.draw_path(&path);
        }
    }
}

/// From 0 (white) to 1 (black).
fn gray(dark: f32) -> Fill {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
    let light = ((1.0 - dark).clamp(0.0, 1.0) * 255.0) as u8;
    Fill { paint: luma::Color::new(light).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

//! Text into lines: breaks stand between words only, but where a single word is wider than its column.

use super::blocks::{Align, Look, Run};
use super::face::{Face, Letter, Weight};

/// Letters of one look in one line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) look: Look,
    pub(super) size: f32,
    /// From the left edge of the text.
    pub(super) x: f32,
    pub(super) width: f32,
    /// Added to each space of a line that fills its width.
    pub(super) gap: f32,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// Without the space at its end.
    pub(super) width: f32,
}

/// What of a look is one word or a part of one.
struct Word {
    /// Position of its run.
    run: usize,
    text: String,
    width: f32,
    /// A space stands before it.
    spaced: bool,
    /// A line ends before it.
    forced: bool,
}

/// The signs that no face has are drawn as boxes of this width.
const BOX: f32 = 0.72;

/// How wide a character is, as a share of the size.
pub(super) fn advance(weight: Weight, character: char) -> f32 {
    letter(weight, character).map_or(BOX, |letter| letter.advance)
}

/// The letter of a face.
pub(super) fn letter(weight: Weight, character: char) -> Option<Letter> {
    Face::of(weight)?.letter(character)
}

pub(super) fn width(text: &str, look: Look, size: f32) -> f32 {
    text.chars().map(|character| advance(look.weight, character)).sum::<f32>() * (size + look.larger)
}

/// How wide the widest word and the whole text are; words wider than `most` may be broken.
pub(super) fn extent(runs: &[Run], size: f32, most: f32) -> (f32, f32) {
    let (mut widest, mut longest, mut word, mut line) = (0_f32, 0_f32, 0_f32, 0_f32);
    for part in words(runs, size) {
        if part.forced {
            longest = longest.max(line);
            line = 0.0;
        }
        if part.spaced || part.forced {
            word = 0.0;
            line += if part.forced { 0.0 } else { space(&runs[part.run], size) };
        }
        word += part.width;
        line += part.width;
        widest = widest.max(word.min(most));
    }
    (widest, longest.max(line))
}

fn space(run: &Run, size: f32) -> f32 {
    width(" ", run.look, size)
}

/// Parts the text where a line may end; parts without a space between them stay together.
fn words(runs: &[Run], size: f32) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut spaced, mut forced) = (false, false);
    for (at, run) in runs.iter().enumerate() {
        let upper = run.look.upper.then(|| run.text.to_uppercase());
        let mut rest = upper.as_deref().unwrap_or(&run.text);
        while let Some(first) = rest.chars().next() {
            match first {
                ' ' => (spaced, rest) = (true, &rest[1..]),
                '\n' => (forced, rest) = (true, &rest[1..]),
                _ => {
                    let end = rest.find([' ', '\n']).unwrap_or(rest.len());
                    let text = rest[..end].to_owned();
                    let width = width(&text, run.look, size);
                    words.push(Word { run: at, text, width, spaced, forced });
                    (spaced, forced, rest) = (false, false, &rest[end..]);
                }
            }
        }
    }
    words
}

/// Sets text into a column. The first line stands in by `indent`.
pub(super) fn set(runs: &[Run], size: f32, column: f32, indent: f32, align: Align) -> Vec<Line> {
    let mut setter =
        Setter { runs, size, column, room: column - indent, lines: vec![Line::default()], ends: Vec::new() };
    let words = words(runs, size);
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let end = rest[1..].iter().position(|word| word.spaced || word.forced).map_or(rest.len(), |at| at + 1);
        setter.put(first, &rest[..end]);
        rest = &rest[end..];
    }
    setter.finish(indent, align)
}

struct Setter<'r> {
    runs: &'r [Run],
    size: f32,
    column: f32,
    /// What is left of the line.
    room: f32,
    lines: Vec<Line>,
    /// Lines that end by force.
    ends: Vec<usize>,
}

impl Setter<'_> {
    fn put(&mut self, first: &Word, parts: &[Word]) {
        if first.forced {
            self.ends.push(self.lines.len() - 1);
            self.space(first);
            self.next();
        }
        let width: f32 = parts.iter().map(|part| part.width).sum();
        let is_first = self.lines.last().is_none_or(|line| line.pieces.is_empty());
        let gap = if is_first || !first.spaced { 0.0 } else { space(&self.runs[first.run], self.size) };
        if gap + width > self.room + 0.01 && !is_first {
            self.space(first);
            self.next();
        } else if gap > 0.0 {
            self.space(first);
        }
        for part in parts {
            self.part(part);
        }
    }

    /// A space belongs to the line that it ends, so that words stay words for those who take the text out.
    fn space(&mut self, before: &Word) {
        let look = self.runs[before.run].look;
        let (width, size) = (space(&self.runs[before.run], self.size), self.size + look.larger);
        let Some(line) = self.lines.last_mut() else { return };
        match line.pieces.last_mut() {
            Some(last) => {
                last.text.push(' ');
                last.width += width_of_space(last);
                self.room -= width_of_space(last);
            }
            None => line.pieces.push(Piece { text: " ".to_owned(), look, size, x: 0.0, width, gap: 0.0 }),
        }
    }

    fn part(&mut self, part: &Word) {
        let look = self.runs[part.run].look;
        if part.width <= self.room + 0.01 {
            self.add(&part.text, look, part.width);
            return;
        }
        // wider than its column: broken wherever the line ends
        let (mut text, mut width) = (String::new(), 0.0);
        for character in part.text.chars() {
            let advance = advance(look.weight, character) * (self.size + look.larger);
            if width + advance > self.room + 0.01 && !(text.is_empty() && self.room >= self.column) {
                self.add(&text, look, width);
                (text, width) = (String::new(), 0.0);
                self.next();
            }
            text.push(character);
            width += advance;
        }
        self.add(&text, look, width);
    }

    fn add(&mut self, text: &str, look: Look, width: f32) {
        let size = self.size + look.larger;
        self.room -= width;
        let Some(line) = self.lines.last_mut() else { return };
        match line.pieces.last_mut() {
            Some(last) if last.look == look => {
                last.text.push_str(text);
                last.width += width;
            }
            _ if text.is_empty() => {}
            _ => line.pieces.push(Piece { text: text.to_owned(), look, size, x: 0.0, width, gap: 0.0 }),
        }
    }

    fn next(&mut self) {
        self.lines.push(Line::default());
        self.room = self.column;
    }

    fn finish(mut self, indent: f32, align: Align) -> Vec<Line> {
        let last = self.lines.len() - 1;
        for (at, line) in self.lines.iter_mut().enumerate() {
            let indent = if at == 0 { indent } else { 0.0 };
            let spare = self.column - indent - line.measure();
            let is_end = at == last || self.ends.contains(&at);
            let (start, gap) = match align {
                Align::Left => (0.0, 0.0),
                Align::Center => (spare / 2.0, 0.0),
                Align::Right => (spare, 0.0),
                Align::Justify if is_end => (0.0, 0.0),
                Align::Justify => (0.0, spare / f32::from(line.spaces().max(1))),
            };
            line.place(indent + start.max(0.0), gap.max(0.0));
        }
        self.lines
    }
}

fn width_of_space(piece: &Piece) -> f32 {
    advance(piece.look.weight, ' ') * piece.size
}

impl Line {
    /// Its width without the space at its end.
    fn measure(&mut self) -> f32 {
        let all: f32 = self.pieces.iter().map(|piece| piece.width).sum();
        let behind = self.pieces.last().filter(|piece| piece.text.ends_with(' ')).map_or(0.0, width_of_space);
        self.width = all - behind;
        self.width
    }

    /// Spaces between its words.
    fn spaces(&self) -> u16 {
        let all = self.pieces.iter().flat_map(|piece| piece.text.chars()).filter(|c| *c == ' ').count();
        let behind = usize::from(self.pieces.last().is_some_and(|piece| piece.text.ends_with(' ')));
        u16::try_from(all - behind).unwrap_or(u16::MAX)
    }

    fn place(&mut self, start: f32, gap: f32) {
        let mut x = start;
        for piece in &mut self.pieces {
            piece.x = x;
            piece.gap = gap;
            let spaces = u16::try_from(piece.text.matches(' ').count()).unwrap_or(u16::MAX);
            x += piece.width + gap * f32::from(spaces);
        }
    }
}

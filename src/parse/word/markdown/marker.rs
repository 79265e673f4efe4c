//! Marks that begin items of lists, made by Word or typed: `-`, `+`, `1.`, `2)`.

use crate::parse::word::block::{Paragraph, Piece, Run};

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// `-` or `+`, or a number with its `.` or `)`.
    pub text: String,
    /// How deep Word says that it stands, from 0; a typed one is at 0.
    pub level: usize,
}

impl Marker {
    /// As Markdown has it.
    pub(super) fn written(&self) -> String {
        format!("{} ", self.text)
    }

    /// Whether it counts.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether an item with this mark goes on with the list of another one.
    pub(super) fn goes_on(&self, other: &Self) -> bool {
        let kind = |marker: &Self| {
            if marker.is_number() { marker.text.chars().next_back() } else { marker.text.chars().next() }
        };
        self.is_number() == other.is_number() && kind(self) == kind(other)
    }
}

/// Lines of a paragraph that belong together, and the mark before them.
pub(super) struct Group {
    pub(super) marker: Option<Marker>,
    pub(super) rest: Paragraph,
}

/// Cuts a paragraph before each line that begins with a mark.
pub(super) fn groups(paragraph: &Paragraph) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (n, line) in paragraph.pieces.split(|piece| *piece == Piece::Break).enumerate() {
        let label = paragraph.label.as_ref().filter(|_| n == 0);
        let mut pieces = line.to_vec();
        let marker = match label {
            Some(label) => {
                let made = Marker {
                    text: if label.is_bullet { bullet(&label.text) } else { label.text.clone() },
                    level: label.level,
                };
                let is_mark = label.is_bullet || is_number(&made.text);
                if !is_mark {
                    pieces.insert(0, Piece::Run(Run { text: format!("{} ", label.text), ..first_look(&pieces) }));
                }
                is_mark.then_some(made)
            }
            None => typed(&mut pieces),
        };
        match groups.last_mut() {
            Some(group) if marker.is_none() => {
                group.rest.pieces.push(Piece::Break);
                group.rest.pieces.extend(pieces);
            }
            _ => groups.push(Group { marker, rest: paragraph.part(None, pieces) }),
        }
    }
    groups
}

/// The mark at the beginning of a paragraph, made or typed.
pub fn marker(paragraph: &Paragraph) -> Option<Marker> {
    groups(paragraph).into_iter().next()?.marker
}

/// The look of the first letters, without an address.
fn first_look(pieces: &[Piece]) -> Run {
    match pieces.first() {
        Some(Piece::Run(run)) => Run { link: None, text: String::new(), ..run.clone() },
        _ => Run::default(),
    }
}

fn bullet(drawn: &str) -> String {
    if drawn == "+" { "+".to_owned() } else { "-".to_owned() }
}

/// `12.`, `3)`: what Markdown takes for a number of a list. Nobody counts beyond 999; 2024 is a year.
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    digits.len() + 1 == text.len() && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Takes a typed mark from the beginning of a line.
fn typed(pieces: &mut Vec<Piece>) -> Option<Marker> {
    let begin: String = pieces
        .iter()
        .map_while(|piece| if let Piece::Run(run) = piece { Some(run.text.as_str()) } else { None })
        .flat_map(str::chars)
        .take(24)
        .collect();
    let text = begin.trim_start();
    let first = text.chars().next()?;
    let (mark, behind) = match first {
        '-' | '–' | '—' | '•' | '·' | '●' | '▪' | '➢' | '+' => {
            (if first == '+' { "+" } else { "-" }.to_owned(), &text[first.len_utf8()..])
        }
        '0'..='9' => {
            let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let mark = text.get(..=digits).filter(|mark| is_number(mark))?;
            (mark.to_owned(), text[mark.len()..].strip_prefix([' ', '\t'])?)
        }
        _ => return None,
    };
    let next = behind.trim_start().chars().next()?;
    let joined = !behind.starts_with([' ', '\t']);
    // `-15°C`, `--`, `-----`
    if !is_number(&mark) && (joined && !next.is_alphabetic() || !next.is_alphanumeric() && next == first) {
        return None;
    }
    let taken = begin.len() - behind.trim_start().len();
    cut(pieces, begin[..taken].chars().count());
    Some(Marker { text: mark, level: 0 })
}

/// Takes letters from the beginning of a line.
fn cut(pieces: &mut Vec<Piece>, mut letters: usize) {
    for piece in pieces.iter_mut() {
        let Piece::Run(run) = piece else { break };
        let taken = run.text.chars().count().min(letters);
        run.text = run.text.chars().skip(taken).collect();
        letters -= taken;
    }
    pieces.retain(|piece| !matches!(piece, Piece::Run(run) if run.text.is_empty()));
}

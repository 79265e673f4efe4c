//! Running text as Markdown: heavy and slanted letters, links, footnotes.
//!
//! Marks count only where they touch a word, and not between a full stop within and a letter without (`**Điều 5.**Nội dung` is not heavy):
//! spaces and signs at the edges are moved out.

use super::escape;
use super::source::{Called, Source};
use crate::parse::prose::CodeShapes;
use crate::parse::word::block::{Piece, Run};
use std::fmt::Write as _;

/// The lines of some pieces. Footnotes that are called are added to `notes`. `plain`: without marks, as a heading.
pub(super) fn inline(pieces: &[Piece], plain: bool, source: &Source<'_>, notes: &mut Called) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        let line = lines.last_mut().expect("one line at least");
        match piece {
            Piece::Break => lines.push(String::new()),
            Piece::Note(note) if source.notes.get(*note).is_some_and(|blocks| !blocks.is_empty()) => {
                notes.call(*note);
                no_picture(line);
                let _ = write!(line, "[^{}]", note + 1);
            }
            Piece::Note(_) => {}
            Piece::Picture(picture) => {
                if let Some((alternative, address)) = (source.picture)(*picture) {
                    let _ =
                        write!(line, "![{}]({})", escape::text(&alternative, source.codes), escape::address(&address));
                }
            }
            Piece::Run(run) => {
                let next = pieces[at..]
                    .iter()
                    .find_map(|piece| if let Piece::Run(run) = piece { run.text.chars().next() } else { Some(' ') });
                written(run, next, plain, source, line);
            }
        }
    }
    for line in &mut lines {
        *line = line.trim().to_owned();
    }
    lines
}

fn written(run: &Run, next: Option<char>, plain: bool, source: &Source<'_>, line: &mut String) {
    let text = |part: &str| escape::text(part, source.codes);
    let whole = spaced(&run.text, line.ends_with(' ') || line.is_empty());
    if let Some(link) = run.link.as_ref().filter(|_| !whole.trim().is_empty()) {
        let (before, inner, after) = trimmed(&whole, char::is_whitespace, char::is_whitespace);
        *line += before;
        no_picture(line);
        let _ =
            write!(line, "[{}]({})", escape::text(inner, CodeShapes::NONE).replace(']', "\\]"), escape::address(link));
        *line += after;
        return;
    }
    let mark = match (run.bold, run.italic, run.struck) {
        _ if plain => "",
        (true, true, _) => "***",
        (true, false, _) => "**",
        (false, true, _) => "*",
        (false, false, true) => "~~",
        _ => "",
    };
    let before = line.chars().next_back();
    // marks that touch would be read as others
    let touches = before.is_some_and(|c| matches!(c, '*' | '~'));
    if mark.is_empty() || touches {
        behind_bracket(line, &text(&whole));
        return;
    }
    let begins_in_word = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
    let (opens, closes) = (begins_in_word(before), begins_in_word(next));
    let (left, inner, right) = trimmed(
        &whole,
        |c| c.is_whitespace() || opens && !c.is_alphanumeric(),
        |c| c.is_whitespace() || closes && !c.is_alphanumeric(),
    );
    behind_bracket(line, &text(left));
    if inner.is_empty() {
        *line += &text(right);
        return;
    }
    let _ = write!(line, "{mark}{}{mark}{}", text(inner), text(right));
}

/// What stands behind a code in brackets would make a link of it.
fn behind_bracket(line: &mut String, text: &str) {
    if line.ends_with(']') && text.starts_with(['(', ':', '{']) {
        line.push('\\');
    }
    *line += text;
}

/// `!` before a bracket would make a picture of it.
fn no_picture(line: &mut String) {
    if line.ends_with('!') {
        line.insert(line.len() - 1, '\\');
    }
}

/// A text's edges and what is between.
fn trimmed(text: &str, left: impl Fn(char) -> bool, right: impl Fn(char) -> bool) -> (&str, &str, &str) {
    let inner = text.trim_start_matches(left);
    let before = &text[..text.len() - inner.len()];
    let core = inner.trim_end_matches(right);
    (before, core, &inner[core.len()..])
}

/// White space as single spaces; none at the beginning where one stands before.
fn spaced(text: &str, after_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !(out.ends_with(' ') || out.is_empty() && after_space) {
            out.push(' ');
        }
    }
    out
}

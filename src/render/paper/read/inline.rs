//! Running text: letters with their looks, single spaces between words.

use super::super::blocks::{Look, Run};
use super::super::tree::{Element, Node};
use super::left_out;
use crate::text::html::decoded;

/// Letters as they are gathered.
#[derive(Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    /// A space is due before the next word.
    space: bool,
    /// An editor's mark has just ended.
    marked: bool,
}

impl Runs {
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    pub(super) fn finish(&mut self) -> Vec<Run> {
        self.space = false;
        let mut runs = std::mem::take(&mut self.runs);
        while let Some(last) = runs.last_mut() {
            let kept = last.text.trim_end_matches(['\n', ' ']).len();
            last.text.truncate(kept);
            if kept > 0 {
                break;
            }
            runs.pop();
        }
        runs
    }

    pub(super) fn text(&mut self, written: &str, look: Look) {
        let text = decoded(written);
        self.marked = false;
        let mut is_first = true;
        for word in text.split([' ', '\n', '\t', '\r']) {
            self.space |= !is_first;
            is_first = false;
            if !word.is_empty() {
                self.word(word, look);
            }
        }
    }

    fn word(&mut self, word: &str, look: Look) {
        let begins = self.runs.last().is_none_or(|run| run.text.ends_with('\n'));
        let gap = if std::mem::take(&mut self.space) && !begins { " " } else { "" };
        let clean = word.chars().filter(|character| !matches!(character, '\u{ad}' | '\u{200b}' | '\u{feff}'));
        match self.runs.last_mut().filter(|run| run.look == look) {
            Some(run) => {
                run.text.push_str(gap);
                run.text.extend(clean);
            }
            None => self.runs.push(Run { text: gap.chars().chain(clean).collect(), look }),
        }
    }

    fn glue(&mut self, look: Look) {
        match self.runs.last_mut() {
            Some(run) => run.text.push('\u{a0}'),
            None => self.runs.push(Run { text: "\u{a0}".to_owned(), look }),
        }
    }

    fn line_break(&mut self, look: Look) {
        self.space = false;
        match self.runs.last_mut() {
            Some(run) => run.text.push('\n'),
            None => self.runs.push(Run { text: "\n".to_owned(), look }),
        }
    }

    /// An element within a line.
    pub(super) fn element(&mut self, element: &Element<'_>, look: Look) {
        // the number of an editor's note stands on the screen only
        let is_note = std::mem::take(&mut self.marked) && element.name == "sup";
        if is_note || left_out::is(element) {
            return;
        }
        let mut look = look;
        match element.name {
            "br" => return self.line_break(look),
            "svg" => return,
            "img" => {
                look.weight.italic = true;
                self.text(element.attribute("alt").unwrap_or_default(), look);
                return;
            }
            "strong" | "b" | "dt" => look.weight.bold = true,
            "em" | "i" | "q" => look.weight.italic = true,
            "sup" => (look.larger, look.raised) = (look.larger - 4.0, look.raised + 4.0),
            "sub" => (look.larger, look.raised) = (look.larger - 4.0, look.raised - 1.5),
            _ => {}
        }
        if element.has_any_class(&["detail", "computed"]) {
            look.weight.italic = true;
        }
        let is_tag = element.has_class("tag");
        self.apart(element, look);
        if is_tag {
            self.text("(", look);
        }
        self.children(element, look);
        if is_tag {
            self.text(")", look);
        }
        self.marked = element.name == "mark";
    }

    /// What a style sheet sets apart from what stands before it.
    fn apart(&mut self, element: &Element<'_>, look: Look) {
        if element.has_any_class(&["detail", "reg-title", "verdict-line"]) && !self.is_empty() {
            self.line_break(look);
        } else if element.has_class("unit") && std::mem::take(&mut self.space) {
            // a figure and its unit stay in one line
            self.glue(look);
        } else if element.has_any_class(&["state", "tag", "note"]) {
            self.space = true;
        }
    }

    pub(super) fn children(&mut self, element: &Element<'_>, look: Look) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.text(text, look),
                Node::Element(inner) => self.element(inner, look),
            }
        }
    }
}

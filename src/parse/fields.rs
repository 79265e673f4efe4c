//! Reading a map by its schema: every key is asked for by name and type, every mistake is kept, none stops the rest.
//! ```text
//! let mut fields = Fields::open(&file, &node, &codes, diagnostics)?;
//! let name = fields.required_text("name");
//! let year = fields.school_year("school_year");
//! fields.finish();                       // what nobody asked for is an unknown key
//! ```

use super::prose::{self, CodeShapes, Origin, Page, Prose};
use super::unquoted::{CUT_DECIMAL, is_cut_decimal, quoted};
use super::yaml::{Kind, Node};
use crate::diag::{Diagnostic, Diagnostics, TOLD, codes};
use crate::text::{Place, Span, Spanned, closest, nfc};
use std::sync::Arc;

/// A map being read.
pub struct Fields<'n, 'd> {
    file: Arc<str>,
    span: Span,
    entries: &'n [(super::yaml::Key, Node)],
    asked: Vec<&'n str>,
    /// What looks like an evidence code in its texts.
    codes: &'d CodeShapes,
    /// Where readers of single values put their findings too.
    pub diagnostics: &'d mut Diagnostics,
}

impl<'n, 'd> Fields<'n, 'd> {
    /// Opens a map; anything else is a mistake (an empty node counts as an empty map).
    pub fn open(
        file: &Arc<str>,
        node: &'n Node,
        codes: &'d CodeShapes,
        diagnostics: &'d mut Diagnostics,
    ) -> Option<Self> {
        let entries = match &node.kind {
            Kind::Map(entries) => entries.as_slice(),
            Kind::Null => &[],
            _ => {
                wrong_type(file, node, "nhóm “khóa: giá trị”", diagnostics);
                return None;
            }
        };
        Some(Self { file: Arc::clone(file), span: node.span, entries, asked: Vec::new(), codes, diagnostics })
    }

    /// The file being read.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// A place in this file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }

    /// Where the map itself stands.
    pub fn own_place(&self) -> Place {
        self.place(self.span)
    }

    /// The raw node of a key, `None` when absent or empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|(k, _)| k.text == key).map(|(_, v)| v).filter(|v| v.kind != Kind::Null)
    }

    /// Where a key stands, even if nothing is written behind it.
    pub fn place_of(&self, key: &str) -> Option<Place> {
        self.entries.iter().find(|(written, _)| written.text == key).map(|(written, _)| self.place(written.span))
    }

    fn required(&mut self, key: &'static str) -> Option<&'n Node> {
        let blank = |node: &&Node| node.as_text().is_some_and(|text| text.trim().is_empty());
        let node = self.node(key).filter(|node| !blank(node));
        if node.is_none() {
            let empty = self.entries.iter().find(|(k, _)| k.text == key);
            let (place, message) = match empty {
                Some((written, _)) => (self.place(written.span), format!("khóa bắt buộc “{key}” còn trống")),
                None => (self.own_place(), format!("thiếu khóa bắt buộc “{key}”")),
            };
            self.diagnostics
                .push(Diagnostic::new(&codes::MISSING_KEY, place, message).hint(format!("viết “{key}: …”")));
        }
        node
    }

    /// One paragraph of text, in NFC, outer white space dropped.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.as_text(node)
    }

    /// Text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.required(key)?;
        self.as_text(node)
    }

    /// A text's value alone.
    pub fn plain(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|t| t.value)
    }

    /// A scalar node as text.
    pub fn as_text(&mut self, node: &Node) -> Option<Spanned<String>> {
        match &node.kind {
            Kind::Scalar { text, .. } => Some(Spanned { value: nfc(text.trim()), place: self.place(node.span) }),
            _ => {
                wrong_type(&self.file, node, "chữ", self.diagnostics);
                None
            }
        }
    }

    /// A Markdown text; empty when absent.
    pub fn prose(&mut self, key: &'static str) -> Prose {
        self.node(key).map(|node| self.as_prose(node)).unwrap_or_default()
    }

    /// A scalar node as Markdown.
    pub fn as_prose(&mut self, node: &Node) -> Prose {
        let Some(written) = self.as_text(node) else { return Prose::default() };
        let file = Arc::clone(&self.file);
        let origin = Origin { file: &file, offset: None, fallback: node.span, id_prefix: "", below_title: false };
        prose::parse(&written.value, &origin, &mut Page::new(self.codes, &[]), self.diagnostics)
    }

    /// A list of texts (a single text counts as a list of one).
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        match self.node(key) {
            Some(node) if matches!(node.kind, Kind::Scalar { .. }) => self.as_text(node).into_iter().collect(),
            Some(node) => self.items_of(node).iter().filter_map(|item| self.as_text(item)).collect(),
            None => Vec::new(),
        }
    }

    /// The items of a list.
    pub fn list(&mut self, key: &'static str) -> &'n [Node] {
        match self.node(key) {
            Some(node) => self.items_of(node),
            None => &[],
        }
    }

    /// The items of a list node.
    pub fn items_of<'i>(&mut self, node: &'i Node) -> &'i [Node] {
        match &node.kind {
            Kind::List(items) => items,
            _ => {
                wrong_type(&self.file, node, "danh sách (mỗi phần tử một dòng “- …”)", self.diagnostics);
                &[]
            }
        }
    }

    /// The entries of a map with free keys.
    pub fn entries(&mut self, key: &'static str) -> &'n [(super::yaml::Key, Node)] {
        self.node(key).map_or(&[], |node| self.map_of(node))
    }

    fn map_of(&mut self, node: &'n Node) -> &'n [(super::yaml::Key, Node)] {
        match &node.kind {
            Kind::Map(entries) => entries,
            Kind::Null => &[],
            _ => {
                wrong_type(&self.file, node, "nhóm “khóa: giá trị”", self.diagnostics);
                &[]
            }
        }
    }

    /// The same of a key that a pack names.
    pub fn entries_called(&mut self, key: &str) -> &'n [(super::yaml::Key, Node)] {
        let entries = self.entries;
        let Some((written, node)) = entries.iter().find(|(written, _)| written.text == key) else { return &[] };
        self.asked.push(&written.text);
        self.map_of(node)
    }

    /// A list of maps, each read by `read`.
    pub fn maps<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'n, '_>) -> Option<T>) -> Vec<T> {
        let items = self.list(key);
        items.iter().filter_map(|item| self.sub(item, &mut read)).collect()
    }

    /// One map below a key.
    pub fn map<T>(&mut self, key: &'static str, read: impl FnMut(&mut Fields<'n, '_>) -> Option<T>) -> Option<T> {
        let node = self.node(key)?;
        self.sub(node, read)
    }

    /// Opens a map within this one; whoever does so finishes it.
    pub fn open_below<'i>(&mut self, node: &'i Node) -> Option<Fields<'i, '_>> {
        Fields::open(&self.file, node, self.codes, self.diagnostics)
    }

    fn sub<T>(&mut self, node: &'n Node, mut read: impl FnMut(&mut Fields<'n, '_>) -> Option<T>) -> Option<T> {
        let mut fields = self.open_below(node)?;
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// `true` or `false` (also `có`, `không`); absent is false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.choice(key, &[("true", true), ("false", false), ("có", true), ("không", false)]).unwrap_or(false)
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let written = self.text(key)?;
        self.pick(&written, choices)
    }

    /// One of a few words, which must be there.
    pub fn required_choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let written = self.required_text(key)?;
        self.pick(&written, choices)
    }

    /// The value that belongs to a written word.
    pub fn pick<T: Copy>(&mut self, written: &Spanned<String>, choices: &[(&str, T)]) -> Option<T> {
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == written.value) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let diagnostic = Diagnostic::new(
            &codes::NOT_A_CHOICE,
            written.place.clone(),
            format!("“{}” không phải là giá trị cho phép", written.value),
        );
        let hint = match closest(&written.value, words.iter().copied()) {
            Some(near) => format!("có phải là “{near}”?"),
            None => format!("chọn một trong: {}", words.join(", ")),
        };
        self.diagnostics.push(diagnostic.hint(hint));
        None
    }

    /// Ends the reading: keys that nobody asked for are mistakes.
    pub fn finish(self) {
        let strange = self.entries.iter().filter(|(key, _)| !self.asked.contains(&key.text.as_str()));
        for (n, (key, value)) in strange.enumerate() {
            let place = Place::new(&self.file, key.span);
            // those beyond are only counted
            let near = (n < TOLD).then(|| closest(&key.text, self.asked.iter().copied())).flatten();
            let mut diagnostic =
                Diagnostic::new(&codes::UNKNOWN_KEY, place, format!("khóa “{}” không dùng được ở đây", key.text))
                    .maybe_meant(near);
            if is_cut_decimal(key, value) {
                diagnostic = diagnostic.hint(CUT_DECIMAL);
            } else if near.is_none() && n < TOLD {
                diagnostic = diagnostic.hint(format!("các khóa dùng được: {}", self.asked.join(", ")));
            }
            self.diagnostics.push(diagnostic);
        }
    }
}

fn wrong_type(file: &Arc<str>, node: &Node, wanted: &str, diagnostics: &mut Diagnostics) {
    let place = Place::new(file, node.span);
    let mut diagnostic =
        Diagnostic::new(&codes::WRONG_TYPE, place, format!("cần {wanted}, ở đây là {}", node.kind_name()));
    diagnostic.hint =
        quoted(node).filter(|_| wanted == "chữ").map(|text| format!("nếu là chữ, đặt trong nháy: \"{text}\""));
    diagnostics.push(diagnostic);
}

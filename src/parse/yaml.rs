//! The one door to YAML.
//!
//! A file becomes a [`Node`] tree in which **every scalar is the text that was written** (`1.10` never turns into 1.1, `no` never into false)
//! and every node knows its place. Typed values are made by the schema that reads them ([`super::fields`]) or by serde ([`from_node`]).
//! Anchors, aliases and tags are refused: no school needs them, and they are what YAML bombs are made of.

mod cut;
mod de;
mod error;
mod node;

pub use de::from_node;
pub use node::{Key, Kind, Node};

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{Place, Span};
use granit_parser::{Event, Parser, ScalarStyle};
use std::collections::HashSet;
use std::sync::Arc;

/// How deep collections may lie in each other.
const MAX_DEPTH: usize = 40;

/// Keys of a map up to which it is looked through for each new one.
const FEW: usize = 32;

/// Parses one YAML document. `offset` is where `text` begins in its file (behind `---` of a front matter). An empty document is [`Kind::Null`].
///
/// Mistakes go to `diagnostics`; `None` when the text cannot be understood at all.
pub fn parse(file: &Arc<str>, text: &str, offset: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut options = granit_parser::Options::default();
    options.emit_comments = false;
    options.disallow_directives = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let skipped = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let builder = Builder {
        parser: Parser::new_from_str_with_options(&text[skipped..], options),
        file,
        text: &text[skipped..],
        offset: offset + skipped,
        diagnostics,
    };
    builder.document()
}

struct Builder<'a, 'd> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    file: &'a Arc<str>,
    text: &'a str,
    offset: usize,
    diagnostics: &'d mut Diagnostics,
}

/// The text could not be understood; the diagnostic has been pushed.
struct Unreadable;

impl<'a> Builder<'a, '_> {
    fn document(mut self) -> Option<Node> {
        self.stream().ok()
    }

    fn stream(&mut self) -> Result<Node, Unreadable> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    self.refuse(span, "tệp có nhiều hơn một văn bản YAML (dấu “---” thứ hai)");
                    return Err(Unreadable);
                }
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span)?),
            }
        }
        Ok(root.unwrap_or(Node { span: Span::new(self.offset, self.offset), kind: Kind::Null }))
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Unreadable> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let start = span.start.byte_offset().unwrap_or(0);
                let end = span.end.byte_offset().unwrap_or(start);
                Ok((event, Span::new(start + self.offset, end + self.offset)))
            }
            Some(Err(scan)) => {
                let at = scan
                    .marker()
                    .byte_offset()
                    .unwrap_or_else(|| byte_of_line(self.text, scan.marker().line(), scan.marker().col()));
                let (message, hint) = error::in_vietnamese(scan.kind());
                let place = self.place(Span::new(at + self.offset, at + self.offset + 1));
                let mut diagnostic = Diagnostic::new(&codes::YAML_SYNTAX, place, message);
                diagnostic.hint = hint.map(str::to_owned);
                self.diagnostics.push(diagnostic);
                Err(Unreadable)
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node, Unreadable> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_features_only(span, anchor, tag.is_some());
                let plain = style == ScalarStyle::Plain;
                if plain {
                    self.look_behind(&text, span);
                }
                let kind = if plain && matches!(text.as_ref(), "" | "~" | "null") {
                    Kind::Null
                } else {
                    Kind::Scalar { text: text.into_owned(), plain }
                };
                Ok(Node { span, kind })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.plain_features_only(span, anchor, tag.is_some());
                let mut items = Vec::new();
                loop {
                    let (event, at) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        return Ok(Node { span, kind: Kind::List(items) });
                    }
                    items.push(self.node(event, at)?);
                }
            }
            Event::MappingStart(_, anchor, tag) => {
                self.plain_features_only(span, anchor, tag.is_some());
                let mut entries: Vec<(Key, Node)> = Vec::new();
                let mut known = HashSet::new();
                loop {
                    let (event, at) = self.next()?;
                    if matches!(event, Event::MappingEnd) {
                        return Ok(Node { span, kind: Kind::Map(entries) });
                    }
                    let key = self.key(event, at)?;
                    let (event, at) = self.next()?;
                    let value = self.node(event, at)?;
                    if let Some(key) = key
                        && !self.is_split(&key, &value, entries.last(), span)
                    {
                        self.entry(&mut entries, &mut known, key, value);
                    }
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, "bí danh YAML (*tên) không được dùng");
                Ok(Node { span, kind: Kind::Null })
            }
            _ => Ok(Node { span, kind: Kind::Null }),
        }
    }

    fn key(&mut self, event: Event<'a>, span: Span) -> Result<Option<Key>, Unreadable> {
        let node = self.node(event, span)?;
        match node.kind {
            Kind::Scalar { text, .. } => Ok(Some(Key { text, span })),
            Kind::Null => Ok(Some(Key { text: String::new(), span })),
            _ => {
                self.refuse(span, "khóa phải là chữ, không phải danh sách hay nhóm khóa");
                Ok(None)
            }
        }
    }

    /// `known` holds the keys of a map that has become large.
    fn entry(&mut self, entries: &mut Vec<(Key, Node)>, known: &mut HashSet<String>, key: Key, value: Node) {
        if entries.len() == FEW {
            known.extend(entries.iter().map(|(key, _)| key.text.clone()));
        }
        let again = if entries.len() < FEW {
            entries.iter().any(|(known, _)| known.text == key.text)
        } else {
            !known.insert(key.text.clone())
        };
        if again {
            let place = self.place(key.span);
            self.diagnostics.push(
                Diagnostic::new(&codes::DUPLICATE_KEY, place, format!("khóa “{}” đã có ở trên", key.text))
                    .hint("bỏ một trong hai, hoặc gộp nội dung lại"),
            );
        } else {
            entries.push((key, value));
        }
    }

    fn plain_features_only(&mut self, span: Span, anchor: usize, tagged: bool) {
        if anchor != 0 {
            self.refuse(span, "neo YAML (&tên) không được dùng");
        }
        if tagged {
            self.refuse(span, "nhãn kiểu YAML (!tên) không được dùng");
        }
    }

    fn refuse(&mut self, span: Span, message: &str) {
        let place = self.place(span);
        self.diagnostics.push(
            Diagnostic::new(&codes::YAML_FEATURE, place, message)
                .hint("viết thẳng giá trị; nếu là chữ, đặt trong dấu nháy \"…\""),
        );
    }

    fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }
}

/// Byte offset of a line (from 1) and column in characters (from 0).
fn byte_of_line(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Option<Node>, Vec<String>) {
        let mut diagnostics = Diagnostics::default();
        let node = parse(&Arc::from("a.yaml"), text, 0, &mut diagnostics);
        (node, diagnostics.iter().map(|d| format!("{} {}", d.code.id, d.place.span.start)).collect())
    }

    #[test]
    fn scalars_stay_as_written() {
        let (node, problems) = parsed("1.10: 1.10\nb: no\nc: 012345\nd: 2026-02-30\ne: ~\nf:\ng: \"\"\n");
        assert!(problems.is_empty());
        let node = node.unwrap();
        assert_eq!(node.get("1.10").and_then(Node::as_text), Some("1.10"));
        assert_eq!(node.get("b").and_then(Node::as_text), Some("no"));
        assert_eq!(node.get("c").and_then(Node::as_text), Some("012345"));
        assert_eq!(node.get("e").unwrap().kind, Kind::Null);
        assert_eq!(node.get("f").unwrap().kind, Kind::Null);
        assert_eq!(node.get("g").and_then(Node::as_text), Some(""));
    }

    #[test]
    fn spans_are_bytes_of_the_file() {
        let text = "\u{feff}tên: trường\n";
        let (node, _) = parsed(text);
        let node = node.unwrap();
        let span = node.get("tên").unwrap().span;
        assert_eq!(&text[span.start as usize..span.end as usize], "trường");
    }

    #[test]
    fn refuses_bombs_duplicates_and_depth() {
        assert_eq!(parsed("a: &x [1]\nb: *x\n").1.len(), 2);
        assert_eq!(parsed("a: 1\na: 2\n").1, ["CK0202 5"]);
        assert_eq!(parsed("a: !!int 3\n").1.len(), 1);
        let (node, problems) = parsed(&"[".repeat(20_000));
        assert!(node.is_none() && problems.len() == 1);
        assert!(parsed("a: [1, 2\nb: 3").0.is_none());
    }
}

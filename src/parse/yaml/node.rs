//! A document as a tree in which every scalar is the text that was written, and every node knows its place.

use crate::text::Span;

/// A YAML value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// In the file, in UTF-8 bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or `~`, or `null`.
    Null,
    /// Text as written (quotes and escapes resolved); `plain` when it had no quotes.
    Scalar {
        /// Not brought to normal form C: readers of keys do that.
        text: String,
        /// Without quotes: a number or a date may be meant.
        plain: bool,
    },
    /// In the order written.
    List(Vec<Node>),
    /// In the order written; of two equal keys the first stays, and the second is reported.
    Map(Vec<(Key, Node)>),
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As written, quotes and escapes resolved.
    pub text: String,
    /// In the file, in UTF-8 bytes.
    pub span: Span,
}

impl Node {
    /// The Vietnamese name of what it is, for messages.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "trống",
            Kind::Scalar { .. } => "chữ hoặc số",
            Kind::List(_) => "danh sách",
            Kind::Map(_) => "nhóm khóa",
        }
    }

    /// Its text, if it is a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value of a key, if it is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|(k, _)| k.text == key).map(|(_, v)| v),
            _ => None,
        }
    }
}

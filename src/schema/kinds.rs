//! The kinds of sources and their keys, read from `kinds.yaml` in the order that stands there.

use crate::diag::Diagnostics;
use crate::parse::yaml::{self, Kind as Shape, Node};
use serde_json::{Value, json};
use std::sync::{Arc, OnceLock};

/// A kind of file.
#[derive(Clone, Debug)]
pub struct Kind {
    /// `unit`.
    pub name: String,
    /// Where such files lie.
    pub at: String,
    /// What it is.
    pub told: String,
    /// What it is in Word or Excel, and how an empty one is got.
    pub office: String,
    /// What may stand in it.
    pub keys: Vec<Key>,
}

/// One key.
#[derive(Clone, Debug)]
pub struct Key {
    /// As it is written.
    pub name: String,
    /// `text`, `date` … as the head of `kinds.yaml` says.
    pub is: String,
    /// Whether it must be there.
    pub must: bool,
    /// When it must be there, if not always: `không ghi row`.
    pub when: Option<String>,
    /// Allowed words, or `=types` for those of the regulations.
    pub of: Vec<String>,
    /// Words that may stand there instead of a map.
    pub or_text: Vec<String>,
    /// Its name comes from a regulation: it is there for some files only.
    pub of_pack: bool,
    /// What it is.
    pub told: String,
    /// For editors.
    pub example: Option<Value>,
    /// Of a map, or of each map of a list.
    pub keys: Vec<Key>,
}

/// All kinds, read once.
pub fn kinds() -> &'static [Kind] {
    static KINDS: OnceLock<Vec<Kind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let file = Arc::from("kinds.yaml");
        let root = yaml::parse(&file, include_str!("kinds.yaml"), 0, &mut Diagnostics::default());
        root.iter().flat_map(entries).map(|(name, node)| kind(name, node)).collect()
    })
}

fn entries(node: &Node) -> Vec<(String, &Node)> {
    match &node.kind {
        Shape::Map(entries) => entries.iter().map(|(key, value)| (key.text.clone(), value)).collect(),
        _ => Vec::new(),
    }
}

fn at<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    entries(node).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn text(node: &Node, name: &str) -> String {
    at(node, name).and_then(Node::as_text).unwrap_or_default().to_owned()
}

fn texts(node: &Node, name: &str) -> Vec<String> {
    match at(node, name).map(|node| &node.kind) {
        Some(Shape::List(items)) => items.iter().filter_map(Node::as_text).map(str::to_owned).collect(),
        Some(Shape::Scalar { text, .. }) => vec![text.clone()],
        _ => Vec::new(),
    }
}

fn kind(name: String, node: &Node) -> Kind {
    Kind { name, at: text(node, "at"), told: text(node, "vi"), office: text(node, "office"), keys: keys(node) }
}

fn keys(node: &Node) -> Vec<Key> {
    at(node, "keys").map(entries).unwrap_or_default().into_iter().map(|(name, node)| key(name, node)).collect()
}

fn key(name: String, node: &Node) -> Key {
    let is_said = |name| text(node, name) == "true";
    Key {
        name,
        is: text(node, "is"),
        must: is_said("must"),
        when: Some(text(node, "when")).filter(|when| !when.is_empty()),
        of: texts(node, "of"),
        or_text: texts(node, "or_text"),
        of_pack: is_said("of_pack"),
        told: [Some(text(node, "vi")), when_needed(node)].into_iter().flatten().collect::<Vec<_>>().join("; "),
        example: at(node, "eg").map(value),
        keys: keys(node),
    }
}

fn when_needed(node: &Node) -> Option<String> {
    let when = text(node, "when");
    (!when.is_empty()).then(|| format!("bắt buộc khi {when}"))
}

/// Examples as JSON has them; every scalar stays the text that was written.
fn value(node: &Node) -> Value {
    match &node.kind {
        Shape::Map(entries) => {
            let entries = entries.iter().map(|(key, node)| (key.text.clone(), value(node)));
            Value::Object(entries.collect())
        }
        Shape::List(items) => items.iter().map(value).collect(),
        Shape::Scalar { text, .. } => json!(text),
        Shape::Null => Value::Null,
    }
}

//! A tree of keys and values, as a `.yaml` would have them, grown key by key.

use crate::parse::yaml::{Key, Kind, Node};
use crate::text::Span;

/// Marks a key whose value is a list of maps: `progress[].date`.
pub(super) const EACH: &str = "[]";

/// A text at a place.
pub(super) fn scalar(text: String, span: Span) -> Node {
    Node { span, kind: Kind::Scalar { text, plain: false } }
}

/// Puts a value at a path (`signer.name`); maps on the way are made. Of a list of maps the last is meant. `false`: a text stands on the way.
pub(super) fn put(entries: &mut Vec<(Key, Node)>, path: &str, value: Node) -> bool {
    let Some((first, rest)) = path.split_once('.') else {
        entries.push((Key { text: path.to_owned(), span: value.span }, value));
        return true;
    };
    let (name, each) = first.strip_suffix(EACH).map_or((first, false), |name| (name, true));
    let span = value.span;
    let at = entries.iter().position(|(key, _)| key.text == name).unwrap_or_else(|| {
        let map = Node { span, kind: Kind::Map(Vec::new()) };
        let node = if each { Node { span, kind: Kind::List(vec![map]) } } else { map };
        entries.push((Key { text: name.to_owned(), span }, node));
        entries.len() - 1
    });
    let inner = match &mut entries[at].1.kind {
        Kind::Map(inner) => Some(inner),
        Kind::List(items) => items.last_mut().and_then(|item| match &mut item.kind {
            Kind::Map(inner) => Some(inner),
            _ => None,
        }),
        _ => None,
    };
    inner.is_some_and(|inner| put(inner, rest, value))
}

/// What stands at a path.
pub(super) fn found<'n>(entries: &'n [(Key, Node)], path: &str) -> Option<&'n Node> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let (_, node) = entries.iter().find(|(key, _)| key.text == first)?;
    match (rest, &node.kind) {
        (None, _) => Some(node),
        (Some(rest), Kind::Map(inner)) => found(inner, rest),
        _ => None,
    }
}

/// Adds a text to the list of a key.
pub(super) fn add(entries: &mut Vec<(Key, Node)>, name: &str, value: Node) {
    let span = value.span;
    match entries.iter_mut().find(|(key, _)| key.text == name).map(|(_, node)| &mut node.kind) {
        Some(Kind::List(items)) => items.push(value),
        Some(_) => {}
        None => {
            entries.push((Key { text: name.to_owned(), span }, Node { span, kind: Kind::List(vec![value]) }));
        }
    }
}

/// Joins the lists of maps of a further row to those of the row above it.
pub(super) fn continue_with(above: &mut Vec<(Key, Node)>, further: Vec<(Key, Node)>) {
    for (key, node) in further {
        let known = above.iter_mut().find(|(known, _)| known.text == key.text).map(|(_, node)| &mut node.kind);
        match (known, node.kind) {
            (Some(Kind::List(items)), Kind::List(more)) => items.extend(more),
            (_, kind) => above.push((key, Node { span: node.span, kind })),
        }
    }
}

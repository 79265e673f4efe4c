//! A page of ours as a tree of its elements.

use crate::text::html::{Piece, attribute, decoded, pieces};

/// What stands in an element.
#[derive(Clone, Debug)]
pub(super) enum Node<'h> {
    /// With its entities.
    Text(&'h str),
    Element(Element<'h>),
}

/// An element with all in it.
#[derive(Clone, Debug)]
pub(super) struct Element<'h> {
    pub(super) name: &'h str,
    attributes: &'h str,
    pub(super) children: Vec<Node<'h>>,
}

impl<'h> Element<'h> {
    /// The elements of a piece of a page, in one without a name.
    pub(super) fn of(html: &'h str) -> Self {
        let mut open = vec![Element { name: "", attributes: "", children: Vec::new() }];
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => push(&mut open, Node::Text(text)),
                Piece::Open(name, attributes) => {
                    let element = Element { name, attributes, children: Vec::new() };
                    if piece.has_end() {
                        open.push(element);
                    } else {
                        push(&mut open, Node::Element(element));
                    }
                }
                Piece::Close(name) => {
                    let depth = open.iter().skip(1).rposition(|element| element.name == name);
                    close(&mut open, depth.map_or(usize::MAX, |depth| depth + 1));
                }
            }
        }
        close(&mut open, 1);
        open.pop().unwrap_or(Element { name: "", attributes: "", children: Vec::new() })
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&'h str> {
        attribute(self.attributes, name)
    }

    /// The value of an attribute as a reader would say it.
    pub(super) fn said(&self, name: &str) -> Option<String> {
        self.attribute(name).map(decoded)
    }

    pub(super) fn has_class(&self, wanted: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|class| class == wanted))
    }

    pub(super) fn has_any_class(&self, wanted: &[&str]) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|class| wanted.contains(&class)))
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first element in it, itself included, that is looked for.
    pub(super) fn find(&self, wanted: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if wanted(self) { Some(self) } else { self.elements().find_map(|element| element.find(wanted)) }
    }

    /// The same words in an element without a name.
    pub(super) fn shallow(&self) -> Self {
        Self { name: "", attributes: "", children: self.children.clone() }
    }

    /// The same without remarks in small letters.
    pub(super) fn without_details(&self) -> Self {
        let is_kept = |node: &&Node<'h>| node.element().is_none_or(|element| !element.has_class("detail"));
        Self { children: self.children.iter().filter(is_kept).cloned().collect(), ..self.shallow() }
    }

    /// Its text with the ends of its lines.
    pub(super) fn written(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text.trim_end().to_owned()
    }

    /// All its words.
    pub(super) fn words(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(written) => text.push_str(&decoded(written)),
                Node::Element(element) => {
                    element.gather(text);
                    if element.name == "br" {
                        text.push(' ');
                    }
                }
            }
        }
    }
}

impl<'h> Node<'h> {
    pub(super) fn element(&self) -> Option<&Element<'h>> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }
}

fn push<'h>(open: &mut [Element<'h>], node: Node<'h>) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

/// Ends all elements from a depth on.
fn close(open: &mut Vec<Element<'_>>, depth: usize) {
    while open.len() > depth.max(1) {
        if let Some(element) = open.pop() {
            push(open, Node::Element(element));
        }
    }
}

//! What a paper says to those who listen: the tree of its parts, in the order of reading.

use super::blocks::Scope;
use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::{NonZeroU16, NonZeroU32};

/// A part of the tree.
pub(super) type NodeId = usize;

/// What a part is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Root,
    Paragraph,
    /// Level and words.
    Heading(u16, String),
    List {
        ordered: bool,
    },
    Item,
    Label,
    Body,
    /// With what it is about, where no caption is printed.
    Table(Option<String>),
    Caption,
    Head,
    Rows,
    Row,
    /// Columns and rows that it spans.
    HeadCell(Scope, usize, usize),
    Cell(usize, usize),
    /// With the words for those who can't see it.
    Figure(String),
    Contents,
    Entry,
    Link,
    Group,
    Section,
}

struct Part {
    kind: Kind,
    children: Vec<Child>,
}

enum Child {
    Part(NodeId),
    Drawn(Identifier),
}

/// The tree, while the paper is made.
pub(super) struct Tags(Vec<Part>);

/// The part that holds all others.
pub(super) const ROOT: NodeId = 0;

impl Tags {
    pub(super) fn new() -> Self {
        Self(vec![Part { kind: Kind::Root, children: Vec::new() }])
    }

    /// A new part at the end of another.
    pub(super) fn add(&mut self, parent: NodeId, kind: Kind) -> NodeId {
        let id = self.0.len();
        self.0.push(Part { kind, children: Vec::new() });
        self.0[parent].children.push(Child::Part(id));
        id
    }

    /// What was drawn of a part.
    pub(super) fn drawn(&mut self, part: NodeId, identifier: Identifier) {
        self.0[part].children.push(Child::Drawn(identifier));
    }

    pub(super) fn tree(&self) -> TagTree {
        let mut tree = TagTree::new();
        for child in &self.0[ROOT].children {
            tree.push(self.node(child));
        }
        tree
    }

    fn node(&self, child: &Child) -> Node {
        let id = match child {
            Child::Drawn(identifier) => return Node::Leaf(*identifier),
            Child::Part(id) => *id,
        };
        let part = &self.0[id];
        let mut group = TagGroup::new(tag(&part.kind));
        for child in &part.children {
            group.push(self.node(child));
        }
        Node::Group(group)
    }
}

fn tag(kind: &Kind) -> TagKind {
    match kind {
        Kind::Root | Kind::Group => Tag::Div.into(),
        Kind::Section => Tag::Section.into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        Kind::List { ordered: true } => Tag::L(ListNumbering::Decimal).into(),
        Kind::List { ordered: false } => Tag::L(ListNumbering::None).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table(summary) => Tag::Table.with_summary(summary.clone()).into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Rows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeadCell(scope, across, down) => Tag::TH(match scope {
            Scope::Column => TableHeaderScope::Column,
            Scope::Row => TableHeaderScope::Row,
        })
        .with_col_span(spans(*across))
        .with_row_span(spans(*down))
        .into(),
        Kind::Cell(across, down) => Tag::TD.with_col_span(spans(*across)).with_row_span(spans(*down)).into(),
        Kind::Figure(says) => Tag::Figure(Some(says.clone())).into(),
        Kind::Contents => Tag::TOC.into(),
        Kind::Entry => Tag::TOCI.into(),
        Kind::Link => Tag::Link.into(),
    }
}

/// A span of one is none.
fn spans(count: usize) -> Option<NonZeroU32> {
    u32::try_from(count).ok().filter(|count| *count > 1).and_then(NonZeroU32::new)
}

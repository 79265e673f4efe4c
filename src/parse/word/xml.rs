//! The XML of a part: elements without their prefixes, within bounds.
//!
//! Who is given an element reads it to its end: with [`Xml::next`] up to [`Node::Close`], or with [`Xml::skip`].

use super::refusal::Refusal;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Elements of one part. The longest reports that were tried have 150,000; a million take seconds and hundreds of megabytes later on.
const MAX_ELEMENTS: usize = 500_000;
/// Elements within elements. A text box in a table in a text box is 60 deep; every step costs some of the stack.
const MAX_DEPTH: usize = 160;

/// The elements of a part, in order.
pub(super) struct Xml<'x> {
    reader: quick_xml::Reader<&'x [u8]>,
    depth: usize,
    left: usize,
}

/// What comes next.
pub(super) enum Node<'x> {
    Open(Tag<'x>),
    Close,
    Text(Cow<'x, str>),
}

/// An element's name and attributes, both without prefixes.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute. Of two that differ in their prefix only (`w:id`, `r:id`) the first counts; [`Tag::related`] takes the second kind.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.find(|key| key.rsplit(':').next() == Some(name) && !key.starts_with("r:"))
    }

    /// An attribute that names a related part: `r:id`, `r:embed`.
    pub(super) fn related(&self, name: &str) -> Option<String> {
        self.find(|key| key.strip_prefix("r:") == Some(name))
            .or_else(|| self.find(|key| key.rsplit(':').next() == Some(name)))
    }

    /// The attribute that most elements have only: `w:val`.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }

    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Of an element that switches something on, unless it says off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).filter_map(Result::ok).find(|a| wanted(a.key.0))?;
        found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }
}

impl<'x> Xml<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, left: MAX_ELEMENTS }
    }

    /// What comes next within the element that is being read, or its end.
    pub(super) fn next(&mut self) -> Result<Node<'x>, Refusal> {
        loop {
            match self.reader.read_event().map_err(|_| Refusal::broken())? {
                Event::Start(tag) => {
                    self.left = self
                        .left
                        .checked_sub(1)
                        .ok_or_else(|| Refusal::too_large(&format!("hơn {MAX_ELEMENTS} phần tử")))?;
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Refusal::too_large(&format!("các phần lồng vào nhau hơn {MAX_DEPTH} lớp")));
                    }
                    return Ok(Node::Open(Tag(tag)));
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(Refusal::broken)?;
                    return Ok(Node::Close);
                }
                Event::Text(text) => return Ok(Node::Text(text.into_inner())),
                Event::CData(text) => return Ok(Node::Text(text.into_inner())),
                Event::GeneralRef(name) => {
                    if let Some(letter) = name.resolve_char_ref().map_err(|_| Refusal::broken())? {
                        return Ok(Node::Text(Cow::Owned(letter.to_string())));
                    }
                    let known = quick_xml::escape::resolve_predefined_entity(&name).ok_or_else(Refusal::foreign)?;
                    return Ok(Node::Text(Cow::Borrowed(known)));
                }
                Event::DocType(_) => return Err(Refusal::foreign()),
                Event::Eof => return Err(Refusal::broken()),
                // empty elements come as two events
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => {}
            }
        }
    }

    /// Goes into the part's outermost element.
    pub(super) fn root(&mut self) -> Result<Tag<'x>, Refusal> {
        loop {
            if let Node::Open(tag) = self.next()? {
                return Ok(tag);
            }
        }
    }

    /// Passes over the rest of the element that is being read.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Gives each element within the one that is being read to a function, which reads it to its end.
    pub(super) fn each(
        &mut self,
        mut with: impl FnMut(&Tag<'x>, &mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        loop {
            match self.next()? {
                Node::Open(tag) => with(&tag, self)?,
                Node::Close => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    /// The text within the element that is being read, with that of elements within.
    pub(super) fn text(&mut self) -> Result<String, Refusal> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            if let Node::Text(piece) = self.next()? {
                text.push_str(&piece);
            }
        }
        Ok(text)
    }
}

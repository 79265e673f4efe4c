//! What an item of a content may hold besides text and figures: a contact, a document, a step with its day.

use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
use crate::text::{Spanned, fold, nfc};
use jiff::civil::Date;

/// Whom to ask, and where.
#[derive(Clone, Debug, Default)]
pub struct ContactCard {
    /// Of the person or the post.
    pub name: Option<String>,
    /// Chức vụ.
    pub position: Option<String>,
    /// Where the person works.
    pub address: Option<String>,
    /// As written; `None`: not given.
    pub phone: Option<String>,
    /// As written; `None`: not given.
    pub email: Option<String>,
    /// As written; `None`: not given.
    pub website: Option<String>,
}

/// A document that an item shows.
#[derive(Clone, Debug)]
pub struct LinkedDocument {
    /// For readers: the text of the link.
    pub title: String,
    /// `None`: only named, with no link.
    pub target: Option<Spanned<LinkTarget>>,
    /// Shown behind the link.
    pub note: Option<String>,
}

/// Where a linked document lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A document of the unit, by its slug.
    Document(String),
    /// A file below `static/`.
    File(String),
    /// Another site's address, as written; anything but `http(s)://` is reported.
    Url(String),
}

/// A map of the card's keys.
pub(super) fn contact(fields: &mut Fields<'_, '_>, node: &Node) -> ContactCard {
    let Some(mut inner) = fields.open_below(node) else {
        return ContactCard::default();
    };
    let card = ContactCard {
        name: inner.plain("name"),
        position: inner.plain("position"),
        address: inner.plain("address"),
        phone: inner.plain("phone"),
        email: inner.plain("email"),
        website: inner.plain("website"),
    };
    inner.finish();
    card
}

/// `{date: …, text: …}`: both are needed.
pub(super) fn step(fields: &mut Fields<'_, '_>, node: &Node) -> Option<(Date, String)> {
    let mut inner = fields.open_below(node)?;
    let (date, text) = (inner.date("date"), inner.required_text("text"));
    if date.is_none() && inner.node("date").is_none() {
        let place = inner.own_place();
        inner
            .diagnostics
            .push(Diagnostic::new(&codes::MISSING_KEY, place, "mốc này thiếu ngày").hint("viết “date: …”"));
    }
    inner.finish();
    Some((date?.value, text?.value))
}

/// `{title: …, document | file | url: …}`.
pub(super) fn document(fields: &mut Fields<'_, '_>, node: &Node) -> Option<LinkedDocument> {
    let mut inner = fields.open_below(node)?;
    let (title, note) = (inner.required_text("title"), inner.plain("note"));
    let document = inner.text("document").map(|t| t.map(LinkTarget::Document));
    let file = inner.text("file").map(|t| t.map(LinkTarget::File));
    let url = inner.text("url");
    if let Some(wrong) = url.as_ref().filter(|u| !u.value.starts_with("https://") && !u.value.starts_with("http://")) {
        let message = format!("“{}” không phải địa chỉ web", wrong.value);
        inner
            .diagnostics
            .push(Diagnostic::new(&codes::UNSAFE_LINK, wrong.place.clone(), message).hint("viết đủ https://…"));
    }
    inner.finish();
    Some(LinkedDocument {
        title: title?.value,
        target: document.or(file).or(url.map(|t| t.map(LinkTarget::Url))),
        note,
    })
}

/// An item that does not apply, and why.
pub(super) struct Inapplicable {
    pub(super) reason: Option<String>,
}

/// `n/a`, or a map with the one key `not_applicable`: the reason.
pub(super) fn not_applicable(node: &Node) -> Option<Inapplicable> {
    match &node.kind {
        Kind::Scalar { text, .. } if matches!(fold(text.trim()).as_str(), "n/a" | "khong ap dung") => {
            Some(Inapplicable { reason: None })
        }
        Kind::Map(entries) => match entries.as_slice() {
            [(key, Node { kind: Kind::Scalar { text, .. }, .. })] if key.text == "not_applicable" => {
                Some(Inapplicable { reason: Some(nfc(text.trim())) })
            }
            _ => None,
        },
        _ => None,
    }
}

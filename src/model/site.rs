//! The portal: `content/site.yaml`.

use super::{HeldBack, PaperKind, Unit};
use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::text::{Spanned, site_address};
use std::sync::Arc;

/// Everything that is published together.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Name of the portal.
    pub title: String,
    /// One sentence, for search engines and shared links.
    pub description: Option<String>,
    /// Published address, ending in `/`.
    pub base_url: Option<String>,
    /// Websites that may show its pages within theirs, as `https://cong.edu.vn`.
    pub embed_in: Vec<String>,
    /// Papers that are made as PDF files, too.
    pub pdf: Vec<PaperKind>,
    /// Folder in `themes/`; `None`: `mac-dinh`.
    pub theme: Option<String>,
    /// A banner on every page; `None`: no banner.
    pub notice: Option<String>,
    /// Languages of the portal's own pages, as written.
    pub languages: Vec<Spanned<String>>,
    /// On what terms others may use the data; `None`: the site does not say.
    pub licence: Option<Licence>,
    /// Whom to ask about the portal; all of it may be missing.
    pub contact: Contact,
    /// In the order of their folders.
    pub units: Units,
    /// Units that are not shown as their newest sources say.
    pub held_back: HeldBack,
}

/// The units, shared with whoever remembers them from one build to the next.
#[derive(Clone, Debug, Default)]
pub struct Units(Vec<Arc<Unit>>);

impl Units {
    /// All, in the order of their folders.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Unit> + ExactSizeIterator + Clone {
        self.0.iter().map(AsRef::as_ref)
    }

    /// All, for several threads.
    pub fn as_slice(&self) -> &[Arc<Unit>] {
        &self.0
    }
}

impl Extend<Arc<Unit>> for Units {
    fn extend<I: IntoIterator<Item = Arc<Unit>>>(&mut self, units: I) {
        self.0.extend(units);
    }
}

impl std::ops::Index<usize> for Units {
    type Output = Unit;

    fn index(&self, at: usize) -> &Unit {
        &self.0[at]
    }
}

/// The licence of the files of data.
#[derive(Clone, Debug)]
pub struct Licence {
    /// `CC BY 4.0`.
    pub name: String,
    /// Where its text is.
    pub url: String,
}

/// Whom to ask.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// Of a person or an office.
    pub name: Option<String>,
    /// As written; `None`: not given.
    pub email: Option<String>,
    /// As written; `None`: not given.
    pub phone: Option<String>,
    /// As written; `None`: not given.
    pub address: Option<String>,
}

impl Site {
    pub(super) fn read(mut fields: Fields<'_, '_>) -> Self {
        let site = Self {
            title: fields.required_text("title").map(|t| t.value).unwrap_or_default(),
            description: fields.plain("description"),
            base_url: base_url(&mut fields),
            embed_in: embed_in(&mut fields),
            pdf: PaperKind::read(&mut fields),
            theme: fields.plain("theme"),
            notice: fields.plain("notice"),
            languages: fields.texts("languages"),
            licence: fields.map("licence", licence),
            contact: fields
                .map("contact", |f| {
                    Some(Contact {
                        name: f.plain("name"),
                        email: f.plain("email"),
                        phone: f.plain("phone"),
                        address: f.plain("address"),
                    })
                })
                .unwrap_or_default(),
            units: Units::default(),
            held_back: HeldBack::default(),
        };
        fields.finish();
        site
    }
}

fn licence(fields: &mut Fields<'_, '_>) -> Option<Licence> {
    let (name, url) = (fields.required_text("name"), fields.required_text("url"));
    let url = url.filter(|url| {
        let is_address = site_address(&url.value).is_some();
        if !is_address {
            let message = format!("“{}” không phải địa chỉ của giấy phép", url.value);
            let hint = "viết như https://creativecommons.org/licenses/by/4.0/deed.vi";
            fields.diagnostics.push(Diagnostic::new(&codes::WRONG_TYPE, url.place.clone(), message).hint(hint));
        }
        is_address
    });
    Some(Licence { name: name?.value, url: url?.value })
}

/// Whole websites: a policy names hosts, no paths.
fn embed_in(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let mut hosts = Vec::new();
    for written in fields.texts("embed_in") {
        let host = site_address(&written.value).map(|address| address.trim_end_matches('/').to_owned());
        match host.filter(|host| host.split_once("://").is_some_and(|(_, rest)| !rest.contains('/') && rest.is_ascii()))
        {
            Some(host) => hosts.push(host),
            None => {
                let message = format!("“{}” không phải địa chỉ của một cổng", written.value);
                let hint = "chỉ viết tên máy chủ, như https://mnhoasen.edu.vn, không có phần sau dấu /";
                fields.diagnostics.push(Diagnostic::new(&codes::WRONG_TYPE, written.place, message).hint(hint));
            }
        }
    }
    hosts
}

fn base_url(fields: &mut Fields<'_, '_>) -> Option<String> {
    let written = fields.text("base_url")?;
    let address = site_address(&written.value);
    if address.is_none() {
        let message = format!("“{}” không phải địa chỉ của trang", written.value);
        fields
            .diagnostics
            .push(Diagnostic::new(&codes::WRONG_TYPE, written.place, message).hint("viết như https://truong.edu.vn/"));
    }
    address
}

//! Administrative documents and free pages.

use crate::derive::duties::Item;
use crate::model::{Document, FreePage, Unit};
use crate::parse::prose::plain_with_marks;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::lists;
use crate::site::parts::record::{self, Recorded};
use crate::site::parts::section::UnitSection;
use crate::site::parts::tables::fill;
use crate::site::phrases::document::{place_date, signer};
use crate::site::view::{AnnexView, DocumentList, DocumentPage, Fact, FreePageView, Link, NoteView, TocEntry, View};
use std::sync::Arc;

/// What a document's page is made of, beside the document.
#[derive(Clone, Copy)]
struct Made<'m> {
    setting: &'m Setting<'m>,
    unit: &'m Unit,
    calendars: &'m Calendars,
    /// The unit's sections in their order.
    all: &'m [UnitSection],
}

/// The pages; `all` are the unit's sections in their order.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, all: &[UnitSection]) -> Vec<Page> {
    let made = Made { setting, unit, calendars, all };
    let mut pages: Vec<Page> = unit.documents.iter().map(|d| document_page(&made, d)).collect();
    if !unit.documents.is_empty() {
        let route = routes::documents(unit);
        let chrome = setting.unit_chrome(&route, unit, Section::DOCUMENTS, &setting.say("documents_heading"), &[]);
        let view = DocumentList { items: lists::documents(setting, &route, unit), chrome };
        pages.push(Page {
            route,
            content: Content::Html(Box::new(View::DocumentList(view))),
            source: Arc::clone(&unit.file),
        });
    }
    pages
}

fn document_page(made: &Made<'_>, document: &Document) -> Page {
    let Made { setting, unit, .. } = *made;
    let route = routes::document(unit, &document.slug);
    let above = [(setting.say("documents_heading"), routes::documents(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::DOCUMENTS, &document.title(), &above);
    chrome.description = Some(document.title());
    let quotes = document.quotes();
    let marked = |text: &str| plain_with_marks(text, &quotes, &mut vec![false; quotes.len()]);
    let format = &setting.packs.document_format;
    let body = fill(setting, &route, unit, &document.body);
    let annex = document.annex.as_ref().map(|annex| AnnexView {
        title_html: marked(&annex.title),
        subtitle_html: annex.subtitle.as_deref().map(marked),
        body: fill(setting, &route, unit, &annex.body),
    });
    let facts = [
        ("fact_number", document.number.clone()),
        ("fact_issued", document.date.map(|day| setting.date(day))),
        ("fact_school_year", document.school_year.map(|y| y.to_string())),
        ("fact_published", document.published.map(|day| setting.date(day))),
    ];
    let headings = document.body.headings().into_iter().filter(|(level, _, _)| *level <= 3);
    let toc = headings.map(|(level, id, text)| TocEntry { level, id, text });
    let recorded = Recorded {
        span: document.school_year.map(|year| year.to_string()).unwrap_or_default(),
        title: document.title(),
        published: document.published,
        corrections: &document.corrections,
    };
    record::mark(setting, unit, &route, &mut chrome, recorded);
    let view = DocumentPage {
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }))
            .collect(),
        toc: toc.collect(),
        national_name: format.fixed_text("national_name").to_owned(),
        motto: format.fixed_text("motto").to_owned(),
        parent_organ_html: document.parent_organ.as_deref().map(marked),
        organ_html: marked(&document.organ),
        number_html: document.number.as_deref().map(marked),
        place_date: place_date(setting, document.place.as_deref(), document.date),
        kind_name: document.kind_name.to_uppercase(),
        subject_html: marked(&document.subject),
        legal_basis_html: document.legal_basis.iter().map(|t| marked(t)).collect(),
        body,
        annex,
        signer_html: document.signer.as_ref().map(|s| signer(s, &marked)),
        recipients_html: document.recipients.iter().map(|t| marked(t)).collect(),
        notes: document
            .notes
            .iter()
            .enumerate()
            .map(|(n, note)| NoteView { number: n + 1, quote: note.quote.clone(), note: note.note.clone() })
            .collect(),
        related: related(made, &route, document),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::Document(Box::new(view)))), source: Arc::clone(&document.file) }
}

/// Pages made from what the document sets out.
fn related(made: &Made<'_>, route: &Route, document: &Document) -> Vec<Link> {
    let Made { setting, unit, calendars, all } = *made;
    let at = unit.documents.iter().position(|d| d.slug == document.slug).unwrap_or(usize::MAX);
    let met = calendars.backlinks(setting, route, unit, Item::Document(at));
    let set_out = all.iter().flat_map(|shown| (shown.set_out)(setting, route, unit, &document.slug));
    set_out.chain(met).collect()
}

/// Pages outside the navigation.
pub(crate) fn free_pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    unit.pages.iter().map(|p| free_page(setting, unit, p)).collect()
}

fn free_page(setting: &Setting<'_>, unit: &Unit, page: &FreePage) -> Page {
    let route = routes::page(unit, &page.slug);
    let chrome = setting.unit_chrome(&route, unit, Section::OTHER, &page.title, &[]);
    let view = FreePageView { body: fill(setting, &route, unit, &page.body), chrome };
    Page { route, content: Content::Html(Box::new(View::Free(view))), source: Arc::clone(&page.file) }
}

//! Administrative documents and free pages.

use super::calendar::Calendars;
use super::chrome::Section;
use super::table::html;
use super::{Content, Page, Setting, improvement, routes};
use crate::derive::duties::Item;
use crate::model::{Document, FreePage, Unit};
use crate::parse::prose::{Prose, plain_with_marks};
use crate::site::Route;
use crate::site::prose_view::Filling;
use crate::site::view::{
    AnnexView, Block, DocumentList, DocumentPage, Fact, FreePageView, HomeItem, Link, NoteView, SignerView, TocEntry,
    View,
};
use crate::text::format_date_long;
use std::sync::Arc;

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let mut pages: Vec<Page> = unit.documents.iter().map(|d| document_page(setting, unit, calendars, d)).collect();
    pages.extend(unit.pages.iter().map(|p| free_page(setting, unit, p)));
    if !unit.documents.is_empty() {
        let route = routes::documents(unit);
        let chrome = setting.unit_chrome(&route, unit, Section::Documents, &setting.say("documents_heading"), &[]);
        let view = DocumentList { items: items(setting, &route, unit), chrome };
        pages.push(Page {
            route,
            content: Content::Html(Box::new(View::DocumentList(view))),
            source: Arc::clone(&unit.file),
        });
    }
    pages
}

/// Documents as list entries, newest first.
pub(super) fn items(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut documents: Vec<&Document> = unit.documents.iter().collect();
    documents.sort_by(|a, b| (b.date, &a.slug).cmp(&(a.date, &b.slug)));
    documents
        .into_iter()
        .map(|d| {
            let number = d.number.as_ref().map(|n| setting.tell("document_number", &[("number", n)]));
            let date = d.date.map(|day| setting.tell("document_date", &[("date", &setting.date(day))]));
            let details: Vec<String> = number.into_iter().chain(date).collect();
            HomeItem {
                label: d.title(),
                href: setting.href(route, &routes::document(unit, &d.slug)),
                detail: (!details.is_empty()).then(|| details.join(", ")),
                state: None,
                illustrative: false,
            }
        })
        .collect()
}

/// Prose of a document or page, with the unit's tables put in.
fn fill(setting: &Setting<'_>, route: &Route, unit: &Unit, prose: &Prose) -> Vec<Block> {
    let setting = &setting.on_paper();
    let table = |kind: &str, id: &str| match kind {
        "council" => unit.assessment(id).and_then(|a| super::assessments::council(setting, a)),
        "resources" => unit.assessment(id).and_then(|a| super::assessments::resources(setting, route, a)),
        "schedule" => unit.assessment(id).and_then(|a| super::assessments::schedule(setting, route, a)),
        "improvement" => unit
            .improvements
            .iter()
            .find(|i| i.id == id)
            .map(|plan| improvement::official_table(setting, route, unit, plan)),
        "calendar" => unit.calendars.iter().find(|c| c.year.to_string() == id).map(|c| plan_table(setting, c)),
        "external-assessments" => {
            unit.external.iter().find(|e| e.year.to_string() == id).map(|e| super::external::table(setting, e))
        }
        _ => None,
    };
    Filling { link: &setting.links(route), table: &table, evidence: &|_| None, heading_shift: 0, heading_ids: true }
        .blocks(prose)
}

/// The month table of a school's plan, as it was printed: Tháng, Nội dung, Mốc thời gian.
fn plan_table(setting: &Setting<'_>, calendar: &crate::model::SchoolCalendar) -> crate::site::view::DataTable {
    let headers = [setting.say("plan_month"), setting.say("plan_work"), setting.say("plan_time")];
    let caption = setting.tell("plan_table_caption", &[("year", &calendar.year.to_string())]);
    let mut table = super::table::Simple::new(&format!("lich-{}", calendar.year), &caption, &headers);
    let mut last_month = None;
    for event in calendar.events.iter().filter(|e| e.in_table) {
        let month = event.month.filter(|_| event.month != last_month).map(|m| m.to_string()).unwrap_or_default();
        last_month = event.month;
        let weeks: Vec<String> = event.weeks.iter().map(ToString::to_string).collect();
        let time =
            if weeks.is_empty() { String::new() } else { setting.tell("plan_week", &[("weeks", &weeks.join(", "))]) };
        table.row(vec![html(&month), html(&event.label), html(&time)], 0);
        if let Some(note) = &event.editor_note {
            table.remark(html(&setting.tell("editor_note_inline", &[("note", note)])));
        }
    }
    table.finish()
}

fn document_page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, document: &Document) -> Page {
    let route = routes::document(unit, &document.slug);
    let above = [(setting.say("documents_heading"), routes::documents(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::Documents, &document.title(), &above);
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
    let toc = document.body.headings().filter(|(level, _, _)| *level <= 3).map(|(level, id, text)| TocEntry {
        level,
        id: id.to_owned(),
        text: text.to_owned(),
    });
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
        place_date: place_date(document.place.as_deref(), document.date),
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
        related: related(setting, &route, unit, calendars, document),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::Document(Box::new(view)))), source: Arc::clone(&document.file) }
}

/// `Noong Luông, ngày 18 tháng 9 năm 2023`.
pub(super) fn place_date(place: Option<&str>, date: Option<jiff::civil::Date>) -> Option<String> {
    match (place, date) {
        (Some(place), Some(date)) => Some(format!("{place}, {}", format_date_long(date))),
        (None, Some(date)) => Some(format_date_long(date)),
        _ => None,
    }
}

/// A signature block; `marked` turns each line into HTML.
pub(super) fn signer(signer: &crate::model::Signer, marked: &dyn Fn(&str) -> String) -> SignerView {
    SignerView {
        authority: signer.authority.as_deref().map(marked),
        title: signer.title.as_deref().map(marked),
        mark: signer.mark.as_deref().map(marked),
        name: signer.name.as_deref().map(marked),
    }
}

/// Pages made from what the document sets out.
fn related(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars, document: &Document) -> Vec<Link> {
    let is_this = |slug: &Option<crate::text::Spanned<String>>| slug.as_ref().is_some_and(|s| s.value == document.slug);
    let assessments = unit
        .assessments
        .iter()
        .filter(|a| is_this(&a.document))
        .map(|a| setting.link(route, &routes::assessment(unit, a), a.title.clone()));
    let plans = unit
        .improvements
        .iter()
        .filter(|i| is_this(&i.document))
        .map(|i| setting.link(route, &routes::improvement(unit, i), i.title.clone()));
    let made = unit.calendars.iter().filter(|c| is_this(&c.document)).map(|c| {
        let label = setting.tell("calendar_heading", &[("year", &c.year.to_string())]);
        setting.link(route, &routes::calendar(unit, c.year), label)
    });
    let external = unit
        .external
        .iter()
        .filter(|e| is_this(&e.document))
        .map(|e| setting.link(route, &routes::external(unit, e), e.title.clone()));
    let at = unit.documents.iter().position(|d| d.slug == document.slug).unwrap_or(usize::MAX);
    let met = calendars.backlinks(setting, route, unit, Item::Document(at));
    assessments.chain(plans).chain(made).chain(external).chain(met).collect()
}

fn free_page(setting: &Setting<'_>, unit: &Unit, page: &FreePage) -> Page {
    let route = routes::page(unit, &page.slug);
    let chrome = setting.unit_chrome(&route, unit, Section::Other, &page.title, &[]);
    let view = FreePageView { body: fill(setting, &route, unit, &page.body), chrome };
    Page { route, content: Content::Html(Box::new(View::Free(view))), source: Arc::clone(&page.file) }
}

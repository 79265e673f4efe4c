//! Items of a content that has no form, for the content's page and the yearly report.

use crate::derive::figures::FormFigures;
use crate::model::{ContactCard, Disclosure, ItemBody, ItemSection, LinkTarget, LinkedDocument, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::form_table;
use crate::site::prose_view::simple_html;
use crate::site::view::{Fact, FormTable, ItemLink, ItemView};

/// Items as they are shown; `top` is the level of the outermost headings, `keep` says which.
pub(crate) fn views(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    disclosure: &Disclosure,
    of: &FormFigures,
    top: usize,
    keep: &dyn Fn(&ItemSection) -> bool,
) -> Vec<ItemView> {
    disclosure
        .items
        .iter()
        .filter(|i| keep(i))
        .map(|item| view(setting, route, unit, disclosure, of, top, item))
        .collect()
}

fn view(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    disclosure: &Disclosure,
    of: &FormFigures,
    top: usize,
    item: &ItemSection,
) -> ItemView {
    let mut view = ItemView {
        id: format!("muc-{}", item.path.replace(['.', '_'], "-")),
        level: (top + item.depth).min(5),
        num: numbered(&item.num),
        label: item.label.clone(),
        ..ItemView::default()
    };
    match &item.body {
        ItemBody::Group | ItemBody::Figure => {}
        ItemBody::Missing => view.empty = Some(setting.say(if item.optional { "item_none" } else { "item_missing" })),
        ItemBody::NotApplicable(None) => view.empty = Some(setting.say("item_not_applicable")),
        ItemBody::NotApplicable(Some(reason)) => {
            view.empty = Some(setting.tell("item_not_applicable_because", &[("reason", reason)]));
        }
        ItemBody::Prose(prose) => view.body_html = simple_html(prose, &setting.links(route)),
        ItemBody::Contact(card) => view.facts = contact(setting, card),
        ItemBody::Documents(documents) => {
            view.links = documents.iter().map(|d| link(setting, route, unit, d)).collect();
        }
        ItemBody::Timeline(steps) => {
            view.facts =
                steps.iter().map(|(date, text)| Fact { label: setting.date(*date), value: text.clone() }).collect();
        }
        ItemBody::Table(at) => view.table = Some(table(setting, disclosure, of, *at)),
    }
    view
}

/// A table of records or figures, with what the school says about doubtful ones.
fn table(setting: &Setting<'_>, disclosure: &Disclosure, of: &FormFigures, at: usize) -> FormTable {
    let table = form_table::table(setting, &disclosure.tables[at], &of.tables[at], false, true);
    FormTable { meaning: None, table, charts: Vec::new(), notes: notes(disclosure, of, at) }
}

/// The school's words on doubtful figures of a table.
pub(crate) fn notes(disclosure: &Disclosure, of: &FormFigures, at: usize) -> Vec<Fact> {
    let mut notes: Vec<Fact> = Vec::new();
    for finding in of.findings.iter().filter(|f| f.table == at) {
        let Some(note) = &finding.explanation else { continue };
        let (row, column) = (&of.tables[at].rows[finding.row], &disclosure.tables[at].layout.columns[finding.column]);
        let fact = Fact { label: format!("{} – {}", row.label, column.full_label), value: note.clone() };
        if !notes.iter().any(|n| n.value == fact.value) {
            notes.push(fact);
        }
    }
    notes
}

fn contact(setting: &Setting<'_>, card: &ContactCard) -> Vec<Fact> {
    let facts = [
        ("contact_name", &card.name),
        ("contact_position", &card.position),
        ("fact_address", &card.address),
        ("fact_phone", &card.phone),
        ("fact_email", &card.email),
        ("fact_website", &card.website),
    ];
    facts.into_iter().filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value.clone()? })).collect()
}

fn link(setting: &Setting<'_>, route: &Route, unit: &Unit, document: &LinkedDocument) -> ItemLink {
    let href = document.target.as_ref().and_then(|target| match &target.value {
        LinkTarget::Document(slug) => {
            unit.document(slug).map(|d| setting.href(route, &routes::document(unit, &d.slug)))
        }
        LinkTarget::File(path) => {
            let wanted = format!("/static/{path}");
            let file = unit.statics.iter().find(|f| f.ends_with(&wanted))?;
            routes::static_file(unit, file).map(|to| setting.href(route, &to))
        }
        LinkTarget::Url(url) => Some(url.clone()),
    });
    ItemLink { label: document.title.clone(), href, note: document.note.clone() }
}

/// `1.` for a clause, `a)` for a point.
fn numbered(num: &str) -> String {
    match num.chars().next() {
        None => String::new(),
        Some(c) if c.is_ascii_digit() => format!("{num}."),
        Some(_) => format!("{num})"),
    }
}

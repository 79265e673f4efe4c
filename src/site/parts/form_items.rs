//! Items of a content that has no form, for the content's page and the yearly report.

use crate::derive::figures::{FormFigures, Without};
use crate::derive::remarks;
use crate::model::{ContactCard, Disclosure, ItemBody, ItemSection, LinkTarget, LinkedDocument, Unit};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::context::{files, routes};
use crate::site::parts::form_table;
use crate::site::phrases::figure::written;
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
        label: setting.official(&item.label),
        ..ItemView::default()
    };
    match &item.body {
        ItemBody::Group | ItemBody::Figure => {}
        ItemBody::Missing | ItemBody::NotApplicable(_) => view.empty = Some(empty(setting, unit, disclosure, item)),
        ItemBody::Prose(prose) => view.body_html = simple_html(prose, &setting.links(route)),
        ItemBody::Contact(card) => view.facts = contact(setting, card),
        ItemBody::Documents(documents) => {
            view.links = documents.iter().map(|d| link(setting, route, unit, d)).collect();
        }
        ItemBody::Timeline(steps) => {
            view.facts =
                steps.iter().map(|(date, text)| Fact { label: setting.date(*date), value: text.clone() }).collect();
        }
        ItemBody::Table(at) => view.table = Some(table(setting, unit, disclosure, of, (*at, item))),
    }
    view
}

/// What is said where there is nothing: that it is not there, and what of the law explains it.
fn empty(setting: &Setting<'_>, unit: &Unit, disclosure: &Disclosure, item: &ItemSection) -> String {
    let place = disclosure.content().map(|content| format!("{}.{}", content.id, item.path)).unwrap_or_default();
    let remarks = remarks::at_place(unit, disclosure, &place, setting.years());
    let said = match &item.body {
        ItemBody::NotApplicable(None) => Some(setting.say("item_not_applicable")),
        ItemBody::NotApplicable(Some(reason)) => {
            Some(setting.tell("item_not_applicable_because", &[("reason", reason)]))
        }
        _ if remarks.iter().any(|r| r.settles && r.readers.is_some()) => None,
        _ => Some(setting.say(if item.optional { "item_none" } else { "item_missing" })),
    };
    let why = remarks.iter().filter_map(|remark| Some(setting.official(remark.readers.as_ref()?)));
    said.into_iter().chain(why).collect::<Vec<_>>().join(" ")
}

/// A table of records or figures, with what the school says about doubtful ones and the law about empty ones.
fn table(
    setting: &Setting<'_>,
    unit: &Unit,
    disclosure: &Disclosure,
    of: &FormFigures,
    (at, item): (usize, &ItemSection),
) -> FormTable {
    let table = form_table::table(setting, &disclosure.tables[at], &of.tables[at], false, true);
    let notes = notes(disclosure, of, at);
    let mut remarks = without_words(setting, disclosure, of, at);
    if !disclosure.tables[at].records {
        let above = item.path.rsplit_once('.').map(|(above, _)| format!("{above}.")).unwrap_or_default();
        let content = disclosure.content().map(|content| content.id.as_str()).unwrap_or_default();
        remarks.extend(explained(setting, unit, disclosure, at, &format!("{content}.{above}")));
    }
    FormTable { meaning: None, table, charts: Vec::new(), notes, remarks }
}

/// What of the law explains rows without a figure; `above` stands before a row's id in the place's name.
pub(crate) fn explained(
    setting: &Setting<'_>,
    unit: &Unit,
    disclosure: &Disclosure,
    at: usize,
    above: &str,
) -> Vec<Fact> {
    let table = &disclosure.tables[at];
    let is_empty = |row: &str| !table.layout.columns.iter().any(|column| table.value(row, &column.id).is_some());
    let mut facts = Vec::new();
    for row in table.layout.rows.iter().filter(|row| is_empty(&row.id)) {
        let remarks = remarks::at_place(unit, disclosure, &format!("{above}{}", row.id), setting.years());
        let readers = remarks.into_iter().filter_map(|remark| remark.readers.as_ref());
        facts.extend(readers.map(|text| Fact { label: setting.official(&row.label), value: setting.official(text) }));
    }
    facts
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

/// Which totals leave out what stands in words, each total once for all columns in which it leaves out the same.
pub(crate) fn without_words(setting: &Setting<'_>, disclosure: &Disclosure, of: &FormFigures, at: usize) -> Vec<Fact> {
    let (table, columns) = (&of.tables[at], &disclosure.tables[at].layout.columns);
    let mut facts: Vec<Fact> = Vec::new();
    for Without { total, words } in &table.without {
        let part = |(row, column): &(usize, usize)| {
            let value = table.rows[*row].cells[*column].value().map(|value| written(setting, value, false));
            let (label, words) = (setting.official(&table.rows[*row].label), value.unwrap_or_default());
            setting.tell("sum_without_part", &[("label", &label), ("words", &words)])
        };
        let parts: Vec<String> = words.iter().map(part).collect();
        let value = setting.tell("sum_without", &[("parts", &parts.join("; "))]);
        let row = setting.official(&table.rows[total.0].label);
        let label = if columns.len() > 1 {
            format!("{row} – {}", setting.official_heads(&columns[total.1].full_label))
        } else {
            row
        };
        facts.push(Fact { label, value });
    }
    facts
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
            files::shown_static(setting.snapshot, unit, file).map(|to| setting.href(route, &to))
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

//! Ids become addresses, names of files and of sheets in a workbook: each must be fit for what it becomes.

use super::{CalendarRules, Framework, Regime, SchoolPack, TableLayout};
use crate::parse::yaml::{Kind, Node};
use crate::text::{Span, is_device_name, slug};

/// Excel takes no longer name of a sheet.
const SHEET_NAME: usize = 31;

/// An id that does not fit: where it is written, and what to do.
pub(super) struct Unfit {
    pub(super) span: Option<Span>,
    pub(super) message: String,
}

/// What an id becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Becomes {
    /// A part of an address.
    Address,
    /// A part of a file's name and the name of a sheet.
    File,
    /// A key, and part of an anchor.
    Key,
}

impl Becomes {
    /// Why an id does not fit.
    fn refuses(self, id: &str) -> Option<String> {
        let plain = |upper: bool| {
            id.starts_with(|c: char| c.is_ascii_alphanumeric())
                && id.bytes().all(|b| {
                    b.is_ascii_lowercase()
                        || b.is_ascii_digit()
                        || matches!(b, b'-' | b'_')
                        || (upper && b.is_ascii_uppercase())
                })
        };
        let proper = || Some(slug(id)).filter(|s| !s.is_empty() && !is_device_name(s));
        let said = |what: &str| match proper() {
            Some(proper) if proper != id => Some(format!("{what}; viết “{proper}”")),
            _ => Some(what.to_owned()),
        };
        match self {
            _ if is_device_name(id) && self != Self::Key => said("Windows giữ tên này cho thiết bị, không đặt được"),
            Self::Address if slug(id) != id || id.is_empty() => {
                said("mã này là một phần của địa chỉ trang, chỉ gồm chữ thường không dấu, số và gạch nối")
            }
            Self::File if !plain(false) => {
                said("mã này là tên tệp và tên trang tính, chỉ gồm chữ thường không dấu, số, gạch nối và gạch dưới")
            }
            Self::File if id.len() > SHEET_NAME => Some(format!("tên trang tính chỉ dài tối đa {SHEET_NAME} ký tự")),
            Self::Key if !plain(true) => said("mã chỉ gồm chữ không dấu, số, gạch nối và gạch dưới"),
            _ => None,
        }
    }
}

/// Gathers ids that do not fit, each once.
struct Search<'n> {
    root: &'n Node,
    found: Vec<Unfit>,
    seen: Vec<String>,
}

impl Search<'_> {
    fn look<'i>(&mut self, becomes: Becomes, ids: impl IntoIterator<Item = &'i String>) {
        for id in ids {
            let Some(why) = becomes.refuses(id).filter(|_| !self.seen.contains(id)) else { continue };
            self.seen.push(id.clone());
            self.found.push(Unfit { span: written(self.root, id), message: format!("mã “{id}”: {why}") });
        }
    }
}

/// Where an id is written in the pack.
pub(super) fn written(node: &Node, id: &str) -> Option<Span> {
    match &node.kind {
        Kind::Map(entries) => entries.iter().find_map(|(key, value)| {
            if key.text == "id" && value.as_text() == Some(id) { Some(value.span) } else { written(value, id) }
        }),
        Kind::List(items) => items.iter().find_map(|item| written(item, id)),
        _ => None,
    }
}

/// Ids of an accreditation framework that do not fit.
pub(super) fn of_framework(framework: &Framework, root: &Node) -> Vec<Unfit> {
    let mut search = Search { root, found: Vec::new(), seen: Vec::new() };
    search.look(Becomes::Address, [&framework.id]);
    search.look(Becomes::Address, framework.editions.iter().map(|e| &e.id));
    search.look(Becomes::Address, framework.profiles.iter().map(|p| &p.id));
    search.found
}

/// Ids of the calendar's rules that do not fit: a role has a file to subscribe to.
pub(super) fn of_calendar(rules: &CalendarRules, root: &Node) -> Vec<Unfit> {
    let mut search = Search { root, found: Vec::new(), seen: Vec::new() };
    search.look(Becomes::File, rules.roles.iter().map(|r| &r.id));
    search.look(Becomes::Key, rules.channels.iter().map(|c| &c.id));
    search.look(Becomes::Key, rules.events.iter().map(|e| &e.id));
    search.found
}

/// Ids of kinds of schools that do not fit: a kind has a picture; a kind without a Vietnamese name has none on pages.
pub(super) fn of_schools(schools: &SchoolPack, root: &Node) -> Vec<Unfit> {
    let mut search = Search { root, found: Vec::new(), seen: Vec::new() };
    search.look(Becomes::Address, schools.types.iter().map(|kind| &kind.id));
    search.look(Becomes::Key, schools.types.iter().filter_map(|kind| kind.audience.as_ref()));
    let unnamed = schools.types.iter().filter(|kind| !kind.names.contains_key("vi"));
    search.found.extend(unnamed.map(|kind| Unfit {
        span: written(root, &kind.id),
        message: format!("loại trường “{}”: names thiếu tên tiếng Việt (names: {{vi: …}})", kind.id),
    }));
    search.found
}

/// Ids of a disclosure regime that do not fit.
pub(super) fn of_regime(regime: &Regime, root: &Node) -> Vec<Unfit> {
    let mut search = Search { root, found: Vec::new(), seen: Vec::new() };
    search.look(Becomes::Address, [&regime.id]);
    search.look(Becomes::File, regime.suggested_tables.iter().map(|t| &t.id));
    for form in &regime.forms {
        search.look(Becomes::File, [&form.id]);
        for table in &form.tables {
            search.look(Becomes::File, [&table.id]);
            let layout = TableLayout::new(regime, table, &[]);
            search.look(Becomes::Key, layout.rows.iter().map(|r| &r.id));
            search.look(Becomes::Key, layout.columns.iter().map(|c| &c.id));
        }
    }
    search.look(Becomes::Key, regime.contents.iter().map(|c| &c.id));
    search.look(Becomes::Key, regime.schedules.iter().map(|s| &s.id));
    search.look(Becomes::Key, regime.channels.iter().map(|c| &c.id));
    search.look(Becomes::Key, regime.reporting.iter().map(|r| &r.id));
    search.look(Becomes::Key, regime.disclosures.iter().map(|d| &d.id));
    search.found
}

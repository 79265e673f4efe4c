//! Lines of a publication log as a table.

use crate::ledger::Entry;
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::log_routes;
use crate::site::context::setting::Setting;
use crate::site::parts::record::day;
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, DataTable};

/// Newest first.
pub(crate) fn lines(setting: &Setting<'_>, from: &Route, unit: &Unit, entries: &[&Entry]) -> DataTable {
    let heads = ["log_when", "log_what", "log_page", "log_why"].map(|key| setting.say(key));
    let mut table = Simple::new("so", &setting.say("log_lines"), &heads);
    for entry in entries.iter().rev() {
        let act = Cell::text(setting.say(&format!("log_act_{}", entry.act.id())));
        let page = if entry.address.is_empty() {
            Cell::text(entry.title.clone())
        } else {
            Cell::link(&setting.href(from, &log_routes::history(unit, &entry.address)), &entry.title)
        };
        let role = (!entry.role.is_empty()).then(|| Cell::text(setting.tell("log_by", &[("role", &entry.role)])));
        let why = Cell::stacked([Cell::text(entry.reason.clone())].into_iter().chain(role));
        let when = match entry.day() {
            Some(on) => Cell::time(on, format!("{} {}", &entry.time[11..16], day(setting, entry)), false),
            None => Cell::text(entry.time.clone()),
        };
        table.row(vec![when, act, page, why], 2);
    }
    table.finish()
}

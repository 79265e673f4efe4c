//! Packs that are no regulation with a page of its own: what they hold, how sure it is, where it comes from.

use crate::pack::{Certainty, Provenance};
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, DataTable};

/// A row a section of each.
pub(crate) fn other_packs(setting: &Setting<'_>) -> DataTable {
    let packs = setting.packs;
    let days_off = packs.holidays.years.iter().flat_map(|year| &year.provenance);
    let named: [(&str, Vec<&Provenance>); 7] = [
        ("pack_documents", packs.document_format.provenance.iter().collect()),
        ("pack_sheets", packs.sheets.provenance.iter().collect()),
        ("pack_calendar", packs.calendar.provenance.iter().collect()),
        ("pack_holidays", days_off.collect()),
        ("pack_schools", packs.schools.provenance.iter().collect()),
        ("pack_money", packs.money.provenance.iter().collect()),
        ("pack_glance", packs.glance.provenance.iter().collect()),
    ];
    let headers = ["pack_what", "pack_part", "regime_certainty", "law_change_source"].map(|key| setting.say(key));
    let mut table = Simple::new("du-lieu-khac", &setting.say("pack_caption"), &headers);
    for (key, provenance) in named {
        let name = match key {
            "pack_documents" => setting.tell(key, &[("number", &packs.document_format.number)]),
            _ => setting.say(key),
        };
        for part in provenance {
            let status = match part.status {
                Certainty::Seed => "certainty_seed",
                Certainty::Found => "certainty_found",
                Certainty::Recalled => "certainty_recalled",
            };
            let cells = [name.as_str(), &part.section, setting.strings.get(status), &sources(part)];
            table.row(cells.iter().map(|text| Cell::lines(text)).collect(), 0);
        }
    }
    DataTable { caption_hidden: true, ..table.finish() }
}

/// What was read, and what remains to be compared.
fn sources(provenance: &Provenance) -> String {
    let read = provenance.source.as_slice().iter().map(String::as_str);
    read.chain(provenance.note.as_deref()).collect::<Vec<_>>().join("; ")
}

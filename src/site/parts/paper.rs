//! The sheet of a disclosure, as it is printed and hung up.

use crate::derive::duties::{Item, Obligation, Source};
use crate::derive::figures::FormFigures;
use crate::model::{Disclosure, Unit};
use crate::pack::FormSignature;
use crate::parse::prose::plain_with_marks;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::{chart, form_items, form_table, sheet_foot};
use crate::site::phrases::disclosure::{label, official_title};
use crate::site::phrases::document::{place_date, signer};
use crate::site::prose_view::simple_html;
use crate::site::view::{Fact, FormPaper, FormTable, SheetFoot, SignerView};

/// Level of the outermost headings of items: below the page's own.
const ITEM_LEVEL: usize = 2;

/// The sheet itself, with links from the page at `route`.
pub(crate) fn paper(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    at: usize,
    disclosure: &Disclosure,
) -> FormPaper {
    let of = &setting.derived.figures(unit)[at];
    let form = disclosure.form();
    let printed = form.and_then(|f| f.signature.as_ref());
    let day = place_date(setting, disclosure.place.as_deref(), disclosure.date);
    let unsigned = day.is_none() && disclosure.signer.is_none();
    let million = form.is_some_and(|f| f.display_unit.is_some());
    FormPaper {
        parent_organ: unit.governing_body.clone(),
        organ: unit.name.clone(),
        form_label: label(setting, disclosure),
        form_heading: form.and_then(|f| f.heading.clone()),
        title: official_title(setting, disclosure),
        display_unit: form.and_then(|f| f.display_unit.as_ref()).map(|unit| setting.official(unit)),
        note_html: simple_html(&disclosure.note, &setting.links(route)),
        tables: if form.is_some() { tables(setting, unit, disclosure, of, million) } else { Vec::new() },
        items: form_items::views(setting, route, unit, disclosure, of, ITEM_LEVEL, &|_| true),
        place_date: day.or_else(|| printed.map(|s| s.place_and_date.clone())),
        signer: signed(disclosure, printed),
        unsigned,
    }
}

/// The signature block: the school's, and what the form prints where the school says nothing.
fn signed(disclosure: &Disclosure, printed: Option<&FormSignature>) -> Option<SignerView> {
    let plain = |text: &str| plain_with_marks(text, &[], &mut []);
    let mark = printed.map(|s| s.note.clone());
    match disclosure.signer.as_ref().map(|s| signer(s, &plain)) {
        Some(own) => Some(SignerView { mark: own.mark.clone().or(mark), ..own }),
        None => printed.map(|s| SignerView { authority: None, title: Some(s.title.clone()), mark, name: None }),
    }
}

/// The foot of the sheet, the same wherever it is printed.
pub(crate) fn foot(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    at: usize,
    disclosure: &Disclosure,
) -> SheetFoot {
    let route = routes::disclosure(unit, disclosure);
    let mark = sheet_foot::digest(&paper(setting, &route, unit, at, disclosure));
    sheet_foot::foot(setting, &route, mark, sheet_foot::posting(setting, disclosure, duty(calendars, at)))
}

/// The duty of law that it fulfils.
pub(crate) fn duty(calendars: &Calendars, at: usize) -> Option<&Obligation> {
    let law = |duty: &&Obligation| matches!(duty.source, Source::Law { .. });
    calendars
        .years
        .iter()
        .flat_map(|(_, duties)| duties)
        .filter(law)
        .find(|d| d.fulfilled.iter().any(|f| f.item == Item::Disclosure(at)))
}

fn tables(
    setting: &Setting<'_>,
    unit: &Unit,
    disclosure: &Disclosure,
    of: &FormFigures,
    million: bool,
) -> Vec<FormTable> {
    let Some(form) = disclosure.form() else { return Vec::new() };
    let tables = disclosure.tables.iter().zip(&of.tables).enumerate().map(|(at, (filled, shown))| {
        let own = |c: &&crate::pack::Chart| c.table.as_ref().map_or(at == 0, |id| *id == filled.layout.id);
        FormTable {
            meaning: form.tables[at].meaning.as_ref().map(|meaning| setting.official(meaning)),
            table: form_table::table(setting, filled, shown, million, false),
            charts: form
                .charts
                .iter()
                .filter(own)
                .filter_map(|c| chart::chart(setting, c, filled, shown, million))
                .collect(),
            notes: form_items::notes(disclosure, of, at),
            remarks: {
                let law = form_items::explained(setting, unit, disclosure, at, &format!("{}/", form.number));
                let words = form_items::without_words(setting, disclosure, of, at);
                let labels = filled.layout.relabelled_by.iter().map(|number| Fact {
                    label: setting.say("relabelled"),
                    value: setting.tell("relabelled_by", &[("number", number)]),
                });
                law.into_iter().chain(words).chain(labels).collect()
            },
        }
    });
    tables.collect()
}

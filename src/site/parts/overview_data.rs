//! The table of units and duties as files: CSV and XLSX, all units in one, as of the stated day.

use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::data_marks;
use crate::site::parts::deadlines::{UnitDuties, shown};
use crate::site::parts::overview_table::{columns, counted, numbers, words};
use crate::site::parts::standing::is_now;
use crate::site::view::{DataCell, DataColumn, DataKind, DataRow, DataSheet, DataValue, Dataset, Link};
use crate::text::SchoolYear;
use std::sync::Arc;

const XLSX: (&str, &str) = ("xlsx", "data_xlsx");
const CSV: (&str, &str) = ("csv", "data_csv");

/// The files; `overview` is the address of the table's first page, `whose` the name of the office or site.
pub(crate) fn pages(
    setting: &Setting<'_>,
    overview: &Route,
    whose: &str,
    year: SchoolYear,
    units: &[UnitDuties<'_>],
    source: impl Fn() -> Arc<str>,
) -> Vec<Page> {
    let dataset = Arc::new(dataset(setting, whose, year, units));
    let page =
        |ending: &str, content| Page { route: routes::overview_data(overview, ending), content, source: source() };
    vec![page(CSV.0, Content::Csv(Arc::clone(&dataset), 0)), page(XLSX.0, Content::Xlsx(dataset))]
}

/// Links to them.
pub(crate) fn links(setting: &Setting<'_>, route: &Route, overview: &Route) -> Vec<Link> {
    [XLSX, CSV]
        .map(|(ending, key)| setting.link(route, &routes::overview_data(overview, ending), setting.say(key)))
        .into()
}

fn dataset(setting: &Setting<'_>, whose: &str, year: SchoolYear, units: &[UnitDuties<'_>]) -> Dataset {
    let now = is_now(setting, year);
    let duties = columns(setting, units);
    let column = |id: &str, label: String, kind| DataColumn { id: id.to_owned(), label, kind, unit: None };
    let counts = counted(now).into_iter().map(|(id, key)| column(id, setting.say(key), DataKind::Integer));
    let states = duties.iter().map(|(id, label)| column(id, label.clone(), DataKind::String));
    let figure = |value| DataCell::Figure { value, unit: None, computed: false };
    let count = |n: usize| figure(DataValue::Integer(i64::try_from(n).unwrap_or(i64::MAX)));
    let row = |(number, own): (usize, &UnitDuties<'_>)| {
        let state = |(id, _): &(&str, String)| {
            let duty = shown(own.duties).find(|duty| duty.asked.id == *id);
            duty.map_or(DataCell::Blank, |duty| figure(DataValue::Text(words(setting, duty.status))))
        };
        DataRow {
            id: own.unit.slug.clone(),
            number: number.to_string(),
            label: own.unit.name.clone(),
            depth: 0,
            total: false,
            added: false,
            cells: numbers(own, now).map(count).chain(duties.iter().map(state)).collect(),
        }
    };
    let sheet = DataSheet {
        id: "don-vi".to_owned(),
        name: "don-vi".to_owned(),
        title: setting.say("overview_caption"),
        columns: counts.chain(states).collect(),
        rows: (1..).zip(units).map(row).collect(),
        sums: Vec::new(),
    };
    Dataset {
        title: setting.tell("overview_heading", &[("year", &year.to_string())]),
        unit: whose.to_owned(),
        unit_id: String::new(),
        regulation: setting.tell("overview_as_of", &[("date", &setting.date(setting.as_of))]),
        subject: setting.say("overview_caption"),
        period: year.to_string(),
        reference_date: Some(setting.as_of.to_string()),
        published: setting.as_of.to_string(),
        illustrative: false,
        licence: setting.licence(),
        marks: data_marks::marks(setting, false),
        note: data_marks::note(setting, false, std::iter::empty()),
        heads: [setting.say("data_number"), setting.say("overview_unit")],
        words: data_marks::no_words(),
        sheets: vec![sheet],
    }
}

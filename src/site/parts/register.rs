//! What the registers over all units share: whose a row is, and how a list of rows becomes a file of data.

use crate::model::Unit;
use crate::pack::SchoolRole;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::data_marks;
use crate::site::view::{
    DataCell, DataColumn, DataKind, DataMark, DataOffer, DataResource, DataRow, DataSheet, DataValue, Dataset,
};
use crate::text::sheet_layout::ILLUSTRATIVE;
use jiff::civil::Date;

/// A register: its name in addresses, and its words in the theme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Register {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
}

/// What parents pay, of every school and year.
pub(crate) const FEES: Register = Register { name: "khoan-thu", title: "register_fees" };
/// Where the duties of all schools stand.
pub(crate) const DUTIES: Register = Register { name: "tinh-trang", title: "register_duties" };
/// How large all schools are and what readers look for first.
pub(crate) const FIGURES: Register = Register { name: "con-so", title: "register_figures" };
/// All of them.
pub(crate) const ALL: [Register; 3] = [FEES, FIGURES, DUTIES];

/// Units whose rows one file holds: a file over thousands of schools nobody could open.
const UNITS: usize = 300;

/// A part of a register: its number, from 1, and its units.
pub(crate) type RegisterPart<'u> = (usize, Vec<&'u Unit>);

/// The units, file by file.
pub(crate) fn parts<'a>(setting: &Setting<'a>) -> Vec<RegisterPart<'a>> {
    let units: Vec<&Unit> = setting.site.units.iter().collect();
    (1..).zip(units.chunks(UNITS).map(<[&Unit]>::to_vec)).collect()
}

/// The name of a part in addresses: `khoan-thu`, `khoan-thu-2`.
pub(crate) fn part_name(of: Register, number: usize) -> String {
    if number == 1 { of.name.to_owned() } else { format!("{}-{number}", of.name) }
}

/// The columns that say whose a row is; [`whose`] fills them.
const WHOSE: [(&str, &str); 7] = [
    ("don_vi", "register_unit_id"),
    ("ten_don_vi", "overview_unit"),
    ("loai", "register_kind"),
    ("xa", "report_commune"),
    ("huyen", "report_district"),
    ("tinh", "report_province"),
    (CLOSED, "register_closed"),
];
/// Since when the unit is no more.
const CLOSED: &str = "thoi_hoat_dong";

pub(crate) fn text(text: impl Into<String>) -> DataCell {
    let text = text.into();
    if text.is_empty() {
        return DataCell::Blank;
    }
    DataCell::Figure { value: DataValue::Text(text), unit: None, computed: false }
}

pub(crate) fn number(n: i64) -> DataCell {
    DataCell::Figure { value: DataValue::Integer(n), unit: None, computed: false }
}

pub(crate) fn day(day: Option<Date>) -> DataCell {
    day.map_or(DataCell::Blank, |day| DataCell::Figure {
        value: DataValue::Day(day.to_string()),
        unit: None,
        computed: false,
    })
}

/// `có`, `không`.
pub(crate) fn yes(setting: &Setting<'_>, so: bool) -> DataCell {
    text(setting.say(if so { "data_yes" } else { "data_no" }))
}

pub(crate) fn whose(setting: &Setting<'_>, unit: &Unit) -> Vec<DataCell> {
    let place = |place: &Option<String>| text(place.as_deref().unwrap_or_default());
    let kind = text(setting.kind_label(&unit.kind));
    let places = [&unit.commune, &unit.district, &unit.province].map(place);
    let closed = day(unit.closed.as_ref().map(|closed| closed.date));
    [text(&unit.slug), text(&unit.name), kind].into_iter().chain(places).chain([closed]).collect()
}

/// A column of text or of whole numbers, by the theme's word for it.
pub(crate) fn column(setting: &Setting<'_>, id: &str, key: &str, kind: DataKind) -> DataColumn {
    DataColumn { id: id.to_owned(), label: setting.say(key), kind, unit: None }
}

/// The address of a page: absolute where the site has one, else from the root of the site.
pub(crate) fn address(setting: &Setting<'_>, page: &Route) -> String {
    setting.site.base_url.as_ref().map_or_else(|| page.to_string(), |base| routes::absolute(base, page))
}

/// A row; its id is unique in the register.
pub(crate) fn row(id: String, label: String, cells: Vec<DataCell>) -> DataRow {
    DataRow { id, number: String::new(), label, depth: 0, total: false, added: false, cells }
}

/// The register as data: `own` are the columns behind those of [`WHOSE`]; the last column says whether a row is invented.
pub(crate) fn dataset(setting: &Setting<'_>, of: Register, own: Vec<DataColumn>, mut rows: Vec<DataRow>) -> Dataset {
    for (n, row) in rows.iter_mut().enumerate() {
        row.number = (n + 1).to_string();
    }
    let mut columns: Vec<DataColumn> = WHOSE
        .iter()
        .map(|(id, key)| column(setting, id, key, if *id == CLOSED { DataKind::Date } else { DataKind::String }))
        .collect();
    columns.extend(own);
    columns.push(column(setting, ILLUSTRATIVE, "data_is_illustrative", DataKind::String));
    let as_of = setting.as_of.to_string();
    let stated = column(setting, "tinh_den", "register_as_of", DataKind::Date);
    let marks = std::iter::once(DataMark { column: stated, value: DataValue::Day(as_of.clone()) });
    Dataset {
        title: setting.say(of.title),
        unit: setting.site.title.clone(),
        unit_id: String::new(),
        regulation: setting.tell("overview_as_of", &[("date", &setting.date(setting.as_of))]),
        subject: setting.say("register_subject"),
        period: String::new(),
        reference_date: Some(as_of.clone()),
        published: as_of,
        illustrative: false,
        licence: setting.licence(),
        marks: marks.chain(data_marks::licence_mark(setting)).collect(),
        note: data_marks::note(setting, false, invented(setting, &rows).into_iter()),
        heads: [setting.say("data_number"), setting.say("data_label")],
        words: data_marks::no_words(),
        sheets: vec![DataSheet {
            id: of.name.to_owned(),
            name: of.name.to_owned(),
            title: setting.say(of.title),
            columns,
            rows,
            sums: Vec::new(),
        }],
    }
}

/// That some rows are invented, where some are.
fn invented(setting: &Setting<'_>, rows: &[DataRow]) -> Option<String> {
    let yes = yes(setting, true);
    rows.iter().any(|row| row.cells.last() == Some(&yes)).then(|| setting.say("register_illustrative"))
}

/// What a data package says of the register.
pub(crate) fn resource(setting: &Setting<'_>, name: &str, dataset: &Dataset) -> DataResource {
    let sheet = &dataset.sheets[0];
    DataResource {
        name: name.to_owned(),
        path: format!("{name}.csv"),
        title: dataset.title.clone(),
        illustrative: invented(setting, &sheet.rows),
        fields: data_marks::fields(setting, sheet.columns.clone(), &dataset.marks),
    }
}

/// Whether there are registers: where one unit is the whole site its own files say all, and offices disclose nothing.
pub(crate) fn are_kept(setting: &Setting<'_>) -> bool {
    !setting.single_unit() && setting.site.units.iter().any(|unit| unit.kind.role != SchoolRole::Office)
}

/// All registers with links to their files, and to what describes them; of many files to the first, since the description names all.
pub(crate) fn offers(setting: &Setting<'_>, route: &Route) -> Vec<DataOffer> {
    if !are_kept(setting) {
        return Vec::new();
    }
    let parts = parts(setting).len();
    let file = |of: Register, ending: &str| {
        let label = ending.to_uppercase();
        let label = if parts > 1 { format!("{label} 1/{parts}") } else { label };
        setting.link(route, &routes::register(&part_name(of, 1), ending), label)
    };
    let offer = |of: Register| DataOffer {
        title: setting.say(of.title),
        files: ["xlsx", "csv", "json"].map(|ending| file(of, ending)).into(),
    };
    let package = DataOffer {
        title: setting.say("register_package"),
        files: vec![setting.link(route, &routes::registers_package(), "datapackage.json")],
    };
    let catalogue = setting.site.base_url.as_ref().map(|_| DataOffer {
        title: setting.say("catalogue"),
        files: vec![setting.link(route, &routes::catalogue(), "DCAT-AP (JSON-LD)")],
    });
    ALL.into_iter().map(offer).chain([package]).chain(catalogue).collect()
}

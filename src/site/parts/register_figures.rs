//! The register of figures: a row a figure of a school in a school year, those of the front pages.

use crate::derive::amount::Amount;
use crate::derive::glance::Said;
use crate::model::Unit;
use crate::pack::KeyFigure;
use crate::site::context::record::{RecordedFigure, RecordedFigures};
use crate::site::context::setting::Setting;
use crate::site::parts::compared::{figures, label};
use crate::site::parts::register::{FIGURES, address, column, dataset, day, row, text, whose, yes};
use crate::site::view::{DataCell, DataColumn, DataKind, DataRow, DataValue, Dataset};

/// The register as data.
pub(crate) fn register(setting: &Setting<'_>, units: &[&Unit]) -> Dataset {
    let all: Vec<&KeyFigure> = figures(setting).collect();
    let rows = units.iter().flat_map(|unit| {
        let own = &setting.records.of(unit).figures;
        own.values.iter().map(|value| line(setting, unit, (own, value), all[usize::from(value.figure)]))
    });
    dataset(setting, FIGURES, columns(setting), rows.collect())
}

fn columns(setting: &Setting<'_>) -> Vec<DataColumn> {
    let of_kind = |(id, key, kind)| column(setting, id, key, kind);
    [
        ("nam_hoc", "fact_school_year", DataKind::String),
        ("so", "register_figure", DataKind::Number),
        ("trong_tong", "register_whole", DataKind::Number),
        ("dang", "register_form_of", DataKind::String),
        ("quy_dinh", "fact_regulation", DataKind::String),
        ("cong_khai", "fact_published", DataKind::Date),
        ("trang", "register_page", DataKind::String),
    ]
    .map(of_kind)
    .into()
}

fn line(
    setting: &Setting<'_>,
    unit: &Unit,
    (own, value): (&RecordedFigures, &RecordedFigure),
    figure: &KeyFigure,
) -> DataRow {
    let page = &own.pages[usize::from(value.page)];
    let number = |amount: Amount| {
        // without noughts at the end, as JSON has it
        let Amount { value, scale } = amount.apart(Amount::whole(0)).unwrap_or(amount);
        DataCell::Figure { value: DataValue::Decimal { value, scale }, unit: None, computed: false }
    };
    let (is, whole, form) = match value.said {
        Said::Number(is) => (is, None, "register_number"),
        Said::Share(is) => (is, None, "register_share"),
        Said::Part(is, whole) => (is, Some(whole), "register_part"),
    };
    let year = value.year.to_string();
    let regulation = setting.packs.regime(&page.regime).map(|regime| regime.number.as_str());
    let own = [
        text(&year),
        number(is),
        whole.map_or(DataCell::Blank, number),
        text(setting.say(form)),
        text(regulation.unwrap_or_default()),
        day(page.published),
        text(address(setting, &page.page)),
        yes(setting, page.illustrative),
    ];
    let cells = whose(setting, unit).into_iter().chain(own).collect();
    row([unit.slug.as_str(), &year, &figure.id].join("/"), label(setting, figure), cells)
}

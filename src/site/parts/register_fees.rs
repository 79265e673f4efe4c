//! The register of fees: a row a fee, of every school and every year that was published.

use crate::derive::fees::{self, Fee, Fees};
use crate::model::{TimeSpan, Unit, Value};
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::register::{FEES, address, column, dataset, day, number, row, text, whose, yes};
use crate::site::view::{DataCell, DataColumn, DataKind, DataRow, Dataset};

/// The register as data.
pub(crate) fn register(setting: &Setting<'_>) -> Dataset {
    let rows = setting.site.units.iter().flat_map(|unit| {
        let all = fees::every(unit, setting.derived.figures(unit), setting.packs);
        all.flat_map(|fees| rows(setting, unit, &fees)).collect::<Vec<_>>()
    });
    dataset(setting, FEES, columns(setting), rows.collect())
}

fn columns(setting: &Setting<'_>) -> Vec<DataColumn> {
    let word = |id: &str, key: &str| column(setting, id, key, DataKind::String);
    let amount = DataColumn {
        unit: Some(setting.say("data_dong")),
        ..column(setting, "so_tien", "register_amount", DataKind::Integer)
    };
    vec![
        word("nam_hoc", "fact_school_year"),
        word("tinh_chat", "register_fee_kind"),
        amount,
        word("muc_bang_chu", "register_amount_words"),
        word("don_vi_tinh", "register_per"),
        word("quy_dinh", "fact_regulation"),
        column(setting, "cong_khai", "fact_published", DataKind::Date),
        word("trang", "register_page"),
    ]
}

fn rows(setting: &Setting<'_>, unit: &Unit, fees: &Fees<'_>) -> Vec<DataRow> {
    let disclosure = &unit.disclosures[fees.disclosure];
    let time = match fees.span {
        TimeSpan::SchoolYear(year) => year.to_string(),
        TimeSpan::Year(year) => year.to_string(),
    };
    let page = address(setting, &routes::disclosure(unit, disclosure));
    let cells = |fee: &Fee<'_>| {
        let in_words = fee.amount.filter(|value| !matches!(value, Value::Integer(_)));
        let own = [
            text(&time),
            text(fee.kind.map(|kind| kind.label.clone()).unwrap_or_default()),
            fee.amount().map_or(DataCell::Blank, number),
            text(in_words.map(|value| value.format(false)).unwrap_or_default()),
            text(fee.unit.unwrap_or_default()),
            text(&disclosure.regime.number),
            day(disclosure.published),
            text(&page),
            yes(setting, disclosure.illustrative),
        ];
        whose(setting, unit).into_iter().chain(own).collect()
    };
    let id = |fee: &Fee<'_>| [unit.slug.as_str(), &time, &disclosure.name, fee.id].join("/");
    fees.fees.iter().map(|fee| row(id(fee), fee.label.to_owned(), cells(fee))).collect()
}

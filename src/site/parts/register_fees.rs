//! The register of fees: a row a fee, of every school and every year that was published.

use crate::derive::fees::{self, Fee, Fees};
use crate::model::{TimeSpan, Unit, Value};
use crate::site::context::record::RecordedFee;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::register::{FEES, address, column, dataset, day, number, row, text, whose, yes};
use crate::site::view::{DataCell, DataColumn, DataKind, DataRow, Dataset};

/// The register as data.
pub(crate) fn register(setting: &Setting<'_>, units: &[&Unit]) -> Dataset {
    let rows = units.iter().flat_map(|unit| setting.records.of(unit).fees.iter().map(|fee| line(setting, unit, fee)));
    dataset(setting, FEES, columns(setting), rows.collect())
}

/// What is recorded of a unit's fees.
pub(crate) fn recorded(setting: &Setting<'_>, unit: &Unit) -> Vec<RecordedFee> {
    let all = fees::every(unit, setting.derived.figures(unit), setting.packs);
    all.flat_map(|fees| of_year(unit, &fees)).collect()
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

fn of_year(unit: &Unit, fees: &Fees<'_>) -> Vec<RecordedFee> {
    let disclosure = &unit.disclosures[fees.disclosure];
    let time = match fees.span {
        TimeSpan::SchoolYear(year) => year.to_string(),
        TimeSpan::Year(year) => year.to_string(),
    };
    let page = routes::disclosure(unit, disclosure);
    let recorded = |fee: &Fee<'_>| {
        let in_words = fee.amount.filter(|value| !matches!(value, Value::Integer(_)));
        RecordedFee {
            id: fee.id.to_owned(),
            label: fee.label.to_owned(),
            time: time.clone(),
            disclosure: disclosure.name.clone(),
            kind: fee.kind.map(|kind| kind.label.clone()).unwrap_or_default(),
            amount: fee.amount(),
            in_words: in_words.map(|value| value.format(false)).unwrap_or_default(),
            per: fee.unit.unwrap_or_default().to_owned(),
            regulation: disclosure.regime.number.clone(),
            published: disclosure.published,
            page: page.clone(),
            illustrative: disclosure.illustrative,
        }
    };
    fees.fees.iter().map(recorded).collect()
}

fn line(setting: &Setting<'_>, unit: &Unit, fee: &RecordedFee) -> DataRow {
    let own = [
        text(&fee.time),
        text(&fee.kind),
        fee.amount.map_or(DataCell::Blank, number),
        text(&fee.in_words),
        text(&fee.per),
        text(&fee.regulation),
        day(fee.published),
        text(address(setting, &fee.page)),
        yes(setting, fee.illustrative),
    ];
    let cells = whose(setting, unit).into_iter().chain(own).collect();
    let id = [unit.slug.as_str(), &fee.time, &fee.disclosure, &fee.id].join("/");
    row(id, fee.label.clone(), cells)
}

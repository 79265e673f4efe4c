//! What parents pay.

use crate::derive::figures::Figure;
use crate::model::{ItemBody, Unit};
use crate::pack::{ColumnRole, Purpose};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::phrases::disclosure::{published, span_title};
use crate::site::view::{Cell, Fees, Piece};

/// What parents pay, from the newest disclosure that says so: the first block of a school's home.
pub(crate) fn fees(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Option<Fees> {
    let with_fees = published(unit).filter_map(|(at, d)| {
        let table = d
            .items
            .iter()
            .filter(|i| i.purpose == Some(Purpose::Fees))
            .find_map(|i| if let ItemBody::Table(t) = i.body { Some(t) } else { None })?;
        Some((at, d, table))
    });
    let (at, disclosure, table) = with_fees.max_by_key(|(_, d, _)| (d.span, d.published))?;
    let (layout, figures) = (&disclosure.tables[table].layout, &setting.derived.figures(unit)[at].tables[table]);
    let column = |role| layout.columns.iter().position(|c| c.role == Some(role));
    let amount = column(ColumnRole::FeeAmount)?;
    let [unit_of, kind, basis] = [ColumnRole::FeePer, ColumnRole::FeeKind, ColumnRole::FeeBasis].map(column);
    let headers = ["fee_name", "fee_amount", "fee_kind", "fee_basis"].map(|key| setting.say(key));
    let mut out = Simple::new("khoan-thu", &setting.say("fee_caption"), &headers);
    let text = |figure: &Figure| figure.value().map(|v| v.format(false));
    for row in figures.rows.iter().filter(|r| !r.total) {
        let cell = |at: Option<usize>| at.and_then(|at| text(&row.cells[at]));
        let missing = || Cell::empty(setting.strings.get("empty_missing"));
        let level = cell(Some(amount)).map(|a| match cell(unit_of) {
            Some(unit) => {
                let unit = setting.tell("fee_unit", &[("unit", &unit)]);
                Cell::from(Piece::Strong { text: a }).and(Piece::Text { text: format!(" {unit}") })
            }
            None => Piece::Strong { text: a }.into(),
        });
        out.row(
            vec![
                Cell::lines(&row.label),
                level.unwrap_or_else(missing),
                cell(kind).map_or_else(missing, Cell::from),
                cell(basis).map_or_else(missing, Cell::from),
            ],
            0,
        );
    }
    let year = span_title(setting, disclosure.span);
    let more = setting.link(route, &routes::disclosure(unit, disclosure), setting.say("fee_more"));
    Some(Fees { year, table: out.finish(), more, illustrative: disclosure.illustrative })
}

//! What parents pay, in words: each fee, and what they add up to.

use crate::derive::fees::{self, Fee, Range};
use crate::model::{TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure::span_words;
use crate::site::phrases::figure::written;
use crate::site::view::{FeeRow, Fees};
use crate::text::format_integer;

/// What parents pay, from the newest disclosure that says so: the first block of a school's home.
pub(crate) fn fees(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Option<Fees> {
    let found = fees::fees(unit, setting.derived.figures(unit), setting.packs)?;
    let disclosure = &unit.disclosures[found.disclosure];
    let today = TimeSpan::SchoolYear(setting.this_year());
    let is_past = matches!(found.span, TimeSpan::SchoolYear(_)) && found.span < today;
    Some(Fees {
        year: span_words(setting, found.span),
        total: found.monthly(|_| true).map(|sum| range(setting, sum)),
        explained: explained(setting, &found),
        rows: found.fees.iter().map(|fee| row(setting, fee)).collect(),
        more: setting.link(route, &routes::disclosure(unit, disclosure), setting.say("fee_more")),
        not_yet: is_past.then(|| setting.tell("fee_not_yet", &[("year", &span_words(setting, today))])),
        illustrative: disclosure.illustrative,
    })
}

/// `474.000 đồng`, `434.000 đến 474.000 đồng`.
pub(crate) fn range(setting: &Setting<'_>, sum: Range) -> String {
    let (from, to) = (setting.number(&format_integer(sum.from)), setting.number(&format_integer(sum.to)));
    if sum.from == sum.to {
        return setting.tell("fee_sum", &[("amount", &to)]);
    }
    setting.tell("fee_sum_range", &[("from", &from), ("to", &to)])
}

fn explained(setting: &Setting<'_>, fees: &fees::Fees<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if fees.monthly(|_| true).is_some() {
        let compulsory = fees.monthly(|fee| fee.compulsory).unwrap_or_default();
        let agreed = fees.monthly(|fee| !fee.compulsory).unwrap_or_default();
        let parts = [("compulsory", range(setting, compulsory)), ("agreed", range(setting, agreed))];
        let parts = parts.each_ref().map(|(key, sum)| (*key, sum.as_str()));
        out.push(setting.tell("fee_parts", &parts));
        out.extend(fees.days().map(|days| setting.tell("fee_days", &[("days", &days.to_string())])));
    }
    out.extend(fees.once().map(|sum| setting.tell("fee_once", &[("amount", &range(setting, sum))])));
    let left_out: Vec<String> = fees.left_out().map(|fee| setting.official(fee.label)).collect();
    if !left_out.is_empty() {
        out.push(setting.tell("fee_left_out", &[("fees", &left_out.join("; "))]));
    }
    out
}

fn row(setting: &Setting<'_>, fee: &Fee<'_>) -> FeeRow {
    let amount = fee.amount.map(|value| written(setting, value, false));
    let unit = match (fee.amount(), fee.period, fee.unit) {
        (Some(_), Some(period), _) => Some(setting.official(&period.label)),
        (Some(_), None, Some(unit)) => Some(setting.tell("fee_per_other", &[("unit", &setting.price_unit(unit))])),
        _ => None,
    };
    let kind = fee.kind.map(|kind| setting.official(&kind.label));
    FeeRow { label: setting.official(fee.label), amount, unit, kind }
}

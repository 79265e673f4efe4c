//! The register of duties: a row a duty of a school in a school year; of what comes back every week or month a row a state, with how many of its days
//! are in it. `so_viec` added up is what pages say.

use crate::derive::duties::{Item, Look, Obligation, Source, Status};
use crate::model::Unit;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::register::{DUTIES, address, column, dataset, day, number, row, text, whose, yes};
use crate::site::phrases::duty::series_title;
use crate::site::phrases::duty_group::Group;
use crate::site::view::{DataCell, DataColumn, DataKind, DataRow, Dataset};
use crate::text::SchoolYear;

/// The register as data: the stated day's school year and the one before it, as far as they are followed. Earlier years are in the overviews'
/// own files: with all years of thousands of schools nobody could open it.
pub(crate) fn register(setting: &Setting<'_>) -> Dataset {
    let now = setting.this_year();
    let schools = setting.site.units.iter().filter(|unit| !unit.audiences().is_empty());
    let rows = schools.flat_map(|unit| {
        let years = [now, now.previous()].into_iter().filter(|year| unit.following.includes(*year));
        years.flat_map(|year| rows(setting, unit, year)).collect::<Vec<_>>()
    });
    dataset(setting, DUTIES, columns(setting), rows.collect())
}

fn columns(setting: &Setting<'_>) -> Vec<DataColumn> {
    let of_kind = |kind: DataKind| move |(id, key): (&str, &str)| column(setting, id, key, kind);
    let words = [
        ("nam_hoc", "fact_school_year"),
        ("nhom", "register_group"),
        ("quy_dinh", "fact_regulation"),
        ("dieu", "register_article"),
        ("tinh_trang", "register_state"),
    ];
    let counts = [("so_viec", "register_count"), ("so_ngay_tre", "register_days_late")];
    let days = [("han", "register_due"), ("cong_khai", "fact_published")];
    let words = words.map(of_kind(DataKind::String)).into_iter();
    let figures = counts.map(of_kind(DataKind::Integer)).into_iter().chain(days.map(of_kind(DataKind::Date)));
    words.chain(figures).chain([column(setting, "trang", "register_page", DataKind::String)]).collect()
}

/// A duty by its id; a day of one that comes back by that of them all and its state.
type Key<'d> = (&'d str, Option<Look>);

/// In the order of the calendar.
fn rows(setting: &Setting<'_>, unit: &Unit, year: SchoolYear) -> Vec<DataRow> {
    let mut groups: Vec<(Key<'_>, Vec<&Obligation>)> = Vec::new();
    for duty in setting.derived.duties(unit, year).unwrap_or_default().iter().filter(|duty| duty.is_counted()) {
        let key = match &duty.series {
            Some(series) => (series.id.as_str(), Some(duty.look())),
            None => (duty.id.as_str(), None),
        };
        match groups.iter_mut().find(|(own, _)| *own == key) {
            Some((_, duties)) => duties.push(duty),
            None => groups.push((key, vec![duty])),
        }
    }
    groups.iter().map(|((id, look), duties)| line(setting, unit, (id, *look), duties)).collect()
}

/// Duties of one state: a single one, or days of one that comes back.
fn line(setting: &Setting<'_>, unit: &Unit, (id, look): Key<'_>, duties: &[&Obligation]) -> DataRow {
    let first = duties[0];
    let once = look.is_none();
    let (regulation, article) = match &first.source {
        Source::Law { number, article, .. } => (number.as_str(), article.as_deref().unwrap_or_default()),
        Source::Plan { .. } => ("", ""),
    };
    let (published, late) = when(first.status);
    let year = first.year.to_string();
    let mut cells = whose(setting, unit);
    cells.extend([
        text(&year),
        text(setting.say(Group::of(first).word())),
        text(regulation),
        text(article),
        text(setting.say(&format!("short_{}", first.look().id()))),
        number(i64::try_from(duties.len()).unwrap_or(i64::MAX)),
        late.filter(|_| once).map_or(DataCell::Blank, |days| number(i64::from(days))),
        day(first.last_day().filter(|_| once)),
        day(published.filter(|_| once)),
        text(format!("{}#{}", address(setting, &routes::calendar(unit, first.year)), first.id)),
        yes(setting, duties.iter().any(|duty| illustrative(unit, duty))),
    ]);
    let parts = [unit.slug.as_str(), &year, id].into_iter().chain(look.map(Look::id));
    row(parts.collect::<Vec<_>>().join("/"), series_title(setting, first), cells)
}

/// When it was published, and how many days late that is or would be.
fn when(status: Status) -> (Option<jiff::civil::Date>, Option<i32>) {
    match status {
        Status::OnTime(day) | Status::Published(day) => (Some(day), None),
        Status::Late { published, days } => (Some(published), Some(days)),
        Status::Overdue { days } => (None, Some(days)),
        _ => (None, None),
    }
}

/// Whether what it is met by is invented.
fn illustrative(unit: &Unit, duty: &Obligation) -> bool {
    let invented = |item: &Item| matches!(item, Item::Disclosure(at) if unit.disclosures[*at].illustrative);
    duty.fulfilled.iter().any(|fulfilment| invented(&fulfilment.item))
}

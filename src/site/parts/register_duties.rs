//! The register of duties: a row a duty of a school in a school year; of what comes back every week or month a row a state, with how many of its days
//! are in it. `so_viec` added up is what pages say.

use crate::derive::duties::{RecordedDuty, Source, Status};
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
pub(crate) fn register(setting: &Setting<'_>, units: &[&Unit]) -> Dataset {
    let now = setting.this_year();
    let schools = units.iter().filter(|unit| !unit.audiences().is_empty());
    let rows = schools.flat_map(|unit| {
        let years = [now, now.previous()].into_iter();
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

/// In the order of the calendar.
fn rows(setting: &Setting<'_>, unit: &Unit, year: SchoolYear) -> impl Iterator<Item = DataRow> {
    let duties = setting.records.of(unit).duties.of_year(year).unwrap_or_default();
    duties.iter().map(|duty| line(setting, unit, duty))
}

/// A single duty, or the days of one state of one that comes back.
fn line(setting: &Setting<'_>, unit: &Unit, duty: &RecordedDuty) -> DataRow {
    let asked = &duty.asked;
    let once = !duty.comes_back();
    let (regulation, article) = match &asked.source {
        Source::Law { number, article, .. } => (number.as_str(), article.as_deref().unwrap_or_default()),
        Source::Plan { .. } => ("", ""),
    };
    let (published, late) = when(duty.status);
    let year = asked.year.to_string();
    let mut cells = whose(setting, unit);
    cells.extend([
        text(&year),
        text(setting.say(Group::of(asked).word())),
        text(regulation),
        text(article),
        text(setting.say(&format!("short_{}", duty.look().id()))),
        number(i64::from(duty.count)),
        late.filter(|_| once).map_or(DataCell::Blank, |days| number(i64::from(days))),
        day(duty.last_day().filter(|_| once)),
        day(published.filter(|_| once)),
        text(format!("{}#{}", address(setting, &routes::calendar(unit, asked.year)), asked.id)),
        yes(setting, duty.illustrative),
    ]);
    let id = asked.series.as_ref().map_or(&asked.id, |series| &series.id);
    let look = (!once).then(|| duty.look().id());
    let parts = [unit.slug.as_str(), &year, id].into_iter().chain(look);
    row(parts.collect::<Vec<_>>().join("/"), series_title(setting, asked), cells)
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

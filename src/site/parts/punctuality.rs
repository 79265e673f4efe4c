//! How punctual the last school years were.

use crate::derive::duties::{Look, Obligation, Status};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, DataTable};
use crate::text::SchoolYear;

/// How many school years the table of punctuality shows.
const YEARS: usize = 5;

/// What became of the duties of a school year.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    on_time: usize,
    late: usize,
    overdue: usize,
    open: usize,
    worst: Option<i32>,
    /// Of weekly and monthly duties whose day has come.
    kept: usize,
    repeated: usize,
}

impl Tally {
    /// Adds the duties of a unit that the regulations lay on it.
    pub(crate) fn add(&mut self, duties: &[Obligation]) {
        for duty in duties.iter().filter(|d| d.is_counted()) {
            if duty.series.is_some() {
                if duty.status.is_met() || duty.look() == Look::Overdue {
                    self.repeated += 1;
                    self.kept += usize::from(matches!(duty.status, Status::OnTime(_)));
                }
                continue;
            }
            match duty.look() {
                Look::OnTime => self.on_time += 1,
                Look::Late => self.late += 1,
                Look::Overdue => self.overdue += 1,
                Look::Soon | Look::Later => self.open += 1,
                // what has no known day is neither in time nor late
                _ => {}
            }
        }
        let late = duties
            .iter()
            .filter(|d| d.is_law())
            .filter_map(|d| if let Status::Late { days, .. } = d.status { Some(days) } else { None });
        self.worst = self.worst.max(late.max());
    }

    pub(crate) fn of(duties: &[Obligation]) -> Self {
        let mut tally = Self::default();
        tally.add(duties);
        tally
    }

    /// In one line: what was published, and when; what is overdue.
    pub(crate) fn line(self, setting: &Setting<'_>) -> String {
        let counts = [("ok", self.on_time), ("late", self.late), ("overdue", self.overdue)];
        let told = |(id, count): (&str, usize)| setting.tell(&format!("count_{id}"), &[("count", &count.to_string())]);
        let mut words: Vec<String> = counts.into_iter().filter(|(_, count)| *count > 0).map(told).collect();
        if self.repeated > 0 {
            let counts = [("kept", self.kept.to_string()), ("all", self.repeated.to_string())];
            words.push(setting.tell("punctual_repeated_line", &counts.each_ref().map(|(k, n)| (*k, n.as_str()))));
        }
        words.join(", ")
    }

    fn cells(self, setting: &Setting<'_>) -> [Cell; 6] {
        let worst =
            self.worst.map_or_else(|| "–".to_owned(), |days| setting.tell("days", &[("days", &days.to_string())]));
        let repeated = if self.repeated == 0 { "–".to_owned() } else { format!("{}/{}", self.kept, self.repeated) };
        let cells = [
            self.on_time.to_string(),
            self.late.to_string(),
            self.overdue.to_string(),
            self.open.to_string(),
            worst,
            repeated,
        ];
        cells.map(Cell::from)
    }
}

/// School years × what became of their duties. Weekly and monthly duties have a column of their own.
pub(crate) fn punctuality(
    setting: &Setting<'_>,
    route: &Route,
    whose: &str,
    years: impl Iterator<Item = (SchoolYear, Tally, Route)>,
) -> Option<DataTable> {
    let keys = [
        "punctual_year",
        "punctual_ok",
        "punctual_late",
        "punctual_overdue",
        "punctual_open",
        "punctual_worst",
        "punctual_repeated",
    ];
    let headers = keys.map(|k| setting.say(k));
    let mut table = Simple::new("dung-han", &setting.tell("punctual_caption", &[("whose", whose)]), &headers)
        .of_kind("punctuality");
    for (year, tally, page) in years.take(YEARS) {
        let link =
            Cell::link(&setting.href(route, &page), &setting.tell("matrix_year", &[("year", &year.to_string())]));
        table.row(std::iter::once(link).chain(tally.cells(setting)).collect(), 0);
    }
    let mut table = table.finish();
    for cell in table.rows.iter_mut().flat_map(|r| r.cells.iter_mut().skip(1)) {
        cell.numeric = true;
    }
    table.footnote = Some(setting.say("punctual_note"));
    (!table.rows.is_empty()).then_some(table)
}

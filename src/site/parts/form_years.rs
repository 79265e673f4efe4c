//! Years side by side: the main figures of a form beside those of the year before.

use crate::derive::amount::Amount;
use crate::derive::figures::{FormFigures, RowFigures};
use crate::model::{Disclosure, TimeSpan, Unit};
use crate::pack::CellType;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::phrases::disclosure::{published, series_title};
use crate::site::phrases::figure::{self, cell};
use crate::site::view::{Cell, DataTable, Link};

/// The published years of a disclosure, oldest first, with their positions.
pub(crate) fn series<'u>(unit: &'u Unit, of: &Disclosure) -> Vec<(usize, &'u Disclosure)> {
    let mut years: Vec<(usize, &Disclosure)> = published(unit).filter(|(_, d)| d.series() == of.series()).collect();
    years.sort_by_key(|(_, d)| d.span);
    years
}

/// What the page over the years is called: the name of the newest file.
pub(crate) fn name<'u>(years: &[(usize, &'u Disclosure)]) -> &'u str {
    years.last().map_or("", |(_, d)| d.name.as_str())
}

/// The page over the years, where there are at least two and something to set side by side.
pub(crate) fn link(setting: &Setting<'_>, route: &Route, unit: &Unit, of: &Disclosure) -> Option<Link> {
    let years = series(unit, of);
    let comparable = of.tables.iter().any(|t| t.layout.rows.iter().any(|r| t.layout.lead_column(&r.cells).is_some()));
    (years.len() > 1 && comparable).then(|| {
        setting.link(
            route,
            &routes::disclosure_years(unit, name(&years)),
            setting.tell("years_link", &[("title", &series_title(setting, of))]),
        )
    })
}

/// The same row in another year: by id in a form, by label where the school makes the rows, if only one row has it.
pub(crate) fn same_row<'f>(
    of: &RowFigures,
    records: bool,
    figures: &'f FormFigures,
    table: usize,
) -> Option<&'f RowFigures> {
    let mut found = figures
        .tables
        .get(table)?
        .rows
        .iter()
        .filter(|r| if records || of.added { r.label == of.label } else { r.id == of.id });
    found.next().filter(|_| found.next().is_none())
}

pub(crate) fn span_head(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    match disclosure.span {
        TimeSpan::SchoolYear(year) => year.to_string(),
        TimeSpan::Year(year) => setting.tell("year_number", &[("year", &year.to_string())]),
    }
}

/// Main figures beside those of the year before.
pub(crate) fn change(
    setting: &Setting<'_>,
    unit: &Unit,
    at: usize,
    disclosure: &Disclosure,
    million: bool,
) -> Option<DataTable> {
    let years = series(unit, disclosure);
    let now = years.iter().position(|(a, _)| *a == at)?;
    let (before_at, before) = years.get(now.checked_sub(1)?)?;
    let all = setting.derived.figures(unit);
    let mut headers = vec![setting.say("data_label"), span_head(setting, before), span_head(setting, disclosure)];
    headers.push(setting.say("change_head"));
    let mut out =
        Simple::new("so-voi-nam-truoc", &setting.say("change_caption"), &headers).of_kind("years").of_figures();
    let mut rows = 0;
    for (table, filled) in disclosure.tables.iter().enumerate() {
        let Some(there) = before.tables.iter().position(|t| t.layout.id == filled.layout.id) else { continue };
        for row in &all[at].tables[table].rows {
            let Some(column) = filled.layout.lead_column(&row.kinds) else { continue };
            // of two rows with one name nobody knows which is which
            let (Some(_), Some(was)) = (
                same_row(row, filled.records, &all[at], table),
                same_row(row, filled.records, &all[*before_at], there),
            ) else {
                continue;
            };
            let (new, old) = (&row.cells[column], &was.cells[column]);
            let (Some(new_value), Some(old_value)) =
                (new.value().and_then(Amount::of), old.value().and_then(Amount::of))
            else {
                continue;
            };
            let million = million && row.kinds[column].kind == CellType::Vnd;
            let difference = difference(setting, old_value, new_value, million);
            out.row_at(
                row.depth,
                vec![
                    Cell::lines(&setting.official(&row.label)),
                    cell(setting, Some(old), million),
                    cell(setting, Some(new), million),
                    difference,
                ],
                0,
            );
            rows += 1;
        }
    }
    (rows > 0).then(|| out.finish())
}

/// `tăng 12 (4,3%)`, `giảm 3 (1,0%)`, `không đổi`; of fewer than 20 without a percentage.
fn difference(setting: &Setting<'_>, old: Amount, new: Amount, million: bool) -> Cell {
    let key = match new.cmp(&old) {
        std::cmp::Ordering::Equal => return Cell::text(setting.strings.get("change_none")),
        std::cmp::Ordering::Greater => "change_more",
        std::cmp::Ordering::Less => "change_less",
    };
    let Some(by) = new.apart(old) else { return Cell::default() };
    let text = setting.tell(key, &[("by", &figure::written(setting, &by.value(), million))]);
    match by.percent_of(old).filter(|_| !old.is_few()) {
        Some(percent) => {
            let words = [("change", text), ("percent", figure::amount(setting, percent))];
            setting.tell("change_percent", &words.each_ref().map(|(key, word)| (*key, word.as_str()))).into()
        }
        None => text.into(),
    }
}

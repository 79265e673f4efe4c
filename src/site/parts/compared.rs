//! The figures by which schools are compared: those of their front pages, of every school year, as the pages say them.

use crate::derive::amount::Amount;
use crate::derive::glance::{KeyValue, Said};
use crate::model::{TimeSpan, Unit};
use crate::pack::{KeyFigure, SchoolType};
use crate::site::Route;
use crate::site::context::list_routes;
use crate::site::context::record::{FigurePage, RecordedFigure, RecordedFigures};
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::glance::said;
use crate::site::view::{Link, Middle, UnitFigure, UnitFigures};
use crate::text::SchoolYear;
use std::collections::BTreeMap;

/// All figures, in their order; a position in it names one.
pub(crate) fn figures<'s>(setting: &Setting<'s>) -> impl Iterator<Item = &'s KeyFigure> + use<'s> {
    let glance = &setting.packs.glance;
    glance.size.iter().chain(&glance.figures)
}

/// What a figure counts; of a share and of some of all it is said in the number.
pub(crate) fn label(setting: &Setting<'_>, figure: &KeyFigure) -> String {
    crate::text::capitalised(&setting.official(&figure.label))
}

/// A school's figures with their positions in [`figures`].
fn values<'s>(setting: &Setting<'s>, unit: &Unit) -> impl Iterator<Item = (usize, SchoolYear, &'s KeyValue)> + use<'s> {
    let glance = setting.derived.at_a_glance(unit);
    let histories = glance.size.iter().chain(&glance.figures).enumerate();
    let values = histories.flat_map(|(at, history)| history.iter().map(move |value| (at, value)));
    values.filter_map(|(at, value)| match value.span {
        TimeSpan::SchoolYear(year) => Some((at, year, value)),
        TimeSpan::Year(_) => None,
    })
}

/// The way to where schools are compared, with one in it already; `None`: it has nothing to be compared by, or there is no other.
pub(crate) fn link(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Option<Link> {
    let gives = || values(setting, unit).next().is_some();
    let href = setting.href(route, &list_routes::comparison());
    (has_others(setting) && gives())
        .then(|| Link { label: setting.say("compare_with"), href: format!("{href}?truong={}", unit.slug) })
}

/// Whether there are schools to compare: more than one.
fn has_others(setting: &Setting<'_>) -> bool {
    !setting.single_unit() && setting.site.units.iter().filter(|unit| !unit.audiences().is_empty()).nth(1).is_some()
}

/// Whether there is the page that compares: every school that has figures leads to it.
pub(crate) fn is_there(setting: &Setting<'_>) -> bool {
    has_others(setting) && setting.site.units.iter().any(|unit| !setting.records.of(unit).figures.values.is_empty())
}

/// What is recorded of a school.
pub(crate) fn recorded(setting: &Setting<'_>, unit: &Unit) -> RecordedFigures {
    let mut found = RecordedFigures::default();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for (figure, year, value) in values(setting, unit) {
        let page = *known.entry(value.disclosure).or_insert_with(|| {
            let disclosure = &unit.disclosures[value.disclosure];
            found.pages.push(FigurePage {
                page: routes::disclosure(unit, disclosure),
                regime: disclosure.regime.id.clone(),
                published: disclosure.published,
                illustrative: disclosure.illustrative,
            });
            found.pages.len() - 1
        });
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        found.values.push(RecordedFigure { figure: short(figure), page: short(page), year, said: value.said });
    }
    found
}

/// The same for the script that compares.
pub(crate) fn of_unit(setting: &Setting<'_>, unit: &Unit) -> UnitFigures {
    let all: Vec<&KeyFigure> = figures(setting).collect();
    let home = routes::unit_home(unit);
    let mut years: BTreeMap<String, BTreeMap<String, UnitFigure>> = BTreeMap::new();
    for (figure, year, value) in values(setting, unit) {
        let disclosure = &unit.disclosures[value.disclosure];
        let regime = &disclosure.regime;
        let row = UnitFigure {
            value: said(setting, value.said),
            regulation: (regime.id.clone(), regime.number.clone()),
            page: setting.href(&home, &routes::disclosure(unit, disclosure)),
            bound: bound(setting, unit, (figure, value)),
            illustrative: value.illustrative,
        };
        years.entry(year.to_string()).or_default().insert(all[figure].id.clone(), row);
    }
    let kind = (unit.kind.id.clone(), setting.kind_label(&unit.kind));
    UnitFigures { slug: unit.slug.clone(), name: unit.name.clone(), kind, years }
}

/// What the law asks at least, or allows at most; where each age or grade has its own, the least and the largest of them. Nothing where a group of
/// the school has a limit that nobody knows here.
fn bound(setting: &Setting<'_>, unit: &Unit, (figure, value): (usize, &KeyValue)) -> Option<(bool, String, String)> {
    if let (Some(least), Said::Number(_)) = (value.least, value.said) {
        return Some((true, least.to_string(), least.to_string()));
    }
    // counts have no limits
    let is_count = figure < setting.packs.glance.size.len();
    let against = setting.derived.at_a_glance(unit).against(value).filter(|_| !is_count)?;
    if !against.compared.left_out.is_empty() {
        return None;
    }
    let limits = || against.compared.measured.iter().map(crate::derive::measured::Measured::limit);
    Some((false, limits().min()?.to_string(), limits().max()?.to_string()))
}

/// Figures of all schools of a kind: by year (newest first), figure and circular.
pub(crate) type Middles<'r> = BTreeMap<std::cmp::Reverse<SchoolYear>, BTreeMap<(usize, &'r str), Middle>>;

/// The middle and the range of what schools of a kind have really disclosed.
pub(crate) fn middles<'r>(setting: &Setting<'r>, kind: &SchoolType) -> Middles<'r> {
    let mut found: BTreeMap<_, BTreeMap<(usize, &'r str), Vec<Said>>> = BTreeMap::new();
    for unit in setting.site.units.iter().filter(|unit| unit.kind.id == kind.id) {
        let own = &setting.records.of(unit).figures;
        for value in &own.values {
            let page = &own.pages[usize::from(value.page)];
            if !page.illustrative {
                let year = found.entry(std::cmp::Reverse(value.year)).or_default();
                year.entry((usize::from(value.figure), page.regime.as_str())).or_default().push(value.said);
            }
        }
    }
    let of_year = |values: BTreeMap<_, Vec<Said>>| {
        values.into_iter().filter_map(|(key, values)| Some((key, middle(setting, &values)?))).collect()
    };
    let years = found.into_iter().map(|(year, values)| (year, of_year(values)));
    years.filter(|(_, middles): &(_, BTreeMap<_, _>)| !middles.is_empty()).collect()
}

/// Of numbers, or of shares where more schools give those; who gives another sort is none of those counted. `None`: nobody gives either.
fn middle(setting: &Setting<'_>, values: &[Said]) -> Option<Middle> {
    let shares = values.iter().filter(|said| matches!(said, Said::Share(_))).count();
    let counts = values.iter().filter(|said| matches!(said, Said::Number(_))).count();
    let of: fn(Amount) -> Said = if shares >= counts { Said::Share } else { Said::Number };
    let number = |value: &Said| match value {
        Said::Number(number) | Said::Share(number) => (of(*number) == *value).then_some(*number),
        Said::Part(..) => None,
    };
    let mut numbers: Vec<Amount> = values.iter().filter_map(number).collect();
    numbers.sort_unstable();
    let (least, most) = (*numbers.first()?, *numbers.last()?);
    let (lower, upper) = (numbers[(numbers.len() - 1) / 2], numbers[numbers.len() / 2]);
    let middle = if numbers.len() % 2 == 1 { lower } else { lower.plus(upper)?.halved() };
    let text = |number: Amount| said(setting, of(number));
    Some(Middle(numbers.len(), text(middle), text(least), text(most)))
}

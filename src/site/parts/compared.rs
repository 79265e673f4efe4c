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
    let is_compared = !setting.single_unit() && values(setting, unit).next().is_some();
    let href = setting.href(route, &list_routes::comparison());
    is_compared.then(|| Link { label: setting.say("compare_with"), href: format!("{href}?truong={}", unit.slug) })
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
            bound: bound(setting, unit, value),
            illustrative: value.illustrative,
        };
        years.entry(year.to_string()).or_default().insert(all[figure].id.clone(), row);
    }
    let kind = (unit.kind.id.clone(), setting.kind_label(&unit.kind));
    UnitFigures { slug: unit.slug.clone(), name: unit.name.clone(), kind, years }
}

/// What the law asks at least, or allows at most; where each age or grade has its own, the least and the largest of them.
fn bound(setting: &Setting<'_>, unit: &Unit, value: &KeyValue) -> Option<(bool, String, String)> {
    if let (Some(least), Said::Number(_)) = (value.least, value.said) {
        return Some((true, least.to_string(), least.to_string()));
    }
    // counts have no limits
    let is_count = setting.derived.at_a_glance(unit).size.iter().flatten().any(|count| std::ptr::eq(count, value));
    let against = setting.derived.at_a_glance(unit).against(value).filter(|_| !is_count)?;
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
    found.into_iter().map(|(year, values)| (year, of_year(values))).collect()
}

/// `None`: they are no numbers of one sort.
fn middle(setting: &Setting<'_>, values: &[Said]) -> Option<Middle> {
    let is_share = matches!(values.first()?, Said::Share(_));
    let number = |value: &Said| match value {
        Said::Number(number) if !is_share => Some(*number),
        Said::Share(share) if is_share => Some(*share),
        _ => None,
    };
    let mut numbers: Vec<Amount> = values.iter().map(number).collect::<Option<_>>()?;
    numbers.sort_unstable();
    let (upper, lower) = (numbers[numbers.len() / 2], numbers[(numbers.len() - 1) / 2]);
    let middle = half(upper.plus(lower)?)?;
    let text = |number: Amount| said(setting, if is_share { Said::Share(number) } else { Said::Number(number) });
    Some(Middle(numbers.len(), text(middle), text(numbers[0]), text(*numbers.last()?)))
}

/// As exact as whole numbers are, else rounded to one decimal.
fn half(sum: Amount) -> Option<Amount> {
    if sum.scale == 0 && sum.value % 2 == 0 { Some(Amount::whole(sum.value / 2)) } else { sum.over(Amount::whole(2)) }
}

//! The empty workbooks that the site offers: of the forms, contents and yearly reports of the regulations that hold, or that its units have
//! used, for the kinds of schools that they are.

use crate::model::{Subject, TimeSpan, Unit};
use crate::pack::{Item, Regime, SchoolType};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::workbook::{Asked, of_disclosure};
use crate::site::view::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A workbook that is offered.
pub(crate) struct Offered {
    /// A form of its regulation, a content without one, or the yearly report.
    pub(crate) subject: Subject,
    schools: Vec<Arc<SchoolType>>,
    /// Other kinds of schools have another one, or none.
    of_kind: bool,
    route: Route,
}

/// What a regulation has a workbook of.
struct Fillable<'r> {
    subject: Subject,
    called: &'r str,
    applies_to: &'r [String],
    /// Whatever kind a school is of, it is asked the same.
    alike: bool,
}

/// The workbooks of a regulation. Of one that does not hold on the stated day, those for the kinds of schools that have disclosed by it: what
/// is missing of their earlier years is still to be filled in.
pub(crate) fn offered(setting: &Setting<'_>, regime: &Regime) -> Vec<Offered> {
    let holds = regime.holds_within(setting.as_of, setting.as_of);
    let uses = |unit: &&Unit| {
        let is_school = !unit.audiences().is_empty();
        holds && is_school || setting.records.of(unit).regimes.contains(&regime.id)
    };
    let mut kinds: BTreeMap<Vec<&str>, &Unit> = BTreeMap::new();
    for unit in setting.site.units.iter().filter(uses) {
        kinds.entry(unit.levels.iter().map(|level| level.id.as_str()).collect()).or_insert(unit);
    }
    let mut offered = Vec::new();
    for of in fillable(setting, regime) {
        let for_one = of.applies_to.len() < 2 && of.alike;
        let mut known: Vec<Vec<String>> = Vec::new();
        for (ids, unit) in &kinds {
            let audiences = unit.audiences();
            let fits = of.applies_to.is_empty() || audiences.iter().any(|a| of.applies_to.iter().any(|b| a == b));
            // where kinds of schools make no difference there is one for all
            let ids: Vec<String> = if for_one { Vec::new() } else { ids.iter().map(|id| (*id).to_owned()).collect() };
            if fits && !known.contains(&ids) {
                let route = routes::workbook(&regime.id, of.called, &ids);
                let of_kind = !(for_one && of.applies_to.is_empty());
                offered.push(Offered { subject: of.subject, schools: unit.levels.clone(), of_kind, route });
                known.push(ids);
            }
        }
    }
    offered
}

/// Forms, contents without one, the yearly report.
fn fillable<'r>(setting: &Setting<'_>, regime: &'r Regime) -> Vec<Fillable<'r>> {
    let forms = regime.forms.iter().enumerate().map(|(at, form)| Fillable {
        subject: Subject::Form(at),
        called: &form.label,
        applies_to: &form.applies_to,
        alike: true,
    });
    let contents = regime.contents.iter().enumerate().filter(|(_, content)| !content.items.is_empty());
    let contents = contents.map(|(at, content)| Fillable {
        subject: Subject::Content(at),
        called: &content.id,
        applies_to: &content.applies_to,
        alike: content.items.iter().all(Item::is_for_all),
    });
    let report = regime.annual_report.as_ref().and_then(|report| report.schedule.as_deref());
    let report = report.map(|called| Fillable {
        subject: Subject::AnnualReport(setting.as_of.year()),
        called,
        applies_to: &[],
        alike: true,
    });
    forms.chain(contents).chain(report).collect()
}

/// The links of a form, a content or the yearly report; a dash where there is none.
pub(crate) fn links(
    setting: &Setting<'_>,
    route: &Route,
    (is_it, label): (impl Fn(Subject) -> bool, &str),
    offered: &[Offered],
) -> Cell {
    let link = |one: &Offered| {
        let names: Vec<String> = one.schools.iter().map(|school| setting.kind_label(school)).collect();
        let text = if one.of_kind {
            setting.tell("regime_workbook_of", &[("form", label), ("schools", &names.join(", "))])
        } else {
            setting.tell("regime_workbook_link", &[("form", label)])
        };
        Cell::link(&setting.href(route, &one.route), &text)
    };
    let cell = Cell::stacked(offered.iter().filter(|one| is_it(one.subject)).map(link));
    if cell.is_empty() { Cell::empty(&setting.say("regime_no_workbook")) } else { cell }
}

/// The files themselves.
pub(crate) fn pages(setting: &Setting<'_>, regime: &Regime) -> Vec<Page> {
    let page = |one: Offered| {
        let span = if regime.disclosures.is_empty() {
            TimeSpan::SchoolYear(setting.packs.calendar.years().containing(setting.as_of))
        } else {
            TimeSpan::Year(setting.as_of.year())
        };
        let asked = Asked { regime, subject: one.subject, schools: &one.schools, span, dated: false };
        let view = of_disclosure(setting.packs, asked)?;
        Some(Page { route: one.route, content: Content::Workbook(Arc::new(view)), source: Arc::from("packs") })
    };
    offered(setting, regime).into_iter().filter_map(page).collect()
}

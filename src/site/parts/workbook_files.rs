//! The empty workbooks that the site offers: of the forms of regulations that its units use, for the kinds of schools that they are.

use crate::model::{Subject, TimeSpan, Unit};
use crate::pack::{Regime, SchoolType};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::workbook::{FormAsked, of_form};
use crate::site::view::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A workbook that is offered.
pub(crate) struct Offered {
    /// Position of the form in its regulation.
    pub(crate) form: usize,
    schools: Vec<Arc<SchoolType>>,
    route: Route,
}

/// The workbooks of a regulation; none where no unit has disclosed anything by it.
pub(crate) fn offered(setting: &Setting<'_>, regime: &Regime) -> Vec<Offered> {
    let uses = |unit: &&Unit| {
        unit.disclosures.iter().any(|d| d.regime.id == regime.id && matches!(d.subject, Subject::Form(_)))
    };
    let mut kinds: BTreeMap<Vec<&str>, &Unit> = BTreeMap::new();
    for unit in setting.site.units.iter().filter(uses) {
        kinds.entry(unit.levels.iter().map(|level| level.id.as_str()).collect()).or_insert(unit);
    }
    let mut offered = Vec::new();
    for (form, asked) in regime.forms.iter().enumerate() {
        let for_one = asked.applies_to.len() < 2;
        let mut known: Vec<Vec<String>> = Vec::new();
        for (ids, unit) in &kinds {
            let fits =
                asked.applies_to.is_empty() || unit.audiences().iter().any(|a| asked.applies_to.iter().any(|b| a == b));
            // where kinds of schools make no difference there is one for all
            let ids: Vec<String> = if for_one { Vec::new() } else { ids.iter().map(|id| (*id).to_owned()).collect() };
            if fits && !known.contains(&ids) {
                let route = routes::workbook(&regime.id, &asked.label, &ids);
                offered.push(Offered { form, schools: unit.levels.clone(), route });
                known.push(ids);
            }
        }
    }
    offered
}

/// The links of a form.
pub(crate) fn links(setting: &Setting<'_>, route: &Route, (form, label): (usize, &str), offered: &[Offered]) -> Cell {
    let own: Vec<&Offered> = offered.iter().filter(|one| one.form == form).collect();
    let link = |one: &&Offered| {
        let names: Vec<String> = one.schools.iter().map(|school| setting.kind_label(school)).collect();
        let text = if own.len() > 1 {
            setting.tell("regime_workbook_of", &[("form", label), ("schools", &names.join(", "))])
        } else {
            setting.tell("regime_workbook_link", &[("form", label)])
        };
        Cell::link(&setting.href(route, &one.route), &text)
    };
    Cell::stacked(own.iter().map(link))
}

/// The files themselves.
pub(crate) fn pages(setting: &Setting<'_>, regime: &Regime) -> Vec<Page> {
    let page = |one: Offered| {
        let span = if regime.disclosures.is_empty() {
            TimeSpan::SchoolYear(setting.packs.calendar.years().containing(setting.as_of))
        } else {
            TimeSpan::Year(setting.as_of.year())
        };
        let asked = FormAsked { regime, form: one.form, schools: &one.schools, span, dated: false };
        let view = of_form(setting.packs, asked)?;
        Some(Page { route: one.route, content: Content::Workbook(Arc::new(view)), source: Arc::from("packs") })
    };
    offered(setting, regime).into_iter().filter_map(page).collect()
}

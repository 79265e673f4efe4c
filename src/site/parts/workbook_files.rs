//! The empty workbooks that the site offers: of the forms and contents of regulations that its units use, for the kinds of schools that they are.

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
    /// A form of its regulation, or a content without one.
    pub(crate) subject: Subject,
    schools: Vec<Arc<SchoolType>>,
    route: Route,
}

/// The workbooks of a regulation; none where no unit has disclosed anything by it.
pub(crate) fn offered(setting: &Setting<'_>, regime: &Regime) -> Vec<Offered> {
    let uses = |unit: &&Unit| unit.disclosures.iter().any(|disclosure| disclosure.regime.id == regime.id);
    let mut kinds: BTreeMap<Vec<&str>, &Unit> = BTreeMap::new();
    for unit in setting.site.units.iter().filter(uses) {
        kinds.entry(unit.levels.iter().map(|level| level.id.as_str()).collect()).or_insert(unit);
    }
    let forms = regime.forms.iter().enumerate();
    let forms = forms.map(|(at, form)| (Subject::Form(at), form.label.as_str(), &form.applies_to, true));
    let contents = regime.contents.iter().enumerate().filter(|(_, content)| !content.items.is_empty());
    let contents = contents.map(|(at, content)| {
        let alike = content.items.iter().all(Item::is_for_all);
        (Subject::Content(at), content.id.as_str(), &content.applies_to, alike)
    });
    let mut offered = Vec::new();
    for (subject, called, applies_to, alike) in forms.chain(contents) {
        let for_one = applies_to.len() < 2 && alike;
        let mut known: Vec<Vec<String>> = Vec::new();
        for (ids, unit) in &kinds {
            let fits = applies_to.is_empty() || unit.audiences().iter().any(|a| applies_to.iter().any(|b| a == b));
            // where kinds of schools make no difference there is one for all
            let ids: Vec<String> = if for_one { Vec::new() } else { ids.iter().map(|id| (*id).to_owned()).collect() };
            if fits && !known.contains(&ids) {
                let route = routes::workbook(&regime.id, called, &ids);
                offered.push(Offered { subject, schools: unit.levels.clone(), route });
                known.push(ids);
            }
        }
    }
    offered
}

/// The links of a form or a content.
pub(crate) fn links(
    setting: &Setting<'_>,
    route: &Route,
    (subject, label): (Subject, &str),
    offered: &[Offered],
) -> Cell {
    let own: Vec<&Offered> = offered.iter().filter(|one| one.subject == subject).collect();
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
        let asked = Asked { regime, subject: one.subject, schools: &one.schools, span, dated: false };
        let view = of_disclosure(setting.packs, asked)?;
        Some(Page { route: one.route, content: Content::Workbook(Arc::new(view)), source: Arc::from("packs") })
    };
    offered(setting, regime).into_iter().filter_map(page).collect()
}

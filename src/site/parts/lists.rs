//! Lists of a unit's things, newest first, with links to their pages.

use crate::model::{Disclosure, Document, FreePage, Unit};
use crate::site::Route;
use crate::site::context::queries::{self, years_of};
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure::{item, published};
use crate::site::view::{HomeItem, Link};
use crate::text::collation_key;
use std::cmp::Reverse;

/// Assessments as list entries, newest first.
pub(crate) fn assessments(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    queries::assessments(unit)
        .into_iter()
        .map(|a| HomeItem {
            label: a.title.clone(),
            href: setting.href(route, &routes::assessment(unit, a)),
            detail: Some(a.framework.number.clone()),
            state: None,
            illustrative: a.illustrative,
        })
        .collect()
}

/// Documents as list entries, newest first.
pub(crate) fn documents(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut documents: Vec<&Document> = unit.documents.iter().collect();
    documents.sort_by_cached_key(|document| (Reverse(document.date), collation_key(&document.slug)));
    documents
        .into_iter()
        .map(|d| {
            let number = d.number.as_ref().map(|n| setting.tell("document_number", &[("number", n)]));
            let date = d.date.map(|day| setting.tell("document_date", &[("date", &setting.date(day))]));
            let details: Vec<String> = number.into_iter().chain(date).collect();
            HomeItem {
                label: d.title(),
                href: setting.href(route, &routes::document(unit, &d.slug)),
                detail: (!details.is_empty()).then(|| details.join(", ")),
                state: None,
                illustrative: false,
            }
        })
        .collect()
}

/// Plans as list entries.
pub(crate) fn improvements(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut plans: Vec<_> = unit.improvements.iter().collect();
    plans.sort_by_cached_key(|plan| collation_key(&plan.id));
    plans
        .into_iter()
        .map(|plan| HomeItem {
            label: plan.title.clone(),
            href: setting.href(route, &routes::improvement(unit, plan)),
            detail: Some(setting.tell("count_improvements", &[("count", &plan.items.len().to_string())])),
            state: None,
            illustrative: plan.illustrative,
        })
        .collect()
}

/// Links for the portal's front page.
pub(crate) fn portal_links(setting: &Setting<'_>, route: &Route) -> Vec<Link> {
    let units: Vec<&Unit> = setting.site.units.iter().collect();
    if years_of(setting, &units).is_empty() {
        return Vec::new();
    }
    vec![setting.link(route, &routes::portal_calendar(None, 1), setting.say("overview_link"))]
}

/// Published disclosures as list entries, newest first.
pub(crate) fn disclosures(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut forms: Vec<&Disclosure> = published(unit).map(|(_, d)| d).collect();
    forms.sort_by_cached_key(|form| (Reverse(form.published), collation_key(&form.name)));
    forms.into_iter().map(|d| item(setting, route, unit, d)).collect()
}

/// How many of the newest disclosures a front page shows.
const SHOWN_DISCLOSURES: usize = 4;

/// The newest disclosures, and the way to all.
pub(crate) fn newest_disclosures(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    // their names and years are all that the front page has room for
    let short = |item: HomeItem| HomeItem { detail: None, ..item };
    let mut forms: Vec<HomeItem> = disclosures(setting, route, unit).into_iter().map(short).collect();
    if forms.len() > SHOWN_DISCLOSURES {
        let all = setting.tell("all_disclosures", &[("count", &forms.len().to_string())]);
        forms.truncate(SHOWN_DISCLOSURES);
        forms.push(HomeItem::of(all, setting.href(route, &routes::disclosures(unit)), None));
    }
    forms
}

/// A unit's free pages, by the names of their files: numbers in them by their size.
pub(crate) fn pages(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let item = |p: &FreePage| HomeItem::of(p.title.clone(), setting.href(route, &routes::page(unit, &p.slug)), None);
    let mut pages: Vec<&FreePage> = unit.pages.iter().collect();
    pages.sort_by_cached_key(|page| collation_key(&page.slug));
    pages.into_iter().map(item).collect()
}

//! The address scheme. Published addresses live for years: change nothing here without a redirect.

use crate::model::{Assessment, Disclosure, ImprovementPlan, TimeSpan, Unit};
use crate::pack::{Catalogue, CriterionId, Framework};
use crate::site::Route;
use crate::site::context::calendar_view::CalendarView;
use crate::text::{SchoolYear, slug};

/// Folder of the search index.
pub const SEARCH_INDEX: &str = "tai-nguyen/tim";

/// What the search page's address asks with: only this unit's pages.
pub(crate) const SEARCHED_UNIT: &str = "truong";

/// What the folder of a budget year begins with.
pub const BUDGET_FOLDER: &str = "ngan-sach-";

/// An address made of words of this file and of ids, which are checked where they are read. A part that no address can have gets another form.
pub(crate) fn fixed(path: &str) -> Route {
    Route::new(path).unwrap_or_else(|| {
        let parts: Vec<String> = path.split('/').map(usable_part).collect();
        Route::new(&parts.join("/")).expect("addresses made of slugs are routes")
    })
}

fn usable_part(part: &str) -> String {
    if Route::new(part).is_some() { part.to_owned() } else { format!("tep-{}", slug(part)) }
}

/// An address of a unit, from its folder on.
pub(crate) fn within(unit: &Unit, rest: &str) -> Route {
    if unit.slug.is_empty() { fixed(rest) } else { fixed(&format!("{}/{rest}", unit.slug)) }
}

pub(crate) fn portal() -> Route {
    fixed("index.html")
}

/// A unit on one page in another language: `en/mn-19-8/index.html`.
pub(crate) fn summary(unit: &Unit, language: &str) -> Route {
    fixed(&format!("{language}/{}/index.html", if unit.slug.is_empty() { "tom-tat" } else { &unit.slug }))
}

/// Where readers search.
pub(crate) fn search() -> Route {
    fixed("tim-kiem.html")
}

/// Folder of the search index.
pub(crate) fn search_index() -> Route {
    fixed(SEARCH_INDEX)
}

/// All pages of a unit by name.
pub(crate) fn page_index(unit: &Unit) -> Route {
    within(unit, "muc-luc.html")
}

pub(crate) fn unit_home(unit: &Unit) -> Route {
    within(unit, "index.html")
}

pub(crate) fn documents(unit: &Unit) -> Route {
    within(unit, "van-ban/index.html")
}

pub(crate) fn document(unit: &Unit, slug: &str) -> Route {
    within(unit, &format!("van-ban/{slug}.html"))
}

pub(crate) fn assessments(unit: &Unit) -> Route {
    within(unit, "danh-gia/index.html")
}

pub(crate) fn assessment(unit: &Unit, assessment: &Assessment) -> Route {
    within(unit, &format!("danh-gia/{}/index.html", assessment.id))
}

pub(crate) fn assessment_standard(unit: &Unit, assessment: &Assessment, standard: u8) -> Route {
    within(unit, &format!("danh-gia/{}/tieu-chuan-{standard}.html", assessment.id))
}

pub(crate) fn criterion(unit: &Unit, assessment: &Assessment, id: CriterionId) -> Route {
    within(unit, &format!("danh-gia/{}/tieu-chi-{}.html", assessment.id, id.slug()))
}

/// Council, groups, timetable, steps.
pub(crate) fn assessment_process(unit: &Unit, assessment: &Assessment) -> Route {
    within(unit, &format!("danh-gia/{}/qua-trinh.html", assessment.id))
}

/// The table of criteria as a file.
pub(crate) fn criteria_data(unit: &Unit, assessment: &Assessment) -> Route {
    within(unit, &format!("danh-gia/{}/tieu-chi.csv", assessment.id))
}

pub(crate) fn report(unit: &Unit, assessment: &Assessment) -> Route {
    within(unit, &format!("danh-gia/{}/bao-cao.html", assessment.id))
}

pub(crate) fn evidence(unit: &Unit, assessment: &Assessment) -> Route {
    within(unit, &format!("danh-gia/{}/minh-chung.html", assessment.id))
}

pub(crate) fn improvement(unit: &Unit, plan: &ImprovementPlan) -> Route {
    within(unit, &format!("cai-tien/{}.html", slug(&plan.id)))
}

pub(crate) fn disclosures(unit: &Unit) -> Route {
    within(unit, "cong-khai/index.html")
}

pub(crate) fn disclosure(unit: &Unit, disclosure: &Disclosure) -> Route {
    within(unit, &format!("cong-khai/{}/{}.html", span_folder(disclosure.span), disclosure.name))
}

/// The same path with another ending: `bieu-mau-02.xlsx`; `part` names one of several tables.
pub(crate) fn disclosure_data(unit: &Unit, of: &Disclosure, part: Option<&str>, ending: &str) -> Route {
    let page = disclosure(unit, of);
    let stem = page.as_str().trim_end_matches(".html");
    match part {
        Some(part) => fixed(&format!("{stem}-{}.{ending}", slug(part))),
        None => fixed(&format!("{stem}.{ending}")),
    }
}

/// All that was published for one year.
pub(crate) fn disclosures_of(unit: &Unit, span: TimeSpan) -> Route {
    within(unit, &format!("cong-khai/{}/index.html", span_folder(span)))
}

/// One form over the years.
pub(crate) fn disclosure_years(unit: &Unit, name: &str) -> Route {
    within(unit, &format!("cong-khai/cac-nam/{name}.html"))
}

pub(crate) fn data_package(unit: &Unit) -> Route {
    within(unit, "cong-khai/datapackage.json")
}

/// What the JSON of a disclosure looks like.
pub(crate) fn disclosure_schema() -> Route {
    fixed("du-lieu/cong-khai.schema.json")
}

/// A register over all units: `khoan-thu`, `tinh-trang`.
pub(crate) fn register(name: &str, ending: &str) -> Route {
    fixed(&format!("du-lieu/{name}.{ending}"))
}

/// What describes the registers.
pub(crate) fn registers_package() -> Route {
    fixed("du-lieu/datapackage.json")
}

/// The catalogue of all data.
pub(crate) fn catalogue() -> Route {
    fixed("du-lieu/danh-muc.jsonld")
}

pub(crate) fn span_folder(span: TimeSpan) -> String {
    match span {
        TimeSpan::SchoolYear(year) => year.to_string(),
        TimeSpan::Year(year) => format!("{BUDGET_FOLDER}{year}"),
    }
}

pub(crate) fn calendar(unit: &Unit, year: SchoolYear) -> Route {
    within(unit, &format!("lich/{year}.html"))
}

pub(crate) fn calendar_ics(unit: &Unit, year: SchoolYear) -> Route {
    within(unit, &format!("lich/{year}.ics"))
}

/// This month, punctuality, subscriptions.
pub(crate) fn calendar_home(unit: &Unit) -> Route {
    within(unit, "lich/index.html")
}

/// All sheets of the current school year, to be printed at once.
pub(crate) fn all_sheets(unit: &Unit) -> Route {
    within(unit, "lich/in-tat-ca.html")
}

/// Drafts, to be printed and signed; in a preview alone.
pub(crate) fn sheets_to_sign(unit: &Unit) -> Route {
    within(unit, "lich/cho-ky.html")
}

/// Another view of a school year: `theo-thang`, `theo-vai-tro`, …
pub(crate) fn calendar_view(unit: &Unit, year: SchoolYear, view: CalendarView) -> Route {
    within(unit, &format!("lich/{year}/{}.html", view.address()))
}

/// All school years in one file, for everybody.
pub(crate) fn unit_ics(unit: &Unit) -> Route {
    within(unit, "lich/lich.ics")
}

/// All school years of one role.
pub(crate) fn role_ics(unit: &Unit, role: &str) -> Route {
    within(unit, &format!("lich/vai-tro-{}.ics", slug(role)))
}

pub(crate) fn feed(unit: &Unit) -> Route {
    within(unit, "tin.xml")
}

/// The portal's overview: the first page of the newest school year has the short address.
pub(crate) fn portal_calendar(year: Option<SchoolYear>, page: usize) -> Route {
    let name = year.map_or_else(|| "index".to_owned(), |year| year.to_string());
    fixed(&if page == 1 { format!("lich/{name}.html") } else { format!("lich/{name}-trang-{page}.html") })
}

/// The table of an overview as a file; `overview` is the address of its first page.
pub(crate) fn overview_data(overview: &Route, ending: &str) -> Route {
    fixed(&format!("{}.{ending}", overview.as_str().trim_end_matches(".html")))
}

pub(crate) fn portal_ics() -> Route {
    fixed("lich/lich.ics")
}

pub(crate) fn portal_feed() -> Route {
    fixed("tin.xml")
}

pub(crate) fn page(unit: &Unit, slug: &str) -> Route {
    within(unit, &format!("trang/{slug}.html"))
}

/// The icon of browsers' tabs.
pub fn icon() -> Route {
    fixed("tai-nguyen/bieu-tuong.svg")
}

pub(crate) fn accessibility() -> Route {
    fixed("tro-giup/tiep-can.html")
}

pub(crate) fn regulations() -> Route {
    fixed("quy-dinh/index.html")
}

pub(crate) fn regulation(id: &str) -> Route {
    fixed(&format!("quy-dinh/{}.html", slug(id)))
}

/// An empty workbook of a form (`Biểu mẫu 09`) for some kinds of schools, which are named where there are several workbooks.
pub(crate) fn workbook(regulation: &str, form: &str, schools: &[String]) -> Route {
    let schools: String = schools.iter().map(|id| format!("-{}", slug(id))).collect();
    fixed(&format!("quy-dinh/{}/{}{schools}.xlsx", slug(regulation), slug(form)))
}

/// A standard of the catalogue; the first edition has the short address.
pub(crate) fn standard(framework: &Framework, catalogue: &Catalogue, number: u8) -> Route {
    let first_edition = framework.editions.first().map(|e| &e.id);
    let mut folder = slug(&framework.id);
    if let Some(edition) = catalogue.edition.as_ref().filter(|e| Some(&e.id) != first_edition) {
        folder = format!("{folder}-ban-{}", slug(&edition.id));
    }
    if let Some((profile, _)) = &catalogue.profile {
        folder = format!("{folder}-{}", slug(profile));
    }
    fixed(&format!("quy-dinh/{folder}/tieu-chuan-{number}.html"))
}

/// The published address of a page; `index.html` is left out.
pub(crate) fn absolute(base: &str, route: &Route) -> String {
    format!(
        "{base}{}",
        route
            .as_str()
            .strip_suffix("index.html")
            .filter(|p| p.is_empty() || p.ends_with('/'))
            .unwrap_or(route.as_str())
    )
}

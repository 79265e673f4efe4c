//! The search index within a build: of each part a segment is made as its pages come off the press, by as many hands as there are threads, and
//! of all segments the index.

use crate::render::{Damaged, Lexicon, Phrases, SearchPage, SegmentBuilder, Segments, search_index};
use crate::site::Route;
use crate::site::plan::{self, Content, Page};
use crate::site::view::{Role, View};
use crate::text::SchoolYear;
use crate::theme::{SearchWords, VIETNAMESE};
use std::sync::{Arc, Mutex, PoisonError};

/// So many bytes of the segments' words are in memory at once while the index is made.
const BUDGET: usize = 4 << 20;

/// What all parts need.
#[derive(Debug)]
pub(super) struct Gathering {
    words: Arc<SearchWords>,
    phrases: Phrases,
    /// Those that no part is using.
    lexicons: Mutex<Vec<Lexicon>>,
}

/// Takes the printed pages of one part from several threads.
#[derive(Debug)]
pub(super) struct PartWords<'g> {
    gathering: &'g Gathering,
    hands: Mutex<Vec<SegmentBuilder>>,
}

impl Gathering {
    /// With the theme's words.
    pub(super) fn new(words: Arc<SearchWords>) -> Self {
        Self { phrases: Phrases::of(&words), words, lexicons: Mutex::default() }
    }

    /// For the pages of a part.
    pub(super) fn part(&self) -> PartWords<'_> {
        PartWords { gathering: self, hands: Mutex::default() }
    }

    /// Gives the files of the index, each as soon as it is made; how many.
    ///
    /// # Errors
    ///
    /// A segment cannot be read or is damaged: never one that was just made.
    pub(super) fn index(
        &self,
        segments: &dyn Segments,
        put: impl Fn(&Route, Arc<[u8]>) + Sync,
    ) -> Result<usize, Damaged> {
        // no part comes after this
        locked(&self.lexicons).clear();
        search_index(segments, &self.words, BUDGET, |name, bytes| {
            // the names are digits and the addresses of units
            if let Some(route) = Route::new(&format!("{}/{name}", plan::SEARCH_INDEX)) {
                put(&route, Arc::from(bytes));
            }
        })
    }
}

impl PartWords<'_> {
    /// A printed page; `order` decides where it stands in its part.
    pub(super) fn add(&self, order: usize, page: SearchPage, bytes: &[u8]) {
        let Ok(html) = simdutf8::basic::from_utf8(bytes) else { return };
        let mine = locked(&self.hands).pop();
        let mut mine =
            mine.unwrap_or_else(|| SegmentBuilder::new(locked(&self.gathering.lexicons).pop().unwrap_or_default()));
        mine.add(u32::try_from(order).unwrap_or(u32::MAX), page, html, &self.gathering.phrases);
        locked(&self.hands).push(mine);
    }

    /// The part's segment; what was taken is forgotten.
    pub(super) fn segment(&self) -> Arc<[u8]> {
        let hands = std::mem::take(&mut *locked(&self.hands));
        let (segment, lexicons) = SegmentBuilder::finish(hands);
        locked(&self.gathering.lexicons).extend(lexicons);
        Arc::from(segment)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether an address lies in the index.
pub(super) fn in_index(path: &str) -> bool {
    path.strip_prefix(plan::SEARCH_INDEX).is_some_and(|rest| rest.starts_with('/'))
}

/// How the search knows a page, if it leads to it.
pub(super) fn search_page(page: &Page) -> Option<SearchPage> {
    let Content::Html(view) = &page.content else { return None };
    let chrome = view.chrome();
    // what a page in another language holds is the same content; found twice it would only be in the way, and the index twice as large
    if view.role() != Role::Page || chrome.lang != VIETNAMESE {
        return None;
    }
    let route = page.route.as_str();
    let year = year_of(route).or_else(|| newest_of(view)).or_else(|| year_in(&chrome.heading));
    Some(SearchPage {
        href: route.to_owned(),
        title: chrome.heading.clone(),
        kind: chrome.eyebrow.clone().unwrap_or_default(),
        context: context(view, year.as_deref()),
        lists: lists(view),
        unit: chrome.unit.as_ref().map(|unit| folder(route, &unit.href).to_owned()).unwrap_or_default(),
        year,
    })
}

/// The school year that a title ends with or names: `Kế hoạch năm học 2023-2024`.
fn year_in(title: &str) -> Option<String> {
    let words = title.split(|c: char| !c.is_ascii_digit() && c != '-' && c != '–');
    words.rev().find_map(SchoolYear::parse).map(|year| year.to_string())
}

/// Whether what a page's headings and rows name stands on other pages.
fn lists(view: &View) -> bool {
    matches!(
        view,
        View::Portal(_)
            | View::DocumentList(_)
            | View::RegulationList(_)
            | View::AssessmentList(_)
            | View::DisclosureList(_)
            | View::Calendar(_)
            | View::CalendarHome(_)
            | View::CalendarOverview(_)
    )
}

/// The newest of the years that a page compares.
fn newest_of(view: &View) -> Option<String> {
    let View::DisclosureYears(years) = view else { return None };
    years.sources.iter().filter_map(|source| year_of(&source.href)).max()
}

/// The line below a result: the page's kind, its unit, the pages above it, its edition, its year; nothing twice.
fn context(view: &View, year: Option<&str>) -> String {
    let chrome = view.chrome();
    let homes = [Some(chrome.home.as_str()), chrome.unit.as_ref().map(|unit| unit.href.as_str())];
    let above = chrome.crumbs.iter().filter(|crumb| !homes.contains(&Some(crumb.href.as_str())));
    let texts = chrome.eyebrow.as_deref().into_iter();
    let texts = texts.chain(chrome.unit.as_ref().map(|unit| unit.name.as_str()));
    let mut said: Vec<&str> = Vec::new();
    let edition = if let View::Standard(standard) = view { standard.edition.as_deref() } else { None };
    for text in texts.chain(above.map(|crumb| crumb.label.as_str())).chain(edition) {
        if text != chrome.heading && !said.contains(&text) {
            said.push(text);
        }
    }
    if let Some(year) =
        year.filter(|year| !chrome.heading.contains(year) && !said.iter().any(|text| text.contains(year)))
    {
        said.push(year);
    }
    said.join(" · ")
}

/// The folder in which a page's link `../../index.html` ends: `mn-a` of `mn-a/cong-khai/2024-2025/hoc-phi.html`.
fn folder<'r>(route: &'r str, home: &str) -> &'r str {
    let up = home.matches("../").count() + 1;
    route.rmatch_indices('/').nth(up - 1).map_or("", |(end, _)| &route[..end])
}

/// The year that an address names: `2024-2025`, or `2023` of `ngan-sach-2023`.
fn year_of(route: &str) -> Option<String> {
    route.split(['/', '.']).find_map(|part| {
        let budget = part.strip_prefix(plan::BUDGET_FOLDER).filter(|year| year.parse::<u16>().is_ok());
        SchoolYear::parse(part).map(|year| year.to_string()).or_else(|| budget.map(str::to_owned))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_units_and_years() {
        let page = "mn-a/cong-khai/2024-2025/hoc-phi.html";
        assert_eq!((folder(page, "../../index.html"), year_of(page).as_deref()), ("mn-a", Some("2024-2025")));
        let budget = "cong-khai/ngan-sach-2023/bieu-2.html";
        assert_eq!((folder(budget, "../../index.html"), year_of(budget).as_deref()), ("", Some("2023")));
        assert_eq!((folder("mn-a/index.html", "index.html"), year_of("mn-a/cai-tien/2024-2029.html")), ("mn-a", None));
        assert_eq!(folder("index.html", "index.html"), "");
        assert_eq!(year_in("Kế hoạch 12/KH, năm học 2023–2024 (bản 2)").as_deref(), Some("2023-2024"));
        assert_eq!(year_in("Kế hoạch cải tiến, giai đoạn 2024-2029"), None);
    }
}

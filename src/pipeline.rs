//! The pure function at the heart: a snapshot, the regulations and a day go in; a site and findings come out.
//!
//! It reads no disk, no clock and no environment, and cannot fail: it returns what it could make and what is wrong. The same input gives the
//! same bytes.

use crate::check;
use crate::diag::{Diagnostic, Diagnostics};
use crate::figures::Figures;
use crate::model;
use crate::pack::Packs;
use crate::render;
use crate::site::plan::{Content, Page, SEARCH_INDEX, Setting};
use crate::site::{Route, SiteOutput, inspect, plan};
use crate::source::Snapshot;
use crate::theme::Theme;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a build depends on, besides the sources.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Takes the place of `base_url` in `site.yaml`.
    pub base_url: Option<String>,
}

/// What came out.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that could be made; not to be published if there are errors.
    pub output: SiteOutput,
    pub diagnostics: Diagnostics,
    /// Pages of HTML in it.
    pub pages: usize,
}

/// Receives the name of each stage as it ends. The shell measures; the core knows no clock.
pub trait Observer {
    /// A stage has ended.
    fn stage_done(&mut self, stage: &'static str);
}

impl Observer for () {
    fn stage_done(&mut self, _: &'static str) {}
}

/// Reads and checks, without making pages. The checked site is returned for [`build`].
pub fn check(snapshot: &Snapshot, packs: &Packs, observer: &mut dyn Observer) -> Checked {
    let own: Vec<(Arc<str>, &str)> =
        snapshot.below("packs/").filter(|(path, _)| path.ends_with(".yaml")).filter_map(|(p, f)| Some((Arc::clone(p), f.text()?))).collect();
    let (packs, mut diagnostics) = packs.overlaid(&own);
    let (site, found) = model::bind(snapshot, &packs);
    diagnostics.extend(found);
    observer.stage_done("đọc");
    let figures = site.as_ref().map(Figures::of).unwrap_or_default();
    observer.stage_done("tính số liệu");
    if let Some(site) = &site {
        diagnostics.extend(check::check(site, &figures, &packs));
    }
    observer.stage_done("kiểm tra");
    Checked { site, figures, packs, diagnostics }
}

/// What [`check`] learned.
pub struct Checked {
    pub site: Option<model::Site>,
    pub figures: Figures,
    pub packs: Packs,
    pub diagnostics: Diagnostics,
}

/// Makes the site.
pub fn build(snapshot: &Snapshot, packs: &Packs, as_of: Date, options: &Options, observer: &mut dyn Observer) -> Outcome {
    let Checked { site, figures, packs, mut diagnostics } = check(snapshot, packs, observer);
    let Some(mut site) = site else { return Outcome { diagnostics: diagnostics.finish(), ..Outcome::default() } };
    if options.base_url.is_some() {
        site.base_url.clone_from(&options.base_url);
    }
    let (theme, found) = Theme::load(site.theme.as_deref(), snapshot);
    diagnostics.extend(found);
    let Some(theme) = theme else { return Outcome { diagnostics: diagnostics.finish(), ..Outcome::default() } };
    observer.stage_done("giao diện");
    let css = Route::new(&format!("tai-nguyen/giao-dien-{}.css", theme.css_fingerprint)).expect("hexadecimal digits make a route");
    let script = Route::new(&format!("tai-nguyen/con-lai-{}.js", theme.script_fingerprint)).expect("hexadecimal digits make a route");
    let search_script = Route::new(&format!("tai-nguyen/tim-kiem-{}.js", theme.search_fingerprint)).expect("hexadecimal digits make a route");
    let setting = Setting::new(&site, &figures, &packs, snapshot, &theme.strings, as_of, [css.clone(), script.clone(), search_script.clone()]);
    let plan = plan::plan(&setting);
    diagnostics.extend(plan.diagnostics);
    observer.stage_done("lập trang");
    let (mut artifacts, found) = print(&theme, &plan.pages);
    diagnostics.extend(found);
    artifacts.insert(plan::icon(), Arc::from(theme.icon.as_bytes()));
    artifacts.insert(css, Arc::from(theme.css.as_bytes()));
    artifacts.insert(script, Arc::from(theme.script.as_bytes()));
    artifacts.insert(search_script, Arc::from(theme.search_script.as_bytes()));
    for (name, bytes) in render::search_index(&search_pages(&plan.pages, &artifacts)) {
        let route = Route::new(&format!("{SEARCH_INDEX}/{name}")).expect("the index names its files with digits");
        artifacts.insert(route, Arc::from(bytes));
    }
    observer.stage_done("chỉ mục tìm kiếm");
    let output = SiteOutput { artifacts };
    observer.stage_done("dựng trang");
    diagnostics.extend(inspect::inspect(&output, &plan.pages));
    observer.stage_done("rà liên kết");
    let pages = plan.pages.iter().filter(|p| matches!(p.content, Content::Html(_))).count();
    Outcome { output, diagnostics: diagnostics.finish(), pages }
}

/// What the search leads to: the words of every printed page.
fn search_pages(pages: &[Page], artifacts: &BTreeMap<Route, Arc<[u8]>>) -> Vec<render::SearchPage> {
    let found = pages.par_iter().filter_map(|page| {
        let Content::Html(view) = &page.content else { return None };
        let bytes = artifacts.get(&page.route).filter(|_| view.is_found())?;
        let chrome = view.chrome();
        let section = chrome.unit.as_ref().and_then(|u| u.nav.iter().find(|n| n.current)).map(|n| n.label.as_str());
        let context: Vec<&str> = chrome.unit.as_ref().map(|u| u.name.as_str()).into_iter().chain(section).collect();
        let text = render::main_text(std::str::from_utf8(bytes).unwrap_or_default());
        // the heading is known already
        let text = text.split_once(&chrome.heading).map_or(text.as_str(), |(_, rest)| rest).trim_start().to_owned();
        Some(render::SearchPage {
            href: page.route.to_string(),
            title: chrome.heading.clone(),
            kind: chrome.eyebrow.clone().unwrap_or_default(),
            context: context.join(" · "),
            text,
        })
    });
    found.collect()
}

fn print(theme: &Theme, pages: &[Page]) -> (BTreeMap<Route, Arc<[u8]>>, Diagnostics) {
    let printed: Vec<Result<(Route, Arc<[u8]>), Diagnostic>> = pages
        .par_iter()
        .map(|page| {
            let bytes: Arc<[u8]> = match &page.content {
                Content::Html(view) => match render::html(theme, view) {
                    Ok(bytes) => Arc::from(bytes),
                    Err(error) => return Err(theme.explain(&error)),
                },
                Content::Calendar(calendar) => Arc::from(render::ics(calendar)),
                Content::Feed(feed) => Arc::from(render::atom(feed)),
                Content::Sitemap(addresses) => Arc::from(render::sitemap(addresses)),
                Content::Text(text) => Arc::from(text.as_bytes()),
                Content::Csv(dataset, sheet) => Arc::from(render::csv(dataset, *sheet)),
                Content::Xlsx(dataset) => Arc::from(render::xlsx(dataset)),
                Content::Json(dataset, schema) => Arc::from(render::json(dataset, schema)),
                Content::DataPackage(package) => Arc::from(render::package(package)),
                Content::ShareImage(image) => Arc::from(render::share_image(image)),
                Content::File(bytes) => Arc::clone(bytes),
            };
            Ok((page.route.clone(), bytes))
        })
        .collect();
    let mut artifacts = BTreeMap::new();
    let mut diagnostics = Diagnostics::default();
    for result in printed {
        match result {
            Ok((route, bytes)) => {
                artifacts.insert(route, bytes);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (artifacts, diagnostics)
}

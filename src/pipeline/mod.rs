//! The pure function at the heart: a snapshot, the regulations and a day go in; a site and findings come out.
//!
//! It reads no disk, no clock and no environment, and cannot fail: it returns what it could make and what is wrong. The same input gives the
//! same bytes.
//!
//! The site is made part by part: each unit is a part, the portal is the last one. Finished bytes go into a [`Sink`] at once, so that a large
//! site is never whole in memory; or a [`Memo`] keeps the parts, and the next build makes those again whose sources have changed.

mod memo;
mod part;
mod read;

pub use memo::{CellAt, Doubts, Memo};

use crate::diag::Diagnostics;
use crate::figures::Figures;
use crate::model;
use crate::pack::Packs;
use crate::render;
use crate::site::plan::{self, Address, Nature, Setting};
use crate::site::{Route, SiteOutput, inspect};
use crate::source::Snapshot;
use crate::theme::Theme;
use jiff::civil::Date;
use part::Part;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// What a build depends on, besides the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Takes the place of `base_url` in `site.yaml`.
    pub base_url: Option<String>,
    /// For the author's eyes only: the address of the preview, which takes the place of a published address that the site has. Disclosures
    /// that are not published yet are shown, marked as drafts.
    pub preview: Option<String>,
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

/// What came out, its bytes aside.
#[derive(Debug, Default)]
pub struct Made {
    pub diagnostics: Diagnostics,
    /// Pages of HTML.
    pub pages: usize,
    /// All files.
    pub files: usize,
}

/// Takes finished files, from several threads and in any order.
pub trait Sink: Sync {
    /// The sources are read and checked, with these findings; files follow.
    fn begin(&self, _so_far: &Diagnostics) {}

    /// A finished file. Of two on one address (which is an error) either may come last.
    fn put(&self, route: &Route, bytes: &Arc<[u8]>);
}

impl Sink for () {
    fn put(&self, _: &Route, _: &Arc<[u8]>) {}
}

/// Keeps everything in memory.
#[derive(Debug, Default)]
struct Kept(Mutex<BTreeMap<Route, Arc<[u8]>>>);

impl Sink for Kept {
    fn put(&self, route: &Route, bytes: &Arc<[u8]>) {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(route.clone(), Arc::clone(bytes));
        }
    }
}

/// Receives the name of each stage as it ends. The shell measures; the core knows no clock.
pub trait Observer {
    /// A stage has ended.
    fn stage_done(&mut self, stage: &'static str);
}

impl Observer for () {
    fn stage_done(&mut self, _: &'static str) {}
}

/// What [`check`] learned.
pub struct Checked {
    pub site: Option<model::Site>,
    pub figures: Figures,
    pub packs: Arc<Packs>,
    pub diagnostics: Diagnostics,
}

/// Reads and checks, without making pages.
pub fn check(snapshot: &Snapshot, packs: &Packs, observer: &mut dyn Observer) -> Checked {
    let read = read::read(snapshot, packs, false, &mut Memo::forgetful(), observer);
    Checked { site: read.site, figures: read.figures, packs: read.packs, diagnostics: read.diagnostics }
}

/// Makes the site in memory.
pub fn build(snapshot: &Snapshot, packs: &Packs, as_of: Date, options: &Options, observer: &mut dyn Observer) -> Outcome {
    let kept = Kept::default();
    let made = make(snapshot, packs, as_of, options, &mut Memo::forgetful(), &kept, observer);
    Outcome { output: SiteOutput { artifacts: kept.0.into_inner().unwrap_or_default() }, diagnostics: made.diagnostics, pages: made.pages }
}

/// Makes the site: what `memo` does not hold already is made, and every file goes into `sink`.
pub fn make(snapshot: &Snapshot, packs: &Packs, as_of: Date, options: &Options, memo: &mut Memo, sink: &dyn Sink, observer: &mut dyn Observer) -> Made {
    let read = read::read(snapshot, packs, options.preview.is_some(), memo, observer);
    let mut diagnostics = read.diagnostics;
    let nothing = |diagnostics: Diagnostics| Made { diagnostics: diagnostics.finish(), ..Made::default() };
    let Some(mut site) = read.site else { return nothing(diagnostics) };
    if options.base_url.is_some() {
        site.base_url.clone_from(&options.base_url);
    } else if options.preview.is_some() && site.base_url.is_some() {
        site.base_url.clone_from(&options.preview);
    }
    let (theme, found) = memo.theme(site.theme.as_deref(), snapshot);
    diagnostics.extend(found);
    let Some(theme) = theme else { return nothing(diagnostics) };
    diagnostics.extend(plan::check_languages(&site, &theme.strings));
    observer.stage_done("giao diện");
    sink.begin(&diagnostics);
    let mut assets = assets(&theme);
    let [css, script, search_script] = [0, 1, 2].map(|at: usize| assets[at].0.clone());
    let setting = Setting::new(&site, &read.figures, &read.packs, snapshot, &theme.strings, as_of, [css, script, search_script]);
    let keys = memo.part_keys(&setting, &theme, options, snapshot, &read.keys);
    let known = memo.take_parts(&keys);
    let parts: Vec<Arc<Part>> = site
        .units
        .as_slice()
        .par_iter()
        .zip(keys.par_iter().zip(known.par_iter()))
        .map(|(unit, (key, known))| match known {
            Some(part) if part.key == *key => {
                part.put_all(sink);
                Arc::clone(part)
            }
            _ => Arc::new(Part::make(*key, &theme, plan::unit_pages(&setting, unit), known.as_deref(), memo.keeps(), sink)),
        })
        .collect();
    observer.stage_done("trang của các trường");
    let addresses: Vec<&Address> = parts.iter().flat_map(|p| &p.addresses).collect();
    let pages = plan::portal_pages(&setting, &addresses);
    let portal = Part::make([0; 32], &theme, pages, memo.portal(), memo.keeps(), sink);
    let found: Vec<&render::SearchPage> = parts.iter().flat_map(|p| &p.found).chain(&portal.found).collect();
    for (name, bytes) in render::search_index(&found) {
        let route = Route::new(&format!("{}/{name}", plan::SEARCH_INDEX)).expect("the index names its files with digits");
        assets.push((route, Arc::from(bytes)));
    }
    let portal = portal.with_assets(&assets, memo.keeps(), sink);
    observer.stage_done("trang chung");
    let mut parts = parts;
    parts.push(Arc::new(portal));
    for part in &parts {
        diagnostics.extend(part.diagnostics.clone());
    }
    diagnostics.extend(plan::duplicates(parts.iter().flat_map(|p| &p.addresses)));
    let looked: Vec<_> = parts.iter().map(|p| (p.addresses.as_slice(), &p.links)).collect();
    diagnostics.extend(inspect::judge(&looked));
    observer.stage_done("rà liên kết");
    let is_page = |a: &&Address| matches!(a.nature, Nature::Page | Nature::Unlisted | Nature::NotFound);
    let pages = parts.iter().flat_map(|p| &p.addresses).filter(is_page).count();
    let files = parts.iter().map(|p| p.addresses.len()).sum();
    memo.keep_parts(parts);
    Made { diagnostics: diagnostics.finish(), pages, files }
}

/// Stylesheet and scripts, whose addresses change with their content, and the icon.
fn assets(theme: &Theme) -> Vec<(Route, Arc<[u8]>)> {
    let route = |path: String| Route::new(&path).expect("hexadecimal digits make a route");
    vec![
        (route(format!("tai-nguyen/giao-dien-{}.css", theme.css_fingerprint)), Arc::from(theme.css.as_bytes())),
        (route(format!("tai-nguyen/con-lai-{}.js", theme.script_fingerprint)), Arc::from(theme.script.as_bytes())),
        (route(format!("tai-nguyen/tim-kiem-{}.js", theme.search_fingerprint)), Arc::from(theme.search_script.as_bytes())),
        (plan::icon(), Arc::from(theme.icon.as_bytes())),
    ]
}

//! The pure function at the heart: a snapshot, the regulations and a day go in; a site and findings come out.
//!
//! It reads no disk, no clock and no environment, and cannot fail: it returns what it could make and what is wrong. The same input gives the
//! same bytes.
//!
//! The site is made part by part: each unit is a part, the portal is the last one. Finished bytes go into a [`Sink`] at once, so that a large
//! site is never whole in memory; or a [`Memo`] keeps the parts, and the next build makes those again whose sources have changed.

mod held_back;
mod kept;
mod memo;
mod part;
mod read;
mod searching;
mod sink;
mod sources;
mod waiting;

pub use held_back::{Blamed, SourcesByUnit, blamed, replace, sources_by_unit};
pub use kept::KeptSite;
pub use memo::{Doubts, Memo};
pub use read::{CellAt, own_packs};
pub use sink::Sink;
pub use sources::Sources;
pub use waiting::Waiting;

use crate::derive::Derived;
use crate::derive::duties::Standing;
use crate::diag::Diagnostics;
use crate::model::{self, HeldBack};
use crate::pack::Packs;
use crate::site::plan::{self, Address, Nature, Setting};
use crate::site::{Route, SiteOutput, inspect};
use crate::source::Snapshot;
use crate::theme::Theme;
use jiff::civil::Date;
use part::{Making, Part, Press};
use rayon::prelude::*;
use read::Shown;
use searching::Gathering;
use sink::InMemory;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a build depends on, besides the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Takes the place of `base_url` in `site.yaml`.
    pub base_url: Option<String>,
    /// For the author's eyes only: the address of the preview, which takes the place of a published address that the site has. Disclosures
    /// that are not published yet are shown, marked as drafts.
    pub preview: Option<String>,
    /// Units that are made from other sources than their newest, which [`replace`] has put into the snapshot; what is said of those is left out.
    pub held_back: HeldBack,
}

/// What came out.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that could be made; not to be published if there are errors.
    pub output: SiteOutput,
    /// What is wrong, in the order of [`Diagnostics`].
    pub diagnostics: Diagnostics,
    /// Pages of HTML in it.
    pub pages: usize,
    /// What is not public on the stated day.
    pub waiting: Waiting,
}

/// Where a site is published, as its `site.yaml` says.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Its address, ending in `/`.
    pub base_url: Option<String>,
    /// Websites that may show its pages within theirs.
    pub embed_in: Vec<String>,
    /// Sources that a preview shows and a build does not, as they are not public on the stated day.
    pub held: BTreeSet<Arc<str>>,
}

/// What came out, its bytes aside.
#[derive(Debug, Default)]
pub struct Made {
    /// What is wrong, in the order of [`Diagnostics`].
    pub diagnostics: Diagnostics,
    /// Pages of HTML.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// What is not public on the stated day.
    pub waiting: Waiting,
    /// Where it is published; `None`: `site.yaml` cannot be read.
    pub published: Option<Published>,
    /// Where the duties of all units stand; not counted for a memory that keeps, which nobody asks.
    pub standing: Standing,
    /// What was not made of its newest sources, as [`Options`] had it.
    pub held_back: HeldBack,
    /// What it was made of. To give a large site back to the system piece by piece takes time, which a program that ends soon can spare.
    pub material: Option<Box<dyn std::any::Any + Send>>,
}

/// Receives the name of each stage as it ends. The shell measures; the core knows no clock.
pub trait Observer {
    /// A stage has ended.
    fn stage_done(&mut self, stage: &'static str);
}

impl Observer for () {
    fn stage_done(&mut self, _: &'static str) {}
}

const READING: &str = "đọc và kiểm tra";

/// What [`read_and_judge`] learned.
pub struct Judged {
    /// What the sources say; `None` without a readable `site.yaml`.
    pub site: Option<model::Site>,
    /// What follows from them, unit by unit.
    pub derived: Derived,
    /// The regulations: those of the program, with what the site replaces or adds.
    pub packs: Arc<Packs>,
    /// What is wrong so far.
    pub diagnostics: Diagnostics,
}

/// Reads the sources, derives what follows from them and judges both, without making pages: what only finished pages show (links, words of the
/// theme) is not found.
pub fn read_and_judge(snapshot: &Snapshot, packs: &Packs, as_of: Date, observer: &mut dyn Observer) -> Judged {
    let (packs, mut diagnostics) = read::own_packs(snapshot, packs);
    let read = read::read(snapshot, &packs, Shown { drafts: false, on: as_of }, &HeldBack::default(), None);
    diagnostics.extend(read.diagnostics);
    observer.stage_done(READING);
    Judged { site: read.site, derived: read.derived, packs: Arc::new(packs), diagnostics }
}

/// Makes the site in memory.
pub fn build(
    snapshot: &Snapshot,
    packs: &Packs,
    as_of: Date,
    options: &Options,
    observer: &mut dyn Observer,
) -> Outcome {
    let kept = InMemory::default();
    let made = make(Sources::Kept(snapshot), packs, as_of, options, &mut Memo::forgetful(), &kept, observer);
    Outcome {
        output: SiteOutput { artifacts: kept.0.into_inner().unwrap_or_default() },
        diagnostics: made.diagnostics,
        pages: made.pages,
        waiting: made.waiting,
    }
}

/// Makes the site. With a memory that keeps, what it does not hold already is made, and the site is then in [`Memo::site`]; else every file
/// goes into `sink` and is forgotten.
pub fn make(
    sources: Sources<'_>,
    packs: &Packs,
    as_of: Date,
    options: &Options,
    memo: &mut Memo,
    sink: &dyn Sink,
    observer: &mut dyn Observer,
) -> Made {
    let snapshot = sources.snapshot();
    let (packs, mut diagnostics) = memo.packs(read::packs_key(snapshot), || read::own_packs(snapshot, packs));
    let shown = Shown { drafts: options.preview.is_some(), on: as_of };
    let read = read::read(snapshot, &packs, shown, &options.held_back, memo.units());
    let waiting = read.waiting;
    diagnostics.extend(read.diagnostics);
    memo.keep_units(read.units);
    observer.stage_done(READING);
    let nothing = |diagnostics: Diagnostics| Made { diagnostics: diagnostics.finish(), ..Made::default() };
    let Some(mut site) = read.site else { return nothing(diagnostics) };
    let held = site.units.iter().flat_map(|unit| unit.not_public(as_of)).collect();
    let published = Some(Published { base_url: site.base_url.clone(), embed_in: site.embed_in.clone(), held });
    if options.base_url.is_some() {
        site.base_url.clone_from(&options.base_url);
    } else if options.preview.is_some() && site.base_url.is_some() {
        site.base_url.clone_from(&options.preview);
    }
    let (theme, found) = memo.theme(site.theme.as_deref(), sources.snapshot());
    diagnostics.extend(found);
    let Some(theme) = theme else { return nothing(diagnostics) };
    diagnostics.extend(plan::check_languages(&site, &theme.strings));
    let snapshot = sources.once_read(&diagnostics);
    observer.stage_done("giao diện");
    sink.begin(&diagnostics);
    let assets = assets(&theme);
    let asset_routes = [0, 1, 2, 3].map(|at: usize| assets[at].0.clone());
    let setting =
        plan::with_entrances(Setting::new(&site, &read.derived, &packs, snapshot, &theme, as_of, asset_routes));
    let keys = memo.part_keys(&setting, &theme, options, snapshot, &read.keys);
    let gathering = Gathering::new(Arc::clone(&theme.search_words));
    let press = |before| {
        if memo.keeps() { Press::Kept { before } } else { Press::Once { sink, words: gathering.part() } }
    };
    // the largest files come first, while the least is in memory
    let portal_press = press(memo.portal());
    let mut portal = Making::begin([0; 32], &theme, &portal_press);
    portal.print(plan::registers(&setting));
    let unit_part = |(unit, key): (&Arc<model::Unit>, &read::Key)| {
        let known = memo.part(&unit.slug);
        match known.filter(|known| known.key == *key && memo.keeps()) {
            Some(part) => Arc::clone(part),
            None => {
                let press = press(known.map(AsRef::as_ref));
                let part = Part::make(*key, &theme, &press, |print| plan::unit_pages(&setting, unit, print));
                if !memo.keeps() {
                    model::let_go_of_texts(unit);
                }
                Arc::new(part)
            }
        }
    };
    let mut parts: Vec<Arc<Part>> = site.units.as_slice().par_iter().zip(&keys).map(unit_part).collect();
    observer.stage_done("trang của các trường");
    let addresses: Vec<&Address> = parts.iter().flat_map(|p| &p.addresses).collect();
    portal.print(plan::portal_pages(&setting, &addresses));
    let portal = portal.finish().with_assets(&assets, &portal_press);
    parts.push(Arc::new(portal));
    observer.stage_done("trang chung");
    // a memory that keeps has its index made when somebody asks for it
    let segments: Vec<Arc<[u8]>> =
        if memo.keeps() { Vec::new() } else { parts.iter().map(|part| part.segment(&gathering)).collect() };
    // segments that were just made are whole
    let in_index = gathering.index(&segments.as_slice(), |route, bytes| sink.put(route, &bytes)).unwrap_or_default();
    observer.stage_done("chỉ mục tìm kiếm");
    for part in &parts {
        diagnostics.extend(part.diagnostics.clone());
    }
    diagnostics.extend(plan::duplicates(parts.iter().flat_map(|p| &p.addresses)));
    let looked: Vec<_> = parts.iter().map(|p| (p.addresses.as_slice(), &p.links)).collect();
    diagnostics.extend(inspect::judge(&looked));
    held_back::silence(&mut diagnostics, &options.held_back, snapshot);
    observer.stage_done("rà liên kết");
    let is_page = |a: &&Address| matches!(a.nature, Nature::Page | Nature::Unlisted | Nature::NotFound);
    let pages = parts.iter().flat_map(|p| &p.addresses).filter(is_page).count();
    let files = parts.iter().map(|p| p.addresses.len()).sum::<usize>() + in_index;
    let slugs: Vec<String> = site.units.iter().map(|unit| unit.slug.clone()).collect();
    drop(setting);
    let standing = if memo.keeps() { Standing::default() } else { Standing::of(&site, &read.derived, &packs, as_of) };
    let material: Option<Box<dyn std::any::Any + Send>> =
        if memo.keeps() { None } else { Some(Box::new((site, read.derived, parts.clone()))) };
    memo.keep_parts(slugs, parts);
    Made {
        diagnostics: diagnostics.finish(),
        pages,
        files,
        waiting,
        published,
        standing,
        held_back: options.held_back.clone(),
        material,
    }
}

/// Stylesheets and scripts, whose addresses change with their content, and the icon.
fn assets(theme: &Theme) -> Vec<(Route, Arc<[u8]>)> {
    let route = |path: String| Route::new(&path).expect("hexadecimal digits make a route");
    vec![
        (route(format!("tai-nguyen/giao-dien-{}.css", theme.css_fingerprint)), Arc::from(theme.css.as_bytes())),
        (route(format!("tai-nguyen/ban-in-{}.css", theme.print_fingerprint)), Arc::from(theme.print_css.as_bytes())),
        (route(format!("tai-nguyen/con-lai-{}.js", theme.script_fingerprint)), Arc::from(theme.script.as_bytes())),
        (
            route(format!("tai-nguyen/tim-kiem-{}.js", theme.search_fingerprint)),
            Arc::from(theme.search_script.as_bytes()),
        ),
        (plan::icon(), Arc::from(theme.icon.as_bytes())),
    ]
}

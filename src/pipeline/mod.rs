//! The pure function at the heart: a snapshot, the regulations and a day go in; a site and findings come out.
//!
//! It reads no disk, no clock and no environment, and cannot fail: it returns what it could make and what is wrong. The same input gives the
//! same bytes.
//!
//! The site is made part by part: each unit is a part, the portal is the last one. Finished bytes go into a [`Sink`] at once, so that a large
//! site is never whole in memory; or a [`Memo`] keeps the parts, and the next build makes those again whose sources have changed.

mod asked;
mod elsewhere;
mod held_back;
mod kept;
mod key;
mod made_unit;
mod memo;
mod outcome;
mod part;
mod press;
mod printing;
mod read;
mod searching;
mod shard;
mod sink;
mod store;
mod units;
mod view_key;
mod waiting;
mod whole;
mod workers;

pub use held_back::{Blamed, SourcesByUnit, blamed, replace, sources_by_unit};
pub use kept::KeptSite;
pub use memo::{Doubts, Memo};
pub use outcome::{Made, Options, Outcome, Published};
pub use read::{CellAt, own_packs};
pub use shard::Shard;
pub use sink::{Destination, Sink, Store};
pub use store::stored_names;
pub use waiting::Waiting;

use crate::derive::Derived;
use crate::diag::Diagnostics;
use crate::model;
use crate::pack::Packs;
use crate::render::Damaged;
use crate::site::plan::{self, Address, Records, Setting};
use crate::site::{Route, SiteOutput};
use crate::source::Snapshot;
use crate::theme::Theme;
use elsewhere::Neighbours;
use jiff::civil::Date;
use key::{Shown, packs_key};
use part::Part;
use press::Press;
use read::Heads;
use searching::Gathering;
use sink::InMemory;
use std::sync::Arc;
use units::{MANY, TOLD_OF_ALL, Units};
use whole::Whole;

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
    let read = read::read(snapshot, &packs, Shown { drafts: false, on: as_of });
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
    let made = make(snapshot, packs, as_of, options, &mut Memo::forgetful(), &Destination::of(&kept), observer);
    Outcome {
        output: SiteOutput { artifacts: kept.0.into_inner().unwrap_or_default() },
        diagnostics: made.diagnostics,
        pages: made.pages,
        waiting: made.waiting,
    }
}

/// Makes the site. With a memory that keeps, what it does not hold already is made, and the site is then in [`Memo::site`]; else every file
/// goes into the sink and is forgotten.
pub fn make(
    snapshot: &Snapshot,
    packs: &Packs,
    as_of: Date,
    options: &Options,
    memo: &mut Memo,
    to: &Destination<'_>,
    observer: &mut dyn Observer,
) -> Made {
    let sink = to.sink;
    let (packs, mut diagnostics) = memo.packs(packs_key(snapshot), || read::own_packs(snapshot, packs));
    let shown = Shown { drafts: options.preview.is_some(), on: as_of };
    let (heads, found) = read::heads(snapshot, &packs, &options.held_back);
    diagnostics.extend(found);
    observer.stage_done("đọc danh sách đơn vị");
    let nothing = |diagnostics: Diagnostics| Made { diagnostics: diagnostics.finish(), ..Made::default() };
    let Some(Heads { mut site, sources, diagnostics: found }) = heads else { return nothing(diagnostics) };
    diagnostics.extend(found);
    let published =
        Published { base_url: site.base_url.clone(), embed_in: site.embed_in.clone(), ..Published::default() };
    options.address(&mut site);
    let (theme, found) = memo.theme(site.theme.as_deref(), snapshot);
    diagnostics.extend(found);
    let Some(theme) = theme else { return nothing(diagnostics) };
    diagnostics.extend(plan::check_languages(&site, &theme.strings));
    held_back::silence(&mut diagnostics, &options.held_back, snapshot);
    observer.stage_done("giao diện");
    sink.begin(&diagnostics);
    let assets = assets(&theme);
    let asset_routes = [0, 1, 2, 3, 4, 5].map(|at: usize| assets[at].0.clone());
    let (derived, unrecorded) = (Derived::default(), Records::default());
    let setting = Setting::new(&site, (&derived, &unrecorded), &packs, snapshot, &theme, as_of, asset_routes);
    let setting = plan::with_entrances(setting);
    let gathering = Gathering::new(Arc::clone(&theme.search_words));
    let neighbours = Neighbours::new(snapshot, &packs, shown, sources.iter().map(|(own, _)| own));
    let units = Units {
        setting: &setting,
        theme: &theme,
        options,
        sources: &sources,
        neighbours: &neighbours,
        memo,
        sink,
        gathering: &gathering,
        store: to.store,
    };
    let offices = units.offices();
    let (units, records) = units.make();
    observer.stage_done("trang của các trường");
    let setting = setting.recorded(&records);
    let mut whole = Whole::of(published);
    for unit in units {
        whole.add(unit);
    }
    let (mut in_index, mut is_damaged) = (0, false);
    if options.shard.is_none() {
        let portal = {
            let press = if memo.keeps() {
                Press::Kept { before: memo.portal().and_then(Part::printed) }
            } else {
                Press::Once { sink, words: gathering.part() }
            };
            let addresses: Vec<&Address> = whole.parts.iter().flat_map(|part| &part.addresses).collect();
            let portal = Part::make([0; 32], &theme, &press, |print| {
                plan::registers(&setting, print);
                print(plan::portal_pages(&setting, &addresses));
            });
            portal.with_assets(&assets, &press)
        };
        whole.parts.push(Arc::new(portal));
        observer.stage_done("trang chung");
        if !memo.keeps() {
            let segments = whole.segments(to.store, &gathering);
            let put = |route: &Route, bytes: Arc<[u8]>| {
                sink.put(route, &bytes);
            };
            match gathering.index(&segments, put) {
                Ok(files) => in_index = files,
                Err(Damaged(_)) => is_damaged = true,
            }
        }
        observer.stage_done("chỉ mục tìm kiếm");
        diagnostics.extend(whole.links());
    }
    diagnostics.extend(whole.findings());
    held_back::silence(&mut diagnostics, &options.held_back, snapshot);
    observer.stage_done("rà liên kết");
    let made = Made {
        diagnostics: if sources.len() > MANY { diagnostics.at_most(TOLD_OF_ALL) } else { diagnostics.finish() },
        standing: records.standing(&site, setting.years().containing(as_of), as_of),
        held_back: options.held_back.clone(),
        offices,
        files: whole.files() + in_index,
        is_damaged,
        ..whole.made()
    };
    memo.keep_units(std::mem::take(&mut whole.read).into_iter());
    memo.keep_parts(std::mem::take(&mut whole.slugs).into_iter(), whole.parts);
    made
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
        (
            route(format!("tai-nguyen/ten-truong-{}.js", theme.names_fingerprint)),
            Arc::from(theme.names_script.as_bytes()),
        ),
        (
            route(format!("tai-nguyen/so-sanh-{}.js", theme.compare_fingerprint)),
            Arc::from(theme.compare_script.as_bytes()),
        ),
        (plan::icon(), Arc::from(theme.icon.as_bytes())),
    ]
}

//! What a publication writes into the logs of units: planned from what a build has made, written, and taken back unless the site was published.

use super::Exit;
use super::gathered::{Gathered, LogUnit};
use super::log_args::PublishArgs;
use super::log_files::LogFiles;
use super::report;
use super::speech::{filled, said};
use super::words::{
    LOG_CLOCK, LOG_EXPIRED, LOG_NO_MARK, LOG_RECORDED, LOG_SAME, LOG_UNEXPLAINED, LOG_UNEXPLAINED_HINT, LOG_WRITTEN,
};
use crate::ledger::{Act, Checkpoint, Entry, Log, Next, Publication, SOURCE_FOLDER, Signer, Words};
use crate::model::HeldBack;
use crate::pack::Packs;
use crate::pipeline::Made;
use crate::source::Snapshot;
use crate::text::Speech;
use jiff::civil::Date;
use jiff::{Timestamp, Zoned, tz};

/// Who writes into the logs, and when.
pub(super) struct Logging<'p> {
    pub(super) args: &'p PublishArgs,
    /// Signs.
    pub(super) key: Option<Signer>,
    /// Cosigns.
    pub(super) office: Option<Signer>,
    pub(super) now: Timestamp,
}

/// What is written of one unit.
struct Plan {
    unit: LogUnit,
    log: Log,
    next: Next,
}

/// Logs that were written; they are taken back unless they are [kept](Written::kept).
pub(super) struct Written {
    files: LogFiles,
    told: Vec<String>,
    is_new: bool,
}

impl Written {
    /// Whether no log had to be touched.
    pub(super) fn is_nothing(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether nobody has asked yet.
    pub(super) fn is_new(&mut self) -> bool {
        std::mem::take(&mut self.is_new)
    }

    /// The site is published: they stay. What they got, a line a unit.
    pub(super) fn kept(mut self) -> Vec<String> {
        self.files.keep();
        std::mem::take(&mut self.told)
    }
}

impl Logging<'_> {
    /// Writes the logs of what a try has made. Units that are held back are not touched.
    pub(super) fn write(
        &self,
        seen: &Gathered,
        snapshot: &Snapshot,
        made: &Made,
        held: &HeldBack,
    ) -> Result<Written, Exit> {
        let plans = self.plan(seen, snapshot, made, held)?;
        let mut written =
            Written { files: LogFiles::new(&self.args.build.source.site), told: Vec::new(), is_new: true };
        for plan in &plans {
            self.write_one(plan, &mut written.files).map_err(|failure| {
                report::failure(&failure);
                Exit::Environment
            })?;
            written.told.push(told(plan));
        }
        Ok(written)
    }

    /// What each unit's log gets; what cannot be is told.
    fn plan(&self, seen: &Gathered, snapshot: &Snapshot, made: &Made, held: &HeldBack) -> Result<Vec<Plan>, Exit> {
        let now = self.now.to_zoned(tz::TimeZone::fixed(tz::offset(7)));
        let units = LogUnit::all(snapshot);
        let (mut plans, mut unexplained) = (Vec::new(), Vec::new());
        for unit in units.iter().filter(|unit| !unit.is_held(held)) {
            let plan = self.plan_one((unit, &units), seen, snapshot, (made, &now))?;
            let named = plan.iter().flat_map(|plan| &plan.next.unexplained);
            unexplained.extend(named.map(|address| format!("{}{address}", unit.prefix)));
            plans.extend(plan);
        }
        if unexplained.is_empty() {
            return Ok(plans);
        }
        let what = filled(&LOG_UNEXPLAINED, &[("pages", &unexplained.join(", "))]);
        Err(report::refused(&what, Some(said(&LOG_UNEXPLAINED_HINT))))
    }

    fn plan_one(
        &self,
        (unit, units): (&LogUnit, &[LogUnit]),
        seen: &Gathered,
        snapshot: &Snapshot,
        (made, now): (&Made, &Zoned),
    ) -> Result<Option<Plan>, Exit> {
        let (name, time) = (unit.log(), now.strftime("%Y-%m-%dT%H:%M:%S+07:00").to_string());
        let file = snapshot.bring(&name);
        let text = file.as_ref().and_then(|file| file.text()).unwrap_or_default();
        let (log, items) = (Log::read(text).0, seen.items(unit, units));
        if log.entries.is_empty() && items.is_empty() {
            return Ok(None);
        }
        if log.entries.last().is_some_and(|last| last.time > time) {
            return Err(report::refused(&filled(&LOG_CLOCK, &[("file", &name), ("time", &time)]), None));
        }
        let route = |address: &str| format!("{}{address}", unit.prefix);
        let is_lost = |address: &String| !items.contains_key(address) && seen.is_unmarked(&route(address));
        let states = log.states();
        if let Some((address, _)) = states.iter().find(|(address, state)| state.now().is_some() && is_lost(address)) {
            return Err(report::refused(&filled(&LOG_NO_MARK, &[("page", &route(address))]), None));
        }
        let copy_of = |hash: &str| format!("{}{SOURCE_FOLDER}/{hash}.txt", unit.folder);
        let key = self.key.as_ref().map(Signer::verifier);
        let publication = Publication {
            time: &time,
            role: self.args.by.as_deref().unwrap_or_default(),
            reason: self.args.reason.as_deref().unwrap_or_default(),
            origin: &self.origin(unit, made),
            key: key.as_ref(),
            words: Words { recorded: LOG_RECORDED.to(Speech::Vietnamese), expired: LOG_EXPIRED.to(Speech::Vietnamese) },
            is_kept: &|hash| snapshot.files.contains_key(copy_of(hash).as_str()),
            keep_from: keep_from(now.date()),
        };
        let next = publication.next(&log, &items);
        Ok(Some(Plan { unit: unit.clone(), log, next }))
    }

    /// Whose log it is, for as long as it lives: where the unit's pages were when it began.
    fn origin(&self, unit: &LogUnit, made: &Made) -> String {
        let published = made.published.as_ref().and_then(|published| published.base_url.as_deref());
        let base = self.args.build.base_url.as_deref().or(published);
        let host = base.and_then(|base| base.split_once("://")).map_or(SOURCE_FOLDER, |(_, rest)| rest);
        format!("{}/{}", host.trim_end_matches('/'), unit.prefix).trim_end_matches('/').to_owned()
    }

    fn write_one(&self, plan: &Plan, files: &mut LogFiles) -> Result<(), super::failure::FileFailure> {
        let folder = format!("{}{SOURCE_FOLDER}/", plan.unit.folder);
        for (hash, copy) in &plan.next.copies {
            files.write(&format!("{folder}{hash}.txt"), copy)?;
        }
        if plan.next.entries.is_empty() {
            return Ok(());
        }
        let mut log = plan.log.clone();
        plan.next.entries.iter().cloned().for_each(|entry: Entry| log.push(entry));
        files.write(&format!("{folder}moc-{}.txt", log.lines.len()), &self.checkpoint(&log).note())?;
        files.write(&plan.unit.log(), &log.text())
    }

    fn checkpoint(&self, log: &Log) -> Checkpoint {
        let checkpoint = log.checkpoint(self.key.as_ref());
        let seconds = u64::try_from(self.now.as_second()).unwrap_or_default();
        match &self.office {
            Some(office) => checkpoint.cosigned(office, seconds),
            None => checkpoint,
        }
    }
}

/// What ended before it need not be kept: the longest that a regulation asks for.
fn keep_from(today: Date) -> Option<Date> {
    let packs = Packs::embedded();
    let years = packs.regimes.iter().filter_map(|regime| regime.retention?.online_years).max()?;
    let year = today.year().checked_sub(years)?;
    today.with().year(year).build().or_else(|_| today.with().year(year).day(28).build()).ok()
}

fn told(plan: &Plan) -> String {
    let file = plan.unit.log();
    if plan.next.entries.is_empty() {
        return filled(&LOG_SAME, &[("file", &file)]);
    }
    let count = |acts: &[Act]| plan.next.entries.iter().filter(|entry| acts.contains(&entry.act)).count();
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("file", &file),
        ("new", &count(&[Act::First, Act::Recorded])),
        ("changed", &count(&[Act::Updated])),
        ("withdrawn", &count(&[Act::Withdrawn])),
        ("lines", &(plan.log.lines.len() + plan.next.entries.len())),
    ];
    filled(&LOG_WRITTEN, &values)
}

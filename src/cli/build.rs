//! `congkhai build`: checks, makes and publishes the site. Units with errors keep their last good version; with an error of the site itself nothing
//! is published, and the last site stays as it was.

use super::build_args::BuildArgs;
use super::changes;
use super::clock::{Stopwatch, as_of};
use super::failure::SourcesChange;
use super::gathered::{Gathered, Gathering};
use super::held_back::{self, Holding, Verdict};
use super::known::{Known, State, program};
use super::log_waiting;
use super::logging::{Logging, Written};
use super::shard::Built;
use super::speech::{filled, speech};
use super::words::{BUILT, MENDED, REFUSED, SAME, SKIPPED};
use super::writing::{UnitsBeside, Writing};
use super::{Exit, pdf_reader, report};
use crate::model::unit_folders;
use crate::pack::Packs;
use crate::pipeline::{self, Destination, Made, Memo, Observer, Options, Sink};
use crate::publish::{Care, GoodSources, Report, UnitStore};
use crate::source::{Snapshot, read_site};
use crate::text::format_date;
use jiff::civil::Date;
use std::fmt::Display;
use std::path::Path;

pub(super) fn run(args: &BuildArgs) -> Exit {
    run_with(args, None)
}

/// The same; `logging` writes what goes public into publication logs.
pub(super) fn run_with(args: &BuildArgs, logging: Option<&Logging<'_>>) -> Exit {
    let out = args.output.clone().unwrap_or_else(|| args.source.site.join("public"));
    changes::around(args, &out, || build(args, &out, logging))
}

fn build(args: &BuildArgs, out: &Path, logging: Option<&Logging<'_>>) -> Exit {
    let mut stopwatch = Stopwatch::start();
    // for a first build the regulations are needed in any case, and are read at the same time
    let (read, ()) = if out.exists() {
        (read_site(&args.source.site), ())
    } else {
        rayon::join(|| read_site(&args.source.site), || drop(Packs::embedded()))
    };
    let mut snapshot = match read {
        Ok(snapshot) => snapshot,
        Err(error) => {
            report::failure(&error);
            return Exit::Environment;
        }
    };
    let build = Build { args, out, day: as_of(args.source.today), logging };
    let state = State::new(&snapshot, build.day, args);
    // a build may have made the same, and written nothing into the logs
    let known = state.known(out).filter(|_| logging.is_none());
    stopwatch.stage_done("nạp tệp");
    match known {
        Some(known) => build.same_again(&known, &snapshot, &stopwatch),
        None => build.make(&state, &mut snapshot, &mut stopwatch),
    }
}

/// How often a build begins again because sources change while they are read.
const CHANGES: usize = 3;

/// What is built, and where.
struct Build<'a> {
    args: &'a BuildArgs,
    out: &'a Path,
    day: Date,
    logging: Option<&'a Logging<'a>>,
}

/// One try: what was made, where it is staged, and what logs would say of it.
struct Attempt<'a> {
    made: Made,
    writing: Writing<'a>,
    /// Only where a log is kept or begins.
    seen: Option<Gathered>,
}

impl Build<'_> {
    /// Nothing has to be made: says so, after the findings that are still there.
    fn same_again(&self, known: &Known, snapshot: &Snapshot, stopwatch: &Stopwatch) -> Exit {
        let source = &self.args.source;
        let refused = report::findings(&known.findings, snapshot, source, true);
        report::say(&filled(&SAME, &[("out", &self.out.display())]), source);
        if !known.waiting.is_empty() {
            report::say(&known.waiting.told(speech()), source);
        }
        for line in held_back::lines(&known.held) {
            report::say(&line, source);
        }
        report::timings(stopwatch, source);
        if refused { Exit::SourceErrors } else { Exit::Done }
    }

    fn make(&self, state: &State, snapshot: &mut Snapshot, stopwatch: &mut Stopwatch) -> Exit {
        let packs = Packs::embedded();
        stopwatch.stage_done("quy định");
        let mut holding = Holding::default();
        let (mut state, mut logs, mut changes) = (state.clone(), None, 0);
        loop {
            pdf_reader::read(snapshot);
            stopwatch.stage_done("đọc PDF");
            let Attempt { made, writing, seen } = self.attempt(&packs, snapshot, &holding, stopwatch);
            let is_stale = snapshot.is_stale() || made.is_damaged;
            if is_stale && changes == CHANGES {
                report::failure(&SourcesChange);
                return Exit::Environment;
            }
            let verdict = if is_stale { Verdict::Again } else { self.verdict(&mut holding, &made, snapshot) };
            changes += usize::from(is_stale);
            match verdict {
                Verdict::Refused => return self.refused(&mut holding, &made, snapshot, None, stopwatch),
                Verdict::Good => {
                    let seen = seen.unwrap_or_default();
                    match self.logging.filter(|_| logs.is_none()) {
                        Some(logging) => match logging.write(&seen, snapshot, &made, &holding.held_back()) {
                            Ok(written) => logs = Some(written),
                            Err(exit) => return exit,
                        },
                        None => {
                            return self.publish(holding, &state, &made, (writing, seen, logs), snapshot, stopwatch);
                        }
                    }
                    if logs.as_ref().is_some_and(Written::is_nothing) {
                        return self.publish(holding, &state, &made, (writing, seen, logs), snapshot, stopwatch);
                    }
                }
                Verdict::Again => {}
            }
            drop(writing);
            // what was read was let go; if it has changed meanwhile, so may have its faults
            let again = read_site(&self.args.source.site).map_err(|error| report::failure(&error));
            let Ok(again) = again else { return Exit::Environment };
            let newest = State::new(&again, self.day, self.args);
            if newest.digest != state.digest {
                // what was written into the logs is no new source
                let is_ours = logs.as_mut().is_some_and(Written::is_new);
                (holding, state) = (if is_ours { holding } else { holding.begun_again() }, newest);
            }
            let attached = std::mem::take(&mut snapshot.attached);
            *snapshot = again;
            snapshot.attached = attached;
            let good = GoodSources::of(&self.args.source.site);
            if let Err(why) = holding.put_in(snapshot, &packs, &good, self.out) {
                return self.refused(&mut holding, &made, snapshot, Some(&why), stopwatch);
            }
        }
    }

    fn verdict(&self, holding: &mut Holding, made: &Made, snapshot: &Snapshot) -> Verdict {
        match holding.judge(&made.diagnostics, snapshot, self.args.source.strict) {
            Verdict::Again if self.args.all_or_nothing => Verdict::Refused,
            verdict => verdict,
        }
    }

    fn attempt(
        &self,
        packs: &Packs,
        snapshot: &mut Snapshot,
        holding: &Holding,
        stopwatch: &mut Stopwatch,
    ) -> Attempt<'_> {
        let strict = self.args.source.strict;
        let writing = Writing::new(self.out, strict, care(self.args));
        let options = Options {
            base_url: self.args.base_url.clone(),
            held_back: holding.held_back(),
            shard: self.args.shard,
            ..Options::default()
        };
        let looking =
            (self.logging.is_some() || log_waiting::has_logs(snapshot)).then(|| Gathering::new(&writing, self.out));
        let sink: &dyn Sink = looking.as_ref().map_or(&writing, |looking| looking);
        let store = self.store(snapshot).map(|store| UnitsBeside(store, &writing));
        let to = Destination { sink, store: store.as_ref().map(|store| store as _) };
        let made = pipeline::make(snapshot, packs, self.day, &options, &mut Memo::forgetful(), &to, stopwatch);
        Attempt { seen: looking.map(Gathering::finish), made, writing }
    }

    /// Where units are kept from one build to the next; none for a single one, which is made again in any case.
    fn store(&self, snapshot: &Snapshot) -> Option<UnitStore> {
        let is_useful = unit_folders(snapshot).len() > 1 || self.args.shard.is_some();
        is_useful.then(|| UnitStore::beside(self.out, &program())).flatten()
    }

    fn refused(
        &self,
        holding: &mut Holding,
        made: &Made,
        snapshot: &Snapshot,
        why: Option<&str>,
        stopwatch: &Stopwatch,
    ) -> Exit {
        let source = &self.args.source;
        let (found, sources) = holding.all_found(&made.diagnostics, snapshot);
        report::findings(&found, sources, source, true);
        if let Some(why) = why {
            report::say(why, source);
        }
        report::say(&filled(&REFUSED, &[("out", &self.out.display())]), source);
        report::timings(stopwatch, source);
        Exit::SourceErrors
    }

    fn publish(
        &self,
        mut holding: Holding,
        state: &State,
        made: &Made,
        (writing, seen, logs): (Writing<'_>, Gathered, Option<Written>),
        snapshot: &Snapshot,
        stopwatch: &mut Stopwatch,
    ) -> Exit {
        let source = &self.args.source;
        let publication = match writing.into_publication() {
            Ok(publication) => publication,
            Err(error) => {
                let (found, sources) = holding.all_found(&made.diagnostics, snapshot);
                report::findings(&found, sources, source, true);
                report::failure(&error);
                return Exit::Environment;
            }
        };
        if let Some(why) = holding.loses(&publication) {
            return self.refused(&mut holding, made, snapshot, Some(&why), stopwatch);
        }
        let not_kept = holding.keep_good(&source.site, snapshot, &publication, self.day);
        let (found, sources) = holding.all_found(&made.diagnostics, snapshot);
        report::findings(&found, sources, source, true);
        let unlogged = log_waiting::told(&seen, snapshot, &holding.held_back());
        let held = holding.into_report();
        let known = Known { findings: found, waiting: made.waiting.clone(), held };
        let published = match publication.finish(&state.note(&known)) {
            Ok(published) => published,
            Err(error) => {
                report::failure(&error);
                return Exit::Environment;
            }
        };
        if let Some(store) = self.store(snapshot) {
            store.retain(&pipeline::stored_names(snapshot));
            if let Some(shard) = self.args.shard {
                let base_url = self.args.base_url.as_ref();
                let built = Built { shard, day: self.day, base_url, made, snapshot, store: &store };
                if let Err(failure) = built.lay(self.out) {
                    report::failure(&failure);
                    return Exit::Environment;
                }
            }
        }
        stopwatch.stage_done("ghi");
        let logged = logs.map(Written::kept).unwrap_or_default();
        let waiting = (!made.waiting.is_empty()).then(|| made.waiting.told(speech()));
        let lines = [self.done(made, &published)].into_iter().chain(mended(&published)).chain(waiting);
        let notes = published.notes.iter().map(|note| note.told(speech()).to_owned());
        for line in
            lines.chain(notes).chain(not_kept).chain(held_back::lines(&known.held)).chain(logged).chain(unlogged)
        {
            report::say(&line, source);
        }
        report::timings(stopwatch, source);
        if source.timings {
            report::tell(&filled(&SKIPPED, &[("count", &made.skipped)]));
        }
        if known.held.is_empty() { Exit::Done } else { Exit::SourceErrors }
    }

    fn done(&self, made: &Made, published: &Report) -> String {
        let values: [(&str, &dyn Display); 8] = [
            ("pages", &made.pages),
            ("files", &made.files),
            ("added", &published.added),
            ("changed", &published.changed),
            ("unchanged", &published.unchanged),
            ("removed", &published.removed),
            ("out", &self.out.display()),
            ("day", &format_date(self.day)),
        ];
        filled(&BUILT, &values)
    }
}

fn care(args: &BuildArgs) -> Care {
    Care { verify: args.verify, sync: !args.no_sync, in_place: args.in_place }
}

/// What was no longer as the last build had left it.
fn mended(published: &Report) -> Option<String> {
    const NAMED: usize = 5;
    let all = &published.mended;
    let named: Vec<&str> = all.iter().take(NAMED).map(String::as_str).collect();
    let more = if all.len() > NAMED { " …" } else { "" };
    let names = format!("{}{more}", named.join(", "));
    (!all.is_empty()).then(|| filled(&MENDED, &[("count", &all.len()), ("names", &names)]))
}

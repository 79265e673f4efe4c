//! `congkhai build`: checks, makes and publishes the site. With an error nothing is published and the last site stays as it was.

use super::args::BuildArgs;
use super::clock::{Stopwatch, as_of};
use super::speech::{filled, speech};
use super::words::{BUILT, MENDED, REFUSED, SAME};
use super::{Exit, report};
use crate::diag::{Diagnostics, kept};
use crate::pack::Packs;
use crate::pipeline::{self, Made, Memo, Observer, Options, Sink, Sources, Waiting};
use crate::publish::{Care, Publication, PublishError, Report, last_note};
use crate::site::Route;
use crate::source::{Snapshot, read_site};
use crate::text::{format_date, hex};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub(super) fn run(args: &BuildArgs) -> Exit {
    let mut stopwatch = Stopwatch::start();
    let out = args.output.clone().unwrap_or_else(|| args.source.site.join("public"));
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
    let build = Build { args, out: &out, day: as_of(args.source.today) };
    let state = State::new(&snapshot, build.day, args);
    let known = state.known(&out);
    stopwatch.stage_done("nạp tệp");
    match known {
        Some(known) => build.same_again(&known, &snapshot, &stopwatch),
        None => build.make(&state, &mut snapshot, &mut stopwatch),
    }
}

/// What is built, and where.
struct Build<'a> {
    args: &'a BuildArgs,
    out: &'a Path,
    day: Date,
}

impl Build<'_> {
    fn options(&self) -> Options {
        Options { base_url: self.args.base_url.clone(), ..Options::default() }
    }

    /// Nothing has to be made: says so, after the findings that are still there.
    fn same_again(&self, known: &Known, snapshot: &Snapshot, stopwatch: &Stopwatch) -> Exit {
        let source = &self.args.source;
        let refused = report::findings(&known.findings, snapshot, source, true);
        report::say(&filled(&SAME, &[("out", &self.out.display())]), source);
        if !known.waiting.is_empty() {
            report::say(&known.waiting.told(speech()), source);
        }
        report::timings(stopwatch, source);
        if refused { Exit::SourceErrors } else { Exit::Done }
    }

    fn make(&self, state: &State, snapshot: &mut Snapshot, stopwatch: &mut Stopwatch) -> Exit {
        let (source, packs) = (&self.args.source, Packs::embedded());
        stopwatch.stage_done("quy định");
        let writing =
            Writing { out: self.out, strict: source.strict, care: care(self.args), publication: OnceLock::new() };
        let (options, mut memo) = (self.options(), Memo::forgetful());
        let mut made =
            pipeline::make(Sources::ReadOnce(snapshot), &packs, self.day, &options, &mut memo, &writing, stopwatch);
        std::mem::forget(made.material.take());
        if report::findings(&made.diagnostics, snapshot, source, true) {
            report::say(&filled(&REFUSED, &[("out", &self.out.display())]), source);
            report::timings(stopwatch, source);
            return Exit::SourceErrors;
        }
        let published = match writing.finish(&state.note(&made)) {
            Ok(published) => published,
            Err(error) => {
                report::failure(&error);
                return Exit::Environment;
            }
        };
        stopwatch.stage_done("ghi");
        let waiting = (!made.waiting.is_empty()).then(|| made.waiting.told(speech()));
        let lines = [self.done(&made, &published)].into_iter().chain(mended(&published)).chain(waiting);
        let notes = published.notes.iter().map(|note| note.told(speech()).to_owned());
        for line in lines.chain(notes) {
            report::say(&line, source);
        }
        report::timings(stopwatch, source);
        Exit::Done
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

/// Writes files as they are made, unless findings forbid publishing.
struct Writing<'a> {
    out: &'a Path,
    strict: bool,
    care: Care,
    /// Empty while nothing may be written.
    publication: OnceLock<Result<Publication, PublishError>>,
}

impl Sink for Writing<'_> {
    fn begin(&self, so_far: &Diagnostics) {
        if so_far.errors() == 0 && !(self.strict && so_far.warnings() > 0) {
            let _ = self.publication.set(Publication::begin(self.out, self.care));
        }
    }

    fn put(&self, route: &Route, bytes: &Arc<[u8]>) {
        if let Some(Ok(publication)) = self.publication.get() {
            publication.put(route, bytes);
        }
    }
}

impl Writing<'_> {
    fn finish(self, note: &str) -> Result<Report, PublishError> {
        self.publication.into_inner().unwrap_or_else(|| Publication::begin(self.out, self.care))?.finish(note)
    }
}

/// What the last build into a folder said, if it made the same and nobody touched the output.
struct Known {
    findings: Diagnostics,
    /// Of drafts and of what comes later.
    waiting: Waiting,
}

/// A digest of all that a build depends on, kept beside the output: if it is the same and the output is untouched, there is nothing to make.
struct State {
    digest: String,
    verify: bool,
}

impl State {
    fn new(snapshot: &Snapshot, day: Date, args: &BuildArgs) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(snapshot.digest());
        hasher.update(format!("{day}|{:?}|{}", args.base_url, env!("CARGO_PKG_VERSION")));
        // another build of the program may make another site
        let program = std::env::current_exe().and_then(std::fs::metadata);
        if let Ok(meta) = program {
            hasher.update(format!("{}|{:?}", meta.len(), meta.modified().ok()));
        }
        Self { digest: hex(&hasher.finalize()), verify: args.verify }
    }

    fn known(&self, out: &Path) -> Option<Known> {
        let note = last_note(out, self.verify)?;
        let rest = note.strip_prefix(&self.digest)?.strip_prefix(BETWEEN)?;
        let (waiting, findings) = rest.split_once(BETWEEN)?;
        Some(Known { findings: kept::from_text(findings)?, waiting: serde_json::from_str(waiting).ok()? })
    }

    /// The same in one line, for the next build.
    fn note(&self, made: &Made) -> String {
        let waiting = serde_json::to_string(&made.waiting).unwrap_or_default();
        format!("{}{BETWEEN}{waiting}{BETWEEN}{}", self.digest, kept::to_text(&made.diagnostics))
    }
}

/// Stands between the parts of a note, and in none of them.
const BETWEEN: char = '\t';

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

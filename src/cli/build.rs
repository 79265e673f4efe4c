//! `congkhai build`: checks, makes and publishes the site. With an error nothing is published and the last site stays as it was.

use super::args::BuildArgs;
use super::clock::{Stopwatch, as_of};
use super::{Exit, report};
use crate::diag::{Diagnostics, kept};
use crate::pack::Packs;
use crate::pipeline::{self, Memo, Observer, Options, Sink};
use crate::publish::{Publication, PublishError, Report, is_untouched_since, state_path, write_state};
use crate::site::Route;
use crate::source::{Snapshot, read_site};
use crate::text::{format_date, hex};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
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
    let snapshot = match read {
        Ok(snapshot) => snapshot,
        Err(error) => {
            report::failure(&error);
            return Exit::Environment;
        }
    };
    let day = as_of(args.source.today);
    let state = State::new(&snapshot, day, args, &out);
    let known = state.known(&out);
    stopwatch.stage_done("nạp tệp");
    if let Some(findings) = known {
        // the same warnings are said again
        return unchanged(&findings, &snapshot, args, &out, &stopwatch);
    }
    let packs = Packs::embedded();
    stopwatch.stage_done("quy định");
    let options = Options {
        base_url: args.base_url.as_ref().map(|url| format!("{}/", url.trim_end_matches('/'))),
        ..Options::default()
    };
    let writing = Writing { out: &out, strict: args.source.strict, publication: OnceLock::new() };
    let mut outcome =
        pipeline::make(&snapshot, &packs, day, &options, &mut Memo::forgetful(), &writing, &mut stopwatch);
    std::mem::forget(outcome.material.take());
    if report::findings(&outcome.diagnostics, &snapshot, &args.source, true) {
        report::say(&format!("Chưa công bố gì; {} giữ nguyên như trước.", out.display()), &args.source);
        report::timings(&stopwatch, &args.source);
        return Exit::SourceErrors;
    }
    match writing.finish() {
        Ok(published) => {
            stopwatch.stage_done("ghi");
            state.save(&outcome.diagnostics);
            let files = outcome.files;
            report::say(
                &format!(
                    "Đã dựng {} trang ({files} tệp: {} mới, {} đổi, {} giữ nguyên, {} bỏ) vào {}, tính đến {}.",
                    outcome.pages,
                    published.added,
                    published.changed,
                    published.unchanged,
                    published.removed,
                    out.display(),
                    format_date(day)
                ),
                &args.source,
            );
            report::timings(&stopwatch, &args.source);
            Exit::Done
        }
        Err(error) => {
            report::failure(&error);
            Exit::Environment
        }
    }
}

/// Writes files as they are made, unless findings forbid publishing.
struct Writing<'a> {
    out: &'a Path,
    strict: bool,
    /// Empty while nothing may be written.
    publication: OnceLock<Result<Publication, PublishError>>,
}

impl Sink for Writing<'_> {
    fn begin(&self, so_far: &Diagnostics) {
        if so_far.errors() == 0 && !(self.strict && so_far.warnings() > 0) {
            let _ = self.publication.set(Publication::begin(self.out));
        }
    }

    fn put(&self, route: &Route, bytes: &Arc<[u8]>) {
        if let Some(Ok(publication)) = self.publication.get() {
            publication.put(route, bytes);
        }
    }
}

impl Writing<'_> {
    fn finish(self) -> Result<Report, PublishError> {
        self.publication.into_inner().unwrap_or_else(|| Publication::begin(self.out))?.finish()
    }
}

/// Nothing has to be made: says so, after the findings that are still there.
fn unchanged(
    diagnostics: &Diagnostics,
    snapshot: &Snapshot,
    args: &BuildArgs,
    out: &Path,
    stopwatch: &Stopwatch,
) -> Exit {
    let refused = report::findings(diagnostics, snapshot, &args.source, true);
    report::say(&format!("Không có gì thay đổi; {} giữ nguyên.", out.display()), &args.source);
    report::timings(stopwatch, &args.source);
    if refused { Exit::SourceErrors } else { Exit::Done }
}

/// A digest of all that a build depends on, kept beside the output: if it is the same and the output is untouched, there is nothing to make.
struct State {
    path: Option<PathBuf>,
    digest: String,
}

impl State {
    fn new(snapshot: &Snapshot, day: Date, args: &BuildArgs, out: &Path) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(snapshot.digest());
        hasher.update(format!("{day}|{:?}|{}", args.base_url, env!("CARGO_PKG_VERSION")));
        // another build of the program may make another site
        let program = std::env::current_exe().and_then(std::fs::metadata);
        if let Ok(meta) = program {
            hasher.update(format!("{}|{:?}", meta.len(), meta.modified().ok()));
        }
        Self { path: state_path(out), digest: hex(&hasher.finalize()) }
    }

    /// What the last build into this folder found, if it built the same and nobody has touched the output.
    #[allow(clippy::disallowed_methods)]
    fn known(&self, out: &Path) -> Option<Diagnostics> {
        let path = self.path.as_ref()?;
        let written = std::fs::read_to_string(path).ok()?;
        let (digest, findings) = written.split_once('\n')?;
        if digest != self.digest || !is_untouched_since(out, path) {
            return None;
        }
        kept::from_text(findings)
    }

    fn save(&self, findings: &Diagnostics) {
        if let Some(path) = &self.path {
            write_state(path, &format!("{}\n{}", self.digest, kept::to_text(findings)));
        }
    }
}

//! `congkhai export`: the site of one school as an archive, for hosts to which one uploads a file, and for a stick.

use super::args::ExportArgs;
use super::clock::as_of;
use super::failure::FileFailure;
use super::speech::{filled, said};
use super::words::{HINT, MEANT, NO_UNIT, NOT_PACKED, PACKED};
use super::{Exit, report};
use crate::diag::Diagnostics;
use crate::model::folder_of_unit;
use crate::pack::Packs;
use crate::pipeline::{self, Options};
use crate::render::archive;
use crate::source::{Snapshot, read_site};
use crate::text::closest;
use std::io::Write as _;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ExportArgs) -> Exit {
    let mut snapshot = match read_site(&args.site) {
        Ok(snapshot) => snapshot,
        Err(error) => {
            report::failure(&error);
            return Exit::Environment;
        }
    };
    let units = units(&snapshot);
    if !units.contains(&args.zip) {
        report::tell(&filled(&NO_UNIT, &[("unit", &args.zip)]));
        if let Some(near) = closest(&args.zip, units.iter().map(String::as_str)) {
            report::tell(&filled(&HINT, &[("hint", &filled(&MEANT, &[("word", &near)]))]));
        }
        return Exit::Usage;
    }
    leave_out_others(&mut snapshot, &units, &args.zip);
    let options = Options { base_url: args.base_url.clone(), ..Options::default() };
    let made = pipeline::build(&snapshot, &Packs::embedded(), as_of(args.today), &options, &mut ());
    report::found(&made.diagnostics, &snapshot);
    if made.diagnostics.errors() > 0 {
        report::tell(said(&NOT_PACKED));
        return Exit::SourceErrors;
    }
    let out = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.zip", args.zip)));
    let files = made.output.artifacts.iter().map(|(route, bytes)| (route.as_str(), bytes.as_ref()));
    match write(&out, &archive(files)) {
        Ok(()) => {
            let count = made.output.artifacts.len();
            report::tell(&filled(&PACKED, &[("pages", &made.pages), ("files", &count), ("out", &out.display())]));
            Exit::Done
        }
        Err(failure) => {
            report::failure(&failure);
            Exit::Environment
        }
    }
}

/// The folders of all units.
fn units(snapshot: &Snapshot) -> Vec<String> {
    let unit = |path: &str| Some(folder_of_unit(path)?.strip_prefix("content/")?.trim_end_matches('/').to_owned());
    snapshot.files.keys().filter_map(|path| unit(path)).collect()
}

/// The other schools, and what is wrong with them.
fn leave_out_others(snapshot: &mut Snapshot, units: &[String], kept: &str) {
    let within = |path: &str, unit: &str| {
        path.strip_prefix("content/").and_then(|rest| rest.strip_prefix(unit)).is_some_and(|rest| rest.starts_with('/'))
    };
    let is_other = |path: &str| !within(path, kept) && units.iter().any(|unit| unit != kept && within(path, unit));
    snapshot.files.retain(|path, _| !is_other(path));
    let mut rest = Diagnostics::default();
    for finding in snapshot.diagnostics.iter().filter(|finding| !is_other(&finding.place.file)) {
        rest.push(finding.clone());
    }
    snapshot.diagnostics = rest;
}

/// The whole file or none.
#[allow(clippy::disallowed_methods)]
fn write(out: &Path, bytes: &[u8]) -> Result<(), FileFailure> {
    let failed = |source| FileFailure { path: out.to_owned(), source };
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(out).map_err(|error| failed(error.error))?;
    Ok(())
}

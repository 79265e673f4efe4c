//! `congkhai export`: the site of one school as an archive, for hosts to which one uploads a file, and for a stick.

use super::args::ExportArgs;
use super::asked_unit::{is_asked, no_unit};
use super::clock::as_of;
use super::speech::{filled, said, speech};
use super::whole_file::write_whole;
use super::words::{NOT_PACKED, PACKED};
use super::{Exit, report};
use crate::model::{unit_folders, unit_of, unit_slug};
use crate::pack::Packs;
use crate::pipeline::{self, Options};
use crate::render::archive;
use crate::source::{Snapshot, read_site};
use std::path::PathBuf;

pub(super) fn run(args: &ExportArgs) -> Exit {
    let mut snapshot = match read_site(&args.site) {
        Ok(snapshot) => snapshot,
        Err(error) => {
            report::failure(&error);
            return Exit::Environment;
        }
    };
    let folders = unit_folders(&snapshot);
    let Some(kept) = folders.iter().find(|folder| is_asked(unit_slug(folder), &args.zip)) else {
        return no_unit(&args.zip, folders.iter().map(|folder| unit_slug(folder)));
    };
    let kept = (*kept).to_owned();
    leave_out_others(&mut snapshot, &kept);
    let options = Options { base_url: args.base_url.clone(), ..Options::default() };
    let made = pipeline::build(&snapshot, &Packs::embedded(), as_of(args.today), &options, &mut ());
    report::found(&made.diagnostics, &snapshot);
    if made.diagnostics.errors() > 0 {
        report::tell(said(&NOT_PACKED));
        return Exit::SourceErrors;
    }
    let out = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.zip", name(&kept))));
    let files = made.output.artifacts.iter().map(|(route, bytes)| (route.as_str(), bytes.as_ref()));
    if let Err(failure) = write_whole(&out, &archive(files)) {
        report::failure(&failure);
        return Exit::Environment;
    }
    let count = made.output.artifacts.len();
    report::tell(&filled(&PACKED, &[("pages", &made.pages), ("files", &count), ("out", &out.display())]));
    if !made.waiting.is_empty() {
        report::tell(&made.waiting.told(speech()));
    }
    Exit::Done
}

/// What the archive of a unit's folder is called.
fn name(folder: &str) -> &str {
    folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// The other schools, and what is wrong with them.
fn leave_out_others(snapshot: &mut Snapshot, kept: &str) {
    let folders: Vec<String> = unit_folders(snapshot).into_iter().map(str::to_owned).collect();
    let folders = folders.iter().map(String::as_str).collect();
    let stays = |path: &str| match (path.strip_prefix("content/"), unit_of(path, &folders)) {
        (None, _) => true,
        (_, Some(folder)) => folder == kept,
        (Some(below), None) => !below.contains('/'),
    };
    snapshot.files.retain(|path, _| stays(path));
    snapshot.diagnostics.retain(|finding| stays(&finding.place.file));
}

//! `congkhai assemble`: the shares of a site, each built for itself, become the whole. The same as one build, byte for byte.

use super::args::AssembleArgs;
use super::clock::Stopwatch;
use super::failure::PartsDiffer;
use super::known::program_anywhere;
use super::shard::{PART, Part, SOURCES, store};
use super::speech::filled;
use super::words::{BUILT, PART_DAMAGED, PART_MISSING, PARTS_OF_OTHER_PROGRAM, PARTS_UNLIKE};
use super::writing::Writing;
use super::{Exit, report};
use crate::diag::Diagnostics;
use crate::model::HeldBack;
use crate::pack::Packs;
use crate::pipeline::{self, Destination, Memo, Options, Sink, Store};
use crate::publish::{Care, UnitStore, hash_of_hex};
use crate::site::Route;
use crate::source::{Snapshot, read_site};
use crate::text::format_date;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(args: &AssembleArgs) -> Exit {
    let mut stopwatch = Stopwatch::start();
    let parts = match read_parts(&args.parts) {
        Ok(parts) => parts,
        Err(exit) => return exit,
    };
    let mut snapshot = Snapshot::default();
    for (folder, part) in &parts {
        match read_site(&folder.join(PART).join(SOURCES)) {
            Ok(own) => snapshot.join(own),
            Err(error) => {
                report::failure(&error);
                return Exit::Environment;
            }
        }
        for (name, hash) in &part.files {
            if let Some(hash) = hash_of_hex(hash) {
                snapshot.name(Arc::from(name.as_str()), hash);
            }
        }
    }
    let first = &parts[0].1;
    let mut held = HeldBack::default();
    for (_, part) in &parts {
        held.shown.extend(part.held.shown.clone());
        held.left_out.extend(part.held.left_out.iter().cloned());
    }
    let whole = Whole {
        writing: Writing::new(&args.output, false, Care { verify: false, sync: !args.no_sync, in_place: false }),
        parts: parts.iter().map(|(folder, part)| (folder.as_path(), part.number, part.of)).collect(),
        stores: parts.iter().map(|(folder, part)| store(folder, &part.program)).collect(),
    };
    let options = Options { base_url: first.base_url.clone(), held_back: held, ..Options::default() };
    let to = Destination { sink: &whole, store: Some(&whole) };
    let packs = Packs::embedded();
    let made = pipeline::make(&snapshot, &packs, first.day, &options, &mut Memo::forgetful(), &to, &mut stopwatch);
    if snapshot.is_stale() || made.is_damaged {
        report::failure(&PartsDiffer(PART_DAMAGED, args.parts[0].display().to_string()));
        return Exit::Environment;
    }
    if report::summary(&made.diagnostics) {
        return Exit::SourceErrors;
    }
    let day = format_date(first.day);
    match whole.writing.into_publication().and_then(|publication| publication.finish("")) {
        Ok(published) => {
            let values: [(&str, &dyn std::fmt::Display); 8] = [
                ("pages", &made.pages),
                ("files", &made.files),
                ("added", &published.added),
                ("changed", &published.changed),
                ("unchanged", &published.unchanged),
                ("removed", &published.removed),
                ("out", &args.output.display()),
                ("day", &day),
            ];
            report::tell(&filled(&BUILT, &values));
            Exit::Done
        }
        Err(error) => {
            report::failure(&error);
            Exit::Environment
        }
    }
}

/// Reads which shares there are; all of one site must be there, built alike.
fn read_parts(folders: &[PathBuf]) -> Result<Vec<(PathBuf, Part)>, Exit> {
    let failed = |failure: &dyn super::failure::Failure| {
        report::failure(failure);
        Exit::Environment
    };
    let mut parts = Vec::new();
    for folder in folders {
        parts.push((folder.clone(), Part::read(folder).map_err(|failure| failed(&failure))?));
    }
    parts.sort_by_key(|(_, part)| part.number);
    let program = program_anywhere();
    let Some((_, first)) = parts.first() else { return Err(Exit::Usage) };
    if let Some((folder, _)) = parts.iter().find(|(_, part)| part.program != program) {
        return Err(failed(&PartsDiffer(PARTS_OF_OTHER_PROGRAM, folder.display().to_string())));
    }
    let unlike = |part: &Part| {
        (part.of, part.day, &part.base_url, &part.common) != (first.of, first.day, &first.base_url, &first.common)
    };
    if let Some((folder, _)) = parts.iter().find(|(_, part)| unlike(part)) {
        return Err(failed(&PartsDiffer(PARTS_UNLIKE, folder.display().to_string())));
    }
    let missing = (1..=first.of).zip(parts.iter().map(|(_, part)| Some(part.number)).chain(std::iter::repeat(None)));
    if let Some((number, _)) = missing.into_iter().find(|(wanted, there)| Some(*wanted) != *there) {
        return Err(failed(&PartsDiffer(PART_MISSING, format!("{number}/{}", first.of))));
    }
    Ok(parts)
}

/// The whole site on its way: pages of units come from the shares' folders, all else is made.
struct Whole<'a> {
    writing: Writing<'a>,
    /// Folder, number, how many.
    parts: Vec<(&'a Path, u32, u32)>,
    stores: Vec<UnitStore>,
}

impl Sink for Whole<'_> {
    fn begin(&self, so_far: &Diagnostics) {
        self.writing.begin(so_far);
    }

    fn put(&self, route: &Route, bytes: &Arc<[u8]>) -> [u8; 32] {
        self.writing.put(route, bytes)
    }

    #[allow(clippy::disallowed_methods)]
    fn keep(&self, files: &[(&Route, &[u8; 32])]) -> bool {
        if self.writing.keep(files) {
            return true;
        }
        // all files of a unit lie in one share
        let Some((first, _)) = files.first() else { return true };
        let here = |folder: &&(&Path, u32, u32)| folder.0.join(first.as_str()).is_file();
        let Some((folder, ..)) = self.parts.iter().find(here) else { return false };
        files.iter().all(|(route, hash)| {
            let bytes = fs::read(folder.join(route.as_str())).unwrap_or_default();
            self.writing.put(route, &Arc::from(bytes)) == **hash
        })
    }
}

impl Store for Whole<'_> {
    fn bring(&self, name: &str) -> Option<Vec<u8>> {
        self.stores.iter().find_map(|store| store.bring(name))
    }

    fn bring_part(&self, name: &str, bytes: std::ops::Range<usize>) -> Option<Vec<u8>> {
        self.stores.iter().find_map(|store| store.bring_part(name, bytes.clone()))
    }

    fn keep(&self, _: &str, _: &[u8]) -> bool {
        false
    }
}

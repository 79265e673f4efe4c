//! `congkhai changes`, and the same after a build: which files a host has to get and to lose, for programs that copy without listing what is there.

use super::build_args::{BuildArgs, ChangesArgs};
use super::speech::{filled, said};
use super::words::{LISTED, LISTED_ALL, LISTED_SELF, LISTED_SELF_HINT, NOT_A_SITE};
use super::{Exit, report};
use crate::publish::{CHANGED, Changes, HAS, NEXT, PublishError, REMOVED, list_changes, lists_are_outside};
use std::path::Path;

pub(super) fn run(args: &ChangesArgs) -> Exit {
    let since = args.since.as_deref();
    let same = |a: &Path, b: &Path| a == b || a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
    if let Some(since) = since.filter(|since| same(since, &args.lists.join(NEXT))) {
        let what = filled(&LISTED_SELF, &[("since", &since.display())]);
        return report::refused(&what, Some(said(&LISTED_SELF_HINT)));
    }
    match listed(&args.folder, since, &args.lists) {
        Ok(Some(lines)) => {
            for line in &lines {
                report::tell(line);
            }
            Exit::Done
        }
        Ok(None) => report::refused(&filled(&NOT_A_SITE, &[("out", &args.folder.display())]), None),
        Err(error) => {
            report::failure(&error);
            Exit::Environment
        }
    }
}

/// A build, and then the lists of what is public, if they are wanted; a folder within the site is refused before.
pub(super) fn around(args: &BuildArgs, out: &Path, build: impl FnOnce() -> Exit) -> Exit {
    let Some(lists) = &args.lists else { return build() };
    let failed = |error: &PublishError| {
        report::failure(error);
        Exit::Environment
    };
    if let Err(error) = lists_are_outside(out, lists) {
        return failed(&error);
    }
    let exit = build();
    if exit == Exit::Environment {
        return exit;
    }
    match listed(out, None, lists) {
        Ok(lines) => {
            for line in lines.iter().flatten() {
                report::say(line, &args.source);
            }
            exit
        }
        Err(error) => failed(&error),
    }
}

/// Writes the lists; what is to be said of them. `None`: there is no site.
fn listed(out: &Path, since: Option<&Path>, lists: &Path) -> Result<Option<Vec<String>>, PublishError> {
    let has = since.map_or_else(|| lists.join(HAS), Path::to_owned);
    let first = (!has.exists()).then(|| filled(&LISTED_ALL, &[("since", &has.display())]));
    let changes = list_changes(out, since, lists)?;
    Ok(changes.map(|changes| first.into_iter().chain([told(changes, lists)]).collect()))
}

/// Where the lists are.
fn told(changes: Changes, lists: &Path) -> String {
    let (copy, delete) = (lists.join(CHANGED), lists.join(REMOVED));
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("changed", &changes.changed),
        ("copy", &copy.display()),
        ("removed", &changes.removed),
        ("delete", &delete.display()),
    ];
    filled(&LISTED, &values)
}

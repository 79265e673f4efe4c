//! `congkhai new`: a small complete site in a new folder, and what to do next.

mod answers;
mod files;

use super::args::NewArgs;
use super::clock::as_of;
use super::failure::FileFailure;
use super::refused::Refused;
use super::speech::{filled, said};
use super::words::{NEW_FOLDER, NEW_MADE, NEW_NOT_EMPTY, NEW_PLACES, NEW_PLACES_OFFICE, NEW_STEPS};
use super::{Exit, report};
use crate::pack::{Packs, SchoolRole};
use answers::Answers;
use files::Files;
use std::io::{BufReader, IsTerminal};
use std::path::Path;

pub(super) fn run(args: &NewArgs) -> Exit {
    match make(args) {
        Ok(exit) => exit,
        Err(failure) => {
            report::failure(&failure);
            Exit::Environment
        }
    }
}

#[allow(clippy::disallowed_methods)]
fn make(args: &NewArgs) -> Result<Exit, FileFailure> {
    if !is_free(&args.folder)? {
        let what = filled(&NEW_NOT_EMPTY, &[("folder", &args.folder.display())]);
        return Ok(report::refused(&what, Some(said(&NEW_FOLDER))));
    }
    let packs = Packs::embedded();
    let person = (std::io::stdin().is_terminal() && std::io::stderr().is_terminal()).then(std::io::stdin);
    let answers = match person {
        Some(person) => Answers::asked(args, &packs, &mut BufReader::new(person), &mut report::ask),
        None => Answers::given(args, &packs),
    };
    let answers = match answers {
        Ok(answers) => answers,
        Err(Refused { what, hint }) => return Ok(report::refused(&what, hint.as_deref())),
    };
    let year = packs.calendar.years().containing(as_of(None));
    let files = Files::of(&answers, &packs, year, args.windows || cfg!(windows));
    files.write(&args.folder)?;
    report::tell(&filled(&NEW_MADE, &[("folder", &args.folder.display()), ("name", &answers.name)]));
    let words = if answers.kind.role == SchoolRole::Office { &NEW_PLACES_OFFICE } else { &NEW_PLACES };
    let place = args.folder.join("content").join(&files.slug).join("");
    let places = filled(words, &[("place", &place.display())]);
    report::tell(&filled(&NEW_STEPS, &[("folder", &shown(&args.folder)), ("places", &places)]));
    Ok(Exit::Done)
}

/// As one types it: a name with spaces between quotation marks.
fn shown(folder: &Path) -> String {
    let text = folder.display().to_string();
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}

/// Whether nothing is there, or an empty folder.
#[allow(clippy::disallowed_methods)]
fn is_free(folder: &Path) -> Result<bool, FileFailure> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(source) => Err(FileFailure { path: folder.to_owned(), source }),
    }
}

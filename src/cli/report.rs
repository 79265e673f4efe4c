//! Printing: findings, timings, failures.

use super::Exit;
use super::args::{Format, SourceArgs};
use super::clock::Stopwatch;
use super::failure::{self, Failure};
use super::speech::{filled, said, speech};
use super::words::{HINT, MORE, TOTAL, USAGE_ERROR, stage_name};
use crate::diag::{Code, Diagnostics, github, human, json, sarif};
use crate::explain::explanation;
use crate::source::Snapshot;
use crate::text::Speech;
use anstream::{AutoStream, ColorChoice, eprint, eprintln, print};
use std::io::Write as _;
use std::path::{Component, Path};

/// Prints the findings; `true` if they forbid publishing.
#[allow(clippy::print_stdout, clippy::print_stderr)]
pub(super) fn findings(
    diagnostics: &Diagnostics,
    snapshot: &Snapshot,
    args: &SourceArgs,
    quiet_if_clean: bool,
) -> bool {
    match args.format {
        Format::Json => print!("{}", json::render(diagnostics, snapshot)),
        Format::Sarif => print!("{}", sarif::render(diagnostics, snapshot, &base(&args.site))),
        Format::Github => print!("{}", github::render(diagnostics, snapshot, &base(&args.site))),
        Format::Human if diagnostics.is_empty() && quiet_if_clean => {}
        Format::Human => {
            show(|style| human::render(diagnostics, snapshot, style, voice()));
            if let Some(code) = worst(diagnostics) {
                eprintln!("{}", filled(&MORE, &[("code", &code.id)]));
            }
        }
    }
    diagnostics.errors() > 0 || (args.strict && diagnostics.warnings() > 0)
}

/// Prints what is told of findings. Where no colours are shown it goes out in one piece: taking them out again would ask the system once a word.
#[allow(clippy::print_stderr)]
fn show(text: impl FnOnce(human::Style) -> String) {
    let screen = std::io::stderr();
    if AutoStream::choice(&screen) == ColorChoice::Never {
        // nobody is there to be told that nobody is there
        let _ = screen.lock().write_all(text(human::Style::Plain).as_bytes());
    } else {
        eprint!("{}", text(human::Style::Coloured));
    }
}

/// A site's folder as paths of a repository have it: empty for the current folder, else with a slash at the end.
fn base(site: &Path) -> String {
    let parts: Vec<_> = site.components().filter(|part| *part != Component::CurDir).collect();
    parts.iter().map(|part| format!("{}/", part.as_os_str().to_string_lossy().trim_matches(['/', '\\']))).collect()
}

/// Messages are Vietnamese; in English there stands beside each what its code means.
fn voice() -> human::Voice {
    let speech = speech();
    let meaning = |code: &Code| explanation(code, Speech::English).title;
    human::Voice { speech, meaning: (speech == Speech::English).then_some(meaning) }
}

/// The first code of the worst kind.
fn worst(diagnostics: &Diagnostics) -> Option<&'static Code> {
    diagnostics.iter().map(|found| found.code).min_by_key(|code| code.severity)
}

/// Prints a line for the person who started the program.
#[allow(clippy::print_stderr)]
pub(super) fn say(text: &str, args: &SourceArgs) {
    if args.format == Format::Human {
        eprintln!("{text}");
    }
}

/// Prints a line, whatever the format.
#[allow(clippy::print_stderr)]
pub(super) fn tell(text: &str) {
    eprintln!("{text}");
}

/// Prints a question; the answer is typed behind it.
#[allow(clippy::print_stderr)]
pub(super) fn ask(text: &str) {
    eprint!("{text}");
}

/// Prints findings, without counting them.
pub(super) fn found(diagnostics: &Diagnostics, snapshot: &Snapshot) {
    if !diagnostics.is_empty() {
        show(|style| human::render_all(diagnostics, snapshot, style, voice()));
    }
}

/// Prints what was asked for.
#[allow(clippy::print_stdout)]
pub(super) fn print(text: &str) {
    print!("{text}");
}

/// Prints why a line cannot be followed, and what would be better.
pub(super) fn refused(what: &str, hint: Option<&str>) -> Exit {
    tell(&filled(&USAGE_ERROR, &[("what", &what)]));
    if let Some(hint) = hint {
        tell(&filled(&HINT, &[("hint", &hint)]));
    }
    Exit::Usage
}

/// Prints a failure of the environment.
#[allow(clippy::print_stderr)]
pub(super) fn failure(failure: &dyn Failure) {
    eprintln!("{}", failure::lines(failure));
}

/// Prints the stages, if asked for.
#[allow(clippy::print_stderr)]
pub(super) fn timings(stopwatch: &Stopwatch, args: &SourceArgs) {
    if args.timings {
        for (stage, milliseconds) in &stopwatch.stages {
            eprintln!("{milliseconds:9.1} ms  {}", stage_name(stage, speech()));
        }
        let total: f64 = stopwatch.stages.iter().map(|(_, ms)| ms).sum();
        eprintln!("{total:9.1} ms  {}", said(&TOTAL));
    }
}

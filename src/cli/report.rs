//! Printing: findings, timings, failures.

use super::build_args::{Format, SourceArgs};
use super::clock::Stopwatch;
use super::failure::{self, Failure};
use super::speech::{filled, said, speech};
use super::words::{HINT, MORE, TOTAL, USAGE_ERROR, stage_name};
use super::{Exit, screen};
use crate::diag::{Code, Diagnostics, github, human, json, sarif};
use crate::explain::explanation;
use crate::source::Snapshot;
use crate::text::Speech;
use anstream::{AutoStream, ColorChoice};
use std::io::Write as _;
use std::path::{Component, Path};

/// Prints the findings; `true` if they forbid publishing.
pub(super) fn findings(
    diagnostics: &Diagnostics,
    snapshot: &Snapshot,
    args: &SourceArgs,
    quiet_if_clean: bool,
) -> bool {
    match args.format {
        Format::Json => screen::print(&json::render(diagnostics, snapshot)),
        Format::Sarif => screen::print(&sarif::render(diagnostics, snapshot, &base(&args.site))),
        Format::Github => screen::print(&github::render(diagnostics, snapshot, &base(&args.site))),
        Format::Human if diagnostics.is_empty() && quiet_if_clean => {}
        Format::Human => {
            show(|style| human::render(diagnostics, snapshot, style, voice()));
            if let Some(code) = worst(diagnostics) {
                tell(&filled(&MORE, &[("code", &code.id)]));
            }
        }
    }
    diagnostics.errors() > 0 || (args.strict && diagnostics.warnings() > 0)
}

/// Prints what is told of findings. Where no colours are shown it goes out in one piece: taking them out again would ask the system once a word.
fn show(text: impl FnOnce(human::Style) -> String) {
    let screen = std::io::stderr();
    if AutoStream::choice(&screen) == ColorChoice::Never {
        // nobody is there to be told that nobody is there
        let _ = screen.lock().write_all(text(human::Style::Plain).as_bytes());
    } else {
        screen::say(&text(human::Style::Coloured));
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

/// Prints how many findings there are; `true` if they forbid publishing.
pub(super) fn summary(diagnostics: &Diagnostics) -> bool {
    tell(&human::summary(diagnostics, speech()));
    diagnostics.errors() > 0
}

/// Prints a line for the person who started the program.
pub(super) fn say(text: &str, args: &SourceArgs) {
    if args.format == Format::Human {
        tell(text);
    }
}

/// Prints a line, whatever the format.
pub(super) fn tell(text: &str) {
    screen::say(&format!("{text}\n"));
}

/// Prints a question; the answer is typed behind it.
pub(super) fn ask(text: &str) {
    screen::say(text);
}

/// Prints findings, without counting them.
pub(super) fn found(diagnostics: &Diagnostics, snapshot: &Snapshot) {
    if !diagnostics.is_empty() {
        show(|style| human::render_all(diagnostics, snapshot, style, voice()));
    }
}

/// Prints what was asked for.
pub(super) fn print(text: &str) {
    screen::print(text);
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
pub(super) fn failure(failure: &dyn Failure) {
    tell(&failure::lines(failure));
}

/// Prints the stages, if asked for.
pub(super) fn timings(stopwatch: &Stopwatch, args: &SourceArgs) {
    if args.timings {
        for (stage, milliseconds) in &stopwatch.stages {
            tell(&format!("{milliseconds:9.1} ms  {}", stage_name(stage, speech())));
        }
        let total: f64 = stopwatch.stages.iter().map(|(_, ms)| ms).sum();
        tell(&format!("{total:9.1} ms  {}", said(&TOTAL)));
    }
}

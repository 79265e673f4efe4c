//! Printing: findings, timings, failures.

use super::args::{Format, SourceArgs};
use super::clock::Stopwatch;
use crate::diag::{Diagnostics, human, json};
use crate::source::Snapshot;
use anstream::{eprint, eprintln, print};

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
        Format::Human if diagnostics.is_empty() && quiet_if_clean => {}
        Format::Human => eprint!("{}", human::render(diagnostics, snapshot, human::Style::Coloured)),
    }
    diagnostics.errors() > 0 || (args.strict && diagnostics.warnings() > 0)
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

/// Prints findings, without counting them.
#[allow(clippy::print_stderr)]
pub(super) fn found(diagnostics: &Diagnostics, snapshot: &Snapshot) {
    if !diagnostics.is_empty() {
        eprint!("{}", human::render_all(diagnostics, snapshot, human::Style::Coloured));
    }
}

/// Prints what was asked for.
#[allow(clippy::print_stdout)]
pub(super) fn print(text: &str) {
    print!("{text}");
}

/// Prints a failure of the environment.
#[allow(clippy::print_stderr)]
pub(super) fn failure(error: &dyn std::error::Error) {
    eprintln!("lỗi môi trường: {error}");
}

/// Prints the stages, if asked for.
#[allow(clippy::print_stderr)]
pub(super) fn timings(stopwatch: &Stopwatch, args: &SourceArgs) {
    if args.timings {
        for (stage, milliseconds) in &stopwatch.stages {
            eprintln!("{milliseconds:9.1} ms  {stage}");
        }
        let total: f64 = stopwatch.stages.iter().map(|(_, ms)| ms).sum();
        eprintln!("{total:9.1} ms  cộng");
    }
}

//! The command line: one file a command. The only place that prints, reads the clock and the environment, and chooses exit codes.

mod args;
mod build;
mod check;
mod clock;
mod due;
mod import;
mod report;
mod serve;
mod surroundings;
mod workbook;

pub use args::Args;

use clap::Parser;
use std::process::ExitCode;

/// How a command ended; the numbers are a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The sources have errors; nothing was published.
    SourceErrors = 1,
    /// The command line was wrong.
    Usage = 2,
    /// Disk or permissions failed; nothing is lost.
    Environment = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the program with the arguments of the process.
pub fn run() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            let _ = error.print();
            return exit;
        }
    };
    surroundings::prepare();
    match args.command {
        args::Command::Build(args) => build::run(&args),
        args::Command::Check(args) => check::run(&args),
        args::Command::Serve(args) => serve::run(&args),
        args::Command::Due(args) => due::run(&args),
        args::Command::Import(args) => import::run(&args),
        args::Command::Workbook(args) => workbook::run(&args),
    }
}

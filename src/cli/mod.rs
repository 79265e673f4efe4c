//! The command line: one file a command. The only place that prints, reads the clock and the environment, and chooses exit codes.

mod args;
mod asked_unit;
mod assemble;
mod book_name;
mod build;
mod build_args;
mod changes;
mod check;
mod clock;
mod completions;
mod due;
mod explain;
mod export;
mod failure;
mod gathered;
mod held_back;
mod help;
mod import;
mod key;
mod known;
mod log_args;
mod log_files;
mod log_waiting;
mod logging;
mod new;
mod pdf_reader;
mod pdf_words;
mod publish;
mod refused;
mod report;
mod schema;
mod screen;
mod serve;
mod shard;
mod sheet_forms;
mod speech;
mod surroundings;
mod unforeseen;
mod unknown;
mod usage;
mod values;
mod verify;
mod whole_file;
mod words;
mod workbook;
mod writing;

pub use args::Args;
pub use speech::Lang;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
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
    let typed: Vec<OsString> = std::env::args_os().collect();
    if typed.get(1).is_some_and(|word| word == pdf_reader::COMMAND) {
        return pdf_words::run();
    }
    let command = help::spoken(Args::command(), speech::choose(&typed));
    let matches = command.clone().try_get_matches_from(&typed);
    let args = match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) if error.exit_code() == 0 => {
            let _ = error.print();
            return Exit::Done;
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return Exit::Usage;
        }
        Err(error) => {
            report::tell(&usage::told(&error, &command, &typed));
            return Exit::Usage;
        }
    };
    surroundings::prepare();
    let exit = unforeseen::guarded(|| run_command(args.command, command));
    match screen::cut() {
        Some(source) => {
            report::failure(&failure::FileFailure { path: "stdout".into(), source });
            Exit::Environment
        }
        None => exit,
    }
}

fn run_command(asked: args::Command, command: clap::Command) -> Exit {
    match asked {
        args::Command::New(args) => new::run(&args),
        args::Command::Build(args) => build::run(&args),
        args::Command::Assemble(args) => assemble::run(&args),
        args::Command::Publish(args) => publish::run(&args),
        args::Command::Changes(args) => changes::run(&args),
        args::Command::Verify(args) => verify::run(&args),
        args::Command::Key(args) => key::run(&args),
        args::Command::Check(args) => check::run(&args),
        args::Command::Serve(args) => serve::run(&args),
        args::Command::Due(args) => due::run(&args),
        args::Command::Import(args) => import::run(&args),
        args::Command::Workbook(args) => workbook::run(&args),
        args::Command::Export(args) => export::run(&args),
        args::Command::Explain(args) => explain::run(&args),
        args::Command::Schema(args) => schema::run(&args),
        args::Command::Completions(args) => completions::run(&args, command),
    }
}

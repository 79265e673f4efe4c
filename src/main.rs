//! The program: parse arguments, run a command, map to an exit code; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    congkhai::cli::run().into()
}

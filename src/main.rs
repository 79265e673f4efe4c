//! The program: parse arguments, run a command, map to an exit code; nothing else.

use std::process::ExitCode;

/// Allocating is a sixth of the work of a build: this allocator does it in half the time.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    congkhai::cli::run().into()
}

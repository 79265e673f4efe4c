//! The program: parse arguments, run a command, map to an exit code; nothing else.

use std::process::ExitCode;

/// Takes a tenth less CPU than the system's own for texts by the million; how it is set: `.cargo/config.toml`.
#[cfg(all(target_os = "linux", feature = "jemalloc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    congkhai::cli::run().into()
}

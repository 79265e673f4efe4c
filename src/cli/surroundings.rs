//! Narrow surroundings: limits of the system that would end the program before it can say why.

use std::sync::mpsc::channel;
use std::thread::{Builder, available_parallelism};

/// Takes what the system gives: with no threads to be had, one does the work; a file over the limit is an error that is told.
pub(super) fn prepare() {
    heed_file_limit();
    if !threads_are_to_be_had() {
        // as an error it only says that there are threads already
        let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    }
}

/// Where nobody takes the signal of `ulimit -f`, it ends the program; where somebody does, the write fails.
#[cfg(unix)]
fn heed_file_limit() {
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
fn heed_file_limit() {}

/// Whether as many threads as there are processors can be at work at once.
fn threads_are_to_be_had() -> bool {
    let wanted = available_parallelism().map_or(1, usize::from) + 1;
    let mut waiting = Vec::new();
    let mut all = true;
    for _ in 0..wanted {
        let (go, wait) = channel::<()>();
        match Builder::new().spawn(move || wait.recv().is_ok()) {
            Ok(thread) => waiting.push((go, thread)),
            Err(_) => all = false,
        }
    }
    for (go, thread) in waiting {
        drop(go);
        let _ = thread.join();
    }
    all
}

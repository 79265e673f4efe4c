//! What nobody foresaw: a broken invariant of the program or of a library. It ends in order, and says so to whoever started it.

use super::speech::{filled, said};
use super::words::{NO_THREADS, UNFORESEEN};
use super::{Exit, report};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};

/// What libraries say where the system gives them no thread.
const OF_THREADS: &str = "failed to spawn thread";

/// Runs a command; a panic in it is told once and is a failure of the environment. What was staged is cleared on the way out.
pub(super) fn guarded(command: impl FnOnce() -> Exit) -> Exit {
    static SAID: AtomicBool = AtomicBool::new(false);
    let as_ever = panic::take_hook();
    let is_traced = std::env::var_os("RUST_BACKTRACE").is_some();
    panic::set_hook(Box::new(move |info| {
        if !SAID.swap(true, Ordering::Relaxed) {
            let foreseen = is_of_threads(info).then(|| said(&NO_THREADS).to_owned());
            let is_foreseen = foreseen.is_some();
            report::tell(&foreseen.unwrap_or_else(|| told(info)));
            if is_traced && !is_foreseen {
                as_ever(info);
            }
        }
    }));
    panic::catch_unwind(AssertUnwindSafe(command)).unwrap_or(Exit::Environment)
}

fn is_of_threads(info: &PanicHookInfo<'_>) -> bool {
    words(info).contains(OF_THREADS)
}

fn words<'i>(info: &'i PanicHookInfo<'_>) -> &'i str {
    let payload = info.payload();
    payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied()).unwrap_or_default()
}

fn told(info: &PanicHookInfo<'_>) -> String {
    let words = words(info);
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    filled(&UNFORESEEN, &[("place", &place), ("words", &words)])
}

//! Standard output and standard error. Whoever reads them may have gone; a file that they lead to may not take all.

use std::io::{self, ErrorKind, Write as _};
use std::sync::Mutex;

/// Why what was asked for could not be printed whole.
static CUT: Mutex<Option<io::Error>> = Mutex::new(None);

/// Prints what was asked for.
pub(super) fn print(text: &str) {
    let mut out = anstream::stdout();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        // somebody who has seen enough
        && error.kind() != ErrorKind::BrokenPipe
        && let Ok(mut cut) = CUT.lock()
    {
        *cut = Some(error);
    }
}

/// Says something to whoever started the program; where nobody can be told, nobody is told that.
pub(super) fn say(text: &str) {
    let mut err = anstream::stderr();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

/// Why what was asked for could not be printed whole, if it could not.
pub(super) fn cut() -> Option<io::Error> {
    CUT.lock().ok()?.take()
}

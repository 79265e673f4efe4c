//! The preview: the site is made in memory, served on this machine only, and made again when a source changes.
//!
//! ```text
//! notify (or a look every second) ── wakes ──▶ source::Tree ── changed? ──▶ pipeline (with its memo) ──▶ State, swapped
//!                                                                                                      │ event stream
//! browser ◀── pages with a small script ── http ◀── State            reload, new stylesheet, findings ◀─┘
//! ```
//!
//! A source that cannot be used keeps the last good site and lays the findings over the page.
//!
//! **Invariant:** never touches the output folder, never prints.

mod elsewhere;
mod error;
mod findings;
mod http;
mod overlay;
mod reload;
mod state;
mod target;
mod unwatched;
mod watch;

pub use error::ServeError;
pub use unwatched::Unwatched;

use crate::diag::Diagnostics;
use crate::pack::Packs;
use crate::pipeline::{Destination, Memo, Options, make};
use crate::source::{ReadApart, ReadError, Snapshot, Tree};
use jiff::civil::Date;
use state::{Shared, State};
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

/// How many ports after the wanted one are tried.
const PORTS: u16 = 50;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The folder with `content/`.
    pub site: PathBuf,
    /// The wanted port; if it is taken, one of the next.
    pub port: u16,
    /// The stated day for "due" and "late".
    pub as_of: Date,
}

/// What happens, for whoever tells it.
#[derive(Debug)]
pub enum Event<'a> {
    /// Pages can be asked for.
    Started {
        /// Where, with a slash at the end.
        address: &'a str,
        /// The port that was wanted, if another program has it.
        taken: Option<u16>,
    },
    /// The site was made again (or could not be: then the last good one stays).
    Built {
        /// What is wrong now.
        diagnostics: &'a Diagnostics,
        /// What was wrong before; `None` the first time.
        before: Option<&'a Diagnostics>,
        /// The sources that it was made of.
        snapshot: &'a Snapshot,
        /// Pages of HTML that it has.
        pages: usize,
    },
    /// The sources cannot be read; tried again at the next change.
    Unreadable(&'a ReadError),
    /// One file cannot be read, as when another program holds it; what was last read of it stands.
    Held(&'a ReadError),
    /// The system does not tell of changes: we look ourselves.
    Polling(&'a Unwatched),
}

/// Serves until the process ends. `read_attached` reads the attachments that nobody has read yet.
pub fn serve(
    wish: &Wish,
    packs: &Packs,
    read_attached: &dyn Fn(&Snapshot) -> ReadApart,
    tell: &mut dyn FnMut(&Event<'_>),
) -> Result<std::convert::Infallible, ServeError> {
    let site = std::path::absolute(&wish.site).unwrap_or_else(|_| wish.site.clone());
    let mut tree = Tree::read(&site).map_err(ServeError::Read)?;
    let (listener, port) = listen(wish.port)?;
    let address = format!("http://127.0.0.1:{port}/");
    // watching begins before the first build, so that no change is missed
    let mut watch = watch::Watch::begin(&site);
    if let Some(reason) = watch.polling() {
        tell(&Event::Polling(reason));
    }
    tree.learn(read_attached(tree.snapshot()));
    let options = Options { preview: Some(address.clone()), ..Options::default() };
    let mut memo = Memo::new();
    let made = make(tree.snapshot(), packs, wish.as_of, &options, &mut memo, &Destination::of(&()), &mut ());
    let shared = Arc::new(Shared::new(port, State::new(&address, &memo, &made, &tree, None)));
    tell(&Event::Built { diagnostics: &made.diagnostics, before: None, snapshot: tree.snapshot(), pages: made.pages });
    http::start(listener, &shared).map_err(ServeError::Http)?;
    tell(&Event::Started { address: &address, taken: (port != wish.port).then_some(wish.port) });
    let mut before = made.diagnostics;
    let mut unreadable = BTreeSet::new();
    loop {
        tell_unreadable(&tree, &mut unreadable, tell);
        let changed = match watch.next() {
            watch::Woken::Paths(paths) => tree.look_at(&paths),
            watch::Woken::Look => tree.scan(),
        };
        match changed {
            Ok(false) => {}
            Ok(true) => {
                tree.learn(read_attached(tree.snapshot()));
                let made =
                    make(tree.snapshot(), packs, wish.as_of, &options, &mut memo, &Destination::of(&()), &mut ());
                shared.change(|last| State::new(&address, &memo, &made, &tree, Some(last)));
                tell(&Event::Built {
                    diagnostics: &made.diagnostics,
                    before: Some(&before),
                    snapshot: tree.snapshot(),
                    pages: made.pages,
                });
                before = made.diagnostics;
            }
            Err(error) => tell(&Event::Unreadable(&error)),
        }
    }
}

/// Tells of files that cannot be read since the last time.
fn tell_unreadable(tree: &Tree, told: &mut BTreeSet<Arc<str>>, tell: &mut dyn FnMut(&Event<'_>)) {
    for (name, error) in tree.unreadable() {
        if !told.contains(name) {
            tell(&Event::Held(error));
        }
    }
    *told = tree.unreadable().keys().cloned().collect();
}

/// The wanted port, or the next that is free.
fn listen(wanted: u16) -> Result<(TcpListener, u16), ServeError> {
    let mut last = None;
    for port in wanted..=wanted.saturating_add(PORTS) {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => {
                let port = listener.local_addr().map_or(port, |address| address.port());
                at_once(&listener);
                return Ok((listener, port));
            }
            Err(error) => last = Some(error),
        }
    }
    Err(ServeError::Port(wanted, last.unwrap_or_else(|| std::io::Error::other("?"))))
}

/// Answers leave at once: a head and a body written one after the other would else wait for each other, 40 ms a page. Connections take it from
/// the listener; where they do not, pages only come later.
#[cfg(unix)]
fn at_once(listener: &TcpListener) {
    let _ = rustix::net::sockopt::set_tcp_nodelay(listener, true);
}

#[cfg(not(unix))]
fn at_once(_: &TcpListener) {}

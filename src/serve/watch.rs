//! What wakes the preview: the system's notices of changes, and a look now and then, for disks that give none (network drives, containers,
//! WSL). A notice only wakes: whether something is different is decided by contents.

use super::unwatched::Unwatched;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Notices that follow each other so closely belong to one save.
const QUIET: Duration = Duration::from_millis(8);
/// After so many pauses we go to work even if notices keep coming.
const PATIENCE: usize = 12;
/// How often we look ourselves.
const LOOK: Duration = Duration::from_secs(1);

/// Why the preview wakes.
pub(super) enum Woken {
    /// Something happened to these.
    Paths(Vec<PathBuf>),
    /// Nobody said anything for a while, or more than can be said.
    Look,
}

/// Watches the sources of a site.
pub(super) struct Watch {
    site: PathBuf,
    watcher: Option<RecommendedWatcher>,
    notices: Receiver<notify::Result<notify::Event>>,
    polling: Option<Unwatched>,
    watched: BTreeSet<&'static str>,
}

const FOLDERS: [&str; 3] = ["content", "themes", "packs"];

impl Watch {
    pub(super) fn begin(site: &Path) -> Self {
        let (sender, notices) = channel();
        let (watcher, mut polling) = match recommended_watcher(sender) {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(Unwatched(error))),
        };
        let site = std::path::absolute(site).unwrap_or_else(|_| site.to_owned());
        let mut watch = Self { site, watcher, notices, polling: None, watched: BTreeSet::new() };
        if let Some(watcher) = &mut watch.watcher
            && let Err(error) = watcher.watch(&watch.site, RecursiveMode::NonRecursive)
        {
            polling = Some(Unwatched(error));
        }
        watch.polling = polling;
        watch.watch_folders();
        watch
    }

    /// Why the system does not tell us of changes, if so.
    pub(super) fn polling(&self) -> Option<&Unwatched> {
        self.polling.as_ref()
    }

    /// Watches the folders that are there; one that comes later is noticed by its parent.
    fn watch_folders(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        for folder in FOLDERS {
            let path = self.site.join(folder);
            if !path.is_dir() {
                self.watched.remove(folder);
            } else if self.watched.insert(folder)
                && let Err(error) = watcher.watch(&path, RecursiveMode::Recursive)
            {
                self.polling = Some(Unwatched(error));
            }
        }
    }

    /// Waits until there is a reason to look.
    pub(super) fn next(&mut self) -> Woken {
        let mut paths = BTreeSet::new();
        let mut whole = false;
        let first = match self.notices.recv_timeout(LOOK) {
            Ok(notice) => notice,
            Err(RecvTimeoutError::Timeout) => {
                self.watch_folders();
                return Woken::Look;
            }
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(LOOK);
                return Woken::Look;
            }
        };
        self.take(first, &mut paths, &mut whole);
        for _ in 0..PATIENCE {
            match self.notices.recv_timeout(QUIET) {
                Ok(notice) => {
                    self.take(notice, &mut paths, &mut whole);
                    while let Ok(notice) = self.notices.try_recv() {
                        self.take(notice, &mut paths, &mut whole);
                    }
                }
                Err(_) => break,
            }
        }
        if whole { Woken::Look } else { Woken::Paths(paths.into_iter().collect()) }
    }

    fn take(&mut self, notice: notify::Result<notify::Event>, paths: &mut BTreeSet<PathBuf>, whole: &mut bool) {
        let Ok(event) = notice else {
            *whole = true;
            return;
        };
        // our own reading is noticed too
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        if event.need_rescan() {
            *whole = true;
        }
        for path in event.paths {
            let Ok(inner) = path.strip_prefix(&self.site) else { continue };
            let mut parts = inner.components();
            let first = parts.next().map(|c| c.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
            if !FOLDERS.contains(&first.as_str()) {
                continue;
            }
            if parts.next().is_none() {
                // the folder itself came or went
                self.watched.retain(|known| *known != first);
                self.watch_folders();
                *whole = true;
            }
            paths.insert(path);
        }
    }
}

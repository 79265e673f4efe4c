//! A published site against its list of files, its logs and their checkpoints.

use super::checkpoint::Checkpoint;
use super::entry::hash_of;
use super::fault::Fault;
use super::log::Log;
use super::names::{CHECKPOINT, CHECKPOINTS, COPIES, FOLDER, LINES};
use super::note::Verifier;
use super::region::Region;
use std::collections::{BTreeMap, BTreeSet};

/// A site as it lies in its folder.
pub struct Published<'p> {
    /// Address → SHA-256 in hexadecimal digits, as the list of files says.
    pub listed: &'p BTreeMap<String, String>,
    /// Addresses of the files that are there.
    pub there: &'p BTreeSet<String>,
    /// Gives a file's bytes.
    pub read: &'p (dyn Fn(&str) -> Option<Vec<u8>> + Sync),
}

/// What came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// In the order of files.
    pub faults: Vec<Fault>,
    /// Files that were looked at.
    pub files: usize,
    /// Logs.
    pub logs: usize,
    /// Lines of them.
    pub lines: usize,
    /// Pages that a log says are public.
    pub pages: usize,
    /// Logs whose newest checkpoint is signed.
    pub signed: usize,
}

/// Looks at everything. `kept`: checkpoints that somebody kept, by the name of their file. `keys`: whom to trust, besides the keys that the logs
/// name themselves.
pub fn verify(site: &Published<'_>, kept: &[(String, String)], keys: &[Verifier]) -> Verified {
    let mut verified = Verified { files: site.listed.len(), ..Verified::default() };
    files(site, &mut verified.faults);
    let prefixes: Vec<&str> = site.there.iter().filter_map(|route| route.strip_suffix(LINES)).collect();
    let mut fits = vec![false; kept.len()];
    for prefix in &prefixes {
        let log = Verifying { site, prefix };
        log.judge(keys, &prefixes, &mut verified, (kept, &mut fits));
    }
    let strangers = kept.iter().zip(&fits).filter(|(_, fits)| !**fits).map(|((name, _), _)| Fault::Kept(name.clone()));
    verified.faults.extend(strangers);
    verified.faults.sort();
    verified.faults.dedup();
    verified
}

fn files(site: &Published<'_>, faults: &mut Vec<Fault>) {
    for (route, hash) in site.listed {
        match (site.read)(route) {
            None => faults.push(Fault::Missing(route.clone())),
            Some(bytes) if hash_of(&bytes) != *hash => faults.push(Fault::Changed(route.clone())),
            Some(_) => {}
        }
    }
    let foreign = site.there.iter().filter(|route| !site.listed.contains_key(*route));
    faults.extend(foreign.cloned().map(Fault::Foreign));
}

/// One log.
struct Verifying<'v> {
    site: &'v Published<'v>,
    /// `truong/`; empty for a school whose site it is.
    prefix: &'v str,
}

impl Verifying<'_> {
    fn at(&self, address: &str) -> String {
        format!("{}{address}", self.prefix)
    }

    fn text(&self, address: &str) -> Option<String> {
        String::from_utf8((self.site.read)(&self.at(address))?).ok()
    }

    fn judge(
        &self,
        keys: &[Verifier],
        prefixes: &[&str],
        verified: &mut Verified,
        (kept, fits): (&[(String, String)], &mut [bool]),
    ) {
        let Some(text) = self.text(LINES) else { return };
        let (log, bad) = Log::read(&text);
        let faults = &mut verified.faults;
        faults.extend(bad.into_iter().map(|bad| Fault::Line(self.at(LINES), bad.at + 1, bad.why)));
        self.checkpoints(&log, keys, faults);
        for ((name, note), fits) in kept.iter().zip(fits) {
            if let Ok(checkpoint) = Checkpoint::read(note).as_ref()
                && checkpoint.origin == log.origin()
                && log.bears(checkpoint)
            {
                *fits = true;
                self.signatures(&log, checkpoint, keys, name, faults);
            }
        }
        verified.signed += usize::from(self.newest().is_some_and(|checkpoint| checkpoint.is_signed()));
        verified.logs += 1;
        verified.lines += log.lines.len();
        verified.pages += self.pages(&log, prefixes, faults);
        self.copies(&log, faults);
    }

    fn newest(&self) -> Option<Checkpoint> {
        Checkpoint::read(&self.text(CHECKPOINT)?).ok()
    }

    fn checkpoints(&self, log: &Log, keys: &[Verifier], faults: &mut Vec<Fault>) {
        if self.newest().is_none_or(|newest| newest.size != log.lines.len()) {
            faults.push(Fault::NoCheckpoint(self.at(CHECKPOINT)));
        }
        let older = self.at(CHECKPOINTS);
        let older = self
            .site
            .there
            .iter()
            .filter_map(|route| route.strip_prefix(self.prefix).filter(|_| route.starts_with(&older)));
        for address in older.chain([CHECKPOINT]) {
            let Some(text) = self.text(address) else { continue };
            match Checkpoint::read(&text) {
                Ok(checkpoint) if log.bears(&checkpoint) => {
                    self.signatures(log, &checkpoint, keys, &self.at(address), faults);
                }
                _ => faults.push(Fault::Root(self.at(address))),
            }
        }
    }

    /// The key that the log names signs; of those that the caller trusts, each that has signed at all must have signed well.
    fn signatures(&self, log: &Log, checkpoint: &Checkpoint, keys: &[Verifier], file: &str, faults: &mut Vec<Fault>) {
        let mut refuse = |key: &Verifier| faults.push(Fault::Signature(file.to_owned(), key.name().to_owned()));
        if let Some(key) = log.key(checkpoint.size).filter(|key| checkpoint.check(key) != Some(true)) {
            refuse(&key);
        }
        for key in keys {
            let asked = key.name() == log.origin() || checkpoint.check(key).is_some();
            if asked && checkpoint.check(key) != Some(true) {
                refuse(key);
            }
        }
    }

    /// How many pages the log says are public.
    fn pages(&self, log: &Log, prefixes: &[&str], faults: &mut Vec<Fault>) -> usize {
        let states = log.states();
        let mut public = 0;
        for (address, state) in &states {
            let route = self.at(address);
            let page = self.text(address);
            let region = page.as_deref().and_then(Region::find);
            match (state.now(), region) {
                (None, Some(_)) => faults.push(Fault::PageBack(route)),
                (None, None) => {}
                (Some(now), region) => {
                    public += 1;
                    let copy = region.map(|region| region.copy(&|to| self.file(&route, to)));
                    match copy {
                        _ if page.is_none() => faults.push(Fault::PageMissing(route)),
                        Some(copy) if hash_of(copy.as_bytes()) == now.hash => {}
                        _ => faults.push(Fault::PageChanged(route)),
                    }
                }
            }
        }
        let others: Vec<&&str> = prefixes.iter().filter(|other| other.len() > self.prefix.len()).collect();
        let own = self.site.there.iter().filter(|route| route.starts_with(self.prefix) && route.ends_with(".html"));
        for route in own.filter(|route| !others.iter().any(|other| route.starts_with(**other))) {
            let address = &route[self.prefix.len()..];
            if !states.contains_key(address)
                && !address.starts_with(FOLDER)
                && (self.site.read)(route).is_some_and(|bytes| Region::is_in(&bytes))
            {
                faults.push(Fault::PageUnlogged(route.clone()));
            }
        }
        public
    }

    /// The hash of the file that a link on a page leads to.
    fn file(&self, page: &str, to: &str) -> Option<String> {
        let route = joined(page, to)?;
        (!route.ends_with(".html")).then(|| self.site.listed.get(&route).cloned()).flatten()
    }

    fn copies(&self, log: &Log, faults: &mut Vec<Fault>) {
        let named: BTreeSet<&str> =
            log.entries.iter().filter(|entry| entry.act.publishes()).map(|entry| entry.hash.as_str()).collect();
        for hash in named {
            let route = self.at(&format!("{COPIES}{hash}.txt"));
            match (self.site.read)(&route) {
                None if log.removal(hash).is_none() => faults.push(Fault::CopyMissing(route)),
                Some(bytes) if hash_of(&bytes) != hash => faults.push(Fault::CopyChanged(route)),
                _ => {}
            }
        }
    }
}

/// The address that a link on a page leads to; `None`: out of the site.
pub fn joined(page: &str, to: &str) -> Option<String> {
    let path = to.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with('/') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    crate::text::percent_decode(&parts.join("/"))
}

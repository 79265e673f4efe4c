//! What a publication writes into a log.

use super::act::Act;
use super::entry::{Entry, hash_of};
use super::log::Log;
use super::note::Verifier;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A page as it is made public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// See [`Entry::span`].
    pub span: String,
    /// Its title.
    pub title: String,
    /// The day that the school says, `2026-11-27`; empty: none.
    pub published: String,
    /// Why it was changed last, as the school says; empty: it does not.
    pub reason: String,
    /// Its words and rows.
    pub copy: String,
}

/// Who publishes when and why.
pub struct Publication<'p> {
    /// See [`Entry::time`].
    pub time: &'p str,
    /// See [`Entry::role`].
    pub role: &'p str,
    /// For what says no reason of its own.
    pub reason: &'p str,
    /// Of a log that begins.
    pub origin: &'p str,
    /// Signs from now on.
    pub key: Option<&'p Verifier>,
    /// Why what was public before the log is in it, and why old copies go.
    pub words: Words<'p>,
    /// Whether a copy, by its hash, lies beside the log.
    pub is_kept: &'p dyn Fn(&str) -> bool,
    /// Copies of what ended before this day need not be kept any more.
    pub keep_from: Option<Date>,
}

/// Reasons that the program gives itself.
#[derive(Clone, Copy)]
pub struct Words<'p> {
    /// Of [`Act::Recorded`].
    pub recorded: &'p str,
    /// Of [`Act::Expired`].
    pub expired: &'p str,
}

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// New lines, in their order.
    pub entries: Vec<Entry>,
    /// Copies that are not there yet: hash → text.
    pub copies: BTreeMap<String, String>,
    /// Addresses of changes that nobody has given a reason for.
    pub unexplained: Vec<String>,
}

impl Publication<'_> {
    /// Compares the pages (address within the unit → page) with the log.
    pub fn next(&self, log: &Log, pages: &BTreeMap<String, Item>) -> Next {
        let mut next = Next::default();
        if log.entries.is_empty() {
            next.entries.push(Entry { title: self.origin.to_owned(), ..self.entry(Act::Opened) });
        }
        let key = self.key.map(Verifier::text);
        if let Some(key) = key.filter(|key| log.key(log.lines.len()).is_none_or(|known| known.text() != *key)) {
            next.entries.push(Entry { title: key, reason: self.reason.to_owned(), ..self.entry(Act::Key) });
        }
        let states = log.states();
        for (address, item) in pages {
            let hash = hash_of(item.copy.as_bytes());
            let now = states.get(address).and_then(|state| state.now());
            if !(self.is_kept)(&hash) && now.is_none_or(|now| now.hash != hash || log.removal(&hash).is_none()) {
                next.copies.insert(hash.clone(), item.copy.clone());
            }
            let act = match now {
                Some(now) if now.hash == hash => continue,
                Some(_) => Act::Updated,
                None if self.was_public_before(log, item) => Act::Recorded,
                None => Act::First,
            };
            let own = if item.reason.is_empty() { self.reason } else { &item.reason };
            let reason = match act {
                Act::Recorded => self.words.recorded,
                Act::Updated => own,
                _ => "",
            };
            if act == Act::Updated && reason.is_empty() {
                next.unexplained.push(address.clone());
            }
            next.entries.push(Entry {
                address: address.clone(),
                span: item.span.clone(),
                hash,
                title: item.title.clone(),
                reason: reason.to_owned(),
                ..self.entry(act)
            });
        }
        for (address, state) in states.iter().filter(|(address, _)| !pages.contains_key(*address)) {
            if let Some(now) = state.now() {
                let last = &log.entries[now.entry];
                self.unreasoned(address, &mut next);
                next.entries.push(Entry {
                    address: address.clone(),
                    span: last.span.clone(),
                    title: last.title.clone(),
                    reason: self.reason.to_owned(),
                    ..self.entry(Act::Withdrawn)
                });
            }
        }
        self.removals(log, &mut next);
        next
    }

    /// Copies that are gone, and those that have been kept long enough.
    fn removals(&self, log: &Log, next: &mut Next) {
        for (address, state) in log.states() {
            for version in &state.versions {
                let Some(until) = version.until else { continue };
                let is_shown = state.now().is_some_and(|now| now.hash == version.hash);
                let is_told = |entry: &Entry| entry.hash == version.hash && !entry.act.publishes();
                if is_shown || log.removal(&version.hash).is_some() || next.entries.iter().any(is_told) {
                    continue;
                }
                let is_over = log.entries[until].day().zip(self.keep_from).is_some_and(|(day, from)| day < from);
                let (act, reason) = match (is_over, (self.is_kept)(&version.hash)) {
                    (true, _) => (Act::Expired, self.words.expired),
                    (false, false) if !next.copies.contains_key(&version.hash) => (Act::Erased, self.reason),
                    _ => continue,
                };
                if reason.is_empty() {
                    self.unreasoned(&address, next);
                }
                let first = &log.entries[version.entry];
                next.entries.push(Entry {
                    address: address.clone(),
                    span: first.span.clone(),
                    hash: version.hash.clone(),
                    title: first.title.clone(),
                    reason: reason.to_owned(),
                    ..self.entry(act)
                });
            }
        }
    }

    fn unreasoned(&self, address: &str, next: &mut Next) {
        if self.reason.is_empty() {
            next.unexplained.push(address.to_owned());
        }
    }

    /// Whether the school says of a page that it was public before it came to its log.
    fn was_public_before(&self, log: &Log, item: &Item) -> bool {
        let today = self.time.get(..10).unwrap_or_default();
        log.entries.is_empty() && item.published.as_str() < today
    }

    fn entry(&self, act: Act) -> Entry {
        let nothing = String::new;
        Entry {
            time: self.time.to_owned(),
            act,
            address: nothing(),
            span: nothing(),
            hash: nothing(),
            role: self.role.to_owned(),
            title: nothing(),
            reason: nothing(),
        }
    }
}

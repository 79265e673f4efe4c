//! The hidden command that reads PDF files for another process of the program: files come in, what they say goes out, until nothing more comes.
//! A file that breaks it takes nobody along.

use super::Exit;
use super::pdf_reader::{receive, send};
use crate::parse::pdf::{self, Unread};
use crate::source::{Attached, Pages};
use std::io::{stdin, stdout};

/// So much memory may be taken, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
/// The largest file that comes.
const LARGEST: usize = 64 << 20;

pub(super) fn run() -> Exit {
    bound();
    let (mut files, mut said) = (stdin().lock(), stdout().lock());
    while let Some(file) = receive(&mut files, LARGEST) {
        let told = serde_json::to_vec(&read(&file)).unwrap_or_default();
        if send(&mut said, &told).is_err() {
            return Exit::Environment;
        }
    }
    Exit::Done
}

fn read(file: &[u8]) -> Attached {
    match pdf::read(file) {
        Ok(pdf) => Attached::Read(Pages { text: pdf.text, count: pdf.pages, blind: pdf.blind }),
        Err(Unread::Locked) => Attached::Locked,
        Err(Unread::Broken | Unread::TooLarge) => Attached::Broken,
    }
}

#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
    // where the system sets no bounds, the time does
    let _ = setrlimit(Resource::As, limit(MEMORY));
    let _ = setrlimit(Resource::Core, limit(0));
}

#[cfg(not(unix))]
fn bound() {}

//! What was done, in a file: a run that ended goes on from there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Of a reader.
#[derive(Clone, Copy, Default)]
pub(super) struct Done {
    pub(super) inputs: u64,
    pub(super) bytes: u64,
    pub(super) seconds: f64,
    pub(super) longest: Duration,
}

pub(super) struct Progress {
    path: PathBuf,
    readers: BTreeMap<String, Done>,
    /// Names the input that is being read: where it ends the process, this is what is left.
    now: File,
}

impl Progress {
    pub(super) fn open(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let read = |line: &str| {
            let mut parts = line.split(' ');
            let name = parts.next()?.to_owned();
            let (inputs, bytes) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            let (seconds, longest) = (parts.next()?.parse().ok()?, Duration::from_micros(parts.next()?.parse().ok()?));
            Some((name, Done { inputs, bytes, seconds, longest }))
        };
        let now =
            File::options().create(true).append(false).truncate(false).write(true).open(path.with_extension("now"));
        Self {
            path: path.to_owned(),
            readers: text.lines().filter_map(read).collect(),
            now: now.expect("a file beside"),
        }
    }

    pub(super) fn done(&self, reader: &str) -> Done {
        self.readers.get(reader).copied().unwrap_or_default()
    }

    pub(super) fn at(&mut self, reader: &str, number: u64) {
        let line = format!("{reader} {number:<20}\n");
        let _ = self.now.seek(SeekFrom::Start(0)).and_then(|_| self.now.write_all(line.as_bytes()));
    }

    pub(super) fn keep(&mut self, reader: &str, done: Done) {
        self.readers.insert(reader.to_owned(), done);
        let mut text = String::new();
        for (name, Done { inputs, bytes, seconds, longest }) in &self.readers {
            let _ = writeln!(text, "{name} {inputs} {bytes} {seconds:.3} {}", longest.as_micros());
        }
        let part = self.path.with_extension("part");
        std::fs::write(&part, text).and_then(|()| std::fs::rename(&part, &self.path)).expect("progress can be kept");
    }

    /// As Markdown.
    pub(super) fn table(&self) -> String {
        let mut out = "| reader | inputs | MB | s | longest, ms |\n|---|---:|---:|---:|---:|\n".to_owned();
        let mut sum = Done::default();
        for reader in super::READERS {
            let done = self.done(reader.name);
            row(&mut out, reader.name, done);
            sum.inputs += done.inputs;
            sum.bytes += done.bytes;
            sum.seconds += done.seconds;
            sum.longest = sum.longest.max(done.longest);
        }
        row(&mut out, "all", sum);
        out
    }
}

fn row(out: &mut String, name: &str, Done { inputs, bytes, seconds, longest }: Done) {
    let (megabytes, longest) = (bytes / 1_000_000, longest.as_secs_f64() * 1000.0);
    let _ = writeln!(out, "| {name} | {inputs} | {megabytes} | {seconds:.0} | {longest:.1} |");
}

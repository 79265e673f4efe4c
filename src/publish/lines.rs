//! Reads and writes our own lists line by line: the whole text of a province's is never in memory.

use rayon::prelude::*;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;

/// How many lines are made at once.
const AT_ONCE: usize = 4096;

/// Hands over each line of a file; `None` if it cannot be read, or where `take` says so.
pub(super) fn each(path: &Path, mut take: impl FnMut(&str) -> Option<()>) -> Option<()> {
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).ok()?);
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 0 {
        let text = line.strip_suffix('\n').unwrap_or(&line);
        take(text.strip_suffix('\r').unwrap_or(text))?;
        line.clear();
    }
    Some(())
}

/// A file that is written line by line.
pub(super) struct Writer(BufWriter<File>);

impl Writer {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self(BufWriter::with_capacity(1 << 16, File::create(path)?)))
    }

    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(text.as_bytes())
    }

    /// Writes what `line` adds for each of `count` rows, in their order.
    pub(super) fn rows(&mut self, count: usize, line: impl Fn(usize, &mut String) + Sync) -> io::Result<()> {
        for begin in (0..count).step_by(AT_ONCE) {
            let rows = (begin..count.min(begin + AT_ONCE)).into_par_iter();
            let texts: Vec<String> = rows
                .with_min_len(AT_ONCE / 16)
                .fold(String::new, |mut text, row| {
                    line(row, &mut text);
                    text
                })
                .collect();
            texts.iter().try_for_each(|text| self.text(text))?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

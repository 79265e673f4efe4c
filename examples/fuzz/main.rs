//! Every reader with inputs that nobody would write, in one process: `tests/fuzz.sh` starts it again where an input ended it.
//!
//! `fuzz run PROGRESS TOTAL` goes on from where the file PROGRESS says it was, until each reader has had its share of TOTAL inputs;
//! `fuzz one READER NUMBER FILE` writes an input; `fuzz skip PROGRESS READER NUMBER` goes on
//! behind an input; `fuzz table PROGRESS` prints what was done. An input is made of its reader and its number
//! alone. One that panics, or takes five seconds of the processor, ends the process with why on standard error.

#![allow(clippy::disallowed_methods, clippy::print_stderr, clippy::print_stdout)]

mod archive;
mod corpus;
mod dice;
mod progress;
mod readers;

use dice::Dice;
use progress::Progress;
use readers::{READERS, Reader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What no input may take of the processor.
const LIMIT: Duration = Duration::from_secs(5);
/// From here on an input is tried again, alone: what it waited for others does not count.
const LONG: Duration = Duration::from_millis(20);
/// Inputs between two looks at the clock for what is done.
const CHUNK: u64 = 500;

/// Counts inputs, so that the guard sees whether there is a new one.
static NOW: AtomicU64 = AtomicU64::new(0);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["run", progress, total] => run(Path::new(progress), total.parse().expect("a number of inputs")),
        ["one", reader, number, file] => {
            let reader = READERS.iter().find(|r| r.name == *reader).expect("the name of a reader");
            let corpus = (reader.corpus)();
            let input = input(reader, &corpus, number.parse().expect("the number of an input"));
            std::fs::write(file, input.concat()).expect("the file can be written");
            ExitCode::SUCCESS
        }
        ["skip", progress, reader, number] => {
            let mut progress = Progress::open(Path::new(progress));
            let number: u64 = number.parse().expect("the number of an input");
            let done = progress.done(reader);
            progress.keep(reader, progress::Done { inputs: done.inputs.max(number + 1), ..done });
            ExitCode::SUCCESS
        }
        ["table", progress] => {
            print!("{}", Progress::open(Path::new(progress)).table());
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!(
                "usage: fuzz run PROGRESS TOTAL | one READER NUMBER FILE | skip PROGRESS READER NUMBER | table PROGRESS"
            );
            ExitCode::from(2)
        }
    }
}

/// The changed parts of an input: one, or the files of a site one behind the other.
fn input(reader: &Reader, corpus: &[corpus::Seed], number: u64) -> Vec<Vec<u8>> {
    let mut dice = Dice::of(reader.name, number);
    (reader.change)(corpus, &mut dice)
}

fn run(file: &Path, total: u64) -> ExitCode {
    let mut progress = Progress::open(file);
    std::panic::set_hook(Box::new(|_| {}));
    std::thread::spawn(guard);
    for reader in READERS {
        let share = total * reader.share / READERS.iter().map(|r| r.share).sum::<u64>();
        let mut done = progress.done(reader.name);
        if done.inputs >= share {
            continue;
        }
        let corpus = (reader.corpus)();
        while done.inputs < share {
            let begun = Instant::now();
            for number in done.inputs..(done.inputs + CHUNK).min(share) {
                progress.at(reader.name, number);
                let input = input(reader, &corpus, number);
                done.bytes += input.iter().map(Vec::len).sum::<usize>() as u64;
                let took = read(reader, &input);
                if let Some(took) = took {
                    done.longest = done.longest.max(took);
                } else {
                    eprintln!("panic: {} {number}", reader.name);
                    return ExitCode::from(1);
                }
            }
            done.inputs = (done.inputs + CHUNK).min(share);
            done.seconds += begun.elapsed().as_secs_f64();
            progress.keep(reader.name, done);
        }
    }
    ExitCode::SUCCESS
}

/// How long a reader takes for an input; `None`: it panicked.
fn read(reader: &Reader, input: &[Vec<u8>]) -> Option<Duration> {
    let once = || {
        NOW.fetch_add(1, Ordering::Relaxed);
        let begun = Instant::now();
        catch_unwind(AssertUnwindSafe(|| (reader.read)(input))).ok().map(|()| begun.elapsed())
    };
    let first = once()?;
    if first < LONG {
        return Some(first);
    }
    [once()?, once()?].into_iter().chain([first]).min()
}

/// Ends the process where one input has had the processor for too long.
fn guard() {
    let (mut seen, mut since) = (0, Duration::ZERO);
    loop {
        std::thread::sleep(Duration::from_millis(250));
        let (now, worked) = (NOW.load(Ordering::Relaxed), worked());
        if now != seen {
            (seen, since) = (now, worked);
        } else if worked.saturating_sub(since) > LIMIT {
            eprintln!("more than {LIMIT:?}");
            std::process::exit(1);
        }
    }
}

/// How long the process was at work, as the system says.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11).take(2);
    Duration::from_millis(fields.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

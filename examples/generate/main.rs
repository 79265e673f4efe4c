//! Makes a realistic site of any size, for measuring: `cargo run --release --example generate -- --units 20 DIR`.
//!
//! Without more it is a portal of preschools, each with about 60 pages. `--mixed` makes a portal of a country: preschools, primary and secondary
//! schools, schools of several levels, private ones, centres of continuing education and the offices that manage them, in 34 provinces, with
//! all editions of assessments, forms and contents of both circulars on disclosure, budget reports, and schools that owe things. `--seed S`
//! makes another such portal. The same arguments give the same bytes. Days go until the autumn of 2026: build with `--today 2026-10-15`.

#![allow(clippy::disallowed_methods, clippy::print_stderr)]

mod mixed;
mod preschool;
mod text;

use congkhai::pack::Packs;
use std::path::PathBuf;
use std::process::ExitCode;

struct Asked {
    units: usize,
    mixed: bool,
    seed: u64,
    folder: PathBuf,
}

/// `None`: the arguments are none that it knows.
fn asked(arguments: &[String]) -> Option<Asked> {
    let mut asked = Asked { units: 0, mixed: false, seed: 1, folder: PathBuf::new() };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--units" => asked.units = words.next()?.parse().ok()?,
            "--seed" => asked.seed = words.next()?.parse().ok()?,
            "--mixed" => asked.mixed = true,
            folder if asked.folder.as_os_str().is_empty() && !folder.starts_with('-') => asked.folder = folder.into(),
            _ => return None,
        }
    }
    (asked.units > 0 && !asked.folder.as_os_str().is_empty()).then_some(asked)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(asked) = asked(&arguments) else {
        eprintln!("usage: generate --units N [--mixed [--seed S]] DIR");
        return ExitCode::from(2);
    };
    let packs = Packs::embedded();
    if asked.mixed {
        mixed::portal(&asked.folder, asked.units, asked.seed, &packs);
    } else {
        preschool::portal(&asked.folder, asked.units, &packs);
    }
    ExitCode::SUCCESS
}

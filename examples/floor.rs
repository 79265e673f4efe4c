//! The floor of a comparison: reads every source below a folder, then writes as many files of as many bytes as a list names, on all cores.
//! No generator can be faster that reads and writes the same: `floor SOURCES LIST OUT`, where LIST has lines `BYTES<tab>PATH`.

#![allow(clippy::disallowed_methods, clippy::print_stderr)]

use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [sources, list, out] = args.as_slice() else {
        eprintln!("usage: floor SOURCES LIST OUT");
        return ExitCode::from(2);
    };
    let mut files = Vec::new();
    collect(sources, &mut files);
    let read: u64 = files
        .par_iter()
        .map(|path| fs::read(path).expect("a source can be read").iter().fold(0_u64, |sum, b| sum + u64::from(*b)))
        .sum();
    let list = fs::read_to_string(list).expect("the list can be read");
    let wanted: Vec<(usize, &str)> = list
        .lines()
        .filter_map(|l| l.split_once('\t'))
        .filter_map(|(size, path)| Some((size.parse().ok()?, path)))
        .collect();
    let folders: BTreeSet<PathBuf> =
        wanted.iter().filter_map(|(_, path)| out.join(path).parent().map(Path::to_owned)).collect();
    for folder in &folders {
        fs::create_dir_all(folder).expect("a folder can be made");
    }
    let longest = wanted.iter().map(|(size, _)| *size).max().unwrap_or(0);
    // what was read decides what is written, so that neither is left out
    let filling = vec![u8::try_from(read % 26).unwrap_or(0) + b'a'; longest];
    wanted
        .par_iter()
        .for_each(|(size, path)| fs::write(out.join(path), &filling[..*size]).expect("a file can be written"));
    ExitCode::SUCCESS
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read").flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&entry.path(), files);
        } else {
            files.push(entry.path());
        }
    }
}

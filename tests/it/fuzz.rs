//! Every reader with inputs that nobody would write: the program ends in order, soon, and within bounds.
//!
//! Small sites of every kind are the corpus: those of `tests/diagnostics/`, the cases, the one of `tests/planted/` and `tests/fuzz/` (what once crashed, if there is any). A file of one is
//! changed (bytes, words, lines, pieces of other files), and the whole site goes through the pipeline. The seeds are fixed: a run can be
//! repeated. `FUZZ_SECONDS=600 cargo test --test it fuzz:: -- --nocapture` runs longer; `tests/fuzz.sh MINUTES` does that for each reader.

use congkhai::pack::Packs;
use congkhai::pipeline::{self, Options};
use congkhai::source::Snapshot;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

type Files = BTreeMap<String, Vec<u8>>;

/// Numbers that look random and are the same in each run (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The sites that are changed, by name.
fn corpus() -> Vec<(String, Files)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut sites = Vec::new();
    let mut goldens: Vec<_> = fs::read_dir(root.join("diagnostics")).unwrap().map(|e| e.unwrap().path()).collect();
    goldens.sort();
    for path in goldens {
        let text = fs::read_to_string(&path).unwrap();
        let mut files = Files::new();
        for section in text.split("\n=== ").skip(1) {
            let Some((head, body)) = section.split_once(" ===\n") else { continue };
            if !head.contains('(') && head != "expected" {
                files.insert(head.to_owned(), body.as_bytes().to_vec());
            }
        }
        sites.push((path.file_stem().unwrap().to_string_lossy().into_owned(), files));
    }
    for folder in ["cases", "fuzz"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        let mut folders: Vec<_> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
        folders.sort();
        for path in folders {
            let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
            let files =
                crate::support::contents(&path).into_iter().filter(|(name, _)| name != "expected.yaml").collect();
            sites.push((name, files));
        }
    }
    let files = crate::support::contents(&root.join("planted"));
    sites.push(("planted".to_owned(), files));
    sites.retain(|(_, files)| files.keys().any(|name| name.starts_with("content/")));
    sites
}

const ODD: &[&str] = &[
    "…",
    "con",
    "../",
    "%00",
    "99999999999999999999",
    "-1",
    "0",
    "1e400",
    "2024-02-30",
    "31/12/9999",
    "12000-12005",
    "32767",
    "{{ ",
    " }}",
    "[H1-1.1-01]",
    "[x]: ",
    "![",
    "](",
    "|",
    "\n\n",
    "\n---\n",
    "- ",
    ": ",
    " #",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "&a ",
    "*a",
    "!!int ",
    "\t",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "ế",
    "e\u{302}\u{301}",
    "𝒳",
    "TuyÓn",
    "# ",
    "###### ",
    "```",
    "~~",
    "<br>",
    "<a@b.vn>",
    "x,5",
    "12,5",
    "1.234.567,89",
    "null",
    "true",
    "=SUM(A1)",
    "\r\n",
    ">-\n  ",
    "|2\n",
    "? ",
    "%YAML 1.2\n",
    "13/2024",
    "Tháng 13/2024",
];

/// Whether a file is one of a reader's: `.xls` by the end of its name, `documents/` by its path.
fn is_read_by(name: &str, reader: &str) -> bool {
    if reader.starts_with('.') { name.ends_with(reader) } else { name.contains(reader) }
}

/// One file of the site changed in a few places: one of those that the reader reads, most of the time.
fn changed(files: &Files, reader: &str, others: &[(String, Files)], dice: &mut Dice) -> (Files, String) {
    let mut files = files.clone();
    let read: Vec<String> = files.keys().filter(|name| is_read_by(name, reader)).cloned().collect();
    let all: Vec<String> = files.keys().cloned().collect();
    let any = read.is_empty() || dice.below(16) == 0;
    let name = dice.pick(if any { &all } else { &read }).clone();
    let bytes = files.get_mut(&name).unwrap();
    match unpacked(bytes).filter(|_| dice.below(8) > 0) {
        Some(mut parts) => {
            let at = dice.below(parts.len());
            change(&mut parts[at].1, others, dice);
            *bytes = packed(&parts);
        }
        None => change(bytes, others, dice),
    }
    (files, name)
}

/// The parts of an archive, as those spreadsheets are that hold XML.
fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        parts.push((part.name().ok()?.into_owned(), content));
    }
    (!parts.is_empty()).then_some(parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn change(bytes: &mut Vec<u8>, others: &[(String, Files)], dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(24)).min(bytes.len());
        match dice.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, dice.pick(ODD).bytes())),
            2 => drop(bytes.splice(at..end, dice.pick(ODD).bytes())),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece.repeat(1 + dice.below(40)));
            }
            4 if at < bytes.len() => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            5 => {
                let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
                if lines.len() > 1 {
                    let (from, to) = (dice.below(lines.len()), dice.below(lines.len()));
                    lines.swap(from, to);
                }
                *bytes = lines.concat();
            }
            6 => {
                let (_, other) = dice.pick(others);
                let other: Vec<&Vec<u8>> = other.values().collect();
                let other = *dice.pick(&other);
                let (start, length) = (dice.below(other.len() + 1), dice.below(200));
                let piece = other[start..(start + length).min(other.len())].to_vec();
                bytes.splice(at..end, piece);
            }
            _ => {
                // a number becomes another one
                if let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    bytes.splice(at + digit..=at + digit, dice.pick(ODD).bytes());
                }
            }
        }
    }
}

/// The regulations within the program, read once.
static PACKS: LazyLock<Packs> = LazyLock::new(Packs::embedded);

/// What went wrong with a site, if anything did.
fn fault(files: &Files) -> Option<String> {
    let started = worked();
    let run = catch_unwind(AssertUnwindSafe(|| {
        let snapshot = Snapshot::from_files(files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())));
        let day = jiff::civil::date(2024, 6, 15);
        let outcome = pipeline::build(&snapshot, &PACKS, day, &Options::default(), &mut ());
        let said = congkhai::diag::human::render(
            &outcome.diagnostics,
            &snapshot,
            congkhai::diag::human::Style::Plain,
            congkhai::text::Speech::Vietnamese,
        );
        said.len() + congkhai::diag::json::render(&outcome.diagnostics, &snapshot).len()
    }));
    match run {
        Err(panic) => {
            let words =
                panic.downcast_ref::<String>().cloned().or(panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            Some(format!("panic: {}", words.unwrap_or_default()))
        }
        Ok(said) if said > 8 << 20 => Some(format!("{said} bytes were said")),
        Ok(_) => {
            let took = worked().saturating_sub(started);
            limit().filter(|limit| took > *limit).map(|_| format!("took {took:?}"))
        }
    }
}

/// How long the process was at work. What it waited for others on a busy machine does not count, where the system says so.
fn worked() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let ticks = fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
        Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
    });
    ticks.map_or_else(|| BEGUN.elapsed(), |ticks| Duration::from_millis(ticks * 10))
}

/// Time is looked at in long runs only: those run alone on a machine.
fn limit() -> Option<Duration> {
    std::env::var_os("FUZZ_SECONDS").map(|_| Duration::from_secs(2))
}

#[test]
fn no_input_stops_the_program() {
    let sites = corpus();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = number("FUZZ_SECONDS").map(Duration::from_secs);
    let reader = std::env::var("FUZZ_READER").unwrap_or_default();
    let chosen: Vec<&(String, Files)> =
        sites.iter().filter(|(_, files)| files.keys().any(|name| is_read_by(name, &reader))).collect();
    assert!(!chosen.is_empty(), "no site has a file for {reader}");
    let mut dice = Dice(number("FUZZ_SEED").unwrap_or(20_240_615));
    let (started, mut inputs, mut faults) = (Instant::now(), 0_u64, Vec::new());
    let mut slowest = Duration::ZERO;
    while seconds.map_or(inputs < 100, |seconds| started.elapsed() < seconds) && faults.len() < 10 {
        let (of, files) = dice.pick(&chosen);
        let (files, name) = changed(files, &reader, &sites, &mut dice);
        inputs += 1;
        let begun = worked();
        let fault = fault(&files);
        slowest = slowest.max(worked().saturating_sub(begun));
        if let Some(fault) = fault {
            if let Some(folder) = std::env::var_os("FUZZ_KEEP") {
                let folder = Path::new(&folder).join(format!("{inputs}"));
                for (name, bytes) in &files {
                    let path = folder.join(name);
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(path, bytes).unwrap();
                }
            }
            faults.push(format!(
                "input {inputs}, from {of}, {name}: {fault}\n{}",
                String::from_utf8_lossy(&files[&name])
            ));
        }
    }
    if seconds.is_some() {
        let _ = writeln!(
            std::io::stderr(),
            "{reader}: {inputs} inputs, {} faults, slowest {} ms, {}",
            faults.len(),
            slowest.as_millis(),
            most_memory()
        );
    }
    assert!(faults.is_empty(), "{} faults in {inputs} inputs:\n{}", faults.len(), faults.join("\n\n"));
}

/// Dates, numbers, years, spans and addresses, which are read from single words.
#[test]
fn no_word_stops_the_readers_of_values() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).map(Duration::from_secs);
    let mut dice = Dice(20_240_616);
    let marks =
        ["/", "-", ".", ",", " ", "năm học ", "Tháng ", "Quý ", "https://", "a.vn", ":", "@", "?", "%", "2024", "2025"];
    let (started, mut inputs) = (Instant::now(), 0_u64);
    while seconds.map_or(inputs < 20_000, |seconds| started.elapsed() < seconds) {
        inputs += 1;
        let mut word = String::new();
        for _ in 0..=dice.below(7) {
            match dice.below(3) {
                0 => word.push_str(dice.pick::<&str>(ODD)),
                1 => word.push_str(dice.pick::<&str>(&marks)),
                _ => word.extend(dice.roll().to_string().chars().take(1 + dice.below(19))),
            }
        }
        let _ = congkhai::text::parse_date(&word);
        let _ = congkhai::text::parse_period(&word, None, congkhai::text::SchoolYears::beginning(9, 1));
        let _ = congkhai::text::parse_integer(&word);
        let _ = congkhai::text::parse_decimal(&word);
        let _ = congkhai::text::parse_exact(&word);
        let _ = congkhai::text::SchoolYear::parse(&word);
        let _ = congkhai::text::site_address(&word);
        let _ = congkhai::text::percent_decode(&word);
        let _ = (congkhai::text::slug(&word), congkhai::text::fold(&word));
    }
    if seconds.is_some() {
        let _ = writeln!(std::io::stderr(), "values: {inputs} inputs, 0 faults, {}", most_memory());
    }
}

/// The most memory that the process held, as the system says.
fn most_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("memory unknown").to_owned()
}

/// 1 MB of each nasty kind ends in a bounded number of words.
#[test]
fn a_million_bytes_say_little() {
    let unit = "content/mn-a/unit.yaml";
    let small = || {
        Files::from([
            ("content/site.yaml".to_owned(), b"title: T\n".to_vec()),
            (unit.to_owned(), b"name: A\ntype: mam-non\n".to_vec()),
        ])
    };
    let keys: String = (0..100_000).map(|n| format!("khoa_{n}: 1\n")).collect();
    let list: String = (0..20_000).map(|n| format!("{{khoa_{n}: 1}}, ")).collect();
    let nasty = [
        (unit, format!("name: A\ntype: mam-non\n{keys}")),
        (unit, format!("name: A\ntype: mam-non\nevents: [{list}]\n")),
        (
            unit,
            format!("name: A\ntype: mam-non\nx: {{{}}}\n", (0..60_000).map(|n| format!("a{n}, ")).collect::<String>()),
        ),
        (unit, format!("name: {}\ntype: mam-non\n", "a".repeat(1_000_000))),
        (unit, (0..60_000).map(|n| format!("k{n}: &a{n} x\n")).collect()),
        ("content/mn-a/calendar/2023-2024.yaml", format!("events: [{list}]\n")),
        ("content/mn-a/pages/a.md", format!("---\ntitle: A\n---\n{}", "[H1-1.1-01] ".repeat(80_000))),
        ("content/mn-a/pages/a.md", format!("---\ntitle: A\n---\n{}", "<b>x</b> ".repeat(100_000))),
        ("content/mn-a/pages/a.md", format!("---\ntitle: A\n---\n{}", "\u{200b}".repeat(300_000))),
    ];
    for (n, (name, text)) in nasty.into_iter().enumerate() {
        let mut files = small();
        files.insert(name.to_owned(), text.into_bytes());
        let snapshot = Snapshot::from_files(files);
        let outcome = pipeline::build(
            &snapshot,
            &Packs::embedded(),
            jiff::civil::date(2024, 6, 15),
            &Options::default(),
            &mut (),
        );
        let json = congkhai::diag::json::render(&outcome.diagnostics, &snapshot);
        assert!(json.len() < 4 << 20, "{n}: {} bytes of JSON", json.len());
        let human = congkhai::diag::human::render(
            &outcome.diagnostics,
            &snapshot,
            congkhai::diag::human::Style::Plain,
            congkhai::text::Speech::Vietnamese,
        );
        assert!(human.len() < 2 << 20, "{n}: {} bytes of text", human.len());
    }
}

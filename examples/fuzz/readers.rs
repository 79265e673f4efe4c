//! The readers, and how their inputs are made.

use super::archive::stored;
use super::corpus::{self, Seed};
use super::dice::{Dice, WORDS, change};
use congkhai::diag::{Diagnostics, kept};
use congkhai::ledger::{self, Act, Checkpoint, Entry, Log};
use congkhai::pack::Packs;
use congkhai::parse::prose::{self, CodeShapes, Origin, Page};
use congkhai::parse::{front_matter, sheet, word, yaml};
use congkhai::pipeline::{self, Options};
use congkhai::site::Route;
use congkhai::source::Snapshot;
use congkhai::text;
use std::sync::{Arc, LazyLock};

/// A reader.
pub(super) struct Reader {
    pub(super) name: &'static str,
    /// Its part of all inputs.
    pub(super) share: u64,
    pub(super) corpus: fn() -> Vec<Seed>,
    pub(super) change: fn(&[Seed], &mut Dice) -> Vec<Vec<u8>>,
    pub(super) read: fn(&[Vec<u8>]),
}

pub(super) const READERS: &[Reader] = &[
    Reader { name: "values", share: 1500, corpus: corpus::words, change: word, read: |input| text_of(input, values) },
    Reader {
        name: "addresses",
        share: 500,
        corpus: corpus::words,
        change: word,
        read: |input| text_of(input, addresses),
    },
    Reader {
        name: "yaml",
        share: 2000,
        corpus: || corpus::files(".yaml", 3000),
        change: one,
        read: |input| text_of(input, read_yaml),
    },
    Reader {
        name: "front-matter",
        share: 800,
        corpus: || corpus::files(".md", 3000),
        change: one,
        read: |input| text_of(input, read_front),
    },
    Reader {
        name: "prose",
        share: 1600,
        corpus: || corpus::files(".md", 3000),
        change: one,
        read: |input| text_of(input, read_prose),
    },
    Reader { name: "kept-lines", share: 100, corpus: kept_lines, change: one, read: |input| text_of(input, read_kept) },
    Reader {
        name: "log",
        share: 200,
        corpus: logs,
        change: one,
        read: |input| text_of(input, |text| drop(Log::read(text).0.text())),
    },
    Reader {
        name: "checkpoint",
        share: 100,
        corpus: checkpoints,
        change: one,
        read: |input| text_of(input, |text| drop(Checkpoint::read(text).map(|read| read.note()))),
    },
    Reader {
        name: "difference",
        share: 100,
        corpus: || corpus::files(".md", 3000),
        change: one,
        read: |input| text_of(input, read_difference),
    },
    Reader {
        name: "csv",
        share: 900,
        corpus: || corpus::files(".csv", 6000),
        change: one,
        read: |input| read_sheet(input, "a.csv"),
    },
    Reader {
        name: "xlsx",
        share: 700,
        corpus: || corpus::files(".xlsx", 40_000),
        change: one,
        read: |input| read_sheet(input, "a.xlsx"),
    },
    Reader {
        name: "ods",
        share: 400,
        corpus: || corpus::files(".ods", 40_000),
        change: one,
        read: |input| read_sheet(input, "a.ods"),
    },
    Reader {
        name: "xls",
        share: 500,
        corpus: || corpus::files(".xls", 40_000),
        change: one,
        read: |input| read_sheet(input, "a.xls"),
    },
    Reader {
        name: "docx",
        share: 280,
        corpus: || corpus::files(".docx", 40_000),
        change: one,
        read: |input| read_word(input, "a.docx"),
    },
    Reader {
        name: "doc",
        share: 294,
        corpus: || corpus::files(".doc", 60_000),
        change: one,
        read: |input| read_word(input, "a.doc"),
    },
    Reader { name: "packs", share: 20, corpus: Vec::new, change: pack, read: |input| text_of(input, read_pack) },
    Reader { name: "whole-sites", share: 6, corpus: corpus::sites, change: site, read: build },
];

/// The regulations within the program, read once.
static PACKS: LazyLock<Packs> = LazyLock::new(Packs::embedded);

/// A changed file, its parts put together again.
fn one(corpus: &[Seed], dice: &mut Dice) -> Vec<Vec<u8>> {
    let seed = dice.pick(corpus);
    let other = dice.pick(corpus);
    let pieces: Vec<&[u8]> = other.parts.iter().map(|(_, content)| content.as_slice()).collect();
    if let [(name, content)] = seed.parts.as_slice()
        && name.is_empty()
    {
        let mut bytes = content.clone();
        change(&mut bytes, &pieces, dice);
        return vec![bytes];
    }
    let at = dice.below(seed.parts.len());
    let mut changed = seed.parts[at].1.clone();
    let whole = dice.below(8) == 0;
    if !whole {
        change(&mut changed, &pieces, dice);
    }
    let part = |(n, (name, content)): (usize, &(String, Vec<u8>))| {
        (name.clone(), if n == at { changed.clone() } else { content.clone() })
    };
    let parts: Vec<(String, Vec<u8>)> = seed.parts.iter().enumerate().map(part).collect();
    let mut archive = stored(parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())));
    if whole {
        change(&mut archive, &pieces, dice);
    }
    vec![archive]
}

/// A word made of pieces, or a changed one.
fn word(corpus: &[Seed], dice: &mut Dice) -> Vec<Vec<u8>> {
    let mut made = String::new();
    for _ in 0..=dice.below(5) {
        match dice.below(4) {
            0 => made.push_str(dice.pick::<&str>(WORDS)),
            1 => made.extend(dice.roll().to_string().chars().take(1 + dice.below(19))),
            _ => made.push_str(&String::from_utf8_lossy(&dice.pick(corpus).parts[0].1)),
        }
    }
    let mut bytes = made.into_bytes();
    if dice.below(2) == 0 {
        change(&mut bytes, &[], dice);
    }
    vec![bytes]
}

/// A changed regulation: one of the program's, or a new one like it.
fn pack(_: &[Seed], dice: &mut Dice) -> Vec<Vec<u8>> {
    static DATA: LazyLock<Vec<Seed>> = LazyLock::new(|| {
        let all = corpus::files(".yaml", 20_000);
        let is_pack =
            |seed: &Seed| seed.parts[0].1.starts_with(b"id:") || seed.parts[0].1.windows(5).any(|w| w == b"\nid: ");
        all.into_iter().filter(is_pack).collect()
    });
    one(&DATA, dice)
}

/// A site with one file changed; the contents, each behind its name.
fn site(corpus: &[Seed], dice: &mut Dice) -> Vec<Vec<u8>> {
    let seed = dice.pick(corpus);
    let at = dice.below(seed.parts.len());
    let pieces: Vec<&[u8]> = dice.pick(corpus).parts.iter().map(|(_, content)| content.as_slice()).collect();
    let mut input = Vec::new();
    for (n, (name, content)) in seed.parts.iter().enumerate() {
        let mut content = content.clone();
        if n == at {
            content = match super::archive::unpacked(&content) {
                Some(mut parts) => {
                    let part = dice.below(parts.len());
                    change(&mut parts[part].1, &pieces, dice);
                    stored(parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())))
                }
                None => {
                    change(&mut content, &pieces, dice);
                    content
                }
            };
        }
        input.extend([name.clone().into_bytes(), content]);
    }
    input
}

fn kept_lines() -> Vec<Seed> {
    const LINE: &str = r#"[{"code":"CK0203","file":"content/a/unit.yaml","start":3,"end":9,"cell":["Sổ","B2"],"paragraph":[3,[1,2],"Căn cứ"],"message":"khóa","hint":null}]"#;
    vec![Seed { parts: vec![(String::new(), LINE.as_bytes().to_vec())] }]
}

/// A publication log of one item that was published, mended and withdrawn.
fn log() -> Log {
    let mut log = Log::default();
    let acts = [
        (Act::Opened, "-"),
        (Act::First, "a/bieu.html"),
        (Act::Updated, "a/bieu.html"),
        (Act::Withdrawn, "a/bieu.html"),
    ];
    for ((act, address), minute) in acts.into_iter().zip(10..) {
        log.push(Entry {
            time: format!("2026-11-27T08:{minute}:00+07:00"),
            act,
            address: address.to_owned(),
            span: "2025-2026".to_owned(),
            hash: ledger::hash_of(&[minute]),
            role: "văn thư".to_owned(),
            title: "Biểu mẫu 02".to_owned(),
            reason: "sửa số".to_owned(),
        });
    }
    log
}

fn logs() -> Vec<Seed> {
    vec![Seed { parts: vec![(String::new(), log().text().into_bytes())] }]
}

fn checkpoints() -> Vec<Seed> {
    vec![Seed { parts: vec![(String::new(), log().checkpoint(None).note().into_bytes())] }]
}

/// The first half of a text and the second as two versions of a page.
fn read_difference(text: &str) {
    let half = (text.len() / 2..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (before, after) = text.split_at(half);
    let _ = ledger::changes(before, after);
}

fn text_of(input: &[Vec<u8>], read: fn(&str)) {
    read(&String::from_utf8_lossy(&input[0]));
}

fn values(word: &str) {
    let years = text::SchoolYears::beginning(9, 1);
    let _ = (text::parse_date(word), text::parse_period(word, None, years), text::SchoolYear::parse(word));
    let _ = (text::parse_integer(word), text::parse_decimal(word), text::parse_exact(word), text::fold(word));
    let _ = (text::slug(word), text::sentence_case(word), text::from_old_font(word), text::sheet_name(word, 1));
}

fn addresses(word: &str) {
    let _ = (text::site_address(word), text::percent_decode(word), text::source_name(word), Route::new(word));
    let mut joined = String::new();
    if let Some(from) = Route::new("mn-a/cong-khai/bieu.html") {
        let _ = from.leads_to(word, &mut joined);
    }
}

fn read_yaml(text: &str) {
    let mut found = Diagnostics::default();
    let _ = yaml::parse(&Arc::from("a.yaml"), text, 0, &mut found);
    let _ = found.finish();
}

fn read_front(text: &str) {
    let mut found = Diagnostics::default();
    let _ = front_matter::split(&Arc::from("a.md"), text, &mut found);
}

fn read_prose(text: &str) {
    let (file, mut found) = (Arc::from("a.md"), Diagnostics::default());
    let mut page = Page::new(CodeShapes::NONE, &[]);
    let _ = prose::parse(text, &Origin::body(&file, 0), &mut page, &mut found);
}

fn read_kept(text: &str) {
    if let Some(found) = kept::from_text(text) {
        let _ = kept::to_text(&found);
    }
}

fn read_sheet(input: &[Vec<u8>], name: &str) {
    let _ = sheet::open(&Arc::from(name), &input[0]);
}

fn read_word(input: &[Vec<u8>], name: &str) {
    let _ = word::open(&Arc::from(name), &input[0]);
}

fn read_pack(text: &str) {
    let _ = PACKS.overlaid(&[(Arc::from("packs/a.yaml"), text)]);
}

fn build(input: &[Vec<u8>]) {
    let (pairs, _) = input.as_chunks::<2>();
    let files = pairs.iter().map(|[name, content]| (String::from_utf8_lossy(name).into_owned(), content.clone()));
    let snapshot = Snapshot::from_files(files);
    let outcome = pipeline::build(&snapshot, &PACKS, jiff::civil::date(2024, 6, 15), &Options::default(), &mut ());
    let _ = congkhai::diag::json::render(&outcome.diagnostics, &snapshot);
}

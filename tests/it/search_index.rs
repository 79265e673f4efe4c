//! The search index from segments: the same whichever hands made them and however little is in memory, complete, small where each query looks,
//! and never made of damaged bytes. The index is read as the page's script reads it, and compared with what the pages were made of.

use congkhai::render::{Damaged, Lexicon, Phrases, SearchPage, SegmentBuilder, is_whole_segment, search_index};
use congkhai::text::fold;
use congkhai::theme::SearchWords;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

const UNITS: usize = 6;
const PAGES: usize = 400;
const YEARS: [Option<&str>; 5] = [None, Some("2022-2023"), Some("2024-2025"), Some("2023"), Some("2023-2024")];

/// A page and the words in it.
struct Made {
    page: SearchPage,
    html: String,
    words: BTreeSet<String>,
}

fn made(unit: &str, at: usize, words: &[String]) -> Made {
    let mut html = String::from("<main><h1>T</h1>");
    for word in words {
        write!(html, "<p>{word}</p>").unwrap();
    }
    html.push_str("</main>");
    let text = |text: &str| text.to_owned();
    let href = if unit.is_empty() { format!("trang-{at}.html") } else { format!("{unit}/trang-{at}.html") };
    let page = SearchPage {
        href,
        title: format!("Trang thứ {at}"),
        kind: text(""),
        context: text("Mục <\"lục\">"),
        unit: text(unit),
        year: YEARS[at / 80 % 5].map(text),
        lists: false,
    };
    Made { page, html, words: words.iter().cloned().collect() }
}

/// The pages of a unit. `hiếm` and `hiem` stand on a fifth of all pages, `chung` on all, each page has a word of its own.
fn unit(n: usize) -> Vec<Made> {
    let slug = if n == UNITS { String::new() } else { format!("truong-{n}") };
    let count = if n == UNITS { 7 } else { PAGES };
    let words = |at: usize| {
        let mut words = vec![String::from("chung"), format!("riêng{n}x{at}"), format!("lớp{}", at % 37)];
        words.extend((at % 5 == n % 5).then(|| String::from(if at.is_multiple_of(2) { "hiếm" } else { "hiem" })));
        words
    };
    (0..count).map(|at| made(&slug, at, &words(at))).collect()
}

fn segment(pages: &[Made]) -> Arc<[u8]> {
    let mut builder = SegmentBuilder::default();
    for (at, made) in (0..).zip(pages) {
        builder.add(at, made.page.clone(), &made.html, &Phrases::default());
    }
    Arc::from(SegmentBuilder::finish(vec![builder]).0)
}

type Files = BTreeMap<String, Vec<u8>>;

fn index(segments: &[Arc<[u8]>], budget: usize) -> Result<Files, Damaged> {
    let files = Mutex::new(Files::new());
    let count = search_index(&segments, &SearchWords::default(), budget, |name, bytes| {
        assert!(files.lock().unwrap().insert(name, bytes).is_none(), "a file is written once");
    })?;
    let files = files.into_inner().unwrap();
    assert_eq!(files.len(), count);
    Ok(files)
}

/// What a file of the index hands over.
fn data(files: &Files, name: &str) -> Value {
    let text = std::str::from_utf8(files.get(&format!("{name}.js")).unwrap_or_else(|| panic!("no {name}"))).unwrap();
    let inner = text.strip_prefix(&format!("congkhaiTim(\"{name}\",")).unwrap().strip_suffix(");\n").unwrap();
    serde_json::from_str(inner).unwrap()
}

fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// As `shardOf` in `tim-kiem.js`.
fn shard(files: &Files, word: &str) -> Value {
    let counts: Vec<u64> = serde_json::from_value(data(files, "chung")["tu"].clone()).unwrap();
    let value = u64::from(hash(&fold(word)));
    let bucket = usize::try_from(value * counts.len() as u64 / (1 << 32)).unwrap();
    data(files, &format!("tu/{}", counts[..bucket].iter().sum::<u64>() + value % counts[bucket]))
}

/// The pages in a list.
fn pages(list: &Value) -> Vec<u64> {
    let list: Vec<u64> = list.as_array().into_iter().flatten().map(|number| number.as_u64().unwrap()).collect();
    let (mut at, mut found) = (0, Vec::new());
    while at < list.len() {
        let count = usize::try_from(list[at + 1]).unwrap();
        let steps = &list[at + 2..at + 2 + count];
        found.extend(steps.iter().scan(0, |page, step| {
            *page += step;
            Some(*page)
        }));
        at += 2 + count;
    }
    found
}

fn hrefs(files: &Files) -> Vec<String> {
    let chung = data(files, "chung");
    let (count, size) = (chung["trang"].as_u64().unwrap(), chung["khoi"].as_u64().unwrap());
    (0..count)
        .map(|id| {
            data(files, &format!("muc/{}", id / size))[usize::try_from(id % size).unwrap()][0].as_str().unwrap().into()
        })
        .collect()
}

#[test]
fn the_same_index_from_any_hands_in_any_order_and_however_little_is_in_memory() {
    let units: Vec<Vec<Made>> = (0..=UNITS).map(unit).collect();
    let once: Vec<Arc<[u8]>> = units.iter().map(|pages| segment(pages)).collect();
    let mut lexicons: Vec<Lexicon> = Vec::new();
    for (unit, segment) in units.iter().zip(&once) {
        let mut hands: Vec<SegmentBuilder> =
            (0..3).map(|_| SegmentBuilder::new(lexicons.pop().unwrap_or_default())).collect();
        for (at, made) in unit.iter().enumerate().rev() {
            hands[at * 7 % 5 % 3].add(u32::try_from(at).unwrap(), made.page.clone(), &made.html, &Phrases::default());
        }
        hands.rotate_left(unit.len() % 3);
        let (bytes, known) = SegmentBuilder::finish(hands);
        lexicons = known;
        assert!(bytes == segment[..] && is_whole_segment(segment), "{}", unit[0].page.href);
    }
    // so many postings that there are buckets
    let many: Vec<Arc<[u8]>> = once.iter().cycle().take(once.len() * 42).cloned().collect();
    let files = index(&many, usize::MAX).unwrap();
    assert!(data(&files, "chung")["tu"].as_array().unwrap().len() > 1);
    assert!(index(&many, 0).unwrap() == files && index(&many, 300_000).unwrap() == files);
    assert!(shard(&files, "hiếm")["hiem"]["hiếm"].is_array() && shard(&files, "chung")["chung"][""].is_u64());
}

#[test]
fn nothing_is_lost_between_the_lists_and_the_files_of_units() {
    let units: Vec<Vec<Made>> = (0..=UNITS).map(unit).collect();
    let files = index(&units.iter().map(|pages| segment(pages)).collect::<Vec<_>>(), 0).unwrap();
    let hrefs = hrefs(&files);
    let all: BTreeSet<&str> = units.iter().flatten().map(|made| made.page.href.as_str()).collect();
    assert_eq!(hrefs.iter().map(String::as_str).collect::<BTreeSet<_>>(), all);
    assert_eq!(hrefs.len(), all.len());
    for (n, unit) in units.iter().enumerate().take(UNITS) {
        let said = data(&files, &format!("don-vi/truong-{n}"));
        let ranges: Vec<[u64; 2]> = serde_json::from_value(said["trang"].clone()).unwrap();
        let within = |id: &u64| ranges.iter().any(|[first, end]| (first..end).contains(&id));
        let own: BTreeSet<&str> = unit.iter().map(|made| made.page.href.as_str()).collect();
        let ids = (0_u64..).zip(&hrefs).filter(|(id, _)| within(id)).map(|(_, href)| href.as_str());
        assert_eq!(ids.collect::<BTreeSet<_>>(), own);
        let shards = said["tu"].as_u64().unwrap();
        for word in ["hiếm", "hiem", "lớp3", "riêng2x5"] {
            let key = fold(word);
            let global = pages(&shard(&files, word)[&key][word]);
            let rest = (shards > 0).then(|| {
                let at = u64::from(hash(&key)) % shards;
                pages(&data(&files, &format!("don-vi/truong-{n}/{at}"))[&key][word])
            });
            let found = global.into_iter().filter(within).chain(rest.into_iter().flatten());
            let found: Vec<&str> = found.map(|id| hrefs[usize::try_from(id).unwrap()].as_str()).collect();
            let wanted: BTreeSet<&str> =
                unit.iter().filter(|made| made.words.contains(word)).map(|made| made.page.href.as_str()).collect();
            assert_eq!(found.len(), wanted.len(), "{word} in truong-{n}: twice, or missing");
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted, "{word} in truong-{n}");
        }
    }
    assert!(!files.keys().any(|name| name.starts_with("don-vi/.") || name == "don-vi/.js"), "the portal is no unit");
    // years of pages, as the script reads them
    let chung = data(&files, "chung");
    let runs: Vec<usize> = serde_json::from_value(chung["namCua"].clone()).unwrap();
    let years =
        runs.chunks(2).flat_map(|run| vec![run[1].checked_sub(1).map(|at| chung["nam"][at].as_str().unwrap()); run[0]]);
    let by_href: BTreeMap<&str, Option<&str>> =
        units.iter().flatten().map(|made| (made.page.href.as_str(), made.page.year.as_deref())).collect();
    assert!(years.zip(&hrefs).all(|(year, href)| by_href[href.as_str()] == year));
}

#[test]
fn pairs_of_a_first_word_that_has_many_lie_apart() {
    let pages: Vec<Made> = (0..900)
        .map(|at| {
            let mut made = made("a", at, &[]);
            made.page.title = format!("Trường Số{at}");
            made
        })
        .collect();
    let files = index(&[segment(&pages)], 0).unwrap();
    let hrefs = hrefs(&files);
    let first = &shard(&files, "trường")["truong"];
    let count = u32::try_from(first[" "].as_u64().expect("pairs lie apart")).unwrap();
    let first = hash("truong");
    let seconds = data(&files, &format!("doi/{first}"));
    let seconds: BTreeSet<&str> = seconds.as_str().unwrap().split(' ').collect();
    for at in 0..900 {
        let second = format!("so{at}");
        let lists = data(&files, &format!("doi/{first}-{}", hash(&second) % count));
        let found = pages_of_pair(&lists, &second, at);
        assert_eq!(found.map(|id| hrefs[id].as_str()), Some(format!("a/trang-{at}.html").as_str()));
        assert!(seconds.contains(second.as_str()));
    }
    assert!(files.iter().all(|(name, bytes)| !name.starts_with("doi/") || bytes.len() < 20_000));
}

fn pages_of_pair(lists: &Value, second: &str, at: usize) -> Option<usize> {
    let found = pages(&lists[format!("truong {second}")][format!("trường số{at}")]);
    assert_eq!(found.len(), 1);
    usize::try_from(found[0]).ok()
}

#[test]
fn what_every_query_loads_does_not_grow_with_the_units() {
    let segments: Vec<Arc<[u8]>> = (0..600).map(|n| segment(&[made(&format!("truong-{n}"), n, &[])])).collect();
    let files = index(&segments, 0).unwrap();
    assert!(files["chung.js"].len() < 500, "{}", files["chung.js"].len());
    assert!((0..600).all(|n| files[&format!("don-vi/truong-{n}.js")].len() < 80));
}

#[test]
fn damaged_segments_are_refused() {
    let pages: Vec<Made> = (0..3).map(|at| made("a", at, &[format!("từ{at}"), String::from("chữ")])).collect();
    let good = segment(&pages);
    assert!(is_whole_segment(&good));
    let refused = |bytes: &[u8], what: &str| {
        assert!(!is_whole_segment(bytes), "{what}");
        // parts that the index does not reach may hide damage, but it never ends otherwise
        index(&[Arc::clone(&good), Arc::from(bytes)], 0).err()
    };
    for at in 0..good.len() {
        let mut bytes = good.to_vec();
        bytes[at] ^= 1 << (at % 8);
        assert_eq!(refused(&bytes, &format!("byte {at} is another")), Some(Damaged(1)), "byte {at}");
    }
    for length in 0..good.len() {
        refused(&good[..length], &format!("{length} bytes of it"));
    }
    refused(&[&good[..], b"x"].concat(), "one byte more");
    assert!(index(&[], 0).unwrap().is_empty(), "no pages, no index");
}

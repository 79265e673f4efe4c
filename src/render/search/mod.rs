//! Search without a server: an index in small script files, of which one query loads a few.
//!
//! ```text
//! printed pages ── text ──▶ documents ── words ──▶ postings by word without marks ──▶ shards tu/N.js
//!                                    └───────────▶ titles and openings ─────────────▶ blocks  muc/N.js
//! ```
//!
//! The files are scripts (`congkhaiTim("tu/3", {…})`), since pages opened from a disk cannot fetch data but can load scripts. A word lies in the
//! shard that its hash names, so that a query knows without an index of the index which files to load. Marks and case are folded as
//! [`crate::text::fold`] does; within a folded word the forms as written are kept apart, so that exact matches come first.

mod text;

use crate::text::fold;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub use text::main_text;

/// A page to be found.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// Relative to the root of the site.
    pub href: String,
    pub title: String,
    /// What kind of page: `Biểu mẫu 02`, `Tiêu chí 1.10`.
    pub kind: String,
    /// Unit, section: what tells equal titles apart.
    pub context: String,
    pub text: String,
}

/// Bytes of one shard before compression; a query loads one for each of its words.
const SHARD_BYTES: usize = 20 * 1024;
/// Titles and openings in one block.
const BLOCK: usize = 12;
/// Characters of a page's opening that are kept for extracts.
const OPENING: usize = 220;
/// A word on more pages than this is kept for the pages where it weighs most.
const MAX_POSTINGS: usize = 400;
/// What a word weighs in a title.
const TITLE_WEIGHT: u32 = 12;
/// What a word weighs in the line above a title.
const KIND_WEIGHT: u32 = 7;
/// What more often than this adds nothing.
const MAX_COUNT: u32 = 8;

/// The files of the index, by their names below the search folder.
pub fn index(pages: &[&SearchPage]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if pages.is_empty() {
        return files;
    }
    let words = postings(pages);
    let shards = shards(&words, pages.len());
    let count = shards.len();
    for (at, body) in shards.into_iter().enumerate() {
        files.insert(format!("tu/{at}.js"), body.into_bytes());
    }
    for (at, block) in pages.chunks(BLOCK).enumerate() {
        files.insert(format!("muc/{at}.js"), block_file(at, block).into_bytes());
    }
    files.insert("chung.js".to_owned(), format!("congkhaiTim(\"chung\",{{\"tu\":{count},\"khoi\":{BLOCK},\"trang\":{}}});\n", pages.len()).into_bytes());
    files
}

/// Folded word → form as written → (page, weight), heaviest first.
type Words = BTreeMap<String, BTreeMap<String, Vec<(u32, u32)>>>;

fn postings(pages: &[&SearchPage]) -> Words {
    let counted: Vec<BTreeMap<String, u32>> = pages.par_iter().map(|page| weights(page)).collect();
    let mut words: Words = BTreeMap::new();
    for (page, weights) in (0_u32..).zip(counted) {
        for (word, weight) in weights {
            words.entry(fold(&word)).or_default().entry(word).or_default().push((page, weight));
        }
    }
    for forms in words.values_mut() {
        for pages in forms.values_mut() {
            pages.sort_by_key(|(page, weight)| (u32::MAX - weight, *page));
            pages.truncate(MAX_POSTINGS);
        }
    }
    words
}

fn weights(page: &SearchPage) -> BTreeMap<String, u32> {
    let mut weights: BTreeMap<String, u32> = BTreeMap::new();
    for word in words(&page.text) {
        let weight = weights.entry(word).or_default();
        *weight = (*weight + 1).min(MAX_COUNT);
    }
    for (head, weight) in [(&page.title, TITLE_WEIGHT), (&page.kind, KIND_WEIGHT)] {
        let head: Vec<String> = words(head).collect();
        for word in &head {
            *weights.entry(word.clone()).or_default() += weight;
        }
        // words that stand side by side in a title: `danh gia` finds Đánh giá before gia đình
        for pair in head.windows(2) {
            *weights.entry(format!("{} {}", pair[0], pair[1])).or_default() += weight;
        }
    }
    weights
}

/// Words in lower case: letters and digits, and numbers with their marks as typed (`1.10`, `36/2017/tt-bgdđt`, `h1-1.1-01`) beside their parts.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '/' | '-'))).flat_map(|run| {
        let run = run.trim_matches(['.', '/', '-']).to_lowercase();
        let marked = run.contains(['.', '/', '-']);
        let parts: Vec<String> = if marked { run.split(['.', '/', '-']).filter(|p| p.chars().count() > 1).map(str::to_owned).collect() } else { Vec::new() };
        let whole = (!run.is_empty() && run.len() <= 40 && (!marked || run.contains(|c: char| c.is_ascii_digit()))).then_some(run);
        whole.into_iter().chain(parts)
    })
}

/// FNV-1a over UTF-8, 32 bits: the same few lines in the page's script.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn shards(words: &Words, pages: usize) -> Vec<String> {
    let entries: Vec<(&String, String)> = words.iter().map(|(word, forms)| (word, entry(word, forms))).collect();
    let total: usize = entries.iter().map(|(_, e)| e.len()).sum();
    let count = (total / SHARD_BYTES + 1).max(1);
    let mut shards: Vec<String> = (0..count).map(|at| format!("congkhaiTim(\"tu/{at}\",{{")).collect();
    let mut first = vec![true; count];
    for (word, entry) in entries {
        // a pair lies with its first word, so that it costs a query no file of its own
        let at = hash(word.split(' ').next().unwrap_or_default()) as usize % count;
        if !std::mem::take(&mut first[at]) {
            shards[at].push(',');
        }
        shards[at].push_str(&entry);
    }
    for shard in &mut shards {
        let _ = writeln!(shard, "}});");
    }
    debug_assert!(pages > 0);
    shards
}

/// `"danh":{"đánh":[12,30,…],"danh":[…]}`: page and weight in turn, heaviest first.
fn entry(word: &str, forms: &BTreeMap<String, Vec<(u32, u32)>>) -> String {
    let mut out = format!("{}:{{", quoted(word));
    for (at, (form, pages)) in forms.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let _ = write!(out, "{}:[", quoted(form));
        for (at, (page, weight)) in pages.iter().enumerate() {
            let _ = write!(out, "{}{page},{weight}", if at > 0 { "," } else { "" });
        }
        out.push(']');
    }
    out.push('}');
    out
}

fn block_file(at: usize, pages: &[&SearchPage]) -> String {
    let mut out = format!("congkhaiTim(\"muc/{at}\",[");
    for (at, page) in pages.iter().enumerate() {
        let opening: String = page.text.chars().take(OPENING).collect();
        let sep = if at > 0 { "," } else { "" };
        let _ = write!(out, "{sep}[{},{},{},{}]", quoted(&page.href), quoted(&page.title), quoted(&page.context), quoted(opening.trim()));
    }
    out.push_str("]);\n");
    out
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_marks_and_give_their_parts() {
        let found: Vec<String> = words("Tiêu chí 1.10, số 36/2017/TT-BGDĐT [H1-1.1-01].").collect();
        assert_eq!(found, ["tiêu", "chí", "1.10", "10", "số", "36/2017/tt-bgdđt", "36", "2017", "tt", "bgdđt", "h1-1.1-01", "h1", "01"]);
    }

    #[test]
    fn the_hash_is_that_of_the_script() {
        assert_eq!(hash(""), 2_166_136_261);
        assert_eq!(hash("danh"), hash("danh"));
        assert_eq!(hash("a"), 0xe40c_292c);
    }
}

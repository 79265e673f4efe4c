//! Good inputs, which are changed: files of this repository.

use super::archive::unpacked;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file, taken apart where it is an archive; or all files of a site.
pub(super) struct Seed {
    /// Names and contents; a plain file has one part without a name.
    pub(super) parts: Vec<(String, Vec<u8>)>,
}

/// Larger files would only take time.
const LARGEST: usize = 60_000;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// Files below `tests`, `content`, `guide` and the packs that end so, at most so large.
pub(super) fn files(ending: &str, largest: usize) -> Vec<Seed> {
    let mut paths = Vec::new();
    for folder in ["tests", "content", "guide", "src/pack/data"] {
        walk(&root().join(folder), &mut paths);
    }
    paths.sort();
    let chosen = paths.iter().filter(|path| path.to_string_lossy().ends_with(ending));
    let bytes = chosen.filter_map(|path| fs::read(path).ok()).filter(|bytes| bytes.len() <= largest.min(LARGEST));
    bytes.map(|bytes| Seed { parts: unpacked(&bytes).unwrap_or_else(|| vec![(String::new(), bytes)]) }).collect()
}

/// Small sites of every kind.
pub(super) fn sites() -> Vec<Seed> {
    let mut sites: Vec<BTreeMap<String, Vec<u8>>> = Vec::new();
    let mut goldens = Vec::new();
    walk(&root().join("tests/diagnostics"), &mut goldens);
    goldens.sort();
    for text in goldens.iter().filter_map(|path| fs::read_to_string(path).ok()) {
        let sections = text.split("\n=== ").skip(1).filter_map(|section| section.split_once(" ===\n"));
        let files = sections.filter(|(head, _)| !head.contains('(') && *head != "expected");
        sites.push(files.map(|(head, body)| (head.to_owned(), body.as_bytes().to_vec())).collect());
    }
    for folder in ["tests/cases", "tests/fuzz"] {
        let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        folders.sort();
        for site in folders {
            let mut paths = Vec::new();
            walk(&site, &mut paths);
            let named =
                |path: &PathBuf| Some((path.strip_prefix(&site).ok()?.to_str()?.to_owned(), fs::read(path).ok()?));
            sites.push(paths.iter().filter_map(named).filter(|(name, _)| name != "expected.yaml").collect());
        }
    }
    sites.retain(|files| {
        files.keys().any(|name| name.starts_with("content/")) && files.values().map(Vec::len).sum::<usize>() < LARGEST
    });
    sites.into_iter().map(|files| Seed { parts: files.into_iter().collect() }).collect()
}

/// Words as people write dates, numbers, years and addresses.
pub(super) fn words() -> Vec<Seed> {
    const WORDS: &[&str] = &[
        "15/6/2024",
        "2024-06-15",
        "15-06-2024",
        "ngày 15 tháng 6 năm 2024",
        "6/2024",
        "2023-2024",
        "năm học 2023–2024",
        "Quý II/2024",
        "Học kỳ I",
        "Tháng 9/2023",
        "Tuần 2 tháng 9",
        "từ 1/9/2023 đến 31/5/2024",
        "1.234.567,89",
        "1,234,567.89",
        "74,71",
        "-12",
        "12%",
        "3478%",
        "1.2",
        "2. 1",
        "Tiêu chí 1.10",
        "[H1-1.1-01]",
        "https://mnhoamai.edu.vn/",
        "mnhoamai.edu.vn",
        "lien.he@truong.edu.vn",
        "0215 3825 111",
        "12/KH-MNHM",
        "09/2024/TT-BGDĐT",
        "C%C3%B4ng%20khai",
        "../../mn-a/pages/gioi-thieu.md?x=1#muc-2",
        "mn-a/cong-khai/2023-2024/bieu-02.html",
        "Trường Mầm non Hoa Mai",
        "2 triệu đồng",
        "1,5 tỷ",
        "ba mươi",
        "x",
        "",
    ];
    WORDS.iter().map(|word| Seed { parts: vec![(String::new(), word.as_bytes().to_vec())] }).collect()
}

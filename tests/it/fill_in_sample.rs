//! The sample site with every file that can be one as a workbook or a Word file: its pages stay what they are, byte for byte.

use crate::twins::{Files, assert_same, twin};
use congkhai::pack::Packs;
use std::path::Path;

/// The sample as it is in the repository: path → bytes.
fn sample() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    let mut open = vec![root.join("content")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn the_sample_as_workbooks_and_word_files_has_the_same_pages() {
    let packs = Packs::embedded();
    let plain = sample();
    let (office, counts) = twin(&packs, &plain);
    assert_same(&packs, &plain, &office);
    for (kind, least) in [
        ("assessment", 5),
        ("calendar", 2),
        ("content", 20),
        ("database", 3),
        ("evidence", 3),
        ("external", 2),
        ("form", 30),
        ("improvement", 2),
        ("sheet", 70),
        ("site", 1),
        ("unit", 8),
    ] {
        assert!(counts.get(kind).is_some_and(|count| *count >= least), "{kind}: {counts:?}");
    }
}

//! A publication that takes files over from the last site without their bytes: what an unchanged unit is spared.

use crate::support::contents;
use congkhai::publish::{Care, Publication, PublishError, Report};
use congkhai::site::Route;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const CARE: Care = Care { verify: false, sync: false, in_place: false };

type Damage = dyn Fn(&Path);
type Files = BTreeMap<&'static str, Vec<u8>>;

fn files() -> Files {
    BTreeMap::from([
        ("a/anh.jpg", vec![7; 100_000]),
        ("a/index.html", b"<p>a".to_vec()),
        ("a/sau/trang.html", b"<p>trang".to_vec()),
        ("b/index.html", b"<p>b".to_vec()),
        ("index.html", b"<p>chung".to_vec()),
    ])
}

fn unit<'a>(files: &'a Files, folder: &str) -> Vec<(&'a str, [u8; 32])> {
    let own = files.iter().filter(|(address, _)| address.starts_with(folder));
    own.map(|(address, bytes)| (*address, Sha256::digest(bytes).into())).collect()
}

/// A program that another test is just starting holds the lock of this process for a moment.
fn begin(out: &Path, care: Care) -> Publication {
    loop {
        match Publication::begin(out, care) {
            Err(PublishError::Busy(_)) => std::thread::yield_now(),
            begun => return begun.unwrap(),
        }
    }
}

fn put(publication: &Publication, files: &Files, folder: &str) {
    for (address, bytes) in files.iter().filter(|(address, _)| address.starts_with(folder)) {
        let hash = publication.put(&Route::new(address).unwrap(), bytes);
        assert_eq!(hash[..], Sha256::digest(bytes)[..], "{address}");
    }
}

fn keep(publication: &Publication, unit: &[(&str, [u8; 32])]) -> bool {
    publication.keep(unit.iter().map(|(address, hash)| (*address, hash)))
}

/// A published site, and where it is.
fn published(files: &Files) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let publication = begin(&out, CARE);
    put(&publication, files, "");
    publication.finish("").unwrap();
    (folder, out)
}

fn is_as(out: &Path, files: &Files) {
    let mut there = contents(out);
    there.remove(".congkhai-manifest").unwrap();
    let wanted: BTreeMap<String, Vec<u8>> = files.iter().map(|(a, bytes)| ((*a).to_owned(), bytes.clone())).collect();
    assert_eq!(there, wanted);
}

fn counts(report: &Report) -> [usize; 4] {
    [report.added, report.changed, report.removed, report.unchanged]
}

#[test]
fn what_is_taken_over_is_there_beside_what_is_written() {
    let mut files = files();
    let (_folder, out) = published(&files);
    for in_place in [false, true] {
        let before = files.clone();
        files.insert("b/index.html", if in_place { b"<p>b 3".to_vec() } else { b"<p>b 2".to_vec() });
        let publication = begin(&out, Care { in_place, ..CARE });
        assert!(keep(&publication, &unit(&before, "a/")));
        put(&publication, &files, "b/");
        put(&publication, &files, "index.html");
        let report = publication.finish("").unwrap();
        assert_eq!(counts(&report), [0, 1, 0, 4]);
        is_as(&out, &files);
    }
    // what is neither taken over nor put is gone
    let publication = begin(&out, CARE);
    assert!(keep(&publication, &unit(&files, "b/")));
    assert_eq!(publication.lost_below("a").as_deref(), Some("a/anh.jpg"));
    assert_eq!(publication.lost_below("b"), None);
    let report = publication.finish("").unwrap();
    assert_eq!(counts(&report), [0, 0, 4, 1]);
    files.retain(|address, _| address.starts_with("b/"));
    is_as(&out, &files);
}

#[test]
fn a_site_that_is_taken_over_whole_is_not_written() {
    let files = files();
    let (_folder, out) = published(&files);
    let before = crate::support::tree(&out);
    let publication = begin(&out, CARE);
    assert!(keep(&publication, &unit(&files, "")));
    let report = publication.finish("").unwrap();
    assert!(report.nothing_written() && report.unchanged == files.len());
    assert!(before == crate::support::tree(&out));
}

#[test]
fn one_file_that_is_not_so_and_none_is_taken_over() {
    let files = files();
    let damages: [(&str, &Damage); 4] = [
        ("edited", &|out| fs::write(out.join("a/sau/trang.html"), "<p>TRANG").unwrap()),
        ("deleted", &|out| fs::remove_file(out.join("a/sau/trang.html")).unwrap()),
        ("a folder", &|out| {
            fs::remove_file(out.join("a/sau/trang.html")).unwrap();
            fs::create_dir(out.join("a/sau/trang.html")).unwrap();
        }),
        ("as it was", &|_| {}),
    ];
    for (kind, damage) in damages {
        let (_folder, out) = published(&files);
        damage(&out);
        let publication = begin(&out, CARE);
        let as_it_was = kind == "as it was";
        let mut asked = unit(&files, "a/");
        if as_it_was {
            // another hash, or an address that the last site has not
            asked[1].1[0] ^= 1;
            assert!(!keep(&publication, &asked));
            asked[1] = ("a/moi.html", asked[0].1);
        }
        assert!(!keep(&publication, &asked), "{kind}");
        // nothing of it was taken: without more the whole unit is gone
        assert_eq!(publication.lost_below("a").as_deref(), Some("a/anh.jpg"), "{kind}");
        put(&publication, &files, "");
        let ended = publication.finish("");
        if kind == "a folder" {
            // of somebody else by now
            assert!(matches!(ended, Err(PublishError::Collision { .. })));
            continue;
        }
        assert_eq!(ended.unwrap().mended.len(), usize::from(!as_it_was), "{kind}");
        is_as(&out, &files);
    }
    // without a last site
    let folder = tempfile::tempdir().unwrap();
    let publication = begin(&folder.path().join("public"), CARE);
    assert!(!keep(&publication, &unit(&files, "a/")));
}

#[test]
fn a_site_that_was_copied_is_read_and_taken_over() {
    let files = files();
    let (folder, out) = published(&files);
    let copy = folder.path().join("ban-sao");
    assert!(std::process::Command::new("cp").arg("-r").arg(&out).arg(&copy).status().unwrap().success());
    fs::rename(&out, folder.path().join("cu")).unwrap();
    fs::rename(&copy, &out).unwrap();
    let publication = begin(&out, CARE);
    assert!(keep(&publication, &unit(&files, "a/")));
    // the same length and, as far as can be set, the same times
    let page = out.join("b/index.html");
    let modified = fs::metadata(&page).unwrap().modified().unwrap();
    fs::write(&page, "<p>c").unwrap();
    fs::File::options().write(true).open(&page).unwrap().set_modified(modified).unwrap();
    assert!(!keep(&publication, &unit(&files, "b/")));
}

#[test]
fn hashes_of_large_files_are_known_however_they_were_taken() {
    let files = files();
    let (_folder, out) = published(&files);
    let large: [u8; 32] = Sha256::digest(&files["a/anh.jpg"]).into();
    let publication = begin(&out, CARE);
    assert!(publication.hashes().is_empty());
    assert!(keep(&publication, &unit(&files, "a/")));
    assert_eq!(publication.hashes().into_iter().collect::<Vec<_>>(), [large]);
    drop(publication);
    let publication = begin(&out, Care { verify: true, ..CARE });
    put(&publication, &files, "");
    assert_eq!(publication.hashes().into_iter().collect::<Vec<_>>(), [large]);
}

#[test]
fn of_two_files_on_one_address_the_last_counts_and_nothing_breaks() {
    let files = files();
    let (_folder, out) = published(&files);
    let publication = begin(&out, CARE);
    put(&publication, &files, "");
    let address = Route::new("b/index.html").unwrap();
    publication.put(&address, b"<p>hai");
    publication.put(&address, b"<p>ba");
    publication.finish("").unwrap();
    let mut files = files;
    files.insert("b/index.html", b"<p>ba".to_vec());
    is_as(&out, &files);
    let publication = begin(&out, CARE);
    assert!(keep(&publication, &unit(&files, "")));
}

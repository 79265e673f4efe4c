//! The golden of the whole sample site: the hash of each address, for the stated day.
//!
//! A refactoring changes none of it. `UPDATE_GOLDEN=1 cargo test --test it golden` rewrites it; the commit then says which bytes changed and why.

use crate::support::{program, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The stated day of the golden, as in `tests/all.sh`.
const DAY: &str = "2025-10-15";
const BASE: &str = "https://congkhai.example/";

/// Address → hash, of lines as `sha256sum` writes them.
fn entries(manifest: &str) -> BTreeMap<&str, &str> {
    manifest.lines().filter_map(|line| line.split_once("  ")).map(|(hash, route)| (route, hash)).collect()
}

#[test]
fn the_sample_site_is_the_golden_byte_for_byte() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden_path = root.join("tests/golden/sample.sha256");
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().join("public");
    run(program().arg("build").arg(root).args(["--today", DAY, "--base-url", BASE]).arg("-o").arg(&public)).exits(0);
    let made = fs::read_to_string(public.join(".congkhai-manifest")).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden_path, &made).unwrap();
        return;
    }
    let golden = fs::read_to_string(&golden_path).unwrap();
    let (was, is) = (entries(&golden), entries(&made));
    assert!(is.len() > 400, "the sample has {} addresses", is.len());
    let mut changes = Vec::new();
    for (route, hash) in &was {
        match is.get(route) {
            None => changes.push(format!("gone     {route}")),
            Some(now) if now != hash => changes.push(format!("changed  {route}")),
            Some(_) => {}
        }
    }
    changes.extend(is.keys().filter(|route| !was.contains_key(*route)).map(|route| format!("new      {route}")));
    assert!(
        changes.is_empty(),
        "{} addresses differ from the golden:\n{}\n(UPDATE_GOLDEN=1 renews it)",
        changes.len(),
        changes.iter().take(60).cloned().collect::<Vec<_>>().join("\n")
    );
}

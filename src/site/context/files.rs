//! Where the files of a unit are published, and which of its sources Markdown may link to.

use crate::model::{Assessment, Unit};
use crate::site::Route;
use crate::site::context::routes::{document, page, within};
use crate::text::slug;
use std::sync::Arc;

/// `Bao cao 2024.PDF` → `bao-cao-2024.pdf`.
fn file_slug(name: &str) -> String {
    let plain = match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{}.{}", slug(stem), slug(ending)),
        None => slug(name),
    };
    // a name that some systems keep for devices (`con.pdf`) gets a word before it
    if Route::new(&plain).is_some() { plain } else { format!("tep-{plain}") }
}

pub(crate) fn static_file(unit: &Unit, file: &str) -> Option<Route> {
    let inner = file.split_once("/static/")?.1;
    let parts: Vec<String> = inner.split('/').map(file_slug).collect();
    Route::new(within(unit, "tep").as_str()).and_then(|folder| Route::new(&format!("{folder}/{}", parts.join("/"))))
}

/// Where sources that Markdown may link to are published.
pub(crate) fn targets(unit: &Unit) -> Vec<(String, Route)> {
    let documents = unit.documents.iter().map(|d| (d.file.to_string(), document(unit, &d.slug)));
    let pages = unit.pages.iter().map(|p| (p.file.to_string(), page(unit, &p.slug)));
    let statics = unit.statics.iter().filter_map(|file: &Arc<str>| Some((file.to_string(), static_file(unit, file)?)));
    documents.chain(pages).chain(statics).collect()
}

pub(crate) fn evidence_file(unit: &Unit, assessment: &Assessment, file: &str) -> Option<Route> {
    let name = file.rsplit('/').next().unwrap_or_default();
    Route::new(within(unit, &format!("danh-gia/{}/minh-chung", assessment.id)).as_str())
        .and_then(|folder| Route::new(&format!("{folder}/{}", file_slug(name))))
}

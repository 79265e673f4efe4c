//! Where the files of a unit are published, and which of its sources Markdown may link to.

use crate::model::{Assessment, Unit};
use crate::parse::picture;
use crate::site::Route;
use crate::site::context::routes::{document, fixed, page, within};
use crate::source::{Snapshot, SourceFile};
use crate::text::{hex, slug};
use sha2::{Digest, Sha256};
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

/// A file as it goes out: pictures without what travels in them unseen.
pub(crate) fn published(source: &SourceFile) -> Arc<[u8]> {
    Arc::from(picture::published(source.bytes()))
}

/// The SHA-256 of a file as it goes out, in hexadecimal digits.
pub(crate) fn digest(snapshot: &Snapshot, file: &str) -> Option<String> {
    let source = snapshot.files.get(file)?;
    let digest = picture::stripped(source.bytes()).map(|picture| Sha256::digest(picture.bytes).into());
    Some(hex(&digest.unwrap_or(source.sha256)))
}

pub(crate) fn static_file(unit: &Unit, file: &str) -> Option<Route> {
    let inner = file.split_once("/static/")?.1;
    let parts: Vec<String> = inner.split('/').map(file_slug).collect();
    Route::new(within(unit, "tep").as_str()).and_then(|folder| Route::new(&format!("{folder}/{}", parts.join("/"))))
}

/// A text of more bytes than this is handed on as a file alone.
const LONGEST_TEXT: usize = 200_000;

/// The words of a text file that a page can show.
pub(crate) fn text<'s>(snapshot: &'s Snapshot, file: &str) -> Option<&'s str> {
    let is_text = file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("txt"));
    let text = snapshot.files.get(file).filter(|_| is_text)?.text()?;
    (text.len() <= LONGEST_TEXT).then(|| text.trim_start_matches('\u{feff}'))
}

/// The page that shows a text: hosts say nothing of its letters, so that browsers guess them wrong; and it leads back to the site.
pub(crate) fn text_page(file: &Route) -> Route {
    fixed(&format!("{}-txt.html", file.as_str().trim_end_matches(".txt")))
}

/// Where readers look at a file that is published at an address.
fn looked_at(snapshot: &Snapshot, file: &str, published: Route) -> Route {
    if text(snapshot, file).is_some() { text_page(&published) } else { published }
}

/// Where readers look at a file of `static/`.
pub(crate) fn shown_static(snapshot: &Snapshot, unit: &Unit, file: &str) -> Option<Route> {
    Some(looked_at(snapshot, file, static_file(unit, file)?))
}

/// Where readers look at a file of evidence.
pub(crate) fn shown_evidence(snapshot: &Snapshot, unit: &Unit, assessment: &Assessment, file: &str) -> Option<Route> {
    Some(looked_at(snapshot, file, evidence_file(unit, assessment, file)?))
}

/// Where sources that Markdown may link to are published.
pub(crate) fn targets(snapshot: &Snapshot, unit: &Unit) -> Vec<(String, Route)> {
    let documents = unit.documents.iter().map(|d| (d.file.to_string(), document(unit, &d.slug)));
    let pages = unit.pages.iter().map(|p| (p.file.to_string(), page(unit, &p.slug)));
    let shown = |file: &Arc<str>| Some((file.to_string(), shown_static(snapshot, unit, file)?));
    let statics = unit.statics.iter().filter_map(shown);
    documents.chain(pages).chain(statics).collect()
}

pub(crate) fn evidence_file(unit: &Unit, assessment: &Assessment, file: &str) -> Option<Route> {
    let name = file.rsplit('/').next().unwrap_or_default();
    Route::new(within(unit, &format!("danh-gia/{}/minh-chung", assessment.id)).as_str())
        .and_then(|folder| Route::new(&format!("{folder}/{}", file_slug(name))))
}

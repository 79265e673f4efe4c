//! Official papers as PDF: a printed page of ours goes in, a tagged file comes out, the same bytes everywhere.
//!
//! What the page says is [read] into blocks; those are set into strips of a page's width ([layout]), the strips put onto pages ([pages]) and drawn
//! ([draw]), while the tree of what all that means grows beside them ([tags]). No clock, no fonts but those inside the program.

mod blocks;
mod columns;
mod draw;
mod face;
mod layout;
mod lines;
mod measures;
mod pages;
mod pen;
mod picture;
mod read;
mod setter;
mod strip;
mod table;
mod tags;
mod tree;

use blocks::Paper;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use measures::{MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, PAGE_HEIGHT, PAGE_WIDTH};
use pages::{Pages, Paging};
use sha2::{Digest, Sha256};
use strip::Strip;
use tags::Tags;

/// How small the letters of tables may be, where all has to stand on one page.
const SCALES: [f32; 6] = [1.0, 0.92, 0.85, 0.78, 0.72, 0.66];

/// A paper.
pub struct PaperFile {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why a page has no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPaper {
    /// Its template prints nothing that belongs on paper.
    Empty,
    /// It has no `<title>`: every file says what it is.
    Untitled,
    /// Its `<html>` has no `lang`.
    NoLanguage,
    /// What writes the file refuses it.
    Unwritable,
}

/// The papers of a page that a theme's templates printed, in one file.
pub fn paper(html: &str) -> Result<PaperFile, NoPaper> {
    let (papers, said) = read::papers(html);
    let (mut tags, pages) = paged(&papers);
    if pages.pages.is_empty() {
        return Err(NoPaper::Empty);
    }
    if said.title.is_empty() {
        return Err(NoPaper::Untitled);
    }
    if said.language.is_empty() {
        return Err(NoPaper::NoLanguage);
    }
    let facts = draw::Facts { title: said.title, language: said.language, author: said.author, digest: digest(&pages) };
    let written = configuration().and_then(|configuration| draw::file(&pages, &mut tags, &facts, configuration));
    Ok(PaperFile { bytes: written.ok_or(NoPaper::Unwritable)?, pages: pages.pages.len() })
}

/// Puts papers onto pages, with letters of the usual size where they need not stand on one.
fn paged(papers: &[Paper]) -> (Tags, Pages) {
    let one_page = papers.iter().any(|paper| paper.one_page);
    let mut made = on_pages(papers, SCALES[0]);
    for scale in &SCALES[1..] {
        if !one_page || made.1.pages.len() <= papers.len() {
            break;
        }
        made = on_pages(papers, *scale);
    }
    made
}

fn on_pages(papers: &[Paper], scale: f32) -> (Tags, Pages) {
    let widths = [PAGE_WIDTH, PAGE_HEIGHT].map(|side| side - MARGIN_LEFT - MARGIN_RIGHT);
    let heights = [PAGE_HEIGHT, PAGE_WIDTH].map(|side| side - MARGIN_TOP - MARGIN_BOTTOM);
    let mut setter = layout::setter(widths, heights, scale);
    let set: Vec<Vec<Strip>> = papers
        .iter()
        .map(|paper| layout::paper(&mut setter, &paper.blocks, widths[usize::from(paper.across)]))
        .collect();
    let mut paging = Paging::new(&setter.heads, heights);
    for (paper, strips) in papers.iter().zip(set).filter(|(_, strips)| !strips.is_empty()) {
        paging.paper(strips, paper.across, paper.running.as_ref());
    }
    let pages = paging.finish();
    (setter.tags, pages)
}

/// PDF/UA-1: what it asks is checked while the file is written, which then declares it. veraPDF agrees (`bash tests/all.sh verapdf`).
fn configuration() -> Option<Configuration> {
    ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok()
}

/// Names the content: the same for the same paper, on any day.
fn digest(pages: &Pages) -> String {
    let mut hasher = Sha256::new();
    for layer in pages.pages.iter().flat_map(|page| &page.layers) {
        for one in &layer.drawn {
            if let strip::Drawn::Words(words) = one {
                hasher.update(words.text.as_bytes());
                hasher.update(words.x.to_be_bytes());
                hasher.update(words.y.to_be_bytes());
            }
        }
    }
    crate::text::hex(&hasher.finalize()[..16])
}

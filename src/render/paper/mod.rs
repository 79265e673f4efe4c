//! Official papers as PDF: a printed page of ours goes in, a tagged file comes out, the same bytes everywhere.
//!
//! What the page says is [read] into blocks; those are set into strips of a page's width ([layout]), the strips put onto pages ([pages]) and drawn
//! ([draw]), while the tree of what all that means grows beside them ([tags]). No clock, no fonts but those inside the program.

mod blocks;
mod columns;
mod draw;
mod face;
mod image;
mod layout;
mod lines;
mod measures;
mod pages;
mod pen;
mod picture;
mod read;
mod refused;
mod setter;
mod shown;
mod strip;
mod table;
mod tags;
mod tree;

use crate::site::view::PictureFile;
use blocks::Paper;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use measures::{MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, PAGE_HEIGHT, PAGE_WIDTH};
use pages::{Pages, Paging};
use read::Said;
use refused::Refused;
use sha2::{Digest, Sha256};
use shown::Pictures;
use strip::{Drawn, Strip};
use tags::Tags;

/// How small the letters of tables may be, where all has to stand on one page.
const SCALES: [f32; 6] = [1.0, 0.92, 0.85, 0.78, 0.72, 0.66];

pub use refused::NoPaper;

/// A paper.
pub struct PaperFile {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Addresses of pictures, as the page has them, that could not be drawn: their words stand there.
    pub unshown: Vec<String>,
}

/// The papers of a page that a theme's templates printed, in one file; `find` gives the file of a picture by its address there.
pub fn paper(html: &str, find: &dyn Fn(&str) -> Option<PictureFile>) -> Result<PaperFile, NoPaper> {
    let (papers, said) = read::papers(html);
    let mut pictures = shown::of_page(html, find);
    // the inside of a picture is looked at only while the file is written
    loop {
        match written(&papers, &said, &pictures) {
            Err(Refused::Picture(bitmap)) if shown::leave_out(&mut pictures, &bitmap) => {}
            made => return made.map_err(Refused::reason),
        }
    }
}

fn written(papers: &[Paper], said: &Said, pictures: &Pictures) -> Result<PaperFile, Refused> {
    let (mut tags, pages) = paged(papers, pictures);
    let lack = if pages.pages.is_empty() {
        Some(NoPaper::Empty)
    } else if said.title.is_empty() {
        Some(NoPaper::Untitled)
    } else {
        said.language.is_empty().then_some(NoPaper::NoLanguage)
    };
    if let Some(lack) = lack {
        return Err(Refused::Paper(lack));
    }
    let facts = draw::Facts { said, digest: digest(&pages) };
    let bytes = draw::file(&pages, &mut tags, &facts, configuration()?)?;
    let unshown = pictures.iter().filter(|(_, shown)| shown.is_none()).map(|(source, _)| source.clone()).collect();
    Ok(PaperFile { bytes, pages: pages.pages.len(), unshown })
}

/// Puts papers onto pages, with letters of the usual size where they need not stand on one.
fn paged(papers: &[Paper], pictures: &Pictures) -> (Tags, Pages) {
    let one_page = papers.iter().any(|paper| paper.one_page);
    let mut made = on_pages(papers, SCALES[0], pictures);
    for scale in &SCALES[1..] {
        if !one_page || made.1.pages.len() <= papers.len() {
            break;
        }
        made = on_pages(papers, *scale, pictures);
    }
    made
}

fn on_pages(papers: &[Paper], scale: f32, pictures: &Pictures) -> (Tags, Pages) {
    let widths = [PAGE_WIDTH, PAGE_HEIGHT].map(|side| side - MARGIN_LEFT - MARGIN_RIGHT);
    let heights = [PAGE_HEIGHT, PAGE_WIDTH].map(|side| side - MARGIN_TOP - MARGIN_BOTTOM);
    let mut setter = layout::setter(widths, heights, scale, pictures.clone());
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

/// What PDF/UA-1 asks is checked while the file is written.
fn configuration() -> Result<Configuration, Refused> {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| Refused::Paper(NoPaper::Unwritable))
}

/// Names the content: the same for the same paper, on any day.
fn digest(pages: &Pages) -> String {
    let mut hasher = Sha256::new();
    for layer in pages.pages.iter().flat_map(|page| &page.layers) {
        for one in &layer.drawn {
            match one {
                Drawn::Words(words) => {
                    hasher.update(words.text.as_bytes());
                    hasher.update(words.x.to_be_bytes());
                    hasher.update(words.y.to_be_bytes());
                }
                Drawn::Image(area, shown, _) => {
                    hasher.update(shown.digest);
                    hasher.update(area[1].to_be_bytes());
                }
                _ => {}
            }
        }
    }
    crate::text::hex(&hasher.finalize()[..16])
}

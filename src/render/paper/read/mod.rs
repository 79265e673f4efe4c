//! A printed page of ours as papers: what of it belongs on paper, as blocks.
//!
//! The page has the words, their order, the state of each cell and what each element means; how a paper looks is Decree 30/2020's: margins, the
//! head with its rules, letters of 13 and 14 points. So page and paper can't say different things.

mod around;
mod cover;
mod flow;
mod foot;
mod head;
mod inline;
mod left_out;
mod list;
mod style;
mod svg;
mod table;

use super::blocks::{Block, Paper};
use super::tree::Element;
use flow::{flow, of_paper, of_report};
use memchr::memmem;

/// Columns from which a form lies across the page.
const ACROSS: usize = 12;

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) title: String,
    pub(super) language: String,
    pub(super) author: String,
}

/// The papers of a page; none if it has none.
pub(super) fn papers(html: &str) -> (Vec<Paper>, Said) {
    let start = memmem::find(html.as_bytes(), b"<main").unwrap_or(html.len());
    let (top, rest) = html.split_at(start);
    let page = Element::of(rest);
    let Some(main) = page.find(&|element| element.name == "main") else { return (Vec::new(), Said::default()) };
    let top = Element::of(top);
    let root = top.find(&|element| element.name == "html");
    let papers = if main.has_class("report") {
        report(main, root)
    } else if main.has_class("paper-page") {
        articles(main)
    } else {
        vec![sheet(&page, main)]
    };
    let words = |wanted: &dyn Fn(&Element<'_>) -> bool| page.find(wanted).map(Element::words);
    let said = Said {
        title: top.find(&|element| element.name == "title").map(Element::words).unwrap_or_default(),
        language: root.and_then(|root| root.said("lang")).unwrap_or_default(),
        author: words(&|element| element.has_class("p-name"))
            .or_else(|| root.and_then(|root| root.said("data-organ")))
            .or_else(|| page.find(&|element| element.has_class("print-head"))?.elements().next().map(Element::words))
            .unwrap_or_default(),
    };
    (papers, said)
}

/// Each article of the page, with the remark above it that its figures are invented.
fn articles(main: &Element<'_>) -> Vec<Paper> {
    let mut papers = Vec::new();
    gather(main, &mut Vec::new(), &mut papers);
    papers
}

fn gather<'e, 'h>(within: &'e Element<'h>, remarks: &mut Vec<&'e Element<'h>>, papers: &mut Vec<Paper>) {
    for element in within.elements() {
        if element.name == "article" {
            let around = of_paper(element);
            let mut blocks: Vec<Block> = remarks.drain(..).flat_map(|remark| flow::element(remark, &around)).collect();
            blocks.extend(flow(element, &around));
            let columns = if element.has_class("form") { table::columns(element) } else { 0 };
            papers.push(Paper { blocks, across: columns >= ACROSS, ..Paper::default() });
        } else if element.has_any_class(&["illus", "older"]) {
            remarks.push(element);
        } else if !left_out::is(element) {
            gather(element, remarks, papers);
        }
    }
}

/// The report on a self-assessment: cover, contents, parts.
fn report(main: &Element<'_>, root: Option<&Element<'_>>) -> Vec<Paper> {
    let Some(paper) = main.find(&|element| element.has_class("report-paper")) else { return Vec::new() };
    let around = of_report(paper);
    let remarks: Vec<Block> = main
        .elements()
        .filter(|element| element.has_class("illus"))
        .flat_map(|remark| flow::element(remark, &around))
        .collect();
    let mut blocks = flow(paper, &around);
    if let Some(Block::Cover(cover)) = blocks.first_mut() {
        cover.top.splice(0..0, remarks);
    }
    let of = |name: &str| root.and_then(|root| root.said(name)).unwrap_or_default();
    vec![Paper { blocks, running: Some((of("data-organ"), of("data-report"))), ..Paper::default() }]
}

/// A page that is a sheet as a whole; its foot may stand below it.
fn sheet(page: &Element<'_>, main: &Element<'_>) -> Paper {
    let around = of_paper(main);
    let mut blocks = flow(main, &around);
    let is_below = |element: &Element<'_>| element.name == "footer";
    let below = page.elements().find(|element| is_below(element));
    if let Some(foot) = below.and_then(|footer| footer.find(&|element| element.has_class("sheet-foot"))) {
        blocks.push(foot::alone(foot, &around));
    }
    Paper { blocks, one_page: main.has_class("calendar-sheet"), ..Paper::default() }
}

//! One page off the press: its bytes, and those of its paper, where that is made as a file.

use super::key::Key;
use super::press::{Press, Sheet};
use super::searching::search_page;
use super::view_key::{paper_key, view_key};
use crate::diag::{Diagnostic, codes};
use crate::render::{self, NoPaper};
use crate::site::Route;
use crate::site::inspect::{self, PageLinks};
use crate::site::plan::{Content, Nature, Page};
use crate::site::view::{View, weighed};
use crate::theme::Theme;
use std::collections::HashSet;
use std::sync::Arc;

/// What is made of a page: itself, and the file of its paper or what keeps it from being made.
type Made = (Arc<[u8]>, Option<Result<Arc<[u8]>, Diagnostic>>);

/// Prints a page and looks at it while it is at hand; the file of its paper comes behind it. No page offers a paper that is `unmade`.
pub(super) fn print(
    theme: &Theme,
    at: usize,
    mut page: Page,
    unmade: &HashSet<Route>,
    press: &Press<'_>,
) -> Vec<Sheet> {
    if let Content::Html(view) = &mut page.content {
        view.without_unmade_paper(unmade);
    }
    let (address, paper_address) = (page.address(), page.paper());
    let found = search_page(&page);
    let view = match press {
        Press::Once { .. } => None,
        Press::Kept { .. } => view_key(theme, &page.content),
    };
    let known = known(press, view, paper_address.is_some());
    let (result, paper) = match known.map_or_else(|| made(theme, page), Ok) {
        Ok((bytes, paper)) => (Ok(bytes), paper),
        Err(error) => (Err(error), None),
    };
    let result = result.map(|bytes| {
        let is_page = matches!(address.nature, Nature::Page | Nature::Unlisted | Nature::NotFound);
        let links = if is_page { inspect::look(&address.route, &bytes) } else { PageLinks::default() };
        (bytes, links)
    });
    let sheet = Sheet { address, result, hash: None, view, found };
    let paper = paper_address.zip(paper).map(|(address, made)| Sheet {
        address,
        result: made.map(|bytes| (bytes, PageLinks::default())),
        hash: None,
        view: view.map(paper_key),
        found: None,
    });
    std::iter::once(sheet).chain(paper).map(|sheet| out(at, sheet, press)).collect()
}

/// What the last build printed of the same view.
fn known(press: &Press<'_>, view: Option<Key>, has_paper: bool) -> Option<Made> {
    let Press::Kept { before: Some(before) } = press else { return None };
    let view = view?;
    let page = before.get(&view)?;
    let paper = if has_paper { Some(before.get(&paper_key(view))?) } else { None };
    Some((Arc::clone(page), paper.cloned().map(Ok)))
}

/// Sends it out, where nothing is kept.
fn out(at: usize, sheet: Sheet, press: &Press<'_>) -> Sheet {
    let Press::Once { sink, words } = press else { return sheet };
    let Ok((bytes, links)) = sheet.result else { return sheet };
    let hash = Some(sink.put(&sheet.address.route, &bytes));
    if let Some(found) = sheet.found {
        words.add(at, found, &bytes);
    }
    Sheet { result: Ok((Arc::from([]), links)), hash, view: None, found: None, ..sheet }
}

fn made(theme: &Theme, page: Page) -> Result<Made, Diagnostic> {
    match page.content {
        Content::Html(view) if view.chrome().pdf.as_ref().is_some_and(|paper| paper.own) => {
            with_paper(theme, view, &page.route, &page.source)
        }
        other => Ok((render(theme, other)?, None)),
    }
}

/// The paper is made of the page; then the page says how many pages that has and what it weighs, or offers none.
fn with_paper(theme: &Theme, mut view: Box<View>, route: &Route, source: &str) -> Result<Made, Diagnostic> {
    let html = |view: &View| render::html(theme, view).map_err(|error| theme.explain(&error));
    let page = html(&view)?;
    let text = simdutf8::basic::from_utf8(&page).unwrap_or_default();
    match render::paper(text) {
        Ok(paper) => {
            let page = weighed(text, paper.pages, paper.bytes.len());
            Ok((Arc::from(page.into_bytes()), Some(Ok(Arc::from(paper.bytes)))))
        }
        Err(lack) => {
            view.chrome_mut().pdf = None;
            Ok((Arc::from(html(&view)?), Some(Err(lacking(lack, route, source)))))
        }
    }
}

/// Tells the clerk that a page has no paper, and why.
fn lacking(lack: NoPaper, route: &Route, source: &str) -> Diagnostic {
    let why = match lack {
        NoPaper::Empty => "giao diện không in trên trang phần nào thuộc về bản giấy",
        NoPaper::Untitled => "trang không có <title>",
        NoPaper::NoLanguage => "thẻ <html> của trang không có lang",
        NoPaper::Unwritable => "nội dung trang không ghi được thành tệp PDF",
    };
    Diagnostic::of_file(&codes::NO_PAPER, source, format!("trang /{} không có bản PDF: {why}", route.as_str())).hint(
        "trang vẫn được dựng, không mời tải bản PDF; sửa khuôn mẫu theo docs/giao-dien.md, hoặc bỏ loại này khỏi pdf trong content/site.yaml",
    )
}

fn render(theme: &Theme, content: Content) -> Result<Arc<[u8]>, Diagnostic> {
    Ok(match content {
        Content::Html(view) => Arc::from(render::html(theme, &view).map_err(|error| theme.explain(&error))?),
        Content::Calendar(calendar) => Arc::from(render::ics(&calendar)),
        Content::Feed(feed) => Arc::from(render::atom(&feed)),
        Content::Sitemap(addresses) => Arc::from(render::sitemap(&addresses)),
        Content::SitemapIndex(addresses) => Arc::from(render::sitemap_index(&addresses)),
        Content::Text(text) => Arc::from(text.as_bytes()),
        Content::Csv(dataset, sheet) => Arc::from(render::csv(&dataset, sheet)),
        Content::Xlsx(dataset) => Arc::from(render::xlsx(&dataset)),
        Content::Script(data) => Arc::from(render::script_data(&data)),
        Content::Workbook(book) => Arc::from(render::workbook(&book)),
        Content::Records(dataset) => Arc::from(render::records(&dataset)),
        Content::Json(dataset, schema) => Arc::from(render::json(&dataset, &schema)),
        Content::DataPackage(package) => Arc::from(render::package(&package)),
        Content::Catalogue(catalogue) => Arc::from(render::dcat(&catalogue)),
        Content::File(bytes) => bytes,
    })
}

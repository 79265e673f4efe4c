//! One page off the press: its bytes, and those of its paper, where that is made as a file.

use super::key::Key;
use super::press::{Press, Sheet};
use super::searching::search_page;
use super::view_key::{paper_key, view_key};
use crate::diag::{Diagnostic, codes};
use crate::render::{self, NoPaper};
use crate::site::Route;
use crate::site::inspect::{self, PageLinks};
use crate::site::plan::{Address, Content, Nature, Page};
use crate::site::view::{View, weighed};
use crate::theme::Theme;
use std::collections::HashSet;
use std::sync::Arc;

/// What is made of a page.
struct Made {
    page: Arc<[u8]>,
    /// The file of its paper.
    paper: Option<Arc<[u8]>>,
    /// What a clerk should know of the paper.
    findings: Vec<Diagnostic>,
}

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
    let (result, paper, findings) = match known.map_or_else(|| made(theme, page), Ok) {
        Ok(Made { page, paper, findings }) => (Ok(page), paper, findings),
        Err(error) => (Err(error), None, Vec::new()),
    };
    // what has findings is made anew each time, so that they are told each time
    let view = view.filter(|_| findings.is_empty());
    let result = result.map(|bytes| {
        let is_page = matches!(address.nature, Nature::Page | Nature::Unlisted | Nature::NotFound);
        let links = if is_page { inspect::look(&address.route, &bytes) } else { PageLinks::default() };
        (bytes, links)
    });
    let sheet = Sheet { address, result, hash: None, view, found };
    let beside =
        |address: &Address, result, view| Sheet { address: address.clone(), result, hash: None, view, found: None };
    let paper = paper_address.iter().flat_map(|address| {
        let file = paper.clone().map(|bytes| beside(address, Ok((bytes, PageLinks::default())), view.map(paper_key)));
        file.into_iter().chain(findings.iter().map(|finding| beside(address, Err(finding.clone()), None)))
    });
    std::iter::once(sheet).chain(paper).map(|sheet| out(at, sheet, press)).collect()
}

/// What the last build printed of the same view.
fn known(press: &Press<'_>, view: Option<Key>, has_paper: bool) -> Option<Made> {
    let Press::Kept { before: Some(before) } = press else { return None };
    let view = view?;
    let page = before.get(&view)?;
    let paper = if has_paper { Some(before.get(&paper_key(view))?) } else { None };
    Some(Made { page: Arc::clone(page), paper: paper.cloned(), findings: Vec::new() })
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
        other => Ok(Made { page: render(theme, other)?, paper: None, findings: Vec::new() }),
    }
}

/// The paper is made of the page; then the page says how many pages that has and what it weighs, or offers none.
fn with_paper(theme: &Theme, mut view: Box<View>, route: &Route, source: &str) -> Result<Made, Diagnostic> {
    let html = |view: &View| render::html(theme, view).map_err(|error| theme.explain(&error));
    let page = html(&view)?;
    let text = simdutf8::basic::from_utf8(&page).unwrap_or_default();
    let pictures = view.chrome().pdf.as_ref().map(|paper| Arc::clone(&paper.pictures)).unwrap_or_default();
    match render::paper(text, &|named| pictures.find(route, named)) {
        Ok(paper) => {
            let page = weighed(text, paper.pages, paper.bytes.len());
            let findings = paper.unshown.iter().map(|named| unshown(named, route, source)).collect();
            Ok(Made { page: Arc::from(page.into_bytes()), paper: Some(Arc::from(paper.bytes)), findings })
        }
        Err(lack) => {
            view.chrome_mut().pdf = None;
            Ok(Made { page: Arc::from(html(&view)?), paper: None, findings: vec![lacking(lack, route, source)] })
        }
    }
}

/// Tells the clerk that only the words of a picture stand on paper.
fn unshown(named: &str, route: &Route, source: &str) -> Diagnostic {
    let name = named.rsplit('/').next().unwrap_or(named);
    let message = format!("bản PDF của trang /{} chỉ có lời mô tả của hình “{name}”", route.as_str());
    Diagnostic::of_file(&codes::NOT_ON_PAPER, source, message)
        .hint("lưu hình thành PNG hoặc JPEG, không quá 40 triệu điểm ảnh, để trong static/ của trường")
}

/// Tells the clerk that a page has no paper, and why.
fn lacking(lack: NoPaper, route: &Route, source: &str) -> Diagnostic {
    let why = match lack {
        NoPaper::Empty => "giao diện không in trên trang phần nào thuộc về bản giấy",
        NoPaper::Untitled => "trang không có thẻ title",
        NoPaper::NoLanguage => "thẻ html của trang không có lang",
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

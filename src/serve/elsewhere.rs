//! “Đưa lên cổng của trường”: for a school whose website is a vendor's portal, where one can only paste or upload. What is to be pasted of a page, how
//! the page is shown within another, and which files go with it.

use super::state::State;
use crate::render::fragment;
use crate::site::Route;
use crate::text::escape;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Endings of files that are uploaded beside a page.
const FILES: [&str; 7] = [".xlsx", ".csv", ".pdf", ".docx", ".doc", ".xls", ".zip"];

/// Said of what is not public yet.
const HELD: &str = "<p class=\"ck-warning\"><strong>Chưa công khai.</strong> Đây là bản nháp, hoặc chưa đến ngày công khai: khi dựng trang nó không lên mạng, \
                    nên đường dẫn và khung dưới đây chưa mở được. Ghi ngày công khai (published), dựng và đăng trang, rồi hãy đưa lên cổng.</p>\n";

/// The page for what a path of the site serves; `None`: there is nothing to paste of it.
pub(super) fn page(state: &State, path: &str) -> Option<String> {
    let (bytes, source) = state.file(path)?;
    let route = Route::new(path)?;
    let published = &state.published;
    let base = published.base_url.as_deref();
    let html = as_published(std::str::from_utf8(bytes).ok()?, &state.preview, base);
    let absolute = |to: &str| whole(&route, base, to);
    let mut paste = fragment(&html, &absolute)?;
    let address = base.map(|base| format!("{base}{path}"));
    let title = between(&html, "<h1>", "</h1>").map_or_else(|| path.to_owned(), without_tags);
    if let Some(address) = &address {
        let _ = writeln!(paste, "<p><em>Nguồn: <a href=\"{address}\">{title}</a></em></p>");
    }
    let mut out = head(&title, path);
    if published.held.contains(source) {
        out.push_str(HELD);
    }
    link(address.as_deref(), &mut out);
    frame(&title, address.as_deref(), &published.embed_in, &mut out);
    pasted(&paste, &mut out);
    files(&html, &absolute, &mut out);
    out.push_str("</main></body></html>\n");
    Some(out)
}

/// The words of a heading: what it has within is for its own page.
fn without_tags(html: &str) -> String {
    html.split('<')
        .enumerate()
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) })
        .collect()
}

fn head(title: &str, path: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Đưa lên cổng của trường: {title}</title><link rel=\"stylesheet\" href=\"/.congkhai/xem-truoc.css\"></head>\n\
         <body class=\"ck-page\"><main>\n<p><a href=\"/{path}\">Về trang “{title}”</a></p>\n<h1>Đưa lên cổng của trường</h1>\n"
    )
}

fn link(address: Option<&str>, out: &mut String) {
    out.push_str("<h2>1. Đường dẫn</h2>\n");
    match address {
        Some(address) => {
            let _ = writeln!(out, "<p>Dán đường dẫn này vào bài viết hay trình đơn của cổng:</p>\n<pre>{address}</pre>");
        }
        None => out.push_str(
            "<p>Chưa có: thêm <code>base_url: https://…/</code> (địa chỉ nơi trang này được đăng) vào <code>content/site.yaml</code>. \
             Không có địa chỉ ấy, trong phần dán ở mục 3 các đường dẫn chỉ còn là chữ, các hình chỉ còn lời mô tả.</p>\n",
        ),
    }
}

fn pasted(paste: &str, out: &mut String) {
    out.push_str(
        "<h2>3. Nội dung để dán</h2>\n<p>Cách dễ nhất: bôi đen từ dòng đầu đến dòng cuối trong khung dưới, chép (Ctrl+C), rồi dán (Ctrl+V) vào khung soạn \
         bài của cổng.</p>\n<div class=\"ck-paste\">\n",
    );
    out.push_str(paste);
    out.push_str("</div>\n<details><summary>Mã HTML, cho khung soạn bài có nút “Mã nguồn” (&lt;&gt;)</summary>\n<p><label for=\"ma\">Chép tất cả, dán vào chế độ mã nguồn:</label></p>\n<textarea id=\"ma\" rows=\"16\" readonly spellcheck=\"false\">\n");
    escape(paste, out);
    out.push_str("</textarea></details>\n");
}

fn frame(title: &str, address: Option<&str>, embed_in: &[String], out: &mut String) {
    out.push_str("<h2>2. Khung nhúng</h2>\n");
    let Some(address) = address else { return out.push_str("<p>Cần <code>base_url</code> như ở mục 1.</p>\n") };
    if embed_in.is_empty() {
        return out.push_str(
            "<p>Trang này chưa cho cổng nào nhúng. Nếu cổng của trường cho dán mã &lt;iframe&gt;, thêm vào <code>content/site.yaml</code> địa chỉ của cổng, \
             dựng và đăng lại cả tệp cấu hình máy chủ đi kèm:</p>\n<pre>embed_in: https://cong-cua-truong.edu.vn</pre>\n",
        );
    }
    let code =
        format!("<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>");
    let _ = write!(out, "<p>Nhúng được ở {}. Dán mã này vào chế độ mã nguồn:</p>\n<pre>", embed_in.join(", "));
    escape(&code, out);
    out.push_str("</pre>\n");
}

/// A page as it will be where it is published: here it takes the preview's address for its own.
fn as_published(html: &str, preview: &str, base: Option<&str>) -> String {
    let Some(base) = base else { return html.to_owned() };
    let without_scheme = |address: &str| address.split_once("://").map_or(address, |(_, rest)| rest).to_owned();
    html.replace(preview, base).replace(&without_scheme(preview), &without_scheme(base))
}

/// The files that the page leads to.
fn files(html: &str, absolute: &dyn Fn(&str) -> Option<String>, out: &mut String) {
    out.push_str("<h2>4. Tệp tải lên kèm</h2>\n");
    let is_file = |to: &&str| FILES.iter().any(|ending| to.to_ascii_lowercase().ends_with(ending));
    let found: BTreeSet<&str> =
        html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(is_file).collect();
    if found.is_empty() {
        return out.push_str("<p>Trang này không kèm tệp nào.</p>\n");
    }
    out.push_str("<ul>\n");
    for to in found {
        let name = to.rsplit('/').next().unwrap_or(to);
        let at = absolute(to).map(|address| format!(" – hoặc dẫn tới <code>{address}</code>")).unwrap_or_default();
        let _ = writeln!(out, "<li>{name}{at}</li>");
    }
    out.push_str("</ul>\n");
}

/// The whole address of what a link on a page leads to.
fn whole(from: &Route, base: Option<&str>, to: &str) -> Option<String> {
    if ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme)) {
        return Some(to.to_owned());
    }
    let (path, fragment) = to.split_once('#').unwrap_or((to, ""));
    let mut joined = String::new();
    if path.is_empty() || !from.leads_to(path, &mut joined) {
        return None;
    }
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    Some(format!("{}{joined}{fragment}", base?))
}

fn between<'h>(html: &'h str, start: &str, end: &str) -> Option<&'h str> {
    html.split_once(start)?.1.split_once(end).map(|(inner, _)| inner)
}

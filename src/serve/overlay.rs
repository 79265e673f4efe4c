//! What the preview adds to a page: a script with its style, leave to run it, and what the script shows: findings, as text.

use super::state::State;
use crate::diag::{Diagnostic, SourceTexts};
use crate::diag::{Severity, human};
use crate::text::{LineIndex, Speech};
use serde_json::{Value, json};
use std::sync::Arc;

/// At most so many findings beside a page.
const SHOWN: usize = 100;

/// A page with the preview's script. The built site never has it.
pub(super) fn with_client(page: &[u8], state: &State) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(page) else { return page.to_vec() };
    let added = format!(
        "<link rel=\"stylesheet\" href=\"/.congkhai/xem-truoc.css\"><script src=\"/.congkhai/xem-truoc.js\" defer data-version=\"{}\" data-css=\"{}\"></script>\n",
        state.version(page),
        state.css
    );
    let html = loosened(html);
    let at = html.find("</head>").unwrap_or(html.len());
    let mut out = String::with_capacity(html.len() + added.len());
    out.push_str(&html[..at]);
    out.push_str(&added);
    out.push_str(&html[at..]);
    out.into_bytes()
}

/// The page's own security policy lets the preview's script, style and event stream through, which come from this server.
fn loosened(html: &str) -> String {
    const NAMES: [&str; 3] = ["script-src", "style-src", "connect-src"];
    let policy = || {
        let named = html.find("Content-Security-Policy")?;
        let tag = html[..named].rfind("<meta")?;
        let end = named + html[named..].find('>')?;
        let start = tag + html[tag..end].find("content=\"")? + "content=\"".len();
        Some((start, start + html[start..end].find('"')?))
    };
    let Some((start, end)) = policy() else { return html.to_owned() };
    let mut directives: Vec<String> =
        html[start..end].split(';').map(|d| d.trim().to_owned()).filter(|d| !d.is_empty()).collect();
    for name in NAMES {
        match directives.iter_mut().find(|d| d.split_whitespace().next() == Some(name)) {
            Some(directive) if directive.contains("'self'") => {}
            Some(directive) => *directive = format!("{} 'self'", directive.replace(" 'none'", "")),
            None => directives.push(format!("{name} 'self'")),
        }
    }
    format!("{}{}{}", &html[..start], directives.join("; "), &html[end..])
}

/// What a page's script wants to know, as JSON.
pub(super) fn status(state: &State, page: Option<(&Arc<[u8]>, &Arc<str>)>) -> String {
    let errors = state.diagnostics.errors();
    let overlay = (errors > 0).then(|| {
        let left = std::cell::Cell::new(SHOWN);
        let is_shown = |d: &Diagnostic| {
            d.code.severity == Severity::Error && left.get() > 0 && {
                left.set(left.get() - 1);
                true
            }
        };
        let wrong = state.diagnostics.only(is_shown);
        human::render(&wrong, &state.snapshot, human::Style::Plain, Speech::Vietnamese)
    });
    let mut findings: Vec<Value> = page.map(|(_, source)| findings(state, source)).unwrap_or_default();
    findings.extend(state.unreadable.iter().map(held));
    json!({
        "generation": state.generation,
        "version": page.map(|(bytes, _)| state.version(bytes)),
        "css": state.css,
        "overlay": overlay,
        "findings": findings,
    })
    .to_string()
}

/// A file that cannot be read now, on every page: which ones show something of it nobody can tell.
fn held((file, reason): &(Arc<str>, String)) -> Value {
    json!({
        "severity": Severity::Warning.label(Speech::Vietnamese),
        "code": null,
        "message": format!("không đọc được tệp này lúc này ({reason}); trang giữ nội dung đọc được lần trước"),
        "hint": "có lẽ Excel hoặc Word đang giữ tệp: lưu rồi đóng lại",
        "file": file.as_ref(),
        "line": null,
        "column": null,
        "cell": null,
    })
}

/// Findings in the file that a page was made of.
fn findings(state: &State, source: &str) -> Vec<Value> {
    let index = state.snapshot.source_text(source).map(LineIndex::new);
    let doubts = state.doubts.of_file(source);
    let of_page = state.diagnostics.iter().filter(|d| d.place.file.as_ref() == source).take(SHOWN);
    let value = |d: &Diagnostic| {
        let place = index
            .as_ref()
            .filter(|_| !d.is_of_whole_file())
            .map(|index| index.line_column(d.place.span.start as usize));
        let cell = doubts
            .iter()
            .find(|(doubt, _)| *doubt == d)
            .map(|(_, at)| json!({ "table": at.table, "row": at.row, "column": at.column }));
        json!({
            "severity": d.code.severity.label(Speech::Vietnamese),
            "code": d.code.id,
            "message": d.message,
            "hint": d.hint,
            "file": source,
            "line": place.map(|(line, _)| line),
            "column": place.map(|(_, column)| column),
            "cell": cell,
        })
    };
    of_page.map(value).collect()
}

//! The page of all findings, at `/.congkhai/`: by unit, by file, each with its place and its line, with a way to the built page and to what its
//! code means. It works without a script; with one it follows every save.

use super::state::State;
use crate::diag::{Code, Diagnostic, SourceTexts, human};
use crate::explain::explanation;
use crate::model::{self, unit_folders, unit_of, unit_slug};
use crate::text::{LineIndex, Speech, escape, slug};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Findings of a file, in order.
type Files<'s> = BTreeMap<&'s str, Vec<&'s Diagnostic>>;

/// The whole page.
pub(super) fn page(state: &State) -> String {
    let folders = unit_folders(&state.snapshot);
    let mut units: BTreeMap<&str, Files<'_>> = BTreeMap::new();
    for finding in state.diagnostics.iter() {
        let file = finding.place.file.as_ref();
        units.entry(unit_of(file, &folders).unwrap_or_default()).or_default().entry(file).or_default().push(finding);
    }
    let summary = human::summary(&state.diagnostics, Speech::Vietnamese);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Mọi điều cần xem</title>\n<link rel=\"stylesheet\" href=\"/.congkhai/xem-truoc.css\">\n\
         <script src=\"/.congkhai/dieu-can-xem.js\" defer data-generation=\"{}\"></script>\n</head>\n<body class=\"ck-page\">\n<main>\n\
         <h1>Mọi điều cần xem</h1>\n<p>{}</p>\n<p><a href=\"/\">Về trang xem trước</a></p>\n",
        state.generation,
        escaped(&summary)
    );
    held(state, &mut out);
    contents(state, &units, &mut out);
    let pages = state.pages();
    let veiled = state.diagnostics.veiled(&state.snapshot);
    for (unit, files) in &units {
        let _ = writeln!(out, "<section>\n<h2 id=\"{}\">{}</h2>", anchor(unit), escaped(&unit_name(state, unit)));
        for (file, findings) in files {
            let _ = writeln!(out, "<h3><code>{}</code></h3>", escaped(file));
            if let Some(page) = pages.get(*file) {
                let _ = writeln!(out, "<p><a href=\"/{}\">Xem trang làm từ tệp này</a></p>", escaped(page));
            }
            let index = veiled.source_text(file).map(LineIndex::new);
            out.push_str("<ul>\n");
            for finding in findings {
                item(finding, index.as_ref(), &mut out);
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</section>\n");
    }
    codes(state, &mut out);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Files that another program holds.
fn held(state: &State, out: &mut String) {
    for (file, reason) in &state.unreadable {
        let _ = writeln!(
            out,
            "<p><strong>Không đọc được lúc này:</strong> <code>{}</code> ({})</p>",
            escaped(file),
            escaped(reason)
        );
    }
}

/// Where there are several units: how much each has.
fn contents(state: &State, units: &BTreeMap<&str, Files<'_>>, out: &mut String) {
    if units.len() < 2 {
        return;
    }
    out.push_str("<nav aria-label=\"Theo đơn vị\">\n<ul>\n");
    for (unit, files) in units {
        let count: usize = files.values().map(Vec::len).sum();
        let name = escaped(&unit_name(state, unit));
        let _ = writeln!(out, "<li><a href=\"#{}\">{name}</a>: {count}</li>", anchor(unit));
    }
    out.push_str("</ul>\n</nav>\n");
}

fn item(finding: &Diagnostic, index: Option<&LineIndex<'_>>, out: &mut String) {
    let (code, severity) = (finding.code.id, finding.code.severity);
    let _ = writeln!(
        out,
        "<li class=\"ck-{}\"><p><strong>{} <a href=\"#{code}\">{code}</a></strong>: {}</p>",
        severity.id(),
        severity.label(Speech::Vietnamese),
        escaped(&finding.message)
    );
    let file = finding.place.file.as_ref();
    let index = index.filter(|_| !finding.is_of_whole_file());
    match index.map(|index| (index, index.line_column(finding.place.span.start as usize))) {
        Some((index, (line, column))) => {
            let _ = writeln!(out, "<p>dòng {line}, cột {column}</p>");
            let text = human::excerpt(index.line(line));
            if !text.trim().is_empty() {
                let _ = writeln!(out, "<pre><code>{}</code></pre>", escaped(&text));
            }
        }
        None => {
            let shown = finding.place.shown();
            let inside = shown.strip_prefix(file).unwrap_or_default().trim_start_matches([',', ' ']);
            if !inside.is_empty() {
                let _ = writeln!(out, "<p>{}</p>", escaped(inside));
            }
        }
    }
    if let Some(hint) = &finding.hint {
        let _ = writeln!(out, "<p>gợi ý: {}</p>", escaped(hint));
    }
    out.push_str("</li>\n");
}

/// What the codes on this page mean.
fn codes(state: &State, out: &mut String) {
    let known: BTreeMap<&str, &Code> = state.diagnostics.iter().map(|f| (f.code.id, f.code)).collect();
    if known.is_empty() {
        return;
    }
    out.push_str("<section>\n<h2>Các mã nghĩa là gì</h2>\n");
    for code in known.values() {
        let told = explanation(code, Speech::Vietnamese);
        let _ = writeln!(out, "<h3 id=\"{}\">{}: {}</h3>", code.id, code.id, escaped(&told.title));
        for (head, words) in [("Nghĩa là", &told.means), ("Vì sao", &told.why), ("Cách sửa", &told.mend)] {
            let _ = writeln!(out, "<p><strong>{head}:</strong> {}</p>", escaped(words));
        }
    }
    out.push_str("</section>\n");
}

/// As its `unit.yaml` names it, else its folder.
fn unit_name(state: &State, folder: &str) -> String {
    if folder.is_empty() {
        return "Chung cho cả trang".to_owned();
    }
    let text = state.snapshot.source_text(&format!("{folder}unit.yaml"));
    text.and_then(model::unit_name).unwrap_or_else(|| unit_slug(folder).to_owned())
}

fn anchor(folder: &str) -> String {
    format!("don-vi-{}", slug(folder))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

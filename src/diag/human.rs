//! Diagnostics for people at a terminal (messages in Vietnamese, the words around them in either language): file, line, column, the line itself, a hint.

use super::excerpt::around;
use super::lines::Lines;
use super::{Code, Diagnostic, Diagnostics, Severity, SourceTexts, Untold};
use crate::text::{LineIndex, Said, Speech};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet, renderer::DecorStyle};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Whether the text may carry colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters only.
    Plain,
    /// With the colours of a terminal.
    Coloured,
}

/// For whom findings are told: messages are Vietnamese, the words around them are not always.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Of the words around.
    pub speech: Speech,
    /// What a code means in that language, for whoever cannot read the message.
    pub meaning: Option<fn(&Code) -> String>,
}

impl From<Speech> for Voice {
    fn from(speech: Speech) -> Self {
        Self { speech, meaning: None }
    }
}

/// All findings and a closing line that counts them.
pub fn render(diagnostics: &Diagnostics, sources: &dyn SourceTexts, style: Style, voice: impl Into<Voice>) -> String {
    let voice = voice.into();
    let mut out = render_all(diagnostics, sources, style, voice);
    let _ = writeln!(out, "{}", summary(diagnostics, voice.speech));
    out
}

/// All findings.
pub fn render_all(diagnostics: &Diagnostics, sources: &dyn SourceTexts, style: Style, voice: Voice) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    }
    .decor_style(DecorStyle::Unicode);
    let veiled = diagnostics.veiled(sources);
    let mut lines = Lines::new(&veiled);
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        out.push_str(&render_one(diagnostic, lines.of(&diagnostic.place.file), &renderer, voice));
        out.push_str("\n\n");
    }
    out
}

/// A line as it is shown where there is little room: its beginning, where it is very long.
pub fn excerpt(line: &str) -> String {
    around(line, 0).shown()
}

const MEANING: Said = Said::new("nghĩa", "meaning");
const HINT: Said = Said::new("gợi ý", "hint");
const NOTHING: Said = Said::new("Không có lỗi, không có cảnh báo.", "No errors, no warnings.");
const FOUND: Said = Said::new("Có {errors} lỗi, {warnings} cảnh báo.", "Errors: {errors}, warnings: {warnings}.");
const NOTES: Said = Said::new(" {count} lưu ý.", " Notes: {count}.");
const REST: Said = Said::new(
    " Không in hết: còn {count} {label} {code} ở {file}.",
    " Not all printed: {count} more {label} {code} in {file}.",
);
const REST_OF_FILES: Said = Said::new(
    " Không in hết: còn {count} {label} {code} ở {files} tệp.",
    " Not all printed: {count} more {label} {code} in {files} files.",
);

/// `Có 2 lỗi, 1 cảnh báo.`
pub fn summary(diagnostics: &Diagnostics, speech: Speech) -> String {
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    let mut out = match (errors, warnings) {
        (0, 0) => NOTHING.to(speech).to_owned(),
        _ => FOUND.with(speech, &[("errors", &errors), ("warnings", &warnings)]),
    };
    if diagnostics.notes() > 0 {
        out += &NOTES.with(speech, &[("count", &diagnostics.notes())]);
    }
    let mut rest: BTreeMap<&str, Vec<&Untold>> = BTreeMap::new();
    diagnostics.untold().iter().for_each(|of_file| rest.entry(of_file.code.id).or_default().push(of_file));
    for (code, files) in rest {
        let label = files[0].code.severity.label(speech);
        let count: usize = files.iter().map(|of_file| of_file.count).sum();
        out += &match files.as_slice() {
            [one] => REST.with(speech, &[("count", &count), ("label", &label), ("code", &code), ("file", &one.file)]),
            several => REST_OF_FILES
                .with(speech, &[("count", &count), ("label", &label), ("code", &code), ("files", &several.len())]),
        };
    }
    out
}

fn render_one(diagnostic: &Diagnostic, index: Option<&LineIndex<'_>>, renderer: &Renderer, voice: Voice) -> String {
    let Voice { speech, meaning } = voice;
    let level = match diagnostic.code.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(diagnostic.code.severity.label(speech));
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.id);
    let file = diagnostic.place.file.as_ref();
    let shown = diagnostic.place.shown();
    let mut group = match index {
        None => title.element(Origin::path(shown.as_ref())),
        Some(_) if diagnostic.is_of_whole_file() => title.element(Origin::path(file).line(1).char_column(1)),
        Some(index) => {
            let span = diagnostic.place.span;
            let (line, column) = index.line_column(span.start as usize);
            let whole = index.line(line);
            let at = (span.start as usize).saturating_sub(index.start(line)).min(whole.len());
            let part = around(whole, at);
            let text = part.text;
            let floor = (0..=at - part.start).rev().find(|n| text.is_char_boundary(*n));
            let start = floor.unwrap_or(0);
            let end = (start + (span.end - span.start) as usize).min(text.len()).max(start);
            let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            let snippet = Snippet::source(text).line_start(line).annotation(AnnotationKind::Primary.span(start..end));
            if part.before || part.after {
                title.element(Origin::path(file).line(line).char_column(column)).element(snippet)
            } else {
                title.element(snippet.path(file))
            }
        }
    };
    if let Some(meaning) = meaning {
        group = group.element(Level::INFO.with_name(MEANING.to(speech)).message(meaning(diagnostic.code)));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.with_name(HINT.to(speech)).message(hint.as_str()));
    }
    renderer.render(&[group])
}

//! Diagnostics as commands of GitHub's workflows, which are shown beside the lines of a change.

use super::lines::Lines;
use super::place::Placed;
use super::{Diagnostics, Severity, SourceTexts};
use std::fmt::Write as _;

/// One line a finding. `base`: the site's folder within the repository, empty or ending in `/`.
pub fn render(diagnostics: &Diagnostics, sources: &dyn SourceTexts, base: &str) -> String {
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for finding in diagnostics.iter() {
        let place = Placed::of(finding, &mut lines);
        let command = match finding.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = vec![format!("file={}", property(&format!("{base}{}", place.file)))];
        if let Some((line, column)) = place.at {
            properties.push(format!("line={line},col={column}"));
        }
        properties.push(format!("title={}", property(&format!("{}: {}", finding.code.id, finding.code.title))));
        let inside = place.inside.iter().map(|inside| format!(" ({inside})"));
        let hint = finding.hint.iter().map(|hint| format!("\nGợi ý: {hint}"));
        let text: String = [finding.message.clone()].into_iter().chain(inside).chain(hint).collect();
        let _ = writeln!(out, "::{command} {}::{}", properties.join(","), data(&text));
    }
    out
}

/// What stands behind the second pair of colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands before it: colons and commas part there.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_ends_a_command() {
        assert_eq!(property("a: b, 50%\n"), "a%3A b%2C 50%25%0A");
        assert_eq!(data("50%: a\r\n::error::"), "50%25: a%0D%0A::error::");
    }
}

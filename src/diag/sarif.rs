//! Diagnostics as SARIF 2.1.0, which code hosts and editors show beside the lines.

use super::lines::Lines;
use super::place::Placed;
use super::{Code, Diagnostics, SourceTexts};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings as a SARIF document that ends with a line break. `base`: the site's folder as the host calls it, empty or ending in `/`.
pub fn render(diagnostics: &Diagnostics, sources: &dyn SourceTexts, base: &str) -> String {
    let codes: BTreeMap<&str, &Code> = diagnostics.iter().map(|d| (d.code.id, d.code)).collect();
    let order: Vec<&str> = codes.keys().copied().collect();
    let rules = codes.values().map(|code| {
        json!({
            "id": code.id,
            "shortDescription": { "text": code.title },
            "help": { "text": format!("congkhai explain {}", code.id) },
            "defaultConfiguration": { "level": code.severity.id() },
        })
    });
    let mut lines = Lines::new(sources);
    let results = diagnostics.iter().map(|finding| {
        let text = match &finding.hint {
            Some(hint) => format!("{}. Gợi ý: {hint}", finding.message),
            None => finding.message.clone(),
        };
        json!({
            "ruleId": finding.code.id,
            "ruleIndex": order.iter().position(|id| *id == finding.code.id),
            "level": finding.code.severity.id(),
            "message": { "text": text },
            "locations": [location(&Placed::of(finding, &mut lines), base)],
        })
    });
    let results: Vec<Value> = results.collect();
    let driver = json!({
        "name": "congkhai", "version": env!("CARGO_PKG_VERSION"), "language": "vi", "rules": rules.collect::<Vec<_>>(),
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let mut out = serde_json::to_string_pretty(&json!({ "version": "2.1.0", "$schema": SCHEMA, "runs": [run] }))
        .unwrap_or_default();
    out.push('\n');
    out
}

fn location(place: &Placed<'_>, base: &str) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": encoded(&format!("{base}{}", place.file)) } });
    if let Some((line, column)) = place.at {
        physical["region"] = json!({ "startLine": line, "startColumn": column });
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(inside) = &place.inside {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": inside }]);
    }
    location
}

/// A path as part of an address.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_with_marks_are_encoded() {
        assert_eq!(super::encoded("content/Kế hoạch.docx"), "content/K%E1%BA%BF%20ho%E1%BA%A1ch.docx");
    }
}

//! What stands around the text: heads and feet of pages, programs. None of it comes onto a page.

use super::package::{Package, Relations};
use super::refusal::Refusal;
use super::xml::{Node, Xml};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::Place;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Words that number pages.
const OF_PAGES: [&str; 6] = ["trang", "page", "of", "số", "tờ", "trên"];

/// Findings about the file as a whole.
pub(super) fn around(
    file: &Arc<str>,
    package: &mut Package<'_>,
    relations: &Relations,
) -> Result<Diagnostics, Refusal> {
    let mut found = Diagnostics::default();
    let whole = Place::start_of(file);
    let mut said = BTreeSet::new();
    for part in relations.values().filter(|part| !part.is_outside) {
        let what = match part.kind.as_str() {
            "header" => "đầu trang (header)",
            "footer" => "chân trang (footer)",
            "vbaProject" => {
                found.push(
                    Diagnostic::new(
                        &codes::WORD_DROPPED,
                        whole.clone(),
                        "tệp có macro; trang không chạy và không giữ macro nào",
                    )
                    .hint("lưu lại với loại “Word Document (*.docx)”, loại này không có macro"),
                );
                continue;
            }
            _ => continue,
        };
        let Some(text) = package.part(&part.target)? else { continue };
        let words = words(&text)?;
        if !words.is_empty() && said.insert(words.clone()) {
            found.push(
                Diagnostic::new(&codes::WORD_ASIDE, whole.clone(), format!("{what} không lên trang: “{words}”"))
                    .hint("nếu là nội dung của văn bản thì chuyển vào thân văn bản; nếu không thì không cần làm gì"),
            );
        }
    }
    Ok(found)
}

/// The words of a part, in one line; empty where they only number the page.
fn words(text: &str) -> Result<String, Refusal> {
    let mut xml = Xml::new(text);
    xml.root()?;
    let mut words = String::new();
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "t" => words.push_str(&xml.text()?),
            // instructions, deleted text, the same thing for older programs
            Node::Open(tag) if matches!(tag.name(), "instrText" | "delText" | "Fallback" | "posOffset" | "align") => {
                xml.skip()?;
            }
            Node::Open(tag) => {
                if matches!(tag.name(), "p" | "tab" | "br") {
                    words.push(' ');
                }
                depth += 1;
            }
            Node::Close => depth -= 1,
            Node::Text(_) => {}
        }
    }
    let said: Vec<&str> = words.split_whitespace().collect();
    let numbers = |word: &&str| {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        letters.is_empty() || OF_PAGES.contains(&letters.to_lowercase().as_str())
    };
    Ok(if said.iter().all(numbers) { String::new() } else { shortened(&said.join(" ")) })
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
}

//! Bytes into trees: YAML, front matter, Markdown, spreadsheets, Word documents; words of PDF files, pictures without what travels in them. Everything carries its place; nothing stops at the first mistake.

mod compound;
pub mod fields;
pub mod front_matter;
pub mod pdf;
pub mod picture;
pub mod prose;
pub mod sheet;
mod typed_fields;
pub mod unquoted;
pub mod word;
pub mod yaml;

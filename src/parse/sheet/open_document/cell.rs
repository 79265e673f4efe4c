//! One cell of an `.ods`.

use super::xml::{Xml, attributes, broken, skip, times};
use crate::parse::sheet::number::NumberFormat;
use crate::parse::sheet::{Content, Unreadable, content};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Blanks that one mark may stand for.
const MAX_BLANKS: usize = 100;

/// What is written of a cell.
#[derive(Default)]
pub(super) struct Cell {
    /// How many cells of the row are the same.
    pub(super) count: usize,
    /// Rows and columns that are merged into it.
    pub(super) spans: Option<(usize, usize)>,
    pub(super) style: String,
    kind: String,
    is_error: bool,
    pub(super) is_formula: bool,
    value: String,
    text: String,
}

impl Cell {
    /// Reads a cell up to its end.
    pub(super) fn read(xml: &mut Xml<'_>, tag: &BytesStart<'_>) -> Result<Self, Unreadable> {
        let mut cell = Self { count: 1, ..Self::default() };
        let (mut rows, mut columns, mut string) = (1, 1, None);
        attributes(tag, |key, value| match key {
            "table:number-columns-repeated" => cell.count = times(&value),
            "table:number-columns-spanned" => columns = times(&value),
            "table:number-rows-spanned" => rows = times(&value),
            "table:style-name" => cell.style = value,
            "table:formula" => cell.is_formula = true,
            "office:value-type" => cell.kind = value,
            "calcext:value-type" => cell.is_error = value == "error",
            "office:value" | "office:date-value" | "office:boolean-value" => cell.value = value,
            "office:string-value" => string = Some(value),
            _ => {}
        })?;
        cell.spans = (rows > 1 || columns > 1).then_some((rows, columns));
        cell.text = text(xml, tag)?;
        if let Some(string) = string.filter(|string| !string.is_empty()) {
            cell.text = string;
        }
        Ok(cell)
    }

    /// Whether there is anything to keep.
    pub(super) fn holds(&self) -> bool {
        !self.kind.is_empty() || !self.text.is_empty() || self.is_formula || self.spans.is_some()
    }

    /// What it holds; `decimals` are those that its style shows.
    pub(super) fn content(&self, decimals: Option<u32>) -> Result<Option<(String, Content)>, Unreadable> {
        if self.is_error || self.is_formula && is_error(&self.text) {
            return Ok(Some(content::error(&self.text)));
        }
        Ok(match self.kind.as_str() {
            "float" | "currency" | "percentage" => {
                let number: f64 = self.value.parse().map_err(|_| broken())?;
                Some(content::number(number, NumberFormat::new(self.kind == "percentage", decimals)))
            }
            "date" => Some(day(&self.value).unwrap_or_else(content::time)),
            "time" => Some(content::time()),
            "boolean" => Some(content::truth(self.value.eq_ignore_ascii_case("true"))),
            "" if self.is_formula && self.text.is_empty() => Some(content::no_result()),
            _ => content::text(&self.text),
        })
    }
}

/// Words that stand where a formula came to nothing.
fn is_error(text: &str) -> bool {
    text.starts_with("Err:") || text.starts_with('#') && text.ends_with(['!', '?', 'A'])
}

/// `2024-09-05`, perhaps with a time behind it.
fn day(written: &str) -> Option<(String, Content)> {
    let day: jiff::civil::Date = written.split('T').next()?.parse().ok()?;
    Some((crate::text::format_date(day), Content::Date))
}

/// The text that a cell shows: its paragraphs, one a line, without remarks and pictures.
fn text(xml: &mut Xml<'_>, cell: &BytesStart<'_>) -> Result<String, Unreadable> {
    let mut text = String::new();
    let (mut paragraphs, mut depth) = (0, 0_usize);
    loop {
        match xml.read_event().map_err(|_| broken())? {
            Event::Start(tag) => match tag.name().0 {
                "text:p" | "text:h" => {
                    if depth == 0 && paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    depth += 1;
                }
                "text:s" => {
                    let mut blanks = 1;
                    attributes(&tag, |key, value| {
                        if key == "text:c" {
                            blanks = times(&value).min(MAX_BLANKS);
                        }
                    })?;
                    text.extend(std::iter::repeat_n(' ', blanks));
                    skip(xml, &tag)?;
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                "text:span" | "text:a" | "text:ruby" | "text:ruby-base" => {}
                name if depth == 0
                    || name.starts_with("draw:")
                    || matches!(name, "office:annotation" | "text:note" | "text:ruby-text") =>
                {
                    skip(xml, &tag)?;
                }
                _ => {}
            },
            Event::End(tag) => match tag.name().0 {
                "text:p" | "text:h" => depth = depth.saturating_sub(1),
                name if name == cell.name().0 => return Ok(text),
                _ => {}
            },
            Event::Text(part) if depth > 0 => text.push_str(&part.xml10_content()),
            Event::CData(part) if depth > 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) if depth > 0 => text.push_str(&entity(&name).ok_or_else(broken)?),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

/// `&amp;`, `&#7843;`.
fn entity(name: &quick_xml::events::BytesRef<'_>) -> Option<Cow<'static, str>> {
    if let Some(letter) = name.resolve_char_ref().ok()? {
        return Some(Cow::Owned(letter.to_string()));
    }
    quick_xml::escape::resolve_predefined_entity(name).map(Cow::Borrowed)
}

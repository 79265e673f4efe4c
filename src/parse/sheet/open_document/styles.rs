//! How many decimals the styles of an `.ods` show.

use super::xml::{Xml, attributes, broken};
use crate::parse::sheet::Unreadable;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Styles that inherit from each other are followed so far.
const GENERATIONS: usize = 8;

/// The styles of cells, and the formats of numbers that they name.
#[derive(Default)]
pub(super) struct Styles {
    /// For each style its format's name and the style that it is made from.
    cells: BTreeMap<String, (Option<String>, Option<String>)>,
    /// Decimals of a format; nothing: as many as there are.
    decimals: BTreeMap<String, Option<u32>>,
}

impl Styles {
    /// Reads styles up to the end of what holds them.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut format = None;
        loop {
            match xml.read_event().map_err(|_| broken())? {
                Event::Start(tag) => {
                    let (mut name, mut data, mut parent, mut decimals) = (None, None, None, None);
                    let mut scaled = false;
                    attributes(&tag, |key, value| match key {
                        "style:name" => name = Some(value),
                        "style:data-style-name" => data = Some(value),
                        "style:parent-style-name" => parent = Some(value),
                        "number:decimal-places" => decimals = value.parse().ok(),
                        "number:display-factor" => scaled = value != "1",
                        _ => {}
                    })?;
                    match tag.name().0 {
                        "style:style" => self.cells.extend(name.map(|name| (name, (data, parent)))),
                        "number:number-style" | "number:percentage-style" | "number:currency-style" => format = name,
                        "number:number" if !scaled => {
                            self.decimals.extend(format.clone().map(|format| (format, decimals)));
                        }
                        _ => {}
                    }
                }
                Event::End(tag) if tag.name().0 == "office:automatic-styles" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The decimals that a style shows.
    pub(super) fn format(&self, style: &str) -> Option<u32> {
        let mut style = self.cells.get(style);
        for _ in 0..GENERATIONS {
            let (format, parent) = style?;
            if let Some(format) = format {
                return self.decimals.get(format).copied().flatten();
            }
            style = self.cells.get(parent.as_ref()?);
        }
        None
    }
}

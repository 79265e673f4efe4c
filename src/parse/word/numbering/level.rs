//! One level of a list: how it counts and looks.

use crate::parse::word::properties::RunProperties;
use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::Xml;

/// Texts of levels are no longer, in letters: Word takes 31.
const LONGEST: usize = 64;

/// `w:lvl`.
#[derive(Debug)]
pub(super) struct Level {
    pub(super) start: u32,
    /// `decimal`, `upperRoman`, `bullet`.
    pub(super) way: String,
    /// `%1.%2.`
    pub(super) text: String,
    /// All counts in its text are in figures.
    pub(super) in_figures: bool,
    /// The style of paragraphs that is this level.
    pub(super) style: Option<String>,
    pub(super) run: RunProperties,
    /// After which level it begins anew, from 1; 0: never; `None`: after every higher one.
    restart: Option<usize>,
}

impl Level {
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut level = Self {
            start: 0,
            way: "decimal".to_owned(),
            text: String::new(),
            in_figures: false,
            style: None,
            run: RunProperties::default(),
            restart: None,
        };
        level.each(xml)?;
        Ok(level)
    }

    fn each(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let mut chosen = false;
        xml.each(|tag, xml| {
            match tag.name() {
                "start" => self.start = tag.number("val").unwrap_or(0),
                "numFmt" => {
                    let padded = tag.get("format").is_some_and(|format| format.starts_with('0'));
                    self.way = if padded { "decimalZero".to_owned() } else { tag.val().unwrap_or_default() };
                }
                // a way of counting that older programs do not know, and what they show instead
                "AlternateContent" | "Choice" => {
                    chosen |= tag.name() == "Choice";
                    return self.each(xml);
                }
                "Fallback" if !chosen => return self.each(xml),
                "lvlText" => self.text = tag.val().unwrap_or_default().chars().take(LONGEST).collect(),
                "lvlRestart" => self.restart = tag.number("val"),
                "isLgl" => self.in_figures = tag.is_on(),
                "pStyle" => self.style = tag.val(),
                "rPr" => {
                    self.run = RunProperties::read(xml)?;
                    return Ok(());
                }
                _ => {}
            }
            xml.skip()
        })
    }

    pub(super) fn is_bullet(&self) -> bool {
        self.way == "bullet"
    }

    /// Whether this level, which is the `at`-th from 0, begins anew below a paragraph of the level `higher`.
    pub(super) fn begins_anew_after(&self, at: usize, higher: usize) -> bool {
        self.restart.map_or(higher < at, |after| higher < after)
    }
}

//! Styles: what a name stands for, with all that it is based on.

use super::properties::{Font, ParagraphProperties, Raised, RunProperties};
use super::refusal::Refusal;
use super::xml::Xml;
use std::collections::BTreeMap;

/// A style may be based on one that is based on one …; Word allows no more than ten.
const MAX_CHAIN: usize = 16;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    own: BTreeMap<String, Style>,
    default_run: RunProperties,
    default_paragraph: ParagraphProperties,
    /// Of a paragraph that names none.
    plain: Option<String>,
    major: String,
    minor: String,
}

/// A style as it is written.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    run: RunProperties,
    paragraph: ParagraphProperties,
}

/// A style with all that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) run: RunProperties,
    pub(super) paragraph: ParagraphProperties,
    /// The style that names the list: levels of a list name styles, too.
    pub(super) list_style: Option<String>,
    /// It or one that it is based on is a line of a table of contents.
    pub(super) is_contents: bool,
}

/// How letters look in the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    pub(super) capitals: bool,
    pub(super) hidden: bool,
    pub(super) up: bool,
    pub(super) down: bool,
    /// The font of letters beyond ASCII; empty: not known.
    pub(super) font: String,
}

impl Styles {
    /// Reads the styles, and the fonts of the theme.
    pub(super) fn read(styles: Option<&str>, theme: Option<&str>) -> Result<Self, Refusal> {
        let mut found = Self::default();
        if let Some(text) = styles {
            let mut xml = Xml::new(text);
            xml.root()?;
            xml.each(|tag, xml| match tag.name() {
                "docDefaults" => found.defaults(xml),
                "style" => {
                    let id = tag.get("styleId").unwrap_or_default();
                    let plain = tag.get("type").as_deref() == Some("paragraph")
                        && tag.get("default").is_some_and(|on| on == "1" || on == "true");
                    if plain {
                        found.plain = Some(id.clone());
                    }
                    let style = Style::read(xml)?;
                    found.own.insert(id, style);
                    Ok(())
                }
                _ => xml.skip(),
            })?;
        }
        if let Some(text) = theme {
            found.theme(&mut Xml::new(text))?;
        }
        Ok(found)
    }

    fn defaults(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        xml.each(|tag, xml| match tag.name() {
            "rPrDefault" | "pPrDefault" => self.defaults(xml),
            "rPr" => {
                self.default_run = RunProperties::read(xml)?;
                Ok(())
            }
            "pPr" => {
                self.default_paragraph = ParagraphProperties::read(xml)?;
                Ok(())
            }
            _ => xml.skip(),
        })
    }

    /// `a:majorFont` and `a:minorFont`, each with its font for Latin letters.
    fn theme(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        xml.root()?;
        let mut fonts = [String::new(), String::new()];
        theme_fonts(xml, None, &mut fonts)?;
        [self.major, self.minor] = fonts;
        Ok(())
    }

    /// The style of a paragraph that names this one, or none.
    pub(super) fn of_paragraph(&self, named: Option<&str>) -> Resolved {
        named
            .filter(|id| self.own.contains_key(*id))
            .or(self.plain.as_deref())
            .map_or_else(Resolved::default, |id| self.resolve(id))
    }

    /// The style of letters that name this one.
    pub(super) fn of_letters(&self, named: &str) -> RunProperties {
        self.resolve(named).run
    }

    fn resolve(&self, id: &str) -> Resolved {
        let mut found = Resolved::default();
        let mut next = Some(id);
        for _ in 0..MAX_CHAIN {
            let Some((id, style)) = next.and_then(|id| Some((id, self.own.get(id)?))) else { break };
            if found.paragraph.list.is_none() && style.paragraph.list.is_some() {
                found.list_style = Some(id.to_owned());
            }
            found.run = found.run.over(&style.run);
            found.paragraph = found.paragraph.over(&style.paragraph);
            let name = style.name.to_ascii_lowercase();
            found.is_contents |= name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok());
            found.paragraph.outline = found.paragraph.outline.or_else(|| heading(&name));
            next = style.based_on.as_deref();
        }
        found
    }

    /// How letters look that say `own` of themselves, in a paragraph of this style. What switches on and off (bold, hidden) is the one or the
    /// other of the two styles, not both (ECMA-376 part 1, 17.7.3).
    pub(super) fn look(&self, paragraph: &Resolved, own: &RunProperties) -> Look {
        let letters = own.style.as_deref().map(|id| self.of_letters(id)).unwrap_or_default();
        let switch = |of: fn(&RunProperties) -> Option<bool>| {
            let on = |properties| of(properties).unwrap_or(false);
            of(own).unwrap_or_else(|| on(&self.default_run) || on(&paragraph.run) != on(&letters))
        };
        let all = own.over(&letters).over(&paragraph.run).over(&self.default_run);
        let font = match all.other.as_ref().or(all.ascii.as_ref()) {
            Some(Font::Named(name)) => name.clone(),
            Some(Font::Major) => self.major.clone(),
            Some(Font::Minor) => self.minor.clone(),
            None => String::new(),
        };
        Look {
            bold: switch(|p| p.bold),
            italic: switch(|p| p.italic),
            struck: switch(|p| p.struck),
            capitals: switch(|p| p.capitals),
            hidden: switch(|p| p.hidden),
            up: all.raised == Some(Raised::Up),
            down: all.raised == Some(Raised::Down),
            font,
        }
    }

    /// What a paragraph of this style says that says `own` of itself.
    pub(super) fn paragraph(&self, style: &Resolved, own: &ParagraphProperties) -> ParagraphProperties {
        own.over(&style.paragraph).over(&self.default_paragraph)
    }
}

impl Style {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut style = Self::default();
        xml.each(|tag, xml| {
            match tag.name() {
                "name" => style.name = tag.val().unwrap_or_default(),
                "basedOn" => style.based_on = tag.val(),
                "rPr" => {
                    style.run = RunProperties::read(xml)?;
                    return Ok(());
                }
                "pPr" => {
                    style.paragraph = ParagraphProperties::read(xml)?;
                    return Ok(());
                }
                _ => {}
            }
            xml.skip()
        })?;
        Ok(style)
    }
}

/// `heading 2` is level 1, `title` none.
fn heading(name: &str) -> Option<u8> {
    let level: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

/// Looks through a theme for the fonts of headings (`0`) and of running text (`1`).
fn theme_fonts(xml: &mut Xml<'_>, role: Option<usize>, fonts: &mut [String; 2]) -> Result<(), Refusal> {
    xml.each(|tag, xml| match (tag.name(), role) {
        ("majorFont", _) => theme_fonts(xml, Some(0), fonts),
        ("minorFont", _) => theme_fonts(xml, Some(1), fonts),
        ("latin", Some(role)) => {
            fonts[role] = tag.get("typeface").unwrap_or_default();
            xml.skip()
        }
        ("themeElements" | "fontScheme", _) => theme_fonts(xml, None, fonts),
        _ => xml.skip(),
    })
}

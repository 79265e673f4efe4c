//! Fields of old forms that have no text: boxes to tick, and lists to choose from.

use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::Xml;

/// What `w:ffData` says.
#[derive(Debug)]
pub(super) enum Control {
    Box { ticked: bool },
    List { entries: Vec<String>, chosen: usize },
}

impl Control {
    /// Reads the mark that begins a field to its end.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Option<Self>, Refusal> {
        let mut found = None;
        xml.each(|tag, xml| match tag.name() {
            "ffData" => xml.each(|tag, xml| match tag.name() {
                "checkBox" => {
                    found = Some(ticked(xml)?);
                    Ok(())
                }
                "ddList" => {
                    found = Some(list(xml)?);
                    Ok(())
                }
                _ => xml.skip(),
            }),
            _ => xml.skip(),
        })?;
        Ok(found)
    }

    /// What it shows.
    pub(super) fn shown(self) -> String {
        match self {
            Self::Box { ticked: true } => "☒".to_owned(),
            Self::Box { ticked: false } => "☐".to_owned(),
            Self::List { mut entries, chosen } if chosen < entries.len() => entries.swap_remove(chosen),
            Self::List { .. } => String::new(),
        }
    }
}

fn ticked(xml: &mut Xml<'_>) -> Result<Control, Refusal> {
    let (mut at_first, mut now) = (false, None);
    xml.each(|tag, xml| {
        match tag.name() {
            "default" => at_first = tag.is_on(),
            "checked" => now = Some(tag.is_on()),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(Control::Box { ticked: now.unwrap_or(at_first) })
}

fn list(xml: &mut Xml<'_>) -> Result<Control, Refusal> {
    let (mut entries, mut at_first, mut now) = (Vec::new(), 0, None);
    xml.each(|tag, xml| {
        match tag.name() {
            "listEntry" => entries.extend(tag.val()),
            "default" => at_first = tag.number("val").unwrap_or(0),
            "result" => now = tag.number("val"),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(Control::List { entries, chosen: now.unwrap_or(at_first) })
}

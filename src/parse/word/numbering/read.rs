//! `numbering.xml`: the kinds of lists and the lists.

use super::level::Level;
use super::{Kind, LEVELS, List, Numbering};
use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::Xml;
use std::collections::BTreeMap;

impl Numbering {
    pub(in crate::parse::word) fn read(text: Option<&str>) -> Result<Self, Refusal> {
        let mut found = Self::default();
        let Some(text) = text else { return Ok(found) };
        let mut xml = Xml::new(text);
        xml.root()?;
        xml.each(|tag, xml| match tag.name() {
            "abstractNum" => {
                let id = tag.number("abstractNumId").unwrap_or_default();
                found.kinds.insert(id, Kind::read(xml)?);
                Ok(())
            }
            "num" => {
                let id = tag.number("numId").unwrap_or_default();
                found.lists.insert(id, List::read(xml)?);
                Ok(())
            }
            _ => xml.skip(),
        })?;
        let offers = found.kinds.iter().filter_map(|(id, kind)| Some((kind.offers.as_deref()?, *id)));
        let offers: BTreeMap<&str, u32> = offers.collect();
        for list in found.lists.values_mut() {
            let takes = found.kinds.get(&list.kind).and_then(|kind| kind.takes.as_deref());
            list.kind = takes.and_then(|name| offers.get(name).copied()).unwrap_or(list.kind);
        }
        Ok(found)
    }
}

impl Kind {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut kind = Self::default();
        xml.each(|tag, xml| {
            match tag.name() {
                "lvl" => {
                    let at: usize = tag.number("ilvl").unwrap_or_default();
                    let level = Level::read(xml)?;
                    if at < LEVELS {
                        kind.levels.insert(at, level);
                    }
                    return Ok(());
                }
                "styleLink" => kind.offers = tag.val(),
                "numStyleLink" => kind.takes = tag.val(),
                _ => {}
            }
            xml.skip()
        })?;
        Ok(kind)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut list = Self::default();
        xml.each(|tag, xml| match tag.name() {
            "abstractNumId" => {
                list.kind = tag.number("val").unwrap_or_default();
                xml.skip()
            }
            "lvlOverride" => {
                let at: usize = tag.number("ilvl").unwrap_or_default();
                list.overridden(at, xml)
            }
            _ => xml.skip(),
        })?;
        Ok(list)
    }

    fn overridden(&mut self, at: usize, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        xml.each(|tag, xml| {
            match tag.name() {
                "startOverride" => drop(tag.number("val").map(|start| self.starts.insert(at, start))),
                "lvl" => {
                    let level = Level::read(xml)?;
                    self.levels.insert(at, level);
                    return Ok(());
                }
                _ => {}
            }
            xml.skip()
        })
    }
}

//! The XML of an `.ods`, as its readers look at it.

use crate::parse::sheet::{SAVE_AGAIN, Unreadable};
use quick_xml::events::BytesStart;

pub(super) type Xml<'x> = quick_xml::Reader<&'x [u8]>;

pub(super) fn broken() -> Unreadable {
    Unreadable::new("tệp .ods hỏng hoặc chép chưa hết", SAVE_AGAIN)
}

pub(super) fn xml(text: &str) -> Xml<'_> {
    let mut reader = Xml::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// One attribute of a tag.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let mut value = None;
    attributes(tag, |key, written| {
        if key == name {
            value = Some(written);
        }
    })?;
    Ok(value)
}

/// All attributes of a tag.
pub(super) fn attributes(tag: &BytesStart<'_>, mut each: impl FnMut(&str, String)) -> Result<(), Unreadable> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| broken())?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| broken())?;
        each(attribute.key.0, value.into_owned());
    }
    Ok(())
}

/// How often something is repeated.
pub(super) fn times(written: &str) -> usize {
    written.parse().unwrap_or(1_usize).max(1)
}

pub(super) fn skip(xml: &mut Xml<'_>, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
    xml.read_to_end(tag.name()).map_err(|_| broken())?;
    Ok(())
}

//! What the parts of an `.xlsx` say of themselves, looked at before they are believed: whether each sheet has a part of its own (one large part under
//! a thousand names would be read a thousand times), and how many texts a list holds.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

/// Lists of sheets are no longer than this, in bytes.
const MAX_LIST: u64 = 4 << 20;

/// A list of texts begins within so many bytes.
const HEAD: u64 = 64 << 10;

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

/// `false`: two sheets name one part, or a list of sheets cannot be read. `parts`: the names of all parts.
pub(super) fn each_sheet_has_its_own(bytes: &[u8], parts: &BTreeSet<String>) -> bool {
    let Ok(mut archive) = Archive::new(Cursor::new(bytes)) else { return false };
    parts.iter().filter(|name| name.ends_with(".rels")).all(|list| is_sound(&mut archive, list))
}

/// `false`: a list of texts says that it holds more than can be in it, and memory for so many would be asked for.
pub(super) fn texts_are_counted_soundly(bytes: &[u8], parts: &BTreeSet<String>) -> bool {
    let Ok(mut archive) = Archive::new(Cursor::new(bytes)) else { return false };
    let mut lists = parts.iter().filter(|name| name.to_lowercase().ends_with("sharedstrings.xml"));
    lists.all(|list| {
        let Ok(mut part) = archive.by_name(list) else { return false };
        let mut head = Vec::new();
        let Ok(begin) = part.by_ref().take(HEAD).read_to_end(&mut head) else { return false };
        let Ok(rest) = std::io::copy(&mut part, &mut std::io::sink()) else { return false };
        let (size, head) = (begin as u64 + rest, String::from_utf8_lossy(&head));
        let mut said = None;
        each_tag(&head, "sst", |tag| {
            said.get_or_insert_with(|| attribute(tag, "uniqueCount"));
        });
        // a text takes more than one byte
        let is_sound = |count: String| count.trim().parse::<u64>().map_or(true, |count| count <= size);
        said.is_some_and(|count| count.is_none_or(is_sound))
    })
}

/// Whether the sheets of a list of related parts, and of the workbook that it belongs to, are different ones.
fn is_sound(archive: &mut Archive<'_>, list: &str) -> bool {
    let Some(related) = part(archive, list) else { return false };
    let (mut count, mut targets) = (0, BTreeSet::new());
    let read = each_tag(&related, "Relationship", |tag| {
        if attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/worksheet")) {
            count += 1;
            let target = attribute(tag, "Target").unwrap_or_default().to_lowercase();
            targets.insert(target.rsplit('/').next().unwrap_or_default().to_owned());
        }
    });
    if !read || targets.len() < count {
        return false;
    }
    let book = list.replace("_rels/", "").trim_end_matches(".rels").to_owned();
    let Some(book) = Some(book).filter(|_| count > 0).and_then(|book| part(archive, &book)) else { return true };
    let (mut ids, mut differ) = (BTreeSet::new(), true);
    each_tag(&book, "sheet", |tag| differ &= ids.insert(attribute(tag, "id"))) && differ
}

fn part(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MAX_LIST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Calls a function with each tag of a name, whatever its prefix; `false` if the text is no XML.
fn each_tag(xml: &str, name: &str, mut with: impl FnMut(&BytesStart<'_>)) -> bool {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().into_inner() == name => with(&tag),
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// An attribute whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut found = attributes.with_checks(false).filter_map(Result::ok);
    let found = found.find(|attribute| attribute.key.local_name().into_inner() == name);
    found.map(|attribute| attribute.value.into_owned())
}

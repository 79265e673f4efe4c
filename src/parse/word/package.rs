//! The parts of a `.docx`: an archive whose declared sizes cannot be trusted, and what each part says of its relatives. A `.doc` is told as such
//! parts.

use super::refusal::Refusal;
use super::word97::{self, Parts};
use super::xml::Xml;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// All parts that are unpacked, in bytes; pictures are not among them. A report of 300 pages has 12 MiB.
const MAX_UNPACKED: u64 = 48 << 20;
/// Parts that are read besides the text itself: styles, numbers, fonts. Word writes some 100 KiB of each.
const MAX_SMALL: u64 = 8 << 20;
/// A file of 300 pictures has 400.
const MAX_PARTS: usize = 5_000;

/// Compound files begin so: `.doc`, and files with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// An opened file.
pub(super) struct Package<'b> {
    store: Store<'b>,
    left: u64,
    /// The part that holds the text: `word/document.xml`.
    pub(super) main: String,
}

/// Where the parts are.
enum Store<'b> {
    Archive(zip::ZipArchive<Cursor<&'b [u8]>>),
    /// Told of a `.doc`.
    Told(Parts),
}

/// What a part says of another one.
#[derive(Debug)]
pub(super) struct Related {
    /// The last word of its type: `hyperlink`, `image`, `styles`.
    pub(super) kind: String,
    /// The name of the part, or an address outside the file.
    pub(super) target: String,
    pub(super) is_outside: bool,
}

/// By the id that the text uses.
pub(super) type Relations = BTreeMap<String, Related>;

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        if bytes.starts_with(COMPOUND) {
            let store = Store::Told(told(bytes)?);
            return Ok(Self { store, left: MAX_UNPACKED, main: word97::MAIN.to_owned() });
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(Refusal::other(".rtf"));
        }
        if bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<") {
            return Err(Refusal::other("trang web hoặc XML lưu với đuôi .docx"));
        }
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::broken())?;
        if archive.len() > MAX_PARTS {
            return Err(Refusal::too_large(&format!("hơn {MAX_PARTS} phần trong tệp nén")));
        }
        let mut package = Self { store: Store::Archive(archive), left: MAX_UNPACKED, main: String::new() };
        let main = package.relations("")?.into_values().find(|part| part.kind == "officeDocument");
        package.main = match main {
            Some(part) if !part.is_outside => part.target,
            _ => return Err(package.not_word()),
        };
        match package.main.split('/').next() {
            Some("xl") => Err(Refusal::other("bảng tính Excel")),
            Some("ppt") => Err(Refusal::other("bản trình chiếu PowerPoint")),
            _ => Ok(package),
        }
    }

    /// A part's text. `None`: there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let limit = if name == self.main { self.left } else { self.left.min(MAX_SMALL) };
        let Some(bytes) = self.unpacked(name, limit)? else { return Ok(None) };
        self.left -= bytes.len() as u64;
        String::from_utf8(bytes).map(Some).map_err(|_| Refusal::broken())
    }

    /// A picture's bytes. `None`: there is no such part, or it is larger than `limit`.
    pub(super) fn picture(&mut self, name: &str, limit: u64) -> Option<Vec<u8>> {
        self.unpacked(name, limit).ok().flatten()
    }

    fn unpacked(&mut self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let mut bytes = Vec::new();
        match &mut self.store {
            Store::Archive(archive) => match archive.by_name(name) {
                Ok(part) => part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Refusal::broken())?,
                Err(zip::result::ZipError::FileNotFound) => return Ok(None),
                Err(_) => return Err(Refusal::broken()),
            },
            // each is asked for once
            Store::Told(parts) => match parts.remove(name) {
                Some(part) => {
                    bytes = part;
                    bytes.len()
                }
                None => return Ok(None),
            },
        };
        if bytes.len() as u64 > limit {
            return Err(Refusal::too_large(&format!("giải nén ra hơn {} MB", limit.div_ceil(1 << 20))));
        }
        Ok(Some(bytes))
    }

    /// What a part says of its relatives; with an empty name, the file itself.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, Refusal> {
        let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
        let list = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let mut found = Relations::new();
        let Some(text) = self.part(&list)? else { return Ok(found) };
        let mut xml = Xml::new(&text);
        xml.root()?;
        xml.each(|tag, xml| {
            if let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) {
                let is_outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
                let target = if is_outside { target } else { within(folder, &target) };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.insert(id, Related { kind, target, is_outside });
            }
            xml.skip()
        })?;
        Ok(found)
    }

    /// What a file is that is no Word file.
    fn not_word(&self) -> Refusal {
        let Store::Archive(archive) = &self.store else { return Refusal::broken() };
        let has = |wanted: &str| archive.file_names().any(|name| name.is_ok_and(|name| name == wanted));
        if has("content.xml") { Refusal::other("tệp LibreOffice (.odt)") } else { Refusal::broken() }
    }
}

/// The name of a part that another one in `folder` calls `target`.
fn within(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// The parts that a compound file is told as; what it is otherwise, by the names of its streams.
fn told(bytes: &[u8]) -> Result<Parts, Refusal> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Err(Refusal::encrypted())
    } else if has("WordDocument") {
        word97::parts(bytes)
    } else if has("Workbook") {
        Err(Refusal::other("bảng tính Excel 97-2003"))
    } else {
        Err(Refusal::broken())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_from_where_they_are_named() {
        assert_eq!(within("word", "styles.xml"), "word/styles.xml");
        assert_eq!(within("word", "/word/media/a.png"), "word/media/a.png");
        assert_eq!(within("word", "../docProps/app.xml"), "docProps/app.xml");
        assert_eq!(within("", "word/document.xml"), "word/document.xml");
        assert_eq!(within("", "../../../etc/passwd"), "etc/passwd");
    }
}

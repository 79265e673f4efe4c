//! All source files of a site at one moment.

use super::SourceFile;
use super::attached::{Attached, is_read_apart};
use super::disk::Disk;
use super::others::Others;
use crate::diag::{Diagnostic, Diagnostics, SourceTexts, codes};
use crate::text::{Place, Span, from_old_font, is_nfc, is_plain, is_unseen, may_be_old};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

/// Paths (relative to the site, `/` between parts) and files, in order of the paths; and what was wrong on the way.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Path within the site (`content/a/unit.yaml`) → file.
    pub files: BTreeMap<Arc<str>, SourceFile>,
    /// What cannot be read as a source: names, encodings, sizes.
    pub diagnostics: Diagnostics,
    /// By their hash: what attachments say that are read in a process of their own. It stays when a file goes: it may come back.
    pub attached: HashMap<[u8; 32], Arc<Attached>>,
    /// Files of the site that this is a part of.
    pub(super) others: Others,
    /// Where the contents lie that are not here.
    pub(super) disk: Option<Arc<Disk>>,
}

impl Snapshot {
    /// A snapshot made in memory: for tests and tools.
    pub fn from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (Arc::from(path), SourceFile::new(bytes))).collect();
        let mut snapshot = Self { files, ..Self::default() };
        snapshot.lint_texts();
        snapshot
    }

    /// Files below a folder (`content/`), with their paths.
    pub fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = (&'s Arc<str>, &'s SourceFile)> {
        self.files
            .range::<str, _>((Bound::Included(folder), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(folder))
    }

    /// Attachments that nobody has read yet, each content once.
    pub fn unread(&self) -> Vec<&Arc<str>> {
        let mut seen = HashSet::new();
        let files = self.below("content/").filter(|(path, _)| is_read_apart(path));
        let unread = files.filter(|(_, file)| !self.attached.contains_key(&file.sha256) && seen.insert(file.sha256));
        unread.map(|(path, _)| path).collect()
    }

    /// A digest of every path and every byte.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for (path, file) in &self.files {
            hasher.update(path.as_bytes());
            hasher.update([0]);
            hasher.update(file.sha256);
        }
        hasher.finalize().into()
    }

    /// Some files, with their contents, as a snapshot of its own; of `others` it is known that they are there.
    pub fn apart<'n>(&self, names: impl Iterator<Item = &'n Arc<str>>, others: &Arc<BTreeSet<Arc<str>>>) -> Self {
        let files: BTreeMap<Arc<str>, SourceFile> =
            names.filter_map(|name| Some((Arc::clone(name), self.bring(name)?))).collect();
        let said = files.values().filter_map(|file| self.attached.get_key_value(&file.sha256));
        let attached = said.map(|(hash, said)| (*hash, Arc::clone(said))).collect();
        Self { files, attached, others: Others::new(others), ..Self::default() }
    }

    /// Takes the files of a snapshot that was taken apart, with what is wrong with them.
    pub fn join(&mut self, other: Self) {
        self.files.extend(other.files);
        self.diagnostics.extend(other.diagnostics);
    }

    /// Names a file whose content is on another machine; whoever asks for it makes this snapshot stale.
    pub fn name(&mut self, name: Arc<str>, sha256: [u8; 32]) {
        self.files.entry(name).or_insert_with(|| SourceFile::elsewhere(sha256));
        self.disk = Some(Arc::new(Disk::none()));
    }

    /// A file with its content.
    pub fn bring(&self, name: &str) -> Option<SourceFile> {
        let (name, file) = self.files.get_key_value(name)?;
        Some(self.disk.as_ref().map_or_else(|| file.clone(), |disk| disk.bring(name, file)))
    }

    /// Brings back the contents of some files, to stay.
    pub fn keep<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        for name in names {
            if let (Some(file), Some(place)) = (self.bring(name), self.files.get_mut(name)) {
                *place = file;
            }
        }
    }

    /// Whether a file was found to have changed since the snapshot was taken: what was made of it is of no use.
    pub fn is_stale(&self) -> bool {
        self.disk.as_ref().is_some_and(|disk| disk.is_stale())
    }

    /// Whether there is a file of that name, here or among the others.
    pub fn knows(&self, name: &str) -> bool {
        self.files.contains_key(name) || self.others.contains(name)
    }

    /// Which files beyond its own were asked about, and whether they are there; and whether all of them were listed.
    pub fn asked(&self) -> (Vec<(String, bool)>, bool) {
        (self.others.asked(), self.others.is_listed())
    }

    /// All names that are known.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(self.others.all()).map(AsRef::as_ref)
    }

    /// What is wrong with texts as texts: bytes that are not UTF-8, characters nobody sees, decomposed Vietnamese.
    pub(super) fn lint_texts(&mut self) {
        let found: Vec<Diagnostic> = self.files.par_iter().flat_map_iter(|(path, file)| lint(path, file)).collect();
        for diagnostic in found {
            self.diagnostics.push(diagnostic);
        }
    }
}

impl SourceTexts for Snapshot {
    fn source_text(&self, file: &str) -> Option<&str> {
        self.files.get(file).and_then(SourceFile::text)
    }
}

/// Whether a path is one of those that the program reads as text.
fn is_text_source(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("md" | "yaml" | "html" | "css" | "csv"))
}

/// Whether a path is a text that readers download.
fn is_text_to_hand_on(path: &str) -> bool {
    let is_text = path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("txt"));
    is_text && is_handed_on(path)
}

/// Whether a file is one of those that readers get as they are.
fn is_handed_on(path: &str) -> bool {
    ["/static/", "/evidence/"].iter().any(|folder| path.contains(folder))
}

/// A text in another encoding opens as signs without meaning on most hosts.
fn unreadable_text(path: &Arc<str>, file: &SourceFile) -> Option<Diagnostic> {
    let message = "tệp văn bản không phải UTF-8: nhiều máy sẽ mở ra chữ lỗi, trang không hiện được nội dung";
    let found = || Diagnostic::of_file(&codes::TEXT_ENCODING, path, message);
    let hint = "mở bằng Notepad, chọn Save As, ở ô Encoding chọn UTF-8";
    file.text().is_none().then(|| found().hint(hint))
}

/// What is wrong with one file's text.
pub(super) fn lint(path: &Arc<str>, file: &SourceFile) -> Vec<Diagnostic> {
    if is_text_to_hand_on(path) {
        return unreadable_text(path, file).into_iter().collect();
    }
    if !is_text_source(path) || path.contains("/static/") {
        return Vec::new();
    }
    let mut found = file.text().map(|text| old_fonts(path, text)).unwrap_or_default();
    if file.text().is_some_and(is_plain) {
        return found;
    }
    let at = |offset: usize, length: usize| Place::new(path, Span::new(offset, offset + length));
    let text = match file.text().ok_or_else(|| std::str::from_utf8(file.bytes())) {
        Ok(text) | Err(Ok(text)) => text,
        // its reader knows how a spreadsheet saves it
        Err(Err(_)) if path.ends_with(".csv") => return Vec::new(),
        Err(Err(error)) => {
            let line = file.bytes()[..error.valid_up_to()].split(|b| *b == b'\n').count();
            let message = format!("dòng {line} có byte không phải UTF-8");
            return vec![
                Diagnostic::new(&codes::NOT_UTF8, at(0, 0), message)
                    .hint("lưu lại tệp với bảng mã UTF-8 (Unicode); TCVN3, VNI và UTF-16 không dùng được"),
            ];
        }
    };
    for (offset, c) in text.char_indices().filter(|(offset, c)| is_strange(*c) && !(*offset == 0 && *c == '\u{feff}')) {
        let message = format!("ký tự U+{:04X} không nhìn thấy được", u32::from(c));
        found.push(Diagnostic::new(&codes::STRANGE_CHARACTER, at(offset, c.len_utf8()), message).hint("xóa ký tự này"));
    }
    if !is_nfc(text) {
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if !is_nfc(line) {
                let odd = line.split_inclusive(char::is_whitespace).scan(0, |start, word| {
                    let begin = *start;
                    *start += word.len();
                    Some((begin, word))
                });
                let (start, word) = odd.into_iter().find(|(_, word)| !is_nfc(word)).unwrap_or((0, line));
                found.push(
                    Diagnostic::new(
                        &codes::NOT_NFC,
                        at(offset + start, word.trim_end().len()),
                        "chữ có dấu viết bằng ký tự tổ hợp; trang in ra dạng dựng sẵn",
                    )
                    .hint(format!("gõ lại: “{}”", crate::text::nfc(word.trim()))),
                );
            }
            offset += line.len();
        }
    }
    found
}

/// Lines that were written for a font from before Unicode.
fn old_fonts(path: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !may_be_old(text) {
        return found;
    }
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Some(meant) = from_old_font(line) {
            let written = line.trim();
            let start = offset + (line.len() - line.trim_start().len());
            let place = Place::new(path, Span::new(start, start + written.len()));
            let message = "chữ của phông cũ (TCVN3 hoặc VNI), người đọc không đọc được";
            found.push(
                Diagnostic::new(&codes::OLD_FONT, place, message)
                    .hint(format!("chuyển mã sang Unicode rồi dán lại: “{}”", excerpt(meant.trim()))),
            );
        }
        offset += line.len();
    }
    found
}

/// The first letters of a long text.
fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(200).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// No letter, and no white space that texts have.
fn is_strange(c: char) -> bool {
    is_unseen(c) && !matches!(c, '\t' | '\n' | '\r' | '\u{80}'..='\u{9f}')
}

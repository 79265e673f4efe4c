//! All source files of a site at one moment.

use super::attached::{Attached, is_read_apart};
use crate::diag::{Diagnostic, Diagnostics, SourceTexts, codes};
use crate::text::{Place, Span, from_old_font, is_nfc, is_plain, is_unseen, may_be_old};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

/// One file: text if it is valid UTF-8, bytes if not.
#[derive(Clone, Debug)]
pub struct SourceFile {
    content: Content,
    /// The hash of the bytes as they are on the disk.
    pub sha256: [u8; 32],
}

#[derive(Clone, Debug)]
enum Content {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
    /// It was read, and nobody will ask for it again.
    LetGo,
}

impl SourceFile {
    /// A file from its bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        let sha256 = Sha256::digest(&bytes).into();
        let content = match simdutf8::basic::from_utf8(&bytes) {
            Ok(text) => Content::Text(Arc::from(text)),
            Err(_) => Content::Bytes(Arc::from(bytes)),
        };
        Self { content, sha256 }
    }

    /// Its text, if it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::LetGo => None,
        }
    }

    /// Its bytes; none of one that was let go.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::LetGo => &[],
        }
    }
}

/// Paths (relative to the site, `/` between parts) and files, in order of the paths; and what was wrong on the way.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Path within the site (`content/a/unit.yaml`) → file.
    pub files: BTreeMap<Arc<str>, SourceFile>,
    /// What cannot be read as a source: names, encodings, sizes.
    pub diagnostics: Diagnostics,
    /// By their hash: what attachments say that are read in a process of their own. It stays when a file goes: it may come back.
    pub attached: HashMap<[u8; 32], Arc<Attached>>,
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
    pub fn unread(&self) -> Vec<&SourceFile> {
        let mut seen = HashSet::new();
        let files = self.below("content/").filter(|(path, _)| is_read_apart(path)).map(|(_, file)| file);
        files.filter(|file| !self.attached.contains_key(&file.sha256) && seen.insert(file.sha256)).collect()
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

    /// Lets go the texts that were read into a model: of a large site they are half of what it takes in memory. Texts that are handed on as
    /// they are stay, and those of `kept` files, which a message will show.
    pub fn let_go(&mut self, kept: &HashSet<&str>) {
        let is_over = |path: &str| {
            path.starts_with("content/") && (path.ends_with(".md") || path.ends_with(".yaml")) && !is_handed_on(path)
        };
        for (_, file) in self.files.iter_mut().filter(|(path, _)| is_over(path) && !kept.contains(path.as_ref())) {
            file.content = Content::LetGo;
        }
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

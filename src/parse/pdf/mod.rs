//! The words of PDF files, line by line as they stand on a page. Whoever reads files of others does so in a process of its own: see `cli`.
//!
//! Fonts that do not say which letters their signs are give no words, and neither do scans: such pages are counted.

mod face;
mod lines;
mod matrix;
mod page;

use lopdf::{Document, Error, LoadOptions, Object, ObjectId, decode_text_string};

/// Streams unpack to no more than this.
const MAX_STREAM: usize = 32 << 20;
/// A file has no more pages.
const MAX_PAGES: usize = 2_000;
/// All words together take no more bytes.
const MAX_TEXT: usize = 2 << 20;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pdf {
    /// Pages end with a form feed; cells of one line are parted by tabs.
    pub text: String,
    /// How many there are.
    pub pages: usize,
    /// Pages that show something and say nothing that can be read.
    pub blind: usize,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It asks for a password.
    Locked,
    /// It is no PDF, or a damaged one.
    Broken,
    /// It unpacks to more than any document has.
    TooLarge,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Pdf, Unread> {
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| why(&error))?;
    if document.is_encrypted() {
        return Err(Unread::Locked);
    }
    let mut pdf = Pdf::default();
    for page in document.page_iter() {
        pdf.pages += 1;
        if pdf.pages > MAX_PAGES || pdf.text.len() > MAX_TEXT {
            return Err(Unread::TooLarge);
        }
        let read = page::read(&document, page)?;
        if read.is_blind {
            pdf.blind += 1;
        }
        pdf.text.push_str(&read.text);
        fields(&document, page, &mut pdf.text);
        pdf.text.push('\u{c}');
    }
    if !pdf.text.contains(char::is_alphanumeric) {
        pdf.blind = pdf.pages;
    }
    if pdf.pages == 0 { Err(Unread::Broken) } else { Ok(pdf) }
}

fn why(error: &Error) -> Unread {
    match error {
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => Unread::Locked,
        Error::Decompress(_) => Unread::TooLarge,
        _ => Unread::Broken,
    }
}

/// What was typed into the fields of a form, and into notes.
fn fields(document: &Document, page: ObjectId, out: &mut String) {
    for note in document.get_page_annotations(page).unwrap_or_default() {
        for key in [b"V".as_slice(), b"Contents"] {
            if let Ok(typed @ Object::String(..)) = note.get_deref(key, document) {
                out.push_str(&decode_text_string(typed).unwrap_or_default());
                out.push('\n');
            }
        }
    }
}

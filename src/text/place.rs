//! Where something stands in a source file.

use std::borrow::Cow;
use std::sync::Arc;

/// A range of bytes in a file, `start..end`. Shape: two UTF-8 byte offsets, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; files are limited to far less than 4 GiB by `source`.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The same span, `offset` bytes further on.
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// A cell of a spreadsheet, which has no lines.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellName {
    /// The name of the sheet.
    pub sheet: String,
    /// `B12`; empty for the sheet as a whole.
    pub address: String,
}

/// A paragraph of a Word document, which has no lines that an author sees.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParagraphName {
    /// From 1, in the order of the document.
    pub number: u32,
    /// The table that it stands in and the row, both from 1.
    pub row: Option<(u32, u32)>,
    /// Its first words, to be looked for; may be empty.
    pub words: String,
}

impl ParagraphName {
    /// `đoạn “Căn cứ Kế hoạch số 59…”`, `bảng 2, hàng 3 “Tiêu chí 1.1”`.
    pub fn shown(&self) -> String {
        let place = match self.row {
            Some((table, row)) => format!("bảng {table}, hàng {row}"),
            None if self.words.is_empty() => format!("đoạn {}", self.number),
            None => "đoạn".to_owned(),
        };
        if self.words.is_empty() { place } else { format!("{place} “{}”", self.words) }
    }
}

/// A span in a named file (path relative to the site, `/` between its parts).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The path within the site.
    pub file: Arc<str>,
    /// Which bytes of it; in a spreadsheet only the order of the cells, in a Word document of the paragraphs.
    pub span: Span,
    /// In a spreadsheet, which cell.
    pub cell: Option<Arc<CellName>>,
    /// In a Word document, which paragraph.
    pub paragraph: Option<Arc<ParagraphName>>,
}

impl Place {
    /// A span in a text file.
    pub fn new(file: &Arc<str>, span: Span) -> Self {
        Self { file: Arc::clone(file), span, cell: None, paragraph: None }
    }

    /// A paragraph of a Word document.
    pub fn of_paragraph(file: &Arc<str>, paragraph: &Arc<ParagraphName>) -> Self {
        let order = Span { start: paragraph.number, end: paragraph.number };
        Self { paragraph: Some(Arc::clone(paragraph)), ..Self::new(file, order) }
    }

    /// The file as people look for it: `v.xlsx`, or `v.xlsx, trang “chinh”, ô B12`, or `k.docx, đoạn “Căn cứ…”`.
    pub fn shown(&self) -> Cow<'_, str> {
        if let Some(paragraph) = &self.paragraph {
            return Cow::Owned(format!("{}, {}", self.file, paragraph.shown()));
        }
        match self.cell.as_deref() {
            None => Cow::Borrowed(&self.file),
            Some(cell) if cell.address.is_empty() => Cow::Owned(format!("{}, trang “{}”", self.file, cell.sheet)),
            Some(cell) => Cow::Owned(format!("{}, trang “{}”, ô {}", self.file, cell.sheet, cell.address)),
        }
    }

    /// The very start of a file: for what concerns the file as a whole.
    pub fn start_of(file: &Arc<str>) -> Self {
        Self::new(file, Span::default())
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it was read.
    pub place: Place,
}

impl<T> Spanned<T> {
    /// The same place with a value made from this one.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), place: self.place }
    }
}

/// Turns byte offsets of one text into lines and columns.
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Indexes the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
            .collect();
        Self { text, starts }
    }

    /// Line and column of a byte offset, both from 1; columns count characters (code points).
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = floor_boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let column = self.text[self.starts[line]..offset].chars().count();
        (line + 1, column + 1)
    }

    /// Byte offset of the start of a line (from 1).
    pub fn start(&self, line: usize) -> usize {
        self.starts[line - 1]
    }

    /// The text of a line (from 1) without its line break.
    pub fn line(&self, line: usize) -> &'t str {
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text[start..end].trim_end_matches('\r')
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let index = LineIndex::new("một\r\nhai đây\n");
        assert_eq!(index.line_column(0), (1, 1));
        assert_eq!(index.line(1), "một");
        let offset = "một\r\nhai ".len();
        assert_eq!(index.line_column(offset), (2, 5));
        assert_eq!(index.line_column(9_999), (3, 1));
    }
}

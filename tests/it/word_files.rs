//! Word files made by hand: parts of XML in an archive.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A Word file that is being made.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordFile {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl WordFile {
    /// A file with this between `<w:body>` and `</w:body>`.
    pub(crate) fn of(body: &str) -> Self {
        Self::default().with_part("word/document.xml", document(body))
    }

    /// A file of paragraphs without any look.
    pub(crate) fn of_lines(lines: &[&str]) -> Self {
        Self::of(&lines.iter().map(|line| p(line)).collect::<String>())
    }

    /// With a part, as it is.
    pub(crate) fn with_part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// With a part beside the text that the text is related to: `styles`, `numbering`, `footnotes`.
    pub(crate) fn with(self, kind: &str, inner: &str) -> Self {
        let outer = match kind {
            "header1" => "hdr",
            "footer1" => "ftr",
            kind => kind,
        };
        let part = format!("<w:{outer} {NAMESPACES}>{inner}</w:{outer}>");
        let kind = kind.trim_end_matches('1');
        self.with_part(&format!("word/{kind}.xml"), part).related(
            &format!("rId{kind}"),
            kind,
            &format!("{kind}.xml"),
            false,
        )
    }

    /// With a relation of the text.
    pub(crate) fn related(mut self, id: &str, kind: &str, target: &str, outside: bool) -> Self {
        let mode = if outside { " TargetMode=\"External\"" } else { "" };
        let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        let _ = write!(self.relations, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>");
        self
    }

    /// The file's bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let relations = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            self.relations
        );
        let fixed = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("word/_rels/document.xml.rels", relations.as_str()),
        ];
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        for (name, text) in fixed.iter().filter(|(name, _)| self.parts.iter().all(|(own, _)| own != name)) {
            archive.start_file(*name, options).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        for (name, content) in &self.parts {
            archive.start_file(name.as_str(), options).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

/// The text's part.
pub(crate) fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

/// A run of letters.
pub(crate) fn r(text: &str) -> String {
    look("", text)
}

/// A run of letters that say something of themselves: `<w:b/>`.
pub(crate) fn look(properties: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A plain paragraph.
pub(crate) fn p(text: &str) -> String {
    paragraph("", &r(text))
}

/// A paragraph that says something of itself: `<w:jc w:val="center"/>`.
pub(crate) fn paragraph(properties: &str, inner: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:pPr>{properties}</w:pPr>") };
    format!("<w:p>{properties}{inner}</w:p>")
}

/// A centred paragraph of heavy letters.
pub(crate) fn centred(text: &str) -> String {
    paragraph("<w:jc w:val=\"center\"/>", &look("<w:b/>", text))
}

/// A table of cells, each with what it says of itself and what stands in it.
pub(crate) fn table(rows: &[&[(&str, &str)]]) -> String {
    let cell = |(properties, inner): &(&str, &str)| {
        let inner = if inner.starts_with("<w:") { (*inner).to_owned() } else { p(inner) };
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
    };
    let row = |cells: &&[(&str, &str)]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// Properties of a paragraph of a list.
pub(crate) fn item(list: u32, level: usize) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

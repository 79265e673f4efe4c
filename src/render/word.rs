//! A Word file to be filled in, as an archive of XML.

use super::archive::archive;
use crate::site::view::{FormBlock, FormCell, FormLook, WordForm};
use crate::text;
use std::fmt::Write as _;

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    "</Types>"
);
const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    "</Relationships>"
);
const OF_TEXT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    "</Relationships>"
);
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>"#,
    r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/>"#,
    r#"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
    r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>"#,
    r#"<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>"#,
    r#"<w:pPr><w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr></w:style>"#,
    "</w:styles>"
);
const PAGE: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;
/// Width of the text in twentieths of a point.
const WIDTH: usize = 9354;

/// Prints a form. The same view gives the same bytes on every system.
pub fn word_form(form: &WordForm) -> Vec<u8> {
    let mut body = String::new();
    for block in &form.blocks {
        match block {
            FormBlock::Line(look, text) => body += &line(*look, text),
            FormBlock::Table { ruled, rows } => body += &table(*ruled, rows),
        }
    }
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}{PAGE}</w:body></w:document>"#
    );
    let core = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>"#,
        escaped(&form.title)
    );
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &core),
        ("word/document.xml", &text),
        ("word/_rels/document.xml.rels", OF_TEXT),
        ("word/styles.xml", STYLES),
    ];
    archive(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
}

fn line(look: FormLook, text: &str) -> String {
    let (paragraph, letters) = match look {
        FormLook::Title => (r#"<w:jc w:val="center"/>"#, "<w:b/>"),
        FormLook::Strong => ("", "<w:b/>"),
        FormLook::Plain => (r#"<w:jc w:val="both"/>"#, ""),
        FormLook::Remark => ("", r#"<w:i/><w:sz w:val="22"/>"#),
        FormLook::Section => (r#"<w:pStyle w:val="Heading1"/>"#, ""),
        FormLook::Level => (r#"<w:pStyle w:val="Heading2"/>"#, ""),
    };
    paragraph_of(paragraph, letters, text)
}

fn paragraph_of(paragraph: &str, letters: &str, text: &str) -> String {
    let mut out = String::from("<w:p>");
    if !paragraph.is_empty() {
        let _ = write!(out, "<w:pPr>{paragraph}</w:pPr>");
    }
    if !text.is_empty() {
        let look = if letters.is_empty() { String::new() } else { format!("<w:rPr>{letters}</w:rPr>") };
        let _ = write!(out, r#"<w:r>{look}<w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text));
    }
    out + "</w:p>"
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    text::escape(words, &mut out);
    out
}

fn table(ruled: bool, rows: &[Vec<FormCell>]) -> String {
    let columns = rows.iter().map(|row| row.iter().map(|cell| cell.columns).sum::<usize>()).max().unwrap_or(1).max(1);
    let width = WIDTH / columns;
    let mut out = String::from("<w:tbl><w:tblPr>");
    let _ = write!(out, r#"<w:tblW w:w="{WIDTH}" w:type="dxa"/>"#);
    if ruled {
        let side = |name: &str| format!(r#"<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#);
        let sides: String =
            ["top", "left", "bottom", "right", "insideH", "insideV"].iter().map(|name| side(name)).collect();
        let _ = write!(out, "<w:tblBorders>{sides}</w:tblBorders>");
    }
    let grid = format!(r#"<w:gridCol w:w="{width}"/>"#).repeat(columns);
    let _ = write!(out, "</w:tblPr><w:tblGrid>{grid}</w:tblGrid>");
    for row in rows {
        out += "<w:tr>";
        for cell in row {
            let _ = write!(
                out,
                r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:gridSpan w:val="{}"/></w:tcPr>"#,
                width * cell.columns,
                cell.columns
            );
            let letters = if cell.strong { "<w:b/>" } else { "" };
            for line in if cell.text.is_empty() { vec![""] } else { cell.text.lines().collect() } {
                out += &paragraph_of(r#"<w:jc w:val="center"/>"#, letters, line);
            }
            out += "</w:tc>";
        }
        out += "</w:tr>";
    }
    // Word wants a paragraph between two tables and behind the last
    out + "</w:tbl><w:p/>"
}

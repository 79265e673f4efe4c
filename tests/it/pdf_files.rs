//! PDF files as small as can be: pages of lines in a font that says which letters its signs are, or a picture alone.

use std::fmt::Write as _;

/// A page of a file.
pub(crate) enum Page<'t> {
    /// Lines of cells, each cell at its own place.
    Words(&'t [&'t [&'t str]]),
    /// One picture, as scanners make them.
    Scan,
}

/// A file with these pages.
pub(crate) fn pdf(pages: &[Page<'_>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 7 + 2 * n)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>".to_owned(),
        stream("", &letters(pages)),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\u{7f}"),
    ];
    for (n, page) in pages.iter().enumerate() {
        let resources = "<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>";
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources{resources}/Contents {} 0 R>>",
            8 + 2 * n
        ));
        objects.push(stream("", &content(page)));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(file, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

fn stream(keys: &str, content: &str) -> String {
    format!("<<{keys}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

fn content(page: &Page<'_>) -> String {
    let Page::Words(lines) = page else { return "q 842 0 0 595 0 0 cm /I Do Q".to_owned() };
    let mut out = String::new();
    for (line, n) in lines.iter().zip(1..) {
        for (cell, column) in line.iter().zip(0..) {
            let signs: String = cell.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(out, "BT /F 10 Tf {} {} Td <{signs}> Tj ET", 20 + 200 * column, 580 - 15 * n);
        }
    }
    out
}

/// Each sign is the number of its letter.
fn letters(pages: &[Page<'_>]) -> String {
    let texts = pages.iter().flat_map(|page| if let Page::Words(lines) = page { *lines } else { &[] });
    let mut units: Vec<u16> = texts.flat_map(|line| line.iter()).flat_map(|cell| cell.encode_utf16()).collect();
    units.sort_unstable();
    units.dedup();
    let mut map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n\
                   1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        .to_owned();
    for some in units.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", some.len());
        for unit in some {
            let _ = writeln!(map, "<{unit:04X}> <{unit:04X}>");
        }
        map.push_str("endbfchar\n");
    }
    map + "endcmap CMapName currentdict /CMap defineresource pop end end"
}

//! Papers as a reader of PDF files finds them.

use lopdf::{Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A paper as a reader of PDF files finds it.
pub(crate) struct Read {
    pub(crate) file: Document,
    /// What is drawn, page by page: each text with whether it is part of the paper (or repeats, decorates, numbers).
    pub(crate) pages: Vec<Vec<(bool, String)>>,
}

pub(crate) fn read(bytes: &[u8]) -> Read {
    let file = Document::load_mem(bytes).unwrap();
    let pages = file.get_pages().into_values().map(|page| texts(&file, page)).collect();
    Read { file, pages }
}

/// The texts of a page in the order in which they are drawn.
fn texts(file: &Document, page: ObjectId) -> Vec<(bool, String)> {
    let maps = maps(file, page);
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let (mut found, mut font, mut is_part) = (Vec::new(), Vec::new(), false);
    for operation in content.operations {
        match operation.operator.as_str() {
            "BMC" | "BDC" => is_part = operation.operands[0].as_name().unwrap() != b"Artifact",
            "EMC" => is_part = false,
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "Tj" => found.push((is_part, decoded(&operation.operands[0], &maps[&font]))),
            "TJ" => {
                let parts = operation.operands[0].as_array().unwrap();
                let text = parts.iter().filter(|part| part.as_str().is_ok()).map(|part| decoded(part, &maps[&font]));
                found.push((is_part, text.collect()));
            }
            _ => {}
        }
    }
    found
}

/// Where a text stands on its page, in points from the left and the top.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) from: f32,
    pub(crate) until: f32,
    pub(crate) line: f32,
    pub(crate) text: String,
}

/// The texts of a page that are part of the paper, each at its place.
fn spots(file: &Document, page: ObjectId) -> Vec<Spot> {
    let (maps, widths) = (maps(file, page), widths(file, page));
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let (mut found, mut font, mut size, mut place, mut is_part) = (Vec::new(), Vec::new(), 0.0, (0.0, 0.0), false);
    for operation in content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" | "BDC" => is_part = operands[0].as_name().unwrap() != b"Artifact",
            "EMC" => is_part = false,
            "Tf" => (font, size) = (operands[0].as_name().unwrap().to_vec(), operands[1].as_float().unwrap()),
            "Tm" => place = (operands[4].as_float().unwrap(), operands[5].as_float().unwrap()),
            "Tj" | "TJ" if is_part => {
                let parts = operands[0].as_array().map_or_else(|_| operands.as_slice(), Vec::as_slice);
                let (mut text, mut long) = (String::new(), 0.0);
                for part in parts {
                    match part.as_str() {
                        Ok(bytes) => {
                            text.push_str(&decoded(part, &maps[&font]));
                            let glyphs = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                            long += glyphs.map(|glyph| widths[&font][&glyph]).sum::<f32>();
                        }
                        Err(_) => long -= part.as_float().unwrap(),
                    }
                }
                let until = place.0 + long * size / 1000.0;
                found.push(Spot { from: place.0, until, line: place.1, text });
            }
            _ => {}
        }
    }
    found
}

/// How wide the glyphs of each font are: `/W [first last width …]`.
fn widths(file: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, f32>> {
    let of = |font: &lopdf::Dictionary| {
        let below = file.dereference(font.get(b"DescendantFonts").unwrap()).unwrap().1.as_array().unwrap();
        let below = file.dereference(&below[0]).unwrap().1.as_dict().unwrap();
        let written = file.dereference(below.get(b"W").unwrap()).unwrap().1.as_array().unwrap();
        let (mut widths, mut rest) = (BTreeMap::new(), written.as_slice());
        while let [first, second, after @ ..] = rest {
            let first = u16::try_from(first.as_i64().unwrap()).unwrap();
            if let Ok(each) = second.as_array() {
                widths.extend((first..).zip(each.iter().map(|width| width.as_float().unwrap())));
                rest = after;
            } else {
                let last = u16::try_from(second.as_i64().unwrap()).unwrap();
                widths.extend((first..=last).map(|glyph| (glyph, after[0].as_float().unwrap())));
                rest = &after[1..];
            }
        }
        widths
    };
    file.get_page_fonts(page).unwrap().into_iter().map(|(name, font)| (name, of(font))).collect()
}

/// What the glyphs of each font say.
fn maps(file: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let fonts = file.get_page_fonts(page).unwrap();
    fonts
        .into_iter()
        .map(|(name, font)| {
            let stream = file.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
            let text = stream.as_stream().unwrap().decompressed_content().unwrap();
            (name, unicode(&String::from_utf8_lossy(&text)))
        })
        .collect()
}

/// `<0003> <0054>`, and lists of such.
fn unicode(map: &str) -> BTreeMap<u16, String> {
    let mut said = BTreeMap::new();
    for line in map.lines() {
        let parts: Vec<&str> = line.split(['<', '>']).filter(|part| !part.trim().is_empty()).collect();
        if let [glyph, text] = parts[..]
            && let Ok(glyph) = u16::from_str_radix(glyph, 16)
            && glyph > 0
            && text.len() % 4 == 0
        {
            let units: Vec<u16> =
                (0..text.len()).step_by(4).filter_map(|at| u16::from_str_radix(&text[at..at + 4], 16).ok()).collect();
            said.insert(glyph, String::from_utf16_lossy(&units));
        }
    }
    said
}

fn decoded(written: &Object, map: &BTreeMap<u16, String>) -> String {
    let bytes = written.as_str().unwrap();
    bytes.chunks(2).map(|pair| map[&u16::from_be_bytes([pair[0], pair[1]])].as_str()).collect()
}

/// Letters only: lines may break where they must.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_lowercase()
}

impl Read {
    /// Width and height of each page, with the texts on it that are part of the paper.
    pub(crate) fn spots(&self) -> Vec<((f32, f32), Vec<Spot>)> {
        let of = |page: ObjectId| {
            let sides = self.file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            ((sides[2].as_float().unwrap(), sides[3].as_float().unwrap()), spots(&self.file, page))
        };
        self.file.get_pages().into_values().map(of).collect()
    }

    /// Width and height of each picture, as it is drawn.
    pub(crate) fn images(&self) -> Vec<(f32, f32)> {
        let (mut found, mut places) = (Vec::new(), Vec::new());
        for page in self.file.get_pages().into_values() {
            for operation in lopdf::content::Content::decode(&self.file.get_page_content(page)).unwrap().operations {
                let steps: Vec<f32> = operation.operands.iter().filter_map(|step| step.as_float().ok()).collect();
                match operation.operator.as_str() {
                    "cm" => places.push(steps),
                    "Do" => {
                        // steps to the right and down, each through those before
                        let (mut right, mut down) = ([1.0, 0.0], [0.0, 1.0]);
                        for place in places.iter().rev() {
                            let through = |[x, y]: [f32; 2]| [x * place[0] + y * place[2], x * place[1] + y * place[3]];
                            (right, down) = (through(right), through(down));
                        }
                        found.push(((right[0] + down[0]).abs(), (right[1] + down[1]).abs()));
                    }
                    "Q" => places.clear(),
                    _ => {}
                }
            }
        }
        found
    }

    /// How many columns each row of each table fills, spans counted.
    pub(crate) fn rows(&self) -> Vec<Vec<usize>> {
        let (mut tables, mut below, mut row) = (Vec::new(), BTreeMap::<usize, usize>::new(), 0);
        let mut open: Option<usize> = None;
        for (_, name, part) in self.parts() {
            match name.as_str() {
                "Table" => (open, row, below) = (Some(tables.len()), 0, BTreeMap::new()),
                "TR" => row += 1,
                "TH" | "TD" => {
                    let (across, down) = (span(part, b"ColSpan"), span(part, b"RowSpan"));
                    for reached in row..row + down {
                        *below.entry(reached).or_default() += across;
                    }
                }
                _ => continue,
            }
            let Some(at) = open else { continue };
            tables.resize(tables.len().max(at + 1), Vec::new());
            tables[at] = below.values().copied().collect();
        }
        tables
    }

    /// All that is part of the paper.
    pub(crate) fn words(&self) -> String {
        letters(
            &self
                .pages
                .iter()
                .flatten()
                .filter(|(is_part, _)| *is_part)
                .map(|(_, text)| text.as_str())
                .collect::<String>(),
        )
    }

    /// What is drawn of a page beside its words: its number, a repeated head.
    pub(crate) fn beside(&self, page: usize) -> String {
        self.pages[page].iter().filter(|(is_part, _)| !is_part).map(|(_, text)| text.as_str()).collect()
    }

    /// The parts of the paper, from the top: the name of each with its depth.
    pub(crate) fn parts(&self) -> Vec<(usize, String, &lopdf::Dictionary)> {
        let catalog = self.file.catalog().unwrap();
        let root = self.file.get_dictionary(catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap()).unwrap();
        let mut parts = Vec::new();
        self.below(root, 0, &mut parts);
        parts
    }

    fn below<'r>(
        &'r self,
        part: &'r lopdf::Dictionary,
        depth: usize,
        parts: &mut Vec<(usize, String, &'r lopdf::Dictionary)>,
    ) {
        let Ok(children) = part.get(b"K") else { return };
        let all = match children {
            Object::Array(all) => all.as_slice(),
            one => std::slice::from_ref(one),
        };
        for child in all {
            let Ok(inner) = child.as_reference().and_then(|id| self.file.get_dictionary(id)) else { continue };
            if let Ok(name) = inner.get(b"S").and_then(Object::as_name) {
                parts.push((depth, String::from_utf8_lossy(name).into_owned(), inner));
                self.below(inner, depth + 1, parts);
            }
        }
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.parts().iter().filter(|(_, found, _)| found == name).count()
    }
}

/// What an attribute of a part says: how many columns or rows it spans.
fn span(part: &lopdf::Dictionary, wanted: &[u8]) -> usize {
    let Ok(attributes) = part.get(b"A") else { return 1 };
    let all = attributes.as_array().map_or_else(|_| std::slice::from_ref(attributes), Vec::as_slice);
    let found = all.iter().filter_map(|one| one.as_dict().ok()).find_map(|one| one.get(wanted).ok());
    found.map_or(1, |count| usize::try_from(count.as_i64().unwrap()).unwrap())
}

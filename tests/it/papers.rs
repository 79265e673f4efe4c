//! Official papers as PDF, read back: the words of the page in their order, what each part is, pages with their numbers and heads.

use crate::support::Site;
use lopdf::{Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A paper as a reader of PDF files finds it.
struct Read {
    file: Document,
    /// What is drawn, page by page: each text with whether it is part of the paper (or repeats, decorates, numbers).
    pages: Vec<Vec<(bool, String)>>,
}

const DAY: &str = "published: 2025-06-10\nplace: Hoa Sen\ndate: 2025-06-10\n";

fn read(bytes: &[u8]) -> Read {
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
fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_lowercase()
}

impl Read {
    /// All that is part of the paper.
    fn words(&self) -> String {
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
    fn beside(&self, page: usize) -> String {
        self.pages[page].iter().filter(|(is_part, _)| !is_part).map(|(_, text)| text.as_str()).collect()
    }

    /// The parts of the paper, from the top: the name of each with its depth.
    fn parts(&self) -> Vec<(usize, String, &lopdf::Dictionary)> {
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

    fn count(&self, name: &str) -> usize {
        self.parts().iter().filter(|(_, found, _)| found == name).count()
    }
}

/// The words of the paper in a page of ours, in the order of reading.
fn said(html: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let article = scraper::Selector::parse("article").unwrap();
    let left_out = [".meaning", ".chart", ".remark", ".site-words", ".hide", "th .detail", "script", "svg", "nav"];
    let out: Vec<scraper::Selector> = left_out.iter().map(|name| scraper::Selector::parse(name).unwrap()).collect();
    let root = page.select(&article).next().unwrap();
    let skipped: Vec<_> = out.iter().flat_map(|selector| root.select(selector)).map(|element| element.id()).collect();
    let mut text = String::new();
    for node in root.descendants() {
        let is_out = node.ancestors().any(|above| skipped.contains(&above.id()));
        if let (Some(words), false) = (node.value().as_text(), is_out) {
            text.push_str(words);
        }
    }
    letters(&text)
}

fn form(rows: usize) -> String {
    let rows: String =
        (1..=rows).map(|n| format!("    - {{hang_muc: Phòng học số {n}, hien_co: {n}, toi_thieu: 1}}\n")).collect();
    format!(
        "regulation: tt09-2024\ncontent: dieu_kien_mam_non\n{DAY}signer: {{title: HIỆU TRƯỞNG, name: Nguyễn Thị Minh}}\nitems:\n  co_so_vat_chat:\n    khoi_phong:\n{}",
        rows.replace("    - ", "      - ")
    )
}

fn site(pdf: &str) -> Site {
    Site::small().with("content/site.yaml", format!("title: Cổng công khai\nbase_url: https://hoasen.example/\n{pdf}"))
}

const FORM: &str = "mam-non-hoa-sen/cong-khai/2024-2025/dieu-kien";

/// A build on a day after all was published, of someone in some place.
fn build(site: &Site, zone: &str, threads: &str) -> crate::support::Run {
    let mut command = crate::support::program();
    command.arg("build").arg(site.path()).args(["--today", "2025-10-15", "--no-sync"]);
    crate::support::run(command.env("TZ", zone).env("RAYON_NUM_THREADS", threads).env("USER", zone))
}

fn made(site: &Site) -> (String, Read) {
    build(site, "UTC", "2").exits(0);
    let html = std::fs::read_to_string(site.public().join(format!("{FORM}.html"))).unwrap();
    let bytes = std::fs::read(site.public().join(format!("{FORM}.pdf"))).unwrap();
    (html, read(&bytes))
}

#[test]
fn a_paper_says_what_its_page_says_in_the_same_order() {
    let site = site("pdf: [forms]\n").with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(12));
    let (html, paper) = made(&site);
    let words = paper.words();
    // labels of facts have a colon on paper only
    assert_eq!(words.replace(':', ""), said(&html).replace(':', ""));
    let link = format!("dieu-kien.pdf\" type=\"application/pdf\">Tải bản PDF ({} trang, ", paper.pages.len());
    assert!(html.contains(&link), "{html}");
}

#[test]
fn pages_have_their_number_from_the_second_on_and_the_head_of_the_table_again() {
    let site = site("pdf: forms\n").with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(90));
    let (html, paper) = made(&site);
    let pages = paper.pages.len();
    assert!(pages >= 3, "{pages}");
    assert_eq!(paper.words().replace(':', ""), said(&html).replace(':', ""), "a repeated head is no part of the paper");
    assert_eq!(paper.beside(0).trim(), "", "the first page has no number");
    for page in 1..pages {
        let beside = paper.beside(page);
        assert!(beside.starts_with(&format!("{}/{pages}", page + 1)), "{beside}");
        let goes_on = paper.pages[page].iter().any(|(is_part, text)| *is_part && text.contains("Phòng học số"));
        assert_eq!(beside.contains("Hạng mục"), goes_on, "page {page}: {beside}");
    }
}

#[test]
fn whoever_signs_is_never_alone_on_a_page() {
    for rows in (20..46).step_by(3) {
        let site =
            site("pdf: forms\n").with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(rows));
        let (_, paper) = made(&site);
        let last: Vec<&str> =
            paper.pages.last().unwrap().iter().filter(|(is_part, _)| *is_part).map(|(_, text)| text.as_str()).collect();
        let day = last.iter().position(|text| text.contains("Hoa Sen, ngày"));
        assert!(day.is_some_and(|day| day >= 2), "{rows} rows: {last:?}");
        assert!(last.concat().contains("HIỆU TRƯỞNG"), "{rows} rows: {last:?}");
    }
}

#[test]
fn each_part_says_what_it_is() {
    let site = site("pdf: forms\n").with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(12));
    let (_, paper) = made(&site);
    let catalog = paper.file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi");
    let headings: Vec<String> =
        paper.parts().into_iter().map(|(_, name, _)| name).filter(|name| name.starts_with('H')).collect();
    assert_eq!(headings[0], "H1");
    assert_eq!((paper.count("THead"), paper.count("TBody")), (paper.count("Table"), paper.count("Table")));
    assert!(paper.count("TR") > 13 && paper.count("TH") > 12 && paper.count("TD") > 24, "rows of figures, and a head");
    for (_, name, part) in paper.parts().iter().filter(|(_, name, _)| name == "TH") {
        let attributes = format!("{:?}", part.get(b"A").unwrap());
        assert!(attributes.contains("Scope"), "{name}: {attributes}");
    }
    let figure = paper.parts().into_iter().find(|(_, name, _)| name == "Figure").expect("the code is a figure").2;
    assert!(!figure.get(b"Alt").unwrap().as_str().unwrap().is_empty());
    assert!(catalog.get(b"Outlines").is_ok());
    let metadata = paper.file.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let metadata = String::from_utf8_lossy(&metadata.as_stream().unwrap().content).into_owned();
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "veraPDF has confirmed it: tests/stages/verapdf.sh");
}

#[test]
fn the_same_sources_give_the_same_bytes_whoever_builds_where() {
    let site = site("pdf: [forms]\n").with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(30));
    let made = |zone: &str, threads: &str| {
        build(&site, zone, threads).exits(0);
        let bytes = std::fs::read(site.public().join(format!("{FORM}.pdf"))).unwrap();
        std::fs::remove_dir_all(site.public()).unwrap();
        bytes
    };
    assert!(made("America/Los_Angeles", "1") == made("Asia/Ho_Chi_Minh", "4"));
}

#[test]
fn only_what_is_asked_for_is_made_and_the_yearly_report_without_asking() {
    let none = site("").with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(3));
    build(&none, "UTC", "2").exits(0);
    assert!(none.public().join(format!("{FORM}.html")).exists());
    assert!(!none.public().join(format!("{FORM}.pdf")).exists());
    build(&site("pdf: [anual_report]\n"), "UTC", "1").exits(1).says("có phải là “annual_report”?");
}

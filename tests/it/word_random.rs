//! Word files and texts that nobody would write, the same in each run: nothing stops the reader, and no letter is lost on the way to Markdown and back.

use crate::support::cases;
use crate::word_files::{WordFile, centred};
use congkhai::diag::Diagnostics;
use congkhai::model::{Becomes, Conversion};
use congkhai::pack::Packs;
use congkhai::parse::prose::{CodeShapes, Origin, Page, Prose, Segment, parse};
use congkhai::parse::word::{Align, Block, Cell, Item, Paragraph, Piece, Run, Source, Table, markdown};
use congkhai::text::ParagraphName;
use std::fmt::Write as _;
use std::sync::Arc;

/// Numbers that look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const NAMES: &str = "p r t tbl tr tc pPr rPr tcPr trPr numPr numId ilvl gridSpan vMerge hMerge gridBefore sdt sdtPr sdtContent showingPlcHdr ins del moveFrom moveTo \
    delText hyperlink fldChar fldSimple instrText br tab sym softHyphen footnoteReference drawing pict object AlternateContent Choice Fallback txbxContent wsp shape \
    blip docPr chart oMath sup vanish b i caps vertAlign rFonts jc outlineLvl pStyle commentReference smartTag altChunk sectPr ffData checkBox ruby";
const VALUES: &[&str] = &[
    "1",
    "0",
    "-1",
    "99999999999",
    "",
    "restart",
    "continue",
    "begin",
    "separate",
    "end",
    "center",
    "superscript",
    ".VnTimeH",
    "VNI-Times",
    "rId1",
    "F0FC",
    "page",
];
const TEXTS: &[&str] = &[
    "KẾ HOẠCH",
    "Căn cứ Luật;",
    "I. MỤC ĐÍCH",
    "1. ",
    "- ",
    "Nơi nhận:",
    "HIỆU TRƯỞNG",
    "TrÖÔØNG ø",
    "§¸nh gi¸",
    "\u{ad}",
    " \t ",
    "*_[`|&lt;&lt;",
    "^^",
    "Số: 1/KH",
    "ngày 5 tháng 9 năm 2023",
];
const ATTRIBUTES: &[&str] = &[
    "w:val",
    "w:fldCharType",
    "w:instr",
    "r:id",
    "w:char",
    "w:font",
    "w:ascii",
    "w:hAnsi",
    "w:id",
    "w:type",
    "r:embed",
];

/// Elements within elements, any in any.
fn elements(dice: &mut Dice) -> String {
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    let (mut body, mut open) = (centred("THÔNG BÁO") + &centred("Thử"), Vec::new());
    for _ in 0..dice.below(120) {
        match dice.below(5) {
            0 | 1 => {
                let name = dice.pick(&names);
                let _ = write!(body, "<w:{name} {}=\"{}\">", dice.pick(ATTRIBUTES), dice.pick(VALUES));
                open.push(name);
            }
            2 => drop(write!(body, "<w:p><w:r><w:t>{}</w:t></w:r></w:p>", dice.pick(TEXTS))),
            3 => drop(write!(body, "<w:r><w:t>{}</w:t></w:r>", dice.pick(TEXTS))),
            _ => drop(open.pop().map(|name| write!(body, "</w:{name}>"))),
        }
    }
    body.extend(open.into_iter().rev().map(|name| format!("</w:{name}>")));
    body
}

#[test]
fn elements_anywhere_stop_nothing() {
    let (packs, file, mut dice) = (Packs::embedded(), Arc::from("a.docx"), Dice(20_240_617));
    let conversion =
        Conversion { file: &file, becomes: Becomes::Document, packs: &packs, organ: "Trường A", picture: None };
    for case in 0..cases(400) {
        let body = elements(&mut dice);
        let bytes =
            WordFile::of(&body).with("footnotes", &format!("<w:footnote w:id=\"1\">{body}</w:footnote>")).bytes();
        let mut diagnostics = Diagnostics::default();
        match conversion.convert(&bytes, &mut diagnostics) {
            Some(converted) => assert!(converted.text.starts_with("---\nkind: "), "{case}: {}", converted.text),
            None => assert!(diagnostics.errors() > 0, "{case}: {body}"),
        }
    }
}

const PIECES: &[&str] = &[
    "a",
    "Điều 5.",
    " ",
    "*",
    "**",
    "_",
    "__",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "|",
    "~",
    "~~",
    "^",
    "#",
    "+",
    "-",
    ".",
    "!",
    "\\",
    "`",
    "&",
    "&amp;",
    ";",
    "{",
    "}",
    "“",
    "”",
    ":",
    "/",
    "http://a.vn",
    "a@b.vn",
    "1.",
    "1)",
    "=",
    "[H1-1.1-01]",
    "x]",
    "[^1]",
    "<br>",
    "'",
    "\"",
    "$",
    "- ",
    "%",
    "...",
    "a_b",
    "*)",
];

/// Pieces of a paragraph that begins with a letter.
fn pieces(dice: &mut Dice) -> Vec<Piece> {
    let mut pieces = vec![Piece::Run(Run { text: "x".to_owned(), ..Run::default() })];
    for _ in 0..=dice.below(5) {
        let text: String = (0..=dice.below(4)).map(|_| dice.pick(PIECES)).collect();
        let link = (dice.below(12) == 0).then(|| Arc::from("https://truong.edu.vn/a_(b)*c"));
        let (bold, italic, struck) = (dice.below(3) == 0, dice.below(4) == 0, dice.below(9) == 0);
        pieces.push(Piece::Run(Run { text, bold, italic, struck, link }));
        if dice.below(8) == 0 {
            pieces.push(Piece::Break);
        }
    }
    pieces
}

fn shown(prose: &Prose) -> String {
    let segments = prose.segments();
    let html = segments.iter().map(|segment| match segment {
        Segment::Html(html) => html.replace("<br>", " "),
        Segment::Evidence { code, .. } => code.clone(),
        other => panic!("{other:?}"),
    });
    let text: String = scraper::Html::parse_fragment(&html.collect::<String>()).root_element().text().collect();
    plain(&text)
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whatever signs a text holds, and however it is emphasised: its Markdown reads back as the same letters, without a finding.
#[test]
fn every_text_reads_back_as_it_was() {
    let (codes, file) = (CodeShapes::of(["[Hn-a.b-c]"]), Arc::from("a.docx"));
    let (name, mut dice) = (Arc::new(ParagraphName { number: 1, row: None, words: String::new() }), Dice(7));
    for case in 0..cases(2_000) {
        let (pieces, in_cell) = (pieces(&mut dice), dice.below(3) == 0);
        let text = |piece: &Piece| if let Piece::Run(run) = piece { run.text.clone() } else { "\n".to_owned() };
        let whole: String = pieces.iter().map(text).collect();
        let is_item = |line: &str| line.trim_start().starts_with(['-', '+', '1']);
        if whole.contains("{{") || whole.contains("}}") || whole.lines().skip(1).any(is_item) {
            continue; // tables of the site; items of a list
        }
        let paragraph = Paragraph { name: Arc::clone(&name), label: None, pieces, outline: None, align: Align::Left };
        let paragraph = Block::Paragraph(paragraph);
        let cell = || vec![Cell { column: 0, columns: 1, rows: 1, blocks: vec![paragraph.clone()] }];
        let table = Block::Table(Table { name: Arc::clone(&name), columns: 1, rows: vec![cell(), cell()] });
        let source = Source { notes: &[], codes: &codes, picture: &|_| None };
        let written = markdown(&[Item::Block(if in_cell { &table } else { &paragraph })], &source).text;
        let mut diagnostics = Diagnostics::default();
        let prose = parse(&written, &Origin::body(&file, 0), &mut Page::new(&codes, &[]), &mut diagnostics);
        let wanted = if in_cell { format!("{whole} {whole}") } else { whole };
        assert_eq!(shown(&prose), plain(&wanted), "{case}: {written}");
        assert!(diagnostics.is_empty(), "{case}: {written}\n{diagnostics:?}");
    }
}

//! What a reader of Word sees of a file, and what it is told.

use crate::word_files::{WordFile, centred, item, look, p, paragraph, r, table};
use congkhai::parse::word::{self, Block, Piece, Word};
use std::fmt::Write as _;
use std::sync::Arc;

/// Reads a file; what is said of it as `CODE place: message`.
fn read(file: &WordFile) -> (Word, Vec<String>) {
    let (word, diagnostics) = word::open(&Arc::from("a.docx"), &file.bytes()).unwrap();
    let said = diagnostics.iter().map(|d| format!("{} {}: {}", d.code.id, d.place.shown(), d.message)).collect();
    (word, said)
}

/// Blocks as lines: `*heavy*`, `_slanted_`, a table as `{ cell | cell / … }` with `2x1:` for what a cell covers.
fn shown(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    let table = match block {
        Block::Table(table) => table,
        Block::Paragraph(paragraph) => {
            let mut out = paragraph.label.as_ref().map(|label| format!("<{}> ", label.text)).unwrap_or_default();
            for piece in &paragraph.pieces {
                match piece {
                    Piece::Run(run) => {
                        let mark = match (run.bold, run.italic) {
                            (true, _) => "*",
                            (_, true) => "_",
                            _ => "",
                        };
                        let link = run.link.as_ref().map(|link| format!("({link})")).unwrap_or_default();
                        let _ = write!(out, "{mark}{}{mark}{link}", run.text);
                    }
                    Piece::Break => out.push('⏎'),
                    Piece::Note(n) => drop(write!(out, "[{n}]")),
                    Piece::Picture(n) => drop(write!(out, "<hình {n}>")),
                }
            }
            return out;
        }
    };
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| {
            let spans =
                if cell.columns * cell.rows > 1 { format!("{}x{}:", cell.columns, cell.rows) } else { String::new() };
            format!("{spans}{}", shown(&cell.blocks).join("¶"))
        });
        cells.collect::<Vec<_>>().join(" | ")
    });
    format!("{{ {} }}", rows.collect::<Vec<_>>().join(" / "))
}

#[test]
fn text_stands_as_it_shows() {
    let body = paragraph(
        "",
        &[
            r("Đánh giá "),
            look("<w:b/>", "đậm"),
            look("<w:b w:val=\"0\"/>", " và "),
            look("<w:i/>", "nghiêng"),
            "<w:r><w:t>, dòng</w:t><w:br/><w:t>mới</w:t><w:tab/><w:t>sau</w:t><w:noBreakHyphen/><w:t>tab</w:t><w:br w:type=\"page\"/></w:r>".to_owned(),
            look("<w:vertAlign w:val=\"superscript\"/>", "2"),
            look("<w:caps/>", "hoa"),
        ]
        .concat(),
    );
    let (word, said) = read(&WordFile::of(&body));
    assert_eq!(shown(&word.blocks), ["Đánh giá *đậm* và _nghiêng_, dòng⏎mới\tsau-tab²HOA"]);
    assert_eq!(said, [""; 0]);
}

#[test]
fn looks_come_from_styles_and_what_they_are_based_on() {
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="An"><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="AnCon"><w:basedOn w:val="An"/></w:style>
      <w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="DamDoan"><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="Heading1"/></w:style>
      <w:style w:type="paragraph" w:styleId="V1"><w:basedOn w:val="V2"/></w:style><w:style w:type="paragraph" w:styleId="V2"><w:basedOn w:val="V1"/></w:style>"#;
    let theme = r#"<a:theme xmlns:a="a"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"#;
    let body = [
        paragraph(
            "<w:pStyle w:val=\"AnCon\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr>",
            &[r("mËt khÈu"), look("<w:vanish w:val=\"0\"/>", "hiÖn")].concat(),
        ),
        paragraph("<w:pStyle w:val=\"DamDoan\"/>", &[r("a"), look("<w:rStyle w:val=\"Dam\"/>", "b")].concat()),
        paragraph("<w:pStyle w:val=\"Muc\"/>", &r("Môc")),
        paragraph("<w:pStyle w:val=\"V1\"/>", &look("<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>", "vòng")),
    ];
    let (word, said) =
        read(&WordFile::of(&body.concat()).with("styles", styles).with_part("word/theme1.xml", theme).related(
            "t",
            "theme",
            "theme1.xml",
            false,
        ));
    assert_eq!(shown(&word.blocks), ["hiện", "*a*b", "Mục", "vòng"]);
    let Block::Paragraph(heading) = &word.blocks[2] else { panic!() };
    assert_eq!(heading.outline, Some(0));
    assert_eq!(
        said,
        [
            "CK1104 a.docx, đoạn “hiện”: chữ ẩn (Hidden) không lên trang: “mật khẩu”",
            "CK1105 a.docx, đoạn “hiện”: 2 đoạn viết bằng phông TCVN3 được chuyển sang Unicode; đoạn đầu nay là “hiện”",
        ]
    );
}

#[test]
fn changes_are_accepted_and_what_was_deleted_is_said() {
    let old = "<w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>";
    let body = [
        paragraph("", &[r("Giữ "), "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>".into(), format!("<w:ins>{}</w:ins>", r("thêm"))].concat()),
        paragraph("<w:rPr><w:del/></w:rPr>", &r("Đoạn một ")),
        paragraph("", &r("liền đoạn hai")),
        paragraph("<w:rPr><w:del/></w:rPr>", "<w:del><w:r><w:delText>Cả đoạn đã xóa</w:delText></w:r></w:del>"),
        format!("<w:moveFrom>{}</w:moveFrom>", r("không ở đây")),
        paragraph("", &format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", r("cũ"), r("chuyển tới"))),
        paragraph("<w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>", &format!("<w:r>{old}<w:t>vẫn hiện</w:t></w:r>")),
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>hàng xóa</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>hàng còn</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
    ];
    let (word, said) = read(&WordFile::of(&body.concat()));
    assert_eq!(shown(&word.blocks), ["Giữ thêm", "Đoạn một liền đoạn hai", "chuyển tới", "*vẫn hiện*", "{ hàng còn }"]);
    let deleted = "chữ đã xóa khi theo dõi thay đổi (Track Changes) không lên trang";
    assert_eq!(
        said,
        [
            format!("CK1104 a.docx, đoạn “Giữ thêm”: {deleted}: “bỏ”"),
            format!("CK1104 a.docx, đoạn “Cả đoạn đã xóa”: {deleted}: “Cả đoạn đã xóa”"),
            format!("CK1104 a.docx, đoạn “chuyển tới”: {deleted}: “cũ”"),
            format!("CK1104 a.docx, bảng 1, hàng 1 “hàng xóa”: {deleted}: “hàng xóa”"),
            "CK1104 a.docx, đoạn “Giữ thêm”: tệp còn theo dõi thay đổi (Track Changes): 2 chỗ mới thêm được đưa lên trang như đã chấp nhận".to_owned(),
        ]
    );
}

#[test]
fn numbers_that_word_makes_stand_before_their_paragraphs() {
    let level = |at: usize, way: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{way}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"0\">".to_owned(),
        level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Muc\"/>"),
        level(1, "decimal", "%2.", ""),
        level(2, "decimal", "%2.%3.", ""),
        level(3, "lowerLetter", "%4)", ""),
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">".to_owned(),
        level(0, "bullet", "-", ""),
        level(1, "bullet", "\u{f0b7}", ""),
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">".to_owned(),
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"§iÒu %1.\"/><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:lvl>".to_owned(),
        "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>".to_owned(),
        "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>".to_owned(),
    ]
    .concat();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:name w:val=\"Muc\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let style = |more: &str, text: &str| paragraph(&format!("<w:pStyle w:val=\"Muc\"/>{more}"), &r(text));
    let at = |list, level, text: &str| paragraph(&item(list, level), &r(text));
    let body = [
        style("", "Mục đích"),
        at(1, 1, "một"),
        at(1, 2, "một một"),
        at(1, 3, "a"),
        at(1, 2, "một hai"),
        at(2, 0, "gạch"),
        at(2, 1, "chấm"),
        at(1, 1, "hai"),
        style("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "không số"),
        style("", "Nội dung"),
        at(4, 1, "bắt đầu ở năm"),
        at(4, 1, "sáu"),
        at(3, 0, "Phạm vi"),
        at(9, 0, "danh sách không có"),
    ];
    let (word, _) = read(&WordFile::of(&body.concat()).with("numbering", &numbering).with("styles", styles));
    assert_eq!(
        shown(&word.blocks),
        [
            "<I.> Mục đích",
            "<1.> một",
            "<1.1.> một một",
            "<a)> a",
            "<1.2.> một hai",
            "<-> gạch",
            "<•> chấm",
            "<2.> hai",
            "không số",
            "<II.> Nội dung",
            "<5.> bắt đầu ở năm",
            "<6.> sáu",
            "<Điều 1.> Phạm vi",
            "danh sách không có",
        ]
    );
}

#[test]
fn cells_keep_what_they_cover() {
    let restart = "<w:vMerge w:val=\"restart\"/>";
    let wide = "<w:gridSpan w:val=\"2\"/>";
    let body = table(&[
        &[(restart, "TT"), (wide, "Số trẻ"), (restart, "Ghi chú")],
        &[("<w:vMerge/>", ""), ("", "Nam"), ("", "Nữ"), ("<w:vMerge/>", "che mất")],
        &[("", "1"), ("", "12"), ("", "15"), ("", &table(&[&[("", "bảng"), ("", "trong ô")]]))],
    ]);
    let (word, said) = read(&WordFile::of(&body));
    assert_eq!(
        shown(&word.blocks),
        ["{ 1x2:TT | 2x1:Số trẻ | 1x2:Ghi chú / Nam | Nữ / 1 | 12 | 15 | { bảng | trong ô } }"]
    );
    assert_eq!(
        said,
        [
            "CK1104 a.docx, bảng 1, hàng 2 “che mất”: chữ nằm dưới ô đã gộp không lên trang, Word cũng không hiện: “che mất”"
        ]
    );
}

#[test]
fn text_boxes_stand_once_and_drawings_are_said_to_be_missing() {
    let text = "<w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent>";
    let both = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst=\"rect\"/></wps:spPr><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let rule = "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst=\"line\"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r><w:r><w:pict><v:line/></w:pict></w:r>";
    let drawing = |inner: &str| {
        format!(
            "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"Sơ đồ trường\"/><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    };
    let body = [
        paragraph("", &[r("Trước "), both, r("sau")].concat()),
        paragraph("", &[r("Độc lập"), rule.to_owned()].concat()),
        paragraph(
            "",
            &[r("Hình: "), drawing("<pic:pic><pic:blipFill><a:blip r:embed=\"rId9\"/></pic:blipFill></pic:pic>")]
                .concat(),
        ),
        paragraph("", &[r("Biểu đồ: "), drawing("<c:chart r:id=\"rId8\"/>")].concat()),
        paragraph(
            "",
            &[r("Sao: "), drawing("<wps:wsp><wps:spPr><a:prstGeom prst=\"star5\"/></wps:spPr></wps:wsp>")].concat(),
        ),
        paragraph(
            "",
            "<w:r><w:t>Diện tích </w:t></w:r><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
        ),
        paragraph(
            "",
            "<w:r><w:t>Cũ </w:t></w:r><w:r><w:object><v:shape><v:imagedata r:id=\"rId7\"/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>",
        ),
        paragraph(
            "",
            "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>Có lời bàn</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>",
        ),
    ];
    let (word, said) = read(&WordFile::of(&body.concat()).related("rId9", "image", "media/image1.png", false));
    assert_eq!(
        shown(&word.blocks),
        [
            "Trước sau",
            "Trong hộp",
            "Độc lập",
            "Hình: <hình 0>",
            "Biểu đồ: ",
            "Sao: ",
            "Diện tích x^2",
            "Cũ ",
            "Có lời bàn"
        ]
    );
    assert_eq!(
        (word.pictures[0].part.as_str(), word.pictures[0].alternative.as_str()),
        ("word/media/image1.png", "Sơ đồ trường")
    );
    assert_eq!(word.pictures[0].place.shown(), "a.docx, đoạn “Hình:”");
    assert_eq!(
        said,
        [
            "CK1104 a.docx, đoạn “Biểu đồ:”: biểu đồ không lên trang",
            "CK1104 a.docx, đoạn “Sao:”: hình vẽ không lên trang",
            "CK1104 a.docx, đoạn “Diện tích x^2”: công thức được viết thành một dòng chữ: “x^2”",
            "CK1104 a.docx, đoạn “Cũ”: phần nhúng từ chương trình khác không lên trang: “Excel.Sheet.12”",
            "CK1104 a.docx, đoạn “Có lời bàn”: nhận xét (comment) không lên trang",
        ]
    );
}

#[test]
fn links_fields_notes_and_signs() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = [
        paragraph("", &[r("Xem "), format!("<w:hyperlink r:id=\"rId3\">{}</w:hyperlink>", r("trang")), field("HYPERLINK \"mailto:a@b.vn\"", &r("thư"))].concat()),
        paragraph("", &format!("<w:hyperlink r:id=\"rId4\">{}</w:hyperlink><w:hyperlink w:anchor=\"muc\">{}</w:hyperlink>", r("tệp của tôi"), r(" mục"))),
        paragraph("", &[r("Trang "), field("PAGE", &r("7")), r("."), "<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>9</w:t></w:r></w:fldSimple>".to_owned()].concat()),
        paragraph("", &field("TOC \\o", &r("Mục đích 3"))),
        paragraph("", "<w:r><w:t>Chú</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
        paragraph("", "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F041\"/></w:r>"),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Bấm để nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>".to_owned(),
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Đã nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>".to_owned(),
        paragraph("", "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> có</w:t></w:r>"),
    ];
    let file = WordFile::of(&body.concat())
        .related("rId3", "hyperlink", "https://truong.edu.vn/a?b=1&amp;c", true)
        .related("rId4", "hyperlink", "file:///C:/a.doc", true)
        .with(
            "footnotes",
            "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Lời chú</w:t></w:r></w:p></w:footnote>",
        )
        .with("endnotes", "<w:endnote w:id=\"2\"><w:p><w:r><w:t>Cuối</w:t></w:r></w:p></w:endnote>")
        .with("header1", &p("Trường Mầm non Hoa Sen"))
        .with("footer1", &p("Trang 1/5"));
    let (word, said) = read(&file);
    assert_eq!(
        shown(&word.blocks),
        [
            "Xem trang(https://truong.edu.vn/a?b=1&c)thư(mailto:a@b.vn)",
            "tệp của tôi mục",
            "Trang .",
            "Chú[0][1][0]",
            "☑▪",
            "Đã nhập",
            "☒ có"
        ]
    );
    assert_eq!(word.notes.iter().flat_map(|note| shown(note)).collect::<Vec<_>>(), ["Lời chú", "Cuối"]);
    assert_eq!(
        said,
        [
            "CK1107 a.docx: đầu trang (header) không lên trang: “Trường Mầm non Hoa Sen”",
            "CK1104 a.docx, đoạn “tệp của tôi mục”: liên kết chỉ mở được trên máy của người soạn, trang chỉ giữ chữ: “file:///C:/a.doc”",
            "CK1107 a.docx, đoạn “Mục đích 3”: mục lục không lên trang, vì trang tự có mục lục",
            "CK1104 a.docx, đoạn “☑▪”: ký hiệu của phông Wingdings hoặc Symbol không có trong Unicode, trang ghi “▪”",
            "CK1104 a.docx, đoạn “Bấm để nhập”: ô nhập chưa điền, lời nhắc trong ô không lên trang: “Bấm để nhập”",
        ]
    );
}

/// Every letter of TCVN3 against another program's table, where there is one.
#[test]
fn letters_of_tcvn3_are_those_of_iconv() {
    let bytes: Vec<u8> = (0xa1..=0xfe).collect();
    let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let font = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>";
    let body: String = letters.chars().map(|c| paragraph("", &look(font, &format!("{c}x")))).collect();
    let (word, _) = read(&WordFile::of(&body));
    let ours: Vec<String> = shown(&word.blocks);
    let Ok(mut iconv) = std::process::Command::new("iconv")
        .args(["-f", "TCVN5712-1", "-t", "UTF-8"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
    else {
        return;
    };
    let input: Vec<u8> = bytes.iter().flat_map(|byte| [*byte, b'x', b'\n']).collect();
    std::io::Write::write_all(&mut iconv.stdin.take().unwrap(), &input).unwrap();
    let out = iconv.wait_with_output().unwrap();
    if !out.status.success() {
        return; // an iconv without this table
    }
    let theirs = String::from_utf8(out.stdout).unwrap();
    let mut equal = 0;
    for ((ours, theirs), byte) in ours.iter().zip(theirs.lines()).zip(&bytes) {
        let letter = congkhai::text::nfc(theirs);
        // the fonts have no letter where the standard has marks alone, and capitals with marks
        if ours.starts_with(char::from(*byte)) && char::from(*byte).to_string() + "x" != letter {
            continue;
        }
        assert_eq!(*ours, letter, "{byte:x}");
        equal += 1;
    }
    assert_eq!(equal, 74, "14 letters, and 12 vowels with five marks each");
}

#[test]
fn files_that_are_no_word_files_are_refused_with_a_remedy() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |name: &str| [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600], &wide(name)].concat();
    let whole = WordFile::of_lines(&["Kế hoạch"]).bytes();
    let bomb = WordFile::of(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(60 << 20))).bytes();
    let many = WordFile::of(&"<w:p/>".repeat(1_000_000)).bytes();
    let deep = WordFile::of(&format!("{}{}", "<w:smartTag>".repeat(20_000), "</w:smartTag>".repeat(20_000))).bytes();
    let wide_table = WordFile::of(&table(&[&[("<w:gridSpan w:val=\"16384\"/>", "a")]])).bytes();
    let entity = WordFile::of("").with_part("word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>").bytes();
    let unclosed = WordFile::of("").with_part("word/document.xml", "<w:document xmlns:w=\"w\"><w:body><w:p>").bytes();
    let excel = WordFile::of("").with_part("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").bytes();
    let fields = WordFile::of(&paragraph("", &"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(1000))).bytes();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "tệp hỏng hoặc chép chưa hết"),
        (whole[..whole.len() / 2].to_vec(), "tệp hỏng hoặc chép chưa hết"),
        (compound("EncryptedPackage"), "tệp đặt mật khẩu"),
        (compound("WordDocument"), "tệp hỏng hoặc chép chưa hết"),
        (b"{\\rtf1 a}".to_vec(), ".rtf"),
        (b"<html>".to_vec(), "trang web"),
        (excel, "bảng tính Excel"),
        (bomb, "giải nén ra hơn 48 MB"),
        (many, "hơn 500000 phần tử"),
        (deep, "lồng vào nhau hơn 160 lớp"),
        (wide_table, "hơn 63 cột"),
        (entity, "thực thể ngoài"),
        (unclosed, "tệp hỏng hoặc chép chưa hết"),
        (fields, "lồng nhau"),
    ];
    for (bytes, wanted) in cases {
        let said = word::open(&Arc::from("a.docx"), &bytes).expect_err(wanted);
        assert!(said.message.contains(wanted) && said.hint.is_some(), "{wanted}: {said:?}");
    }
}

#[test]
fn centred_and_empty_paragraphs() {
    let (word, said) = read(&WordFile::of(&[centred("KẾ HOẠCH"), p("  "), paragraph("", "")].concat()));
    let [Block::Paragraph(title)] = word.blocks.as_slice() else { panic!("{:?}", word.blocks) };
    assert!(title.is_bold() && title.align == word::Align::Centre && said.is_empty());
}

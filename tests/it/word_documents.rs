//! `documents/NAME.docx`: a Word file becomes the page that its Markdown twin would become.

use crate::support::{Site, program, run};
use crate::word_files::{WordFile, centred, item, look, p, paragraph, r, table};
use scraper::{Html, Selector};
use std::fs;

const UNIT: &str = "content/mam-non-hoa-sen";

/// Text in a font from before Unicode.
const VN_TIME: &str = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>";

fn right(text: &str) -> String {
    paragraph("<w:jc w:val=\"center\"/>", &look("<w:b/>", text))
}

/// The head of a document: organs and number on the left, the rest on the right.
pub(crate) fn head(parent: &str, organ: &str, number: &str, place_date: &str) -> String {
    let left = [
        paragraph("<w:jc w:val=\"center\"/>", &r(parent)),
        right(organ),
        paragraph("<w:jc w:val=\"center\"/>", &r(number)),
    ]
    .concat();
    let right = [
        right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        right("Độc lập – Tự do – Hạnh phúc"),
        paragraph("<w:jc w:val=\"center\"/>", &look("<w:i/>", place_date)),
    ]
    .concat();
    table(&[&[("", &left), ("", &right)]])
}

/// The foot: who gets it on the left, who signs on the right.
pub(crate) fn foot(recipients: &[&str], signer: &[&str]) -> String {
    let left: String = recipients.iter().map(|line| p(line)).collect();
    let right: String = signer.iter().map(|line| right(line)).collect();
    table(&[&[("", &left), ("", &right)]])
}

/// A plan as a school writes it, with all that other programs lose.
pub(crate) fn plan() -> WordFile {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
        <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let heading = |level, text: &str| paragraph(&item(1, level), &look("<w:b/>", text));
    let text_box = "<w:txbxContent><w:p><w:r><w:t>Khẩu hiệu: Trường học hạnh phúc</w:t></w:r></w:p></w:txbxContent>";
    let boxed = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{text_box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox>{text_box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let restart = "<w:vMerge w:val=\"restart\"/>";
    let figures = table(&[
        &[(restart, "TT"), (restart, "Nhóm, lớp"), ("<w:gridSpan w:val=\"2\"/>", "Số trẻ")],
        &[("<w:vMerge/>", ""), ("<w:vMerge/>", ""), ("", "Nam"), ("", "Nữ")],
        &[("", "1"), (restart, "Mẫu giáo"), ("", "12"), ("", "15")],
        &[("", "2"), ("<w:vMerge/>", ""), ("<w:gridSpan w:val=\"2\"/>", "chưa chia")],
    ]);
    let body = [
        head("UBND XÃ HOA SEN", "TRƯỜNG MẦM NON HOA SEN", "Số: 12/KH-MNHS", "Hoa Sen, ngày 05 tháng 9 năm 2023"),
        centred("KẾ HOẠCH"),
        centred("Chăm sóc và giáo dục trẻ"),
        centred("Năm học 2023-2024"),
        p("Căn cứ Thông tư số 19/2018/TT-BGDĐT ngày 22 tháng 8 năm 2018;"),
        p("Xét tình hình thực tế của nhà trường,"),
        p("Trường Mầm non Hoa Sen xây dựng kế hoạch như sau:"),
        heading(0, "MỤC ĐÍCH"),
        paragraph(
            "",
            &[
                r("Giữ "),
                "<w:del><w:r><w:delText>nguyên </w:delText></w:r></w:del>".into(),
                format!("<w:ins>{}</w:ins>", r("và nâng ")),
                r("chất lượng."),
                look("<w:vanish/>", "mật khẩu của máy"),
            ]
            .concat(),
        ),
        paragraph("", &[look(VN_TIME, "§¸nh gi¸ chÊt l\u{ad}îng gi¸o dôc"), r(" mỗi tháng.")].concat()),
        heading(0, "NỘI DUNG"),
        heading(1, "Chăm sóc"),
        paragraph(&item(2, 0), &r("Cân, đo ba tháng một lần;")),
        paragraph(&item(2, 0), &r("Diện tích 1,5 m² một trẻ.")),
        heading(1, "Giáo dục"),
        paragraph(&item(1, 2), &r("theo chương trình;")),
        paragraph(&item(1, 2), &r("theo tuổi.")),
        paragraph("", &boxed),
        figures,
        foot(&["Nơi nhận:", "- Phòng GD&ĐT;", "- Lưu: VT."], &["HIỆU TRƯỞNG", "(Đã ký)", "Nguyễn Thị Mai"]),
        centred("PHỤ LỤC"),
        paragraph("<w:jc w:val=\"center\"/>", &r("(Kèm theo Kế hoạch số 12/KH-MNHS)")),
        p("Lịch cân, đo: tháng 9, 12, 3."),
    ];
    WordFile::of(&body.concat()).with("numbering", numbering)
}

fn with_file(name: &str, file: &WordFile) -> Site {
    Site::small().with(&format!("{UNIT}/documents/{name}"), file.bytes())
}

fn page(site: &Site, slug: &str) -> Html {
    let path = site.public().join(format!("mam-non-hoa-sen/van-ban/{slug}.html"));
    Html::parse_document(&fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let found = page.select(&selector);
    found.map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_word_file_is_a_document() {
    let site = with_file("Kế hoạch năm học.DOCX", &plan());
    let said = site.check().exits(0);
    site.build().exits(0);
    let page = page(&site, "ke-hoach-nam-hoc");
    assert_eq!(
        texts(&page, ".p-parent, .p-name, .p-number"),
        ["UBND XÃ HOA SEN", "TRƯỜNG MẦM NON HOA SEN", "Số: 12/KH-MNHS"]
    );
    assert!(texts(&page, ".p-head").concat().contains("Hoa Sen, ngày 05 tháng 9 năm 2023"));
    assert_eq!(texts(&page, "header ~ .p-kind, .p-subject"), ["KẾ HOẠCH", "Chăm sóc và giáo dục trẻNăm học 2023-2024"]);
    assert_eq!(
        texts(&page, ".p-basis p"),
        ["Căn cứ Thông tư số 19/2018/TT-BGDĐT ngày 22 tháng 8 năm 2018;", "Xét tình hình thực tế của nhà trường,"]
    );
    assert_eq!(texts(&page, ".p-body h2, .p-body h3"), ["I. MỤC ĐÍCH", "II. NỘI DUNG", "1. Chăm sóc", "2. Giáo dục"]);
    assert_eq!(
        texts(&page, ".paper > .p-body > p"),
        [
            "Trường Mầm non Hoa Sen xây dựng kế hoạch như sau:",
            "Giữ và nâng chất lượng.",
            "Đánh giá chất lượng giáo dục mỗi tháng.",
            "a) theo chương trình;",
            "b) theo tuổi.",
            "Khẩu hiệu: Trường học hạnh phúc",
        ]
    );
    assert_eq!(texts(&page, ".p-body li"), ["Cân, đo ba tháng một lần;", "Diện tích 1,5 m² một trẻ."]);
    let table = page.select(&Selector::parse(".p-body table").unwrap()).next().unwrap().html();
    let table: String = table.lines().map(str::trim).collect();
    assert_eq!(
        table,
        "<table><thead><tr><th rowspan=\"2\" scope=\"col\">TT</th><th rowspan=\"2\" scope=\"col\">Nhóm, lớp</th><th colspan=\"2\" scope=\"colgroup\">Số trẻ</th></tr>\
         <tr><th scope=\"col\">Nam</th><th scope=\"col\">Nữ</th></tr></thead><tbody>\
         <tr><td>1</td><td rowspan=\"2\">Mẫu giáo</td><td>12</td><td>15</td></tr><tr><td>2</td><td colspan=\"2\">chưa chia</td></tr></tbody></table>"
    );
    assert_eq!(texts(&page, ".recipients li"), ["Phòng GD&ĐT;", "Lưu: VT."]);
    let all = texts(&page, "article").concat();
    for wanted in ["HIỆU TRƯỞNG", "(Đã ký)", "Nguyễn Thị Mai"] {
        assert!(all.contains(wanted), "{wanted}");
    }
    assert_eq!(
        texts(&page, ".annex h2, .annex-sub, .annex .p-body p"),
        ["PHỤ LỤC", "(Kèm theo Kế hoạch số 12/KH-MNHS)", "Lịch cân, đo: tháng 9, 12, 3."]
    );
    for hidden in ["mật khẩu", "nguyên"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
    said.says("đoạn “Giữ và nâng chất lượng.”")
        .says("chữ ẩn (Hidden) không lên trang: “mật khẩu của máy”")
        .says("(Track Changes) không lên trang: “nguyên”")
        .says("1 chỗ mới thêm được đưa lên trang")
        .says("phông TCVN3 được chuyển sang Unicode")
        .says("Có 0 lỗi, 4 cảnh báo.");
    assert!(
        !site.public().join("mam-non-hoa-sen/van-ban/ke-hoach-nam-hoc.docx").exists(),
        "the file itself holds what was hidden"
    );
}

#[test]
fn import_writes_markdown_that_makes_the_same_page() {
    let site = with_file("ke-hoach.docx", &plan());
    site.build().exits(0);
    let of_word = fs::read_to_string(site.public().join("mam-non-hoa-sen/van-ban/ke-hoach.html")).unwrap();
    let file = site.path().join(format!("{UNIT}/documents/ke-hoach.docx"));
    run(program().arg("import").arg(&file))
        .exits(0)
        .says("chữ ẩn (Hidden)")
        .says("đã ghi")
        .says("ke-hoach.md")
        .says("ra ngoài");
    let written = fs::read_to_string(file.with_extension("md")).unwrap();
    assert!(
        written.starts_with(
            "---\nkind: KH\nabstract: \"Chăm sóc và giáo dục trẻ / Năm học 2023-2024\"\nnumber: \"12/KH-MNHS\"\n"
        ),
        "{written}"
    );
    // nothing is overwritten unasked
    run(program().arg("import").arg(&file)).exits(2).says("--force");
    run(program().arg("import").arg(&file).arg("--force")).exits(0);
    site.check().exits(0).says("[CK1106]");
    fs::remove_file(&file).unwrap();
    site.check().exits(0).says("Không có lỗi, không có cảnh báo.");
    site.build().exits(0);
    assert_eq!(fs::read_to_string(site.public().join("mam-non-hoa-sen/van-ban/ke-hoach.html")).unwrap(), of_word);
}

#[test]
fn import_takes_pictures_along_and_says_what_fails() {
    let drawing = "<w:r><w:drawing><wp:docPr descr=\"Sơ đồ [1]\"/><a:blip r:embed=\"rId9\"/></w:drawing></w:r>";
    let body =
        [centred("THÔNG BÁO"), centred("Sơ đồ trường"), paragraph("", &[r("Sơ đồ: "), drawing.to_owned()].concat())]
            .concat();
    let png = b"\x89PNG\r\n\x1a\n".to_vec();
    let file = WordFile::of(&body)
        .related("rId9", "image", "media/image1.PNG", false)
        .with_part("word/media/image1.PNG", png.clone());
    let site = with_file("so-do.docx", &file);
    site.check().exits(0).says("hình “Sơ đồ [1]” không lên trang").says("congkhai import");
    let folder = site.path().join(UNIT);
    run(program().arg("import").arg(folder.join("documents/so-do.docx"))).exits(0).says("1 hình");
    assert_eq!(fs::read(folder.join("static/so-do-1.png")).unwrap(), png);
    let written = fs::read_to_string(folder.join("documents/so-do.md")).unwrap();
    assert!(
        written.contains("![Sơ đồ \\[1]](../static/so-do-1.png)")
            && written.contains("organ: \"TRƯỜNG MẦM NON HOA SEN\""),
        "{written}"
    );
    fs::remove_file(folder.join("documents/so-do.docx")).unwrap();
    site.build().exits(0);
    // elsewhere, and not at all
    let out = site.beside("ra");
    fs::write(site.beside("hỏng.docx"), "x").unwrap();
    run(program().arg("import").arg(site.beside("hỏng.docx")).arg("--into").arg(&out)).exits(1).says("[CK1101]");
    assert!(!out.exists());
    run(program().arg("import").arg(site.beside("không có.docx"))).exits(3).says("lỗi môi trường");
    fs::write(site.beside("Sơ đồ.docx"), file.bytes()).unwrap();
    run(program().arg("import").arg(site.beside("Sơ đồ.docx")).arg("--into").arg(&out))
        .exits(0)
        .says("thư mục documents");
    assert!(out.join("so-do.md").exists() && out.join("static/so-do-1.png").exists());
}

/// Paragraphs one below the other, as they come from a text without tables.
#[test]
fn heads_and_feet_without_tables_are_read_too() {
    let tabs = |left: &str, right: &str| p(&format!("{left}\t\t{right}"));
    let body = [
        tabs("PHÒNG GD&ĐT NOONG LUÔNG", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        tabs("TRƯỜNG MẦM NON HOA SEN", "Độc lập - Tự do - Hạnh phúc"),
        tabs("Số:     /QĐ-MNHS", "Hoa Sen, ngày 1 tháng 12 năm 2023"),
        p("-----------"),
        centred("QUYẾT ĐỊNH"),
        centred("Về việc thành lập Hội đồng tự đánh giá"),
        centred("HIỆU TRƯỞNG TRƯỜNG MẦM NON HOA SEN"),
        p("Căn cứ Luật Giáo dục;"),
        p("Theo đề nghị của tổ Văn phòng."),
        centred("QUYẾT ĐỊNH:"),
        paragraph("", &[look("<w:b/>", "Điều 1. "), r("Thành lập Hội đồng gồm các ông, bà sau đây.")].concat()),
        p("- Bà Nguyễn Thị Mai, Chủ tịch;"),
        p("-Ông Trần Văn Ba, Thư ký."),
        paragraph("<w:jc w:val=\"right\"/>", &r("KT. HIỆU TRƯỞNG")),
        paragraph("<w:jc w:val=\"right\"/>", &r("PHÓ HIỆU TRƯỞNG")),
        paragraph("<w:jc w:val=\"right\"/>", &r("Lê Thị Hoa")),
        p("Nơi nhận:"),
        p("- Như Điều 1;"),
        p("- Lưu: VT."),
    ];
    let site = with_file("quyet-dinh.docx", &WordFile::of(&body.concat()));
    site.check().exits(0).says("Không có lỗi, không có cảnh báo.");
    site.build().exits(0);
    let page = page(&site, "quyet-dinh");
    assert_eq!(
        texts(&page, ".p-parent, .p-name, .p-number"),
        ["PHÒNG GD&ĐT NOONG LUÔNG", "TRƯỜNG MẦM NON HOA SEN", "Số: /QĐ-MNHS"]
    );
    assert_eq!(
        texts(&page, ".p-basis p"),
        ["HIỆU TRƯỞNG TRƯỜNG MẦM NON HOA SEN", "Căn cứ Luật Giáo dục;", "Theo đề nghị của tổ Văn phòng."]
    );
    assert_eq!(texts(&page, ".p-body p"), ["QUYẾT ĐỊNH:", "Điều 1. Thành lập Hội đồng gồm các ông, bà sau đây."]);
    assert_eq!(texts(&page, ".p-body li"), ["Bà Nguyễn Thị Mai, Chủ tịch;", "Ông Trần Văn Ba, Thư ký."]);
    assert_eq!(texts(&page, ".recipients li"), ["Như Điều 1;", "Lưu: VT."]);
    let signed = texts(&page, ".p-foot").concat();
    for wanted in ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Lê Thị Hoa"] {
        assert!(signed.contains(wanted), "{wanted}: {signed}");
    }
}

#[test]
fn a_small_table_tells_what_a_document_does_not_say() {
    let told = table(&[
        &[("<w:gridSpan w:val=\"2\"/>", "Thông tin công khai")],
        &[("", "Ngày công khai"), ("", "3/6/2024")],
        &[("", "Năm học"), ("", "2023-2024")],
        &[("", "Nội dung công khai"), ("", "tt36-2017/kiem_dinh; tt36-2017/chuan_quoc_gia")],
        &[("", "Tên gọi"), ("", "Kết quả kiểm định")],
    ]);
    let whole = |told: &str| {
        WordFile::of(
            &[
                head("", "TRƯỜNG MẦM NON HOA SEN", "Số: 1/TB-MNHS", "Hoa Sen, ngày 1 tháng 6 năm 2024"),
                centred("THÔNG BÁO"),
                centred("Kết quả kiểm định chất lượng"),
                p("Trường đạt Cấp độ 2."),
                foot(&["Nơi nhận:", "- Lưu: VT."], &["HIỆU TRƯỞNG", "Nguyễn Thị Mai"]),
                told.to_owned(),
            ]
            .concat(),
        )
    };
    let site = with_file("thong-bao.docx", &whole(&told));
    site.check().exits(0).says("Không có lỗi, không có cảnh báo.");
    site.build().exits(0);
    let page = page(&site, "thong-bao");
    let all = texts(&page, "main").concat();
    assert!(
        all.contains("Kết quả kiểm định")
            && all.contains("3/6/2024")
            && !all.contains("Ngày công khai 3")
            && !all.contains("tt36-2017"),
        "{all}"
    );
    // a slip is told at its row
    let slip = told.replace("3/6/2024", "31/6/2024").replace("Tên gọi", "Tên gọii").replace("kiem_dinh", "kiem_dinhh");
    let site = with_file("thong-bao.docx", &whole(&slip));
    site.check().exits(1).says("hàng 2 “Ngày công khai”").says("có phải là “Tên gọi”?").says("kiem_dinhh");
}

#[test]
fn links_lead_to_and_from_word_files() {
    let body = [
        centred("THÔNG BÁO"),
        centred("Tuyển sinh"),
        paragraph(
            "",
            &[r("Xem "), "<w:hyperlink r:id=\"rId3\"><w:r><w:t>Bộ GD&amp;ĐT</w:t></w:r></w:hyperlink>".to_owned()]
                .concat(),
        ),
    ]
    .concat();
    let file = WordFile::of(&body).related("rId3", "hyperlink", "https://moet.gov.vn/a?b=1", true);
    let site = with_file("thong-bao.docx", &file).with(
        &crate::support::page("gioi-thieu"),
        "---\ntitle: Giới thiệu\n---\nXem [thông báo](../documents/thong-bao.docx).\n",
    );
    site.check().exits(0);
    site.build().exits(0);
    let free = fs::read_to_string(site.public().join("mam-non-hoa-sen/trang/gioi-thieu.html")).unwrap();
    assert!(free.contains("href=\"../van-ban/thong-bao.html\""), "{free}");
    let page = fs::read_to_string(site.public().join("mam-non-hoa-sen/van-ban/thong-bao.html")).unwrap();
    assert!(page.contains("href=\"https://moet.gov.vn/a?b=1\""), "{page}");
}

#[test]
fn what_reads_like_markdown_stays_text() {
    let lines = [
        "Giá * 2 * 3 _ghi_ [a](b) <b>đậm</b> `c` | # | {{ x }} ~~d~~",
        "# không phải tiêu đề",
        "> trích",
        "1) một;",
        "2024. Năm học",
        "===",
    ];
    let body = [vec![centred("THÔNG BÁO"), centred("Về thu chi")], lines.iter().map(|line| p(line)).collect()]
        .concat()
        .concat();
    let site = with_file("thong-bao.docx", &WordFile::of(&body.replace("{{ x }}", "{ x }")));
    site.check().exits(0);
    site.build().exits(0);
    let page = page(&site, "thong-bao");
    assert_eq!(
        texts(&page, ".p-body > *"),
        [
            "Giá * 2 * 3 _ghi_ [a](b) <b>đậm</b> `c` | # | { x } ~~d~~",
            "# không phải tiêu đề",
            "> trích",
            "một;",
            "2024. Năm học",
            "==="
        ]
    );
}

#[test]
fn a_word_file_among_the_pages_is_a_page() {
    let body = [
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred("NỘI QUY TRƯỜNG HỌC"),
        paragraph("", &look("<w:b/>", "I. Giờ học")),
        p("- Vào lớp lúc 7 giờ; [H1-1.1-01] {{ council x }}"),
    ];
    let site = Site::small().with(&format!("{UNIT}/pages/Nội quy.docx"), WordFile::of(&body.concat()).bytes());
    site.check().exits(1).says("Nội quy.docx, đoạn “- Vào lớp lúc 7 giờ;").says("council");
    let body = body.concat().replace(" {{ council x }}", "");
    let site = Site::small()
        .with(&format!("{UNIT}/pages/Nội quy.docx"), WordFile::of(&body).bytes())
        .with(&format!("{UNIT}/pages/khong-tieu-de.docx"), WordFile::of_lines(&["Chỉ có chữ."]).bytes());
    site.build().exits(0);
    let read = |slug: &str| {
        let html = fs::read_to_string(site.public().join(format!("mam-non-hoa-sen/trang/{slug}.html"))).unwrap();
        Html::parse_document(&html)
    };
    let page = read("noi-quy");
    assert_eq!(texts(&page, "h1"), ["NỘI QUY TRƯỜNG HỌC"]);
    assert_eq!(texts(&page, "main h2"), ["I. Giờ học"]);
    assert_eq!(texts(&page, "main li").last().unwrap(), "Vào lớp lúc 7 giờ; [H1-1.1-01]");
    assert_eq!(texts(&read("khong-tieu-de"), "h1"), ["khong-tieu-de"]);
    // for good
    let folder = site.path().join(UNIT);
    run(program().arg("import").arg(folder.join("pages/Nội quy.docx"))).exits(0).says("ra ngoài");
    assert!(
        fs::read_to_string(folder.join("pages/noi-quy.md"))
            .unwrap()
            .starts_with("---\ntitle: \"NỘI QUY TRƯỜNG HỌC\"\n---\n")
    );
}

#[test]
fn what_is_no_document_of_the_decree_is_told_where_to_go() {
    let letter = [
        head("UBND XÃ HOA SEN", "TRƯỜNG MẦM NON HOA SEN", "Số: 5/MNHS", "Hoa Sen, ngày 5 tháng 9 năm 2023"),
        p("V/v phối hợp khám sức khỏe"),
        p("Kính gửi: Trạm Y tế xã Hoa Sen"),
        p("Trường đề nghị phối hợp."),
    ];
    with_file("cong-van.docx", &WordFile::of(&letter.concat()))
        .check()
        .exits(1)
        .says("đây là công văn")
        .says("thư mục pages");
    // a text that speaks of a kind, and a table that speaks of recipients
    let text = [p(&"Văn bản dài. ".repeat(30)), centred("KẾ HOẠCH"), centred("Thử")];
    with_file("van-ban.docx", &WordFile::of(&text.concat())).check().exits(1).says("không thấy tên loại văn bản");
    let fields = table(&[&[("", "Trường"), ("", "Ý nghĩa")], &[("", "Nơi nhận"), ("", "Ai nhận văn bản")]]);
    let body = [
        centred("HƯỚNG DẪN"),
        centred("Nhập văn bản"),
        p("Các ô:"),
        fields,
        p("Hết."),
        foot(&["Nơi nhận:", "- Lưu: VT."], &["HIỆU TRƯỞNG", "Nguyễn Thị Mai"]),
    ];
    let site = with_file("huong-dan.docx", &WordFile::of(&body.concat()));
    site.build().exits(0);
    assert_eq!(
        texts(&page(&site, "huong-dan"), ".p-body td, .p-body th"),
        ["Trường", "Ý nghĩa", "Nơi nhận", "Ai nhận văn bản"]
    );
    assert_eq!(texts(&page(&site, "huong-dan"), ".recipients li"), ["Lưu: VT."]);
}

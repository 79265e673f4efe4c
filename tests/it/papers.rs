//! Official papers as PDF, read back: the words of the page in their order, what each part is, pages with their numbers and heads.

use crate::paper_reader::{Read, letters, read};
use crate::support::Site;
use std::io::Write as _;

const DAY: &str = "published: 2025-06-10\nplace: Hoa Sen\ndate: 2025-06-10\n";

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

/// A form whose template prints nothing that belongs on paper.
const NO_PAPER: &str = r#"{% extends "base.html" %}
{% block main_class %} class="paper-page"{% endblock %}
{% block content %}<div>{{ chrome.heading }}</div>{% endblock %}
"#;

#[test]
fn a_paper_that_cannot_be_made_is_told_and_offered_nowhere() {
    let site = site("pdf: [forms]\ntheme: rieng\nlanguages: [vi, en]\n")
        .with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(3))
        .with("content/mam-non-hoa-sen/unit.yaml", "name: Trường Mầm non Hoa Sen\ntype: mam-non\nlanguages: [vi, en]\n")
        .with("themes/rieng/disclosure.html", NO_PAPER);
    let run = build(&site, "UTC", "2").exits(0);
    run.says(&format!("CK0904]: trang /{FORM}.html không có bản PDF")).says("bỏ loại này khỏi pdf");
    for page in [FORM.to_owned(), FORM.replace("/cong-khai", "/en/cong-khai")] {
        let page = std::fs::read_to_string(site.public().join(format!("{page}.html"))).unwrap();
        assert!(!page.contains("application/pdf"), "{page}");
    }
    assert!(!site.public().join(format!("{FORM}.pdf")).exists());
}

#[test]
fn a_theme_may_quote_as_it_likes_and_leave_remarks() {
    let own = r#"{% extends "base.html" %}
{% block main_class %} class=paper-page{% endblock %}
{% block content %}<article class='paper form'><!-- <p>a remark</p> --><p class='p-kind'>Tên giấy</p><!-- > -->
<p>Một.</p><p>Hai.</p><ol start="99"><li>Ba</li><li>Bốn</li></ol>
<table><thead><tr><th scope=col>A</th><th colspan=99999999999 scope=col>B</th></tr></thead><tbody><tr><td rowspan=18446744073709551615>C</td><td>D</td></tr></tbody></table>
<table><tbody></tbody></table><table><tr></tr></table></article>{% endblock %}
"#;
    let site = site("pdf: [forms]\ntheme: rieng\n")
        .with("content/mam-non-hoa-sen/disclosures/2024-2025/dieu-kien.yaml", form(3))
        .with("themes/rieng/disclosure.html", own);
    let (_, paper) = made(&site);
    assert_eq!(paper.words(), "têngiấymột.hai.99.ba100.bốnabcd");
    assert_eq!(paper.parts().iter().filter(|(_, name, _)| name == "P").count(), 2);
}

/// A document with a table of so many columns and rows, each cell with words of its own.
fn wide(columns: usize, rows: usize) -> String {
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (1..=columns).map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let head = row(&|column| format!("Cột số {column}"));
    let body: String = (1..=rows)
        .map(|line| {
            row(&|column| {
                if column == 2 {
                    format!("Dòng {line} có nhiều chữ hơn")
                } else {
                    format!("{line}.{column} đủ")
                }
            })
        })
        .collect();
    format!(
        "---\nkind: KH\nabstract: Bảng rộng\norgan: Trường Mầm non Hoa Sen\n---\n\nĐoạn đầu.\n\n{head}{}{body}",
        row(&|_| "---".to_owned())
    )
}

#[test]
fn no_column_of_a_wide_table_is_cut() {
    let site = site("pdf: [documents]\n").with("content/mam-non-hoa-sen/documents/bang-rong.md", wide(17, 40));
    build(&site, "UTC", "2").exits(0);
    let paper = read(&std::fs::read(site.public().join("mam-non-hoa-sen/van-ban/bang-rong.pdf")).unwrap());
    let words = paper.words();
    let mut at = 0;
    for cell in (1..=40).flat_map(|row| (1..=17).map(move |column| (row, column))) {
        let (row, column) = cell;
        let wanted =
            if column == 2 { format!("dòng{row}cónhiềuchữhơn") } else { format!("{row}.{column}đủ") };
        at += words[at..].find(&wanted).unwrap_or_else(|| panic!("{cell:?}")) + wanted.len();
    }
    assert_eq!(paper.rows(), [vec![17; 41]]);
    let pages = paper.spots();
    let across = pages.iter().filter(|(_, texts)| texts.iter().any(|text| text.text.contains("đủ")));
    assert!(across.clone().count() > 1 && across.clone().all(|((width, height), _)| width > height));
    for ((width, _), texts) in &pages {
        for text in texts {
            assert!(85.0 <= text.from && text.until <= width - 42.0, "{text:?}");
            let beside = texts.iter().filter(|other| (other.line - text.line).abs() < 0.1 && other.from > text.from);
            for other in beside {
                assert!(text.until <= other.from + 3.5, "{text:?} runs into {other:?}");
            }
        }
    }
}

#[test]
fn a_tall_row_fills_the_page_that_it_begins_on() {
    let long = |words: usize| (1..=words).map(|n| format!("chữ{n}")).collect::<Vec<_>>().join(" ");
    let table = format!(
        "---\nkind: KH\nabstract: Dòng cao\norgan: Trường Mầm non Hoa Sen\n---\n\n| Việc | Cách làm |\n|---|---|\n| Một | {} |\n| Hai | {} |\n",
        long(260),
        long(330)
    );
    let site = site("pdf: [documents]\n").with("content/mam-non-hoa-sen/documents/dong-cao.md", table);
    build(&site, "UTC", "2").exits(0);
    let paper = read(&std::fs::read(site.public().join("mam-non-hoa-sen/van-ban/dong-cao.pdf")).unwrap());
    let pages = paper.spots();
    assert!(pages.len() > 1, "{}", pages.len());
    for ((_, height), texts) in &pages[..pages.len() - 1] {
        let lowest = texts.iter().map(|text| text.line).fold(0.0, f32::max);
        assert!(lowest > height * 0.65, "{lowest} of {height}");
    }
    let lines = |page: usize| {
        let mut lines: Vec<u32> =
            pages[page].1.iter().filter(|text| text.text.contains("chữ")).map(|text| text.line.to_bits()).collect();
        lines.dedup();
        lines.len()
    };
    assert!((0..pages.len()).all(|page| lines(page) >= 2));
}

/// A PNG of so many dots, all grey; `damaged`: its end is missing.
fn png(width: u32, height: u32, damaged: bool) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], body: &[u8]| {
        file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let named = [&name[..], body].concat();
        file.extend(&named);
        file.extend(crc32fast::hash(&named).to_be_bytes());
    };
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat());
    let dots = vec![0; usize::try_from((width + 1) * height).unwrap()];
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&dots).unwrap();
    let packed = packer.finish().unwrap();
    chunk(b"IDAT", if damaged { &packed[..packed.len() / 2] } else { &packed });
    chunk(b"IEND", &[]);
    file
}

/// A grey JPEG of 16 by 8 dots that lies on its side.
const LYING: &str = "ffd8ffe1002245786966000\
    04d4d002a0000000800010112000300000001000600000000\
    0000ffdb00430050373c463c32504641465a55505f78c882786e6e78f5afb991c8ffffffffffffffffffffffffffffffffffffffffffffffffff\
    ffffffffffffffffffffffffffffffffffffffc0000b080008001001011100ffc40014000100000000000000000000000000000000ffc4001410\
    0100000000000000000000000000000000ffda0008010100003f000fffd9";

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn pictures_of_a_document_stand_on_paper_or_their_words_do() {
    let text = "---\nkind: KH\nabstract: Có hình\norgan: Trường Mầm non Hoa Sen\n---\n\nĐoạn trước.\n\n![Sân trường](../static/san.png)\n\nChữ ![Cổng trường](../static/cong.jpg) sau.\n\n![Ảnh đã hỏng](../static/hong.png)\n\n![Ảnh kiểu khác](../static/khac.webp)\n";
    let at = |name: &str| format!("content/mam-non-hoa-sen/static/{name}");
    let site = site("pdf: [documents]\n")
        .with("content/mam-non-hoa-sen/documents/co-hinh.md", text)
        .with(&at("san.png"), png(3000, 400, false))
        .with(&at("hong.png"), png(300, 400, true))
        .with(&at("khac.webp"), b"RIFF\x04\0\0\0WEBP")
        .with(&at("cong.jpg"), bytes(LYING));
    build(&site, "UTC", "2")
        .exits(0)
        .says("CK0905]: bản PDF của trang /mam-non-hoa-sen/van-ban/co-hinh.html chỉ có lời mô tả của hình “hong.png”")
        .says("hình “khac.webp”")
        .does_not_say("hình “san.png”")
        .does_not_say("hình “cong.jpg”");
    let paper = read(&std::fs::read(site.public().join("mam-non-hoa-sen/van-ban/co-hinh.pdf")).unwrap());
    assert!(paper.words().contains("đoạntrước.chữsau.ảnhđãhỏngảnhkiểukhác"), "{}", paper.words());
    let figures = paper.parts().into_iter().filter(|(_, name, _)| name == "Figure");
    let alts: Vec<String> =
        figures.map(|(_, _, part)| lopdf::decode_text_string(part.get(b"Alt").unwrap()).unwrap()).collect();
    assert!(alts.starts_with(&["Sân trường".to_owned(), "Cổng trường".to_owned()]), "{alts:?}");
    let drawn = paper.images();
    assert_eq!(drawn.len(), 2);
    let [wide, lying] = [drawn[0], drawn[1]];
    assert!((wide.0 - 467.7).abs() < 0.2 && (wide.1 - 467.7 * 400.0 / 3000.0).abs() < 0.2, "{wide:?}");
    assert!((lying.0 - 6.0).abs() < 0.01 && (lying.1 - 12.0).abs() < 0.01, "{lying:?}");
}

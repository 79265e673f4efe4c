//! `.doc` of Word 97 to 2003: what its `.docx` twin says it says, and no broken file stops the program.
//!
//! `tests/word97/ke-hoach.docx` has what such papers have (automatic numbers, merged cells, a table within a table, a text box, a footnote, a
//! picture, fields of a form, hidden and deleted text, letters of TCVN3, a head of pages); `LibreOffice` has saved it as `ke-hoach.doc`.

use crate::support::{Site, TODAY, cases, program, run};
use congkhai::diag::codes;
use congkhai::parse::word;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/word97").join(name)).unwrap()
}

/// The Markdown that a file becomes, its picture, and what was said.
fn imported(name: &str) -> (String, Vec<u8>, String) {
    let site = Site::small().with(&format!("content/mam-non-hoa-sen/documents/{name}"), fixture(name));
    // as one does who stands in the folder
    let folder = site.path().join("content/mam-non-hoa-sen/documents");
    let said = run(program().current_dir(&folder).arg("import").arg(name)).exits(0).stderr;
    let text = fs::read_to_string(folder.join("ke-hoach.md")).unwrap();
    (text, fs::read(folder.join("../static/ke-hoach-1.png")).unwrap(), said.replace(name, "TỆP"))
}

#[test]
fn a_doc_says_what_its_docx_twin_says() {
    let (old, new) = (imported("ke-hoach.doc"), imported("ke-hoach.docx"));
    assert_eq!(old, new);
    // both could lack the same
    for wanted in [
        "number: \"12/KH-MNHM\"",
        "## I. MỤC ĐÍCH, YÊU CẦU\n\n### 1. Mục đích\n",
        "***đúng quy định***; diện tích 120 m².[^1]",
        "a) Việc thứ nhất;\n\nb) Việc thứ hai.",
        "Hiện. Chữ thêm.\n",
        "## II. TỔ CHỨC THỰC HIỆN",
        "chữ cũ của phông TCVN3.",
        "- Gạch đầu dòng một\n",
        "| TT | Nội dung | Số trẻ | << |\n|---|---|---|---|\n| ^^ | ^^ | Nhà trẻ | Mẫu giáo |",
        "Bán trú: ☒ Có ☐ Không; bậc: Mầm non.",
        "| 2 | Dòng một<br>Dòng hai | Ghi chung cho hai cột | << |",
        "[trang của Bộ](https://moet.gov.vn/)",
        "Chữ trong khung.",
        "Trong 1 \\| Trong 2<br>Ngoài phải",
        "![](../static/ke-hoach-1.png)",
        "[^1]: Theo quyết định giao đất.",
        "signer:\n  title: \"HIỆU TRƯỞNG\"\n  name: \"Nguyễn Thị Hoa\"",
    ] {
        assert!(old.0.contains(wanted), "{wanted}\n{}", old.0);
    }
    for dropped in ["“Chữ xóa.”", "“Chữ ẩn.”", "đầu trang (header) không lên trang: “Trường Mầm non Hoa Mai - bản lưu”"]
    {
        assert!(old.2.contains(dropped), "{dropped}\n{}", old.2);
    }
}

#[test]
fn a_doc_is_a_source_like_any_other() {
    let site = Site::small()
        .with("content/mam-non-hoa-sen/documents/ke-hoach.doc", fixture("ke-hoach.doc"))
        .with("content/mam-non-hoa-sen/pages/noi-quy.doc", fixture("ke-hoach.doc"));
    site.build().exits(0);
    for page in ["van-ban/ke-hoach.html", "trang/noi-quy.html"] {
        let page = fs::read_to_string(site.public().join("mam-non-hoa-sen").join(page)).unwrap();
        assert!(page.contains("chữ cũ của phông TCVN3") && !page.contains("Chữ xóa"), "{page}");
    }
    // saved anew as .docx beside it
    let site = site.with("content/mam-non-hoa-sen/documents/Kế hoạch.docx", fixture("ke-hoach.docx"));
    site.build().exits(0).says("[CK1106]: đã có documents/Kế hoạch.docx cùng địa chỉ, tệp Word này không được đọc");
    // cut by a bad stick: said, with what to do; nothing is published
    let whole = fixture("ke-hoach.doc");
    let site = Site::small().with("content/mam-non-hoa-sen/documents/ke-hoach.doc", &whole[..9_000]);
    run(program().arg("build").arg(site.path()).args(["--today", TODAY]))
        .exits(1)
        .says("không đọc được tệp Word: tệp hỏng hoặc chép chưa hết")
        .says("mở tệp bằng Word và lưu lại");
}

/// Reads bytes; whatever they are, there is a document or one finding that says why not.
fn read(bytes: &[u8]) -> bool {
    match word::open(&Arc::from("a.doc"), bytes) {
        Ok((_, said)) => {
            assert!(said.iter().all(|said| said.code != &codes::BAD_WORD_FILE));
            true
        }
        Err(refused) => {
            assert!(refused.code == &codes::BAD_WORD_FILE && refused.hint.is_some());
            false
        }
    }
}

#[test]
fn cut_files_and_files_with_wrong_bytes_are_read_or_refused() {
    let whole = fixture("ke-hoach.doc");
    assert!(read(&whole));
    (0..whole.len()).step_by(509).for_each(|end| assert!(!read(&whole[..end]) || end > 10_000));
    let mut dice = 97_u64;
    let mut next = |limit: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).unwrap() % limit
    };
    let mut still_read = 0;
    for _ in 0..cases(400) {
        let mut bytes = whole.clone();
        for _ in 0..=next(24) {
            // places and lengths at the head, and numbers anywhere, are what leads astray
            let at = if next(3) == 0 { 512 + next(0x300) } else { next(bytes.len()) };
            bytes[at] = [0, 1, 0x7f, 0x80, 0xff, u8::try_from(next(256)).unwrap()][next(6)];
        }
        still_read += usize::from(read(&bytes));
    }
    assert!(still_read > 20, "{still_read}");
    let noise: Vec<u8> = (0..20_000).map(|_| u8::try_from(next(256)).unwrap()).collect();
    assert!(!read(&noise) && !read(&[&whole[..512], &noise].concat()));
}

/// A compound file of streams that are long enough to have sectors of their own.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let sectors = |bytes: usize| bytes.div_ceil(SECTOR);
    let numbers = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    // tables of what follows what, the folder, then the streams
    let data: usize = streams.iter().map(|(_, bytes)| sectors(bytes.len())).sum();
    let tables = (data + 2).div_ceil(SECTOR / 4 - 1) + 1;
    let mut next = vec![0xffff_fffd_u32; tables];
    next.push(0xffff_fffe);
    let entry = |name: &str, kind: u8, start: u32, size: usize| {
        let mut entry = [0_u8; 128];
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..wide.len()].copy_from_slice(&wide);
        entry[64] = u8::try_from(wide.len() + 2).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
        entry.to_vec()
    };
    let mut folder = entry("Root Entry", 5, 0xffff_fffe, 0);
    let mut body = Vec::new();
    for (name, bytes) in streams {
        assert!(bytes.len() >= 4096);
        let start = u32::try_from(next.len()).unwrap();
        folder.extend(entry(name, 2, start, bytes.len()));
        let count = u32::try_from(sectors(bytes.len())).unwrap();
        next.extend((start + 1..start + count).chain([0xffff_fffe]));
        body.extend_from_slice(bytes);
        body.resize(sectors(body.len()) * SECTOR, 0);
    }
    assert_eq!(folder.len(), SECTOR);
    next.resize(tables * SECTOR / 4, 0xffff_ffff);
    let mut head = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    head.resize(SECTOR, 0xff);
    head[30] = 9;
    head[31] = 0;
    head[48..52].copy_from_slice(&u32::try_from(tables).unwrap().to_le_bytes());
    for at in 0..tables {
        head[76 + 4 * at..80 + 4 * at].copy_from_slice(&u32::try_from(at).unwrap().to_le_bytes());
    }
    [head, numbers(&next), folder, body].concat()
}

/// What is said of all letters and of all paragraphs of a file, and what lies beside its text.
#[derive(Default)]
struct Said<'s> {
    letters: &'s [u8],
    lines: &'s [u8],
    fonts: &'s [u8],
    data: &'s [u8],
}

/// A file of these letters, as Word writes it and `LibreOffice` does not.
fn made(text: &[u8], said: &Said<'_>) -> Vec<u8> {
    const TEXT: u32 = 0x1000;
    let place = |bytes: &mut Vec<u8>, at: usize, number: u32| bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    let size = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap();
    let end = TEXT + size(text);
    let page = end.div_ceil(512);
    let mut main = vec![0; TEXT as usize];
    main[..4].copy_from_slice(&[0xec, 0xa5, 0xc1, 0]);
    main[0x0b] = 2;
    let lists = [(0x1a2, 0, 21), (0xfa, 32, 12), (0x102, 64, 12), (0x112, 128, size(said.fonts))];
    place(&mut main, 0x4c, size(text));
    for (at, begin, length) in lists {
        place(&mut main, at, begin);
        place(&mut main, at + 4, length);
    }
    main.extend(text);
    main.resize((page * 512) as usize, 0);
    for (head, said) in [
        (vec![u8::try_from(said.letters.len()).unwrap()], said.letters),
        (vec![0, u8::try_from(said.lines.len() / 2).unwrap()], said.lines),
    ] {
        let mut looks = vec![0; 512];
        place(&mut looks, 0, TEXT);
        place(&mut looks, 4, end);
        looks[8] = 50;
        let said = [&head[..], said].concat();
        looks[100..100 + said.len()].copy_from_slice(&said);
        looks[511] = 1;
        main.extend(looks);
    }
    let mut table = [&[2, 16, 0, 0, 0][..], &0_u32.to_le_bytes(), &size(text).to_le_bytes(), &[0, 0]].concat();
    table.extend((0x4000_0000 | (TEXT * 2)).to_le_bytes());
    table.resize(4096, 0);
    for (at, page) in [(32, page), (64, page + 1)] {
        place(&mut table, at, TEXT);
        place(&mut table, at + 4, end);
        place(&mut table, at + 8, page);
    }
    table[128..128 + said.fonts.len()].copy_from_slice(said.fonts);
    let mut data = said.data.to_vec();
    data.resize(data.len().max(4096), 0);
    compound(&[("WordDocument", main), ("1Table", table), ("Data", data)])
}

/// So many empty paragraphs, of each of which `said` is said at another place of the file.
fn paragraphs(count: usize, said: &[u8]) -> Vec<u8> {
    let data = [&u16::try_from(said.len()).unwrap().to_le_bytes()[..], said].concat();
    made(&vec![0x0d; count], &Said { lines: &[0, 0, 0x46, 0x66, 0, 0, 0, 0], data: &data, ..Said::default() })
}

/// The text of a file, and what was said.
fn text(bytes: &[u8]) -> (Vec<String>, String) {
    let (word, diagnostics) = word::open(&Arc::from("a.doc"), bytes).unwrap();
    let said = diagnostics.iter().map(|said| said.message.clone()).collect();
    (word.blocks.iter().flat_map(word::Block::paragraphs).map(word::Paragraph::text).collect(), said)
}

#[test]
fn signs_and_objects_are_known_as_word_writes_them() {
    let wide: Vec<u8> = "Wingdings\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let font = [&[0; 39][..], &wide].concat();
    let fonts = [&[1, 0, 0, 0, u8::try_from(font.len()).unwrap()][..], &font].concat();
    let sign = Said { letters: &[0x09, 0x6a, 0, 0, 0xfe, 0xf0], fonts: &fonts, ..Said::default() };
    assert_eq!(text(&made(b"(\r", &sign)), (vec!["☑".to_owned()], String::new()));
    let object = Said { letters: &[0x03, 0x6a, 0, 0, 0, 0, 0x0a, 0x08, 1, 0x55, 0x08, 1], ..Said::default() };
    let (shown, said) = text(&made(b"a\x13 EMBED Package \x14\x01\x15\r", &object));
    assert_eq!(shown, ["a"]);
    assert_eq!(said, "phần nhúng từ chương trình khác không lên trang");
    // a picture that no browser shows
    let picture = Said { letters: &object.letters[9..], ..Said::default() };
    let (shown, said) = text(&made(b"a\x01\r", &picture));
    assert!(shown == ["a"] && said.contains("hình vẽ không lên trang"), "{shown:?} {said}");
}

#[test]
fn lists_that_only_word_95_understands_are_said_once() {
    let list = |number: u16| [&[0, 0, 0x0b, 0x46][..], &number.to_le_bytes()].concat();
    let of = |number: u16| text(&made(b"mot\rhai\r\r", &Said { lines: &list(number), ..Said::default() }));
    let shown = vec!["mot".to_owned(), "hai".to_owned()];
    let said = "danh sách kiểu Word 95: số hoặc dấu đầu dòng của 2 đoạn không lên trang";
    assert_eq!(of(0x7ff), (shown.clone(), said.to_owned()));
    // no list, and what was one
    for number in [0, 0xf801] {
        assert_eq!(of(number), (shown.clone(), String::new()));
    }
}

#[test]
fn the_negative_of_a_lists_number_is_that_list() {
    let whole = fixture("ke-hoach.doc");
    let mut bytes = whole.clone();
    let mut changed = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 2] == [0x0b, 0x46] && bytes[at + 2] != 0 && bytes[at + 3] == 0 {
            let negative = u16::from(bytes[at + 2]).wrapping_neg();
            bytes[at + 2..at + 4].copy_from_slice(&negative.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed > 2, "{changed}");
    assert_eq!(text(&bytes), text(&whole));
}

#[test]
fn what_says_too_much_of_its_paragraphs_is_refused() {
    assert!(read(&paragraphs(1_000, &[0x03, 0x24, 1])));
    let much = [0x03, 0x24, 1].repeat(20_000);
    let refused = |bytes: &[u8]| word::open(&Arc::from("a.doc"), bytes).unwrap_err().message;
    assert_eq!(
        refused(&paragraphs(10_000, &much)),
        "không đọc được tệp Word: tệp quá lớn: cách trình bày ghi quá nhiều"
    );
    assert!(refused(&paragraphs(300_000, &[])).contains("tệp quá lớn"));
}

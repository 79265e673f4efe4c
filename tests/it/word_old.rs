//! `.doc` of Word 97 to 2003: what its `.docx` twin says it says, and no broken file stops the program.
//!
//! `tests/word97/ke-hoach.docx` has what such papers have (automatic numbers, merged cells, a table within a table, a text box, a footnote, a
//! picture, fields of a form, hidden and deleted text, letters of TCVN3, a head of pages); `LibreOffice` has saved it as `ke-hoach.doc`.

use crate::support::{Site, TODAY, cases, program, run};
use congkhai::diag::{Diagnostics, codes};
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
    let mut diagnostics = Diagnostics::default();
    let is_read = word::read(&Arc::from("a.doc"), bytes, &mut diagnostics).is_some();
    let refused: Vec<_> = diagnostics.iter().filter(|said| said.code == &codes::BAD_WORD_FILE).collect();
    assert_eq!(refused.len(), usize::from(!is_read));
    assert!(refused.iter().all(|said| said.hint.is_some()));
    is_read
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

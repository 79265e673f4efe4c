//! Workbooks of contents without a form and of the yearly report: what is asked, what is wrong said at its cell.

use crate::fill_in::{assert_told, empty_content, lines, made, scribble, sheet, site, tell};
use congkhai::model::Subject;
use congkhai::pack::{Packs, Regime};
use congkhai::render::workbook;
use congkhai::site::view::{BookCell, BookContent, BookLook, WorkbookView};
use congkhai::text::sheet_layout::BOOK_ANSWERS;

const UNIT: &str = "name: Trường A\ntype: thpt\nphone: \"0215 3825 111\"\n";

/// What is said of the workbook of a content, changed.
fn findings(regime: &Regime, content: &str, change: impl FnOnce(&mut WorkbookView)) -> Vec<String> {
    let at = regime.contents.iter().position(|known| known.id == content).unwrap();
    let mut view = empty_content(regime, Subject::Content(at), "thpt");
    change(&mut view);
    told(&view)
}

fn told(view: &WorkbookView) -> Vec<String> {
    let outcome = made(&site(UNIT, "content/a/disclosures/2024-2025", vec![("b.xlsx".to_owned(), workbook(view))]));
    lines(outcome.diagnostics.iter().filter(|d| d.place.file.ends_with(".xlsx")))
}

fn text(words: &str) -> BookContent {
    BookContent::Text(words.to_owned())
}

/// Types a row of the list of an item.
fn row(view: &mut WorkbookView, item: &str, row: u32, cells: &[&str]) {
    let sheet = sheet(view, &format!("congkhai:list:items.{item}"));
    for (column, words) in (1..).zip(cells).filter(|(_, words)| !words.is_empty()) {
        let (content, look) = (text(words), BookLook::Text);
        sheet.cells.push(BookCell { at: (4 + row, column), content, look, open: true, check: None });
    }
}

#[test]
fn every_content_and_report_has_a_workbook_without_a_finding() {
    let packs = Packs::embedded();
    let (mut contents, mut reports) = (0, 0);
    for regime in packs.regimes.iter().filter(|regime| regime.id == "tt09-2024") {
        for (at, content) in regime.contents.iter().enumerate().filter(|(_, content)| !content.items.is_empty()) {
            let school = content.applies_to.first().map_or("thpt", String::as_str).replace('_', "-");
            let view = empty_content(regime, Subject::Content(at), &school);
            let unit = UNIT.replace("thpt", &school);
            let folder = "content/a/disclosures/2024-2025";
            let outcome = made(&site(&unit, folder, vec![("b.xlsx".to_owned(), workbook(&view))]));
            let said = lines(outcome.diagnostics.iter().filter(|d| d.place.file.ends_with(".xlsx")));
            assert_eq!(said, Vec::<String>::new(), "{}", content.id);
            contents += 1;
        }
        reports += usize::from(regime.annual_report.is_some());
        let mut view = empty_content(regime, Subject::AnnualReport(2024), "thpt");
        assert_told(&told(&view), &["ô B8: “Báo cáo của năm” còn trống"]);
        tell(&mut view, "annual_report", BookContent::Number("2024".to_owned()));
        assert_eq!(told(&view), Vec::<String>::new());
    }
    assert_eq!((contents, reports), (6, 1));
}

#[test]
fn what_does_not_apply_stands_alone() {
    let packs = Packs::embedded();
    let regime = packs.regime("tt09-2024").unwrap();
    let said = findings(regime, "thong_tin_chung", |view| {
        tell(view, "items.su_mang", text("Không áp dụng: trường mới lập"));
        tell(view, "items.van_ban_khac", text("N/A"));
        tell(view, "items.to_chuc_bo_may", text("n/a"));
        row(view, "to_chuc_bo_may.qd_thanh_lap", 1, &["Quyết định"]);
        tell(view, "items.dia_chi", text("Xã A"));
        tell(view, "items.dai_dien", text("n/a: chưa bổ nhiệm"));
        tell(view, "items.dai_dien.phone", text("0215 3825 111"));
    });
    assert_told(
        &said,
        &[
            "“2. Địa chỉ trụ sở chính và các địa chỉ hoạt động khác",
            "“6. Thông tin người đại diện pháp luật",
            "ghi là không áp dụng, mà đã điền ở chỗ khác của sổ (xóa ô này",
        ],
    );
    assert!(said[0].contains("không điền vào ô này (Điền các ô ngay dưới."), "{said:?}");
}

#[test]
fn what_is_wrong_in_a_content_is_said_at_its_cell() {
    let packs = Packs::embedded();
    let regime = packs.regime("tt09-2024").unwrap();
    let said = findings(regime, "thu_chi_tai_chinh", |view| {
        row(view, "khoan_thu", 1, &["1", "", "Bắt buộc", "nhiều"]);
        row(view, "khoan_thu", 2, &["2", "Học phí", "Tự nguyện hoặc theo thoả thuận", "nhiều"]);
        row(view, "khac", 1, &["Báo cáo", "", "", "ftp://a.vn"]);
        scribble(sheet(view, BOOK_ANSWERS), (40, 1), "lời cuối");
    });
    assert_told(
        &said,
        &[
            "trang “2 Các khoản thu và mức thu”, ô C6: “Khoản thu” còn trống",
            "trang “2 Các khoản thu và mức thu”, ô D6: “Bắt buộc” không phải là giá trị cho phép (chọn một trong: Bắt buộc",
            "trang “5 Nội dung công khai tài”, ô E6: “ftp://a.vn” không phải địa chỉ web",
            "trang “2 Các khoản thu và mức thu”, ô E7: “nhiều”",
            "trang “Nội dung”, ô B41: “lời cuối” nằm ngoài các ô được hỏi",
        ],
    );
    // a sheet that is gone, and one of another content
    let said = findings(regime, "thu_chi_tai_chinh", |view| {
        view.sheets.retain(|sheet| sheet.cells.iter().all(|cell| cell.content != text(BOOK_ANSWERS)));
    });
    assert_told(&said, &["CK0504 content/a/disclosures/2024-2025/b.xlsx: sổ thiếu trang nội dung"]);
    let said = findings(regime, "thu_chi_tai_chinh", |view| {
        let hidden = view.sheets.iter_mut().find(|sheet| sheet.hidden).unwrap();
        hidden
            .cells
            .iter_mut()
            .filter(|cell| cell.content == text("thu_chi_tai_chinh"))
            .for_each(|cell| cell.content = text("la"));
    });
    assert_told(&said, &["CK0504 content/a/disclosures/2024-2025/b.xlsx: trang ẩn của sổ ghi nội dung “la”"]);
}

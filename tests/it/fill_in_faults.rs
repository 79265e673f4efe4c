//! What is wrong in a workbook of a form is said at its cell, with what a clerk can do; nothing that was typed is passed over in silence.

use crate::fill_in::{assert_told, filled, findings, form_02, made, scribble, set, sheet, site, table, tell, text};
use crate::sheets_back::{Filling, said};
use congkhai::render::workbook;
use congkhai::site::view::{BookCell, BookContent, BookLook, BookSheet, WorkbookView};
use congkhai::text::sheet_layout::{BOOK_INFO, BOOK_TABLE};

#[test]
fn what_is_wrong_on_the_sheet_of_keys_is_said_at_its_cell() {
    let told = findings(|view| {
        tell(view, "published", BookContent::Text("hôm qua".to_owned()));
        tell(view, "unit", BookContent::Text("đô la".to_owned()));
        tell(view, "channels#website", BookContent::Text("đã đăng".to_owned()));
        tell(view, "@year", BookContent::Text("2022-2023".to_owned()));
    });
    assert_told(
        &told,
        &[
            "CK0607 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”, ô B7: sổ ghi “2022-2023”, tệp nằm trong thư mục 2023-2024",
            "CK0207 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”, ô B8: “hôm qua” không phải là ngày",
            "CK0206 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”, ô B10: “đã đăng” không phải câu trả lời",
            "trang “Thông tin”, ô B",
        ],
    );
}

#[test]
fn a_workbook_without_its_ids_is_refused_with_a_remedy() {
    let told = findings(|view| {
        view.sheets.retain(|sheet| !sheet.hidden);
    });
    assert_told(&told, &["CK0504 content/a/disclosures/2023-2024/b.xlsx: sổ thiếu trang ẩn"]);
    assert!(told[0].contains("lấy sổ trống mới"), "{told:?}");
}

#[test]
fn a_yaml_and_a_workbook_of_one_form_are_an_error() {
    let (packs, form) = form_02();
    let mut filling = Filling { regime: packs.regime("tt36-2017").unwrap(), form, choices: vec![7], at: 0 };
    let (yaml, view) = filled(&mut filling);
    let book = workbook(&view);
    for (yaml, wanted) in [
        (yaml.clone(), "CK0412 Biểu mẫu 02 năm học 2023-2024 đã có ở content/a/disclosures/2023-2024/b.xlsx"),
        (format!("{}values: b.xlsx\n", filling.head()), "CK0412 b.xlsx là sổ để điền"),
    ] {
        let files = vec![("b.xlsx".to_owned(), book.clone()), ("c.yaml".to_owned(), yaml.into_bytes())];
        let outcome = made(&site(&filling.unit(), filling.path(), files));
        assert!(said(&outcome).iter().any(|line| line.starts_with(wanted)), "{:?}", said(&outcome));
    }
}

#[test]
fn a_workbook_that_somebody_tampered_with_is_read_within_bounds() {
    let hidden = |view: &mut WorkbookView, change: &dyn Fn(&mut BookSheet)| {
        change(view.sheets.iter_mut().find(|sheet| sheet.hidden).unwrap());
    };
    let id = |text: &str, at| BookCell {
        at,
        content: BookContent::Text(text.to_owned()),
        look: BookLook::Id,
        open: false,
        check: None,
    };
    let told = findings(|view| hidden(view, &|s| set(s, (3, 1), BookContent::Text("tt99-2099".to_owned()))));
    assert!(told.iter().any(|line| line.starts_with("CK0401")), "{told:?}");
    let told = findings(|view| hidden(view, &|s| set(s, (4, 1), BookContent::Text("77".to_owned()))));
    assert!(told.iter().any(|line| line.starts_with("CK0404")), "{told:?}");
    let told = findings(|view| hidden(view, &|s| set(s, (1, 1), BookContent::Text("9".to_owned()))));
    assert!(told.iter().any(|line| line.contains("cách xếp “9”")), "{told:?}");
    let told = findings(|view| hidden(view, &|s| set(s, (2, 1), BookContent::Text("khac".to_owned()))));
    assert!(told.iter().any(|line| line.contains("loại “khac”")), "{told:?}");
    // rows and columns of the table
    let told = findings(|view| {
        let sheet = table(view);
        sheet.cells.retain(|cell| cell.at.0 != 6);
    });
    assert!(told.iter().any(|line| line.starts_with("CK0504") && line.contains("trang thiếu 1 hàng")), "{told:?}");
    let told = findings(|view| set(table(view), (6, 0), BookContent::Text("la_qua".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0405") && line.contains("ô A7")), "{told:?}");
    let told = findings(|view| {
        let sheet = table(view);
        let first = sheet.cells.iter().find(|c| c.at == (5, 0)).unwrap().content.clone();
        set(sheet, (6, 0), first);
    });
    assert!(told.iter().any(|line| line.starts_with("CK0202")), "{told:?}");
    let told = findings(|view| set(table(view), (3, 3), BookContent::Text("cot_la".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0406") && line.contains("ô D4")), "{told:?}");
    // keys
    let told = findings(|view| set(sheet(view, BOOK_INFO), (7, 3), BookContent::Text("la".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0203") && line.contains("ô D8")), "{told:?}");
    let told = findings(|view| set(sheet(view, BOOK_INFO), (8, 3), BookContent::Text("published".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0202") && line.contains("ô D9")), "{told:?}");
    // sheets
    let told = findings(|view| {
        let copy = BookSheet { name: "Chép".to_owned(), ..table(view).clone() };
        view.sheets.push(copy);
    });
    assert!(told.iter().any(|line| line.starts_with("CK0412") && line.contains("trang “Chép”")), "{told:?}");
    let told = findings(|view| {
        let at =
            view.sheets.iter().position(|s| s.cells.iter().any(|c| text(c) == format!("{BOOK_TABLE}chinh"))).unwrap();
        view.sheets.remove(at);
    });
    assert!(told.iter().any(|line| line.contains("sổ thiếu trang của bảng “chinh”")), "{told:?}");
    // far away, and a thousand columns
    let told = findings(|view| table(view).cells.push(id("x", (1_048_575, 16_383))));
    assert!(told.iter().any(|line| line.contains("XFD1048576")), "{told:?}");
    let told = findings(|view| table(view).cells.extend((300..16_384).map(|n| id("x", (3, n)))));
    assert!(told.iter().any(|line| line.starts_with("CK0504")), "{told:?}");
}

#[test]
fn what_is_typed_where_nothing_is_asked_is_said() {
    // a row put in among the keys, notes at the side and below
    let told = findings(|view| {
        let info = sheet(view, BOOK_INFO);
        info.cells.iter_mut().filter(|cell| cell.at.0 > 8).for_each(|cell| cell.at.0 += 1);
        scribble(info, (9, 0), "Phó hiệu trưởng");
        scribble(info, (9, 1), "Nguyễn Thị A");
        scribble(info, (5, 5), "hỏi lại kế toán");
        scribble(info, (40, 1), "lời cuối");
    });
    assert_told(
        &told,
        &[
            "trang “Thông tin”, ô F6: “hỏi lại kế toán” nằm ngoài các ô được hỏi",
            "trang “Thông tin”, ô B10: “Nguyễn Thị A” nằm ngoài các ô được hỏi của trang này (chuyển vào ô trắng",
            "trang “Thông tin”, ô B41: “lời cuối” nằm ngoài",
        ],
    );
    assert!(told.iter().all(|line| line.starts_with("CK0203")), "{told:?}");
    // a row below the table, a figure beside it: ids are hidden, so that no hint speaks of them
    let told = findings(|view| {
        let last = table(view).cells.iter().map(|cell| cell.at.0).max().unwrap();
        scribble(table(view), (last + 1, 2), "Trẻ học hè");
        scribble(table(view), (last + 1, 3), "12");
        scribble(table(view), (6, 30), "?");
    });
    assert_told(&told, &["CK0406", "CK0405"]);
    assert!(told[0].contains("“?” nằm ngoài các cột của biểu (chuyển vào một cột của biểu"), "{told:?}");
    assert!(
        told[1].contains("không có hàng “Trẻ học hè” trong bảng (chèn hàng vào giữa các hàng của nhóm"),
        "{told:?}"
    );
    assert!(told.iter().all(|line| !line.contains("“id”")), "{told:?}");
    // a sheet of notes is the clerk's own
    let told = findings(|view| {
        let mut notes = BookSheet { name: "Nháp".to_owned(), ..BookSheet::default() };
        scribble(&mut notes, (3, 2), "12 + 13");
        view.sheets.insert(0, notes);
    });
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn columns_put_in_or_taken_out_among_the_keys_are_said() {
    // hints would be read as what the school says, and labels too
    for (from, by) in [(1, 1), (2, -1), (1, -1)] {
        let told = findings(|view| {
            let info = sheet(view, BOOK_INFO);
            info.cells.retain(|cell| by > 0 || cell.at.1 != from);
            let behind = info.cells.iter_mut().filter(|cell| cell.at.1 >= from);
            behind.for_each(|cell| cell.at.1 = cell.at.1.checked_add_signed(by).unwrap());
            info.open_columns.clear();
        });
        assert_told(
            &told,
            &["CK0504 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”: trang này đã thêm hoặc bớt cột"],
        );
    }
}

#[test]
fn a_sheet_that_lost_its_mark_is_not_taken_for_notes() {
    let told = findings(|view| {
        let corrections = sheet(view, "congkhai:list:corrections");
        corrections.cells.retain(|cell| cell.at.0 > 0);
        scribble(corrections, (5, 1), "1/6/2024");
        scribble(corrections, (5, 2), "Sửa số trẻ");
    });
    assert_told(&told, &["trang “Đính chính”: trang này mất mã ở hàng đầu nên không được đọc (lấy sổ trống mới"]);
}

/// A page has one source.
#[test]
fn files_with_one_address_and_files_without_are_said() {
    let (packs, form) = form_02();
    let regime = packs.regime("tt36-2017").unwrap();
    let book = |form| {
        let mut filling = Filling { regime, form, choices: vec![7], at: 0 };
        workbook(&filled(&mut filling).1)
    };
    let other = regime.forms.iter().position(|form| form.number == "01").unwrap();
    let filling = Filling { regime, form, choices: vec![7], at: 0 };
    let told = |files: Vec<(&str, Vec<u8>)>| {
        let files = files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
        said(&made(&site(&filling.unit(), filling.path(), files)))
    };
    let found = told(vec![("Biểu công khai.xlsx", book(form)), ("bieu-cong-khai.xlsx", book(other))]);
    let wanted = "CK0412 trang của tệp này và của content/a/disclosures/2023-2024/Biểu công khai.xlsx có cùng địa chỉ";
    let wanted_too =
        "CK0412 trang của tệp này và của content/a/disclosures/2023-2024/bieu-cong-khai.xlsx có cùng địa chỉ";
    assert!(found.iter().any(|line| line.starts_with(wanted) || line.starts_with(wanted_too)), "{found:?}");
    let found = told(vec![("（一）.xlsx", book(form))]);
    assert!(found.iter().any(|line| line.contains("là một phần của địa chỉ trang")), "{found:?}");
    // the word of another file on a workbook does not make it that file's
    let note = "regulation: tt36-2017\ncontent: kiem_dinh\nnote: Số liệu ở b.xlsx\n".as_bytes().to_vec();
    let found = told(vec![("b.xlsx", book(form)), ("c.yaml", note)]);
    assert!(found.iter().all(|line| !line.starts_with("CK0106")), "{found:?}");
}

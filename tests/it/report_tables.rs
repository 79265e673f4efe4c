//! Part I of the report: the five-year tables are shown and added up, and their mistakes are named at their places.

use crate::assessment_pages::{YAML, all, page, rows, section, site, words};
use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::date;

const DATABASE: &str = "facts:\n  - {label: Năm thành lập, value: \"1998\"}\nnote: Số liệu tính đến **31/5**.\ntables:\n  - template: nhom_lop\n    rows:\n\
    \x20     - {row: nhom_3_12, values: [0, n/a]}\n      - {row: nhom_13_24, values: [1, 1]}\n      - {row: nhom_25_36, values: [2, 3]}\n\
    \x20     - {label: Nhóm ghép, values: [1, 0], counts_in: tong}\n      - {row: lop_3_4, values: [3, ~]}\n      - {row: lop_4_5, values: [3, 3]}\n      - {row: lop_5_6, values: [1.003, 3]}\n\
    \x20 - template: doi_ngu\n    rows:\n      - {row: giao_vien, values: [20, 20, 1, 0, 15, 5, Đủ]}\n\
    \x20 - id: khac\n    title: \"5. Khác\"\n    unit: cái\n    columns: [Điểm A]\n    rows:\n      - {label: \"I. Máy\"}\n      - {label: Máy tính, values: [12]}\n\
    \x20     - {label: Hỏng, part: true, values: [12]}\n      - {label: Máy chiếu, values: [3]}\n      - {label: Cộng, total: true}\n\
    \x20     - {label: Tỷ lệ dùng được, type: percent, values: [\"92,5\"]}\n      - {label: Tên <b>, type: text, values: [a & b]}\n";

#[test]
fn part_one_of_the_report_shows_the_tables_and_adds_up() {
    let output = site(&[
        ("a/assessments/x/assessment.yaml", YAML),
        ("a/assessments/x/1.1.md", "---\nlevels: {1: {a: đạt}}\n---\n"),
        ("a/assessments/x/database.yaml", DATABASE),
        ("a/assessments/y/assessment.yaml", YAML),
        ("a/assessments/y/1.1.md", "---\nlevels: {1: {a: đạt}}\n---\n"),
    ]);
    let html = page(&output, "a/danh-gia/x/bao-cao.html");
    let classes = rows(&html, "theo-nam-nhom-lop");
    assert_eq!(classes[0], ["Nhóm trẻ từ 3 đến 12 tháng tuổi", "0", "không áp dụng"]);
    assert_eq!(classes[3], ["Nhóm ghép", "1", "0"], "a row of the school's own stands where it is written");
    assert_eq!(classes[4], ["Lớp mẫu giáo 3-4 tuổi", "3", "chưa có"]);
    assert_eq!(
        classes[7],
        ["Cộng", "1.013", "chưa có"],
        "what is not there cannot be added up; what does not apply can"
    );
    let head: Vec<String> = all(&html, "#theo-nam-nhom-lop thead th[scope=col]").into_iter().map(words).collect();
    assert_eq!(head, ["Số liệu", "2022-2023", "2023-2024"]);
    assert_eq!(
        words(all(&html, "#theo-nam-nhom-lop caption")[0]),
        "1. Số nhóm trẻ, lớp mẫu giáo (đơn vị tính: nhóm, lớp)"
    );
    assert_eq!(all(&html, "#theo-nam-nhom-lop tbody th[scope=row]").len(), 8);
    assert_eq!(
        all(&html, "#so-lieu-doi-ngu thead th[scope=colgroup][colspan='3']").into_iter().map(words).collect::<Vec<_>>(),
        ["Trình độ đào tạo"]
    );
    assert_eq!(rows(&html, "so-lieu-doi-ngu")[2], ["Giáo viên", "20", "20", "1", "0", "15", "5", "Đủ"]);
    let own = rows(&html, "so-lieu-khac");
    assert_eq!(own[4..], [["Cộng", "15"], ["Tỷ lệ dùng được", "92,5%"], ["Tên <b>", "a & b"]]);
    let part = section(&html, "Phần I. CƠ SỞ DỮ LIỆU");
    for said in [
        "Năm thành lập 1998",
        "Số liệu tính đến 31/5",
        "Chưa có các bảng: 2. Cơ cấu khối công trình của nhà trường; 3.",
        "4. Trẻ.",
        "chưa đối chiếu văn bản gốc",
    ] {
        assert!(part.contains(said), "“{said}”: {part}");
    }
    assert_eq!(all(&html, ".report-toc a[href='#so-lieu-khac']").len(), 1);
    let without = section(&page(&output, "a/danh-gia/y/bao-cao.html"), "Phần I. CƠ SỞ DỮ LIỆU");
    assert!(without.contains("Phần I mới có thông tin chung của trường; chưa có bảng số liệu nào."), "{without}");
}

#[test]
fn tables_of_a_secondary_school_have_its_grades() {
    let yaml = "title: T\nregulation: tt18-2018\nschool_years: [2022-2023]\n";
    let database = "tables:\n  - template: lop\n    rows:\n      - {row: khoi_6, values: 4}\n      - {row: khoi_7, values: 4}\n      - {row: khoi_8, values: 3}\n      - {row: khoi_9, values: 3}\n";
    let output = site(&[
        ("b/unit.yaml", "name: Trường B\ntype: thcs\n"),
        ("b/assessments/x/assessment.yaml", yaml),
        ("b/assessments/x/1.1.md", "---\nlevels: {1: {a: đạt}}\n---\n"),
        ("b/assessments/x/database.yaml", database),
    ]);
    let rows = rows(&page(&output, "b/danh-gia/x/bao-cao.html"), "theo-nam-lop");
    assert_eq!(
        rows,
        [["Khối lớp 6", "4"], ["Khối lớp 7", "4"], ["Khối lớp 8", "3"], ["Khối lớp 9", "3"], ["Cộng", "14"]]
    );
}

#[test]
fn mistakes_in_part_one_are_named_at_their_places() {
    let planted = "facts:\n  - «CK0204|{label: A}»\nschool_years: [2022-2023, «CK0209|2024»]\ntables:\n  - template: «CK0405|nhom_lopp»\n    rows: []\n  - template: nhom_lop\n    rows:\n\
        \x20     - {row: «CK0405|nhom_3_13», values: [1]}\n      - {row: nhom_13_24, values: «CK0501|[1, 2]»}\n      - {row: lop_3_4, values: [«CK0501|ba»]}\n      - {row: lop_4_5, values: [«CK0501|-3»]}\n\
        \x20     - {row: lop_5_6, values: [«CK0501|\"2,5\"»]}\n      - {label: Ghép, values: [1], counts_in: «CK0405|lop_3_4», «CK0203|total»: true}\n      - «CK0412|{row: lop_5_6, values: [1]}»\n\
        \x20 - «CK0412|template»: nhom_lop\n    rows: []\n  - «CK0204|title»: Thiếu id\n    rows: []\n\
        \x20 - id: b\n    title: B\n    rows:\n      - {label: A, type: «CK0206|phan_tram», values: [1]}\n      - {label: B, type: decimal, values: [«CK0502|1.234»]}\n      - {label: C, values: [1], «CK0203|row»: x}\n";
    assert_named_exactly(planted);
}

/// Totals and parts: said, but published, as an original may hold a slip; a row with an editor's note is not checked.
#[test]
fn figures_that_disagree_are_named_at_their_cells() {
    assert_named_exactly(
        "tables:\n  - template: nhom_lop\n    rows:\n      - {row: nhom_3_12, values: [0, 0]}\n      - {row: nhom_13_24, values: [1, 1]}\n      - {row: nhom_25_36, values: [2, 3]}\n\
         \x20     - {row: lop_3_4, values: [3, 3]}\n      - {row: lop_4_5, values: [3, 3]}\n      - {row: lop_5_6, values: [3, 3]}\n      - {row: tong, values: [12, «CK1301|14»]}\n\
         \x20 - template: doi_ngu\n    rows:\n      - {row: hieu_truong, values: [1, «CK1302|2», 0, 0, 0, 1, ~]}\n      - {row: giao_vien, values: [«CK1301|20», 20, 0, 0, 15, 4, ~]}\n\
         \x20     - {row: nhan_vien, values: [5, 5, 0, n/a, n/a, n/a, ~]}\n\
         \x20 - template: tre\n    rows:\n      - {row: tong, values: [300, 310]}\n      - {row: nu, values: [150, «CK1302|311»]}\n\
         \x20 - id: may\n    title: Máy\n    rows:\n      - {label: Máy tính, values: [1.200, 30]}\n      - {label: Hỏng, part: true, values: [4, «CK1302|31»]}\n      - {label: Máy chiếu, type: decimal, values: [\"2,5\", 2]}\n\
         \x20     - {label: Cộng, total: true, type: decimal, values: [\"1202,50\", «CK1301|33»]}\n      - {label: Bàn, values: [1, 1]}\n      - {label: Cộng, total: true, values: [2, 2], editor_note: Bản gốc cộng nhầm}\n",
    );
}

/// `«CODE|text»` plants a mistake: a finding with that code begins at the text, and there is no other finding.
fn assert_named_exactly(planted: &str) {
    let mut text = String::new();
    let mut expected = Vec::new();
    for (n, piece) in planted.split(['«', '»']).enumerate() {
        match piece.split_once('|').filter(|_| n % 2 == 1) {
            Some((code, words)) => {
                expected.push((code.to_owned(), text.len()));
                text.push_str(words);
            }
            None => text.push_str(piece),
        }
    }
    let files = [
        ("content/site.yaml", "title: T\n"),
        ("content/a/unit.yaml", "name: T\ntype: mam-non\n"),
        ("content/a/assessments/x/assessment.yaml", YAML),
        ("content/a/assessments/x/database.yaml", &text),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    let outcome = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    let found: Vec<(String, usize)> =
        outcome.diagnostics.iter().map(|d| (d.code.id.to_owned(), d.place.span.start as usize)).collect();
    let missed: Vec<String> = expected
        .iter()
        .filter(|at| !found.contains(at))
        .map(|(code, at)| format!("{code} at “{}”", text[*at..].lines().next().unwrap()))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}\n{:#?}", outcome.diagnostics);
    assert_eq!(found.len(), expected.len(), "{:#?}", outcome.diagnostics);
}

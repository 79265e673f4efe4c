//! Data about persons: what is found, what is not mistaken for it, and what may be public all the same. The cases are written from what the law
//! calls personal and from how schools write it, not from the program's own rules.

use crate::pdf_files::{Page, pdf};
use crate::privacy_clean::CLEAN;
use crate::support::{Site, contents, program, run};
use crate::word_files::{WordFile, p, table};
use congkhai::pack::Packs;
use congkhai::parse::pdf;
use congkhai::pipeline::read_and_judge;
use congkhai::source::{Attached, Pages, Snapshot};
use jiff::civil::date;
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A kind of data: what an exception calls it, five ways of saying it (`@`: the value), and five values.
type Kind = (&'static str, [&'static str; 5], [&'static str; 5]);

const KINDS: [Kind; 10] = [
    (
        "so-dinh-danh",
        [
            "Em Lan, số căn cước @.",
            "CCCD: @",
            "Định danh cá nhân @ do Công an cấp",
            "@ (bà Hoa)",
            "Phụ huynh có mã @, đã nộp hồ sơ",
        ],
        ["038196000123", "001215012345", "079 215 012 345", "036 085 004 211", "068301007788"],
    ),
    (
        "so-dinh-danh-mat-so-0",
        ["CCCD @", "Số căn cước: @", "Căn cước công dân @", "Mã định danh @ của học sinh", "Số định danh cá nhân @"],
        ["38196000123", "1215012345", "79215012345", "36085004211", "68301007788"],
    ),
    (
        "so-chung-minh",
        ["CMND @", "Số CMND: @", "Chứng minh nhân dân số @", "Giấy tờ tùy thân: @", "CMT @ cấp tại Lai Châu"],
        ["045123456", "168 123 456", "012345678", "225-331-998", "331998225"],
    ),
    (
        "so-di-dong",
        ["Cô Hạnh: @", "Gọi phụ huynh em An (@) khi cần", "ĐT @", "Zalo @", "Liên hệ: chị Mai – @."],
        ["0912345678", "0987.654.321", "0356 789 012", "+84 703 111 222", "084-555-6677"],
    ),
    (
        "so-tai-khoan",
        [
            "Chuyển tiền vào số tài khoản @",
            "STK @ (Nguyễn Thị Hoa)",
            "Tài khoản ngân hàng của cô Hoa: @",
            "Số tài khoản: @, Agribank",
            "Số TK @ Vietcombank",
        ],
        ["3606205123456", "1012345678", "19033344455566", "88889999", "109876543210"],
    ),
    (
        "the-bao-hiem-y-te",
        ["Thẻ BHYT @", "Mã thẻ @", "Em Minh @", "Số thẻ bảo hiểm y tế: @", "(@) còn hạn"],
        ["HS4123456789012", "GD4010212345678", "TE1010298765432", "HN2123400056789", "DN4797912345678"],
    ),
    (
        "ma-bao-hiem",
        ["Mã số BHXH @", "Số sổ bảo hiểm xã hội: @", "BHYT số @", "Mã thẻ bảo hiểm y tế @", "Thẻ bảo hiểm số @"],
        ["1234567890", "7912345678", "2516789012", "1298765432", "4523456789"],
    ),
    (
        "ma-so-thue-ca-nhan",
        [
            "Mã số thuế cá nhân: @",
            "MST cá nhân @",
            "Mã số thuế cá nhân của cô Hoa là @",
            "MST cá nhân: @",
            "Kê khai theo mã số thuế cá nhân @",
        ],
        ["8012345678", "8412345670", "8765432109", "8123456789", "8345678901"],
    ),
    (
        "ngay-sinh",
        [
            "Em Lan sinh ngày @",
            "Ngày sinh: @",
            "Ngày, tháng, năm sinh: @",
            "Học sinh Trần Văn An, ngày sinh @",
            "Cháu Bình (sinh ngày @) được miễn học phí",
        ],
        ["05/09/2015", "1/12/2018", "15-03-1985", "7.8.2012", "30/04/2009"],
    ),
    (
        "noi-o",
        ["Nơi ở hiện nay: @", "Hộ khẩu thường trú: @", "Chỗ ở: @", "Tạm trú: @", "Địa chỉ gia đình: @"],
        [
            "thôn 3, xã Sơn Hải",
            "số nhà 15, ngõ 20 đường Nguyễn Huệ",
            "tổ 5, phường Tân Phong",
            "bản Noong Luông, xã Mường Phăng",
            "12 Trần Phú, phường 1",
        ],
    ),
];

type Format = (&'static str, fn(&str) -> Vec<u8>);

/// That file's name, and how one saying is put into it.
const FORMATS: [Format; 9] = [
    ("pages/@.md", |text| format!("---\ntitle: Thử\n---\nNhà trường thông báo.\n\n{text}\n").into_bytes()),
    ("calendar/@.yaml", |text| format!("note: |\n  Ghi chú\n  {text}\n").into_bytes()),
    ("static/@.txt", |text| format!("Thông báo\r\n{text}\r\n").into_bytes()),
    ("disclosures/2024-2025/@.csv", |text| format!("muc,noi_dung\na,\"{text}\"\n").into_bytes()),
    ("documents/@.docx", |text| WordFile::of(&format!("{}{}", p("Kính gửi phụ huynh"), p(text))).bytes()),
    ("static/@.xlsx", |text| sheet(&[&["Mục", "Nội dung"], &["1", text]])),
    ("static/@.pdf", |text| pdf(&[Page::Words(&[&["Thông báo"], &[text]])])),
    ("static/@-kem.docx", |text| {
        WordFile::of(&table(&[&[("", "Mục"), ("", "Nội dung")], &[("", "1"), ("", text)]])).bytes()
    }),
    ("assessments/2024/evidence/@.pdf", |text| pdf(&[Page::Words(&[&["Phụ lục"]]), Page::Words(&[&["1", text]])])),
];

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// File (within the unit) → what is said of persons in it.
fn told(files: Vec<(String, Vec<u8>)>) -> BTreeMap<String, Vec<String>> {
    let base = [
        ("content/site.yaml".to_owned(), b"title: Th\xe1\xbb\xad\n".to_vec()),
        ("content/a/unit.yaml".to_owned(), "name: Trường A\ntype: thcs\nphone: 0905 111 222\n".into()),
    ];
    let files = files.into_iter().map(|(name, bytes)| (format!("content/a/{name}"), bytes));
    let mut snapshot = Snapshot::from_files(base.into_iter().chain(files));
    let read = |bytes: &[u8]| match pdf::read(bytes) {
        Ok(pdf) => Attached::Read(Pages { text: pdf.text, count: pdf.pages, blind: pdf.blind }),
        Err(_) => Attached::Broken,
    };
    let unread = snapshot.unread().into_iter().map(|name| &snapshot.files[name]);
    let attached: Vec<_> = unread.map(|file| (file.sha256, Arc::new(read(file.bytes())))).collect();
    snapshot.attached.extend(attached);
    let judged = read_and_judge(&snapshot, &Packs::embedded(), date(2025, 10, 15), &mut ());
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let of_persons = |id: &str| id.starts_with("CK14") || id == "CK0509";
    for found in judged.diagnostics.finish().iter().filter(|found| of_persons(found.code.id)) {
        let said = format!("{} {} {}", found.code.id, found.message, found.hint.clone().unwrap_or_default());
        told.entry(found.place.file.trim_start_matches("content/a/").to_owned()).or_default().push(said);
    }
    told
}

/// Every saying of every kind in every kind of file: file, kind, value, content.
fn corpus() -> Vec<(String, &'static str, &'static str, Vec<u8>)> {
    let mut files = Vec::new();
    for (kind, sayings, values) in KINDS {
        for (at, saying) in sayings.iter().enumerate() {
            for (n, (name, write)) in FORMATS.iter().enumerate() {
                let value = values[(at + n) % values.len()];
                let file = name.replace('@', &format!("{kind}-{at}-{n}"));
                files.push((file, kind, value, write(&saying.replace('@', value))));
            }
        }
    }
    files
}

/// An assessment whose evidence is public.
fn evidence(corpus: &[(String, &str, &str, Vec<u8>)]) -> [(String, Vec<u8>); 2] {
    let names = corpus.iter().filter_map(|(file, ..)| file.strip_prefix("assessments/2024/evidence/"));
    let item = |(name, n): (&str, usize)| {
        format!("  - {{code: \"[H1-1.1-{n:02}]\", title: Phụ lục, visibility: public, file: {name}}}\n")
    };
    let items: String = names.zip(1..).map(item).collect();
    [
        (
            "assessments/2024/assessment.yaml".to_owned(),
            "title: Đợt\nregulation: tt18-2018\nschool_years: [2023-2024]\n".into(),
        ),
        ("assessments/2024/evidence.yaml".to_owned(), format!("items:\n{items}").into_bytes()),
    ]
}

#[test]
fn all_of_four_hundred_and_fifty_are_found() {
    let corpus = corpus();
    assert_eq!(corpus.len(), 450);
    let files = corpus.iter().map(|(file, _, _, bytes)| (file.clone(), bytes.clone())).chain(evidence(&corpus));
    let told = told(files.collect());
    let is_found = |file: &str, kind: &str| {
        told.get(file).is_some_and(|said| said.iter().any(|s| s.contains(&format!("kind: {kind},"))))
    };
    let missed = corpus.iter().filter(|(file, kind, ..)| !is_found(file, kind));
    let missed: Vec<_> =
        missed.map(|(file, kind, value, _)| format!("{file}: {kind} {value}: {:?}", told.get(file))).collect();
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn nothing_that_is_said_or_built_holds_what_was_found() {
    let corpus = corpus();
    let unit = "name: Trường A\ntype: thcs\nphone: 0215 3825 111\n";
    let site = Site::empty().with("content/site.yaml", "title: Thử\n").with("content/a/unit.yaml", unit);
    site.build().exits(0);
    for (file, bytes) in evidence(&corpus) {
        site.write(&format!("content/a/{file}"), bytes);
    }
    for (file, _, _, bytes) in &corpus {
        site.write(&format!("content/a/{file}"), bytes);
    }
    // what other findings show of the same lines and names
    site.write(
        "content/a/pages/khac.md",
        "---\ntitle: Thử\n---\nEm Lan, **CCCD 038196000123.**Xem <b>038196000123</b>.\n",
    );
    site.write("content/a/pages/CCCD 038196000123.md", "---\ntitle: Thử\nkhoa: la\n---\nCCCD 038196000123\n");
    site.write("content/a/static/CCCD_038196000123.pdf", b"%PDF-1.4");
    let word = WordFile::of(&[p("038196000123 <w>"), p("Em Lan sinh ngày 05/09/2015")].concat());
    site.write("content/a/documents/thieu.docx", word.bytes());
    let list = "| STT | Họ và tên | Dân tộc |\n|---|---|---|\n";
    let names = ["An", "Bình", "Châu", "Dê", "Hà"].map(|name| format!("| 1 | Lò Văn {name} | **a.**b |\n"));
    site.write("content/a/pages/danh-sach.md", format!("---\ntitle: Thử\n---\n{list}{}", names.concat()));
    let values: Vec<&str> = corpus.iter().map(|(_, _, value, _)| *value).chain(["038196000123", "Lò Văn"]).collect();
    let in_clear = |said: &str| values.iter().filter(|value| said.contains(**value)).copied().collect::<Vec<_>>();
    let mut runs = vec![site.build().exits(1)];
    runs.extend(["human", "json", "sarif", "github"].map(|format| site.run("check", &["--format", format]).exits(1)));
    runs.push(site.run("check", &["--lang", "en"]).exits(1));
    for run in runs {
        assert!(run.stderr.contains("CK1401") || run.stdout.contains("CK1401"));
        assert_eq!(in_clear(&run.stdout), [""; 0]);
        assert_eq!(
            in_clear(&run.stderr),
            [""; 0],
            "{}",
            run.stderr.lines().filter(|l| !in_clear(l).is_empty()).collect::<Vec<_>>().join("\n")
        );
    }
    for (name, bytes) in contents(&site.public()) {
        assert_eq!(in_clear(&String::from_utf8_lossy(&bytes)), [""; 0], "{name}");
    }
}

#[test]
fn what_schools_rightly_publish_is_left_alone() {
    let page = |text: &str| format!("---\ntitle: Thử\n---\n{text}\n").into_bytes();
    let files = CLEAN.iter().enumerate().map(|(at, text)| (format!("pages/sach-{at}.md"), page(text))).collect();
    let told = told(files);
    assert!(told.is_empty(), "{told:#?}");
}

const HEADS: [[&str; 3]; 5] = [
    ["STT", "Họ và tên", "Lớp"],
    ["Họ và tên học sinh", "Hộ nghèo", "Số tiền"],
    ["TT", "Họ tên trẻ", "Tình trạng sức khỏe"],
    ["Họ và tên", "Dân tộc", "Ghi chú"],
    ["Họ và tên", "Hình thức kỷ luật", "Ngày"],
];

#[test]
fn lists_of_people_are_found_from_five_rows_on() {
    for (at, heads) in HEADS.iter().enumerate() {
        for (rows, found) in [(4, false), (5, true)] {
            let people = ["An", "Bình", "Châu", "Dê", "Hà"];
            let body: Vec<[String; 3]> = people[..rows]
                .iter()
                .map(|name| {
                    heads.map(|head| if head.contains("ọ") { format!("Lò Thị {name}") } else { "x".to_owned() })
                })
                .collect();
            let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
            let mut markdown = format!("---\ntitle: Thử\n---\n{}|---|---|---|\n", line(&heads.map(str::to_owned)));
            markdown.extend(body.iter().map(|row| line(row)));
            let cells: Vec<Vec<&str>> = std::iter::once(heads.to_vec())
                .chain(body.iter().map(|row| row.iter().map(String::as_str).collect()))
                .collect();
            let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
            let csv: String = cells.iter().map(|row| format!("{}\n", row.join(","))).collect();
            let word: Vec<Vec<(&str, &str)>> =
                cells.iter().map(|row| row.iter().map(|cell| ("", *cell)).collect()).collect();
            let word: Vec<&[(&str, &str)]> = word.iter().map(Vec::as_slice).collect();
            let word = WordFile::of(&format!("{}{}", p("Danh sách"), table(&word))).bytes();
            let files = vec![
                ("pages/a.md".to_owned(), markdown.into_bytes()),
                ("static/b.xlsx".to_owned(), sheet(&rows)),
                ("static/c.csv".to_owned(), csv.into_bytes()),
                ("pages/d.docx".to_owned(), word),
            ];
            let told = told(files);
            assert_eq!(told.len(), if found { 4 } else { 0 }, "{at}: {told:#?}");
        }
    }
}

/// A list of two pupils with their circumstances, as `LibreOffice` saves it, and as people type it.
fn pupils() -> Vec<(String, Vec<u8>)> {
    let table = "| STT | Họ và tên | Lớp | Đối tượng |\n|---|---|---|---|\n| 1 | Lò Thị Thử | 6A | Hộ nghèo |\n";
    let tabs = "STT\tHọ và tên\tLớp\tĐối tượng\r\n1\tLò Thị Thử\t6A\tHộ nghèo\r\n";
    let record = "{chinh_sach: Miễn, ho_va_ten: Lò Thị Thử, lop: 6A, doi_tuong: Hộ nghèo}";
    let typed = [
        ("pages/md.md", format!("---\ntitle: Thử\n---\n{table}")),
        ("calendar/2025-2026.yaml", format!("note: |\n  {}", table.replace('\n', "\n  "))),
        (
            "disclosures/2024-2025/ban-ghi.yaml",
            format!("regulation: tt36-2017\ncontent: tc_mien_giam\nitems:\n  mien_giam:\n    - {record}\n"),
        ),
        ("static/txt.txt", tabs.to_owned()),
        ("static/bang.txt", table.to_owned()),
        ("static/csv.csv", "STT;Họ và tên;Lớp;Đối tượng\r\n1;Lò Thị Thử;6A;Hộ nghèo\r\n".to_owned()),
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/privacy");
    let saved = ["docx", "doc", "xlsx", "xls", "ods"]
        .map(|kind| (format!("static/{kind}.{kind}"), std::fs::read(folder.join(format!("hoc-sinh.{kind}"))).unwrap()));
    typed.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).chain(saved).collect()
}

#[test]
fn pupils_with_their_circumstances_are_refused_in_every_kind_of_file() {
    let (files, names): (Vec<_>, Vec<_>) = pupils().into_iter().map(|file| (file.clone(), file.0)).unzip();
    let told = told(files);
    for name in &names {
        let said = told.get(name).map(Vec::as_slice).unwrap_or_default();
        assert!(said.len() == 1 && said[0].starts_with("CK0509"), "{name}: {said:?}");
        assert!(!said[0].contains("Thử"), "{said:?}");
    }
    // no exception makes them public
    let unit = "name: A\ntype: thcs\nphone: 0215 3825 111\nprivacy_exceptions:\n  \
                - {file: pages/a.md, kind: hoc-sinh, reason: Có quyết định, role: hiệu trưởng, until: 1/10/2026}\n";
    let page = String::from_utf8(pupils().remove(0).1).unwrap();
    let site = Site::empty().with("content/site.yaml", "title: Thử\n").with("content/a/unit.yaml", unit);
    site.with("content/a/pages/a.md", page).build().exits(1).says("CK0509").says("CK1403").does_not_say("Lò Thị");
}

#[test]
fn a_form_of_such_a_list_with_nobody_in_it_is_no_list() {
    let form = "---\ntitle: Mẫu\n---\n| STT | Họ và tên | Lớp | Đối tượng |\n|---|---|---|---|\n| 1 |  |  |  |\n";
    let told = told(vec![("pages/mau.md".to_owned(), form.into())]);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn names_of_files_are_looked_at_too() {
    let told = told(vec![("static/CCCD_038196000123.pdf".to_owned(), b"%PDF-1.4".to_vec())]);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn exceptions_end_and_nothing_blocked_is_published() {
    let unit = |until: &str| {
        format!(
            "name: Trường A\ntype: thcs\nphone: 0215 3825 111\nprivacy_exceptions:\n  \
             - {{file: pages/a.md, kind: so-di-dong, reason: Đường dây nóng, role: hiệu trưởng, until: {until}}}\n"
        )
    };
    let page = "---\ntitle: Thử\n---\nĐường dây nóng 0905 111 222.\n";
    let site = Site::empty().with("content/site.yaml", "title: Thử\n").with("content/a/unit.yaml", unit("1/10/2025"));
    let site = site.with("content/a/pages/a.md", page);
    let build = |day: &str| run(program().arg("build").arg(site.path()).args(["--today", day]));
    build("2025-10-02").exits(1).says("CK1401").says("ngoại lệ đã hết hạn ngày 1/10/2025");
    assert!(!site.public().exists(), "nothing is published");
    build("2025-10-01").exits(0).does_not_say("CK14");
}

#[test]
fn the_seeds_of_the_sample_name_officials_only() {
    let site = Site::empty();
    let run = crate::support::run(
        crate::support::program()
            .args(["check", env!("CARGO_MANIFEST_DIR"), "--today", "2025-10-15"])
            .current_dir(site.path()),
    );
    run.does_not_say("CK14");
}

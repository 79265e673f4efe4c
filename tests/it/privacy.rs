//! Data about persons: what is found, what is not mistaken for it, and what may be public all the same. The cases are written from what the law
//! calls personal and from how schools write it, not from the program's own rules.

use crate::support::{Site, program, run};
use crate::word_files::{WordFile, p, table};
use congkhai::pack::Packs;
use congkhai::pipeline::read_and_judge;
use congkhai::source::Snapshot;
use jiff::civil::date;
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;

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
const FORMATS: [Format; 6] = [
    ("pages/@.md", |text| format!("---\ntitle: Thử\n---\nNhà trường thông báo.\n\n{text}\n").into_bytes()),
    ("calendar/@.yaml", |text| format!("note: |\n  Ghi chú\n  {text}\n").into_bytes()),
    ("static/@.txt", |text| format!("Thông báo\r\n{text}\r\n").into_bytes()),
    ("disclosures/2024-2025/@.csv", |text| format!("muc,noi_dung\na,\"{text}\"\n").into_bytes()),
    ("documents/@.docx", |text| WordFile::of(&format!("{}{}", p("Kính gửi phụ huynh"), p(text))).bytes()),
    ("static/@.xlsx", |text| sheet(&[&["Mục", "Nội dung"], &["1", text]])),
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
    let snapshot = Snapshot::from_files(base.into_iter().chain(files));
    let judged = read_and_judge(&snapshot, &Packs::embedded(), date(2025, 10, 15), &mut ());
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let of_persons = |id: &str| id.starts_with("CK14") || id == "CK0509";
    for found in judged.diagnostics.finish().iter().filter(|found| of_persons(found.code.id)) {
        let said = format!("{} {} {}", found.code.id, found.message, found.hint.clone().unwrap_or_default());
        told.entry(found.place.file.trim_start_matches("content/a/").to_owned()).or_default().push(said);
    }
    told
}

#[test]
fn three_hundred_of_three_hundred_are_found() {
    let (mut files, mut expected) = (Vec::new(), Vec::new());
    for (kind, sayings, values) in KINDS {
        for (at, saying) in sayings.iter().enumerate() {
            for (n, (name, write)) in FORMATS.iter().enumerate() {
                let value = values[(at + n) % values.len()];
                let file = name.replace('@', &format!("{kind}-{at}-{n}"));
                files.push((file.clone(), write(&saying.replace('@', value))));
                expected.push((file, kind, value));
            }
        }
    }
    assert_eq!(files.len(), 300);
    let told = told(files);
    let missed: Vec<_> = expected
        .iter()
        .filter(|(file, kind, _)| {
            !told.get(file).is_some_and(|said| said.iter().any(|s| s.contains(&format!("kind: {kind},"))))
        })
        .map(|(file, kind, value)| format!("{file}: {kind} {value}: {:?}", told.get(file)))
        .collect();
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
    // nobody reads the value in what is said of it
    for (file, kind, value) in expected.iter().filter(|(_, kind, _)| *kind != "noi-o") {
        let said = told[file].join(" ");
        assert!(!said.contains(value), "{file}: {kind} is told: {said}");
    }
}

/// What schools rightly publish, a page each.
const CLEAN: [&str; 100] = [
    "Quyết định số 1234/QĐ-UBND ngày 05/09/2024 của Ủy ban nhân dân xã.",
    "Thông tư 36/2017/TT-BGDĐT, Thông tư 09/2024/TT-BGDĐT.",
    "Tổng thu 12.345.678.900 đồng, tổng chi 9.876.543.210 đồng.",
    "Học phí 40 000 đồng/trẻ/tháng; ăn trưa 20.000 đồng/ngày.",
    "Điện thoại: 0215 3825 111. Fax 0215 3825 112.",
    "Tổng đài 1900 6363, 1800 1234 và 111.",
    "Năm học 2023-2024, 2024-2025, 2025-2026.",
    "Họp phụ huynh học sinh ngày 15/09/2024 tại hội trường.",
    "Tuyển sinh ngày 01/07/2024 đến ngày 15/07/2024.",
    "Ngày sinh hoạt chuyên môn: 05/09/2024.",
    "Vệ sinh ngày 20/10/2024 toàn trường.",
    "Số tài khoản 3714.0.1012345 tại Kho bạc Nhà nước huyện.",
    "Số tài khoản của trường: 3606201004567, Agribank chi nhánh huyện.",
    "Mã số thuế 5500123456.",
    "Mã số quan hệ ngân sách 1012345678.",
    "Mã trường 14117503 trên cơ sở dữ liệu ngành.",
    "Diện tích 12.345,6 m2, sân chơi 3.200 m2.",
    "Tỷ lệ 98,76 %; 100 %; 0,5 %.",
    "Trích yếu: Kế hoạch số 59/KH-MNNL ngày 05/09/2023.",
    "Số 01-02/BC-TH ngày 03-05-2024.",
    "Báo cáo quý 1, quý 2, 6 tháng và cả năm 2024.",
    "Đăng ký thường trú tại xã là điều kiện tuyển sinh.",
    "Học sinh có hộ khẩu ngoài địa bàn nộp hồ sơ sau ngày 15/07/2024.",
    "Nơi ở của giáo viên nội trú được sửa chữa năm 2024.",
    "Có 12 giáo viên, 5 cán bộ quản lý, 3 nhân viên.",
    "| STT | Họ và tên | Chức vụ |\n|---|---|---|\n| 1 | Lò Thị A | Hiệu trưởng |\n| 2 | Lò Thị B | Phó hiệu trưởng |\n| 3 | Lò Thị C | Tổ trưởng |\n| 4 | Lò Thị D | Giáo viên |\n| 5 | Lò Thị E | Giáo viên |",
    "| Lớp | Số học sinh | Dân tộc thiểu số |\n|---|---|---|\n| 6A | 35 | 20 |\n| 6B | 34 | 19 |\n| 7A | 33 | 18 |\n| 8A | 32 | 17 |\n| 9A | 31 | 16 |",
    "| Nội dung | 2022 | 2023 | 2024 |\n|---|---|---|---|\n| Thu | 1234567890 | 2345678901 | 3456789012 |",
    "Minh chứng [H1-1.1-01], [H2-1.2-05], [H12-5.6-10].",
    "Sách giáo khoa ISBN 978-604-0-12345-6.",
    "Giấy phép số 0123456789/GP-SGD.",
    "Thời gian 07:30 đến 11:00, 13:30 đến 16:30.",
    "Tọa độ 21.38654, 103.01652.",
    "Phiên bản 1.2.3, tệp 20241015.",
    "Trang https://truong.example/2024/10/15/1234567890.html",
    "Chi thường xuyên 1 234 567 890 đồng.",
    "Kinh phí: 5.500.000.000; 6.500.000.000; 7.500.000.000.",
    "Tiêu chí 1.10, Mức 2; tiêu chí 5.6, Mức 3.",
    "Từ 06 đến 11 tuổi: 420 học sinh; từ 12 đến 15 tuổi: 380 học sinh.",
    "Quyết định 0912/QĐ-SGDĐT ngày 10/10/2024.",
    "Ngày 20/11/1982 là ngày truyền thống.",
    "Trường thành lập ngày 05/09/1998.",
    "Thí sinh ngày 02/06/2025 có mặt trước 7 giờ.",
    "Kế hoạch số 12/KH, số 13/KH, số 14/KH.",
    "{khoan_thu: Bảo hiểm y tế, so_hoc_sinh: 1913, muc_thu: 563220, tong_thu: 1077439860}",
    "Công suất 1000 W, điện áp 220 V, 50 Hz.",
    "Lớp 6A1 có 40 học sinh, lớp 6A2 có 41 học sinh.",
    "Số đăng bộ 2024001, 2024002, 2024003.",
    "Mua sắm 25 máy tính, đơn giá 12.500.000 đồng.",
    "Thông báo tuyển sinh năm học 2025-2026.",
    "Báo cáo số 1/BC-TR ngày 02/02/2019: thu 1234567 đồng, chi 987654 đồng, còn 246913 đồng; năm học 2019-2020, 7,1 %.",
    "Báo cáo số 2/BC-TR ngày 03/03/2020: thu 2469134 đồng, chi 1975308 đồng, còn 493826 đồng; năm học 2020-2021, 14,2 %.",
    "Báo cáo số 3/BC-TR ngày 04/04/2021: thu 3703701 đồng, chi 2962962 đồng, còn 740739 đồng; năm học 2021-2022, 21,3 %.",
    "Báo cáo số 4/BC-TR ngày 05/05/2022: thu 4938268 đồng, chi 3950616 đồng, còn 987652 đồng; năm học 2022-2023, 28,4 %.",
    "Báo cáo số 5/BC-TR ngày 06/06/2023: thu 6172835 đồng, chi 4938270 đồng, còn 1234565 đồng; năm học 2023-2024, 35,5 %.",
    "Báo cáo số 6/BC-TR ngày 07/07/2024: thu 7407402 đồng, chi 5925924 đồng, còn 1481478 đồng; năm học 2024-2025, 42,6 %.",
    "Báo cáo số 7/BC-TR ngày 08/08/2025: thu 8641969 đồng, chi 6913578 đồng, còn 1728391 đồng; năm học 2025-2026, 49,7 %.",
    "Báo cáo số 8/BC-TR ngày 09/09/2018: thu 9876536 đồng, chi 7901232 đồng, còn 1975304 đồng; năm học 2018-2019, 56,8 %.",
    "Báo cáo số 9/BC-TR ngày 10/10/2019: thu 11111103 đồng, chi 8888886 đồng, còn 2222217 đồng; năm học 2019-2020, 63,9 %.",
    "Báo cáo số 10/BC-TR ngày 11/11/2020: thu 12345670 đồng, chi 9876540 đồng, còn 2469130 đồng; năm học 2020-2021, 70,0 %.",
    "Báo cáo số 11/BC-TR ngày 12/12/2021: thu 13580237 đồng, chi 10864194 đồng, còn 2716043 đồng; năm học 2021-2022, 77,1 %.",
    "Báo cáo số 12/BC-TR ngày 13/01/2022: thu 14814804 đồng, chi 11851848 đồng, còn 2962956 đồng; năm học 2022-2023, 84,2 %.",
    "Báo cáo số 13/BC-TR ngày 14/02/2023: thu 16049371 đồng, chi 12839502 đồng, còn 3209869 đồng; năm học 2023-2024, 91,3 %.",
    "Báo cáo số 14/BC-TR ngày 15/03/2024: thu 17283938 đồng, chi 13827156 đồng, còn 3456782 đồng; năm học 2024-2025, 98,4 %.",
    "Báo cáo số 15/BC-TR ngày 16/04/2025: thu 18518505 đồng, chi 14814810 đồng, còn 3703695 đồng; năm học 2025-2026, 5,5 %.",
    "Báo cáo số 16/BC-TR ngày 17/05/2018: thu 19753072 đồng, chi 15802464 đồng, còn 3950608 đồng; năm học 2018-2019, 12,6 %.",
    "Báo cáo số 17/BC-TR ngày 18/06/2019: thu 20987639 đồng, chi 16790118 đồng, còn 4197521 đồng; năm học 2019-2020, 19,7 %.",
    "Báo cáo số 18/BC-TR ngày 19/07/2020: thu 22222206 đồng, chi 17777772 đồng, còn 4444434 đồng; năm học 2020-2021, 26,8 %.",
    "Báo cáo số 19/BC-TR ngày 20/08/2021: thu 23456773 đồng, chi 18765426 đồng, còn 4691347 đồng; năm học 2021-2022, 33,9 %.",
    "Báo cáo số 20/BC-TR ngày 21/09/2022: thu 24691340 đồng, chi 19753080 đồng, còn 4938260 đồng; năm học 2022-2023, 40,0 %.",
    "Báo cáo số 21/BC-TR ngày 22/10/2023: thu 25925907 đồng, chi 20740734 đồng, còn 5185173 đồng; năm học 2023-2024, 47,1 %.",
    "Báo cáo số 22/BC-TR ngày 23/11/2024: thu 27160474 đồng, chi 21728388 đồng, còn 5432086 đồng; năm học 2024-2025, 54,2 %.",
    "Báo cáo số 23/BC-TR ngày 24/12/2025: thu 28395041 đồng, chi 22716042 đồng, còn 5678999 đồng; năm học 2025-2026, 61,3 %.",
    "Báo cáo số 24/BC-TR ngày 25/01/2018: thu 29629608 đồng, chi 23703696 đồng, còn 5925912 đồng; năm học 2018-2019, 68,4 %.",
    "Báo cáo số 25/BC-TR ngày 26/02/2019: thu 30864175 đồng, chi 24691350 đồng, còn 6172825 đồng; năm học 2019-2020, 75,5 %.",
    "Báo cáo số 26/BC-TR ngày 27/03/2020: thu 32098742 đồng, chi 25679004 đồng, còn 6419738 đồng; năm học 2020-2021, 82,6 %.",
    "Báo cáo số 27/BC-TR ngày 28/04/2021: thu 33333309 đồng, chi 26666658 đồng, còn 6666651 đồng; năm học 2021-2022, 89,7 %.",
    "Báo cáo số 28/BC-TR ngày 01/05/2022: thu 34567876 đồng, chi 27654312 đồng, còn 6913564 đồng; năm học 2022-2023, 96,8 %.",
    "Báo cáo số 29/BC-TR ngày 02/06/2023: thu 35802443 đồng, chi 28641966 đồng, còn 7160477 đồng; năm học 2023-2024, 3,9 %.",
    "Báo cáo số 30/BC-TR ngày 03/07/2024: thu 37037010 đồng, chi 29629620 đồng, còn 7407390 đồng; năm học 2024-2025, 10,0 %.",
    "Báo cáo số 31/BC-TR ngày 04/08/2025: thu 38271577 đồng, chi 30617274 đồng, còn 7654303 đồng; năm học 2025-2026, 17,1 %.",
    "Báo cáo số 32/BC-TR ngày 05/09/2018: thu 39506144 đồng, chi 31604928 đồng, còn 7901216 đồng; năm học 2018-2019, 24,2 %.",
    "Báo cáo số 33/BC-TR ngày 06/10/2019: thu 40740711 đồng, chi 32592582 đồng, còn 8148129 đồng; năm học 2019-2020, 31,3 %.",
    "Báo cáo số 34/BC-TR ngày 07/11/2020: thu 41975278 đồng, chi 33580236 đồng, còn 8395042 đồng; năm học 2020-2021, 38,4 %.",
    "Báo cáo số 35/BC-TR ngày 08/12/2021: thu 43209845 đồng, chi 34567890 đồng, còn 8641955 đồng; năm học 2021-2022, 45,5 %.",
    "Báo cáo số 36/BC-TR ngày 09/01/2022: thu 44444412 đồng, chi 35555544 đồng, còn 8888868 đồng; năm học 2022-2023, 52,6 %.",
    "Báo cáo số 37/BC-TR ngày 10/02/2023: thu 45678979 đồng, chi 36543198 đồng, còn 9135781 đồng; năm học 2023-2024, 59,7 %.",
    "Báo cáo số 38/BC-TR ngày 11/03/2024: thu 46913546 đồng, chi 37530852 đồng, còn 9382694 đồng; năm học 2024-2025, 66,8 %.",
    "Báo cáo số 39/BC-TR ngày 12/04/2025: thu 48148113 đồng, chi 38518506 đồng, còn 9629607 đồng; năm học 2025-2026, 73,9 %.",
    "Báo cáo số 40/BC-TR ngày 13/05/2018: thu 49382680 đồng, chi 39506160 đồng, còn 9876520 đồng; năm học 2018-2019, 80,0 %.",
    "Báo cáo số 41/BC-TR ngày 14/06/2019: thu 50617247 đồng, chi 40493814 đồng, còn 10123433 đồng; năm học 2019-2020, 87,1 %.",
    "Báo cáo số 42/BC-TR ngày 15/07/2020: thu 51851814 đồng, chi 41481468 đồng, còn 10370346 đồng; năm học 2020-2021, 94,2 %.",
    "Báo cáo số 43/BC-TR ngày 16/08/2021: thu 53086381 đồng, chi 42469122 đồng, còn 10617259 đồng; năm học 2021-2022, 1,3 %.",
    "Báo cáo số 44/BC-TR ngày 17/09/2022: thu 54320948 đồng, chi 43456776 đồng, còn 10864172 đồng; năm học 2022-2023, 8,4 %.",
    "Báo cáo số 45/BC-TR ngày 18/10/2023: thu 55555515 đồng, chi 44444430 đồng, còn 11111085 đồng; năm học 2023-2024, 15,5 %.",
    "Báo cáo số 46/BC-TR ngày 19/11/2024: thu 56790082 đồng, chi 45432084 đồng, còn 11357998 đồng; năm học 2024-2025, 22,6 %.",
    "Báo cáo số 47/BC-TR ngày 20/12/2025: thu 58024649 đồng, chi 46419738 đồng, còn 11604911 đồng; năm học 2025-2026, 29,7 %.",
    "Báo cáo số 48/BC-TR ngày 21/01/2018: thu 59259216 đồng, chi 47407392 đồng, còn 11851824 đồng; năm học 2018-2019, 36,8 %.",
    "Báo cáo số 49/BC-TR ngày 22/02/2019: thu 60493783 đồng, chi 48395046 đồng, còn 12098737 đồng; năm học 2019-2020, 43,9 %.",
    "Báo cáo số 50/BC-TR ngày 23/03/2020: thu 61728350 đồng, chi 49382700 đồng, còn 12345650 đồng; năm học 2020-2021, 50,0 %.",
];

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

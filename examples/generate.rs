//! Makes a realistic site of any size, for measuring: `cargo run --release --example generate -- --units 20 DIR`.
//!
//! A unit is a preschool with a complete self-assessment (25 criteria of 3-5 KB), 10 documents of 10-20 KB, 12 forms over three school
//! years, a calendar, an improvement plan and an evidence list: about 60 pages. The same arguments give the same bytes.

#![allow(clippy::disallowed_methods, clippy::print_stderr)]

use congkhai::pack::Packs;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const SENTENCES: [&str; 16] = [
    "Nhà trường xây dựng kế hoạch phù hợp với mục tiêu giáo dục và điều kiện thực tế của địa phương.",
    "Hiệu trưởng chỉ đạo các tổ chuyên môn rà soát, bổ sung hồ sơ theo từng tiêu chí đã được phân công.",
    "Hằng năm, nhà trường công khai chất lượng, cơ sở vật chất, đội ngũ và thu chi tài chính theo quy định.",
    "Giáo viên tổ chức các hoạt động chăm sóc, giáo dục trẻ theo hướng lấy trẻ làm trung tâm.",
    "Ban đại diện cha mẹ trẻ phối hợp chặt chẽ trong việc nuôi dưỡng và bảo đảm an toàn cho trẻ.",
    "Kết quả khảo sát đầu năm cho thấy tỷ lệ chuyên cần đạt từ 95% trở lên ở các lớp mẫu giáo 5 tuổi.",
    "Các phòng sinh hoạt chung, phòng ngủ và hiên chơi đều bảo đảm diện tích tối thiểu cho một trẻ.",
    "Bếp ăn thực hiện đúng nguyên tắc một chiều, có tủ lạnh lưu mẫu thức ăn và đủ nước sạch.",
    "Công tác tham mưu với cấp ủy, chính quyền được thực hiện thường xuyên, đúng thẩm quyền.",
    "Nguồn lực xã hội được huy động và sử dụng đúng mục đích, có sổ sách theo dõi rõ ràng.",
    "Đội ngũ nhân viên được tập huấn về phòng cháy, chữa cháy và sơ cứu ban đầu.",
    "Nhà trường còn thiếu một số đồ chơi ngoài trời ở điểm trường lẻ do kinh phí hạn hẹp.",
    "Việc ứng dụng công nghệ thông tin trong quản lý hành chính, tài chính ngày càng hiệu quả.",
    "Hồ sơ được lưu trữ trong các hộp minh chứng, sắp xếp theo thứ tự tiêu chuẩn và tiêu chí.",
    "Trong năm học tới, nhà trường tiếp tục bồi dưỡng giáo viên về đánh giá sự phát triển của trẻ.",
    "Trẻ suy dinh dưỡng và thừa cân được can thiệp bằng những biện pháp phù hợp với từng độ tuổi.",
];

/// Eight schools after each other are in one.
const COMMUNES: [&str; 20] = [
    "An Bình",
    "Bình Sơn",
    "Cẩm Thủy",
    "Đông Hải",
    "Hòa Lạc",
    "Khánh Thiện",
    "Lâm Thao",
    "Minh Tân",
    "Nậm Khăn",
    "Ô Lâm",
    "Phú Xuân",
    "Quảng Lợi",
    "Sơn Hà",
    "Tân Lập",
    "Thanh Nưa",
    "Ứng Hòa",
    "Vạn Phúc",
    "Xuân Lộc",
    "Yên Khê",
    "Ẳng Tở",
];

/// A small generator of numbers, so that no two units are alike and every run is.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn sentence(&mut self) -> &'static str {
        SENTENCES[usize::try_from(self.next(SENTENCES.len() as u64)).unwrap_or(0)]
    }

    /// Paragraphs of at least so many bytes in all.
    fn prose(&mut self, bytes: usize) -> String {
        let mut out = String::new();
        while out.len() < bytes {
            for _ in 0..3 + self.next(3) {
                out.push_str(self.sentence());
                out.push(' ');
            }
            out.push_str("\n\n");
        }
        out
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (units, folder) = match args.as_slice() {
        [flag, units, folder] if flag == "--units" => (units.parse::<usize>().unwrap_or(0), PathBuf::from(folder)),
        _ => {
            eprintln!("usage: generate --units N DIR");
            return ExitCode::from(2);
        }
    };
    let packs = Packs::embedded();
    let criteria: Vec<String> = packs
        .framework("tt19-2018")
        .map(|f| f.catalogues[0].criteria().map(|c| c.number.to_string()).collect())
        .unwrap_or_default();
    write(
        &folder.join("content/site.yaml"),
        "title: Cổng công khai giáo dục (đo tốc độ)\nbase_url: https://congkhai.example/\n",
    );
    for n in 0..units {
        unit(&folder.join(format!("content/truong-{:04}", n + 1)), n, &criteria, &packs);
    }
    ExitCode::SUCCESS
}

fn write(path: &Path, text: &str) {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).expect("the folder can be made");
    }
    fs::write(path, text).expect("the file can be written");
}

fn unit(folder: &Path, n: usize, criteria: &[String], packs: &Packs) {
    let mut numbers = Numbers(0x5eed + n as u64 * 7919);
    let name = format!("Trường Mầm non Hoa Mai {}", n + 1);
    write(
        &folder.join("unit.yaml"),
        &format!(
            "name: {name}\nshort_name: MN Hoa Mai {}\ntype: mam-non\ncommune: Xã {}\nprovince: Điện Biên\n",
            n + 1,
            COMMUNES[n / 8 % COMMUNES.len()],
        ),
    );
    for d in 0..10 {
        write(&folder.join(format!("documents/van-ban-{}.md", d + 1)), &document(&mut numbers, &name, d));
    }
    assessment(folder, &mut numbers, criteria, packs);
    calendar(folder);
    for year in ["2021-2022", "2022-2023", "2023-2024"] {
        forms(&folder.join("disclosures").join(year), &mut numbers, year);
    }
}

fn document(numbers: &mut Numbers, name: &str, n: usize) -> String {
    let mut out = format!(
        "---\nkind: {}\nabstract: Triển khai nhiệm vụ số {} của nhà trường\nnumber: {}/KH-MNHM\nplace: Điện Biên\ndate: 2023-09-{:02}\norgan: {}\nlegal_basis:\n  - Căn cứ Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017 của Bộ Giáo dục và Đào tạo;\nrecipients:\n  - \"Phòng GD&ĐT (để b/c);\"\n  - \"Lưu: VT.\"\nsigner:\n  title: HIỆU TRƯỞNG\n---\n",
        ["KH", "QĐ", "BC", "TB"][n % 4],
        n + 1,
        10 + n,
        1 + n,
        name.to_uppercase()
    );
    let size = 10_000 + usize::try_from(numbers.next(10_000)).unwrap_or(0);
    let mut section = 1;
    while out.len() < size {
        let _ = write!(out, "## {section}. Nội dung phần {section}\n\n{}", numbers.prose(1_500));
        out.push_str("| Nội dung | Số lượng | Ghi chú |\n|---|--:|---|\n");
        for row in 0..6 {
            let _ = writeln!(out, "| {} | {} | Việc {row} |", numbers.sentence(), numbers.next(300));
        }
        out.push('\n');
        section += 1;
    }
    out
}

fn assessment(folder: &Path, numbers: &mut Numbers, criteria: &[String], packs: &Packs) {
    let base = folder.join("assessments/2023-2024");
    write(
        &base.join("assessment.yaml"),
        "title: Tự đánh giá năm học 2023-2024\nregulation: tt19-2018\nschool_years: [2023-2024]\ntarget_level: 2\n",
    );
    let mut evidence = String::from("items:\n");
    let mut plan = String::from("title: Kế hoạch cải tiến chất lượng\nassessment: 2023-2024\nitems:\n");
    for number in criteria {
        let standard = number.split('.').next().unwrap_or("1");
        let mut sheet = String::from("---\n");
        let levels = packs.framework("tt19-2018").and_then(|f| {
            f.catalogues[0].criteria().find(|c| c.number.to_string() == *number).map(|c| c.levels.clone())
        });
        sheet.push_str("levels:\n");
        for (level, indicators) in
            levels.unwrap_or_default().iter().filter(|(level, indicators)| **level <= 2 && !indicators.is_empty())
        {
            let met: Vec<String> = indicators.iter().map(|i| format!("{}: đạt", i.key)).collect();
            let _ = writeln!(sheet, "  {level}: {{{}}}", met.join(", "));
        }
        sheet.push_str("---\n## 1. Mô tả hiện trạng\n\n### Mức 1\n\n");
        for piece in 1..=3 {
            let code = format!("[H{standard}-{number}-{piece:02}]");
            let _ = write!(sheet, "{} {code}. {}", numbers.sentence(), numbers.prose(700));
            let _ = writeln!(
                evidence,
                "  - {{code: \"{code}\", title: \"Kế hoạch, báo cáo số {piece}\", issuer: Nhà trường, box: \"{standard}\", visibility: on_site}}"
            );
        }
        let _ = write!(sheet, "## 2. Điểm mạnh\n\n{}## 3. Điểm yếu\n\n{}", numbers.prose(400), numbers.prose(300));
        let _ = write!(
            sheet,
            "## 4. Kế hoạch cải tiến chất lượng\n\n{}## 5. Tự đánh giá\n\nĐạt Mức 2.\n",
            numbers.prose(400)
        );
        write(&base.join(format!("{number}.md")), &sheet);
        let _ = write!(
            plan,
            "  - criterion: \"{number}\"\n    target_level: 2\n    work: {}\n    lead: Hiệu trưởng\n    start: Tháng 9/2024\n    finish: Năm học 2025-2026\n",
            numbers.sentence()
        );
    }
    write(&base.join("evidence.yaml"), &evidence);
    write(&folder.join("improvement/2024-2029.yaml"), &plan);
}

fn calendar(folder: &Path) {
    let mut out = String::from("events:\n");
    for (n, month) in [9, 10, 11, 12, 1, 2, 3, 4, 5].iter().enumerate() {
        for week in [1, 3] {
            let _ = write!(
                out,
                "  - id: viec-{month}-{week}\n    label: {}\n    kind: activity\n    month: {month}\n    week: {week}\n",
                SENTENCES[(n + week) % SENTENCES.len()]
            );
        }
    }
    write(&folder.join("calendar/2023-2024.yaml"), &out);
}

fn forms(folder: &Path, numbers: &mut Numbers, year: &str) {
    let head = |form: &str| {
        format!(
            "regulation: tt36-2017\nform: \"{form}\"\npublished: {}-05-28\nchannels: [website]\nillustrative: true\ntables:\n  chinh:\n",
            &year[5..]
        )
    };
    let mut first = head("01");
    for row in ["chat_luong_du_kien", "chuong_trinh", "ket_qua_linh_vuc", "hoat_dong_ho_tro"] {
        let _ =
            writeln!(first, "    {row}: {{nha_tre: \"{}\", mau_giao: \"{}\"}}", numbers.sentence(), numbers.sentence());
    }
    write(&folder.join("bieu-mau-01.yaml"), &first);
    let mut second = head("02");
    for row in ["tong_so_tre", "hoc_2_buoi", "an_ban_tru", "kiem_tra_suc_khoe", "can_nang_binh_thuong", "ct_mau_giao"] {
        let parts: Vec<u64> = (0..6).map(|_| numbers.next(60)).collect();
        let total: u64 = parts.iter().sum();
        let _ = writeln!(
            second,
            "    {row}: {{tong_so: {total}, nt_3_12: {}, nt_13_24: {}, nt_25_36: {}, mg_3_4: {}, mg_4_5: {}, mg_5_6: {}}}",
            parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]
        );
    }
    write(&folder.join("bieu-mau-02.yaml"), &second);
    let mut third = head("03");
    for row in ["tong_so_phong", "dien_tich_dat", "san_choi", "sinh_hoat_chung", "phong_ngu"] {
        let _ = writeln!(
            third,
            "    {row}: {{so_luong: {}, binh_quan: \"{},{:02}\"}}",
            10 + numbers.next(900),
            numbers.next(20),
            numbers.next(99)
        );
    }
    write(&folder.join("bieu-mau-03.yaml"), &third);
    let mut fourth = head("04");
    for row in ["tong", "giao_vien", "gv_nha_tre", "gv_mau_giao", "can_bo_quan_ly", "nhan_vien"] {
        let _ = writeln!(
            fourth,
            "    {row}: {{tong_so: {}, dh: {}, cd: {}}}",
            20 + numbers.next(20),
            numbers.next(15),
            numbers.next(10)
        );
    }
    write(&folder.join("bieu-mau-04.yaml"), &fourth);
}

//! A preschool with a complete self-assessment (25 criteria of 3-5 KB), 10 documents of 10-20 KB, 12 forms over three school years, a calendar,
//! an improvement plan and an evidence list: about 60 pages. Its bytes stay as they are: measurements compare with older programs.

use crate::text::{COMMUNES, Numbers, SENTENCES, write};
use congkhai::pack::Packs;
use std::fmt::Write as _;
use std::path::Path;

/// A portal of preschools.
pub(crate) fn portal(folder: &Path, units: usize, packs: &Packs) {
    let criteria: Vec<String> = packs
        .framework("tt19-2018")
        .map(|f| f.catalogues[0].criteria().map(|c| c.number.to_string()).collect())
        .unwrap_or_default();
    write(
        &folder.join("content/site.yaml"),
        "title: Cổng công khai giáo dục (đo tốc độ)\nbase_url: https://congkhai.example/\n",
    );
    for n in 0..units {
        unit(&folder.join(format!("content/truong-{:04}", n + 1)), n, &criteria, packs);
    }
}

fn unit(folder: &Path, n: usize, criteria: &[String], packs: &Packs) {
    let mut numbers = Numbers(0x5eed + n as u64 * 7919);
    let name = format!("Trường Mầm non Hoa Mai {}", n + 1);
    write(
        &folder.join("unit.yaml"),
        &format!(
            "name: {name}\nshort_name: MN Hoa Mai {}\ntype: mam-non\ncommune: Xã {}\nprovince: Điện Biên\n",
            n + 1,
            // eight schools after each other are in one commune
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

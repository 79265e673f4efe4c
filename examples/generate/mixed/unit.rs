//! What every institution has: who it is, documents, a page, a calendar, attachments.

use super::school::School;
use crate::text::{Numbers, SENTENCES, write};
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn files(folder: &Path, school: &mut School) {
    write(&folder.join("unit.yaml"), &unit(school));
    for n in 0..documents(school) {
        write(&folder.join(format!("documents/van-ban-{}.md", n + 1)), &document(school, n));
    }
    let page = format!(
        "---\ntitle: Giới thiệu\n---\n## Nhà trường\n\n{}Xem [văn bản mới nhất](../documents/van-ban-1.md).\n\n## Liên hệ\n\n{}",
        school.numbers.prose(900),
        school.numbers.prose(300)
    );
    write(&folder.join("pages/gioi-thieu.md"), &page);
    if school.kind.audiences.is_empty() {
        return;
    }
    if school.turn() % 5 == 1 {
        write(&folder.join("static/quy-che-phoi-hop.txt"), &school.numbers.prose(4_000));
    }
    for year in [2024, 2025] {
        write(&folder.join(format!("calendar/{year}-{}.yaml", year + 1)), &calendar(school, year));
    }
}

/// How many documents it has.
pub(crate) fn documents(school: &School) -> usize {
    3 + school.turn() % 4
}

fn unit(school: &mut School) -> String {
    let School { name, short, commune, province, folder, .. } = school;
    let mut out = format!(
        "name: \"{name}\"\nshort_name: \"{short}\"\ntype: {}\ncommune: \"{commune}\"\nprovince: \"{province}\"\n\
         address: \"Thôn {}, {commune}\"\nemail: lienhe@{folder}.example\n",
        school.kind.id,
        1 + school.n % 9
    );
    let _ = writeln!(out, "summary: \"{}\"", school.numbers.sentence());
    if !school.kind.levels.is_empty() {
        let _ = writeln!(out, "levels: [{}]", school.kind.levels.join(", "));
    }
    if school.kind.private {
        out.push_str("ownership: private\n");
    }
    if school.english {
        out.push_str("languages: [vi, en]\n");
    }
    if school.kind.audiences.is_empty() {
        return out;
    }
    match school.turn() % 3 {
        0 => out.push_str("conditions: {meals: có, adjusted_estimate: không, audit: không}\n"),
        1 => out.push_str("conditions: {meals: không, adjusted_estimate: không}\n"),
        _ => {}
    }
    if school.turn() % 4 == 1 {
        let year = 2020 + school.n % 4;
        let _ = writeln!(
            out,
            "recognition: {{result: \"Cấp độ {}\", date: {year}-05-20, until: {}-05-20}}",
            1 + school.n % 3,
            year + 5
        );
    }
    if school.turn() % 7 == 2 {
        let _ = writeln!(out, "statement: \"{} {}\"", school.numbers.sentence(), school.numbers.sentence());
    }
    let reason = "Trường đã sáp nhập vào một trường khác trong xã.";
    let (from, until) = if school.closed { (2022, "2024-2025") } else { (2022 + school.n % 3, "") };
    if school.closed {
        let _ = writeln!(out, "duties: {{from: {from}-{}, until: {until}}}\nduties_reason: {reason}", from + 1);
    } else if from > 2022 {
        let _ =
            writeln!(out, "duties: {{from: {from}-{}}}\nduties_reason: Trường dùng trang này từ năm học ấy.", from + 1);
    }
    out
}

fn document(school: &mut School, n: usize) -> String {
    let kind = ["KH", "QĐ", "BC", "TB"][n % 4];
    let year = 2026 - n % 4;
    let number = 11 + n * 3;
    let letters = school.kind.letters;
    let name = school.name.to_uppercase();
    let mut out = format!(
        "---\nkind: {kind}\nabstract: \"Thực hiện nhiệm vụ số {} của năm học\"\nnumber: \"{number}/{kind}-{letters}\"\n\
         place: \"{}\"\ndate: {year}-0{}-{:02}\norgan: \"{name}\"\nlegal_basis:\n  \
         - Căn cứ Thông tư số 09/2024/TT-BGDĐT ngày 03/6/2024 của Bộ Giáo dục và Đào tạo;\nrecipients:\n  \
         - \"Ủy ban nhân dân xã (để b/c);\"\n  - \"Lưu: VT.\"\nsigner:\n  title: {}\n",
        n + 1,
        school.commune.trim_start_matches("Xã "),
        2 + n % 7,
        3 + school.n % 20,
        school.signer(),
    );
    if n == 0 {
        let _ = write!(
            out,
            "published: {year}-0{}-28\ncorrections:\n  - {{date: {year}-09-12, note: Sửa số văn bản ở căn cứ.}}\n",
            2 + n % 7
        );
    }
    // menus and plans that come back every week or month: only some schools have them
    if n == 1 && school.kind.id == "mam-non" && school.turn().is_multiple_of(3) {
        out.push_str("discloses: [tt09-2024/ke_hoach_thang_mam_non/2025-10, tt09-2024/thuc_don_mam_non/2025-10-06]\n");
    }
    out.push_str("---\n");
    body(&mut out, &mut school.numbers);
    out
}

fn body(out: &mut String, numbers: &mut Numbers) {
    let size = 3_000 + usize::try_from(numbers.next(9_000)).unwrap_or(0);
    let mut section = 1;
    while out.len() < size {
        let _ = write!(out, "## {section}. Nội dung phần {section}\n\n{}", numbers.prose(1_200));
        out.push_str("| Nội dung | Số lượng | Ghi chú |\n|---|--:|---|\n");
        for row in 1..=5 {
            let _ = writeln!(out, "| {} | {} | Việc {row} |", numbers.sentence(), numbers.next(300));
        }
        out.push('\n');
        section += 1;
    }
}

fn calendar(school: &mut School, year: usize) -> String {
    let next = year + 1;
    let mut out = format!(
        "term: {{from: {year}-09-05, to: {next}-05-29}}\nevent_dates:\n  \
         - {{event: hop_cha_me_dau_nam, date: {year}-09-21}}\n  - {{event: tuyen_sinh, date: {next}-07-01}}\n"
    );
    if !school.kind.private {
        let _ = write!(
            out,
            "  - {{event: ngay_duoc_giao_du_toan, date: {year}-12-26, budget_year: {next}}}\n  \
             - {{event: ngay_bao_cao_don_vi_cap_tren, date: {next}-01-20, budget_year: {year}}}\n  \
             - {{event: ngay_quyet_toan_duoc_phe_duyet, date: {next}-04-24, budget_year: {year}}}\n"
        );
    }
    out.push_str("events:\n");
    for (n, month) in [9, 10, 11, 12, 1, 2, 3, 4, 5].iter().enumerate() {
        let _ = write!(
            out,
            "  - id: viec-{month}\n    label: {}\n    kind: activity\n    month: {month}\n    week: {}\n",
            SENTENCES[(n + school.n) % SENTENCES.len()],
            1 + (n + school.n) % 4
        );
    }
    let _ = write!(
        out,
        "  - id: cong-khai-cuoi-nam\n    label: Công khai các nội dung hằng năm\n    kind: disclosure\n    before: {next}-06-15\n    \
         covers: [tt09-2024/thong_tin_chung, tt09-2024/thu_chi_tai_chinh]\n    channel: [website]\n"
    );
    out
}

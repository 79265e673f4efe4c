//! A site with a bit of everything that is published.

use crate::support::{Site, page};

/// A form most of whose cells are not empty: 12 rooms, all else not applicable.
fn form_of_rooms() -> String {
    let none = [
        "so_diem_truong",
        "dien_tich_dat",
        "san_choi",
        "sinh_hoat_chung",
        "phong_ngu",
        "phong_ve_sinh",
        "hien_choi",
        "giao_duc_the_chat",
        "nghe_thuat_da_nang",
        "bep_kho",
        "thiet_bi_toi_thieu",
        "hien_co",
        "con_thieu",
    ];
    let rows = none.map(|row| format!("    {row}: {{so_luong: n/a, binh_quan: n/a}}\n")).concat();
    format!(
        "regulation: tt36-2017\nform: \"03\"\npublished: 2024-05-28\ntables:\n  chinh:\n    tong_so_phong: {{so_luong: 12}}\n{rows}"
    )
}

/// A site with a bit of everything that is published.
pub(crate) fn lively() -> Site {
    let unit = "content/mam-non-hoa-sen";
    Site::with_page("gioi-thieu", "## Lịch sử\n\nTrường thành lập năm 1998.\n")
        .with("content/site.yaml", "title: Cổng công khai\nbase_url: https://hoasen.example.edu.vn\n")
        .with(
            &format!("{unit}/documents/ke-hoach.md"),
            "---\nkind: KH\nabstract: Kế hoạch năm học\norgan: Trường Mầm non Hoa Sen\ndate: 2023-09-18\n---\n## I. Mục đích\n\nNâng cao chất lượng.\n",
        )
        .with(
            &format!("{unit}/disclosures/2023-2024/bieu-mau-03.yaml"),
            form_of_rooms(),
        )
        .with(&format!("{unit}/calendar/2023-2024.yaml"), "events:\n  - {id: hop, label: Họp đầu năm, kind: activity, month: 9, week: 1}\n")
        .with(&format!("{unit}/assessments/2023-2024/assessment.yaml"), "title: Tự đánh giá\nregulation: tt19-2018\nschool_years: 2023-2024\n")
        .with(&format!("{unit}/static/bao-cao.txt"), "Báo cáo\n")
}

/// The same site with a mistake in one file.
pub(crate) fn spoil(site: &Site) {
    site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\ntitel: Giới thiệu\n---\n");
}

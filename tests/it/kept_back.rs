//! What is not for the public, or not yet, is in no file of the output.

use crate::lively::lively;
use crate::support::{contents, page, program, run};
use std::path::Path;

/// Whether the bytes occur in a file's content or the word in its path.
fn holds(folder: &Path, needle: &str) -> Option<String> {
    contents(folder)
        .into_iter()
        .find(|(path, content)| {
            path.contains(needle) || content.windows(needle.len()).any(|window| window == needle.as_bytes())
        })
        .map(|(path, _)| path)
}

#[test]
fn internal_evidence_never_reaches_the_output() {
    let folder = "content/mam-non-hoa-sen/assessments/2023-2024";
    let item = |code: &str, title: &str, visibility: &str, file: &str| {
        format!("  - code: \"{code}\"\n    title: {title}\n{visibility}    file: {file}\n")
    };
    let items = [
        item("[H1-1.1-01]", "Kế hoạch chiến lược", "    visibility: public\n", "ke-hoach.txt"),
        item("[H1-1.1-02]", "Danh sách hộ nghèo", "    visibility: internal\n", "ho-ngheo-noi-bo.txt"),
        item("[H1-1.1-03]", "Sổ sức khỏe", "", "suc-khoe-mac-dinh.txt"),
        item("[H1-1.1-04]", "Sổ họp", "    visibility: on_site\n", "so-hop-tai-truong.txt"),
    ];
    let site = lively()
        .with(&format!("{folder}/evidence.yaml"), format!("items:\n{}", items.concat()))
        .with(
            &format!("{folder}/1.1.md"),
            "---\n---\n## Mô tả hiện trạng\n\nCó [H1-1.1-01], [H1-1.1-02], [H1-1.1-03], [H1-1.1-04].\n",
        )
        .with(&format!("{folder}/evidence/ke-hoach.txt"), "NOI-DUNG-CONG-KHAI")
        .with(&format!("{folder}/evidence/ho-ngheo-noi-bo.txt"), "NOI-DUNG-NOI-BO")
        .with(&format!("{folder}/evidence/suc-khoe-mac-dinh.txt"), "NOI-DUNG-MAC-DINH")
        .with(&format!("{folder}/evidence/so-hop-tai-truong.txt"), "NOI-DUNG-TAI-TRUONG")
        .with(&format!("{folder}/evidence/khong-ai-nhac-toi.txt"), "NOI-DUNG-BO-QUEN");
    site.build().exits(0);
    let out = site.public();
    assert!(
        holds(&out, "NOI-DUNG-CONG-KHAI").is_some() && holds(&out, "Kế hoạch chiến lược").is_some(),
        "public evidence is missing"
    );
    let private = [
        "NOI-DUNG-NOI-BO",
        "NOI-DUNG-MAC-DINH",
        "NOI-DUNG-TAI-TRUONG",
        "NOI-DUNG-BO-QUEN",
        "noi-bo",
        "mac-dinh.txt",
        "tai-truong",
        "bo-quen",
        "khong-ai-nhac-toi",
    ];
    for needle in private.into_iter().chain(["Danh sách hộ nghèo", "Sổ sức khỏe"]) {
        assert_eq!(holds(&out, needle), None, "“{needle}” is published");
    }
}

#[test]
fn what_is_to_be_public_later_waits_for_its_day_and_is_counted() {
    let unit = "content/mam-non-hoa-sen";
    let form = |id: &str, day: &str| format!("regulation: tt36-2017\nform: \"{id}\"\n{day}tables: {{}}\n");
    let paper =
        |text: &str| format!("---\nkind: KH\nabstract: Kế hoạch\norgan: Trường\npublished: 2/7/2024\n---\n## {text}\n");
    let site = lively()
        .with(&format!("{unit}/disclosures/2023-2024/sau.yaml"), form("02", "published: 1/7/2024\n"))
        .with(&format!("{unit}/disclosures/2023-2024/nhap.yaml"), form("01", ""))
        .with(&format!("{unit}/documents/mat.md"), paper("Chưa đến ngày"))
        .with(&page("dan"), "---\ntitle: Dẫn\n---\nXem [kế hoạch](../documents/mat.md).\n");
    let said = "Chưa công khai: 1 bản nháp (không có `published`), 1 mục sẽ công khai ngày 1/7/2024, 1 mục sẽ công khai ngày 2/7/2024.";
    site.check().exits(0).says(said);
    site.build().exits(0).says(said);
    for needle in ["Chưa đến ngày", "sau.html", "mat.html", "1/7/2024"] {
        assert_eq!(holds(&site.public(), needle), None, "“{needle}” is published");
    }
    assert!(holds(&site.public(), "<a>kế hoạch</a>").is_some(), "a link to what is not public leads nowhere");
    site.build().exits(0).says("Không có gì thay đổi").says(said);
    let build = |day: &str| run(program().arg("build").arg(site.path()).args(["--no-sync", "--today", day])).exits(0);
    build("2024-07-01").says("1 mục sẽ công khai ngày 2/7/2024").does_not_say("1/7/2024,");
    assert!(site.public().join("mam-non-hoa-sen/cong-khai/2023-2024/sau.html").is_file());
    build("2024-07-02").does_not_say("mục sẽ công khai");
    assert!(holds(&site.public(), "Chưa đến ngày").is_some());
}

#[test]
fn drafts_are_not_published() {
    let draft =
        "regulation: tt36-2017\nform: \"02\"\nnote: BAN-NHAP\ntables:\n  chinh:\n    tong_so_tre: {tong_so: 98765}\n";
    let site = lively().with("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-mau-02.yaml", draft);
    site.build().exits(0);
    for needle in ["BAN-NHAP", "98.765", "2023-2024/bieu-mau-02"] {
        assert_eq!(holds(&site.public(), needle), None, "“{needle}” is published");
    }
}

//! The program from outside: exit codes, what is written and, above all, what is not.

use crate::support::{Run, Site, TODAY, contents, page, program, run, tree};
use serde_json::Value;
use std::fs;
use std::path::Path;

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
fn lively() -> Site {
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
fn spoil(site: &Site) {
    site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\ntitel: Giới thiệu\n---\n");
}

#[test]
fn exit_codes_are_a_contract() {
    let site = lively();
    site.check().exits(0).says("Không có lỗi, không có cảnh báo.");
    site.build().exits(0);
    spoil(&site);
    site.check().exits(1).says("[CK0203]");
    site.build().exits(1).says("[CK0203]").says("Chưa công bố gì");
    run(&mut program()).exits(2);
    run(program().arg("dung")).exits(2);
    site.run("check", &["--format", "xml"]).exits(2);
    site.run("check", &["--today", "30/2/2024"]).exits(2);
    run(program().arg("check").arg(site.path()).args(["--today", "30/2/2024"])).exits(2).says("không có ngày này");
    run(program().arg("check").arg(site.path()).args(["--today", "hôm nay"])).exits(2).says("viết ngày như 2024-06-15");
    run(program().arg("--help")).exits(0);
    run(program().arg("--version")).exits(0);
}

#[test]
fn a_day_can_be_written_in_both_ways() {
    let site = lively();
    run(program().arg("build").arg(site.path()).args(["--today", "15/6/2024"])).exits(0).says("15/6/2024");
    let first = contents(&site.public());
    site.build().exits(0);
    assert_eq!(first, contents(&site.public()));
}

#[test]
fn warnings_forbid_publishing_only_when_strict() {
    let site = lively().with("content/mam-non-hoa-sen/ghi-chu.docx", "x");
    site.check().exits(0).says("cảnh báo[CK0106]");
    site.run("check", &["--strict"]).exits(1);
    site.run("build", &["--strict"]).exits(1);
    assert!(!site.public().exists());
    site.build().exits(0).says("cảnh báo[CK0106]");
    site.run("build", &["--strict"]).exits(1);
}

#[test]
fn build_and_check_are_equally_strict_also_the_second_time() {
    let heading = "---\ntitle: Giới thiệu\n---\n## Một\n\n[x](../../mam-non-hoa-sen/pages/gioi-thieu.md#khong-co)\n";
    let kinds = [
        lively().with("content/mam-non-hoa-sen/ghi-chu.docx", "x"),
        // seen only when pages are made: words that a language lacks
        lively().with(&page("gioi-thieu"), heading),
        lively().with("content/site.yaml", "title: Cổng\nlanguages: [vi, en]\n"),
    ];
    for site in kinds {
        let check = site.run("check", &["--strict"]);
        let plain = site.build();
        let second = site.build();
        let last = |run: &crate::support::Run| run.stderr.lines().filter(|l| l.contains("[CK")).count();
        assert_eq!(last(&plain), last(&second), "{}\n{}", plain.stderr, second.stderr);
        for _ in 0..2 {
            assert_eq!(site.run("build", &["--strict"]).code, check.code, "{}", check.stderr);
        }
    }
}

#[test]
fn an_address_of_publication_says_where_the_site_is_and_nothing_else() {
    let site = lively();
    for bad in [
        "https://e.vn/?a=1",
        "https://e.vn/a b/",
        "example.edu.vn",
        "",
        "https://u:p@e.vn/",
        "https://e.vn/#x",
        "ftp://e.vn/",
    ] {
        site.run("build", &["--base-url", bad]).exits(2).says("--base-url").says("https://truong.edu.vn/");
        assert!(!site.public().exists(), "{bad}");
        site.write("content/site.yaml", format!("title: Cổng\nbase_url: \"{bad}\"\n"));
        site.check().exits(1).says("base_url");
        site.write("content/site.yaml", "title: Cổng\n");
    }
    for good in ["https://e.vn", "https://e.vn/cong-khai//", "http://localhost:8080/"] {
        site.run("build", &["--base-url", good]).exits(0);
        let address = format!("<loc>{}/mam-non-hoa-sen/", good.trim_end_matches('/'));
        assert!(fs::read_to_string(site.public().join("sitemap.xml")).unwrap().contains(&address), "{good}");
    }
}

#[test]
fn a_missing_site_is_said_and_nothing_is_made() {
    let site = Site::empty();
    let missing = site.beside("khong-co");
    for command in ["check", "build"] {
        let ended = run(program().arg(command).arg(&missing).args(["--today", TODAY]));
        assert!(matches!(ended.code, Some(1..=3)), "{ended:?}");
        assert!(!ended.stderr.is_empty());
    }
    assert!(!missing.exists());
    assert_eq!(contents(&site.path()), contents(&missing.with_file_name("site")));
}

#[test]
fn json_has_stable_keys() {
    let site = Site::small()
        .with("content/site.yaml", "title: Cổng công khai\ntitel: x\n")
        .with("content/mam-non-hoa-sen/ghi-chu.docx", [0xff, 0xfe])
        .with("content/mam-non-hoa-sen/unit.yaml", "name: Trường\ntype: mâm non\n");
    let run = site.run("check", &["--format", "json"]).exits(1);
    assert_eq!(run.stderr, "");
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut known = ["schema", "errors", "warnings", "notes", "diagnostics", "untold"].map(str::to_owned).to_vec();
    let mut found = keys(&report);
    known.sort();
    found.sort();
    assert_eq!(found, known);
    assert_eq!(report["schema"], "congkhai-diagnostics/1");
    assert_eq!((report["errors"].as_u64(), report["warnings"].as_u64()), (Some(2), Some(1)));
    let items = report["diagnostics"].as_array().unwrap();
    let mut known = [
        "code",
        "severity",
        "title",
        "message",
        "file",
        "line",
        "column",
        "sheet",
        "cell",
        "paragraph",
        "source",
        "hint",
    ]
    .map(str::to_owned)
    .to_vec();
    known.sort();
    for item in items {
        let mut found = keys(item);
        found.sort();
        assert_eq!(found, known);
    }
    let choice = items.iter().find(|item| item["code"] == "CK0206").unwrap();
    assert_eq!(
        (&choice["severity"], &choice["file"]),
        (&Value::from("error"), &Value::from("content/mam-non-hoa-sen/unit.yaml"))
    );
    assert_eq!((choice["line"].as_u64(), choice["column"].as_u64()), (Some(2), Some(7)));
    assert_eq!(
        (&choice["source"], &choice["hint"]),
        (&Value::from("type: mâm non"), &Value::from("có phải là “mam-non”?"))
    );
    let binary = items.iter().find(|item| item["code"] == "CK0106").unwrap();
    assert_eq!(
        (&binary["severity"], &binary["line"], &binary["column"], &binary["source"]),
        (&Value::from("warning"), &Value::Null, &Value::Null, &Value::Null)
    );
    let clean: Value = serde_json::from_str(&lively().run("check", &["--format", "json"]).exits(0).stdout).unwrap();
    assert_eq!(clean["diagnostics"], Value::Array(Vec::new()));
}

#[test]
fn json_of_a_build_is_one_document() {
    let site = lively();
    for _ in 0..2 {
        let run = site.run("build", &["--format", "json"]).exits(0);
        assert_eq!(run.stderr, "");
        assert!(serde_json::from_str::<Value>(&run.stdout).is_ok(), "{}", run.stdout);
    }
}

#[test]
fn check_writes_nothing() {
    let site = lively();
    let before = tree(site.path().parent().unwrap());
    site.check().exits(0);
    assert_eq!(before, tree(site.path().parent().unwrap()));
}

#[test]
fn an_error_leaves_the_published_site_as_it_was() {
    let site = lively();
    site.build().exits(0);
    let before = tree(&site.public());
    spoil(&site);
    site.build().exits(1);
    assert_eq!(before, tree(&site.public()));
    site.run("build", &["--base-url", "https://khac.example"]).exits(1);
    assert_eq!(before, tree(&site.public()));
}

#[test]
fn an_error_in_the_first_build_makes_no_folder() {
    let site = lively();
    spoil(&site);
    site.build().exits(1);
    assert!(!site.public().exists());
}

#[test]
fn a_folder_of_somebody_else_is_refused_untouched() {
    let site = lively().with("public/index.html", "<p>trang cũ</p>").with("public/anh/1.jpg", "x");
    let before = tree(&site.public());
    site.build().exits(3).says("không phải do congkhai tạo").says(".congkhai-manifest");
    assert_eq!(before, tree(&site.public()));
    // a manifest that is not one does not make it ours
    site.write("public/.congkhai-manifest", "của tôi\n");
    let before = tree(&site.public());
    site.build().exits(3);
    assert_eq!(before, tree(&site.public()));
}

#[test]
fn an_empty_folder_is_taken() {
    let site = lively();
    fs::create_dir(site.public()).unwrap();
    site.build().exits(0);
    assert!(site.public().join("index.html").is_file());
}

#[test]
fn the_sources_are_never_the_output() {
    let site = lively();
    // the lock file beside a refused folder is of no consequence
    let sources =
        || contents(&site.path()).into_iter().filter(|(path, _)| !path.ends_with(".congkhai-khoa")).collect::<Vec<_>>();
    let before = sources();
    for out in [site.path(), site.path().join("content"), site.path().join("content/mam-non-hoa-sen")] {
        site.run("build", &["-o", out.to_str().unwrap()]).exits(3);
        assert!(before == sources(), "{} was touched", out.display());
    }
    let file = site.path().join("content/site.yaml");
    site.run("build", &["-o", file.to_str().unwrap()]).exits(3);
    site.run("build", &["-o", "/"]).exits(3);
    assert!(before == sources());
}

#[test]
fn the_output_folder_can_be_chosen() {
    let site = lively();
    let out = site.beside("may-chu/trang");
    site.run("build", &["-o", out.to_str().unwrap()]).exits(0);
    assert!(out.join("index.html").is_file());
    assert!(!site.public().exists());
}

#[test]
fn a_build_of_the_same_writes_nothing() {
    let site = lively();
    site.build().exits(0);
    let before = tree(&site.public());
    site.build().exits(0).says("Không có gì thay đổi");
    assert_eq!(before, tree(&site.public()));
    // without the state beside the output the pages are made again, and found to be the same
    fs::remove_file(site.path().join(".public.congkhai-trang-thai")).unwrap();
    site.build().exits(0).says("0 mới, 0 đổi").says("0 bỏ");
    assert_eq!(before, tree(&site.public()));
}

#[test]
fn a_second_build_says_what_the_first_said() {
    // a warning of the theme, which reading and checking the sources alone does not find
    let site = lively()
        .with("content/site.yaml", "title: Cổng công khai\ntheme: rieng\n")
        .with("content/mam-non-hoa-sen/unit.yaml", "name: Trường Mầm non Hoa Sen\ntype: mam-non\nlanguages: [fr]\n")
        .with("themes/rieng/strings.fr.yaml", "language_name: Français\nsearch: Rechercher\n");
    let findings = |run: Run| -> Vec<String> {
        run.stderr
            .lines()
            .filter(|line| !line.starts_with("Đã dựng") && !line.starts_with("Không có gì"))
            .map(str::to_owned)
            .collect()
    };
    let first = findings(site.build().exits(0).says("CK0903"));
    let second = findings(site.build().exits(0).says("Không có gì thay đổi"));
    assert_eq!(first, second);
    let code = |command: &str| site.run(command, &["--strict"]).code;
    assert_eq!((code("check"), code("build")), (Some(1), Some(1)));
}

#[test]
fn what_was_damaged_is_mended() {
    let site = lively();
    site.build().exits(0);
    let before = contents(&site.public());
    fs::remove_file(site.public().join("index.html")).unwrap();
    site.build().exits(0);
    assert_eq!(before, contents(&site.public()));
}

#[test]
fn a_removed_source_removes_its_page_and_an_added_one_adds_it() {
    let site = lively();
    site.build().exits(0);
    let before = contents(&site.public());
    assert!(
        before.contains_key("mam-non-hoa-sen/trang/gioi-thieu.html")
            && before.contains_key("mam-non-hoa-sen/tep/bao-cao.txt")
    );
    for source in [page("gioi-thieu"), "content/mam-non-hoa-sen/static/bao-cao.txt".to_owned()] {
        fs::remove_file(site.path().join(source)).unwrap();
    }
    site.build().exits(0);
    let after = contents(&site.public());
    assert!(
        !after.contains_key("mam-non-hoa-sen/trang/gioi-thieu.html")
            && !after.contains_key("mam-non-hoa-sen/tep/bao-cao.txt")
    );
    assert!(!site.public().join("mam-non-hoa-sen/tep").exists(), "an empty folder stays");
    let manifest = String::from_utf8(after[".congkhai-manifest"].clone()).unwrap();
    assert!(!manifest.contains("gioi-thieu") && !manifest.contains("bao-cao"));
}

#[cfg(unix)]
#[test]
fn unchanged_pages_keep_their_inode() {
    let site = lively();
    site.build().exits(0);
    let before = tree(&site.public());
    site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\n## Lịch sử\n\nTrường thành lập năm 1999.\n");
    site.build().exits(0);
    let after = tree(&site.public());
    let changed = after.iter().filter(|(path, entry)| before.get(*path) != Some(entry)).map(|(path, _)| path.as_str());
    // the search index knows the words of every page
    let changed: Vec<&str> = changed.filter(|path| !path.starts_with("tai-nguyen/tim/")).collect();
    assert_eq!(changed, [".congkhai-manifest", "mam-non-hoa-sen/trang/gioi-thieu.html"]);
}

#[test]
fn files_that_others_put_there_are_kept() {
    let site = lively();
    site.build().exits(0);
    site.write("public/CNAME", "hoasen.example.edu.vn\n");
    site.write("public/.git/HEAD", "ref: refs/heads/main\n");
    site.write("public/mam-non-hoa-sen/trang/cu.html", "cũ");
    site.write(&page("noi-quy"), "---\ntitle: Nội quy\n---\nĐi học đúng giờ.\n");
    site.build().exits(0);
    let after = contents(&site.public());
    assert_eq!(after["CNAME"], b"hoasen.example.edu.vn\n");
    assert_eq!(after[".git/HEAD"], b"ref: refs/heads/main\n");
    assert_eq!(after["mam-non-hoa-sen/trang/cu.html"], "cũ".as_bytes());
    assert!(after.contains_key("mam-non-hoa-sen/trang/noi-quy.html"));
}

#[test]
fn nothing_but_lock_and_state_is_left_beside_the_output() {
    let site = lively();
    site.build().exits(0);
    site.write(&page("noi-quy"), "---\ntitle: Nội quy\n---\nĐi học đúng giờ.\n");
    site.build().exits(0);
    let mut names: Vec<String> =
        fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, [".public.congkhai-khoa", ".public.congkhai-trang-thai", "content", "public"]);
}

#[test]
fn a_build_that_was_killed_is_mended_by_the_next() {
    let site = lively();
    site.build().exits(0);
    let before = contents(&site.public());
    // killed between the two renames of a system that cannot exchange folders, with a half-made stage
    fs::rename(site.public(), site.path().join(".public.congkhai-cu")).unwrap();
    site.write(".public.congkhai-moi/index.html", "<p>nửa chừng");
    site.build().exits(0);
    assert_eq!(before, contents(&site.public()));
    assert!(!site.path().join(".public.congkhai-cu").exists() && !site.path().join(".public.congkhai-moi").exists());
}

#[test]
fn place_and_zone_leave_no_trace_in_the_bytes() {
    let first = lively();
    first.build().exits(0);
    let expected = contents(&first.public());
    for (zone, locale) in [("Pacific/Kiritimati", "vi_VN.UTF-8"), ("America/Los_Angeles", "tr_TR.UTF-8")] {
        let other = lively();
        let mut command = program();
        command.env("TZ", zone).env("LC_ALL", locale).env("RAYON_NUM_THREADS", "1").current_dir(other.path());
        run(command.args(["build", "--today", TODAY])).exits(0);
        assert_eq!(expected, contents(&other.public()), "{zone}");
    }
    for content in expected.values() {
        let text = String::from_utf8_lossy(content);
        assert!(!text.contains(first.path().to_str().unwrap()), "the folder's name is published");
    }
}

#[test]
fn the_day_can_come_from_source_date_epoch() {
    let site = lively();
    site.build().exits(0);
    let other = lively();
    // 2024-06-14 18:00 UTC is 15 June in Vietnam
    run(program().arg("build").arg(other.path()).env("SOURCE_DATE_EPOCH", "1718388000")).exits(0).says("15/6/2024");
    assert_eq!(contents(&site.public()), contents(&other.public()));
}

#[cfg(target_os = "linux")]
#[test]
fn sha256sum_agrees_with_the_manifest() {
    let site = lively();
    site.build().exits(0);
    let Ok(output) = std::process::Command::new("sha256sum")
        .args(["-c", "--quiet", ".congkhai-manifest"])
        .current_dir(site.public())
        .output()
    else {
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let manifest = fs::read_to_string(site.public().join(".congkhai-manifest")).unwrap();
    let listed = manifest.lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(listed + 1, tree(&site.public()).len(), "every file but the manifest is listed");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let site = lively();
    site.build().exits(0);
    let before = tree(&site.public());
    site.write(&page("noi-quy"), "---\ntitle: Nội quy\n---\nĐi học đúng giờ.\n");
    let lock = fs::File::options().append(true).open(site.path().join(".public.congkhai-khoa")).unwrap();
    lock.lock().unwrap();
    site.build().exits(3).says("một lần dựng khác đang ghi");
    assert_eq!(before, tree(&site.public()));
    lock.unlock().unwrap();
    site.build().exits(0);
    assert!(site.public().join("mam-non-hoa-sen/trang/noi-quy.html").is_file());
}

#[cfg(unix)]
#[test]
fn a_disk_that_refuses_is_exit_3() {
    use std::os::unix::fs::PermissionsExt;
    let site = lively();
    let parent = site.beside("chi-doc");
    fs::create_dir(&parent).unwrap();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).unwrap();
    let root = fs::File::create(parent.join("thu")).is_ok();
    if !root {
        site.run("build", &["-o", parent.join("trang").to_str().unwrap()]).exits(3).says("lỗi môi trường");
    }
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o755)).unwrap();
    // works for root too: the parent is a file
    let out = site.path().join("content/site.yaml/trang");
    site.run("build", &["-o", out.to_str().unwrap()]).exits(3).says("lỗi môi trường");
}

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

//! The program from outside: exit codes, what forbids publishing, days and addresses, findings as JSON.

use crate::lively::{lively, spoil};
use crate::support::{Site, TODAY, contents, page, program, run};
use serde_json::Value;
use std::fs;

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
fn the_day_can_come_from_source_date_epoch() {
    let site = lively();
    site.build().exits(0);
    let other = lively();
    // 2024-06-14 18:00 UTC is 15 June in Vietnam
    run(program().arg("build").arg(other.path()).env("SOURCE_DATE_EPOCH", "1718388000")).exits(0).says("15/6/2024");
    assert_eq!(contents(&site.public()), contents(&other.public()));
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

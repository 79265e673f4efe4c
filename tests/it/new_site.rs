//! `congkhai new`: a site that builds at once, for each type of school, without a question where the line says all.

use crate::support::{Run, contents, program, run};
use congkhai::pack::Packs;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

/// The types of schools that the packs know.
fn types() -> Vec<String> {
    Packs::embedded().schools.types.iter().map(|kind| kind.id.clone()).collect()
}

/// A day of the school year 2025-2026.
const DAY: &str = "1760000000";

fn new(folder: &Path, options: &[&str]) -> Run {
    run(program().arg("new").arg(folder).args(options).env("SOURCE_DATE_EPOCH", DAY).stdin(Stdio::null()))
}

fn complete(folder: &Path, kind: &str) -> Run {
    new(folder, &["--type", kind, "--name", "Trường Hoa \"Mai\" số 1", "--phone", "0215 3825 111"])
}

#[test]
fn a_new_site_of_every_type_has_no_finding_and_builds() {
    for kind in types() {
        let kind = kind.as_str();
        let temporary = TempDir::new().unwrap();
        let site = temporary.path().join("trang moi");
        let made =
            complete(&site, kind).exits(0).says("Ba bước tiếp theo").says("serve").says("documents").says("build");
        assert_eq!(made.stdout, "", "{kind}");
        let check = run(program().arg("check").arg(&site).args(["--strict"]).env("SOURCE_DATE_EPOCH", DAY)).exits(0);
        assert!(check.stderr.starts_with("Không có lỗi, không có cảnh báo.\n"), "{kind}: {}", check.stderr);
        for line in check.stderr.lines().skip(1) {
            assert!(
                line.starts_with("Chưa công khai: ") || line.starts_with("việc công khai đến ngày"),
                "{kind}: {line}"
            );
        }
        run(program().arg("build").arg(&site).arg("--no-sync").env("SOURCE_DATE_EPOCH", DAY)).exits(0);
        let public = contents(&site.join("public"));
        let page = String::from_utf8_lossy(&public["hoa-mai-so-1/index.html"]).into_owned();
        assert!(page.contains("Hoa") && page.contains("0215 3825 111"), "{kind}");
        assert!(public.contains_key("hoa-mai-so-1/trang/gioi-thieu.html"), "{kind}");
        // what nobody has decided is not published, and what is told to be there is there
        assert!(public.keys().all(|path| !path.contains("ke-hoach-cong-khai")), "{kind}");
        let told = fs::read_to_string(site.join("DOC-TRUOC.txt")).unwrap();
        let folders = told.lines().filter_map(|line| Some(line.strip_prefix("    ")?.split_once("/ ")?.0));
        assert!(folders.clone().count() > 2, "{told}");
        for folder in folders {
            assert!(site.join("content/hoa-mai-so-1").join(folder).is_dir(), "{kind}: {folder}");
        }
    }
}

#[test]
fn the_sample_plan_waits_and_the_calendar_is_a_workbook() {
    let temporary = TempDir::new().unwrap();
    let site = temporary.path().join("moi");
    complete(&site, "mam-non").exits(0);
    let files = contents(&site.join("content/hoa-mai-so-1"));
    assert!(files["calendar/2025-2026.xlsx"].starts_with(b"PK"), "{:?}", files.keys());
    assert!(!files.keys().any(|path| path.ends_with(".yaml") && path != "unit.yaml"), "{:?}", files.keys());
    run(program().arg("check").arg(&site).env("SOURCE_DATE_EPOCH", DAY))
        .exits(0)
        .says("Chưa công khai: 1 mục sẽ công khai ngày 31/12/2099.");
}

#[test]
fn levels_are_those_of_the_packs_and_of_schools_of_several() {
    let temporary = TempDir::new().unwrap();
    let site = temporary.path().join("moi");
    let made = |kind: &str, levels: &str| new(&site, &["--type", kind, "--name", "Hoa Mai", "--levels", levels]);
    made("lien-cap", "tieu-hoc,thsc").exits(2).says("không có cấp học “thsc”").says("có phải là “thcs”?");
    made("thcs", "thcs").exits(2).says("--levels không dùng cho loại trường “thcs”").says("--type lien-cap");
    assert!(!site.exists());
    made("lien-cap", "thcs,thpt").exits(0);
    let unit = fs::read_to_string(site.join("content/hoa-mai/unit.yaml")).unwrap();
    assert!(unit.contains("levels: [thcs, thpt]"), "{unit}");
}

#[test]
fn help_names_every_type_of_the_packs() {
    let help = run(program().args(["new", "--help"])).exits(0).stdout;
    for kind in types() {
        assert!(help.contains(&kind), "{kind} is missing in\n{help}");
    }
}

#[test]
fn a_folder_with_files_is_refused_untouched_and_an_empty_one_taken() {
    let temporary = TempDir::new().unwrap();
    fs::write(temporary.path().join("ghi-chu.txt"), "x").unwrap();
    complete(temporary.path(), "thcs").exits(2).says("đã có tệp; không ghi gì").says("chọn tên thư mục khác");
    assert_eq!(contents(temporary.path()).len(), 1);
    let empty = temporary.path().join("moi");
    fs::create_dir(&empty).unwrap();
    complete(&empty, "thcs").exits(0);
    complete(&temporary.path().join("ghi-chu.txt"), "thcs").exits(3).says("lỗi môi trường");
    complete(&temporary.path().join("ghi-chu.txt/moi"), "thcs").exits(3).says("lỗi môi trường");
}

#[test]
fn what_the_line_lacks_is_said_where_nobody_can_be_asked() {
    let temporary = TempDir::new().unwrap();
    let site = temporary.path().join("moi");
    new(&site, &[]).exits(2).says("thiếu --type, --name").says("congkhai new trang-cua-truong");
    new(&site, &["--type", "mam-mon", "--name", "Hoa Mai"]).exits(2).says("“mam-mon”").says("có phải là “mam-non”?");
    new(&site, &["--type", "xyz", "--name", "Hoa Mai"]).exits(2).says(&types().join(", "));
    new(&site, &["--type", "thcs", "--name", "  "]).exits(2).says("--name");
    assert!(!site.exists());
}

#[test]
fn on_windows_a_double_click_opens_the_preview() {
    let temporary = TempDir::new().unwrap();
    let site = temporary.path().join("moi");
    new(&site, &["--type", "thpt", "--name", "Hoa Mai", "--windows"]).exits(0);
    let script = fs::read_to_string(site.join("Mo trang.bat")).unwrap();
    assert!(script.contains("congkhai serve --open\r\n") && script.is_ascii(), "{script:?}");
    // the program may lie in the folder above, where one has made the site
    assert!(script.contains("%~dp0..;"), "{script:?}");
    assert_eq!(script.matches('\n').count(), script.matches("\r\n").count());
    let other = temporary.path().join("khac");
    new(&other, &["--type", "thpt", "--name", "Hoa Mai"]).exits(0);
    assert_eq!(other.join("Mo trang.bat").exists(), cfg!(windows));
}

/// With a terminal that `script` makes, the questions are asked.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks() {
    use std::io::Write;
    let temporary = TempDir::new().unwrap();
    let site = temporary.path().join("moi");
    let line = format!("{} new {}", env!("CARGO_BIN_EXE_congkhai"), site.display());
    let started = std::process::Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else { return };
    child.stdin.take().unwrap().write_all("2\nTrường Tiểu học Kim Đồng\n0215 3825 111\n\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("Loại đơn vị") && said.contains("Ba bước tiếp theo"), "{said}");
    let unit = fs::read_to_string(site.join("content/tieu-hoc-kim-dong/unit.yaml")).unwrap();
    assert!(unit.contains("type: tieu-hoc") && unit.contains("0215 3825 111"), "{unit}");
}

//! The output folder: what is written there and, above all, what is not.

use crate::lively::{lively, spoil};
use crate::support::{Run, TODAY, contents, page, program, run, tree};
use std::fs;

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

//! What a host has to get and to lose: the lists of `build --lists` and of `congkhai changes`, held against the folders themselves.

use crate::lively::{lively, spoil};
use crate::support::{Run, Site, contents, page, program, run, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Folder = BTreeMap<String, Vec<u8>>;

fn lines(site: &Site, name: &str) -> Vec<String> {
    fs::read_to_string(site.beside("ds").join(name)).unwrap().lines().map(str::to_owned).collect()
}

fn changed(site: &Site) -> Vec<String> {
    lines(site, "changed.txt")
}

fn removed(site: &Site) -> Vec<String> {
    lines(site, "removed.txt")
}

fn build(site: &Site, more: &[&str]) -> Run {
    let lists = site.beside("ds");
    site.run("build", &[&["--lists", lists.to_str().unwrap()], more].concat())
}

fn changes(site: &Site, more: &[&str]) -> Run {
    run(program().arg("changes").arg(site.public()).arg("--lists").arg(site.beside("ds")).args(more))
}

/// What is said when all was copied and deleted.
fn is_done(site: &Site) {
    fs::rename(site.beside("ds/next.manifest"), site.beside("ds/host.manifest")).unwrap();
}

/// Which files differ, by their bytes.
fn differ(old: &Folder, new: &Folder) -> Vec<String> {
    new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)).map(|(path, _)| path.clone()).collect()
}

fn gone(old: &Folder, new: &Folder) -> Vec<String> {
    old.keys().filter(|path| !new.contains_key(*path)).cloned().collect()
}

/// What a program does that copies by lists, as far as it comes.
fn deploy(site: &Site, host: &Path, comes_to: impl Fn(usize) -> bool) {
    for (_, path) in changed(site).iter().enumerate().filter(|(at, _)| comes_to(*at)) {
        fs::create_dir_all(host.join(path).parent().unwrap()).unwrap();
        fs::copy(site.public().join(path), host.join(path)).unwrap();
    }
    for (_, path) in removed(site).iter().enumerate().filter(|(at, _)| comes_to(*at)) {
        let _ = fs::remove_file(host.join(path));
    }
}

/// The sources change: `number` of times so far.
fn edit(site: &Site, number: usize) {
    site.write(&page("noi-quy"), format!("---\ntitle: Nội quy\n---\nBản thứ {number}.\n"));
    site.write(&page(&format!("trang-{number}")), format!("---\ntitle: Trang {number}\n---\nMới.\n"));
    if number > 1 {
        fs::remove_file(site.path().join(page(&format!("trang-{}", number - 1)))).unwrap();
    }
}

#[test]
fn what_changed_since_the_last_deployment_is_listed_and_nothing_else() {
    let site = lively();
    build(&site, &[]).exits(0).says("Chưa có").says("changed.txt").says("0 tệp phải xóa");
    let mut before = contents(&site.public());
    assert_eq!(changed(&site), before.keys().cloned().collect::<Vec<_>>());
    assert_eq!(removed(&site), [""; 0]);
    for (number, more) in [(1, &[][..]), (2, &[]), (3, &["--in-place"])] {
        is_done(&site);
        edit(&site, number);
        build(&site, more).exits(0).does_not_say("Chưa có");
        let after = contents(&site.public());
        assert_eq!(changed(&site), differ(&before, &after), "{number}");
        assert_eq!(removed(&site), gone(&before, &after), "{number}");
        assert!(changed(&site).contains(&".congkhai-manifest".to_owned()));
        assert_eq!(removed(&site).is_empty(), number == 1);
        assert_eq!(fs::read(site.beside("ds/next.manifest")).unwrap(), after[".congkhai-manifest"]);
        before = after;
    }
    // nothing changed: in a build that looks, and in one that need not
    is_done(&site);
    for more in [&["--verify"][..], &[]] {
        build(&site, more).exits(0).says("Danh sách cho máy chủ: 0 tệp phải chép");
        assert_eq!((changed(&site), removed(&site)), (vec![], vec![]));
    }
    // what is mended is no change, and what others put into the output is not ours to list
    fs::write(site.public().join("index.html"), "hỏng").unwrap();
    site.write("public/CNAME", "hoasen.example.edu.vn");
    build(&site, &[]).exits(0).says("Đã sửa lại 1 chỗ");
    assert_eq!((changed(&site), removed(&site)), (vec![], vec![]));
    let mut names: Vec<_> = fs::read_dir(site.beside("ds")).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["changed.txt", "host.manifest", "next.manifest", "removed.txt"]);
}

#[test]
fn builds_without_lists_are_listed_by_the_next_one_and_by_changes() {
    let site = lively();
    build(&site, &[]).exits(0);
    is_done(&site);
    let before = contents(&site.public());
    for number in 1..=2 {
        edit(&site, number);
        site.build().exits(0);
    }
    let after = contents(&site.public());
    for list in [&(|| changes(&site, &[])) as &dyn Fn() -> Run, &|| build(&site, &[])] {
        list().exits(0);
        assert_eq!((changed(&site), removed(&site)), (differ(&before, &after), gone(&before, &after)));
    }
    // a build that is refused: the lists are still those of what is public
    let lists = contents(&site.beside("ds"));
    spoil(&site);
    build(&site, &["--all-or-nothing"]).exits(1);
    assert_eq!(lists, contents(&site.beside("ds")));
}

#[test]
fn lists_are_never_public() {
    let site = lively();
    let out = site.public();
    let refused = |lists: &Path| {
        let ended = site.run("build", &["--lists", lists.to_str().unwrap()]).exits(3).says("--lists").says("danh-sach");
        assert!(!ended.stderr.contains("Đã dựng"), "{}", ended.stderr);
        run(program().arg("changes").arg(&out).arg("--lists").arg(lists)).exits(3).says("--lists");
    };
    let within = [out.clone(), out.join("ds"), out.join("sau/hon"), out.join("../public/ds")];
    for lists in &within {
        refused(lists);
    }
    assert!(!out.exists());
    site.build().exits(0);
    let before = tree(&out);
    for lists in &within {
        refused(lists);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&out, site.beside("loi-vao")).unwrap();
        refused(&site.beside("loi-vao/ds"));
    }
    assert!(before == tree(&out));
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let site = lively();
    fs::write(site.beside("ds"), "một tệp").unwrap();
    build(&site, &[]).exits(3).says("lỗi môi trường").says("ds");
}

#[test]
fn a_host_that_is_copied_to_by_lists_has_the_site_however_often_a_copy_is_broken_off() {
    let site = lively();
    let host = site.beside("may-chu");
    fs::create_dir(&host).unwrap();
    let mut deployed = Folder::new();
    let mut broken = 0;
    for number in 1..=9 {
        edit(&site, number);
        // what is back as it was before is changed for a host that got half of what was between
        let text = if number % 4 == 2 { "Khác hẳn.".to_owned() } else { "Như cũ.".to_owned() };
        site.write(&page("gioi-thieu"), format!("---\ntitle: Giới thiệu\n---\n{text}\n"));
        build(&site, &[]).exits(0);
        let after = contents(&site.public());
        if broken == 0 {
            assert_eq!(
                (changed(&site), removed(&site)),
                (differ(&deployed, &after), gone(&deployed, &after)),
                "{number}"
            );
        }
        if number % 3 != 0 {
            // half of each is done, then it is broken off
            deploy(&site, &host, |at| at % 2 == broken % 2);
            broken += 1;
            continue;
        }
        deploy(&site, &host, |_| true);
        is_done(&site);
        assert_eq!(contents(&host), after, "{number}");
        (deployed, broken) = (after, 0);
        changes(&site, &[]).exits(0);
        assert_eq!((changed(&site), removed(&site)), (vec![], vec![]));
        is_done(&site);
    }
}

#[test]
fn lists_that_were_being_written_are_in_doubt() {
    let site = lively();
    build(&site, &[]).exits(0);
    is_done(&site);
    let ds = site.beside("ds");
    // as it was when the second of both had not got its name yet: one of these pages may be on the host, the other may be gone from it
    fs::write(ds.join("changed.txt"), ".congkhai-manifest\nmam-non-hoa-sen/trang/la.html\n../ngoai.html\n").unwrap();
    fs::write(ds.join("removed.txt.moi"), "mam-non-hoa-sen/trang/gioi-thieu.html\nkhông phải địa chỉ\n").unwrap();
    changes(&site, &[]).exits(0);
    assert_eq!(changed(&site), [".congkhai-manifest", "mam-non-hoa-sen/trang/gioi-thieu.html"]);
    assert_eq!(removed(&site), ["mam-non-hoa-sen/trang/la.html"]);
    // and stay so until somebody says that it is done
    changes(&site, &[]).exits(0);
    assert_eq!(removed(&site), ["mam-non-hoa-sen/trang/la.html"]);
    is_done(&site);
    changes(&site, &[]).exits(0);
    assert_eq!((changed(&site), removed(&site)), (vec![], vec![]));
}

#[test]
fn what_the_host_has_can_be_named() {
    let site = lively();
    site.build().exits(0);
    let has = site.beside("da-co");
    fs::copy(site.public().join(".congkhai-manifest"), &has).unwrap();
    edit(&site, 1);
    site.build().exits(0);
    let since = |path: &Path| changes(&site, &["--since", path.to_str().unwrap()]);
    since(&has).exits(0);
    assert!(changed(&site).len() > 1 && !changed(&site).contains(&"404.html".to_owned()));
    let before = contents(&site.beside("ds"));
    let whole = fs::read_to_string(site.public().join(".congkhai-manifest")).unwrap();
    for damaged in ["", "của tôi\n", &whole[..200], &whole.replace("index.html", "../index.html")] {
        fs::write(&has, damaged).unwrap();
        since(&has).exits(3).says("da-co");
    }
    since(&site.beside("ds/next.manifest")).exits(2).says("next.manifest").says("mv");
    assert_eq!(before, contents(&site.beside("ds")));
    since(&site.beside("chua-co")).exits(0).says("Chưa có").says("chua-co");
    assert_eq!(changed(&site), contents(&site.public()).into_keys().collect::<Vec<_>>());
    // a folder without a site
    let ended = run(program().arg("changes").arg(site.path()).arg("--lists").arg(site.beside("ds2")));
    ended.exits(2).says(".congkhai-manifest");
    assert!(!site.beside("ds2").exists());
}

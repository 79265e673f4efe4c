//! Publishing never destroys what isn't ours, and heals what is. Each test ends with everything foreign in place and everything of ours as the
//! manifest says.

use crate::support::{Site, TODAY, page, program, run};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

fn site() -> Site {
    Site::with_page("gioi-thieu", "## Lịch sử\n\nTrường thành lập năm 1998.\n")
}

fn rename(site: &Site, title: &str) {
    site.write("content/site.yaml", format!("title: {title}\n"));
}

/// Every file that the manifest names is there with its bytes, and the state after a build that changes nothing is the same.
fn is_sound(public: &Path) {
    let manifest = fs::read_to_string(public.join(".congkhai-manifest")).unwrap();
    for line in manifest.lines().filter(|line| !line.starts_with('#')) {
        let (hash, route) = line.split_once("  ").unwrap();
        let bytes = fs::read(public.join(route)).unwrap_or_else(|error| panic!("{route}: {error}"));
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, hash, "{route} is not as the manifest says");
    }
}

fn title(site: &Site) -> String {
    let home = fs::read_to_string(site.public().join("index.html")).unwrap();
    home.split_once("<title>").unwrap().1.split_once('<').unwrap().0.to_owned()
}

/// What lies beside the output, besides lock and state.
fn left(site: &Site) -> Vec<String> {
    let names = fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|n| n.starts_with(".public.") && !["khoa", "trang-thai", "don-vi"].iter().any(|kept| n.ends_with(kept)))
        .collect()
}

fn rewrite_with_times(path: &Path, change: impl Fn(String) -> String) {
    let modified = fs::metadata(path).unwrap().modified().unwrap();
    fs::write(path, change(fs::read_to_string(path).unwrap())).unwrap();
    fs::File::options().write(true).open(path).unwrap().set_modified(modified).unwrap();
}

#[test]
fn edited_emptied_and_deleted_files_are_mended_and_named() {
    let site = site();
    site.build().exits(0);
    let home = site.public().join("index.html");
    let damages: [(&str, &dyn Fn()); 5] = [
        ("edited", &|| fs::write(&home, fs::read_to_string(&home).unwrap().replace("Cổng", "Hổng")).unwrap()),
        ("edited, times kept", &|| rewrite_with_times(&home, |text| text.replace("Cổng", "Hổng"))),
        ("emptied", &|| fs::write(&home, "").unwrap()),
        ("deleted", &|| fs::remove_file(&home).unwrap()),
        ("longer", &|| fs::write(&home, "dài hơn nhiều ".repeat(9000)).unwrap()),
    ];
    for (kind, damage) in damages {
        damage();
        site.build().exits(0).says("Đã sửa lại 1 chỗ").says("index.html");
        is_sound(&site.public());
        site.build().exits(0).says("Không có gì thay đổi");
        // the same damage while the sources change too
        damage();
        site.write(&page("noi-quy"), format!("---\ntitle: Nội quy\n---\n{kind}\n"));
        site.build().exits(0);
        is_sound(&site.public());
    }
}

#[test]
fn a_backup_put_back_with_its_times_is_not_taken_for_the_new_site() {
    let site = site();
    rename(&site, "Cũ");
    site.build().exits(0);
    let backup = site.beside("backup");
    let copy = |from: &Path, to: &Path| {
        assert!(std::process::Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap().success());
    };
    copy(&site.public(), &backup);
    rename(&site, "Mới");
    site.build().exits(0);
    fs::remove_dir_all(site.public()).unwrap();
    copy(&backup, &site.public());
    site.build().exits(0);
    assert_eq!(title(&site), "Mới");
    is_sound(&site.public());
}

#[test]
fn a_file_struck_from_the_manifest_or_a_lost_manifest_comes_back() {
    let site = site();
    site.build().exits(0);
    let manifest = site.public().join(".congkhai-manifest");
    let whole = fs::read_to_string(&manifest).unwrap();
    let without: String = whole.lines().filter(|line| !line.ends_with("404.html")).map(|l| format!("{l}\n")).collect();
    for deleted in [true, false] {
        fs::write(&manifest, &without).unwrap();
        if deleted {
            fs::remove_file(site.public().join("404.html")).unwrap();
        }
        site.build().exits(0);
        assert_eq!(fs::read_to_string(&manifest).unwrap(), whole);
        is_sound(&site.public());
    }
    for damage in ["", "# congkhai 1\nxyz\n"] {
        fs::write(&manifest, damage).unwrap();
        site.build().exits(0).says("Đã sửa lại").says(".congkhai-manifest");
        assert_eq!(fs::read_to_string(&manifest).unwrap(), whole);
    }
    fs::remove_file(&manifest).unwrap();
    rename(&site, "Mới");
    site.build().exits(0);
    is_sound(&site.public());
    assert_eq!(left(&site), [""; 0]);
}

#[test]
fn without_a_record_the_manifest_decides() {
    let site = site();
    site.build().exits(0);
    fs::remove_file(site.path().join(".public.congkhai-trang-thai")).unwrap();
    rewrite_with_times(&site.public().join("robots.txt"), |text| text.replace('a', "b"));
    site.build().exits(0).says("Đã sửa lại 1 chỗ").says("robots.txt");
    is_sound(&site.public());
}

#[test]
fn verify_reads_what_looks_untouched() {
    let site = site();
    site.build().exits(0);
    site.run("build", &["--verify"]).exits(0).says("Không có gì thay đổi");
    fs::write(site.public().join("robots.txt"), "x").unwrap();
    site.run("build", &["--verify"]).exits(0).says("robots.txt");
    is_sound(&site.public());
}

#[cfg(unix)]
#[test]
fn lost_rights_come_back() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site();
    site.build().exits(0);
    let mode = |name: &str| fs::metadata(site.public().join(name)).unwrap().permissions().mode() & 0o777;
    let forbid = |name: &str| {
        fs::set_permissions(site.public().join(name), fs::Permissions::from_mode(0o000)).unwrap();
    };
    for name in ["index.html", "mam-non-hoa-sen/trang", "mam-non-hoa-sen", ""] {
        let before = mode(name);
        forbid(name);
        site.build().exits(0).says("Đã sửa lại");
        assert_eq!(mode(name), before, "{name}");
        forbid(name);
        site.write(&page("noi-quy"), format!("---\ntitle: Nội quy\n---\n{name}\n"));
        site.build().exits(0);
        assert_eq!(mode(name), before, "{name}");
        is_sound(&site.public());
        assert_eq!(left(&site), [""; 0]);
    }
    // more rights are nobody's damage
    fs::set_permissions(site.public().join("index.html"), fs::Permissions::from_mode(0o666)).unwrap();
    site.build().exits(0).says("Không có gì thay đổi");
}

#[test]
fn what_others_put_there_stays_where_it_was() {
    let site = site();
    site.build().exits(0);
    let foreign = [
        "CNAME",
        ".git/HEAD",
        ".well-known/acme/token",
        "mam-non-hoa-sen/anh.jpg",
        "mam-non-hoa-sen/trang/thu muc/ảnh.jpg",
        "tai-nguyen/rieng.css",
    ];
    for name in foreign {
        site.write(&format!("public/{name}"), name);
    }
    // a school is renamed: what lies in its old folder stays there, and is named
    fs::rename(site.path().join("content/mam-non-hoa-sen"), site.path().join("content/mam-non-hoa-mai")).unwrap();
    site.build().exits(0).says("Giữ lại").says("anh.jpg");
    for name in foreign {
        assert_eq!(fs::read_to_string(site.public().join(name)).unwrap(), name);
    }
    assert!(!site.public().join("mam-non-hoa-sen/index.html").exists());
    is_sound(&site.public());
    for options in [&[][..], &["--in-place"]] {
        rename(&site, &format!("Cổng {}", options.len()));
        site.run("build", options).exits(0);
        for name in foreign {
            assert_eq!(fs::read_to_string(site.public().join(name)).unwrap(), name);
        }
        is_sound(&site.public());
        assert_eq!(left(&site), [""; 0]);
    }
}

#[test]
fn a_name_that_is_taken_is_refused_and_both_are_named() {
    let second = "content/mn-c/unit.yaml";
    let kinds: [&dyn Fn(&Site); 4] = [
        &|site| site.write("public/mn-c/rieng.txt", "của tôi"),
        &|site| site.write("public/mn-c", "một tệp"),
        &|site| site.write("public/mn-c/index.html", "trang khác"),
        #[cfg(unix)]
        &|site| {
            fs::create_dir(site.beside("noi-khac")).unwrap();
            std::os::unix::fs::symlink(site.beside("noi-khac"), site.public().join("mn-c")).unwrap();
        },
    ];
    for (number, take) in kinds.into_iter().enumerate() {
        let site = site();
        site.build().exits(0);
        take(&site);
        let before = crate::support::tree(&site.public());
        site.write(second, "name: Trường C\ntype: mam-non\n");
        for options in [&[][..], &["--in-place"]] {
            let ended = site.run("build", options).exits(3).says("mn-c").says("không phải do congkhai tạo");
            assert!(ended.stderr.contains("mn-c/"), "{number}: the route is not named: {}", ended.stderr);
            assert_eq!(before, crate::support::tree(&site.public()), "{number}");
            assert_eq!(left(&site), [""; 0]);
        }
    }
    // a folder that holds nothing is in nobody's way; a file with the same bytes is the same file
    let site = site();
    site.build().exits(0);
    fs::create_dir_all(site.public().join("mn-c")).unwrap();
    site.write(second, "name: Trường C\ntype: mam-non\n");
    site.build().exits(0);
    is_sound(&site.public());
    assert_eq!(left(&site), [""; 0]);
}

#[test]
fn a_file_of_ours_that_became_a_folder_of_others_is_refused() {
    let site = site();
    site.build().exits(0);
    fs::remove_file(site.public().join("robots.txt")).unwrap();
    site.write("public/robots.txt/rieng.txt", "của tôi");
    site.build().exits(3).says("robots.txt");
    assert_eq!(fs::read_to_string(site.public().join("robots.txt/rieng.txt")).unwrap(), "của tôi");
}

#[test]
fn in_place_writes_the_same_site_into_the_same_folder() {
    let (changed, fresh) = (site(), site());
    changed.build().exits(0);
    let folder = fs::metadata(changed.public()).unwrap();
    for site in [&changed, &fresh] {
        rename(site, "Mới");
        fs::remove_file(site.path().join(page("gioi-thieu"))).unwrap();
        site.write("content/mn-c/unit.yaml", "name: Trường C\ntype: mam-non\n");
    }
    changed.run("build", &["--in-place"]).exits(0).says("Ghi thẳng");
    fresh.build().exits(0);
    assert_eq!(crate::support::contents(&changed.public()), crate::support::contents(&fresh.public()));
    assert!(!changed.public().join("mam-non-hoa-sen/trang").exists());
    assert_eq!(left(&changed), [""; 0]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(folder.ino(), fs::metadata(changed.public()).unwrap().ino());
    }
    changed.build().exits(0).says("Không có gì thay đổi");
}

#[test]
fn writing_in_place_that_was_broken_off_is_gone_on_with() {
    let site = site();
    site.build().exits(0);
    let old = site.beside("cu");
    let moved = |from: &Path, to: &Path| {
        assert!(std::process::Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap().success());
    };
    moved(&site.public(), &old);
    rename(&site, "Mới");
    site.write("content/mn-c/unit.yaml", "name: Trường C\ntype: mam-non\n");
    site.build().exits(0);
    // as it was when half of the files had come: the new tree is the stage, a page of it is in place
    fs::rename(site.public(), site.path().join(".public.congkhai-moi")).unwrap();
    moved(&old, &site.public());
    site.write("public/CNAME", "hoasen.example.edu.vn");
    fs::create_dir(site.public().join("mn-c")).unwrap();
    fs::rename(site.path().join(".public.congkhai-moi/mn-c/index.html"), site.public().join("mn-c/index.html"))
        .unwrap();
    site.write(".public.congkhai-nhat-ky", ".public.congkhai-moi");
    // and the sources went on
    rename(&site, "Mới hơn");
    site.build().exits(0).says("Lần dựng trước bị ngắt");
    assert_eq!(title(&site), "Mới hơn");
    is_sound(&site.public());
    assert_eq!(left(&site), [""; 0]);
    assert!(site.public().join("CNAME").is_file());
}

#[test]
fn what_a_killed_build_left_is_cleared_and_gives_back_what_isnt_ours() {
    let site = site();
    site.build().exits(0);
    // an old tree whose foreign entries had not been moved yet
    for name in [".public.congkhai-cu", ".public.congkhai-moi"] {
        let left_over = site.path().join(name);
        assert!(
            std::process::Command::new("cp").arg("-a").arg(site.public()).arg(&left_over).status().unwrap().success()
        );
        site.write(&format!("{name}/.git/HEAD-{}", name.len()), "ref");
    }
    site.build().exits(0);
    assert_eq!(fs::read_to_string(site.public().join(".git/HEAD-19")).unwrap(), "ref");
    // what cannot go back stays and is named
    let kept = site.path().join(".public.congkhai-moi/.git/HEAD-20");
    assert!(kept.is_file() || site.public().join(".git/HEAD-20").is_file());
    site.write(".public.congkhai-cu/la.txt", "lạ");
    site.build().exits(0).says("Còn ").says(".public.congkhai-cu");
    assert!(site.path().join(".public.congkhai-cu/la.txt").is_file());
    is_sound(&site.public());
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_is_published_where_it_leads() {
    let site = site();
    let elsewhere = site.beside("may-chu");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, site.public()).unwrap();
    for name in ["Một", "Hai"] {
        rename(&site, name);
        site.build().exits(0);
        assert_eq!(title(&site), name);
        assert!(fs::symlink_metadata(site.public()).unwrap().is_symlink());
        is_sound(&elsewhere);
    }
}

#[test]
fn the_second_of_two_builds_says_so() {
    let site = site();
    site.build().exits(0);
    rename(&site, "Mới");
    let start = || {
        program().arg("build").arg(site.path()).args(["--today", TODAY]).stderr(std::process::Stdio::piped()).spawn()
    };
    let (first, second) = (start().unwrap(), start().unwrap());
    let ended = [first.wait_with_output().unwrap(), second.wait_with_output().unwrap()];
    for output in &ended {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || said.contains("một lần dựng khác"), "{said}");
    }
    assert!(ended.iter().any(|output| output.status.success()));
    is_sound(&site.public());
}

/// Runs a script in a view of its own of the mounts; `None` where that is not allowed (needs root).
#[cfg(target_os = "linux")]
fn with_mounts(site: &Site, script: &str) -> Option<crate::support::Run> {
    let mut probe = std::process::Command::new("unshare");
    if !probe.args(["-m", "true"]).output().is_ok_and(|output| output.status.success()) {
        std::io::Write::write_all(&mut std::io::stderr(), "skipped: mounts need root\n".as_bytes()).unwrap();
        return None;
    }
    let mut command = std::process::Command::new("unshare");
    command.args(["-m", "bash", "-euc", script]).current_dir(site.path()).env("CK", env!("CARGO_BIN_EXE_congkhai"));
    Some(run(&mut command))
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_mounted_inside_keeps_what_it_holds() {
    for kind in [
        "mount --bind ../volume public/tai-len",
        "mount -t tmpfs none public/tai-len; echo quý > public/tai-len/anh.jpg",
    ] {
        let site = site();
        site.build().exits(0);
        fs::create_dir(site.beside("volume")).unwrap();
        fs::write(site.beside("volume/anh.jpg"), "quý\n").unwrap();
        fs::create_dir(site.public().join("tai-len")).unwrap();
        let script = format!(
            "{kind}; for n in 2 3 4; do echo \"title: Thử $n\" > content/site.yaml; $CK build . --today {TODAY}; cat public/tai-len/anh.jpg; done; \
             grep -o '<title>[^<]*' public/index.html"
        );
        let Some(ended) = with_mounts(&site, &script) else { return };
        let ended = ended.exits(0).says("Ghi thẳng");
        assert_eq!(ended.stdout, "quý\nquý\nquý\n<title>Thử 4\n", "{}", ended.stderr);
        is_sound(&site.public());
        assert_eq!(left(&site), [""; 0]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_mounted_over_a_school_is_refused_untouched() {
    let site = site();
    site.build().exits(0);
    let script = format!(
        "mount -t tmpfs none public/mam-non-hoa-sen; echo quý > public/mam-non-hoa-sen/index.html; echo 'title: Hai' > content/site.yaml
         $CK build . --today {TODAY} || echo rc=$?; cat public/mam-non-hoa-sen/index.html
         mv content/mam-non-hoa-sen content/mn-z; $CK build . --today {TODAY} || echo rc=$?; cat public/mam-non-hoa-sen/index.html"
    );
    let Some(ended) = with_mounts(&site, &script) else { return };
    assert_eq!(ended.stdout, "rc=3\nquý\nquý\n", "{}", ended.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_mounted_output_gets_the_site() {
    let site = site();
    let script = format!(
        "mkdir usb; mount -t tmpfs none usb; mkdir usb/lost+found
         for n in 1 2; do echo \"title: Thử $n\" > content/site.yaml; $CK build . --today {TODAY} -o usb; done
         grep -o '<title>[^<]*' usb/index.html; cd usb; sha256sum -c --quiet .congkhai-manifest; ls -d lost+found; cd ..
         $CK build . --today {TODAY} -o usb; ls -A"
    );
    let Some(ended) = with_mounts(&site, &script) else { return };
    let ended = ended.exits(0).says("Ghi thẳng").says("Không có gì thay đổi");
    assert_eq!(ended.stdout, "<title>Thử 2\nlost+found\ncontent\nusb\n", "{}", ended.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn what_another_mount_shows_is_the_new_site() {
    let site = site();
    site.build().exits(0);
    // seen from the same place, and from a container's
    let same = "mount --bind public www; echo 'title: Hai' > content/site.yaml; $CK build . --today 2024-06-15; grep -o '<title>[^<]*' www/index.html";
    let other = "echo 'title: Ba' > content/site.yaml; mkfifo go
        unshare -m bash -c 'mount --bind public www; echo > go; read x < go; grep -o \"<title>[^<]*\" www/index.html' & read x < go
        $CK build . --today 2024-06-15; echo > go; wait";
    fs::create_dir(site.path().join("www")).unwrap();
    for (script, title) in [(same, "Hai"), (other, "Ba")] {
        let Some(ended) = with_mounts(&site, script) else { return };
        assert_eq!(ended.stdout, format!("<title>{title}\n"), "{}", ended.stderr);
        is_sound(&site.public());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn entries_of_another_user_stay() {
    let site = site();
    site.build().exits(0);
    let script = format!(
        "chmod 755 ..; chown -R 65534:65534 .; U='setpriv --reuid=65534 --regid=65534 --clear-groups'
         $U mkdir public/.git; echo x > public/.git/HEAD; mkdir -p public/.well-known; echo token > public/.well-known/acme
         for n in 2 3; do echo \"title: Thử $n\" > content/site.yaml; $U $CK build . --today {TODAY}; cat public/.git/HEAD public/.well-known/acme; done
         grep -o '<title>[^<]*' public/index.html
         chown -R 0:0 public/mam-non-hoa-sen; echo 'title: Bốn' > content/site.yaml; $U $CK build . --today {TODAY} || echo rc=$?
         grep -o '<title>[^<]*' public/index.html"
    );
    let Some(ended) = with_mounts(&site, &script) else { return };
    let ended = ended.says("Ghi thẳng").says("thuộc người dùng khác");
    assert_eq!(ended.stdout, "x\ntoken\nx\ntoken\n<title>Thử 3\nrc=3\n<title>Thử 3\n", "{}", ended.stderr);
    assert_eq!(left(&site), [""; 0]);
    is_sound(&site.public());
}

#[cfg(unix)]
#[test]
fn a_limit_of_file_sizes_and_no_threads_are_told() {
    let site = site();
    site.build().exits(0);
    site.write("content/mam-non-hoa-sen/static/lon.pdf", "x".repeat(200_000));
    let limited = |limit: &str| {
        let script = format!("{limit}; exec {} build . --today {TODAY}", env!("CARGO_BIN_EXE_congkhai"));
        run(std::process::Command::new("bash").args(["-c", &script]).current_dir(site.path()))
    };
    limited("ulimit -f 64").exits(3).says("lỗi môi trường").says("lon.pdf");
    is_sound(&site.public());
    assert_eq!(left(&site), [""; 0]);
    site.build().exits(0);
    is_sound(&site.public());
}

#[cfg(target_os = "linux")]
#[test]
fn without_any_further_thread_it_says_so() {
    let site = site();
    site.build().exits(0);
    rename(&site, "Mới");
    // a user of this test alone: what others run counts too
    let script = format!(
        "chmod 755 ..; chown -R 54322:54322 .; as='setpriv --reuid=54322 --regid=54322 --clear-groups'
         $as bash -c \"ulimit -u 1; exec $CK build . --today {TODAY}\" || echo rc=$?
         $as $CK build . --today {TODAY}"
    );
    let Some(ended) = with_mounts(&site, &script) else { return };
    assert_eq!(ended.stdout, "rc=3\n", "{}", ended.stderr);
    let ended = ended.says("lỗi môi trường").says("luồng");
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
    assert_eq!(title(&site), "Mới");
    is_sound(&site.public());
    assert_eq!(left(&site), [""; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_has_to_listen_and_what_is_cut_off_is_told() {
    let site = Site::small().with("content/mam-non-hoa-sen/unit.yaml", "name: Hoa\ntype: sai\n");
    let ends = |line: &str| {
        let mut command = std::process::Command::new("bash");
        command.args(["-c", line]).current_dir(site.path()).env("CK", env!("CARGO_BIN_EXE_congkhai"));
        run(&mut command)
    };
    for closed in ["2>&-", "2>/dev/full", ">&- 2>&-", "2>&1 | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}"] {
        assert_eq!(ends(&format!("$CK check . {closed}")).code, Some(1), "{closed}");
    }
    ends("$CK check . --format json >/dev/full").exits(3).says("stdout").says("ổ đĩa đã đầy");
    ends("$CK schema | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}").exits(0);
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_kept_within_the_output_is_not_left_when_it_can_be_beside_it() {
    let site = site();
    let script = format!(
        "chmod 755 ..; chown -R 54321:54321 .; as='setpriv --reuid=54321 --regid=54321 --clear-groups'
         $as $CK build . --today {TODAY}; chown 0:0 .
         echo 'title: Hai' > content/site.yaml; $as $CK build . --today {TODAY}; ls -A public | grep -c congkhai-khoa || true
         chown 54321:54321 .; echo 'title: Ba' > content/site.yaml; $as $CK build . --today {TODAY}; ls -A public | grep -c congkhai-khoa || true"
    );
    let Some(ended) = with_mounts(&site, &script) else { return };
    assert!(ended.stdout.starts_with("1\n0"), "{}{}", ended.stdout, ended.stderr);
    assert_eq!(title(&site), "Ba");
    assert_eq!(left(&site), [""; 0]);
}

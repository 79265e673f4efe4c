//! The publication log: what `publish` writes, what pages say of it, what `verify` finds, and what is refused. Tampering with every part of a log is
//! tried by `tests/formats/check_log.py`, with a verifier that shares nothing with the program.

use crate::support::{Run, Site, program, run};
use congkhai::text::hex;
use sha2::{Digest, Sha256};
use signed_note::{Note, StandardVerifier, VerifierList};
use std::fs;
use std::path::PathBuf;

const UNIT: &str = "content/mam-non-hoa-sen";
const LOG: &str = "content/mam-non-hoa-sen/so-cong-bo.txt";
/// 1/9/2024 at eight in the morning, in Vietnam.
const DAY: i64 = 1_725_152_400;
const YEAR: i64 = 366 * 86_400;

/// A document with a table.
fn plan(pupils: u32, more: &str) -> String {
    format!(
        "---\nkind: KH\nabstract: về việc tuyển sinh\norgan: TRƯỜNG MẦM NON HOA SEN\nschool_year: 2024-2025\n{more}---\n\
         Trường tuyển **{pupils}** trẻ.\n\n| Lớp | Số trẻ |\n|---|---|\n| Mầm | {pupils} |\n| Chồi | 20 |\n"
    )
}

fn school() -> Site {
    Site::small().with(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(25, "published: 2024-09-01\n"))
}

/// `congkhai publish` at a moment.
fn publish(site: &Site, at: i64, options: &[&str]) -> Run {
    let mut command = program();
    let base = if options.contains(&"--base-url") { &[][..] } else { &["--base-url", "https://hoasen.example/"] };
    command.arg("publish").arg(site.path()).arg("--no-sync").args(base);
    run(command.args(options).env("SOURCE_DATE_EPOCH", at.to_string()))
}

fn lines(site: &Site) -> Vec<Vec<String>> {
    let text = fs::read_to_string(site.path().join(LOG)).unwrap();
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn page(site: &Site, address: &str) -> String {
    fs::read_to_string(site.public().join("mam-non-hoa-sen").join(address)).unwrap()
}

fn verify(site: &Site, options: &[&str]) -> Run {
    run(program().arg("verify").arg(site.public()).args(options))
}

fn key(site: &Site, name: &str) -> (PathBuf, Vec<String>) {
    let file = site.beside(name);
    let made = run(program().args(["key", "new", "--name", name, "-o"]).arg(&file)).exits(0);
    (file, made.stdout.lines().map(str::to_owned).collect())
}

#[test]
fn what_is_new_changed_and_withdrawn_is_written_with_when_who_and_why() {
    let site = school();
    publish(&site, DAY, &["--by", "Văn thư"]).exits(0).says("ghi 1 nội dung mới, 0 cập nhật, 0 thu hồi; sổ có 2 dòng");
    let first = lines(&site);
    assert_eq!(first[0][1], "mở sổ");
    assert_eq!(first[0][6], "hoasen.example/mam-non-hoa-sen");
    let [time, act, address, year, hash, role, title, reason] = first[1].as_slice() else { panic!("{first:?}") };
    assert_eq!((time.as_str(), act.as_str()), ("2024-09-01T08:00:00+07:00", "lần đầu"));
    assert_eq!((address.as_str(), year.as_str(), role.as_str()), ("van-ban/tuyen-sinh.html", "2024-2025", "Văn thư"));
    assert_eq!((title.as_str(), reason.as_str()), ("Kế hoạch về việc tuyển sinh", "-"));
    let copy = fs::read(site.path().join(format!("{UNIT}/so-cong-bo/{hash}.txt"))).unwrap();
    assert_eq!(&hex(&Sha256::digest(&copy)), hash);
    let copy = String::from_utf8(copy).unwrap();
    assert!(copy.contains("\nTrường tuyển 25 trẻ.\n\t{th 1x1}Lớp\t{th 1x1}Số trẻ\n\tMầm\t25\n\tChồi\t20\n"), "{copy}");

    // the same again writes nothing, on another day and at another address
    publish(&site, DAY + 86_400, &["--base-url", "https://khac.example/a/"]).exits(0).says("không có gì mới để ghi");
    assert_eq!(lines(&site), first);

    // a change needs a reason, of its own or for all
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(30, "published: 2024-09-01\n"));
    let refused = publish(&site, DAY + 172_800, &[]).exits(2);
    refused.says("chưa có lý do").says("mam-non-hoa-sen/van-ban/tuyen-sinh.html").says("corrections");
    assert_eq!(lines(&site), first);
    let corrected = "published: 2024-09-01\ncorrections:\n  - {date: 2024-09-03, note: Sửa số trẻ lớp Mầm}\n";
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(30, corrected));
    publish(&site, DAY + 172_800, &[]).exits(0).says("ghi 0 nội dung mới, 1 cập nhật");
    let second = lines(&site);
    assert_eq!(second[..2], first);
    assert_eq!((second[2][1].as_str(), second[2][7].as_str()), ("cập nhật", "Sửa số trẻ lớp Mầm"));

    // so does what goes
    fs::remove_file(site.path().join(format!("{UNIT}/documents/tuyen-sinh.md"))).unwrap();
    publish(&site, DAY + 259_200, &[]).exits(2).says("chưa có lý do");
    publish(&site, DAY + 259_200, &["--reason", "Thay bằng kế hoạch mới"]).exits(0).says("1 thu hồi");
    let last = lines(&site).pop().unwrap();
    assert_eq!(
        (last[1].as_str(), last[2].as_str(), last[7].as_str()),
        ("thu hồi", address.as_str(), "Thay bằng kế hoạch mới")
    );
    verify(&site, &[]).exits(0).says("1 sổ công bố, 4 dòng, 0 nội dung đang công khai");
}

#[test]
fn pages_say_since_when_what_changed_and_what_is_gone() {
    let site = school();
    publish(&site, DAY, &["--by", "Văn thư"]).exits(0);
    let shown = page(&site, "van-ban/tuyen-sinh.html");
    assert!(shown.contains("Công bố lần đầu 1/9/2024. "), "{shown}");
    let old = lines(&site)[1][4].clone();
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(30, "published: 2024-09-01\n"));
    publish(&site, DAY + 172_800, &["--reason", "Sửa số trẻ"]).exits(0);
    let shown = page(&site, "van-ban/tuyen-sinh.html");
    assert!(shown.contains("Công bố lần đầu 1/9/2024. Cập nhật 3/9/2024: Sửa số trẻ. "), "{shown}");
    let history = page(&site, "so-cong-bo/lich-su/van-ban/tuyen-sinh.html");
    assert!(history.contains("Mầm · <del>25</del>") && history.contains("Mầm · <ins>30</ins>"), "{history}");
    assert!(!history.contains("Chồi"), "what is the same is no difference: {history}");
    let version = page(&site, &format!("so-cong-bo/ban/{old}.html"));
    assert!(version.contains("Đây là bản cũ, công khai từ 1/9/2024 đến 3/9/2024."), "{version}");
    assert!(version.contains("<td>25</td>") && version.contains("noindex"), "{version}");
    let paper = page(&site, "so-cong-bo/giay-xac-nhan/van-ban/tuyen-sinh.html");
    let now = lines(&site)[2][4].clone();
    for said in [
        "hoasen.example/mam-non-hoa-sen/van-ban/tuyen-sinh.html",
        &now,
        "dòng 3, khi sổ có 3 dòng",
        "không thay cho chữ ký",
    ] {
        assert!(paper.contains(said), "“{said}” is missing in {paper}");
    }
    let all = page(&site, "so-cong-bo/index.html");
    assert!(all.contains("cập nhật") && all.contains("Người làm: Văn thư") && all.contains("Sửa số trẻ"), "{all}");

    fs::remove_file(site.path().join(format!("{UNIT}/documents/tuyen-sinh.md"))).unwrap();
    publish(&site, DAY + 259_200, &["--reason", "Thay bằng kế hoạch mới"]).exits(0);
    let notice = page(&site, "van-ban/tuyen-sinh.html");
    assert!(
        notice.contains("Nội dung này đã được thu hồi ngày 4/9/2024.") && notice.contains("Thay bằng kế hoạch mới")
    );
    assert!(!notice.contains("Chồi"), "{notice}");
    // what was public stays to be read
    assert!(page(&site, &format!("so-cong-bo/ban/{now}.html")).contains("<td>30</td>"));
}

#[test]
fn what_was_public_before_the_log_is_by_the_schools_word() {
    let site = Site::small().with(&format!("{UNIT}/documents/cu.md"), plan(25, "published: 2023-09-01\n"));
    publish(&site, DAY, &[]).exits(0);
    assert_eq!(lines(&site)[1][1], "ghi nhận");
    assert!(page(&site, "van-ban/cu.html").contains("Có trong sổ công bố từ 1/9/2024; trước đó theo lời trường"));
    // what comes later is new, whatever day the school writes
    site.write(&format!("{UNIT}/documents/moi.md"), plan(20, "published: 2023-10-01\n"));
    publish(&site, DAY + 60, &[]).exits(0);
    assert_eq!(lines(&site)[2][1], "lần đầu");
}

#[test]
fn days_that_the_log_does_not_bear_are_by_the_schools_word() {
    let site = school();
    let punctual = |site: &Site| {
        let page = page(site, "lich/index.html");
        let at = page.find("Ngày công khai").expect("the ground of punctuality");
        page[at..].split('<').next().unwrap().to_owned()
    };
    site.build().exits(0);
    assert_eq!(punctual(&site), "Ngày công khai là theo lời trường: trường chưa có sổ công bố.");
    publish(&site, DAY, &[]).exits(0);
    assert!(punctual(&site).ends_with(" theo lời trường."), "{}", punctual(&site));
}

#[test]
fn a_build_leaves_the_log_alone_and_says_what_a_publication_would_write() {
    let site = school();
    site.build().exits(0).does_not_say("sổ công bố");
    assert!(!site.path().join(LOG).exists());
    publish(&site, DAY, &[]).exits(0);
    let before = lines(&site);
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(30, "published: 2024-09-01\n"));
    site.write(&format!("{UNIT}/documents/khac.md"), plan(1, ""));
    let built = run(program().arg("build").arg(site.path()).args(["--no-sync", "--today", "2024-09-05"]));
    built.exits(0).says("1 nội dung mới, 1 thay đổi, 0 không còn").says("congkhai publish");
    assert_eq!(lines(&site), before);
    verify(&site, &[]).exits(1).says("nội dung khác với bản mà sổ ghi").says("chưa được ghi vào sổ");
}

#[test]
fn nothing_is_written_where_the_site_cannot_be_published() {
    let site = school().with(&format!("{UNIT}/documents/hong.md"), "---\nkind: KH\n---\n");
    publish(&site, DAY, &[]).exits(1).says("Chưa công bố gì");
    assert!(!site.path().join(LOG).exists() && !site.public().exists());
    fs::remove_file(site.path().join(format!("{UNIT}/documents/hong.md"))).unwrap();
    // the output folder is somebody else's
    site.write("public/cua-nguoi-khac.txt", "…");
    publish(&site, DAY, &[]).exits(3);
    assert!(!site.path().join(LOG).exists(), "a log must not be ahead of the site");
    assert!(!site.path().join(UNIT).join("so-cong-bo").exists(), "nor its folder");
}

#[test]
fn a_publication_is_never_of_another_day() {
    let site = school();
    publish(&site, DAY, &["--today", "2020-01-01"]).exits(2).says("không nhận --today");
    publish(&site, DAY, &[]).exits(0);
    site.write(&format!("{UNIT}/documents/khac.md"), plan(1, ""));
    publish(&site, DAY - 60, &[]).exits(2).says("sửa đồng hồ");
}

#[test]
fn a_log_that_was_touched_is_refused_with_a_way_back() {
    let site = school();
    publish(&site, DAY, &[]).exits(0);
    let log = site.path().join(LOG);
    let good = fs::read_to_string(&log).unwrap();
    let cases = [
        ("CK1501", good.replace("lần đầu", "lan dau")),
        ("CK1501", good.replacen("2024-09-01T08", "2024-09-02T08", 1)),
        ("CK1501", format!("{good}{}", good.lines().last().unwrap())),
        ("CK1502", good.replace("tuyển sinh", "tuyển quân")),
    ];
    for (code, bad) in cases {
        fs::write(&log, bad).unwrap();
        let refused = site.check().exits(1).says(code);
        refused.says("bản sao lưu");
    }
    // a system that writes other ends of lines has changed nothing
    fs::write(&log, good.replace('\n', "\r\n")).unwrap();
    site.check().exits(0);
    fs::write(&log, &good).unwrap();
    let copy = site.path().join(format!("{UNIT}/so-cong-bo/{}.txt", lines(&site)[1][4]));
    let words = fs::read_to_string(&copy).unwrap();
    fs::write(&copy, words.replace('\n', "\r\n")).unwrap();
    site.check().exits(0);
    fs::write(&copy, words.replace("25", "26")).unwrap();
    site.check().exits(1).says("CK1503");
}

#[test]
fn a_removed_copy_is_told_without_what_it_said() {
    let site =
        Site::small().with(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(25, "") + "\nEm Nguyễn Văn Bí Mật.\n");
    publish(&site, DAY, &[]).exits(0);
    let hash = lines(&site)[1][4].clone();
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(25, ""));
    publish(&site, DAY + 60, &["--reason", "Bỏ tên học sinh"]).exits(0);
    assert!(whole(&site).contains("Bí Mật"), "an earlier version is kept");
    fs::remove_file(site.path().join(format!("{UNIT}/so-cong-bo/{hash}.txt"))).unwrap();
    site.check().exits(0).says("CK1504").says("congkhai publish --reason");
    publish(&site, DAY + 120, &[]).exits(2).says("chưa có lý do");
    publish(&site, DAY + 120, &["--reason", "Dữ liệu cá nhân"]).exits(0);
    let last = lines(&site).pop().unwrap();
    assert_eq!(
        (last[1].as_str(), last[4].as_str(), last[7].as_str()),
        ("gỡ bản lưu", hash.as_str(), "Dữ liệu cá nhân")
    );
    assert!(!whole(&site).contains("Bí Mật"), "no copy is left in any file");
    assert!(page(&site, "so-cong-bo/lich-su/van-ban/tuyen-sinh.html").contains("không so được"));
    verify(&site, &[]).exits(0);
    site.check().exits(0).does_not_say("CK1504");
}

/// Every byte of the sources and of the site, as text.
fn whole(site: &Site) -> String {
    let files = crate::support::contents(&site.path());
    files.into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn what_may_be_public_of_a_person_may_be_in_the_copies_and_nothing_else() {
    let number = |number: &str| format!("{}\nGọi cô Hạnh: {number}.\n", plan(25, ""));
    let unit = "name: Trường Mầm non Hoa Sen\ntype: mam-non\nphone: \"0215 3825 111\"\n";
    let exception = "privacy_exceptions:\n  - {file: documents/tuyen-sinh.md, kind: so-di-dong, reason: Đường dây nóng, role: hiệu trưởng, until: 1/6/2040}\n";
    let site = Site::small()
        .with(&format!("{UNIT}/unit.yaml"), format!("{unit}{exception}"))
        .with(&format!("{UNIT}/documents/tuyen-sinh.md"), number("0912 345 678"));
    publish(&site, DAY, &[]).exits(0);
    let hash = lines(&site)[1][4].clone();
    // the number goes, and with it the exception: the old copy is found, with the way to remove it
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(25, ""));
    site.write(&format!("{UNIT}/unit.yaml"), unit);
    let found = publish(&site, DAY + 60, &["--reason", "Bỏ số riêng"]).exits(1);
    found.says("CK1401").says(&hash).says("xóa tệp này, rồi chạy “congkhai publish --reason …”");
    fs::remove_file(site.path().join(format!("{UNIT}/so-cong-bo/{hash}.txt"))).unwrap();
    publish(&site, DAY + 60, &["--reason", "Bỏ số riêng"]).exits(0);
    assert!(!whole(&site).contains("345 678"));
}

#[test]
fn copies_leave_the_site_when_the_law_no_longer_asks_for_them() {
    let site = school();
    publish(&site, DAY, &[]).exits(0);
    let hash = lines(&site)[1][4].clone();
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(30, ""));
    publish(&site, DAY + YEAR, &["--reason", "Sửa"]).exits(0);
    publish(&site, DAY + 5 * YEAR, &[]).exits(0);
    assert!(site.public().join(format!("mam-non-hoa-sen/so-cong-bo/ban/{hash}.txt")).exists(), "not five years yet");
    publish(&site, DAY + 6 * YEAR + 86_400, &[]).exits(0);
    let last = lines(&site).pop().unwrap();
    assert_eq!((last[1].as_str(), last[4].as_str()), ("hết hạn lưu", hash.as_str()));
    assert!(!site.public().join(format!("mam-non-hoa-sen/so-cong-bo/ban/{hash}.txt")).exists());
    assert!(site.path().join(format!("{UNIT}/so-cong-bo/{hash}.txt")).exists(), "the school's own stays");
    verify(&site, &[]).exits(0);
}

#[test]
fn a_foreign_reader_of_signed_notes_takes_our_signatures() {
    let site = school();
    let (school, office) = (key(&site, "hoasen.example"), key(&site, "phong.example"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&school.0).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let keys = ["--key", school.0.to_str().unwrap(), "--cosign", office.0.to_str().unwrap()];
    publish(&site, DAY, &keys).exits(0);
    assert_eq!((lines(&site)[1][1].as_str(), &lines(&site)[1][6]), ("khóa", &school.1[0]));
    let text = fs::read(site.public().join("mam-non-hoa-sen/so-cong-bo/checkpoint")).unwrap();
    let note = Note::from_bytes(&text).unwrap();
    let known = VerifierList::new(vec![Box::new(StandardVerifier::new(&school.1[0]).unwrap())]);
    let (good, others) = note.verify(&known).unwrap();
    assert_eq!((good.len(), others.len()), (1, 1), "the office's cosignature is not one of this key");
    assert_eq!(good[0].name(), "hoasen.example");
    let mut bad = text.clone();
    bad[3] ^= 1;
    let note = Note::from_bytes(&bad).unwrap();
    assert!(note.verify(&known).is_err());

    verify(&site, &["--key", &school.1[0], "--key", &office.1[1]]).exits(0).says("1 sổ có chữ ký");
    let (_, strangers) = key(&site, "la.example");
    let renamed = strangers[1].replace("la.example", "phong.example");
    verify(&site, &["--key", &renamed]).exits(2).says("không phải là khóa công khai");
    verify(&site, &["--key", &strangers[0].replace("la.example", "x")]).exits(2);
}

#[test]
fn a_timestamp_that_somebody_fetched_is_handed_on() {
    let site = school();
    publish(&site, DAY, &[]).exits(0);
    site.write(&format!("{UNIT}/so-cong-bo/moc-2.tsr"), [0x30, 0x82, 0xff, 0x00]);
    publish(&site, DAY + 60, &[]).exits(0).says("không có gì mới để ghi");
    let served = fs::read(site.public().join("mam-non-hoa-sen/so-cong-bo/moc-2.tsr")).unwrap();
    assert_eq!(served, [0x30, 0x82, 0xff, 0x00]);
    assert!(page(&site, "so-cong-bo/index.html").contains("Dấu thời gian RFC 3161 của mốc 2"));
}

#[test]
fn a_key_never_lies_where_it_would_be_published() {
    let site = school();
    let make = |name: &str, out: PathBuf| run(program().args(["key", "new", "--name", name, "-o"]).arg(out));
    make("a", site.path().join("content/k.key")).exits(2).says("thư mục sẽ được công bố");
    site.build().exits(0);
    make("a", site.public().join("k.key")).exits(2).says("thư mục sẽ được công bố");
    make("a b", site.beside("k")).exits(2).says("không dùng làm tên khóa");
    make("a", site.beside("k")).exits(0);
    let before = fs::read(site.beside("k")).unwrap();
    make("a", site.beside("k")).exits(2).says("không bị ghi đè");
    assert_eq!(fs::read(site.beside("k")).unwrap(), before);
    publish(&site, DAY, &["--key", site.path().join("content/site.yaml").to_str().unwrap()])
        .exits(2)
        .says("không phải là tệp khóa");
    publish(&site, DAY, &["--key", site.beside("none").to_str().unwrap()]).exits(3);
}

#[test]
fn a_page_has_the_day_of_its_log_in_every_language_and_drafts_have_none() {
    let site = school().with("content/site.yaml", "title: Cổng công khai\nlanguages: [vi, en]\n").with(
        &format!("{UNIT}/unit.yaml"),
        "name: Trường Mầm non Hoa Sen\ntype: mam-non\nphone: \"0215 3825 111\"\nlanguages: [vi, en]\n",
    );
    publish(&site, DAY, &[]).exits(0);
    let english = page(&site, "en/so-cong-bo/index.html");
    assert!(english.contains("first made public") && english.contains("Publication log"), "{english}");
    assert!(!page(&site, "en/van-ban/tuyen-sinh.html").contains("data-cong-bo"));
    verify(&site, &[]).exits(0);
}

#[test]
fn many_years_cost_what_they_hold() {
    let size = |years: i64| {
        let site = Site::small();
        for year in 0..years {
            let first = 2009 + year;
            let text = plan(20, "").replace("2024-2025", &format!("{first}-{}", first + 1));
            site.write(&format!("{UNIT}/documents/ke-hoach-{first}.md"), text);
            publish(&site, DAY + year * YEAR, &["--reason", "Sửa hằng năm"]).exits(0);
        }
        let files = crate::support::contents(&site.public());
        let of = |part: &str| {
            files.iter().filter(|(name, _)| name.contains(part)).map(|(_, bytes)| bytes.len()).sum::<usize>()
        };
        (of("so-cong-bo/lich-su"), of("mam-non-hoa-sen/index.html"), of("so-cong-bo/index.html"))
    };
    let (few, many) = (size(2), size(6));
    assert!(many.0 < few.0 * 7 / 2, "histories grow with what they hold: {few:?} {many:?}");
    assert!(many.1 < few.1 * 2, "the front page does not: {few:?} {many:?}");
    assert!(many.2 < few.2 + few.2 / 2, "the log's first page is of one year: {few:?} {many:?}");
}

#[test]
fn units_with_logs_are_taken_over_from_the_last_build() {
    let other = "content/mam-non-hoa-mai";
    let site = school()
        .with(&format!("{other}/unit.yaml"), "name: Trường Mầm non Hoa Mai\ntype: mam-non\nphone: \"0215 3825 112\"\n")
        .with(&format!("{other}/documents/tuyen-sinh.md"), plan(40, "published: 2024-09-01\n"));
    publish(&site, DAY, &[]).exits(0);
    let log = |unit: &str| fs::read_to_string(site.path().join(format!("{unit}/so-cong-bo.txt"))).unwrap();
    let before = log(other);

    // one school changes: the other is not made, and both are seen as they are
    site.write(&format!("{UNIT}/documents/tuyen-sinh.md"), plan(30, "published: 2024-09-01\n"));
    let waiting = "0 nội dung mới, 1 thay đổi, 0 không còn";
    let mut build = program();
    build.arg("build").arg(site.path()).args(["--no-sync", "--timings", "--base-url", "https://hoasen.example/"]);
    run(build.env("SOURCE_DATE_EPOCH", (DAY + 3_600).to_string())).exits(0).says("1 đơn vị giữ nguyên").says(waiting);

    let options = ["--reason", "tuyển thêm một lớp", "--timings"];
    publish(&site, DAY + 7_200, &options)
        .exits(0)
        .says("1 đơn vị giữ nguyên")
        .says("0 nội dung mới, 1 cập nhật, 0 thu hồi");
    assert_eq!(log(other), before);
    verify(&site, &[]).exits(0);

    // a page of the school that is taken over was touched: it is made again, and its log stays
    fs::write(site.public().join("mam-non-hoa-mai/van-ban/tuyen-sinh.html"), "sửa tay").unwrap();
    publish(&site, DAY + 10_800, &["--timings"]).exits(0).says("không có gì mới để ghi");
    assert_eq!(log(other), before);
    verify(&site, &[]).exits(0);
}

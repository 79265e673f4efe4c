//! What is published as a file of its own: PDF files are looked at, who cannot be looked at is told, and pictures go out without what travels in
//! them unseen.

use crate::pdf_files::{Page, pdf};
use crate::support::{Site, contents};
use sha2::{Digest, Sha256};

fn school(exceptions: &str) -> Site {
    let unit = format!("name: Trường A\ntype: thcs\nphone: 0215 3825 111\n{exceptions}");
    Site::empty().with("content/site.yaml", "title: Thử\n").with("content/a/unit.yaml", unit)
}

fn words(lines: &[&[&str]]) -> Vec<u8> {
    pdf(&[Page::Words(lines)])
}

#[test]
fn persons_in_a_pdf_stop_the_build() {
    let clean = words(&[&["Thông báo tuyển sinh năm học 2025-2026."], &["Học phí 40.000 đồng"]]);
    let site = school("").with("content/a/static/sach.pdf", clean);
    site.build().exits(0).does_not_say("CK14");
    let second = [
        Page::Words(&[&["Trang đầu không có gì"]]),
        Page::Words(&[&["Phụ huynh em Lan", "Số điện thoại", "0987 654 321"], &["Em sinh ngày 05/09/2015"]]),
    ];
    site.write("content/a/static/don.pdf", pdf(&second));
    let run = site.build().exits(1).says("CK1401").says("static/don.pdf").says("trang 2: ");
    run.says("ngày sinh").says("số điện thoại di động").does_not_say("0987 654 321").does_not_say("sach.pdf");
}

#[test]
fn lists_in_a_pdf_are_found_by_their_columns() {
    let names = ["An", "Bình", "Châu", "Dê", "Hà"].map(|name| format!("Lò Thị {name}"));
    let mut rows: Vec<[&str; 3]> = vec![["STT", "Họ và tên", "Dân tộc"]];
    rows.extend(names.iter().map(|name| ["1", name.as_str(), "Thái"]));
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 3]>::as_slice).collect();
    school("").with("content/a/static/a.pdf", words(&rows)).check().exits(1).says("CK1402").says("5 người");
    school("").with("content/a/static/a.pdf", words(&rows[..5])).check().exits(0).does_not_say("CK14");
}

#[test]
fn a_pdf_of_libreoffice_and_one_of_a_browser_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/privacy");
    let of = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let site = school("").with("content/a/static/b.pdf", of("trinh-duyet.pdf"));
    site.check().exits(1).says("CK1401").says("số căn cước").says("CK0509");
    school("").with("content/a/static/a.pdf", of("hoc-sinh.pdf")).check().exits(1).says("CK0509").says("trang 1: ");
}

/// A file that only who knows its password can read.
fn locked() -> Vec<u8> {
    use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
    let mut document = Document::load_mem(&words(&[&["0987 654 321"]])).unwrap();
    let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Literal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "chu",
        user_password: "khach",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// Files that cannot be looked into, with what is said of each.
fn closed() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let whole = words(&[&["Chữ", "khác"]]);
    let deep =
        [b"%PDF-1.4\n1 0 obj\n".as_slice(), &b"[".repeat(3_000_000), b"\nendobj\ntrailer\n<</Root 1 0 R>>\n"].concat();
    vec![
        ("quet.pdf", pdf(&[Page::Scan]), "bản quét, không có chữ"),
        ("lan.pdf", pdf(&[Page::Words(&[&["Quyết định"]]), Page::Scan, Page::Scan]), "2 trong 3 trang"),
        ("khoa.pdf", locked(), "đặt mật khẩu"),
        ("hong.pdf", whole[..whole.len() / 3].to_vec(), "không có chữ"),
        ("hu.pdf", whole[..30].to_vec(), "hỏng"),
        ("sau.pdf", deep, "hỏng"),
        ("rong.pdf", Vec::new(), "hỏng"),
        ("nen.zip", b"PK\x05\x06".to_vec(), "không xem được bên trong"),
        ("so.xlsx", b"PK\x05\x06".to_vec(), "không kiểm tra được"),
        ("thu.docx", b"\xd0\xcf\x11\xe0".to_vec(), "không kiểm tra được"),
    ]
}

#[test]
fn what_cannot_be_looked_into_is_told_until_somebody_confirms() {
    let fill = |site: Site| {
        closed()
            .into_iter()
            .fold(site, |site, (name, bytes, _)| site.with(&format!("content/a/static/2024/{name}"), bytes))
    };
    let site = fill(school(""));
    let run = site.build().exits(0);
    assert_eq!(run.stderr.matches("cảnh báo[CK1404]").count(), closed().len(), "{}", run.stderr);
    for (name, _, said) in closed() {
        let about: Vec<&str> = run.stderr.split("\n\n").filter(|told| told.contains(&format!("2024/{name}"))).collect();
        assert!(
            about.len() == 1 && about[0].contains(said) && about[0].contains("khong-doc-duoc"),
            "{name}: {about:?}"
        );
    }
    // what is published stays published, and the strict are told
    assert!(site.public().join("a/tep/2024/quet.pdf").exists());
    site.run("check", &["--strict"]).exits(1);
    let confirmed = |file: &str, until: &str| {
        let row = format!("{{file: {file}, kind: khong-doc-duoc, reason: đã xem, role: văn thư, until: {until}}}");
        fill(school(&format!("privacy_exceptions:\n  - {row}\n")))
    };
    confirmed("static/2024/*", "31/12/2199").run("check", &["--strict"]).exits(0).does_not_say("CK14");
    let one = confirmed("static/2024/quet.pdf", "31/12/2199").check().exits(0).does_not_say("quet.pdf");
    assert_eq!(one.stderr.matches("cảnh báo[CK1404]").count(), closed().len() - 1);
    confirmed("static/2024/*", "1/1/2020").check().exits(0).says("lời xác nhận đã hết hạn ngày 1/1/2020");
    confirmed("static/2023/*", "31/12/2199").check().exits(0).says("CK1403");
}

/// Directions for a camera's picture: turned by so much, taken there, by somebody.
fn tiff(turned: u8) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0\x03\0".to_vec();
    out.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0]);
    out.extend([0x3b, 0x01, 2, 0, 8, 0, 0, 0, 50, 0, 0, 0]);
    out.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 58, 0, 0, 0]);
    out.extend([0; 4]);
    out.extend(b"Lo ThiA\0");
    out.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    out
}

const NOTE: &[u8] = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Lo Thi B GPSLatitude</x:xmpmeta>";
const LINES: &[u8] = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\0\x34\xff\xd0\x56";

fn segment(mark: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark], length.as_slice(), body].concat()
}

fn jpeg(parts: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let tables = [segment(0xdb, &[0; 65]), segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0])].concat();
    [b"\xff\xd8".as_slice(), &parts.concat(), &tables, LINES, b"\xff\xd9", behind].concat()
}

fn chunk(name: &[u8], body: &[u8]) -> Vec<u8> {
    let named = [name, body].concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [length.as_slice(), &named, &crc32fast::hash(&named).to_be_bytes()].concat()
}

fn png(parts: &[Vec<u8>]) -> Vec<u8> {
    let (head, pixels) = (chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), chunk(b"IDAT", &[1, 2, 3]));
    [b"\x89PNG\r\n\x1a\n".as_slice(), &head, &parts.concat(), &pixels, &chunk(b"IEND", &[])].concat()
}

fn webp(flags: u8, parts: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, bytes) in
        [(b"VP8X", vec![flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]), (b"VP8L", vec![9, 8, 7])].iter().chain(parts)
    {
        body.extend(*name);
        body.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        body.extend(bytes);
        body.extend(vec![0; bytes.len() % 2]);
    }
    [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
}

fn turned_only(turned: u8) -> Vec<u8> {
    [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[turned], &[0; 6]].concat()
}

fn exif(tiff: &[u8]) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0", tiff].concat())
}

/// Name, the school's picture, and what is published of it.
fn pictures() -> Vec<(&'static str, Vec<u8>, Vec<u8>)> {
    let icc = segment(0xe2, b"ICC_PROFILE\0\x01\x01mau");
    let jfif = segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let all = [
        jfif.clone(),
        exif(&tiff(1)),
        segment(0xe1, NOTE),
        segment(0xed, b"Photoshop 3.0\0Lo Thi C"),
        icc.clone(),
        segment(0xfe, b"Lo Thi D"),
    ];
    let film = b"\0\0\0\x18ftypmp42 Lo Thi E";
    vec![
        ("thang.jpg", jpeg(&all, film), jpeg(&[jfif, icc], b"")),
        ("nghieng.jpg", jpeg(&[exif(&tiff(6))], b""), jpeg(&[exif(&turned_only(6))], b"")),
        ("sach.jpg", jpeg(&[], b""), jpeg(&[], b"")),
        (
            "a.png",
            png(&[chunk(b"eXIf", &tiff(1)), chunk(b"tEXt", b"Author\0Lo Thi F"), chunk(b"gAMA", &[0, 0, 1, 2])]),
            png(&[chunk(b"gAMA", &[0, 0, 1, 2])]),
        ),
        ("b.png", png(&[chunk(b"eXIf", &tiff(8))]), png(&[chunk(b"eXIf", &turned_only(8))])),
        ("a.webp", webp(0x0c, &[(b"EXIF", tiff(1)), (b"XMP ", NOTE.to_vec())]), webp(0, &[])),
        ("b.webp", webp(0x08, &[(b"EXIF", tiff(3))]), webp(0x08, &[(b"EXIF", turned_only(3))])),
    ]
}

#[test]
fn pictures_go_out_without_what_travels_in_them() {
    let site = pictures()
        .into_iter()
        .fold(school(""), |site, (name, bytes, _)| site.with(&format!("content/a/static/hinh/{name}"), bytes));
    let run =
        site.build().exits(0).says("lưu ý[CK1405]").says("của 6 hình (6 hình ghi nơi chụp, 6 hình ghi tên người)");
    assert_eq!(run.stderr.matches("CK1405]").count(), 1);
    for (name, own, wanted) in pictures() {
        let published = std::fs::read(site.public().join("a/tep/hinh").join(name)).unwrap();
        assert_eq!(published, wanted, "{name}");
        assert_eq!(std::fs::read(site.path().join("content/a/static/hinh").join(name)).unwrap(), own, "{name}");
    }
    for (name, bytes) in contents(&site.public()) {
        assert!(!bytes.windows(6).any(|six| six == b"Lo Thi"), "{name}");
    }
    // nothing travels in what goes out
    for (name, _, wanted) in pictures() {
        school("").with(&format!("content/a/static/{name}"), wanted).check().exits(0).does_not_say("CK1405");
    }
}

#[test]
fn broken_pictures_lose_nothing_that_is_seen() {
    for (name, whole, _) in pictures() {
        for end in 0..whole.len() {
            let published = congkhai::parse::picture::published(&whole[..end]);
            assert!(published.len() <= end + 40, "{name} {end}");
        }
        // lengths that point anywhere
        for at in 0..whole.len() {
            let mut wrong = whole.clone();
            wrong[at] ^= 0xff;
            let _ = congkhai::parse::picture::published(&wrong);
        }
    }
}

#[test]
fn evidence_is_shown_with_the_digest_of_what_is_published() {
    let (_, own, published) = pictures().remove(1);
    let hex = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let list = format!(
        "items:\n  - {{code: \"[H1-1.1-01]\", title: Ảnh, visibility: public, file: anh.jpg, sha256: {}}}\n",
        hex(&own)
    );
    let folder = "content/a/assessments/2024";
    let site = school("")
        .with(
            &format!("{folder}/assessment.yaml"),
            "title: Đợt 2024\nregulation: tt18-2018\nschool_years: [2023-2024]\n",
        )
        .with(&format!("{folder}/evidence.yaml"), list)
        .with(&format!("{folder}/evidence/anh.jpg"), &own)
        .with(&format!("{folder}/evidence/noi-bo.pdf"), words(&[&["CCCD 038196000123"]]));
    site.build().exits(0).does_not_say("CK1002").does_not_say("CK1401").does_not_say("CK1404").says("lưu ý[CK1405]");
    let files = contents(&site.public());
    assert!(files.iter().any(|(name, bytes)| name.ends_with("anh.jpg") && *bytes == published));
    let page = |digest: &str| {
        files.iter().any(|(name, bytes)| name.ends_with(".html") && String::from_utf8_lossy(bytes).contains(digest))
    };
    assert!(page(&hex(&published)) && !page(&hex(&own)));
}

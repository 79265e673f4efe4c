//! Bad inputs: whatever a folder holds, the program ends in order, names the file, and publishes nothing that has an error.

use crate::support::{Run, Site, contents, page};
use std::fmt::Write as _;
use std::fs;

const UNIT: &str = "content/mam-non-hoa-sen";

/// Neither `check` nor `build` accepts the site; nothing is published; the file is named.
#[track_caller]
fn refused(site: &Site, code: &str, file: &str) -> Run {
    let said = site.check().exits(1).says(&format!("lỗi[{code}]")).says(file);
    site.build().exits(1).says(&format!("lỗi[{code}]"));
    assert!(!site.public().exists(), "a site with errors was published");
    said
}

/// Both say what is wrong with one unit of several; the others are published, and nothing of that unit's own.
#[track_caller]
fn held_back(site: &Site, code: &str, file: &str) {
    site.check().exits(1).says(&format!("lỗi[{code}]")).says(file);
    site.build().exits(1).says(&format!("lỗi[{code}]")).says("Giữ lại 1 đơn vị");
    assert!(site.public().join("mam-non-hoa-sen/index.html").exists(), "the other unit is published");
}

/// The site is published, with a warning at most.
#[track_caller]
fn published(site: &Site) -> Run {
    let said = site.check().exits(0);
    site.build().exits(0);
    said
}

/// The HTML of a page of the small site.
fn html(site: &Site, slug: &str) -> String {
    fs::read_to_string(site.public().join(format!("mam-non-hoa-sen/trang/{slug}.html"))).unwrap()
}

/// The HTML between the tags of `<main>`: without the theme's own links.
fn main_of(site: &Site, slug: &str) -> String {
    let html = html(site, slug);
    let start = html.find("<main").expect("a page has a main");
    html[start..html.find("</main>").unwrap()].to_owned()
}

#[test]
fn nothing_at_all() {
    refused(&Site::empty(), "CK0101", "content");
    let site = Site::empty();
    fs::create_dir(site.path().join("content")).unwrap();
    refused(&site, "CK0101", "content");
    refused(&Site::empty().with("content/site.yaml", ""), "CK0204", "content/site.yaml");
    refused(&Site::empty().with("content/site.yaml", "title: Cổng công khai\n"), "CK0101", "content");
    refused(&Site::small().with(&format!("{UNIT}/unit.yaml"), ""), "CK0204", "unit.yaml");
}

#[test]
fn a_school_without_unit_yaml() {
    let site = Site::small().with("content/tieu-hoc-kim-dong/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n");
    held_back(&site, "CK0107", "content/tieu-hoc-kim-dong/unit.yaml");
    assert!(!site.public().join("tieu-hoc-kim-dong").exists(), "of a school without a name nothing is shown");
}

#[test]
fn texts_in_other_encodings() {
    let utf16: Vec<u8> = "\u{feff}title: Cổng".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&Site::small().with("content/site.yaml", &utf16), "CK0102", "content/site.yaml");
    refused(
        &Site::small().with(&format!("{UNIT}/unit.yaml"), b"name: Tr\xad\xeang\ntype: mam-non\n"),
        "CK0102",
        "unit.yaml",
    );
    refused(&Site::small().with(&page("gioi-thieu"), b"---\ntitle: x\n---\n\xff\xfe"), "CK0102", "gioi-thieu.md");
    refused(&Site::small().with("packs/rieng.yaml", b"\xff"), "CK0102", "packs/rieng.yaml");
}

#[test]
fn files_that_are_too_large() {
    let site = Site::small();
    site.write_zeros(&page("gioi-thieu"), 50 << 20);
    site.write_zeros(&format!("{UNIT}/static/phim.mp4"), 50 << 20);
    refused(&site, "CK0103", "gioi-thieu.md").says("static/phim.mp4");
}

#[test]
fn a_bomb_of_aliases() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..10 {
        let _ = writeln!(bomb, "a{n}: &a{n} [{}]", vec![format!("*a{}", n - 1); 9].join(", "));
    }
    refused(&Site::small().with("content/site.yaml", format!("title: Cổng\n{bomb}")), "CK0210", "content/site.yaml");
    refused(&Site::small().with(&page("gioi-thieu"), format!("---\ntitle: x\n{bomb}---\n")), "CK0210", "gioi-thieu.md");
    refused(&Site::small().with("packs/bom.yaml", &bomb), "CK0210", "packs/bom.yaml");
}

#[test]
fn yaml_nested_20_000_deep() {
    let unit = format!("{UNIT}/unit.yaml");
    refused(&Site::small().with(&unit, format!("name: {}", "[".repeat(20_000))), "CK0201", "unit.yaml");
    refused(
        &Site::small().with(&unit, format!("name: {}{}", "[".repeat(20_000), "]".repeat(20_000))),
        "CK0201",
        "unit.yaml",
    );
    refused(&Site::small().with(&unit, "{a: ".repeat(20_000)), "CK0201", "unit.yaml");
    refused(&Site::small().with(&unit, format!("name:\n  {}x", "- ".repeat(20_000))), "CK0201", "unit.yaml");
    let stairs: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    refused(&Site::small().with(&unit, stairs), "CK0201", "unit.yaml");
}

#[test]
fn markdown_nested_20_000_deep() {
    let deep = [
        format!("{} sâu\n", ">".repeat(20_000)),
        format!("{} sâu\n", "> ".repeat(20_000)),
        format!("{}sâu\n", "- ".repeat(20_000)),
        "*".repeat(20_000),
        format!("{}sâu{}", "**a ".repeat(10_000), " a**".repeat(10_000)),
        "[".repeat(20_000),
        format!("{}{}", "[".repeat(20_000), "](x)".repeat(20_000)),
        "![".repeat(20_000),
        "`".repeat(20_001),
        "[H1".repeat(20_000),
        "{{ ".repeat(20_000),
    ];
    for (n, body) in deep.iter().enumerate() {
        let site = Site::with_page("sau", body);
        let code = site.check().code;
        assert!(matches!(code, Some(0 | 1)), "case {n}: {code:?}");
        let code = site.build().code;
        assert!(matches!(code, Some(0 | 1)), "case {n}: {code:?}");
        assert_eq!(code == Some(0), site.public().exists(), "case {n}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_site() {
    use std::os::unix::fs::symlink;
    let secret = "MAT-KHAU-CUA-MAY";
    let site = Site::small().with("../bi-mat.txt", secret).with(&format!("{UNIT}/static/.giu"), "");
    symlink(site.beside("bi-mat.txt"), site.path().join(format!("{UNIT}/static/bi-mat.txt"))).unwrap();
    refused(&site, "CK0104", "static/bi-mat.txt").does_not_say(secret);

    let site = Site::small().with("../thu-muc/bi-mat.txt", secret).with(&format!("{UNIT}/static/.giu"), "");
    symlink(site.beside("thu-muc"), site.path().join(format!("{UNIT}/static/thu-muc"))).unwrap();
    refused(&site, "CK0104", "static/thu-muc").does_not_say(secret);

    let site = Site::small();
    symlink(site.path().join("content"), site.path().join("content/vong")).unwrap();
    refused(&site, "CK0104", "content/vong");

    let site = Site::small();
    fs::rename(site.path().join("content"), site.beside("noi-khac")).unwrap();
    symlink(site.beside("noi-khac"), site.path().join("content")).unwrap();
    refused(&site, "CK0104", "content");

    let site = Site::small();
    symlink("khong-co-o-dau", site.path().join(format!("{UNIT}/mat.yaml"))).unwrap();
    refused(&site, "CK0104", "mat.yaml");
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_is_refused() {
    let site = Site::small().with("../noi-khac/giu.txt", "giữ");
    std::os::unix::fs::symlink(site.beside("noi-khac"), site.public()).unwrap();
    site.build().exits(3);
    assert_eq!(contents(&site.beside("noi-khac")).keys().collect::<Vec<_>>(), ["giu.txt"]);
}

#[test]
fn files_cannot_be_reached_by_dots() {
    let site =
        Site::with_page("gioi-thieu", "[x](../../../../bi-mat.txt) [y](/etc/passwd) [z](%2e%2e/%2e%2e/site.yaml)\n")
            .with("../bi-mat.txt", "x");
    refused(&site, "CK0409", "gioi-thieu.md").says("Có 3 lỗi");
    let folder = format!("{UNIT}/assessments/2023-2024");
    let site =
        Site::small().with(&format!("{folder}/assessment.yaml"), "title: Tự đánh giá\nregulation: tt19-2018\n").with(
            &format!("{folder}/evidence.yaml"),
            "items:\n  - {code: \"[H1-1.1-01]\", title: x, visibility: public, file: ../../../unit.yaml}\n",
        );
    refused(&site, "CK0409", "evidence.yaml");
}

#[test]
fn one_point_ten_is_not_one_point_one() {
    let folder = format!("{UNIT}/assessments/2023-2024");
    let groups = "groups:\n  - {id: a, name: Nhóm một, lead: Người Một, criteria: [1.1]}\n  - {id: b, name: Nhóm mười, lead: Người Mười, criteria: [1.10]}\n";
    let sheet = |text: &str| format!("---\nlevels: {{1: {{a: đạt}}}}\n---\n## Điểm mạnh\n\n{text}\n");
    let site = Site::small()
        .with(&format!("{folder}/assessment.yaml"), format!("title: Tự đánh giá\nregulation: tt19-2018\n{groups}"))
        .with(&format!("{folder}/1.1.md"), sheet("PHIẾU-MỘT"))
        .with(&format!("{folder}/1.10.md"), sheet("PHIẾU-MƯỜI"));
    published(&site);
    let out = contents(&site.public());
    let text = |criterion: &str| {
        String::from_utf8(out[&format!("mam-non-hoa-sen/danh-gia/2023-2024/tieu-chi-{criterion}.html")].clone())
            .unwrap()
    };
    assert!(
        text("1-10").contains("Người Mười")
            && text("1-10").contains("PHIẾU-MƯỜI")
            && !text("1-10").contains("PHIẾU-MỘT")
    );
    assert!(
        text("1-1").contains("Người Một") && text("1-1").contains("PHIẾU-MỘT") && !text("1-1").contains("PHIẾU-MƯỜI")
    );
}

#[test]
fn an_unquoted_number_is_a_key_as_written() {
    let site = Site::small().with(&format!("{UNIT}/unit.yaml"), "name: Trường\ntype: mam-non\n1.10: x\n");
    refused(&site, "CK0203", "unit.yaml").says("khóa “1.10”");
    let site = Site::small()
        .with(&format!("{UNIT}/unit.yaml"), "name: no\ntype: mam-non\nphone: 0215000001\nprincipal: 1.10\n");
    published(&site);
    let home = fs::read_to_string(site.public().join("mam-non-hoa-sen/index.html")).unwrap();
    for written in ["no", "0215000001", "1.10"] {
        assert!(home.contains(written), "“{written}” is not on the page as it was written");
    }
}

#[test]
fn two_files_for_one_address() {
    let site =
        Site::small().with(&format!("{UNIT}/static/Hoa Mai.pdf"), "a").with(&format!("{UNIT}/static/hoa-mai.pdf"), "b");
    refused(&site, "CK0702", "static/hoa-mai.pdf").says("static/Hoa Mai.pdf");
    held_back(
        &Site::small().with("content/quy-dinh/unit.yaml", "name: Trường\ntype: thcs\n"),
        "CK0702",
        "content/quy-dinh/unit.yaml",
    );
}

#[test]
fn names_that_differ_by_case_or_marks_only() {
    let site = Site::with_page("gioi-thieu", "a\n").with(&page("Gioi-thieu"), "---\ntitle: b\n---\n");
    refused(&site, "CK0212", "Gioi-thieu.md");
    refused(&Site::small().with(&page("đoàn-đội"), "---\ntitle: b\n---\n"), "CK0212", "đoàn-đội.md").says("doan-doi");
}

#[test]
fn raw_html_and_scripts_in_markdown() {
    for body in [
        "<script>alert(1)</script>\n",
        "a <img src=x onerror=alert(1)> b\n",
        "<!-- x -->\n",
        "<?php x ?>\n",
        "<iframe src=\"//x\">\n",
    ] {
        refused(&Site::with_page("gioi-thieu", body), "CK0301", "gioi-thieu.md");
    }
    let links = [
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "![x](data:image/svg+xml,x)",
        "<javascript:alert(1)>",
        "[x]: javascript:a\n\n[x]",
        "[x](vbscript:x)",
        "[x](//x.example)",
    ];
    for body in links {
        let site = Site::with_page("gioi-thieu", body);
        let said = site.check();
        if said.code == Some(0) {
            // not a link at all
            site.build().exits(0);
            let main = main_of(&site, "gioi-thieu");
            assert!(!main.contains("href=\"javascript") && !main.contains("src="), "{body}: {main}");
        } else {
            refused(&site, "CK0302", "gioi-thieu.md");
        }
    }
}

#[test]
fn raw_html_in_yaml_is_text() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\" onmouseover=\\\"alert(1)";
    let site = Site::small()
        .with("content/site.yaml", format!("title: \"{evil}\"\nnotice: \"{evil}\"\ndescription: \"{evil}\"\n"))
        .with(
            &format!("{UNIT}/unit.yaml"),
            format!("name: \"{evil}\"\ntype: mam-non\nwebsite: \"javascript:alert(1)\"\nsummary: \"{evil}\"\nemail: \"{evil}\"\n"),
        )
        .with(&page("gioi-thieu"), format!("---\ntitle: \"{evil}\"\n---\nNội dung.\n"));
    published(&site);
    for (path, content) in contents(&site.public()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(content);
        assert!(
            !text.contains("<script>alert") && !text.contains("<img src=x") && !text.contains("\" onmouseover=\"alert"),
            "{path}"
        );
        assert!(!text.contains("href=\"javascript:"), "{path}: a link runs a script");
    }
}

#[test]
fn attributes_of_headings_are_text() {
    let site = Site::with_page("gioi-thieu", "## H {onclick=\"alert(1)\" style=\"color:red\" #id .lop}\n");
    published(&site);
    let main = main_of(&site, "gioi-thieu");
    assert!(!main.contains(" onclick=\"") && !main.contains("style=\"") && !main.contains("id=\"id\""), "{main}");
}

#[test]
fn characters_that_nobody_sees() {
    let site = Site::with_page("gioi-thieu", "Trường \u{202e}non mầm\u{2069} và \u{200b}\u{feff}x\u{7}.\n");
    published(&site).says("cảnh báo[CK0108]").says("U+202E").says("U+0007").says("gioi-thieu.md:4:8");
    site.run("check", &["--strict"]).exits(1);
}

#[test]
fn nul_bytes() {
    let site = Site::with_page("gioi-thieu", "a\0b [x](y\0z) ![i](\0)\n");
    let said = site.check();
    assert!(matches!(said.code, Some(0 | 1)), "{said:?}");
    said.says("U+0000").says("gioi-thieu.md:4:2");
    let site = Site::small().with(&format!("{UNIT}/unit.yaml"), "name: Tr\0ường\ntype: mam-non\n");
    let said = site.check();
    assert!(matches!(said.code, Some(0 | 1)), "{said:?}");
    said.says("unit.yaml");
    assert!(!site.check().stderr.contains('\0'), "a NUL byte reaches the terminal");
}

#[test]
fn escape_sequences_do_not_reach_the_terminal() {
    let site = Site::small().with("content/site.yaml", "title: x\n\"\\e[31mđỏ\": \"\\e]0;x\\a\"\ntheme: \"\\e[2J\"\n");
    let said = site.check().exits(1);
    assert!(!said.stderr.contains('\u{1b}') && !said.stderr.contains('\u{7}'), "{:?}", said.stderr);
}

#[test]
fn decomposed_vietnamese_is_published_composed() {
    let name = "Tru\u{31b}o\u{31b}\u{300}ng Ma\u{302}\u{300}m non";
    let site = Site::small()
        .with(
            &format!("{UNIT}/unit.yaml"),
            format!("name: {name}\ntype: ma\u{302}m-non\n").replace("a\u{302}m-non", "am-non"),
        )
        .with(&page("gioi-thieu"), format!("---\ntitle: x\n---\n## {name}\n\n{name} **{name}**\n"));
    published(&site).says("cảnh báo[CK0109]").says("Trường");
    let main = main_of(&site, "gioi-thieu");
    assert!(main.contains("Trường Mầm non") && !main.contains('\u{31b}') && !main.contains('\u{300}'), "{main}");
    assert!(main.contains("id=\"truong-mam-non\""), "{main}");
}

#[test]
fn a_byte_order_mark_and_windows_lines_change_nothing() {
    let files = [
        ("content/site.yaml".to_owned(), "title: Cổng công khai\ndescription: |\n  Một\n  hai\n".to_owned()),
        (format!("{UNIT}/unit.yaml"), "name: Trường Mầm non Hoa Sen\ntype: mam-non\n".to_owned()),
        (page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\n## Lịch sử\n\nMột\nhai.\n\n- a\n- b\n".to_owned()),
    ];
    let made = |change: &dyn Fn(&str) -> String| {
        let site = files.iter().fold(Site::empty(), |site, (path, text)| site.with(path, change(text)));
        published(&site).does_not_say("[CK");
        contents(&site.public())
    };
    let plain = made(&str::to_owned);
    assert_eq!(plain, made(&|text| text.replace('\n', "\r\n")), "CRLF");
    assert_eq!(plain, made(&|text| format!("\u{feff}{text}")), "BOM");
    assert_eq!(plain, made(&|text| format!("\u{feff}{}", text.replace('\n', "\r\n"))), "both");
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_windows_lines() {
    let site = Site::small().with("content/site.yaml", "\u{feff}title: Cổng\r\nmàu: xanh\r\n");
    refused(&site, "CK0203", "content/site.yaml:2:1").says("2 │ màu: xanh").says("│ ━━━\n");
    let site = Site::with_page("gioi-thieu", "Một\r\n\r\nHai <b>ba</b>\r\n");
    refused(&site, "CK0301", "gioi-thieu.md:6:5");
}

#[test]
fn long_names() {
    // 255 bytes is the most that Linux has; 300 in the path
    let long = "a".repeat(120);
    published(&Site::with_page(&long[..116], "x\n"));
    refused(&Site::with_page(&"a".repeat(252), "x\n"), "CK0105", "aaaa.md");
    // 83 letters, 253 bytes
    published(&Site::small().with(&format!("{UNIT}/static/{}.pdf", "ế".repeat(83)), "x"));
    let deep = format!("{UNIT}/static/{long}/{long}/{long}/{long}/x.txt");
    published(&Site::small().with(&deep, "x"));
}

#[test]
fn names_that_break_terminals_and_servers() {
    for name in
        ["a\nb.txt", "a\u{1b}[31m.txt", "a\u{202e}fdp.txt", "a?b.txt", "a#b.txt", "con.txt", "com1.txt", "a.txt "]
    {
        let site = Site::small().with(&format!("{UNIT}/static/{name}"), "x");
        let said = refused(&site, "CK0105", "static/");
        assert!(!said.stderr.contains('\u{1b}') && !said.stderr.contains('\u{202e}'), "{:?}", said.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::small().with(&format!("{UNIT}/static/.giu"), "");
    let name = std::ffi::OsStr::from_bytes(b"b\xe1o-c\xe1o.txt");
    fs::write(site.path().join(format!("{UNIT}/static")).join(name), "x").unwrap();
    refused(&site, "CK0105", "static/b");
}

#[test]
fn no_static_file_vanishes_without_a_word() {
    for name in ["日本.pdf", "….txt", "日本/a.pdf", "báo cáo.日"] {
        refused(&Site::small().with(&format!("{UNIT}/static/{name}"), "x"), "CK0212", name);
    }
    let site = Site::small()
        .with(&format!("{UNIT}/static/Ảnh đẹp/Lớp 1.JPG"), "x")
        .with(&format!("{UNIT}/static/comb.pdf"), "x");
    published(&site);
    let out = contents(&site.public());
    assert!(
        out.contains_key("mam-non-hoa-sen/tep/anh-dep/lop-1.jpg") && out.contains_key("mam-non-hoa-sen/tep/comb.pdf"),
        "{:?}",
        out.keys()
    );
}

#[test]
fn yaml_indented_with_tabs() {
    refused(
        &Site::small().with("content/site.yaml", "title: x\ncontact:\n\tname: y\n"),
        "CK0201",
        "content/site.yaml:3:2",
    )
    .says("Tab");
    refused(&Site::small().with(&page("gioi-thieu"), "---\ntitle: x\nsub:\n\t- y\n---\n"), "CK0201", "gioi-thieu.md:4")
        .says("Tab");
}

#[test]
fn duplicate_keys() {
    refused(&Site::small().with("content/site.yaml", "title: x\ntitle: y\n"), "CK0202", "content/site.yaml:2:1");
    refused(&Site::small().with("content/site.yaml", "title: x\n\"title\": y\n"), "CK0202", "content/site.yaml:2:1");
    refused(
        &Site::small().with("content/site.yaml", "title: x\ncontact: {name: a, name: a}\n"),
        "CK0202",
        "content/site.yaml:2:20",
    );
}

#[test]
fn a_folder_where_a_file_is_expected_and_the_other_way_round() {
    let site = Site::empty()
        .with("content/mam-non-hoa-sen/unit.yaml", "name: Trường\ntype: mam-non\n")
        .with("content/site.yaml/x.txt", "x");
    refused(&site, "CK0101", "content/site.yaml");
    let site = Site::small().with(&format!("{}/x.txt", page("gioi-thieu")), "x");
    site.check().exits(0).says("cảnh báo[CK0106]").says("gioi-thieu.md/x.txt");
    let site = Site::small().with(&format!("{UNIT}/documents"), "x");
    site.check().exits(0).says("cảnh báo[CK0106]").says("mam-non-hoa-sen/documents");
    refused(&Site::empty().with("content", "x"), "CK0101", "content");
    let site = Site::empty().with("content/site.yaml", "title: x\n").with("content/mam-non-hoa-sen/unit.yaml/x", "x");
    refused(&site, "CK0101", "content");
}

#[test]
fn a_site_that_is_a_file() {
    let site = Site::empty().with("trang", "x");
    let said = crate::support::run(crate::support::program().arg("build").arg(site.path().join("trang")));
    assert!(matches!(said.code, Some(1 | 3)), "{said:?}");
}

#[test]
fn a_broken_site_yaml_does_not_hide_other_mistakes() {
    let site = Site::small()
        .with("content/site.yaml", "title: [")
        .with(&format!("{UNIT}/unit.yaml"), "name: Trường\ntype: truong\n");
    refused(&site, "CK0201", "content/site.yaml").says("[CK0206]");
}

#[test]
fn yaml_that_is_not_a_map() {
    for (text, code) in [
        ("- a\n- b\n", "CK0205"),
        ("chữ\n", "CK0205"),
        ("a: 1\n---\nb: 2\n", "CK0201"),
        ("%YAML 1.2\n---\na: 1\n", "CK0201"),
        ("\"", "CK0201"),
        ("? [a]\n: b\n", "CK0210"),
    ] {
        let said = Site::small().with(&format!("{UNIT}/unit.yaml"), text).check().exits(1).says("unit.yaml");
        assert!(said.stderr.contains("[CK02"), "{text:?} ({code}): {}", said.stderr);
    }
}

#[test]
fn numbers_at_the_edges() {
    let form = |value: &str| {
        Site::small().with(
            &format!("{UNIT}/disclosures/2023-2024/bieu-mau-03.yaml"),
            format!("regulation: tt36-2017\nform: \"03\"\npublished: 2024-05-28\ntables:\n  chinh:\n    dien_tich_dat: {{so_luong: \"{value}\"}}\n"),
        )
    };
    for value in [
        "9999999999999999999999",
        "1e5",
        "-0x1",
        "٣",
        "1.2.3",
        "--5",
        "1,2,3",
        "0.00000000000000000000000001",
        "NaN",
        "∞",
    ] {
        refused(&form(value), "CK0501", "bieu-mau-03.yaml:6:");
    }
    for value in ["0", "9223372036854775807", "0,5", "3250,5"] {
        published(&form(value));
    }
}

#[test]
fn days_at_the_edges() {
    let plan = |event: &str| {
        Site::small().with(
            &format!("{UNIT}/calendar/2023-2024.yaml"),
            format!("events:\n  - {{id: a, label: A, kind: activity, {event}}}\n"),
        )
    };
    published(&plan("date: 29/2/2024"));
    for event in [
        "date: 29/2/2023",
        "date: 2024-13-01",
        "date: 0/0/0000",
        "date: 99999-01-01",
        "month: 0",
        "month: 13",
        "within: 13/2024",
        "within: 1/99999",
        "month: 70000",
    ] {
        let said = plan(event).check().exits(1);
        assert!(said.stderr.contains("[CK0207]") || said.stderr.contains("[CK0208]"), "{event}: {}", said.stderr);
    }
    for event in ["month: 2, week: 0", "month: 2, week: 300", "month: 2, week: 65535"] {
        refused(&plan(event), "CK0602", "2023-2024.yaml:2:");
    }
}

#[test]
fn a_calendar_cannot_be_broken_by_a_label() {
    let label = "Họp\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT;,\\\\ x";
    let site = Site::small().with(
        &format!("{UNIT}/calendar/2023-2024.yaml"),
        format!("events:\n  - {{id: hop, label: \"{label}\", kind: activity, date: 2024-01-05}}\n"),
    );
    published(&site);
    let ics = contents(&site.public()).remove("mam-non-hoa-sen/lich/2023-2024.ics").unwrap();
    let ics = String::from_utf8(ics).unwrap();
    let count = |line: &str| ics.split("\r\n").filter(|l| *l == line).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    assert!(ics.split("\r\n").all(|line| !line.contains(['\r', '\n'])), "a bare line break");
    assert!(ics.contains("BEGIN:VEVENT\\;\\,\\\\"), "{ics}");
}

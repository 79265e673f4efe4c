//! What `congkhai explain` tells of each code, and that its examples are what the program says.

use crate::support::{Site, page, program, run};
use congkhai::diag::codes;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The first finding of a code in its golden.
fn first_finding(code: &str) -> String {
    let golden = fs::read_to_string(root().join(format!("tests/diagnostics/{code}.txt"))).unwrap();
    let expected = golden.split_once("=== expected ===\n").unwrap().1;
    let block = expected.split("\n\n").find(|block| block.contains(&format!("[{code}]")));
    block.unwrap_or_else(|| panic!("{code} is not said in its golden")).trim_end().to_owned()
}

/// The examples are the goldens', word for word. `UPDATE_GOLDEN=1` writes them anew.
#[test]
fn examples_are_what_the_program_says() {
    let path = root().join("src/explain/examples.txt");
    let expected: String =
        codes::ALL.iter().map(|code| format!("=== {} ===\n{}\n", code.id, first_finding(code.id))).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &expected).unwrap();
        return;
    }
    assert!(
        fs::read_to_string(&path).unwrap() == expected,
        "UPDATE_GOLDEN=1 cargo test --test it explained renews them"
    );
}

#[test]
fn a_code_is_explained_with_an_example() {
    for written in ["CK0403", "ck0403", "0403"] {
        let told = run(program().args(["explain", written])).exits(0).stdout;
        for part in [
            "CK0403 (lỗi): tiêu chí không có trong quy định",
            "Nghĩa là",
            "Vì sao",
            "Cách sửa",
            "lỗi[CK0403]",
            "gợi ý: ",
        ] {
            assert!(told.contains(part), "{written}: “{part}” is missing in\n{told}");
        }
    }
    let english = run(program().args(["explain", "0215", "--lang", "en"])).exits(0).stdout;
    assert!(
        english.contains("CK0215 (warning): no way to reach the school") && english.contains("How to mend it"),
        "{english}"
    );
}

#[test]
fn a_code_that_is_none_is_asked_about() {
    run(program().args(["explain", "CK0499"])).exits(2).says("không có mã “CK0499”").says("có phải là “CK04");
    run(program().args(["explain", "xyz"])).exits(2).says("không có mã “xyz”").says("in mọi mã");
    let all = run(program().args(["explain"])).exits(0).stdout;
    assert_eq!(all.lines().filter(|line| line.starts_with("CK")).count(), codes::ALL.len());
}

#[test]
fn the_end_of_check_says_once_where_more_is_told() {
    let site = Site::with_page("gioi-thieu", "# Một\n\n<b>x</b>\n").with("content/mam-non-hoa-sen/la.xyz", "");
    let run = site.check().exits(1).says("Gõ “congkhai explain CK03");
    assert_eq!(run.stderr.matches("congkhai explain").count(), 1, "{}", run.stderr);
    site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\n");
    site.check().exits(0).says("Gõ “congkhai explain CK0106”");
    Site::small().check().exits(0).does_not_say("congkhai explain");
}

//! What the command line says: in Vietnamese unless `--lang en` is asked for, help, slips and failures of the system alike.

use crate::support::{Run, Site, program, run};

fn typed(line: &[&str]) -> Run {
    run(program().args(line))
}

/// The commands that the program's help lists.
fn commands() -> Vec<String> {
    let help = typed(&["--help"]).exits(0).stdout;
    let listed = help.split("Các lệnh:").nth(1).and_then(|rest| rest.split("Tùy chọn:").next()).unwrap().to_owned();
    let rows = listed.lines().filter_map(|line| line.strip_prefix("  ")?.split("  ").next().map(str::to_owned));
    rows.filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())).collect()
}

/// Help of the program and of each command, in a language.
fn helps(lang: &str) -> Vec<(String, String)> {
    let own = ("congkhai".to_owned(), typed(&["--help", "--lang", lang]).exits(0).stdout);
    let each = commands().into_iter().map(|command| {
        let help = typed(&[&command, "--help", "--lang", lang]).exits(0).stdout;
        (command, help)
    });
    [own].into_iter().chain(each).collect()
}

fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && !"“”".contains(c))
}

#[test]
fn no_english_stands_in_vietnamese_help() {
    let english = [
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "Print",
        "default",
        "possible",
        "OPTIONS",
        "COMMAND",
        "FILE",
        "FOLDER",
        " the ",
        " of ",
        "error",
    ];
    for (command, help) in helps("vi") {
        for word in english {
            assert!(!help.contains(word), "{command}: “{word}” in\n{help}");
        }
        assert!(help.contains("Cách dùng:") && help.contains("Tùy chọn:"), "{command}\n{help}");
    }
}

#[test]
fn every_command_and_option_has_its_words_in_both_languages() {
    let (vietnamese, english) = (helps("vi"), helps("en"));
    assert!(vietnamese.len() > 5);
    for ((command, vi), (_, en)) in vietnamese.iter().zip(&english) {
        assert!(!is_vietnamese(en), "{command}: Vietnamese in\n{en}");
        assert!(en.contains("Usage:") && en.contains("Options:"), "{command}\n{en}");
        let options = |help: &str| -> Vec<String> {
            let words = help.split_whitespace().map(|w| w.trim_end_matches([',', '”', '`']));
            words.filter(|word| word.starts_with("--")).map(str::to_owned).collect()
        };
        assert_eq!(options(vi), options(en), "{command}");
        for help in [vi, en] {
            let rows: Vec<&str> =
                help.lines().filter(|line| line.starts_with("  ") && line.trim().starts_with('-')).collect();
            assert!(!rows.is_empty());
            for row in rows {
                let told = row.trim().split_once("  ").map(|(_, told)| told.trim());
                let below = help.lines().skip_while(|line| *line != row).nth(1).map(str::trim);
                let told = told.or(below.filter(|line| !line.starts_with('-')));
                assert!(
                    told.is_some_and(|told| told.len() > 3 && !told.starts_with('[')),
                    "{command}: nothing is said of “{row}”"
                );
            }
        }
    }
}

#[test]
fn slips_are_told_with_what_was_meant() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["check", "--tody", "2024-06-15"],
            &["lỗi: không có tùy chọn “--tody”", "có phải là “--today”?", "congkhai check --help"],
        ),
        (&["chek"], &["không có lệnh “chek”", "có phải là “check”?"]),
        (&["xyzabc"], &["không có lệnh “xyzabc”", "các lệnh: new, build, publish"]),
        (&["check", "--today"], &["thiếu giá trị sau --today"]),
        (&["check", "--format"], &["thiếu giá trị sau --format", "chọn một trong: human, json, sarif, github"]),
        (&["check", "--format", "jsn"], &["“jsn” không phải là giá trị của --format", "có phải là “json”?"]),
        (&["check", "--format", "xml"], &["“xml” không phải", "chọn một trong: human, json, sarif, github"]),
        (&["check", "a", "b"], &["“b” là thừa ở đây", "nháy kép"]),
        (&["import"], &["thiếu <TỆP>", "cách dùng: congkhai import [TÙY CHỌN] <TỆP>…"]),
        (&["serve", "--port", "70000"], &["--port", "“70000”", "từ 0 đến 65535"]),
        (&["check", "--strict", "--strict"], &["--strict", "ghi hai lần"]),
        (&["check", "--strict=1"], &["--strict", "không nhận giá trị"]),
        (&["check", "--lang", "fr"], &["“fr” không phải là giá trị của --lang", "vi, en"]),
        (&["check", "--today", "30/2/2024"], &["--today", "“30/2/2024”", "không có ngày này"]),
    ];
    for (line, words) in cases {
        let run = typed(line).exits(2).does_not_say("error").does_not_say("Usage").does_not_say("tip:");
        let _ = words.iter().fold(run, |run, word| run.says(word));
    }
    let english =
        typed(&["chek", "--lang", "en"]).exits(2).says("there is no command “chek”").says("did you mean “check”?");
    assert!(!is_vietnamese(&english.stderr), "{}", english.stderr);
    typed(&["check", "--today", "30/2/2024", "--lang=en"]).exits(2).says("there is no such day");
}

#[test]
fn a_line_without_a_command_shows_the_help() {
    let said = typed(&[]).exits(2).says("Các lệnh:").says("build");
    assert_eq!(said.stdout, "");
    assert!(typed(&["--version"]).exits(0).stdout.starts_with("congkhai "));
}

#[test]
fn what_the_system_refuses_is_told_with_a_way_out() {
    let site = Site::small();
    let gone = site.beside("không có");
    run(program().arg("check").arg(&gone))
        .exits(3)
        .says("lỗi môi trường: không đọc được")
        .says("không có tệp hoặc thư mục này")
        .says("gợi ý: xem lại tên")
        .does_not_say("os error");
    run(program().arg("check").arg(&gone).args(["--lang", "en"]))
        .exits(3)
        .says("system error: cannot read")
        .says("hint: check the name");
    let out = site.path().join("content/site.yaml/trang");
    site.run("build", &["-o", out.to_str().unwrap()]).exits(3).says("tên này đã có").does_not_say("os error");
}

#[test]
fn results_are_told_in_the_language_that_was_asked_for() {
    let site = Site::small().with("content/mam-non-hoa-sen/ghi-chu.docx", "x");
    for command in ["check", "build", "build"] {
        let run = site.run(command, &["--lang", "en", "--timings"]).exits(0).says("warning[CK0106]").says("meaning: ");
        let ours =
            run.stderr.lines().filter(|line| !line.contains("CK0106") && !line.contains('│') && !line.contains('╰'));
        for line in ours.filter(|line| !line.contains("▸")) {
            assert!(!is_vietnamese(line), "{command}: {line}");
        }
    }
    site.run("build", &[]).exits(0).says("Không có gì thay đổi").says("cảnh báo[CK0106]");
    assert!(
        run(program().arg("due").arg(site.path()).args(["--lang", "en", "--today", "2024-06-15"]))
            .exits(0)
            .stdout
            .contains("overdue")
    );
}

//! Findings for other programs: SARIF, commands of GitHub's workflows, completions of shells.

use crate::support::{Site, TODAY, page, program, run};
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// A site with an error on a line, a file that nobody knows, and one that is no text.
fn wrong() -> Site {
    Site::small()
        .with("content/mam-non-hoa-sen/ghi-chu.yaml", "a: 1\n")
        .with(&page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\n\nCó <b>12</b> lớp, 50%: đủ.\n")
        .with("content/mam-non-hoa-sen/kế hoạch, cũ.docx", "x")
}

#[test]
fn sarif_names_rules_places_and_levels() {
    let site = wrong();
    let said = site.run("check", &["--format", "sarif"]).exits(1);
    assert_eq!(said.stderr, "");
    let report: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "congkhai");
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 3, "{results:#?}");
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains(' ') && uri.contains("content/"), "{uri}");
    }
    let html = results.iter().find(|result| result["ruleId"] == "CK0301").unwrap();
    assert_eq!(html["level"], "error");
    // about a file as a whole: no line of it is to blame
    let of_note = |place: &Value| place["artifactLocation"]["uri"].as_str().unwrap().ends_with("ghi-chu.yaml");
    let whole = results.iter().map(|r| &r["locations"][0]["physicalLocation"]).find(|place| of_note(place)).unwrap();
    assert_eq!(whole["region"], Value::Null, "{whole:#}");
    let region = &html["locations"][0]["physicalLocation"]["region"];
    assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(5), Some(4)));
}

#[test]
fn paths_are_those_of_the_repository() {
    let site = wrong();
    let here = |folder: &str| {
        let mut command = program();
        let inside = if folder == "." { site.path() } else { site.path().parent().unwrap().to_owned() };
        command.current_dir(inside).args(["check", folder, "--today", TODAY, "--format", "github"]);
        run(&mut command).exits(1).stdout
    };
    assert!(here(".").contains("file=content/mam-non-hoa-sen/pages/gioi-thieu.md,line=5,col=4"), "{}", here("."));
    assert!(here("site").contains("file=site/content/mam-non-hoa-sen/pages/"), "{}", here("site"));
    assert!(here("./site/").contains("file=site/content/mam-non-hoa-sen/pages/"), "{}", here("./site/"));
}

#[test]
fn commands_of_workflows_are_escaped_and_one_line_each() {
    let said = wrong().run("check", &["--format", "github"]).exits(1);
    assert_eq!(said.stderr, "");
    for line in said.stdout.lines() {
        let (head, message) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
        for property in properties.split(',') {
            assert!(["file", "line", "col", "title"].contains(&property.split('=').next().unwrap()), "{line}");
        }
        assert!(!message.is_empty(), "{line}");
    }
    assert!(said.stdout.contains("%2C cũ.docx") && said.stdout.contains("title=CK0301%3A "), "{}", said.stdout);
    assert!(said.stdout.contains("%0AGợi ý: "), "{}", said.stdout);
}

#[test]
fn shells_can_read_their_completions() {
    for (shell, check) in [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("powershell", "")] {
        let script = run(program().args(["completions", shell])).exits(0).stdout;
        for word in ["check", "explain", "strict", "sarif"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
        let checker = Command::new(check).arg("-n").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
        // a shell that is not there cannot say anything
        let Ok(mut checker) = checker else { continue };
        checker.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        let output = checker.wait_with_output().unwrap();
        assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
    }
    run(program().args(["completions", "fsh"])).exits(2).says("có phải là “fish”?");
}

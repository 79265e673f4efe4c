//! The two READMEs, English and Vietnamese: the same commands, which the program has; links and pictures that are there; a first site that builds.

use crate::support::{Site, program, run};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const READMES: [&str; 2] = ["README.md", "README.vi.md"];
/// What a picture may weigh, in bytes.
const PICTURE: u64 = 60_000;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The words behind `congkhai` where it begins a piece of code.
fn commands(readme: &str) -> BTreeSet<String> {
    readme
        .split(['`', '\n'])
        .filter_map(|code| code.trim_start().strip_prefix("congkhai "))
        .map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect())
        .filter(|command: &String| !command.is_empty())
        .collect()
}

/// The lines of blocks of shell commands, without what is explained behind them.
fn shell(readme: &str) -> BTreeSet<String> {
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap().trim().to_owned());
    lines.filter(|line| line.starts_with("cargo run --release -- build") || line.starts_with("bash ")).collect()
}

#[test]
fn both_name_all_commands_of_the_program_and_no_others() {
    let help = run(program().arg("--help")).stdout;
    let listed = help.split("Các lệnh:").nth(1).unwrap_or(&help);
    let known: BTreeSet<String> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split("  ").next())
        .filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect();
    assert!(known.contains("build") && known.len() > 3, "{help}");
    for name in READMES {
        // `congkhai serve` is the program; “congkhai turns …” is a sentence
        let named: BTreeSet<String> =
            commands(&read(name)).into_iter().filter(|word| word != "turns" && word != "bi").collect();
        assert_eq!(named, known, "{name}");
    }
    let [english, vietnamese] = READMES.map(|name| shell(&read(name)));
    assert!(vietnamese.len() > 1 && vietnamese.is_subset(&english), "{vietnamese:?} {english:?}");
}

#[test]
fn links_and_pictures_are_there_and_each_leads_to_the_other() {
    for (name, other) in READMES.iter().zip(READMES.iter().rev()) {
        let text = read(name);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let pictures: Vec<&str> = text.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(pictures.len(), 3, "{name}");
        for path in &pictures {
            let picture = fs::metadata(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
                .unwrap_or_else(|e| panic!("{name}: {path}: {e}"));
            assert!(picture.len() <= PICTURE, "{path}: {} bytes", picture.len());
        }
        let here: Vec<&str> = links.filter(|link| !link.contains("://") && !link.starts_with('#')).collect();
        for link in &here {
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{name}: {link}");
        }
        assert!(here.contains(other), "{name} does not lead to {other}");
    }
}

/// A block of code without the indentation of its first line, which is that of a list around it.
fn outdented(block: &str) -> String {
    let indent = block.len() - block.trim_start_matches(' ').len();
    block.lines().map(|line| line.get(indent..).unwrap_or_default().to_owned() + "\n").collect()
}

#[test]
fn the_first_site_of_both_is_the_same_and_builds() {
    let blocks = |name: &str| -> Vec<String> {
        let text = read(name);
        let blocks = text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
        blocks.map(outdented).collect()
    };
    let data = |block: &String| {
        block.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    };
    let [english, vietnamese] = READMES.map(blocks);
    assert_eq!(english.iter().map(data).collect::<Vec<_>>(), vietnamese.iter().map(data).collect::<Vec<_>>());
    let site = Site::empty();
    for block in &english {
        let path = block.lines().next().and_then(|line| line.strip_prefix("# ")?.split(' ').next()).unwrap();
        site.write(path, block);
    }
    let built = site.build();
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    assert!(site.public().join("mn-hoa-mai/cong-khai/2023-2024/bieu-mau-02.html").exists());
}

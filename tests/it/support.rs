//! What the outside-in tests share: sites made of a few files, the real program, a look at a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;
use tempfile::TempDir;

/// The day that all tests look at.
pub(crate) const TODAY: &str = "2024-06-15";

/// A site in a folder of its own, removed when dropped. The folder also holds what a build puts beside the site.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// A site without any file.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("site")).unwrap();
        Self { folder }
    }

    /// A site with one preschool and nothing else: no finding.
    pub(crate) fn small() -> Self {
        Self::empty().with("content/site.yaml", "title: Cổng công khai\n").with(
            "content/mam-non-hoa-sen/unit.yaml",
            "name: Trường Mầm non Hoa Sen\ntype: mam-non\nphone: \"0215 3825 111\"\n",
        )
    }

    /// The small site with one more page.
    pub(crate) fn with_page(slug: &str, body: &str) -> Self {
        Self::small().with(&page(slug), format!("---\ntitle: Giới thiệu\n---\n{body}"))
    }

    /// With one more file, or another content of one.
    #[must_use]
    pub(crate) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// Writes a file; folders are made as needed.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Makes a file of zero bytes that takes no room on the disk.
    pub(crate) fn write_zeros(&self, path: &str, length: u64) {
        self.write(path, "");
        fs::File::options().write(true).open(self.path().join(path)).unwrap().set_len(length).unwrap();
    }

    /// The site's folder.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Where `build` puts the site.
    pub(crate) fn public(&self) -> PathBuf {
        self.path().join("public")
    }

    /// A name beside the site's folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `congkhai check SITE`.
    pub(crate) fn check(&self) -> Run {
        self.run("check", &[])
    }

    /// `congkhai build SITE`.
    pub(crate) fn build(&self) -> Run {
        self.run("build", &[])
    }

    /// A command on this site, as of [`TODAY`].
    pub(crate) fn run(&self, command: &str, options: &[&str]) -> Run {
        // tests need not wait for the disk
        let quick = (command == "build").then_some("--no-sync");
        run(program().arg(command).arg(self.path()).args(["--today", TODAY]).args(quick).args(options))
    }
}

/// A page without the elements that keep school years and numbers of documents on one line: what it says, as one writes it.
pub(crate) fn said(page: &[u8]) -> String {
    let mut parts = std::str::from_utf8(page).unwrap().split("<span class=\"nb\">");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |whole, part| {
        // an element may hold others where a template wrote it
        let (token, rest) = part.split_once("</span>").unwrap();
        if token.contains('<') { whole + "<span class=\"nb\">" + part } else { whole + token + rest }
    })
}

/// The path of a page of the small site.
pub(crate) fn page(slug: &str) -> String {
    format!("content/mam-non-hoa-sen/pages/{slug}.md")
}

/// How many random cases a property tries: `few`, or what `PROPTEST_CASES` says.
pub(crate) fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(few)
}

/// The real program, free of the tester's environment.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congkhai"));
    for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TZ", "LANG", "LC_ALL"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    Run::from(command.output().unwrap())
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Run {
    /// Asserts the exit code; a panic of the program (101) or a signal (none) never passes.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "exit code; stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }

    /// Asserts that something was said.
    #[track_caller]
    pub(crate) fn says(self, what: &str) -> Self {
        assert!(self.stderr.contains(what), "“{what}” is missing in:\n{}", self.stderr);
        self
    }

    /// Asserts that something was not said.
    #[track_caller]
    pub(crate) fn does_not_say(self, what: &str) -> Self {
        assert!(!self.stderr.contains(what), "“{what}” is said in:\n{}", self.stderr);
        self
    }
}

/// One file of a folder: its content, and what changes when it is written or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub content: Vec<u8>,
    pub modified: SystemTime,
    #[cfg(unix)]
    pub inode: u64,
}

/// Which days belong to which school year, by the program's own pack.
pub(crate) fn years() -> congkhai::text::SchoolYears {
    congkhai::pack::Packs::embedded().calendar.years()
}

/// All files below a folder by their relative paths, hidden ones too.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Entry> {
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

/// The contents alone: equal for two folders that hold the same bytes under the same names.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(folder).into_iter().map(|(path, entry)| (path, entry.content)).collect()
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Entry>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            let meta = fs::metadata(&path).unwrap();
            #[cfg(unix)]
            let inode = std::os::unix::fs::MetadataExt::ino(&meta);
            let entry = Entry {
                content: fs::read(&path).unwrap(),
                modified: meta.modified().unwrap(),
                #[cfg(unix)]
                inode,
            };
            found.insert(name, entry);
        }
    }
}

//! Themes: the default one inside the program, overlaid file by file by the site's own (`themes/NAME/`).
//!
//! A theme is templates, a stylesheet for the screen and one for paper, and the words of the interface. Its contract is versioned: `theme.yaml` names the version that it was
//! written for. Templates are Tera; they run no code and see nothing but their view.

mod css;
mod icon;
mod pictures;
mod search;
mod strings;

pub use pictures::Picture;
pub use search::SearchWords;
pub use strings::{Strings, VIETNAMESE};

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::yaml::{self, Kind};
use crate::source::Snapshot;
use crate::text::{Place, Span, closest};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/mac-dinh");

/// The version of what templates may rely on.
pub const CONTRACT: &str = "8";

/// Name of the theme inside the program.
pub const DEFAULT_NAME: &str = "mac-dinh";

/// A theme, ready to print with.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub tera: tera::Tera,
    /// The words, by language.
    pub strings: Strings,
    /// The words of other languages as templates get them, by language.
    words: BTreeMap<String, OnceLock<tera::Value>>,
    /// The stylesheet as it is published.
    pub css: String,
    /// Eight hexadecimal digits that change with the stylesheet.
    pub css_fingerprint: String,
    /// What stands on paper otherwise than on a screen (`print.css`), as it is published: nobody waits for it to read.
    pub print_css: String,
    /// Part of its file name: it changes with the bytes.
    pub print_fingerprint: String,
    /// The optional script that counts days and finds a unit in a list (`con-lai.js`).
    pub script: String,
    /// Part of that script's file name: it changes with the bytes.
    pub script_fingerprint: String,
    /// The script of the search page (`tim-kiem.js`).
    pub search_script: String,
    /// Part of that script's file name: it changes with the bytes.
    pub search_fingerprint: String,
    /// The script that finds a unit by its name (`ten-truong.js`).
    pub names_script: String,
    /// Part of that script's file name: it changes with the bytes.
    pub names_fingerprint: String,
    /// The script that puts schools side by side (`so-sanh.js`).
    pub compare_script: String,
    /// Part of that script's file name: it changes with the bytes.
    pub compare_fingerprint: String,
    /// What readers call things, for the search (`tim-kiem.yaml`).
    pub search_words: Arc<SearchWords>,
    /// The icon of browsers' tabs (`bieu-tuong.svg`).
    pub icon: String,
    /// The same as an address that holds it whole, where it is small: one thing less to fetch.
    pub icon_in_pages: Option<String>,
    /// Pictures for shared addresses (`chia-se/KIND.png`), by the kind of unit; `cong` is the portal's.
    pub pictures: BTreeMap<String, Picture>,
    /// Of every file of the theme.
    pub digest: [u8; 32],
    /// Template name → its file's path in the site, for findings.
    files: BTreeMap<String, Arc<str>>,
}

impl Theme {
    /// The theme that a site asks for: the default's files, replaced by those of `themes/NAME/`.
    pub fn load(name: Option<&str>, snapshot: &Snapshot) -> (Option<Self>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let mut files: BTreeMap<String, (Arc<str>, String)> = BTreeMap::new();
        embedded(&DEFAULT, &mut files);
        let name = name.unwrap_or(DEFAULT_NAME);
        let folder = format!("themes/{name}/");
        let mut own = 0;
        for (path, file) in snapshot.below(&folder) {
            own += 1;
            let Some(text) = file.text() else { continue };
            files.insert(path[folder.len()..].to_owned(), (Arc::clone(path), text.to_owned()));
        }
        if name != DEFAULT_NAME && own == 0 {
            let known = snapshot.below("themes/").filter_map(|(path, _)| path.split('/').nth(1));
            let diagnostic = Diagnostic::of_file(
                &codes::BROKEN_THEME,
                "content/site.yaml",
                format!("không có giao diện “{name}” trong thư mục themes"),
            );
            diagnostics.push(match closest(name, known) {
                Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
                None => diagnostic.hint("bỏ khóa theme để dùng giao diện mặc định"),
            });
            return (None, diagnostics);
        }
        check_contract(&files, &mut diagnostics);
        let mut defaults = BTreeMap::new();
        if own > 0 {
            embedded(&DEFAULT, &mut defaults);
        }
        let strings = Strings::load(&files, &defaults, &mut diagnostics);
        let pictures = pictures::load(&DEFAULT, &folder, snapshot, &mut diagnostics);
        let search_words = Arc::new(SearchWords::load(&files, &mut diagnostics));
        let tera = templates(&files, &strings, &mut diagnostics);
        let sheet = |name: &str| files.get(name).map(|(_, text)| css::shortened(text)).unwrap_or_default();
        let (css, print_css) = (sheet("style.css"), sheet("print.css"));
        let mut digest = Sha256::new();
        for (path, (_, text)) in &files {
            digest.update(path.as_bytes());
            digest.update([0]);
            digest.update(text.as_bytes());
        }
        for (name, picture) in &pictures {
            digest.update(name.as_bytes());
            digest.update(&picture.bytes);
        }
        let asset = |name: &str| files.get(name).map(|(_, text)| text.clone()).unwrap_or_default();
        let [script, search_script, names_script, compare_script, icon] =
            ["con-lai.js", "tim-kiem.js", "ten-truong.js", "so-sanh.js", "bieu-tuong.svg"].map(asset);
        let theme = tera.map(|tera| Self {
            tera,
            words: strings.languages().map(|language| (language.to_owned(), OnceLock::new())).collect(),
            strings,
            icon_in_pages: icon::in_pages(&icon),
            icon,
            css_fingerprint: fingerprint(&css),
            css,
            print_fingerprint: fingerprint(&print_css),
            print_css,
            script_fingerprint: fingerprint(&script),
            script,
            search_fingerprint: fingerprint(&search_script),
            search_script,
            names_fingerprint: fingerprint(&names_script),
            names_script,
            compare_fingerprint: fingerprint(&compare_script),
            compare_script,
            search_words,
            pictures,
            digest: digest.finalize().into(),
            files: files.into_iter().map(|(name, (path, _))| (name, path)).collect(),
        });
        (theme, diagnostics)
    }

    /// `t` for a page in another language than Vietnamese.
    pub fn words(&self, language: &str) -> Option<tera::Value> {
        let words = self.words.get(language)?;
        let translation = self.strings.translation(language)?;
        Some(words.get_or_init(|| tera::Value::from_serializable(translation.map())).clone())
    }

    /// A template's error as a finding, with its place in the theme's file.
    pub fn explain(&self, error: &tera::Error) -> Diagnostic {
        explain(error, |name| self.files.get(name).map(Arc::clone))
    }
}

fn fingerprint(text: &str) -> String {
    crate::text::hex(&Sha256::digest(text.as_bytes())[..4])
}

fn embedded(dir: &Dir<'_>, files: &mut BTreeMap<String, (Arc<str>, String)>) {
    for file in dir.files() {
        if let Some(text) = file.contents_utf8() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.insert(path.clone(), (Arc::from(format!("themes/{DEFAULT_NAME}/{path}")), text.to_owned()));
        }
    }
    for sub in dir.dirs() {
        embedded(sub, files);
    }
}

fn check_contract(files: &BTreeMap<String, (Arc<str>, String)>, diagnostics: &mut Diagnostics) {
    let Some((path, text)) = files.get("theme.yaml") else { return };
    let Some(node) = yaml::parse(path, text, 0, diagnostics) else { return };
    let written = node.get("contract").and_then(|n| n.as_text()).unwrap_or_default();
    if written != CONTRACT {
        let span = node.get("contract").map_or(Span::default(), |n| n.span);
        let message = format!("giao diện viết cho hợp đồng “{written}”, chương trình này dùng hợp đồng “{CONTRACT}”");
        diagnostics.push(
            Diagnostic::new(&codes::BROKEN_THEME, Place::new(path, span), message)
                .hint("xem CHANGELOG: mỗi hợp đồng mới nói phải sửa gì"),
        );
    }
}

fn templates(
    files: &BTreeMap<String, (Arc<str>, String)>,
    strings: &Strings,
    diagnostics: &mut Diagnostics,
) -> Option<tera::Tera> {
    let mut tera = tera::Tera::new();
    tera.autoescape_on(vec![".html", ".xml", ".svg"]);
    let html: Vec<(&str, &str)> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, (_, text))| (path.as_str(), text.as_str()))
        .collect();
    if let Err(error) = tera.add_raw_templates(html) {
        diagnostics.push(explain(&error, |name| files.get(name).map(|(path, _)| Arc::clone(path))));
        return None;
    }
    let words = tera::Value::from_serializable(strings.map());
    tera.global_context().insert_value("official", words.clone());
    tera.global_context().insert_value("t", words);
    Some(tera)
}

fn explain(error: &tera::Error, path_of: impl Fn(&str) -> Option<Arc<str>>) -> Diagnostic {
    let report = match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let Some(report) = report else {
        return Diagnostic::of_file(&codes::BROKEN_THEME, "themes", error.to_string().replace('\n', " "));
    };
    let name = report.filename().to_owned();
    let file = path_of(&name).unwrap_or_else(|| Arc::from(format!("themes/{name}")));
    let range = &report.span().range;
    Diagnostic::new(
        &codes::BROKEN_THEME,
        Place::new(&file, Span::new(range.start, range.end)),
        report.message().replace('\n', " "),
    )
}

/// The texts of keys in a map node.
pub(crate) fn flat_texts(node: &yaml::Node) -> BTreeMap<String, String> {
    match &node.kind {
        Kind::Map(entries) => {
            entries.iter().filter_map(|(key, value)| Some((key.text.clone(), value.as_text()?.to_owned()))).collect()
        }
        _ => BTreeMap::new(),
    }
}

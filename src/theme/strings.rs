//! The words of the interface: `strings.vi.yaml` (templates) and `statements.vi.yaml` (views), flat maps from key to text.
//! `{name}` in a text is filled in, `{name:form|forms}` chooses a word by the number. Another language is any other ending: `strings.en.yaml`.

use super::flat_texts;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::yaml;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The language of the sources, of everything official, and of words that a translation lacks.
pub const VIETNAMESE: &str = "vi";

/// The word by which a language calls itself; a translation never takes it from the Vietnamese words.
const NAME: &str = "language_name";

/// How many missing words are named at once.
const LISTED: usize = 20;

/// Words by key, and their translations.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    words: BTreeMap<String, String>,
    translations: BTreeMap<String, Translation>,
}

/// The words in another language. They are read when somebody asks for them: most sites never do.
#[derive(Clone, Debug)]
struct Translation {
    files: Vec<(Arc<str>, String)>,
    read: OnceLock<(Strings, Diagnostics)>,
}

impl Strings {
    /// Merges every `*.vi.yaml` at the theme's top; other languages are kept for when they are asked for.
    pub(super) fn load(files: &BTreeMap<String, (Arc<str>, String)>, diagnostics: &mut Diagnostics) -> Self {
        let mut strings = Self::default();
        for (name, (path, text)) in files {
            match language_of(name) {
                Some(VIETNAMESE) => {
                    if let Some(node) = yaml::parse(path, text, 0, diagnostics) {
                        strings.words.extend(flat_texts(&node));
                    }
                }
                Some(code) => {
                    let translation = strings
                        .translations
                        .entry(code.to_owned())
                        .or_insert_with(|| Translation { files: Vec::new(), read: OnceLock::new() });
                    translation.files.push((Arc::clone(path), text.clone()));
                }
                None => {}
            }
        }
        if strings.words.is_empty() {
            diagnostics.push(Diagnostic::of_file(&codes::BROKEN_THEME, "themes", "thiếu tệp strings.vi.yaml"));
        }
        strings
    }

    /// The text of a key; the key itself where the theme has none (tests prove that the default theme has all).
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The text of a key with its `{names}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let template = self.get(key);
        let chosen = if template.contains(':') && template.contains('|') {
            numbered(template, values)
        } else {
            template.to_owned()
        };
        values.iter().fold(chosen, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// All words, for templates.
    pub fn map(&self) -> &BTreeMap<String, String> {
        &self.words
    }

    /// The languages that the theme has words in, besides Vietnamese.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.translations.keys().map(String::as_str)
    }

    /// The words in another language; those that it lacks are Vietnamese.
    pub fn translation(&self, language: &str) -> Option<&Strings> {
        Some(&self.translations.get(language)?.read(language, &self.words).0)
    }

    /// What is wrong with the words in another language.
    pub fn findings(&self, language: &str) -> Diagnostics {
        self.translations.get(language).map(|t| t.read(language, &self.words).1.clone()).unwrap_or_default()
    }
}

impl Translation {
    fn read(&self, language: &str, originals: &BTreeMap<String, String>) -> &(Strings, Diagnostics) {
        self.read.get_or_init(|| {
            let mut diagnostics = Diagnostics::default();
            let mut words = BTreeMap::new();
            for (path, text) in &self.files {
                if let Some(node) = yaml::parse(path, text, 0, &mut diagnostics) {
                    words.extend(flat_texts(&node));
                }
            }
            words.entry(NAME.to_owned()).or_insert_with(|| language.to_owned());
            let missing: Vec<&str> =
                originals.keys().filter(|key| !words.contains_key(*key)).map(String::as_str).collect();
            if let (false, Some((path, _))) = (missing.is_empty(), self.files.last()) {
                let more = if missing.len() > LISTED { "…" } else { "" };
                let listed = missing.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
                let message = format!(
                    "bản “{language}” của giao diện còn thiếu từ, trang dùng từ tiếng Việt thay: {listed}{more}"
                );
                diagnostics.push(
                    Diagnostic::of_file(&codes::UNTRANSLATED, path, message)
                        .hint("thêm các khóa này vào tệp, theo strings.vi.yaml và statements.vi.yaml"),
                );
            }
            for key in missing {
                words.insert(key.to_owned(), originals[key].clone());
            }
            (Strings { words, translations: BTreeMap::new() }, diagnostics)
        })
    }
}

/// Chooses between the words for one and for more: `{count:form|forms}`.
fn numbered(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        let opening = format!("{{{name}:");
        while let Some(start) = text.find(&opening) {
            let Some(end) = text[start..].find('}').map(|at| start + at) else { break };
            let (one, more) = text[start + opening.len()..end].split_once('|').unwrap_or_default();
            let word = if *value == "1" { one } else { more }.to_owned();
            text.replace_range(start..=end, &word);
        }
    }
    text
}

/// `strings.en.yaml` → `en`; only files at the theme's top.
fn language_of(name: &str) -> Option<&str> {
    let (_, language) = name.strip_suffix(".yaml").filter(|stem| !stem.contains('/'))?.rsplit_once('.')?;
    let fits = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let mut parts = language.split('-');
    (parts.next().is_some_and(|first| fits(first) && first.len() <= 3) && parts.all(fits)).then_some(language)
}

//! The words of the interface: `strings.vi.yaml` (templates) and `statements.vi.yaml` (views), flat maps from key to text.
//! `{name}` in a text is filled in, `{name:form|forms}` chooses a word by the number. Another language is any other ending: `strings.en.yaml`.

use super::flat_texts;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::yaml;
use std::collections::{BTreeMap, HashMap};
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
    words: HashMap<String, String>,
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
    /// What the Vietnamese words lack is said in those of the files `defaults`.
    pub(super) fn load(
        files: &BTreeMap<String, (Arc<str>, String)>,
        defaults: &BTreeMap<String, (Arc<str>, String)>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
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
        for (_, (path, text)) in defaults.iter().filter(|(name, _)| language_of(name) == Some(VIETNAMESE)) {
            let words = yaml::parse(path, text, 0, diagnostics).map(|node| flat_texts(&node)).unwrap_or_default();
            for (key, word) in words {
                strings.words.entry(key).or_insert(word);
            }
        }
        strings
    }

    /// The text of a key that the program names; every theme has it, since the default theme has (tests prove it).
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        debug_assert!(self.find(key).is_some(), "no word “{key}”");
        self.find(key).unwrap_or(key)
    }

    /// The text of a key that sources may name, too.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The text of a key with its `{names}` filled in. A value is put in as it is: braces in it are no names.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut text = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            match after.split_once('}').and_then(|(hole, behind)| Some((filled(hole, values)?, behind))) {
                Some((word, behind)) => {
                    text.push_str(word);
                    rest = behind;
                }
                None => {
                    text.push('{');
                    rest = after;
                }
            }
        }
        text.push_str(rest);
        text
    }

    /// All words, for templates.
    pub fn map(&self) -> &HashMap<String, String> {
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
    fn read(&self, language: &str, originals: &HashMap<String, String>) -> &(Strings, Diagnostics) {
        self.read.get_or_init(|| {
            let mut diagnostics = Diagnostics::default();
            let mut words = HashMap::new();
            for (path, text) in &self.files {
                if let Some(node) = yaml::parse(path, text, 0, &mut diagnostics) {
                    words.extend(flat_texts(&node));
                }
            }
            words.entry(NAME.to_owned()).or_insert_with(|| language.to_owned());
            let mut missing: Vec<&str> =
                originals.keys().filter(|key| !words.contains_key(*key)).map(String::as_str).collect();
            missing.sort_unstable();
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

/// What stands for `name` or `name:form|forms`; none if no value has that name.
fn filled<'t>(hole: &'t str, values: &[(&str, &'t str)]) -> Option<&'t str> {
    let (name, forms) = hole.split_once(':').map_or((hole, None), |(name, forms)| (name, Some(forms)));
    let (_, value) = values.iter().find(|(known, _)| *known == name)?;
    let Some(forms) = forms else { return Some(value) };
    let (one, more) = forms.split_once('|')?;
    Some(if *value == "1" { one } else { more })
}

/// `strings.en.yaml` → `en`; only files at the theme's top.
fn language_of(name: &str) -> Option<&str> {
    let (_, language) = name.strip_suffix(".yaml").filter(|stem| !stem.contains('/'))?.rsplit_once('.')?;
    let fits = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let mut parts = language.split('-');
    (parts.next().is_some_and(|first| fits(first) && first.len() <= 3) && parts.all(fits)).then_some(language)
}

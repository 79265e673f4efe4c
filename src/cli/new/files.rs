//! The files of a new site. Their texts are files beside this one.

use super::super::failure::FileFailure;
use super::answers::Answers;
use crate::pack::SchoolRole;
use crate::text::{SchoolYear, slug};
use std::path::Path;

/// What is written.
pub(super) struct Files {
    /// The unit's folder.
    pub(super) slug: String,
    folders: Vec<String>,
    files: Vec<(String, String)>,
}

impl Files {
    /// Of a school or an office; a school's duties count from this school year on.
    pub(super) fn of(answers: &Answers, year: SchoolYear, windows: bool) -> Self {
        let whole = slug(&answers.name);
        let slug = whole.strip_prefix("truong-").filter(|rest| !rest.is_empty()).unwrap_or(&whole).to_owned();
        let office = answers.kind.role == SchoolRole::Office;
        let optional = |key: &str, value: &Option<String>| match value {
            Some(value) => format!("{key}: {}\n", quoted(value)),
            None => format!("# {key}: \"\"\n"),
        };
        let levels = if answers.levels.is_empty() {
            String::new()
        } else {
            format!("# Các cấp học của trường; sửa cho đúng.\nlevels: [{}]\n", answers.levels.join(", "))
        };
        let following = if office {
            String::new()
        } else {
            format!("duties: {{from: {year}}}\nduties_reason: Trang công khai này có từ năm học {year}.\n")
        };
        let named = |text: &str| text.replace("{name}", &answers.name);
        let unit = include_str!("unit.yaml")
            .replace("{name}", &quoted(&answers.name))
            .replace("{type}", &answers.kind.id)
            .replace("{levels}", &levels)
            .replace("{phone}", &optional("phone", &answers.phone))
            .replace("{email}", &optional("email", &answers.email))
            .replace("{following}", &following);
        let site = include_str!("site.yaml").replace("{title}", &quoted(&format!("Công khai {}", answers.name)));
        let about = if office { include_str!("gioi-thieu-quan-ly.md") } else { include_str!("gioi-thieu.md") };
        let below = |path: &str| format!("content/{slug}/{path}");
        let mut files = vec![
            ("content/site.yaml".to_owned(), site),
            (below("unit.yaml"), unit),
            (below("pages/gioi-thieu.md"), named(about)),
            ("DOC-TRUOC.txt".to_owned(), named(include_str!("DOC-TRUOC.txt")).replace("{slug}", &slug)),
        ];
        let mut folders = vec![below("documents"), below("static")];
        if !office {
            let plan = include_str!("ke-hoach-mau.md").replace("{year}", &year.to_string());
            let plan = plan.replace("organ: {name}", &format!("organ: {}", quoted(&answers.name)));
            files.push((below("documents/ke-hoach-cong-khai.md"), plan));
            files.push((below(&format!("calendar/{year}.yaml")), include_str!("calendar.yaml").to_owned()));
            folders.extend([below(&format!("disclosures/{year}")), below("finance")]);
        }
        if windows {
            files.push(("Mo trang.bat".to_owned(), include_str!("mo-trang.bat").replace('\n', "\r\n")));
        }
        Self { slug, folders, files }
    }

    /// Writes them into a folder, which is made.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn write(&self, folder: &Path) -> Result<(), FileFailure> {
        let make =
            |path: &Path| std::fs::create_dir_all(path).map_err(|source| FileFailure { path: path.to_owned(), source });
        for below in &self.folders {
            make(&folder.join(below))?;
        }
        for (name, text) in &self.files {
            let path = folder.join(name);
            make(path.parent().unwrap_or(folder))?;
            std::fs::write(&path, text).map_err(|source| FileFailure { path, source })?;
        }
        Ok(())
    }
}

/// A text of YAML between quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

//! The files of a new site. Their texts are files beside this one; the calendar is a workbook, so that a school needs no YAML.

use super::super::failure::FileFailure;
use super::super::whole_file::{make_folder, write_whole};
use super::answers::Answers;
use crate::pack::{Packs, SchoolRole};
use crate::render;
use crate::site::workbook::of_kind;
use crate::text::{SchoolYear, slug};
use std::path::Path;

/// What is written.
pub(super) struct Files {
    /// The unit's folder.
    pub(super) slug: String,
    folders: Vec<String>,
    files: Vec<(String, Vec<u8>)>,
}

impl Files {
    /// Of a school or an office; a school's duties count from this school year on.
    pub(super) fn of(answers: &Answers, packs: &Packs, year: SchoolYear, windows: bool) -> Self {
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
        let workbook = if office { include_str!("so-cua-co-quan.txt") } else { include_str!("so-cua-truong.txt") };
        let of_schools = if office { "" } else { include_str!("thu-muc-cua-truong.txt") };
        let read_first = include_str!("DOC-TRUOC.txt")
            .replace("{of_schools}", of_schools)
            .replace("{workbook}", workbook)
            .replace("{slug}", &slug);
        let mut files = vec![
            ("content/site.yaml".to_owned(), site.into_bytes()),
            (below("unit.yaml"), unit.into_bytes()),
            (below("pages/gioi-thieu.md"), named(about).into_bytes()),
            ("DOC-TRUOC.txt".to_owned(), named(&read_first).into_bytes()),
        ];
        let mut folders = vec![below("documents"), below("static")];
        if !office {
            let plan = include_str!("ke-hoach-mau.md").replace("{year}", &year.to_string());
            let plan = plan.replace("organ: {name}", &format!("organ: {}", quoted(&answers.name)));
            files.push((below("documents/ke-hoach-cong-khai.md"), plan.into_bytes()));
            let calendar = packs.workbooks.books.iter().find(|book| book.place.starts_with("calendar/"));
            let workbook = calendar.map(|book| render::workbook(&of_kind(packs, book)));
            files.extend(workbook.map(|workbook| (below(&format!("calendar/{year}.xlsx")), workbook)));
            folders.extend([below(&format!("disclosures/{year}")), below("finance")]);
        }
        if windows {
            let script = include_str!("mo-trang.bat").replace('\n', "\r\n");
            files.push(("Mo trang.bat".to_owned(), script.into_bytes()));
        }
        Self { slug, folders, files }
    }

    /// Writes them into a folder, which is made.
    pub(super) fn write(&self, folder: &Path) -> Result<(), FileFailure> {
        for below in &self.folders {
            make_folder(&folder.join(below))?;
        }
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            make_folder(path.parent().unwrap_or(folder))?;
            write_whole(&path, bytes)?;
        }
        Ok(())
    }
}

/// A text of YAML between quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

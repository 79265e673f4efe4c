//! What to do with a file that no kind of source takes: where it should lie, or what it should become.

use crate::model::kinds;
use crate::text::closest;

/// The remedy for a file by the parts of its path within the unit.
pub(super) fn remedy(parts: &[&str]) -> String {
    let [folders @ .., last] = parts else { return String::new() };
    if let Some(hint) = misspelt(folders, last).or_else(|| of_second_ending(last)) {
        return hint;
    }
    let ending = last.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    match (folders, ending.as_str()) {
        ([], "docx" | "doc") => "văn bản Word: chuyển vào thư mục documents (theo thể thức văn bản) hoặc pages (trang tự do)".to_owned(),
        ([], "md") => "chuyển vào thư mục documents (văn bản) hoặc pages (trang)".to_owned(),
        ([section, _, ..], "md") if matches!(*section, "documents" | "pages") => too_deep(section),
        ([section, _, ..], "yaml") if kinds::of_folder(section).is_some_and(|kind| kind.flat) => too_deep(section),
        ([section @ ("disclosures" | "finance")], "yaml" | "xlsx" | "xls" | "ods" | "csv") => {
            format!(
                "chuyển vào thư mục của năm, như {section}/{}",
                if *section == "finance" { "2024" } else { "2024-2025" }
            )
        }
        ([section @ ("disclosures" | "finance"), year, _, ..], "yaml" | "xlsx" | "xls" | "ods" | "csv") => {
            format!("chuyển lên thư mục {section}/{year}")
        }
        (["disclosures" | "finance", _], "xlsx" | "xls" | "ods" | "csv") => {
            format!("bảng tính được đọc khi cạnh nó có tệp .yaml ghi “values: {last}”; hoặc điền vào sổ mà “congkhai workbook” ghi ra, sổ ấy không cần tệp .yaml")
        }
        (_, "xlsx" | "xls" | "ods" | "csv") => format!(
            "số liệu công khai: để trong disclosures/NĂM-HỌC, cạnh một tệp .yaml ghi “values: {last}”; tệp để tải về: để trong static"
        ),
        ([section @ ("documents" | "pages"), _, ..], "docx" | "doc") => too_deep(section),
        (["documents" | "pages", ..], "odt" | "rtf") => {
            "mở tệp bằng Word hoặc LibreOffice và lưu thành .docx, loại này được đọc thẳng; hoặc chép nội dung vào một tệp .md".to_owned()
        }
        (["documents" | "pages", ..], "txt" | "html" | "htm") => format!(
            "chép nội dung vào một tệp .md trong {}; bản gốc để tải về thì để trong static và dẫn liên kết từ tệp .md",
            folders[0]
        ),
        (["assessments", id, ..], "pdf" | "jpg" | "jpeg" | "png" | "doc" | "docx") => {
            format!("tệp minh chứng để trong assessments/{id}/evidence và ghi vào evidence.yaml")
        }
        (["assessments", id, _, ..], "md" | "yaml") => format!("chuyển lên thư mục assessments/{id}"),
        _ => "tệp để tải về: để trong thư mục static và dẫn liên kết từ một văn bản".to_owned(),
    }
}

fn too_deep(section: &str) -> String {
    format!("chuyển lên thư mục {section}: tệp ở thư mục con không được đọc")
}

fn misspelt(folders: &[&str], last: &str) -> Option<String> {
    match folders {
        [] => closest(last, ["unit.yaml"]).filter(|near| *near != last).map(|near| format!("có phải là “{near}”?")),
        [first, ..] if kinds::of_folder(first).is_none() => {
            closest(first, kinds::folders()).map(|near| format!("có phải là thư mục “{near}”?"))
        }
        _ => None,
    }
}

/// `thu.md.txt`, as Notepad saves it.
fn of_second_ending(last: &str) -> Option<String> {
    let stem = last.strip_suffix(".txt")?;
    let (_, ending) = stem.rsplit_once('.')?;
    matches!(ending.to_ascii_lowercase().as_str(), "md" | "yaml" | "yml" | "csv")
        .then(|| format!("đổi tên thành “{stem}”: phần “.txt” do chương trình soạn thảo thêm vào"))
}

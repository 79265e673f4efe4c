//! The guide is a site of its own: it builds without a finding, what is made from the program's words is current, and its commands run as written.

use crate::fill_in;
use crate::support::{contents, program, run};
use crate::word_files::WordFile;
use congkhai::diag::{Severity, codes};
use congkhai::explain::{example, explanation};
use congkhai::model::{Subject, TimeSpan};
use congkhai::pack::Packs;
use congkhai::render::workbook;
use congkhai::schema::{Key, Kind, kinds};
use congkhai::site::view::{BookCell, BookContent, BookLook, WorkbookView};
use congkhai::site::workbook::{Asked, of_disclosure, of_kind};
use congkhai::text::sheet_layout::BOOK_LIST;
use congkhai::text::{SchoolYear, Speech, nfc};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A day of the school year 2025-2026, of which the guide speaks.
const DAY: &str = "1760000000";

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guide")
}

/// Text that Markdown leaves as it is.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if r"\`*_[]<>{}#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn page(title: &str, body: &str) -> String {
    format!(
        "---\n# Trang này do tests/it/guide.rs ghi; sửa ở nguồn của nó.\ntitle: \"{}\"\n---\n\n{body}",
        title.replace('"', "\\\"")
    )
}

const FAMILIES: [(&str, &str); 13] = [
    ("01", "Tệp và thư mục"),
    ("02", "YAML và khóa"),
    ("03", "Markdown"),
    ("04", "Những gì được nhắc tới"),
    ("05", "Số liệu của biểu"),
    ("06", "Lịch và ngày"),
    ("07", "Liên kết và địa chỉ"),
    ("08", "Gói quy định, giao diện"),
    ("10", "Tự đánh giá"),
    ("11", "Văn bản Word"),
    ("13", "Kiểm tra số liệu"),
    ("14", "Dữ liệu cá nhân"),
    ("15", "Sổ công bố"),
];

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Lỗi: chưa công bố được cho đến khi sửa.",
        Severity::Warning => "Cảnh báo: vẫn công bố, nhưng nên xem.",
        Severity::Note => "Lưu ý: không có gì sai.",
    }
}

/// With `x` for the digits of long numbers but the first three of a line, as one masks them.
fn masked(text: &str) -> String {
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    let line = |line: &str| {
        let mut seen = 0;
        let hide = digits(line) >= 9 && !line.contains("╭▸");
        let mask = |c: char| {
            seen += usize::from(c.is_ascii_digit());
            if hide && c.is_ascii_digit() && seen > 3 { 'x' } else { c }
        };
        line.chars().map(mask).collect::<String>()
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn code_pages(pages: &mut BTreeMap<String, String>) {
    let mut all = String::from("Mỗi mã một trang. Ở dòng lệnh: `congkhai explain MÃ`.\n");
    for code in codes::ALL {
        let family = code.id.get(2..4).unwrap();
        let family = if family == "09" { "08" } else { family };
        let head =
            FAMILIES.iter().find(|(id, _)| *id == family).unwrap_or_else(|| panic!("{}: of no family", code.id)).1;
        let head = format!("\n## {head}\n\n");
        if !all.contains(&head) {
            all += &head;
        }
        let told = explanation(code, Speech::Vietnamese);
        let name = code.id.to_ascii_lowercase();
        let _ = writeln!(all, "- [{}]({name}.md): {}", code.id, plain(&told.title));
        let mut body = format!("{}\n\n{}\n", severity(code.severity), plain(&told.means));
        let _ = write!(body, "\n## Vì sao\n\n{}\n\n## Cách sửa\n\n{}\n", plain(&told.why), plain(&told.mend));
        // letters that nobody sees, letters of old fonts and numbers of persons are findings of the guide, too
        let shown = nfc(&example(code.id).unwrap().replace(['\u{200b}', '\u{202e}'], "·"));
        let shown = if code.id == "CK1401" { masked(&shown) } else { shown };
        if !["CK0110", "CK0409"].contains(&code.id) {
            let _ = write!(body, "\n## Ví dụ\n\n```text\n{shown}\n```\n");
        }
        pages.insert(format!("ma-loi/pages/{name}.md"), page(&format!("{}: {}", code.id, told.title), &body));
    }
    pages.insert("ma-loi/pages/tat-ca.md".to_owned(), page("Mọi mã", &all));
}

fn type_name(key: &Key) -> String {
    let name = match key.is.as_str() {
        "text" => "chữ",
        "prose" => "Markdown",
        "date" => "ngày",
        "year" => "năm học",
        "number" => "số nguyên",
        "flag" => "true hoặc false",
        "texts" => "chữ hoặc danh sách",
        "map" => "nhóm",
        "maps" => "danh sách nhóm",
        _ => "tùy chỗ",
    };
    if key.must { format!("{name}, bắt buộc") } else { name.to_owned() }
}

fn rows(keys: &[Key], above: &str, out: &mut String) {
    for key in keys {
        let name = format!("{above}{}", key.name);
        let choices: Vec<&str> = key.of.iter().map(String::as_str).filter(|word| !word.starts_with('=')).collect();
        let choices = if choices.is_empty() { String::new() } else { format!(" ({})", choices.join(", ")) };
        let _ = writeln!(out, "| `{name}` | {} | {}{} |", type_name(key), plain(&key.told), plain(&choices));
        rows(&key.keys, &format!("{name}."), out);
    }
}

fn kind_page(kind: &Kind) -> String {
    let mut body = format!("Chỗ đặt: `{}`. Nhóm con viết sau dấu chấm: `a.b` là khóa `b` trong nhóm `a`.\n\n", kind.at);
    body += "| khóa | kiểu | nghĩa |\n|---|---|---|\n";
    rows(&kind.keys, "", &mut body);
    let _ = write!(
        body,
        "\nViết bằng Word, Excel thì là {}.\n\nCho trình soạn thảo: `congkhai schema {}`.\n",
        kind.office, kind.name
    );
    page(&kind.told, &body)
}

/// All pages that are made from the program's own words.
fn made() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    code_pages(&mut pages);
    let mut all = String::from("Mỗi loại tệp một trang, với mọi khóa dùng được.\n\n");
    for kind in kinds() {
        let _ = writeln!(all, "- [{}]({}.md): `{}`", plain(&kind.told), kind.name, kind.at);
        pages.insert(format!("tep-nguon/pages/{}.md", kind.name), kind_page(kind));
    }
    pages.insert("tep-nguon/pages/tat-ca.md".to_owned(), page("Mọi loại tệp", &all));
    pages
}

/// `UPDATE_GOLDEN=1 cargo test --test it guide` writes them anew.
#[test]
fn pages_of_codes_and_keys_are_what_the_program_says() {
    let expected = made();
    let content = guide().join("content");
    let is_made = |path: &str| path.starts_with("ma-loi/pages/") || path.starts_with("tep-nguon/pages/");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for folder in ["ma-loi/pages", "tep-nguon/pages"] {
            let _ = fs::remove_dir_all(content.join(folder));
            fs::create_dir_all(content.join(folder)).unwrap();
        }
        for (path, text) in &expected {
            fs::write(content.join(path), text).unwrap();
        }
    }
    let found: BTreeMap<String, String> = contents(&content)
        .into_iter()
        .filter(|(path, _)| is_made(path))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    assert!(found == expected, "UPDATE_GOLDEN=1 cargo test --test it guide renews the pages of the guide");
}

#[test]
fn the_guide_builds_without_a_finding() {
    let out = TempDir::new().unwrap();
    let mut command = program();
    command.arg("build").arg(guide()).arg("-o").arg(out.path().join("public")).args(["--no-sync", "--strict"]);
    let built = run(command.env("SOURCE_DATE_EPOCH", DAY)).exits(0).does_not_say("cảnh báo[").does_not_say("lưu ý[");
    assert!(built.stderr.starts_with("Đã dựng"), "{}", built.stderr);
    for page in ["huong-dan/trang/1-bat-dau.html", "ma-loi/trang/ck0403.html", "tep-nguon/trang/unit.html"] {
        assert!(out.path().join("public").join(page).exists(), "{page}");
    }
    // it is of no school: there are no data of schools to offer
    let public = out.path().join("public");
    assert!(!fs::read_to_string(public.join("index.html")).unwrap().contains("Dữ liệu của mọi trường"));
    assert!(!public.join("du-lieu").exists());
}

/// The blocks of commands of the guide, page by page in the order of their titles.
fn blocks() -> Vec<(String, String)> {
    let mut pages: Vec<(String, String, String)> = contents(&guide().join("content/huong-dan/pages"))
        .into_iter()
        .map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().to_owned();
            (title, name, text)
        })
        .collect();
    pages.sort();
    let of_page = |(_, name, text): (String, String, String)| {
        let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
        blocks.map(|block| (name.clone(), block)).collect::<Vec<_>>()
    };
    pages.into_iter().flat_map(of_page).collect()
}

#[cfg(unix)]
#[test]
fn commands_of_the_guide_run_as_they_stand_there() {
    let folder = TempDir::new().unwrap();
    // what the reader has: a paper written in Word
    fs::write(folder.path().join("Kế hoạch công khai.docx"), word_paper()).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_congkhai")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let all = blocks();
    assert!(all.len() > 10, "{}", all.len());
    for (page, block) in all {
        fill_in_before(&block, folder.path());
        let output = Command::new("sh")
            .args(["-e", "-c", &block])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("SOURCE_DATE_EPOCH", DAY)
            .output()
            .unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{page}: {:?}\n{block}\n{out}\n{err}", output.status.code());
        assert!(!err.contains("lỗi["), "{page}:\n{block}\n{err}");
    }
    let site = contents(&folder.path().join("trang-hoa-mai/public"));
    let text = |page: &str| {
        let bytes =
            site.get(page).unwrap_or_else(|| panic!("{page} was not built: {:?}", site.keys().collect::<Vec<_>>()));
        String::from_utf8(bytes.clone()).unwrap()
    };
    assert!(text("mam-non-hoa-mai/van-ban/ke-hoach-cong-khai.html").contains("Nội dung công khai gồm các khoản thu"));
    assert!(text("mam-non-hoa-mai/cong-khai/2025-2026/thong-tin-chung.html").contains("Hoa Mai Kindergarten"));
    assert!(text("mam-non-hoa-mai/cong-khai/2025-2026/thu-chi-tai-chinh.html").contains("40.000"));
    // what was shown of an earlier law is written, and not said to be of the wrong time
    assert!(folder.path().join("bieu-mau-02.xlsx").is_file());
    assert!(text("mam-non-hoa-mai/lich/2025-2026.ics").contains("Họp cha mẹ đầu năm học"));
}

/// What a reader has typed in Excel by the time of a block.
fn fill_in_before(block: &str, folder: &Path) {
    if block.starts_with("cp thong-tin-chung.xlsx") {
        fill_in_contents(folder);
    } else if block.starts_with("congkhai check trang-hoa-mai\n") {
        let event = [("id", "hop-dau-nam"), ("label", "Họp cha mẹ đầu năm học"), ("kind", "Hoạt động khác")];
        fill_in_book(&folder.join("trang-hoa-mai/content/mam-non-hoa-mai/calendar/2025-2026.xlsx"), "lich", |view| {
            type_row(view, "events", &[event.as_slice(), &[("month", "9"), ("week", "2")]].concat());
        });
    } else if block.starts_with("congkhai check cong-cua-xa") {
        let keys = [("name", "Trường Tiểu học Kim Đồng"), ("type", "tieu-hoc"), ("phone", "0215 3825 222")];
        fill_in_book(&folder.join("cong-cua-xa/content/tieu-hoc-kim-dong/unit.xlsx"), "truong", |view| {
            for (key, value) in keys {
                fill_in::tell(view, key, BookContent::Text(value.to_owned()));
            }
        });
    }
}

/// An empty workbook that is there already, with what is typed into it.
fn fill_in_book(file: &Path, command: &str, fill: impl Fn(&mut WorkbookView)) {
    assert!(file.exists(), "the guide has made no {}", file.display());
    let packs = Packs::embedded();
    let book = packs.workbooks.books.iter().find(|book| book.command.as_deref() == Some(command)).unwrap();
    let mut view = of_kind(&packs, book);
    fill(&mut view);
    fs::write(file, workbook(&view)).unwrap();
}

/// Types the first row of a list.
fn type_row(view: &mut WorkbookView, list: &str, values: &[(&str, &str)]) {
    let sheet = fill_in::sheet(view, &format!("{BOOK_LIST}{list}"));
    for (key, value) in values {
        let is_key = |cell: &&BookCell| matches!(&cell.content, BookContent::Text(text) if text == key);
        // “id” stands at the head of the row of keys, too
        let (row, column) = sheet.cells.iter().filter(is_key).map(|cell| cell.at).max().unwrap();
        let content = BookContent::Text((*value).to_owned());
        // the heads stand between the keys and the first row
        sheet.cells.push(BookCell { at: (row + 2, column), content, look: BookLook::Text, open: true, check: None });
    }
}

#[test]
fn whoever_follows_the_guide_types_no_yaml() {
    for (page, block) in blocks() {
        assert!(!block.contains("<<") && !block.contains("echo "), "{page}:\n{block}");
    }
    for page in ["1-bat-dau.md", "2-van-ban.md", "3-bieu-mau.md", "4-lich.md"] {
        let text = fs::read_to_string(guide().join("content/huong-dan/pages").join(page)).unwrap();
        assert!(!text.contains("```yaml"), "{page}");
    }
}

/// The day of publication, a name and a fee in the workbooks of two contents.
fn fill_in_contents(folder: &Path) {
    let packs = Packs::embedded();
    let regime = packs.regime("tt09-2024").unwrap();
    let school = packs.schools.types.iter().find(|t| t.audience.as_deref() == Some("mam_non")).cloned().unwrap();
    let span = TimeSpan::SchoolYear(SchoolYear::parse("2025-2026").unwrap());
    for (id, name) in [("thong_tin_chung", "thong-tin-chung.xlsx"), ("thu_chi_tai_chinh", "thu-chi-tai-chinh.xlsx")] {
        assert!(folder.join(name).exists(), "the guide has made no {name}");
        let content = regime.contents.iter().position(|content| content.id == id).unwrap();
        let (subject, schools) = (Subject::Content(content), [std::sync::Arc::clone(&school)]);
        let asked = Asked { regime, subject, schools: &schools, span, dated: true };
        let mut view = of_disclosure(&packs, asked).unwrap();
        fill_in::tell(&mut view, "published", BookContent::Text("1/10/2025".to_owned()));
        if id == "thong_tin_chung" {
            let own = "Trường Mầm non Hoa Mai (Hoa Mai Kindergarten)";
            fill_in::tell(&mut view, "items.ten", BookContent::Text(own.to_owned()));
        } else {
            let fee = [
                ("khoan_thu", "Học phí"),
                ("loai", "Bắt buộc theo quy định"),
                ("muc_thu", "40000"),
                ("don_vi", "trẻ/tháng"),
            ];
            type_row(&mut view, "items.khoan_thu", &fee);
        }
        fs::write(folder.join(name), workbook(&view)).unwrap();
    }
}

/// A short plan with its head and foot: that of a golden, without its table of contents.
fn word_paper() -> Vec<u8> {
    let golden = fs::read_to_string("tests/diagnostics/CK1107.txt").unwrap();
    let body = golden.split_once("(word) ===\n").unwrap().1.split_once("=== expected").unwrap().0;
    let lines = body.lines().filter(|line| !line.contains("TOC"));
    let body: String = lines.map(|line| format!("{line}\n")).collect();
    let body = body.replace("2023-2024", "2025-2026").replace("năm 2023", "năm 2025");
    let body = body.replace("Hoa Sen", "Hoa Mai").replace("HOA SEN", "HOA MAI");
    WordFile::of(&body.replace("Trường thực hiện công khai.", "Nội dung công khai gồm các khoản thu.")).bytes()
}

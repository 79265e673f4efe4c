//! Sheets of criteria as Word files: the empty one, what is written into it, what is told of slips.

use crate::fill_in::{assert_told, lines, made, site};
use crate::support::{Site, program, run};
use crate::word_files::{WordFile, p};
use congkhai::model::{CriterionSheet, open};
use congkhai::pack::{Catalogue, CriterionId, Packs};
use congkhai::render::word_form;
use congkhai::site::sheet_form::of_criterion;
use congkhai::site::view::{FormBlock, FormCell, FormLook, WordForm};

const UNIT: &str = "name: Trường A\ntype: thpt\nphone: \"0215 3825 111\"\n";
const ASSESSMENT: &str = "title: T\nregulation: tt18-2018\nschool_years: [2023-2024]\n";

/// Writes a sheet of Markdown into the empty Word file of its criterion: paragraphs below the headings, results into their cells, names below
/// those who sign.
pub(crate) fn written(packs: &Packs, catalogue: &Catalogue, sheet: &CriterionSheet, markdown: &str) -> WordForm {
    let criterion = catalogue.criterion(sheet.criterion).unwrap();
    let mut form = of_criterion(packs, catalogue, criterion);
    let first = form.blocks.iter().position(|block| matches!(block, FormBlock::Line(FormLook::Section, _))).unwrap();
    let mut tables = form.blocks.split_off(first).into_iter().filter(|block| matches!(block, FormBlock::Table { .. }));
    let (mut results, mut foot) = (tables.next().unwrap(), tables.next().unwrap());
    let body = markdown.splitn(3, "---\n").nth(2).unwrap_or(markdown);
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        let block = match line.split_once("# ") {
            Some(("#", name)) => FormBlock::Line(FormLook::Section, name.to_owned()),
            Some(("##", name)) => FormBlock::Line(FormLook::Level, name.to_owned()),
            _ => FormBlock::Line(FormLook::Plain, line.to_owned()),
        };
        form.blocks.push(block);
    }
    fill_results(&mut results, sheet);
    let FormBlock::Table { rows, .. } = &mut foot else { unreachable!() };
    let name = |name: &Option<String>| FormCell::of(name.clone().unwrap_or_default());
    rows[1] = vec![name(&sheet.lead), name(&sheet.writer)];
    form.blocks.extend([results, foot]);
    form
}

fn fill_results(table: &mut FormBlock, sheet: &CriterionSheet) {
    let FormBlock::Table { rows, .. } = table else { unreachable!() };
    let level = |cell: &FormCell| cell.text.rsplit(' ').next().unwrap().parse::<u8>().unwrap();
    let levels: Vec<u8> = rows[0].iter().map(level).collect();
    let last = rows.len() - 1;
    for row in &mut rows[2..last] {
        for (at, level) in levels.iter().enumerate() {
            let key = row[2 * at].text.replace('–', "-");
            if let Some(met) = sheet.results.get(&(*level, key)) {
                row[2 * at + 1] = FormCell::of(if *met { "Đạt" } else { "Không đạt" });
            }
        }
    }
    if let Some(claimed) = &sheet.claimed_level {
        let level = claimed.value;
        rows[last][1].text = if level == 0 { "Không đạt".to_owned() } else { format!("Mức {level}") };
    }
}

fn empty(id: &str) -> WordForm {
    let packs = Packs::embedded();
    let catalogue = packs.framework("tt18-2018").unwrap().catalogue(None, None).unwrap();
    of_criterion(&packs, catalogue, catalogue.criterion(CriterionId::parse(id).unwrap()).unwrap())
}

/// What is said of files of an assessment.
fn told(files: Vec<(&str, Vec<u8>)>) -> Vec<String> {
    let own = files.into_iter().map(|(name, bytes)| (format!("assessments/2023-2024/{name}"), bytes));
    let assessment = ("assessments/2023-2024/assessment.yaml".to_owned(), ASSESSMENT.as_bytes().to_vec());
    let outcome = made(&site(UNIT, "content/a", own.chain([assessment]).collect()));
    lines(outcome.diagnostics.iter().filter(|d| d.place.file.contains(".doc")))
}

#[test]
fn an_empty_sheet_says_nothing_and_its_head_is_not_read() {
    assert_eq!(told(vec![("1.1.docx", word_form(&empty("1.1")))]), Vec::<String>::new());
    let snapshot = site(
        UNIT,
        "content/a",
        vec![
            ("assessments/2023-2024/assessment.yaml".to_owned(), ASSESSMENT.as_bytes().to_vec()),
            ("assessments/2023-2024/1.1.docx".to_owned(), word_form(&empty("1.1"))),
        ],
    );
    let (opened, _) = open(&snapshot, &Packs::embedded());
    let unit =
        opened.unwrap().units[0].read(&snapshot, &Packs::embedded(), &congkhai::model::Shelf::default()).0.unwrap();
    let sheet = unit.assessments[0].sheets.values().next().unwrap();
    assert!(
        sheet.results.is_empty() && sheet.claimed_level.is_none() && sheet.lead.is_none() && sheet.writer.is_none()
    );
    assert!(sheet.opening.segments().is_empty());
    assert_eq!(sheet.sections.len(), 5);
}

#[test]
fn slips_in_a_sheet_are_told_at_their_paragraphs() {
    let line = |look, text: &str| FormBlock::Line(look, text.to_owned());
    let mut form = empty("1.2");
    for block in &mut form.blocks {
        match block {
            FormBlock::Line(FormLook::Section, name) if name.contains("Điểm mạnh") => {
                *name = "2. Điểm mạn".to_owned();
            }
            FormBlock::Table { ruled: true, rows } => {
                rows[2][1].text = "Đạ".to_owned();
                rows[3][0].text = "x)".to_owned();
                rows[3][1].text = "Đạt".to_owned();
                rows.last_mut().unwrap()[1].text = "Mức cao".to_owned();
            }
            _ => {}
        }
    }
    form.blocks.push(line(FormLook::Plain, "3. Điểm yếu: thiếu phòng học."));
    let said = told(vec![("1.1.docx", word_form(&form))]);
    for wanted in [
        "CK1103 content/a/assessments/2023-2024/1.1.docx, đoạn “Tiêu chí 1.2: Hội đồng trường (Hội đồng quản trị…”: phiếu ghi Tiêu chí 1.2, tên tệp là “1.1.docx”",
        "phiếu không có mục “2. Điểm mạn” (có phải là “2. Điểm mạnh”?)",
        "tên mục “3. Điểm yếu” viết liền với nội dung",
        "“mức cao” ở hàng “Mức đạt được” không phải là một mức (ghi như “Mức 2”, hoặc “không đạt”)",
        "(có phải là “đạt”?)",
        "chỉ báo “x” ở Mức 1",
    ] {
        assert!(said.iter().any(|line| line.contains(wanted)), "{wanted}\n{said:#?}");
    }
}

#[test]
fn what_is_no_sheet_and_what_stands_twice_is_told() {
    let markdown = b"---\n---\n\n## 1. M\xc3\xb4 t\xe1\xba\xa3 hi\xe1\xbb\x87n tr\xe1\xba\xa1ng\n".to_vec();
    let said = told(vec![("1.1.docx", word_form(&empty("1.1"))), ("1.1.md", markdown)]);
    assert_told(&said, &["CK1106 content/a/assessments/2023-2024/1.1.docx: đã có phiếu khác của tiêu chí 1.1"]);
    let said = told(vec![("9.9.docx", word_form(&empty("1.1"))), ("1.10.docx", WordFile::of(&p("Lời.")).bytes())]);
    assert_told(
        &said,
        &[
            "CK1102 content/a/assessments/2023-2024/1.10.docx: không thấy mục nào của phiếu",
            "9.9.docx: 18/2018/TT-BGDĐT không có tiêu chí “9.9”",
        ],
    );
    // other Word files there are no sheets
    let said = told(vec![("quyet-dinh.docx", WordFile::of(&p("Lời.")).bytes())]);
    assert_told(&said, &["CK0106"]);
}

#[test]
fn the_command_writes_one_sheet_or_all() {
    let site = Site::small();
    let typed = |line: &[&str]| run(program().current_dir(site.path()).arg("workbook").args(line));
    typed(&["phieu", "-o", "1.10.docx", "--regulation", "tt18-2018"]).exits(0).says("Tiêu chí 1.10: ");
    typed(&["phieu", "-o", "1.10.docx", "--regulation", "tt18-2018"]).exits(2).says("1.10.docx đã có; thêm --force");
    typed(&["phieu", "-o", "phieu", "--regulation", "tt57-2026", "--type", "pho-thong"])
        .exits(0)
        .says("mỗi tiêu chí một tệp: phieu/1.1.docx đến phieu/");
    assert!(site.path().join("phieu/1.1.docx").is_file());
    for (line, words) in [
        (&["phieu", "-o", "9.9.docx", "--regulation", "tt18-2018"][..], "không có tiêu chí “9.9”"),
        (&["phieu", "-o", "a"], "thêm --regulation với một trong: "),
        (&["phieu", "-o", "a", "--regulation", "tt18-2081"], "không có quy định “tt18-2081”"),
        (&["phieu", "-o", "a", "--regulation", "tt57-2026"], "thêm --type với một trong: mam-non, pho-thong"),
        (&["phieu", "--regulation", "tt19-2018", "--edition", "2042"], "có phải là “2024”?"),
        (&["phieu", "--regulation", "tt19-2018", "--year", "2025"], "“2025” không phải là năm học"),
    ] {
        typed(line).exits(2).says(words);
    }
}

/// Circular 22/2024 left 22 of the 25 criteria of Circular 19/2018.
#[test]
fn the_sheets_are_those_of_the_edition_that_holds() {
    let count = |line: &[&str]| {
        let site = Site::small();
        let typed = ["workbook", "phieu", "--regulation", "tt19-2018"];
        let said = run(program().current_dir(site.path()).args(typed).args(line)).exits(0).stderr;
        (std::fs::read_dir(site.path().join("phieu")).unwrap().count(), said.contains("edition: \"2024\""))
    };
    let cases: [(&[&str], (usize, bool)); 6] = [
        (&["--today", "2025-01-24"], (25, false)),
        (&["--today", "2025-01-25"], (22, true)),
        (&["--year", "2023-2024"], (25, false)),
        (&["--year", "2024-2025"], (22, true)),
        (&["--year", "2025-2026", "--edition", "2018"], (25, false)),
        (&["--today", "2020-01-01", "--edition", "2024"], (22, true)),
    ];
    for (line, wanted) in cases {
        assert_eq!(count(line), wanted, "{line:?}");
    }
    let site = Site::small();
    let typed = |day: &str| {
        let line = ["workbook", "phieu", "--force", "--regulation", "tt18-2018", "--today", day];
        run(program().current_dir(site.path()).args(line)).exits(0)
    };
    typed("2026-07-06").does_not_say("hết hiệu lực");
    typed("2026-07-07").says("18/2018/TT-BGDĐT hết hiệu lực từ 7/7/2026, thay bằng 57/2026/TT-BGDĐT");
}

#[test]
fn what_is_read_as_it_is_needs_no_import_and_is_told_where_it_goes() {
    let site = Site::small().with("phieu tieu chi.docx", word_form(&empty("1.1")));
    let import = |line: &[&str]| run(program().current_dir(site.path()).arg("import").args(line));
    import(&["phieu tieu chi.docx"]).exits(2).says("không cần import").says("như assessments/2025-2026/1.1.docx");
    assert!(!site.path().join("phieu-tieu-chi.md").exists());
    // whoever wants it among the pages gets it
    import(&["phieu tieu chi.docx", "--into", "pages"])
        .exits(0)
        .says("không cần import")
        .says("đã ghi pages/phieu-tieu-chi.md");
}

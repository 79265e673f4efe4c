//! Self-assessments of every circular and edition: sheets, evidence, the report's data, an improvement plan.

use super::school::School;
use crate::text::{Numbers, write};
use congkhai::pack::{Catalogue, Criterion, Framework, Packs};
use std::fmt::Write as _;
use std::path::Path;

/// One assessment: of which circular, edition, profile and school year.
struct Asked {
    regulation: &'static str,
    edition: &'static str,
    profile: &'static str,
    year: usize,
}

/// What a school of a kind does: some have assessed themselves twice, some by the circulars of 2012 and 2014, some not at all.
fn asked(school: &School) -> Vec<Asked> {
    let of = |regulation, edition, profile, year| Asked { regulation, edition, profile, year };
    let preschool = school.kind.id == "mam-non";
    let (current, old, old_profile) = match school.kind.id {
        "mam-non" => ("tt19-2018", "tt25-2014", ""),
        "tieu-hoc" => ("tt17-2018", "tt42-2012", "tieu-hoc"),
        _ => ("tt18-2018", "tt42-2012", "trung-hoc"),
    };
    let newest = of("tt57-2026", "", if preschool { "mam-non" } else { "pho-thong" }, 2025);
    match school.turn() % 8 {
        0 | 1 => vec![of(current, "2018", "", 2022)],
        2 => vec![of(current, "2018", "", 2023), newest],
        3 => vec![of(current, "2024", "", 2024)],
        4 => vec![newest],
        5 => vec![of(current, "2018", "", 2021), of(current, "2024", "", 2025)],
        6 => vec![of(old, "", old_profile, 2016)],
        _ => Vec::new(),
    }
}

pub(crate) fn files(folder: &Path, school: &mut School, packs: &Packs) {
    for asked in asked(school) {
        let Some(framework) = packs.framework(asked.regulation) else { continue };
        let Some(catalogue) = framework.catalogues.iter().find(|c| is(c, &asked)) else { continue };
        one(folder, school, framework, catalogue, &asked, packs);
    }
}

fn is(catalogue: &Catalogue, asked: &Asked) -> bool {
    (asked.edition.is_empty() || catalogue.edition.as_ref().is_some_and(|e| e.id == asked.edition))
        && (asked.profile.is_empty() || catalogue.profile.as_ref().is_some_and(|(id, _)| id == asked.profile))
}

fn one(folder: &Path, school: &mut School, framework: &Framework, catalogue: &Catalogue, asked: &Asked, packs: &Packs) {
    let id = format!("{}-{}", asked.year, asked.year + 1);
    let base = folder.join("assessments").join(&id);
    let levelled = catalogue.highest_level() > 1;
    let target = if levelled { 1 + u8::try_from(school.n % 2).unwrap_or(0) } else { 1 };
    let mut head = format!("title: Tự đánh giá năm học {id}\nregulation: {}\nschool_years: [{id}]\n", framework.id);
    for (key, value) in [("edition", asked.edition), ("profile", asked.profile)] {
        if !value.is_empty() {
            let _ = writeln!(head, "{key}: \"{value}\"");
        }
    }
    if levelled {
        let _ = writeln!(head, "target_level: {target}");
    }
    head.push_str(&council(catalogue));
    write(&base.join("assessment.yaml"), &head);
    let mut evidence = String::from("items:\n");
    let mut plan = format!("title: Kế hoạch cải tiến chất lượng\nassessment: {id}\nitems:\n");
    for criterion in catalogue.criteria() {
        // a school that is still at work lacks some sheets
        if school.numbers.next(100) >= school.diligence {
            continue;
        }
        let codes: Vec<String> =
            (1..=3).map(|piece| code(&framework.evidence_code.example, criterion, piece)).collect();
        write(&base.join(format!("{}.md", criterion.number)), &sheet(&mut school.numbers, criterion, target, &codes));
        for (piece, code) in codes.iter().enumerate() {
            let _ = writeln!(
                evidence,
                "  - {{code: \"{code}\", title: \"Kế hoạch, báo cáo số {}\", issuer: Nhà trường, visibility: {}}}",
                piece + 1,
                match piece {
                    0 | 1 => "on_site",
                    // the first of them can be opened by everybody
                    _ if evidence.matches("file:").count() == 0 => "public, file: chien-luoc.txt",
                    _ => "internal",
                }
            );
        }
        let (lead, finish) = (["Hiệu trưởng", "Phó hiệu trưởng"][school.n % 2], asked.year + 3);
        let _ = write!(
            plan,
            "  - criterion: \"{}\"\n    work: {}\n    lead: {lead}\n    start: Tháng 9/{}\n    finish: Năm học {}-{finish}\n    \
             progress:\n      - {{date: {}-10-15, state: {}}}\n",
            criterion.number,
            school.numbers.sentence(),
            asked.year + 1,
            finish - 1,
            (asked.year + 1).min(2025),
            ["in_progress", "done", "not_started"][usize::from(criterion.number.place) % 3],
        );
    }
    write(&base.join("evidence/chien-luoc.txt"), &school.numbers.prose(3_000));
    write(&base.join("evidence.yaml"), &evidence);
    write(&base.join("database.yaml"), &database(school, packs));
    write(&folder.join(format!("improvement/{}-{}.yaml", asked.year + 1, asked.year + 6)), &plan);
}

fn council(catalogue: &Catalogue) -> String {
    let mut out = String::from("council:\n  decision: \"Quyết định số 15/QĐ của người đứng đầu\"\n  members:\n");
    for (name, position, role) in [
        ("Nguyễn Thị A", "Hiệu trưởng", "Chủ tịch HĐ"),
        ("Trần Văn B", "Phó hiệu trưởng", "Phó Chủ tịch HĐ"),
        ("Lê Thị C", "Văn thư", "Thư ký HĐ"),
    ] {
        let _ = writeln!(out, "    - {{name: {name}, position: {position}, role: {role}}}");
    }
    out.push_str("groups:\n");
    for standard in &catalogue.standards {
        let numbers: Vec<String> = standard.criteria.iter().map(|c| format!("\"{}\"", c.number)).collect();
        let _ = writeln!(
            out,
            "  - {{id: nhom-{0}, name: Nhóm {0}, lead: Trần Văn B, criteria: [{1}]}}",
            standard.number,
            numbers.join(", ")
        );
    }
    out
}

/// A code of evidence in the way of the circular, told by its example.
fn code(example: &str, criterion: &Criterion, piece: usize) -> String {
    let (standard, place) = (criterion.number.standard, criterion.number.place);
    match example {
        mc if mc.starts_with("MC") => format!("MC.{standard}.{place}.{piece:02}"),
        old if old.contains("-1-01-") => format!("[H{standard}-{standard}-{place:02}-{piece:02}]"),
        _ => format!("[H{standard}-{standard}.{place}-{piece:02}]"),
    }
}

fn sheet(numbers: &mut Numbers, criterion: &Criterion, target: u8, codes: &[String]) -> String {
    let mut sheet = String::from("---\nlevels:\n");
    for (level, indicators) in criterion.levels.iter().filter(|(level, list)| **level <= target && !list.is_empty()) {
        // one of thirty is not met at the level aimed at
        let miss = numbers.next(30) == 0;
        let last = indicators.len() - 1;
        let met = |(at, key): (usize, &str)| format!("{key}: {}", if miss && at == last { "không đạt" } else { "đạt" });
        let met: Vec<String> = indicators.iter().map(|i| i.key.as_str()).enumerate().map(met).collect();
        let _ = writeln!(sheet, "  {level}: {{{}}}", met.join(", "));
    }
    if sheet.ends_with("levels:\n") {
        sheet.truncate(sheet.len() - "levels:\n".len());
    }
    sheet.push_str("lead: Trần Văn B\n---\n## 1. Mô tả hiện trạng\n\n");
    for (level, code) in codes.iter().enumerate().map(|(at, code)| (at + 1, code)) {
        let cited = if code.starts_with('[') { code.clone() } else { format!("({code})") };
        if level <= usize::from(target) {
            let _ = write!(sheet, "### Mức {level}\n\n");
        }
        let _ = write!(sheet, "{} {cited}. {}", numbers.sentence().trim_end_matches('.'), numbers.prose(500));
    }
    let _ = write!(sheet, "## 2. Điểm mạnh\n\n{}## 3. Điểm yếu\n\n{}", numbers.prose(300), numbers.prose(200));
    let _ = write!(sheet, "## 4. Kế hoạch cải tiến chất lượng\n\n{}", numbers.prose(300));
    let _ = write!(sheet, "## 5. Tự đánh giá\n\n{}\n", numbers.sentence());
    sheet
}

/// Part I of the report: the form's tables of counts by school year, and one of the school's own.
fn database(school: &mut School, packs: &Packs) -> String {
    let audiences = school.kind.audiences;
    let concerns = |own: &[String]| own.is_empty() || own.iter().any(|a| audiences.contains(&a.as_str()));
    let mut out = String::from("facts:\n  - {label: Năm thành lập, value: \"1998\"}\ntables:\n");
    for table in packs.sheets.report_database.iter().filter(|t| t.columns.is_empty() && concerns(&t.audiences)) {
        let counts = |kind| matches!(kind, congkhai::pack::CellType::Integer);
        let rows: Vec<_> =
            table.rows.iter().filter(|r| concerns(&r.audiences) && counts(r.kind) && r.sum.is_empty()).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(out, "  - template: {}\n    rows:", table.id);
        for row in rows {
            let count = if row.part_of.is_some() { 0 } else { 2 + school.numbers.next(9) };
            let _ = writeln!(out, "      - {{row: {}, values: [{count}]}}", row.id);
        }
    }
    let _ = write!(
        out,
        "  - id: thu-vien\n    title: Thư viện\n    unit: cuốn\n    rows:\n      - {{label: Sách, values: [{}]}}\n      \
         - {{label: Báo và tạp chí, values: [{}]}}\n",
        200 + school.numbers.next(900),
        school.numbers.next(60)
    );
    out
}

//! Contents without a form: those of Circular 09/2024 with the yearly report, and what the other circulars have of them.

use super::school::School;
use super::unit::documents;
use crate::text::{Numbers, write};
use congkhai::pack::{CellType, Check, CheckKind, Column, Content, Item, ItemKind, Packs, Regime};
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn files(folder: &Path, school: &mut School, packs: &Packs) {
    let Some(regime) = packs.regime("tt09-2024") else { return };
    for year in [2024, 2025] {
        if school.closed && year > 2024 {
            continue;
        }
        let base = folder.join(format!("disclosures/{year}-{}", year + 1));
        let own = |c: &&Content| c.applies_to.iter().any(|a| school.kind.audiences.contains(&a.as_str()));
        let contents: Vec<&Content> = regime.contents.iter().filter(own).collect();
        for written in contents {
            if school.numbers.next(100) < school.diligence {
                let text = format!("{}content: {}\n", head(school, year), written.id);
                let items = content(regime, written, school, year);
                write(&base.join(format!("{}.yaml", written.id.replace('_', "-"))), &(text + &items));
            }
        }
        if school.numbers.next(100) < school.diligence {
            write(&base.join("bao-cao-thuong-nien.yaml"), &report(regime, school, folder, year));
        }
    }
    let Some(fees) = packs.regime("tt48-2026").filter(|_| school.kind.private && school.kind.id != "mam-non") else {
        return;
    };
    for written in &fees.contents {
        let head = disclosure_head(&fees.id, "", Some("2026-08-20".to_owned()), school);
        let text = format!("{head}content: {}\n{}", written.id, content(fees, written, school, 2026));
        write(&folder.join(format!("disclosures/2026-2027/{}.yaml", written.id.replace('_', "-"))), &text);
    }
}

/// Mostly on time, some late, some never published.
fn head(school: &mut School, year: usize) -> String {
    let day = match school.numbers.next(20) {
        0 => None,
        1 => Some(format!("{}-08-{}", year + 1, 10 + school.numbers.next(18))),
        _ => Some(format!("{}-06-{:02}", year + 1, 1 + school.numbers.next(28))),
    };
    disclosure_head("tt09-2024", "cong_thong_tin", day, school)
}

/// What all files of a disclosure begin with; without a day it is a draft.
pub(crate) fn disclosure_head(regulation: &str, channels: &str, published: Option<String>, school: &School) -> String {
    let mut out = format!("regulation: {regulation}\nsigner: {{title: {}}}\n", school.signer());
    if !channels.is_empty() {
        let _ = writeln!(out, "channels: [{channels}]");
    }
    if let Some(day) = published {
        let _ = writeln!(out, "published: {day}\nplace: \"{}\"\ndate: {day}", school.commune.trim_start_matches("Xã "));
    }
    out
}

fn report(regime: &Regime, school: &mut School, folder: &Path, year: usize) -> String {
    let mut out = disclosure_head("tt09-2024", "cong_thong_tin", Some(format!("{}-06-12", year + 1)), school);
    let _ = write!(out, "annual_report: {year}\nreference_date: {year}-12-31\n");
    if school.turn() % 10 == 3 {
        let name = format!("bao-cao-thuong-nien-{year}.pdf");
        let signed = include_bytes!("../../../content/mn-noong-luong/static/minh-hoa/bao-cao-thuong-nien-2024.pdf");
        write(&folder.join("static").join(&name), "");
        std::fs::write(folder.join("static").join(&name), signed).expect("the file can be written");
        let _ = writeln!(out, "signed_copy: {name}");
    }
    out.push_str("sections:\n");
    let sections = regime.annual_report.iter().flat_map(|r| &r.sections);
    for section in sections.skip(4) {
        let _ = writeln!(out, "  {}: \"{} {}\"", section.id, school.numbers.sentence(), school.numbers.sentence());
    }
    out
}

/// The items of a content, all filled in.
pub(crate) fn content(regime: &Regime, content: &Content, school: &mut School, year: usize) -> String {
    let mut out = String::from("items:\n");
    items(&mut out, regime, &content.items, school, year, 1);
    out
}

fn items(out: &mut String, regime: &Regime, list: &[Item], school: &mut School, year: usize, depth: usize) {
    let margin = "  ".repeat(depth);
    // public schools have no such council any more
    let missing = |item: &Item| item.optional || !school.kind.private && item.id == "hoi_dong_truong";
    let own: Vec<&Item> = list.iter().filter(|i| !missing(i) && i.concerns(school.kind.audiences)).collect();
    for item in own {
        let _ = write!(out, "{margin}{}:", item.id);
        let Some(kind) = item.kind else {
            out.push('\n');
            items(out, regime, &item.items, school, year, depth + 1);
            continue;
        };
        match kind {
            ItemKind::Prose => {
                let _ = writeln!(out, " \"{} {}\"", school.numbers.sentence(), school.numbers.sentence());
            }
            ItemKind::Contact => {
                let _ = writeln!(out, " {{address: \"{}\", email: lienhe@{}.example}}", school.commune, school.folder);
            }
            ItemKind::Documents => {
                let slug = 1 + school.numbers.next(documents(school) as u64);
                let _ = writeln!(out, "\n{margin}  - {{title: Văn bản số {slug}, document: van-ban-{slug}}}");
            }
            ItemKind::Timeline => {
                let text = school.numbers.sentence();
                let _ = writeln!(out, "\n{margin}  - {{date: {}-04-20, text: \"{text}\"}}", year - 1);
            }
            ItemKind::Records => {
                out.push('\n');
                records(out, regime, item, school, year, &margin);
            }
            ItemKind::Integer | ItemKind::CountPercent => {
                let _ = writeln!(out, " {}", steady(school, item).next(school.size + 1));
            }
            ItemKind::Vnd => {
                let _ = writeln!(out, " {}", 1_000_000 * (4 + steady(school, item).next(900)));
            }
            ItemKind::AreaM2 => {
                let _ = writeln!(out, " {}", 400 + steady(school, item).next(9_000));
            }
        }
    }
}

/// Numbers for an item that are the same in each year: a school's figures change little.
fn steady(school: &School, item: &Item) -> Numbers {
    Numbers(school.size * 31 + item.id.len() as u64)
}

/// What heads the rows of records, by what their first column is.
fn labels(first: &str) -> &'static [&'static str] {
    match first {
        "vi_tri" => &["Hiệu trưởng", "Phó hiệu trưởng", "Giáo viên", "Nhân viên"],
        "khoi" => &["Khối thứ nhất", "Khối thứ hai", "Khối thứ ba", "Khối thứ tư"],
        "khoan_thu" => &["Tiền ăn bán trú", "Nước uống", "Trông giữ xe"],
        "chinh_sach" => &["Hỗ trợ chi phí học tập", "Hỗ trợ ăn trưa"],
        "ho_ten" => &["(không nêu tên)"],
        "khoan" => &["Ngân sách nhà nước cấp", "Thu dịch vụ theo thỏa thuận", "Chi lương và phụ cấp", "Chi khác"],
        _ => &["Hạng mục thứ nhất", "Hạng mục thứ hai", "Hạng mục thứ ba", "Hạng mục thứ tư", "Hạng mục thứ năm"],
    }
}

fn records(out: &mut String, regime: &Regime, item: &Item, school: &mut School, year: usize, margin: &str) {
    let suggested = regime.suggested(item);
    let columns = suggested.map_or(item.columns.as_slice(), |t| t.columns.as_slice());
    let checks = suggested.map_or(&[][..], |t| t.derived_checks.as_slice());
    let Some((first, others)) = columns.split_first() else { return };
    let mut numbers = steady(school, item);
    for label in labels(&first.id) {
        let mut cells = vec![format!("{}: \"{label}\"", first.id)];
        for (at, column) in others.iter().enumerate().filter(|(_, c)| !c.optional && !follows(checks, &c.id)) {
            let large = suggested.and_then(|t| t.minimum.as_ref()).map_or_else(
                || checks.iter().any(|c| [&c.whole, &c.total].into_iter().flatten().any(|id| *id == column.id)),
                |rule| rule.column == column.id,
            );
            if let Some(value) = cell(column, at, large, year, &mut numbers) {
                cells.push(format!("{}: {value}", column.id));
            }
        }
        let _ = writeln!(out, "{margin}  - {{{}}}", cells.join(", "));
    }
}

/// Columns that the program computes, or that would have to agree with others.
fn follows(checks: &[Check], column: &str) -> bool {
    checks.iter().any(|check| match check.kind {
        CheckKind::SumColumns if check.fill => check.total.as_deref() == Some(column),
        CheckKind::SumColumns => check.parts.first().is_some_and(|part| part == column),
        CheckKind::Quotient => check.column.as_deref() == Some(column),
        _ => false,
    })
}

fn cell(column: &Column, at: usize, large: bool, year: usize, numbers: &mut Numbers) -> Option<String> {
    let count = if large { 60 + numbers.next(80) } else { 1 + numbers.next(20) };
    Some(match column.kind? {
        CellType::Vnd => (1_000 * (5 + count * 7) + 1_000_000 * u64::from(column.role.is_none())).to_string(),
        CellType::Integer | CellType::Number | CellType::AreaM2 | CellType::CountPercent => count.to_string(),
        CellType::Decimal | CellType::AreaPerHead | CellType::Percent => format!("\"{count},5\""),
        CellType::Choice => column.choices.keys().nth(column.choices.len() - 1)?.clone(),
        CellType::Text | CellType::LongText if column.id == "nam_hoc" => format!("\"{year}-{}\"", year + 1),
        CellType::Text | CellType::LongText if column.id == "don_vi" => "\"học sinh/tháng\"".to_owned(),
        CellType::Text | CellType::LongText if matches!(column.id.as_str(), "dien_thoai" | "thu_dien_tu") => {
            return None;
        }
        CellType::Text | CellType::LongText => format!("\"{}\"", crate::text::SENTENCES[(at + year) % 16]),
        _ => return None,
    })
}

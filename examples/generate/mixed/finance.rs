//! Budget reports: forms of Circular 61/2017/TT-BTC for 2024 and 2025, contents of Circular 26/2026/TT-BTC for 2026.

use super::contents::{content, disclosure_head};
use super::figures::{Figures, Measure};
use super::school::School;
use crate::text::write;
use congkhai::pack::{Packs, Regime};
use std::fmt::Write as _;
use std::path::Path;

/// Which form says what of a year, with its period, the part of the year that it covers, and when it was published (months after the year began).
const REPORTS: [(&str, &str, &str, u64, usize, usize); 8] = [
    ("2", "", "bieu-2", 100, 0, 1),
    ("3", "quý 1", "bieu-3-quy-1", 25, 0, 4),
    ("3", "quý 2", "bieu-3-quy-2", 25, 0, 7),
    ("3", "6 tháng", "bieu-3-6-thang", 50, 0, 7),
    ("3", "quý 3", "bieu-3-quy-3", 25, 0, 10),
    ("3", "quý 4", "bieu-3-quy-4", 25, 1, 1),
    ("3", "năm", "bieu-3-nam", 100, 1, 1),
    ("4", "", "bieu-4", 100, 1, 5),
];

pub(crate) fn files(folder: &Path, school: &mut School, packs: &Packs) {
    if school.kind.private || school.closed {
        return;
    }
    if let Some(regime) = packs.regime("finance-disclosure") {
        for year in [2024, 2025] {
            old(&folder.join(format!("finance/{year}")), regime, school, packs, year);
        }
    }
    let Some(regime) = packs.regime("tt26-2026") else { return };
    for (id, period, month) in [("du_toan", "", 1), ("thuc_hien", "3 tháng", 4), ("thuc_hien", "6 tháng", 7)] {
        let Some(written) = regime.content(id).filter(|_| school.numbers.next(100) < school.diligence) else {
            continue;
        };
        let mut text = disclosure_head("tt26-2026", "website", Some(format!("2026-{month:02}-08")), school);
        if !period.is_empty() {
            let _ = writeln!(text, "period: {period}");
        }
        let _ = write!(text, "content: {id}\n{}", content(regime, written, school, 2026));
        let name = format!("{id}-{month}.yaml").replace('_', "-");
        write(&folder.join("finance/2026").join(name), &text);
    }
}

fn old(folder: &Path, regime: &Regime, school: &mut School, packs: &Packs, year: usize) {
    let money = 3_000_000_000 + school.size * 9_000_000 + (year as u64 - 2020) * 100_000_000;
    for (number, period, name, share, later, month) in REPORTS {
        // the settlement of 2025 is the new law's
        if number == "4" && year == 2025 || school.numbers.next(100) >= school.diligence {
            continue;
        }
        let Some(at) = regime.forms.iter().position(|f| f.number == number) else { continue };
        let day = format!("{}-{month:02}-{:02}", year + later, 5 + school.numbers.next(9));
        let mut text = disclosure_head("finance-disclosure", "website, niem_yet", Some(day), school);
        let _ = writeln!(text, "form: \"{number}\"");
        if !period.is_empty() {
            let _ = writeln!(text, "period: {period}");
        }
        text.push_str("tables:\n");
        for layout in packs.layouts(regime, at, school.kind.audiences).iter() {
            let measure = Measure { count: 0, area: 0, money };
            let mut figures =
                Figures::new(layout, &regime.forms[at].derived_checks, true, &measure, &mut school.numbers);
            figures.scale("thuc_hien", share);
            let _ = write!(text, "  {}:\n{}", layout.id, figures.yaml(&mut school.numbers));
        }
        write(&folder.join(format!("{name}.yaml")), &text);
    }
}

//! Offices: the units that they manage, and their schedules of external assessments.

use super::school::School;
use crate::text::write;
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn files(folder: &Path, office: &mut School, seed: u64) {
    // the eleven before it; each eighth office is the province's and has the upper secondary schools of eight communes
    let provincial = office.turn() % 8 == 7;
    let first = if provincial { office.n + 1 - 96 } else { office.n + 1 - 12 };
    let managed: Vec<School> = (first..office.n)
        .map(|n| School::new(n, seed))
        .filter(
            |s| if provincial { matches!(s.kind.id, "thpt" | "gdtx") } else { !s.is_office() && s.kind.id != "thpt" },
        )
        .collect();
    let unit = folder.join("unit.yaml");
    let mut text = std::fs::read_to_string(&unit).unwrap_or_default();
    let folders: Vec<&str> = managed.iter().map(|s| s.folder.as_str()).collect();
    let _ = writeln!(text, "manages: [{}]", folders.join(", "));
    write(&unit, &text);
    for year in [2024, 2025] {
        let name = format!("external-assessments/{year}-{}.yaml", year + 1);
        write(&folder.join(name), &schedule(&managed, year));
    }
}

fn schedule(managed: &[School], year: usize) -> String {
    let mut out = format!("title: Lịch đánh giá ngoài năm học {year}-{}\nentries:\n", year + 1);
    let assessed = managed.iter().filter(|s| matches!(s.kind.id, "mam-non" | "tieu-hoc" | "thcs" | "thpt"));
    for (at, school) in assessed.enumerate() {
        let regulation = match school.kind.id {
            "mam-non" => "tt19-2018",
            "tieu-hoc" => "tt17-2018",
            _ => "tt18-2018",
        };
        let (month, of) = if at % 2 == 0 { (10 + at % 3, year) } else { (1 + at % 5, year + 1) };
        let status = ["done", "planned", "postponed"][(at + year) % 3];
        let _ = write!(
            out,
            "  - no: {}\n    school: \"{}\"\n    level: {}\n    month: \"{month:02}/{of}\"\n    regulation: {regulation}\n    \
             unit: {}\n    status: {status}\n",
            at + 1,
            school.short,
            school.kind.id,
            school.folder
        );
    }
    out
}

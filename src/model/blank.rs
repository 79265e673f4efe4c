//! A disclosure that nobody has filled in, read as any other: what its tables are for some school in some year.

use super::disclosure::Span as TimeSpan;
use super::{Shelf, Subject, Unit, open};
use crate::pack::{Packs, Regime, SchoolRole, SchoolType};
use crate::source::Snapshot;
use std::sync::Arc;

/// A unit whose only disclosure is this one, empty. `None`: schools of these kinds do not have it.
pub fn blank_disclosure(
    packs: &Packs,
    (regime, subject): (&Regime, Subject),
    schools: &[Arc<SchoolType>],
    span: TimeSpan,
) -> Option<Unit> {
    let several = packs.schools.types.iter().find(|school| school.role == SchoolRole::SeveralLevels);
    let ids: Vec<&str> = schools.iter().map(|school| school.id.as_str()).collect();
    let kind = match ids.as_slice() {
        [] => return None,
        [only] => format!("type: {only}"),
        all => format!("type: {}\nlevels: [{}]", several?.id, all.join(", ")),
    };
    let folder = match span {
        TimeSpan::SchoolYear(year) => format!("disclosures/{year}"),
        TimeSpan::Year(year) => format!("finance/{year}"),
    };
    let subject = match subject {
        Subject::Form(at) => format!("form: \"{}\"", regime.forms.get(at)?.number),
        Subject::Content(at) => format!("content: {}", regime.contents.get(at)?.id),
        Subject::AnnualReport(year) => format!("annual_report: {year}"),
    };
    let head = format!("regulation: {}\n{subject}\n", regime.id);
    let files = [
        ("content/site.yaml".to_owned(), "title: a\n".to_owned()),
        ("content/a/unit.yaml".to_owned(), format!("name: a\n{kind}\n")),
        (format!("content/a/{folder}/a.yaml"), head),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path, text.into_bytes())));
    let (opened, _) = open(&snapshot, packs);
    let (unit, _) = opened?.units.first()?.read(&snapshot, packs, &Shelf::default());
    unit.filter(|unit| unit.disclosures.len() == 1)
}

//! Parts that several pages share.

use super::{DataTable, Link};
use serde::Serialize;

/// A piece of running text: HTML, or a table made from data.
#[derive(Clone, Debug, Serialize, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    Html(String),
    Table(Box<DataTable>),
}

/// A label and its value.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// A state in word, shape and colour. `class`: `ok`, `late`, `overdue`, `soon`, `later`, `waiting`, `na`, `unknown`, `none`, `level-0` … `level-4`.
#[derive(Clone, Debug, Default, Serialize, Hash, PartialEq, Eq)]
pub struct State {
    pub class: String,
    pub label: String,
}

/// An editor's note on a slip of the original.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NoteView {
    pub number: usize,
    pub quote: String,
    pub note: String,
}

/// An entry of a page's table of contents.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TocEntry {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// Something that must be made public by a day, and whether it was.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ObligationRow {
    pub id: String,
    pub title: String,
    /// `Thông tư 36/2017/TT-BGDĐT, Điều 4 khoản 1 điểm a`, or the school's plan.
    pub basis: String,
    pub basis_href: Option<String>,
    /// `30/6/2024`, `trước 25/9/2023`.
    pub due: String,
    /// ISO date of the last day; empty where it waits for one.
    pub due_iso: String,
    /// Not published yet: the optional script says how many days are left.
    pub open: bool,
    pub state: State,
    /// Links to what was published.
    pub fulfilled: Vec<Link>,
    pub channels: Vec<String>,
    /// `Niêm yết 30 ngày: 28/5/2024 – 26/6/2024`.
    pub posting: Vec<String>,
    pub role: Option<String>,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// What of it is not there yet.
    pub missing: Option<String>,
    /// How its working days were counted, where that needs saying.
    pub counting: Option<String>,
    /// Where the school's plan and the rule disagree.
    pub notes: Vec<String>,
    /// Its place in the calendar, on other pages.
    pub calendar: Option<Link>,
    /// The days of a repeated duty.
    pub times: Vec<SeriesTime>,
    /// `quy định` or `kế hoạch của trường`.
    pub source: String,
    pub kind: &'static str,
    pub editor_note: Option<String>,
    /// The rule is written from memory in the pack.
    pub recalled: bool,
    /// What of it: `hạn`, `điều khoản`.
    pub certainty: Option<String>,
}

/// One day of a repeated duty.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SeriesTime {
    pub id: String,
    pub iso: String,
    pub label: String,
    pub state: State,
}

/// A piece of evidence as the page may show it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct EvidenceRow {
    pub id: String,
    pub code: String,
    pub title: String,
    pub number_date: String,
    pub issuer: String,
    pub place: String,
    pub visibility: String,
    pub file: Option<Link>,
    /// SHA-256 of the file, for those who want to be sure.
    pub sha256: Option<String>,
    /// Its file is no longer what it was when it was recorded.
    pub changed: bool,
    pub used_in: Vec<Link>,
}

/// An item of an improvement plan.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ImprovementCard {
    pub criterion: String,
    pub criterion_title: String,
    pub criterion_href: Option<String>,
    pub target: Option<String>,
    pub work_html: String,
    pub lead: String,
    pub partners: Option<String>,
    pub start: Option<String>,
    pub finish: Option<String>,
    pub budget_html: String,
    pub supervision_html: String,
    pub note_html: String,
    pub state: State,
    pub progress: Vec<Fact>,
    pub editor_note: Option<String>,
    pub plan: Link,
}

/// How sure the data of a regulation is.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CertaintyNote {
    pub section: String,
    /// `seed`, `found`, `recalled`.
    pub status: &'static str,
    pub label: String,
    pub note: Option<String>,
    pub sources: Vec<String>,
}

/// A plan as a picture: one bar an item over the years. Lengths are whole units of a drawing 1000 wide; every bar is also a row of the table.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Timeline {
    pub title: String,
    pub description: String,
    pub height: u32,
    pub years: Vec<TimelineYear>,
    pub bars: Vec<TimelineBar>,
    /// The stated day, if it lies within.
    pub today: Option<u32>,
    pub table: DataTable,
}

/// A line between two school years.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TimelineYear {
    pub label: String,
    pub x: u32,
}

/// One item.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TimelineBar {
    pub label: String,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    /// Class of its state, which the picture also shows by pattern and word.
    pub class: String,
    pub state: String,
}

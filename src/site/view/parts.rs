//! Parts that several pages share.

use super::{DataTable, Link};
use schemars::JsonSchema;
use serde::Serialize;

/// A piece of running text: HTML, or a table made from data.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// Finished HTML.
    Html(String),
    /// A table made from data.
    Table(Box<DataTable>),
}

/// A label and its value.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Fact {
    /// What the reader sees, as text.
    pub label: String,
    /// May be empty where nothing was written.
    pub value: String,
}

/// A state in word, shape and colour. `class`: `ok`, `late`, `overdue`, `soon`, `later`, `waiting`, `na`, `unknown`, `none`, `level-0` … `level-4`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash, PartialEq, Eq)]
pub struct State {
    /// For the stylesheet, never to be read by people.
    pub class: String,
    /// For people: says all that the colour says.
    pub label: String,
}

/// An editor's note on a slip of the original.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct NoteView {
    /// As in the mark of the text, from 1.
    pub number: usize,
    /// The words of the original.
    pub quote: String,
    /// What is probably meant.
    pub note: String,
}

/// An entry of a page's table of contents.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct TocEntry {
    /// Of the heading, from 2.
    pub level: u8,
    /// Of the heading: link to `#` and this.
    pub id: String,
    /// Of the heading.
    pub text: String,
}

/// Something that must be made public by a day, and whether it was.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ObligationRow {
    /// The element's id, unique on its page.
    pub id: String,
    /// What is to be made public.
    pub title: String,
    /// As the regulation names it, where `title` is a plain name.
    pub official: Option<String>,
    /// `Thông tư 36/2017/TT-BGDĐT, Điều 4 khoản 1 điểm a`, or the school's plan.
    pub basis: String,
    /// The regulation's page; absent for the school's own plan.
    pub basis_href: Option<String>,
    /// `30/6/2024`, `trước 25/9/2023`.
    pub due: String,
    /// ISO date of the last day; empty where it waits for one.
    pub due_iso: String,
    /// Not published yet: the optional script says how many days are left.
    pub open: bool,
    /// How far it is; of a repeated duty what of it needs somebody first.
    pub state: State,
    /// Of a repeated duty one state and how many of its days are in it, each.
    pub states: Vec<State>,
    /// Links to what was published.
    pub fulfilled: Vec<Link>,
    /// Where it is to be made public: `trang thông tin điện tử`.
    pub channels: Vec<String>,
    /// `Niêm yết 30 ngày: 28/5/2024 – 26/6/2024`.
    pub posting: Vec<String>,
    /// Who does it.
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
    /// What is asked, as a class: `disclosure`, `report`, `update`, `data`, `activity`.
    pub kind: &'static str,
    /// The school's own remark, as text.
    pub editor_note: Option<String>,
    /// The rule is written from memory in the pack.
    pub recalled: bool,
    /// What of it: `hạn`, `điều khoản`.
    pub certainty: Option<String>,
}

/// One day of a repeated duty.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SeriesTime {
    /// The element's id, unique on its page.
    pub id: String,
    /// `2024-05-28`.
    pub iso: String,
    /// What the reader sees, as text.
    pub label: String,
    /// How far it is.
    pub state: State,
    /// What was published for it.
    pub fulfilled: Vec<Link>,
}

/// A piece of evidence as the page may show it.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct EvidenceRow {
    /// The element's id, unique on its page.
    pub id: String,
    /// `[H1-1.1-01]`.
    pub code: String,
    /// What the piece is.
    pub title: String,
    /// Number and day; may be empty.
    pub number_date: String,
    /// Who issued or observed it; may be empty.
    pub issuer: String,
    /// The school's remark on it; may be empty.
    pub note: String,
    /// Box or room where it is kept; may be empty.
    pub place: String,
    /// Who may see it, in words.
    pub visibility: String,
    /// Only of evidence that is public.
    pub file: Option<Link>,
    /// SHA-256 of the file, for those who want to be sure.
    pub sha256: Option<String>,
    /// Its file is no longer what it was when it was recorded.
    pub changed: bool,
    /// Sheets that cite it.
    pub used_in: Vec<Link>,
    /// Of the first one of a standard in an index: what it and those below it belong to.
    pub group: Option<EvidenceGroup>,
}

/// A standard in an index of evidence.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct EvidenceGroup {
    /// The element's id, unique on its page.
    pub id: String,
    /// `Tiêu chuẩn 1: Tổ chức và quản lý nhà trường`.
    pub title: String,
}

/// An item of an improvement plan.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ImprovementCard {
    /// The element's id, unique on its page.
    pub id: String,
    /// `2.1`.
    pub criterion: String,
    /// As the circular has it.
    pub criterion_title: String,
    /// Its page in the assessment.
    pub criterion_href: Option<String>,
    /// The level aimed at: `Mức 2`.
    pub target: Option<String>,
    /// What is to be done.
    pub work_html: String,
    /// Who answers for it.
    pub lead: String,
    /// Who takes part.
    pub partners: Option<String>,
    /// `Tháng 9/2024`.
    pub start: Option<String>,
    /// `Tháng 5/2025`.
    pub finish: Option<String>,
    /// Money and where from; may be empty.
    pub budget_html: String,
    /// Who watches over it; may be empty.
    pub supervision_html: String,
    /// May be empty.
    pub note_html: String,
    /// How far it is.
    pub state: State,
    /// Day and what was done by then.
    pub progress: Vec<Fact>,
    /// The school's own remark, as text.
    pub editor_note: Option<String>,
    /// The plan that it belongs to.
    pub plan: Link,
}

/// How sure the data of a regulation is.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CertaintyNote {
    /// Which part of the pack.
    pub section: String,
    /// `seed`, `found`, `recalled`.
    pub status: &'static str,
    /// The status in words.
    pub label: String,
    /// What is known about it.
    pub note: Option<String>,
    /// Where the facts were taken from.
    pub sources: Vec<String>,
}

/// A plan as a picture: one bar an item over the years. Lengths are whole units of a drawing 1000 wide; the list of the plan's works below it says the same.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Timeline {
    /// What it shows.
    pub title: String,
    /// For those who cannot see it.
    pub description: String,
    /// Of the drawing, in its own units.
    pub height: u32,
    /// From the left.
    pub years: Vec<TimelineYear>,
    /// From the top.
    pub bars: Vec<TimelineBar>,
    /// The stated day, if it lies within.
    pub today: Option<u32>,
}

/// A line between two school years.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct TimelineYear {
    /// `2024-2025`.
    pub label: String,
    /// From the left edge.
    pub x: u32,
}

/// One item.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct TimelineBar {
    /// Criterion and work, shortened.
    pub label: String,
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Along the years.
    pub width: u32,
    /// Class of its state, which the picture also shows by pattern and word.
    pub class: String,
    /// The state in words.
    pub state: String,
}

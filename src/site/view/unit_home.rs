//! Home of a unit: what parents ask first, what is published, what is due.

use super::{Chrome, Fact, Link, State, UnitList};
use schemars::JsonSchema;
use serde::Serialize;

/// Home of a unit.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitHome {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// What kind of school, how large: `Công lập`, `290 trẻ`; each a short phrase.
    pub size: Vec<String>,
    /// Which year the counts among them are of.
    pub size_year: Option<String>,
    /// Whom to ask; absent for an office that gives nothing.
    pub reach: Box<Reach>,
    /// The school's own words to its readers.
    pub statement: Option<String>,
    /// `summary` of `unit.yaml`.
    pub summary: Option<String>,
    /// The school's own remark, as text.
    pub editor_note: Option<String>,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// Absent where nothing on fees was published.
    pub fees: Option<Box<Fees>>,
    /// What readers look for first; empty where nothing of it was published.
    pub figures: Vec<GlanceFigure>,
    /// The year that most of them are of: `năm học 2023-2024`.
    pub figures_year: Option<String>,
    /// Some of them, or of `size`, are invented: the page has to say so.
    pub figures_illustrative: bool,
    /// Where the school is put beside others.
    pub compare: Option<Link>,
    /// By which laws the limits are.
    pub laws: Option<String>,
    /// What was recognised, what the school rates itself; each with the page that says more.
    pub levels: Vec<Line>,
    /// How punctual the school was in its newest school year with duties; the way to the calendar.
    pub punctual: Option<Line>,
    /// Days that parents wait for: `Ngày họp cha mẹ đầu năm học: 15/9/2025`.
    pub days: Vec<Line>,
    /// That not all duties are followed, and why.
    pub following: Option<String>,
    /// Of a managing office: the units of this site that it manages.
    pub units: Option<Box<ManagedUnits>>,
    /// Only those that have something in them.
    pub sections: Vec<HomeSection>,
}

/// The units that an office manages.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ManagedUnits {
    /// As of the portal.
    pub totals: Vec<String>,
    /// One by one.
    pub list: UnitList,
    /// Their duties as a table; absent where none of them has a calendar.
    pub overview: Option<Link>,
}

/// How to reach a school.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct Reach {
    /// `0215 3 825 111` and its `tel:` address.
    pub phone: Option<Link>,
    /// The address of e-mail and its `mailto:` address.
    pub email: Option<Link>,
    /// The head's name.
    pub head: Option<String>,
    /// A school with neither telephone nor e-mail: the page says so.
    pub missing: bool,
}

/// A line with the page that says more.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Line {
    /// What it is about: `Công nhận`.
    pub label: String,
    /// What there is to say, as text.
    pub text: String,
    /// Absent where no page says more.
    pub href: Option<String>,
}

/// What parents pay.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Fees {
    /// Within a sentence: `năm học 2024-2025`.
    pub year: String,
    /// `474.000 đồng`; absent where nothing is paid monthly or daily.
    pub total: Option<String>,
    /// How the total was made, and what is not in it: sentences.
    pub explained: Vec<String>,
    /// In the order of the disclosure.
    pub rows: Vec<FeeRow>,
    /// The disclosure that says more.
    pub more: Link,
    /// The stated day is in a later school year, for which there is nothing.
    pub not_yet: Option<String>,
    /// Its figures are invented: the page has to say so.
    pub illustrative: bool,
}

/// One fee.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct FeeRow {
    /// What it is for.
    pub label: String,
    /// `40.000`, or the school's words; absent where the school gives none.
    pub amount: Option<String>,
    /// Behind the amount: `/tháng`.
    pub unit: Option<String>,
    /// Bắt buộc, thỏa thuận, thu hộ.
    pub kind: Option<String>,
}

/// A figure that readers look for first.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct GlanceFigure {
    /// `24,2`; `6,6%`; `25/25`.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// Against what the law allows or asks: class `beyond` or `within`; a line each.
    pub verdicts: Vec<State>,
    /// `năm trước 7,7%`; absent where the year before is not there.
    pub before: Option<String>,
    /// Where it is of another year than most of them.
    pub year: Option<String>,
    /// The disclosure that it stands in.
    pub href: String,
}

/// A block of links on a unit's home.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct HomeSection {
    /// Name of the section.
    pub title: String,
    /// The section's own page.
    pub href: String,
    /// The newest ones, and a link to all.
    pub items: Vec<HomeItem>,
}

/// A link with what there is to say about it.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct HomeItem {
    /// What the reader sees, as text.
    pub label: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// Number, day or period.
    pub detail: Option<String>,
    /// Absent where it has none.
    pub state: Option<State>,
    /// Its figures are invented: the page has to say so.
    pub illustrative: bool,
}

impl HomeItem {
    /// One without a state.
    pub fn of(label: String, href: String, detail: Option<String>) -> Self {
        Self { label, href, detail, state: None, illustrative: false }
    }
}

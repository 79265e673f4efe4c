//! The disclosure calendar: agenda, month grid, filters, the sheet for the staff room, this month, the managing office's overview.

use super::{Chrome, DataTable, Finder, Link, NavLink, ObligationRow, Pager, State};
use schemars::JsonSchema;
use serde::Serialize;

/// What the pages of one school year's calendar share.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarFrame {
    /// School years that have a calendar.
    pub years: Vec<NavLink>,
    /// For the school, for parents.
    pub readers: Vec<NavLink>,
    /// Agenda, month grid, by role, by channel, by content, sheet to print.
    pub views: Vec<NavLink>,
}

/// A school year as an agenda.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Links to the other years and views.
    pub frame: CalendarFrame,
    /// How weeks, working days and deadlines are read.
    pub explanations: Vec<String>,
    /// Five states at most and how many duties are in each; weekly and monthly ones too.
    pub counts: Vec<State>,
    /// The year in one line.
    pub strip: Vec<StripMonth>,
    /// Months that hold a deadline of a duty that comes once, in order.
    pub months: Vec<MonthView>,
    /// What comes back every week or month, a row each.
    pub repeated: Vec<ObligationRow>,
    /// Duties that wait for a day that the school has not named.
    pub waiting: Vec<ObligationRow>,
    /// What does not apply to the school.
    pub not_applicable: Vec<ObligationRow>,
    /// Lines of the school's plan that are about nothing to be made public.
    pub plan: Vec<ObligationRow>,
    /// Files to subscribe to.
    pub links: Vec<Link>,
    /// Who answers for it, by the regulations.
    pub document: Option<Link>,
    /// A rule of this year is written from memory.
    pub recalled: bool,
    /// Where the plan and the rules disagree.
    pub disagreements: Vec<String>,
}

/// A month of the year in one line.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct StripMonth {
    /// 1 to 12.
    pub number: i8,
    /// `Tháng 9/2023`.
    pub label: String,
    /// Duties whose last day lies in it.
    pub count: usize,
    /// The same in words.
    pub count_label: String,
    /// Of these what needs somebody first; absent where there are none.
    pub state: Option<State>,
    /// The stated day lies in it.
    pub today: bool,
    /// Where its duties are listed.
    pub href: Option<String>,
}

/// What parents ask for.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarParents {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Links to the other years and views.
    pub frame: CalendarFrame,
    /// Meetings, enrolment: where parents are asked to come or are handed something.
    pub meetings: Vec<ObligationRow>,
    /// Menus, weekly and monthly plans.
    pub repeated: Vec<ObligationRow>,
    /// What has been made public.
    pub published: Vec<ObligationRow>,
    /// What is still to be made public, and by when.
    pub coming: Vec<ObligationRow>,
}

/// A month of the calendar.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct MonthView {
    /// The element's id, unique on its page.
    pub id: String,
    /// `Tháng 9/2023`.
    pub label: String,
    /// By day; a repeated duty has one row a month.
    pub entries: Vec<ObligationRow>,
}

/// A school year as a table for each month.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarGrid {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Links to the other years and views.
    pub frame: CalendarFrame,
    /// Monday to Sunday.
    pub weekdays: Vec<String>,
    /// From September, or from the first deadline if that is earlier.
    pub months: Vec<GridMonth>,
}

/// One month.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct GridMonth {
    /// The element's id, unique on its page.
    pub id: String,
    /// `Tháng 9/2023`.
    pub caption: String,
    /// From the week of the month's first day to that of its last.
    pub weeks: Vec<GridWeek>,
}

/// One row: a week from Monday.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct GridWeek {
    /// `4–10/9`.
    pub label: String,
    /// Always seven.
    pub days: Vec<GridDay>,
}

/// One cell; `number` is none outside the month.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct GridDay {
    /// Day of the month, 1 to 31.
    pub number: Option<i8>,
    /// `2023-09-04`.
    pub iso: String,
    /// `Thứ Hai 4/9`, for phones.
    pub label: String,
    /// Its name: `Quốc khánh`.
    pub holiday: Option<String>,
    /// It is the stated day.
    pub today: bool,
    /// Deadlines of that day.
    pub entries: Vec<GridEntry>,
}

/// A deadline in a cell.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct GridEntry {
    /// What is due, in short.
    pub label: String,
    /// Its place in the agenda.
    pub href: String,
    /// How far it is.
    pub state: State,
}

/// The duties of a school year in groups: by role, channel or content. A link to a group shows that group alone.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarFilter {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Links to the other years and views.
    pub frame: CalendarFrame,
    /// What the groups are, in a sentence.
    pub lead: String,
    /// A group without duties is left out.
    pub groups: Vec<FilterGroup>,
}

/// One group.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct FilterGroup {
    /// The element's id, unique on its page.
    pub id: String,
    /// What the reader sees, as text.
    pub label: String,
    /// How many duties.
    pub count: usize,
    /// Files to subscribe to for this group alone.
    pub links: Vec<Link>,
    /// A row a duty.
    pub table: DataTable,
}

/// One sheet of A4 for the staff room.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarSheet {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Links to the other years and views.
    pub frame: CalendarFrame,
    /// A row a duty.
    pub table: DataTable,
    /// Where the plan and the rules disagree, below the table.
    pub notes: Vec<String>,
    /// Many rows: smaller print.
    pub dense: bool,
}

/// This month, and how punctual the last years were.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarHome {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// That not all duties are followed, and why.
    pub following: Option<String>,
    /// What is owed from earlier school years, then this month and the next.
    pub months: Vec<MonthView>,
    /// The calendar of each school year.
    pub years: Vec<Link>,
    /// Sheets to be printed at once: drafts that wait to be signed (in a preview), all sheets of the current year.
    pub all_sheets: Vec<Link>,
    /// What parents ask for, of the newest year.
    pub parents: Option<Link>,
    /// How many duties of each year were met in time.
    pub punctuality: Option<Punctuality>,
    /// Files to subscribe to.
    pub subscriptions: Vec<Link>,
}

/// How punctual a school was.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Punctuality {
    /// All years shown together; absent where no day has come.
    pub sentence: Option<String>,
    /// Whose word the days of publication are: the publication log's, or the school's.
    pub ground: String,
    /// The states of the cells.
    pub legend: Vec<State>,
    /// Newest first, a line each.
    pub years: Vec<PunctualYear>,
    /// The same in numbers.
    pub table: DataTable,
}

/// A school year in one line.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct PunctualYear {
    /// `2024-2025`.
    pub label: String,
    /// A duty each, by its last day: what it is and where it stands.
    pub cells: Vec<State>,
    /// The counts in words.
    pub line: String,
}

/// Units × duties, missing first.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CalendarOverview {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// School years, to choose from.
    pub years: Vec<NavLink>,
    /// What the table shows, in a sentence.
    pub lead: String,
    /// What all the units together have and lack.
    pub totals: String,
    /// Units whose duties are not followed, each with the reason.
    pub left_out: Vec<String>,
    /// The five states of the table's signs.
    pub legend: Vec<State>,
    /// The box that finds a unit in the table; absent where units are its columns.
    pub finder: Option<Finder>,
    /// Of up to twelve units a row a duty and a column a unit, else a row a unit and a column a group of duties.
    pub matrix: Option<DataTable>,
    /// A row a day of the year.
    pub deadlines: Option<DataTable>,
    /// How many duties each unit met in time.
    pub punctuality: Option<DataTable>,
    /// The other pages of a long table.
    pub pager: Option<Pager>,
    /// The table of units and duties as files, all units in each.
    pub data: Vec<Link>,
    /// Files to subscribe to.
    pub subscriptions: Vec<Link>,
}

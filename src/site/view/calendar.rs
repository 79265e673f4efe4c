//! The disclosure calendar: agenda, month grid, filters, the sheet for the staff room, this month, the managing office's overview.

use super::{Chrome, DataTable, Link, NavLink, ObligationRow, State};
use serde::Serialize;

/// What the pages of one school year's calendar share.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarFrame {
    pub years: Vec<NavLink>,
    /// Agenda, month grid, by role, by channel, by content, sheet to print.
    pub views: Vec<NavLink>,
}

/// A school year as an agenda.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarPage {
    pub chrome: Chrome,
    pub frame: CalendarFrame,
    /// How weeks, working days and deadlines are read.
    pub explanations: Vec<String>,
    pub counts: Vec<State>,
    pub months: Vec<MonthView>,
    /// Duties that wait for a day that the school has not named.
    pub waiting: Vec<ObligationRow>,
    pub links: Vec<Link>,
    /// Who answers for it, by the regulations.
    pub document: Option<Link>,
    pub recalled: bool,
    /// Where the plan and the rules disagree.
    pub disagreements: Vec<String>,
}

/// A month of the calendar.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct MonthView {
    pub id: String,
    /// `Tháng 9/2023`.
    pub label: String,
    pub entries: Vec<ObligationRow>,
}

/// A school year as a table for each month.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarGrid {
    pub chrome: Chrome,
    pub frame: CalendarFrame,
    /// Monday to Sunday.
    pub weekdays: Vec<String>,
    pub months: Vec<GridMonth>,
}

/// One month.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct GridMonth {
    pub id: String,
    pub caption: String,
    pub weeks: Vec<GridWeek>,
}

/// One row: a week from Monday.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct GridWeek {
    /// `4–10/9`.
    pub label: String,
    pub days: Vec<GridDay>,
}

/// One cell; `number` is none outside the month.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct GridDay {
    pub number: Option<i8>,
    pub iso: String,
    /// `Thứ Hai 4/9`, for phones.
    pub label: String,
    pub holiday: Option<String>,
    pub today: bool,
    pub entries: Vec<GridEntry>,
}

/// A deadline in a cell.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct GridEntry {
    pub label: String,
    pub href: String,
    pub state: State,
}

/// The duties of a school year in groups: by role, channel or content. A link to a group shows that group alone.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarFilter {
    pub chrome: Chrome,
    pub frame: CalendarFrame,
    pub lead: String,
    pub groups: Vec<FilterGroup>,
}

/// One group.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FilterGroup {
    pub id: String,
    pub label: String,
    pub count: usize,
    pub links: Vec<Link>,
    pub table: DataTable,
}

/// One sheet of A4 for the staff room.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarSheet {
    pub chrome: Chrome,
    pub frame: CalendarFrame,
    pub table: DataTable,
    pub notes: Vec<String>,
    /// Many rows: smaller print.
    pub dense: bool,
}

/// This month, and how punctual the last years were.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarHome {
    pub chrome: Chrome,
    pub months: Vec<MonthView>,
    pub years: Vec<Link>,
    /// All sheets of the current year, to be printed at once.
    pub all_sheets: Option<Link>,
    pub punctuality: Option<DataTable>,
    pub subscriptions: Vec<Link>,
}

/// Units × duties, missing first.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarOverview {
    pub chrome: Chrome,
    pub years: Vec<NavLink>,
    pub lead: String,
    pub legend: Vec<State>,
    pub matrix: Option<DataTable>,
    pub deadlines: Option<DataTable>,
    pub punctuality: Option<DataTable>,
    pub pages: Vec<NavLink>,
    pub subscriptions: Vec<Link>,
}

//! Schedules of external assessments.

use super::{Chrome, DataTable, Fact, Link};
use schemars::JsonSchema;
use serde::Serialize;

/// A managing office's schedule of external assessments.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ExternalPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The schedule as a document.
    pub document: Option<Link>,
    /// How many schools of each kind.
    pub counts: Vec<Fact>,
    /// A row a school.
    pub table: DataTable,
    /// In the order of time.
    pub months: Vec<ExternalMonth>,
}

/// Schools whose external assessment is asked for in one month.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ExternalMonth {
    /// `Tháng 10/2023`.
    pub label: String,
    /// Names.
    pub schools: Vec<String>,
}

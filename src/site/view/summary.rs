//! A unit on one page, in another language than Vietnamese.

use super::{Chrome, DataTable, Fact, Fees, Link};
use schemars::JsonSchema;
use serde::Serialize;

/// See the module.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitSummary {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// With the school year.
    pub fees_heading: Option<String>,
    /// Absent where nothing on fees was published.
    pub fees: Option<Fees>,
    /// With the school year.
    pub size_heading: Option<String>,
    /// Pupils and classes; may be empty.
    pub size: Vec<Fact>,
    /// Of self-assessments; may be empty.
    pub results: Vec<Fact>,
    /// The next ones; absent where there are none.
    pub deadlines: Option<DataTable>,
    /// Whom to ask.
    pub contact: Vec<Fact>,
    /// The unit's own home.
    pub home: Link,
}

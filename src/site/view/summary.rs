//! A unit on one page, in another language than Vietnamese.

use super::{Chrome, DataTable, Fact, Fees, GlanceFigure, Link};
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
    /// What kind of school, how large: `290 children`; each a short phrase.
    pub size: Vec<String>,
    /// Which year the counts among them are of.
    pub size_year: Option<String>,
    /// What readers look for first; empty where nothing of it was published.
    pub figures: Vec<GlanceFigure>,
    /// The year that most of them are of.
    pub figures_year: Option<String>,
    /// By which laws the limits are.
    pub laws: Option<String>,
    /// Of self-assessments; may be empty.
    pub results: Vec<Fact>,
    /// The next ones; absent where there are none.
    pub deadlines: Option<DataTable>,
    /// Whom to ask.
    pub contact: Vec<Fact>,
    /// The unit's own home.
    pub home: Link,
}

//! Schools side by side.

use super::{Chrome, DataTable, Link, NameFinder};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The page on which a reader puts schools side by side.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ComparisonPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The optional script that compares.
    pub script: String,
    /// Finds the schools to compare.
    pub finder: NameFinder,
    /// Schools that stand side by side at most.
    pub most: usize,
    /// The figures, in their order.
    pub figures: Vec<ComparedFigure>,
    /// What the language writes between thousands and before a fraction.
    pub marks: String,
    /// The middle of all schools of a kind, which needs no script.
    pub kinds: Vec<Link>,
}

/// A figure that schools are compared by.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ComparedFigure {
    /// As of the pack.
    pub id: String,
    /// What it counts.
    pub label: String,
}

/// The middle and the range of all schools of a kind, year by year.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct KindFiguresPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// What the table shows, in sentences.
    pub lead: String,
    /// A row a figure and circular, a column a school year.
    pub table: DataTable,
    /// Where single schools are put side by side.
    pub compare: Link,
}

/// Data for scripts, which pages that are opened from a disk can load.
#[derive(Clone, Debug, Serialize, Hash)]
#[serde(untagged)]
pub enum ScriptData {
    /// The names of all units.
    Names(UnitNames),
    /// The figures of a school.
    Figures(UnitFigures),
    /// Of all schools of a kind.
    Middles(KindFigures),
}

/// Names, with what tells units of one name apart.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct UnitNames {
    /// Where units are: `Xã Noong Luông, Điện Biên`; each once.
    #[serde(rename = "noi")]
    pub places: Vec<String>,
    /// Kinds of units; each once.
    #[serde(rename = "loai")]
    pub kinds: Vec<String>,
    /// What a former name is called: `Tên cũ`.
    #[serde(rename = "tenCu")]
    pub former_name: String,
    /// In the order of Vietnamese names.
    #[serde(rename = "truong")]
    pub units: Vec<NamedUnit>,
}

/// A unit: its folder, its name, its place and its kind by their positions; where there is more to say the names that it had, and that it is no more.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NamedUnit(
    pub String,
    pub String,
    pub usize,
    pub usize,
    #[serde(skip_serializing_if = "Option::is_none")] pub Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")] pub Option<String>,
);

/// The figures of a school over the years.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitFigures {
    /// Its folder.
    #[serde(rename = "ma")]
    pub slug: String,
    /// Its name.
    #[serde(rename = "ten")]
    pub name: String,
    /// Its kind: id and name.
    #[serde(rename = "loai")]
    pub kind: (String, String),
    /// By school year, then by figure.
    #[serde(rename = "nam")]
    pub years: BTreeMap<String, BTreeMap<String, UnitFigure>>,
}

/// A figure of a school in a year.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitFigure {
    /// As its page prints it.
    #[serde(rename = "so")]
    pub value: String,
    /// By which circular it was disclosed: id and number.
    #[serde(rename = "theo")]
    pub regulation: (String, String),
    /// The page that says it, from the unit's folder on.
    #[serde(rename = "trang")]
    pub page: String,
    /// The law's bound: whether it is the least, the bound, and the largest of several bounds.
    #[serde(rename = "luat", skip_serializing_if = "Option::is_none")]
    pub bound: Option<(bool, String, String)>,
    /// It is invented.
    #[serde(rename = "minhHoa", skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
}

/// The figures of all schools of a kind: by school year, by figure, by circular.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct KindFigures {
    /// Of its schools.
    #[serde(rename = "loai")]
    pub kind: String,
    /// See above.
    #[serde(rename = "nam")]
    pub years: BTreeMap<String, BTreeMap<String, BTreeMap<String, Middle>>>,
}

/// How many schools, the middle one, the least, the most.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Middle(pub usize, pub String, pub String, pub String);

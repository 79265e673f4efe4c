//! The names of all units as a script fetches them.

use serde::Serialize;

/// Names, with what tells units of one name apart.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitNames {
    /// Where units are: `Xã Noong Luông, Điện Biên`; each once.
    #[serde(rename = "noi")]
    pub places: Vec<String>,
    /// Kinds of units; each once.
    #[serde(rename = "loai")]
    pub kinds: Vec<String>,
    /// In the order of Vietnamese names.
    #[serde(rename = "truong")]
    pub units: Vec<NamedUnit>,
}

/// A unit: its folder, its name, its place and its kind by their positions.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NamedUnit(pub String, pub String, pub usize, pub usize);

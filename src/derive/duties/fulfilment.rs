//! What meets a duty.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something published that meets a duty: index into the unit's disclosures or documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// Position in [`crate::model::Unit::disclosures`].
    Disclosure(usize),
    /// Position in [`crate::model::Unit::documents`].
    Document(usize),
}

/// See [`Item`]; with the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fulfilment {
    /// When it became public; of an update when it was touched, by a correction too.
    pub published: Date,
    /// Which one.
    pub item: Item,
}

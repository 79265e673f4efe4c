//! What meets a duty.

use jiff::civil::Date;

/// Something published that meets a duty: index into the unit's disclosures or documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    Disclosure(usize),
    Document(usize),
}

/// See [`Item`]; with the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fulfilment {
    pub published: Date,
    pub item: Item,
}

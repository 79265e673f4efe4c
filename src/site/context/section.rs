//! Sections of a unit's pages, by name.

/// A section: the theme's word for it in the navigation. Pages of one file have a name of their own there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Section(pub(crate) &'static str);

impl Section {
    pub(crate) const HOME: Self = Self("nav_home");
    pub(crate) const DISCLOSURES: Self = Self("nav_disclosures");
    pub(crate) const CALENDAR: Self = Self("nav_calendar");
    pub(crate) const ASSESSMENTS: Self = Self("nav_assessments");
    pub(crate) const DOCUMENTS: Self = Self("nav_documents");
    pub(crate) const LOG: Self = Self("nav_log");
    /// Pages that the navigation does not lead to.
    pub(crate) const OTHER: Self = Self("nav_pages");
}

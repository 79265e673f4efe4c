//! The ways to look at a school year's duties, besides the agenda.

/// A view of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CalendarView {
    /// What parents ask for.
    Parents,
    Grid,
    Roles,
    Channels,
    Contents,
    /// One sheet to print.
    Sheet,
}

impl CalendarView {
    /// All but that of the parents, in the order of the links.
    pub(crate) const OTHERS: [Self; 5] = [Self::Grid, Self::Roles, Self::Channels, Self::Contents, Self::Sheet];

    /// Its name in addresses.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Parents => "cha-me",
            Self::Grid => "theo-thang",
            Self::Roles => "theo-vai-tro",
            Self::Channels => "theo-hinh-thuc",
            Self::Contents => "theo-noi-dung",
            Self::Sheet => "ban-in",
        }
    }

    /// The key of its name in the words of the theme.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Parents => "view_parents",
            Self::Grid => "view_grid",
            Self::Roles => "view_role",
            Self::Channels => "view_channel",
            Self::Contents => "view_content",
            Self::Sheet => "view_sheet",
        }
    }
}

//! What keeps a paper from being made.

use krilla::error::KrillaError;
use krilla::image::Image;

/// Why a page has no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPaper {
    /// Its template prints nothing that belongs on paper.
    Empty,
    /// It has no `<title>`: every file says what it is.
    Untitled,
    /// Its `<html>` has no `lang`.
    NoLanguage,
    /// What writes the file refuses it.
    Unwritable,
}

/// What keeps the file from being written as it is.
pub(super) enum Refused {
    Paper(NoPaper),
    /// This picture is damaged.
    Picture(Image),
}

impl Refused {
    pub(super) fn of(error: KrillaError) -> Self {
        match error {
            KrillaError::Image(image, ..) | KrillaError::SixteenBitImage(image, _) => Self::Picture(image),
            _ => Self::Paper(NoPaper::Unwritable),
        }
    }

    pub(super) fn reason(self) -> NoPaper {
        match self {
            Self::Paper(lack) => lack,
            Self::Picture(_) => NoPaper::Unwritable,
        }
    }
}

//! Why a line cannot be followed.

/// With what would be better, where that is known.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) what: String,
    pub(super) hint: Option<String>,
}

impl From<String> for Refused {
    fn from(what: String) -> Self {
        Self { what, hint: None }
    }
}

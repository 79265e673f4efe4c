//! A field that has begun and not ended, and what becomes of the text within it.

use super::dropped::Dropped;
use super::form_field::Control;

/// A field that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// The result is being read, no longer the instruction.
    pub(super) in_result: bool,
    pub(super) has_result: bool,
    /// Of an old form: what it shows.
    pub(super) control: Option<Control>,
}

/// What is to become of a text within the open fields.
pub(super) enum Standing {
    /// It shows.
    Shown,
    /// It is an instruction, or a page's number.
    Silent,
    /// It does not come onto a page, and that is said.
    Dropped(Dropped),
}

impl Field {
    fn kind(&self) -> String {
        self.instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase()
    }

    pub(super) fn standing(&self) -> Standing {
        match self.kind().as_str() {
            _ if !self.in_result => Standing::Silent,
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Standing::Silent,
            "TOC" | "INDEX" | "TOA" => Standing::Dropped(Dropped::Contents),
            _ => Standing::Shown,
        }
    }

    /// The address of a link: `HYPERLINK "https://…"`.
    pub(super) fn link(&self) -> Option<String> {
        let rest = self.instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
        let address = rest.strip_prefix('"')?.split('"').next()?;
        Some(address.to_owned())
    }
}

//! Which parts of a view stand on the printed sheet.
//!
//! Every field is either printed or around the sheet: it leads to other pages and changes by what happens elsewhere. A new field has to be put
//! on one of the lists, or the program does not compile.

use super::{CalendarSheet, Chrome, CriterionPage, DocumentPage, ReportPage, View};

/// A page that is printed as a document of its own.
pub(crate) trait Paper {
    /// The frame around it, where its foot is put.
    fn chrome(&mut self) -> &mut Chrome;

    /// What it says on paper: a line `field:JSON` for each field, in the order of the lists below.
    fn printed(&self) -> Vec<u8>;
}

macro_rules! paper {
    ($view:ident: $($printed:ident)*; around: $($around:ident)*) => {
        impl Paper for $view {
            fn chrome(&mut self) -> &mut Chrome {
                &mut self.chrome
            }

            fn printed(&self) -> Vec<u8> {
                let Self { chrome: _, $($around: _,)* $($printed,)* } = self;
                let mut lines = Vec::new();
                $(
                    lines.extend_from_slice(concat!(stringify!($printed), ":").as_bytes());
                    // plain data always has a JSON form
                    serde_json::to_writer(&mut lines, $printed).unwrap_or_default();
                    lines.push(b'\n');
                )*
                lines
            }
        }
    };
}

paper!(DocumentPage:
    toc national_name motto parent_organ_html organ_html number_html place_date kind_name subject_html legal_basis_html body annex signer_html
    recipients_html notes;
    around: facts related);
paper!(ReportPage:
    national_name motto governing_body organ place_year parts contents members abbreviations rating summary database opening_html standards further
    further_rule conclusion evidence;
    around:);
paper!(CriterionPage:
    number title opening sections paper;
    around: regulation edition standard result obstacle review target leads mandatory title_confidence levels indicators thresholds text_basis
    editor_note improvement not_in_plan evidence recalled evidence_index history previous next);
paper!(CalendarSheet: table notes dense; around: frame);

impl View {
    /// The page as a sheet of paper, if it is one.
    pub(crate) fn paper(&mut self) -> Option<&mut dyn Paper> {
        match self {
            Self::Document(view) => Some(&mut **view),
            Self::Report(view) => Some(&mut **view),
            Self::Criterion(view) => Some(&mut **view),
            Self::CalendarSheet(view) => Some(&mut **view),
            _ => None,
        }
    }
}

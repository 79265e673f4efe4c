//! Views: what a template sees, and all that it sees. Plain data, serialisable and hashable, so that `hash(theme, view)` names the bytes.
//!
//! Fields ending in `_html` hold finished HTML; everything else is text that the template escapes. Dates, numbers and wording are final here:
//! a number is computed once, and page, CSV and print show this one.

mod all_sheets;
mod assessment;
mod calendar;
mod catalogue;
mod cell;
mod chrome;
mod comparison;
mod contract;
mod criteria;
mod criterion_paper;
mod dataset;
mod directory;
mod disclosure;
mod disclosure_parts;
mod document;
mod external;
mod feed;
mod form_summary;
mod home;
mod ics;
mod paper_file;
mod paper_pictures;
mod paper_weight;
mod parts;
mod printed;
mod record;
mod regulation;
mod report;
mod search;
mod share;
mod sheet;
mod sheet_foot;
mod summary;
mod table;
mod text_file;
mod unit_home;
mod units;
mod word_form;
mod workbook;

pub use all_sheets::{AllSheets, SheetView};
pub use assessment::*;
pub use calendar::*;
pub use catalogue::{Catalogue, CatalogueDataset, CatalogueFile};
pub use cell::{Cell, Piece};
pub use chrome::{Chrome, LanguageLink, Link, NavItem, RecordLine, RecordMark, UnitChrome};
pub use comparison::*;
pub use contract::contract;
pub use criteria::*;
pub use criterion_paper::CriterionPaper;
pub use dataset::*;
pub use directory::*;
pub use disclosure::*;
pub use disclosure_parts::*;
pub use document::*;
pub use external::*;
pub use feed::{Feed, FeedEntry};
pub use form_summary::*;
pub use home::*;
pub use ics::{IcsCalendar, IcsEvent, IcsRepeat};
pub use paper_file::PaperLink;
pub(crate) use paper_pictures::PaperPictures;
pub use paper_pictures::PictureFile;
pub(crate) use paper_weight::{open_label, weighed};
pub use parts::{
    Block, CertaintyNote, EvidenceGroup, EvidenceRow, Fact, ImprovementCard, NoteView, ObligationRow, SeriesTime,
    State, Timeline, TimelineBar, TimelineYear, TocEntry,
};
pub use record::*;
pub use regulation::*;
pub use report::*;
pub use search::{PageIndex, SearchView, SearchedUnit};
pub use share::Share;
pub use sheet::FormPaper;
pub use sheet_foot::{QrView, SheetFoot};
pub use summary::UnitSummary;
pub use table::{DataTable, TableCell, TableHeader, TableRow};
pub use text_file::TextFile;
pub use unit_home::*;
pub use units::*;
pub use word_form::{FormBlock, FormCell, FormLook, WordForm};
pub use workbook::{AskWords, BookCell, BookCheck, BookContent, BookLook, BookSheet, OpenColumn, WorkbookView};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a page is among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A page that readers are sent to: by search, by indexes, in every language of the site.
    Page,
    /// It shows others in another way: search and indexes lead to those.
    Again,
    /// It repeats others, and is there once for all languages; search engines are not sent to it either.
    Once,
    /// It answers for addresses that are not there.
    Anywhere,
}

/// The kinds of pages, one a row: its name and view, its template, its role.
macro_rules! pages {
    ($($name:ident($view:ty) $template:literal $role:ident,)*) => {
        /// One page's view, by template.
        #[derive(Clone, Debug, Serialize, Hash)]
        #[serde(untagged)]
        pub enum View {
            $(
                #[doc = concat!("What `", $template, "` gets.")]
                $name($view),
            )*
        }

        impl View {
            /// The templates of all kinds of pages.
            pub const TEMPLATES: &[&str] = &[$($template,)*];

            /// The template that prints it.
            pub fn template(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $template,)*
                }
            }

            /// The schemas of what the templates get, by template. What several share stands in the generator's definitions.
            fn schemas(generator: &mut SchemaGenerator) -> BTreeMap<&'static str, Schema> {
                BTreeMap::from([$(($template, <$view as JsonSchema>::json_schema(generator)),)*])
            }

            /// What stands around it.
            pub fn chrome(&self) -> &Chrome {
                match self {
                    $(Self::$name(view) => &view.chrome,)*
                }
            }

            /// The same, to be filled in.
            pub(crate) fn chrome_mut(&mut self) -> &mut Chrome {
                match self {
                    $(Self::$name(view) => &mut view.chrome,)*
                }
            }

            /// What it is among the pages of the site.
            pub fn role(&self) -> Role {
                match self {
                    $(Self::$name(_) => Role::$role,)*
                }
            }
        }
    };
}

pages! {
    Portal(Portal) "portal.html" Page,
    Directory(Box<DirectoryPage>) "directory.html" Page,
    UnitHome(UnitHome) "unit.html" Page,
    UnitSummary(Box<UnitSummary>) "summary.html" Page,
    DocumentList(DocumentList) "documents.html" Page,
    Document(Box<DocumentPage>) "document.html" Page,
    RegulationList(RegulationList) "regulations.html" Page,
    Regulation(Box<RegulationPage>) "regulation.html" Page,
    Standard(StandardPage) "standard.html" Page,
    AssessmentList(AssessmentList) "assessments.html" Page,
    Assessment(Box<AssessmentPage>) "assessment.html" Page,
    AssessmentProcess(Box<AssessmentProcess>) "assessment-process.html" Page,
    AssessmentStandard(AssessmentStandardPage) "assessment-standard.html" Page,
    Report(Box<ReportPage>) "report.html" Page,
    Criterion(Box<CriterionPage>) "criterion.html" Page,
    Evidence(Box<EvidencePage>) "evidence.html" Page,
    Improvement(Box<ImprovementPage>) "improvement.html" Page,
    DisclosureList(DisclosureList) "disclosures.html" Page,
    Disclosure(Box<DisclosurePage>) "disclosure.html" Page,
    DisclosureYears(DisclosureYears) "disclosure-years.html" Page,
    AnnualReport(Box<AnnualReportPage>) "annual-report.html" Page,
    Calendar(Box<CalendarPage>) "calendar.html" Page,
    CalendarParents(Box<CalendarParents>) "calendar-parents.html" Again,
    CalendarGrid(CalendarGrid) "calendar-grid.html" Again,
    CalendarFilter(CalendarFilter) "calendar-filter.html" Again,
    CalendarSheet(Box<CalendarSheet>) "calendar-sheet.html" Again,
    CalendarHome(Box<CalendarHome>) "calendar-home.html" Page,
    CalendarOverview(Box<CalendarOverview>) "calendar-overview.html" Page,
    AllSheets(AllSheets) "all-sheets.html" Once,
    External(ExternalPage) "external.html" Page,
    Log(LogPage) "log.html" Again,
    LogHistory(Box<LogHistory>) "log-history.html" Again,
    LogVersion(Box<LogVersion>) "log-version.html" Once,
    LogConfirmation(Box<LogConfirmation>) "log-confirmation.html" Once,
    Withdrawn(Box<WithdrawnPage>) "log-withdrawn.html" Page,
    Free(FreePageView) "page.html" Page,
    TextFile(TextFile) "text-file.html" Page,
    Comparison(Box<ComparisonPage>) "comparison.html" Page,
    KindFigures(Box<KindFiguresPage>) "kind-figures.html" Page,
    Search(SearchView) "search.html" Again,
    PageIndex(PageIndex) "page-index.html" Again,
    Accessibility(Accessibility) "accessibility.html" Page,
    NotFound(NotFound) "404.html" Anywhere,
}

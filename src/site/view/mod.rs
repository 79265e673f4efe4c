//! Views: what a template sees, and all that it sees. Plain data, serialisable and hashable, so that `hash(theme, view)` names the bytes.
//!
//! Fields ending in `_html` hold finished HTML; everything else is text that the template escapes. Dates, numbers and wording are final here:
//! a number is computed once, and page, CSV and print show this one.

mod all_sheets;
mod assessment;
mod calendar;
mod chrome;
mod dataset;
mod disclosure;
mod disclosure_parts;
mod document;
mod feed;
mod home;
mod ics;
mod parts;
mod regulation;
mod search;
mod share;
mod sheet;
mod sheet_foot;
mod table;

pub use all_sheets::{AllSheets, SheetView};
pub use assessment::*;
pub use calendar::*;
pub use chrome::{Chrome, LanguageLink, Link, NavItem, UnitChrome};
pub use dataset::*;
pub use disclosure::*;
pub use disclosure_parts::*;
pub use document::*;
pub use feed::{Feed, FeedEntry};
pub use home::*;
pub use ics::{IcsCalendar, IcsEvent, IcsRepeat};
pub use parts::{
    Block, CertaintyNote, EvidenceRow, Fact, ImprovementCard, NoteView, ObligationRow, SeriesTime, State, Timeline,
    TimelineBar, TimelineYear, TocEntry,
};
pub use regulation::*;
pub use search::{PageIndex, SearchView};
pub use share::Share;
pub use sheet::FormPaper;
pub use sheet_foot::{QrView, SheetFoot};
pub use table::{DataTable, TableCell, TableHeader, TableRow};

use serde::Serialize;

/// One page's view, by template.
#[derive(Clone, Debug, Serialize, Hash)]
#[serde(untagged)]
pub enum View {
    Portal(Portal),
    UnitHome(UnitHome),
    DocumentList(DocumentList),
    Document(Box<DocumentPage>),
    RegulationList(RegulationList),
    Regulation(Box<RegulationPage>),
    Standard(StandardPage),
    AssessmentList(AssessmentList),
    Assessment(Box<AssessmentPage>),
    AssessmentStandard(AssessmentStandardPage),
    Report(Box<ReportPage>),
    Criterion(Box<CriterionPage>),
    Evidence(Box<EvidencePage>),
    Improvement(Box<ImprovementPage>),
    DisclosureList(DisclosureList),
    Disclosure(Box<DisclosurePage>),
    DisclosureYears(DisclosureYears),
    AnnualReport(Box<AnnualReportPage>),
    Calendar(Box<CalendarPage>),
    CalendarGrid(CalendarGrid),
    CalendarFilter(CalendarFilter),
    CalendarSheet(Box<CalendarSheet>),
    CalendarHome(Box<CalendarHome>),
    CalendarOverview(Box<CalendarOverview>),
    AllSheets(AllSheets),
    External(ExternalPage),
    Free(FreePageView),
    Search(SearchView),
    PageIndex(PageIndex),
    Accessibility(Accessibility),
    NotFound(NotFound),
}

impl View {
    /// The template that prints it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Portal(_) => "portal.html",
            Self::UnitHome(_) => "unit.html",
            Self::DocumentList(_) => "documents.html",
            Self::Document(_) => "document.html",
            Self::RegulationList(_) => "regulations.html",
            Self::Regulation(_) => "regulation.html",
            Self::Standard(_) => "standard.html",
            Self::AssessmentList(_) => "assessments.html",
            Self::Assessment(_) => "assessment.html",
            Self::AssessmentStandard(_) => "assessment-standard.html",
            Self::Report(_) => "report.html",
            Self::Criterion(_) => "criterion.html",
            Self::Evidence(_) => "evidence.html",
            Self::Improvement(_) => "improvement.html",
            Self::DisclosureList(_) => "disclosures.html",
            Self::Disclosure(_) => "disclosure.html",
            Self::DisclosureYears(_) => "disclosure-years.html",
            Self::AnnualReport(_) => "annual-report.html",
            Self::Calendar(_) => "calendar.html",
            Self::CalendarGrid(_) => "calendar-grid.html",
            Self::CalendarFilter(_) => "calendar-filter.html",
            Self::CalendarSheet(_) => "calendar-sheet.html",
            Self::CalendarHome(_) => "calendar-home.html",
            Self::CalendarOverview(_) => "calendar-overview.html",
            Self::AllSheets(_) => "all-sheets.html",
            Self::External(_) => "external.html",
            Self::Free(_) => "page.html",
            Self::Search(_) => "search.html",
            Self::PageIndex(_) => "page-index.html",
            Self::Accessibility(_) => "accessibility.html",
            Self::NotFound(_) => "404.html",
        }
    }

    /// What stands around it.
    pub fn chrome(&self) -> &Chrome {
        match self {
            Self::Portal(view) => &view.chrome,
            Self::UnitHome(view) => &view.chrome,
            Self::DocumentList(view) => &view.chrome,
            Self::Document(view) => &view.chrome,
            Self::RegulationList(view) => &view.chrome,
            Self::Regulation(view) => &view.chrome,
            Self::Standard(view) => &view.chrome,
            Self::AssessmentList(view) => &view.chrome,
            Self::Assessment(view) => &view.chrome,
            Self::AssessmentStandard(view) => &view.chrome,
            Self::Report(view) => &view.chrome,
            Self::Criterion(view) => &view.chrome,
            Self::Evidence(view) => &view.chrome,
            Self::Improvement(view) => &view.chrome,
            Self::DisclosureList(view) => &view.chrome,
            Self::Disclosure(view) => &view.chrome,
            Self::DisclosureYears(view) => &view.chrome,
            Self::AnnualReport(view) => &view.chrome,
            Self::Calendar(view) => &view.chrome,
            Self::CalendarGrid(view) => &view.chrome,
            Self::CalendarFilter(view) => &view.chrome,
            Self::CalendarSheet(view) => &view.chrome,
            Self::CalendarHome(view) => &view.chrome,
            Self::CalendarOverview(view) => &view.chrome,
            Self::AllSheets(view) => &view.chrome,
            Self::External(view) => &view.chrome,
            Self::Free(view) => &view.chrome,
            Self::Search(view) => &view.chrome,
            Self::PageIndex(view) => &view.chrome,
            Self::Accessibility(view) => &view.chrome,
            Self::NotFound(view) => &view.chrome,
        }
    }

    /// Whether search and indexes lead to it: not to pages that only show others in another way.
    pub fn is_found(&self) -> bool {
        !matches!(
            self,
            Self::Search(_)
                | Self::PageIndex(_)
                | Self::NotFound(_)
                | Self::CalendarGrid(_)
                | Self::CalendarFilter(_)
                | Self::CalendarSheet(_)
                | Self::AllSheets(_)
        )
    }
}

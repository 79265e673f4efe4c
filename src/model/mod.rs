//! What a site says: units and their documents, assessments, plans, disclosures and calendars, every reference resolved.
//!
//! [`open`] and [`UnitSources::read`] make a [`Site`] from a snapshot. Each kind of source has a file of its own here, with its types and its
//! reader, and a row in `kinds.rs`.
//!
//! **Invariant:** knows no rendering, no theme, no disk, no clock.
#![doc = include_str!("SOURCES.md")]

mod assessment;
mod assessment_plan;
mod bind;
mod blank;
mod book;
mod calendar;
mod closed;
mod content_ref;
mod correction;
mod criterion_sheet;
mod database;
mod disclosure;
mod document;
mod event_time;
mod evidence;
mod external;
mod figure_table;
mod following;
mod held_back;
mod improvement;
mod kinds;
mod logged;
mod page;
mod paper_kind;
mod privacy_exception;
mod profile;
mod reading;
mod school_dates;
mod sheet_cell;
mod shelf;
mod site;
mod typed_money;
mod unit;
mod value;
mod wanted;
mod word;
mod written;

pub use assessment::Assessment;
pub use assessment_plan::{Assignment, Council, Group, Member, Resource, ScheduleStep};
pub(crate) use bind::resolve_target;
pub use bind::{Opened, UnitSources, across_units, open, unit_folders, unit_of, unit_slug};
pub use blank::blank_disclosure;
pub use calendar::{Event, EventKind, SchoolCalendar};
pub use closed::{Closed, Ending, FormerName};
pub use content_ref::{Asks, ContentRef, RefTime};
pub use correction::Correction;
pub use criterion_sheet::{CriterionSheet, SheetPart};
pub use database::Database;
pub use disclosure::{
    ContactCard, Disclosure, Explanation, ExtraRow, FilledTable, ItemBody, ItemSection, LinkTarget, LinkedDocument,
    Span as TimeSpan, Subject,
};
pub use document::{Annex, Document, EditorNote, Signer};
pub use event_time::When;
pub use evidence::{Evidence, EvidenceList, Visibility};
pub use external::{ExternalEntry, ExternalSchedule, ExternalStatus};
pub use figure_table::{FigureColumn, FigureRow, FigureTable, compare as compare_values};
pub use following::Following;
pub use held_back::{HeldBack, Version};
pub use improvement::{ImprovementItem, ImprovementPlan, Progress, ProgressState};
pub use kinds::{is_linkable, is_shared, let_go_of_texts};
pub use logged::Logged;
pub use page::FreePage;
pub use paper_kind::PaperKind;
pub use privacy_exception::PrivacyException;
pub use profile::Recognition;
pub use school_dates::{Assigned, EventDate, Exemption, SchoolDates};
pub use shelf::{Office, Shelf};
pub use site::{Contact, Licence, Site, Units};
pub use typed_money::TypedMoney;
pub use unit::{Ownership, Unit, named_only, unit_name};
pub use value::Value;
pub use word::{Addresses, Becomes, Conversion, Converted, own_form};

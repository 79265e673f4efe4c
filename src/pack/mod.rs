//! Regulations as data. Each circular is a versioned pack: a YAML file in `data/`, embedded in the program, overlaid by a site's `packs/`.
//!
//! **Law lives here and nowhere else**: a new circular is a new file, never a new `if`. Every pack carries its provenance; what is marked
//! `recalled` (written down from memory, to be compared with the original) stays marked wherever it is shown.
//!
//! **Invariant:** knows no rendering, no theme, no disk, no clock.
//!
//! ```
//! let packs = congkhai::pack::Packs::embedded();
//! let circular = packs.framework("tt19-2018").unwrap();
//! assert_eq!(circular.catalogues[0].criteria().count(), 25);
//! ```

mod budget;
mod calendar;
mod called;
mod catalogue;
mod channel;
mod choices;
mod content;
mod criterion_id;
mod database;
mod document_reading;
mod due;
mod dues;
mod fee_rules;
mod figures;
mod form;
mod framework;
mod glance;
mod glance_lint;
mod headline;
mod holidays;
mod ids;
mod in_force;
mod laid;
mod layout;
mod limits;
mod lint;
mod load;
mod money;
mod one_file;
mod plain_name;
mod privacy;
mod provenance;
mod purpose;
mod references;
mod regime;
mod relabelling;
mod remark;
mod resolve;
mod schools;
mod sheet_forms;
mod translation;
mod workbook;
mod workbook_items;
mod writing;

pub use budget::{BudgetDisclosure, BudgetPeriod, Owner};
pub use calendar::{CalendarRules, Condition, MonthDay, NamedEvent, Role, Term};
pub use called::is_called;
pub use catalogue::{Catalogue, Criterion, Edition, Indicator, Profile, Standard, Threshold};
pub use channel::Channel;
pub use content::{AnnualReport, Item, ItemKind, MinimumRule, RecordShares, ReportSection, SuggestedTable};
pub use criterion_id::CriterionId;
pub use database::{DatabaseColumn, DatabaseRow, DatabaseTable};
pub use document_reading::{DocumentReading, HeadingWord, ToldRow};
pub use due::{Due, Of, Rule, Wait, Weekday};
pub use fee_rules::{FeeKind, FeePeriod, FeeRules};
pub use figures::{Chart, Check, CheckKind, Operand, Side, YearChange};
pub use form::{CellType, Column, ColumnRole, Form, FormSignature, Row as FormRow};
pub use framework::{
    CriterionRule, CriterionRuleKind, EvidenceScheme, Framework, Further, FurtherItem, LevelRule, Rating, Requirement,
    ThresholdColumn, Thresholds,
};
pub use glance::{FigureSource, Glance, KeyFigure, Operands, Show};
pub use headline::{Headline, Performance, Shares};
pub use holidays::{Counted, DaysOff, HolidayYear, Holidays};
pub use layout::{Cell, HeaderCell, LeafColumn, RowLayout, SUM_ROW, TableLayout, VALUE_COLUMN};
pub use limits::Limits;
pub use money::{MoneyUnit, MoneyUnits};
pub use plain_name::PLAIN_NAME;
pub use privacy::{LineWord, ListRule, Privacy, PrivacyRule, PupilRule, What, Words};
pub use provenance::{Amendment, Certainty, LawRef, Provenance};
pub use purpose::Purpose;
pub use regime::{Audience, ColumnWords, Content, Regime, Reporting, Retention, Schedule};
pub use relabelling::Relabelling;
pub use remark::{Against, Remark};
pub use schools::{SchoolPack, SchoolRole, SchoolType, Schools};
pub use sheet_forms::{
    CriterionSheet as SheetForm, PlanColumn, PlanField, PlanTable, PlanValue, ReportContent, ReportPart, SectionRole,
    SheetForms, SheetSection, SheetWords, SitePart, Step, bare_section,
};
pub use translation::Translation;
pub use workbook::{
    AskWords, Book, BookChoice, BookKey, BookList, ChoicesFrom, FigureWords, ItemWords, KeyKind, ReportKeys,
    WorkbookWords, Workbooks,
};
pub use writing::{DateZeros, DocumentFormat, KindAbbreviation};

use crate::parse::prose::CodeShapes;
use laid::Laid;
use std::sync::Arc;

/// All regulations that a build knows.
#[derive(Clone, Debug)]
pub struct Packs {
    /// Accreditation, newest first.
    pub frameworks: Vec<Arc<Framework>>,
    /// Disclosure, newest first.
    pub regimes: Vec<Arc<Regime>>,
    /// Structure of the criterion sheet and the report (official letters 5932 and 5942/BGDĐT-QLCL of 2018).
    pub sheets: Arc<SheetForms>,
    /// Decree 30/2020/NĐ-CP.
    pub document_format: Arc<DocumentFormat>,
    /// How "week 3 of September" is read.
    pub calendar: Arc<CalendarRules>,
    /// Days off by year.
    pub holidays: Arc<Holidays>,
    /// Kinds of institutions.
    pub schools: Arc<Schools>,
    /// What a school's front page shows first.
    pub glance: Arc<Glance>,
    /// Units of money and what they are in đồng.
    pub money: Arc<MoneyUnits>,
    /// Workbooks to be filled in.
    pub workbooks: Arc<Workbooks>,
    /// What tells that a text speaks of one person.
    pub privacy: Arc<Privacy>,
    /// Official words in other languages.
    pub translations: Vec<Arc<Translation>>,
    /// What looks like an evidence code of any framework, in running text.
    pub codes: CodeShapes,
    /// Tables of forms that were laid out.
    laid: Arc<Laid>,
}

impl Packs {
    /// An accreditation framework by its id.
    pub fn framework(&self, id: &str) -> Option<&Arc<Framework>> {
        self.frameworks.iter().find(|f| f.id == id)
    }

    /// A disclosure regime by its id.
    pub fn regime(&self, id: &str) -> Option<&Arc<Regime>> {
        self.regimes.iter().find(|r| r.id == id)
    }

    /// An official text in another language; `None`: nobody has translated it.
    pub fn translated(&self, text: &str, language: &str) -> Option<String> {
        self.translations.iter().filter(|t| t.language == language).find_map(|t| t.of(text))
    }

    /// The parts of a price's unit in another language: `trẻ/tháng`: child, month.
    pub fn unit_parts(&self, unit: &str, language: &str) -> Option<Vec<&str>> {
        self.translations.iter().filter(|t| t.language == language).find_map(|t| t.parts_of(unit))
    }

    /// The tables of a form, by its position, laid out for a school of the given audiences (`thcs`, `thpt`).
    pub fn layouts(&self, regime: &Regime, form: usize, audiences: &[&str]) -> Arc<[Arc<TableLayout>]> {
        self.laid.of(regime, form, audiences)
    }
}

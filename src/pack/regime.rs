//! Disclosure regimes: what must be made public, in which form, by when and where.

use super::budget::{BudgetDisclosure, Owner};
use super::channel::Channel;
use super::content::{AnnualReport, Item, SuggestedTable};
use super::due::Due;
use super::figures::YearChange;
use super::form::{Form, Row, Table};
use super::provenance::{Amendment, LawRef, OneOrMany, Provenance};
use super::relabelling::Relabelling;
use super::remark::Remark;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One circular on disclosure, e.g. 36/2017/TT-BGDĐT.
#[derive(Clone, Debug, Deserialize)]
pub struct Regime {
    /// `tt36-2017`: what disclosures name in `regulation`; part of addresses.
    pub id: String,
    /// `36/2017/TT-BGDĐT`.
    pub number: String,
    /// As the circular has it.
    pub title: String,
    /// Who issued it: `Bộ Giáo dục và Đào tạo`, `Bộ Tài chính`.
    pub issuer: String,
    /// ISO dates.
    pub issued: String,
    /// When this data was last changed: calendars made from it carry the date.
    pub revised: Option<String>,
    /// First day on which it holds; `None`: it has always held, as far as duties are concerned.
    pub effective: Option<String>,
    /// First day on which it no longer holds.
    pub ended: Option<String>,
    /// Of budget reports: the first budget year that they are asked for by this law; it goes before `effective`. `None`: `effective` decides.
    pub first_budget_year: Option<i16>,
    /// The last budget year; it goes before `ended`. `None`: `ended` decides.
    pub last_budget_year: Option<i16>,
    /// Circulars that it put out of force; may be empty.
    #[serde(default)]
    pub replaces: OneOrMany<LawRef>,
    /// What put it out of force; empty or `None`: nothing that the data knows of.
    pub replaced_by: Option<OneOrMany<LawRef>>,
    /// What changed it while it held; may be empty.
    #[serde(default)]
    pub amended_by: Vec<Amendment>,
    /// Kinds of school that it addresses; contents, schedules and forms name them by id.
    #[serde(default)]
    pub applies_to: Vec<Audience>,
    /// All that must be made public, in the order of the circular.
    #[serde(default)]
    pub contents: Vec<Content>,
    /// When contents are due; some are contents of their own (a weekly menu).
    #[serde(default)]
    pub schedules: Vec<Schedule>,
    /// Ways of making public (hình thức công khai).
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Reports to the managing office; only some circulars ask for them.
    #[serde(default)]
    pub reporting: Vec<Reporting>,
    /// Budget reports; empty in circulars of the education ministry.
    #[serde(default)]
    pub disclosures: Vec<BudgetDisclosure>,
    /// Biểu mẫu; empty: the circular gives none.
    #[serde(default)]
    pub forms: Vec<Form>,
    /// Changes of words by other circulars, by the ids that rows and columns name in `relabelled`.
    #[serde(default)]
    pub relabellings: BTreeMap<String, Relabelling>,
    /// Lists of rows shared by several forms (`rows_ref`).
    #[serde(default)]
    pub row_sets: BTreeMap<String, Vec<Row>>,
    /// From which change on a main figure should be explained: the project's rule. `None`: changes are not looked at.
    pub year_change: Option<YearChange>,
    /// Column heads of tables that the circular gives no form for.
    #[serde(default)]
    pub column_words: ColumnWords,
    /// Columns for contents without a form, proposed by the project.
    #[serde(default)]
    pub suggested_tables: Vec<SuggestedTable>,
    /// Báo cáo thường niên; `None`: the circular asks for none.
    pub annual_report: Option<AnnualReport>,
    /// `None`: nothing is known of how long things stay; what was missed stays owed.
    pub retention: Option<Retention>,
    /// What differs for a time, at places of the regime.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// What is not known of the law, in sentences for readers.
    #[serde(default)]
    pub uncertain: Vec<String>,
    /// Where number, dates and name come from; contents, schedules, channels and forms have their own.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Column heads where a pack proposes a table.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ColumnWords {
    /// Above the numbers of rows: `STT`.
    pub number: String,
    /// Above the names of rows: `Nội dung`.
    pub label: String,
    /// Above single figures: `Số liệu`.
    pub value: String,
}

/// How long what was made public stays so.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Retention {
    /// Years on the site; nothing is owed any more after that.
    pub online_years: Option<i16>,
}

/// A kind of school that a regime addresses: `mam_non`, `tieu_hoc`, `thcs`, `thpt`.
#[derive(Clone, Debug, Deserialize)]
pub struct Audience {
    /// `mam_non`: what `applies_to`, `articles` and `forms` name. A unit's kind gives it one or more.
    pub id: String,
    /// For readers: `Trường mầm non, mẫu giáo, nhà trẻ`.
    pub label: String,
}

/// Something that must be made public.
#[derive(Clone, Debug, Deserialize)]
pub struct Content {
    /// What disclosures name in `content` and references after the regulation: `tt36-2017/cam_ket`.
    pub id: String,
    /// What readers call it, of at most [`super::PLAIN_NAME`] letters: `Số trẻ, sức khỏe, dinh dưỡng`. `None`: its official title alone.
    pub name: Option<String>,
    /// As the circular names it.
    pub label: String,
    /// What it is about, in a sentence of the project's own.
    pub summary: Option<String>,
    /// One article for all, or one for each audience.
    pub article: Option<String>,
    /// Audience → article (`Điều 4 khoản 1 điểm a`); goes before `article`.
    #[serde(default)]
    pub articles: BTreeMap<String, String>,
    /// Audience → form number; absent where there is no form.
    pub forms: Option<BTreeMap<String, String>>,
    /// Id of the [`Schedule`]; `None`: a schedule names it in its `contents`, or it has no day.
    pub schedule: Option<String>,
    /// It is owed only where this condition of the calendar rules holds.
    pub condition: Option<String>,
    /// Audiences (`mam_non`); empty: every school.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// What it consists of, where there is no form.
    #[serde(default)]
    pub items: Vec<Item>,
    /// Whose the items and columns are, said above them; `None`: the theme says that the project proposes them.
    pub items_note: Option<String>,
    /// How sure label, article and items are; what is recalled is said beside the content.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// When contents are due.
#[derive(Clone, Debug, Deserialize)]
pub struct Schedule {
    /// Unique in the regime; a schedule that is a content of its own is named by it (`thuc_don_mam_non`).
    pub id: String,
    /// As of a content.
    pub name: Option<String>,
    /// Title of its duty where it is a content of its own, and of updates without a label.
    pub label: String,
    /// `Điều 15 khoản 1 điểm a`; a content's own article goes before it. `None`: not known.
    pub article: Option<String>,
    /// `None`: no day of its own (budget reports have theirs).
    pub due: Option<Due>,
    /// The deadline in the circular's words; `None`: made from `due`.
    pub due_text: Option<String>,
    /// What of `due` is the project's reading: the circular names the month, the data its last day.
    pub due_note: Option<String>,
    /// When the contents are brought up to date, besides.
    pub update: Option<Due>,
    /// The same of `update`, in words.
    pub update_text: Option<String>,
    /// What bringing up to date is called in a calendar; likewise for a change.
    pub update_label: Option<String>,
    /// As `update_label`; `None`: the schedule's `label`.
    pub on_change_label: Option<String>,
    /// How soon after a change the contents are brought up to date: `{after: thay_doi, working_days: 10}`.
    pub on_change: Option<Due>,
    /// The same in words.
    pub on_change_text: Option<String>,
    /// As of a content.
    pub condition: Option<String>,
    /// Audiences (`mam_non`); empty: every school.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// Whose; empty: every school's.
    #[serde(default)]
    pub ownership: Vec<Owner>,
    /// `pdf`: what is published is to be a file of this kind. `None`: any.
    pub file_format: Option<String>,
    /// Ids of contents due by it, besides those that name it in `schedule`.
    #[serde(default)]
    pub contents: Vec<String>,
    /// Shown in place of a deadline where neither `due_text` nor `due` says one.
    pub note: Option<String>,
    /// How sure days and article are; `certainty` of a [`Due`] goes before it.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A report that the school owes to its managing office.
#[derive(Clone, Debug, Deserialize)]
pub struct Reporting {
    /// Named in references: `tt36-2017/reporting/bao_cao_nam_truoc`.
    pub id: String,
    /// As of a content.
    pub name: Option<String>,
    /// Title of the report.
    pub label: String,
    /// Who gets it: `cơ quan quản lý trực tiếp`. `None`: not said.
    pub to: Option<String>,
    /// `None`: no duty is made of it.
    pub due: Option<Due>,
    /// `false`: what is sent need not show on the site, so that nothing is overdue where the site has nothing.
    pub on_site: bool,
    /// How sure report and day are.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

impl Regime {
    /// A form by its number (`01`; `1` is taken for it).
    pub fn form(&self, number: &str) -> Option<&Form> {
        self.forms.iter().find(|f| f.number == number || f.id == number)
    }

    /// The columns proposed for records of an item.
    pub fn suggested(&self, item: &Item) -> Option<&SuggestedTable> {
        self.suggested_tables.iter().find(|t| item.suggested_table.as_deref() == Some(t.id.as_str()))
    }

    /// A content by its id.
    pub fn content(&self, id: &str) -> Option<&Content> {
        self.contents.iter().find(|c| c.id == id)
    }

    /// Schedules that speak of no other content: what they ask for is a content of its own.
    pub fn own_schedules(&self) -> impl Iterator<Item = &Schedule> {
        let used = |id: &String| self.contents.iter().any(|c| c.schedule.as_ref() == Some(id));
        self.schedules.iter().filter(move |s| s.contents.is_empty() && !used(&s.id))
    }

    /// First and last budget year for which the law asks for a report; `None`: its days in force decide.
    pub fn budget_years(&self, report: &BudgetDisclosure) -> (Option<i16>, Option<i16>) {
        (report.first_budget_year.or(self.first_budget_year), report.last_budget_year.or(self.last_budget_year))
    }

    /// Whether `CONTENT` or `CONTENT.ITEM` is there.
    pub fn has_place(&self, place: &str) -> bool {
        let mut ids = place.split('.');
        let Some(content) = ids.next().and_then(|id| self.content(id)) else { return false };
        let mut items = content.items.as_slice();
        ids.all(|id| {
            let found = items.iter().find(|item| item.id == id);
            items = found.map_or(&[], |item| item.items.as_slice());
            found.is_some()
        })
    }

    /// Whether a duty is referred to by this path: `cam_ket`, `channels/niem_yet`.
    pub fn asks(&self, path: &str) -> bool {
        let scheduled = |id: &str, has: fn(&Schedule) -> bool| self.schedules.iter().any(|s| s.id == id && has(s));
        match path.split_once('/') {
            None => {
                self.content(path).is_some()
                    || self.own_schedules().any(|s| s.id == path)
                    || self.disclosures.iter().any(|d| d.id == path)
            }
            Some(("reporting", id)) => self.reporting.iter().any(|r| r.id == id),
            Some(("channels", id)) => self.channels.iter().any(|c| c.id == id && c.due.is_some()),
            Some(("update", id)) => scheduled(id, |s| s.update.is_some()),
            Some(("on_change", id)) => scheduled(id, |s| s.on_change.is_some()),
            Some(_) => false,
        }
    }

    /// A schedule by its id.
    pub fn schedule(&self, id: &str) -> Option<&Schedule> {
        self.schedules.iter().find(|s| s.id == id)
    }

    /// The rows of a table, wherever they are written.
    pub(super) fn rows_of<'a>(&'a self, table: &'a Table) -> &'a [Row] {
        table.rows_ref.as_ref().and_then(|name| self.row_sets.get(name)).map_or(table.rows.as_slice(), Vec::as_slice)
    }
}

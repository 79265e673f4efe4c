//! What a school discloses: `disclosures/SCHOOL-YEAR/NAME.yaml`, `finance/YEAR/NAME.yaml`. A file fills in a form, a content that has no
//! form, or is the yearly report.

mod budget_time;
mod called;
mod content;
mod explanation;
mod extra_rows;
mod filled_table;
mod form;
mod item;
mod item_values;
mod marks;
mod named;
mod numbering;
mod record_rows;
mod report;
mod reported;
mod row_values;
mod spreadsheet;
mod time;

pub use explanation::Explanation;
pub use filled_table::{ExtraRow, FilledTable};
pub use item::{ItemBody, ItemSection};
pub use item_values::{ContactCard, LinkTarget, LinkedDocument};
pub(super) use report::ReportParts;
pub use time::Span;

use budget_time::BudgetTime;

use super::Correction;
use super::document::Signer;
use super::reading::{Reading, unknown};
use super::typed_money::TypedUnits;
use crate::diag::{Diagnostic, codes};
use crate::pack::{BudgetPeriod, Channel, Content, Form, Regime};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::parse::sheet::Sheet;
use crate::parse::yaml::Node;
use crate::text::Spanned;
use jiff::civil::Date;
use std::sync::Arc;

/// What a disclosure fills in: positions in its regime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A biểu mẫu: position in [`Regime::forms`].
    Form(usize),
    /// A content without a form: position in [`Regime::contents`].
    Content(usize),
    /// The yearly report on this year.
    AnnualReport(i16),
}

/// Nội dung công khai đã điền.
#[derive(Clone, Debug)]
pub struct Disclosure {
    /// Its YAML file: path in the snapshot.
    pub file: Arc<str>,
    /// The file's name without its ending.
    pub name: String,
    /// From the folder: `disclosures/2023-2024`, `finance/2024`.
    pub span: Span,
    /// The part of the budget year that the file names. `None`: it names none, see [`Disclosure::budget_period`].
    pub period: Option<Arc<BudgetPeriod>>,
    /// The whole of a budget year.
    whole: Arc<BudgetPeriod>,
    /// The circular that asks for it: key `regulation`.
    pub regime: Arc<Regime>,
    /// What of it the file fills in.
    pub subject: Subject,
    /// Số liệu tính đến ngày; `None`: not stated.
    pub reference_date: Option<Date>,
    /// `None`: a draft, not on the site.
    pub published: Option<Date>,
    /// A draft that is shown all the same, in a preview.
    pub draft: bool,
    /// What was mended after publication, in the order written.
    pub corrections: Vec<Correction>,
    /// Ids of the regime's ways of making public that the school used.
    pub channels: Vec<String>,
    /// Địa danh, before the date.
    pub place: Option<String>,
    /// As printed on the notice; not the day on which it went online.
    pub date: Option<Date>,
    /// Who signed the notice; `None`: not given.
    pub signer: Option<Signer>,
    /// Figures are invented; said on the page and in the data.
    pub illustrative: bool,
    /// Some of what is written could not be read: what is missing here may be there.
    pub misread: bool,
    /// The school's own words above it; empty: none.
    pub note: Prose,
    /// Words on figures that a check doubts.
    pub explanations: Vec<Explanation>,
    /// Of a form, in its order; of a content, those that its items hold.
    pub tables: Vec<FilledTable>,
    /// Of a content without a form: its items in order.
    pub items: Vec<ItemSection>,
    /// Of the yearly report.
    pub report: Option<ReportParts>,
}

impl Disclosure {
    /// Whether the site has a page of it.
    pub fn is_shown(&self) -> bool {
        self.published.is_some() || self.draft
    }

    /// The form it fills in.
    pub fn form(&self) -> Option<&Form> {
        match self.subject {
            Subject::Form(at) => Some(&self.regime.forms[at]),
            _ => None,
        }
    }

    /// The content it discloses.
    pub fn content(&self) -> Option<&Content> {
        match self.subject {
            Subject::Form(at) => self.regime.content(self.regime.forms[at].content.as_deref()?),
            Subject::Content(at) => Some(&self.regime.contents[at]),
            Subject::AnnualReport(_) => None,
        }
    }

    /// Id of what it discloses, as duties name it: a content, or the yearly report.
    pub fn content_id(&self) -> Option<&str> {
        match self.subject {
            Subject::AnnualReport(_) => self.regime.annual_report.as_ref()?.schedule.as_deref(),
            _ => self.content().map(|c| c.id.as_str()),
        }
    }

    /// The same thing in another year has the same key.
    pub fn series(&self) -> (&str, Subject, Option<&BudgetPeriod>) {
        let subject = match self.subject {
            Subject::AnnualReport(_) => Subject::AnnualReport(0),
            other => other,
        };
        (&self.regime.id, subject, self.period.as_deref())
    }

    /// All running text in it.
    pub fn all_prose(&self) -> impl Iterator<Item = &Prose> {
        let items =
            self.items.iter().filter_map(|i| if let ItemBody::Prose(prose) = &i.body { Some(prose) } else { None });
        let sections = self.report.iter().flat_map(|r| r.sections.values());
        std::iter::once(&self.note).chain(items).chain(sections)
    }

    /// Reads a file's tree. `sheets`: of a workbook, its tables by their ids.
    pub(super) fn read(
        name: String,
        span: Span,
        audiences: &[&str],
        (file, node, sheets): (&Arc<str>, &Node, Vec<(String, Sheet)>),
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let (packs, snapshot, shelf) = (reading.packs, reading.snapshot, reading.shelf);
        let mut fields = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics)?;
        let regime = fields.required_text("regulation").and_then(|written| {
            let found = packs.regime(&written.value).cloned();
            if found.is_none() {
                let known: Vec<&str> = packs.regimes.iter().map(|r| r.id.as_str()).collect();
                unknown(&mut fields, &codes::UNKNOWN_REGULATION, &written, "quy định công khai", &known);
            }
            found
        });
        let subject = read_subject(&mut fields, regime.as_deref(), audiences);
        let parts = &packs.calendar.budget_periods;
        let known: Vec<(&str, &Arc<BudgetPeriod>)> = parts.iter().map(|part| (part.written.as_str(), part)).collect();
        let period = fields.choice("period", &known).cloned();
        let (reference_date, published, date) =
            (fields.date("reference_date"), fields.date("published"), fields.date("date"));
        let (place, signer, illustrative, note) =
            (fields.plain("place"), Signer::read(&mut fields), fields.flag("illustrative"), fields.prose("note"));
        let corrections = Correction::list(&mut fields);
        let explanations = fields.maps("explanations", |f| Explanation::read(f));
        let written = fields.texts("channels");
        let channels =
            written.into_iter().filter_map(|c| channel(&mut fields, &regime.as_deref()?.channels, c)).collect();
        let units = TypedUnits::read(&mut fields, &packs.money);
        let (mut tables, mut items, mut report, mut misread) = (Vec::new(), Vec::new(), None, false);
        let laid_out = |regime, at| packs.layouts(regime, at, audiences);
        if let (Some(regime), Some(subject)) = (&regime, subject) {
            match subject {
                Subject::Form(at) => {
                    let whole = packs.calendar.whole_budget_year();
                    let part = period.as_ref().or(whole).filter(|_| matches!(span, Span::Year(_)));
                    let time = part.map(|part| BudgetTime { year: span.first_year(), part, parts });
                    let year = span.first_year();
                    let about = form::About { units: &units, year, time, snapshot, shelf, sheets: &sheets };
                    tables = form::read_tables(&mut fields, (regime, at), &laid_out(regime, at), &about);
                }
                Subject::Content(at) => {
                    let about = (&units, &packs.privacy.pupils);
                    let read = content::read_items(&mut fields, regime, &regime.contents[at], audiences, about);
                    (items, tables, misread) = (read.sections, read.tables, read.refused);
                }
                Subject::AnnualReport(_) => report = Some(report::read_report(&mut fields, regime)),
            }
            units.check(&mut fields, tables.iter().map(|table| table.layout.id.as_str()));
            fields.finish();
        }
        let disclosure = Self {
            file: Arc::clone(file),
            name,
            span,
            period,
            whole: packs.calendar.whole_budget_year().cloned()?,
            regime: regime?,
            subject: subject?,
            reference_date: reference_date.map(|d| d.value),
            published: published.map(|d| d.value),
            draft: false,
            corrections,
            channels,
            place,
            date: date.map(|d| d.value),
            signer,
            illustrative,
            misread,
            note,
            explanations,
            tables,
            items,
            report,
        };
        disclosure.in_its_folder(reading);
        for explanation in &disclosure.explanations {
            disclosure.resolve(explanation, reading);
        }
        Some(disclosure)
    }
}

/// `form`, `content` or `annual_report`: exactly one of them.
fn read_subject(fields: &mut Fields<'_, '_>, regime: Option<&Regime>, audiences: &[&str]) -> Option<Subject> {
    let (form, content, report) = (fields.text("form"), fields.text("content"), fields.number("annual_report"));
    if let Some(written) = form {
        return form::find_form(fields, regime?, &written, audiences).map(Subject::Form);
    }
    if let Some(written) = content {
        return content::find(fields, regime?, &written, audiences).map(Subject::Content);
    }
    if let Some(year) = report {
        let fits = |year: &i16| (1945..3000).contains(year) && regime.is_none_or(|r| r.annual_report.is_some());
        let Some(year) = i16::try_from(year.value).ok().filter(fits) else {
            let message = format!("không có báo cáo thường niên năm {} theo quy định này", year.value);
            fields.diagnostics.push(
                Diagnostic::new(&codes::BAD_NUMBER, year.place, message)
                    .hint("viết năm được báo cáo, như annual_report: 2024"),
            );
            return None;
        };
        return Some(Subject::AnnualReport(year));
    }
    let place = fields.place_of("annual_report").unwrap_or_else(|| fields.own_place());
    let hint = "viết “form: …” (biểu mẫu), “content: …” (nội dung không có biểu mẫu) hoặc “annual_report: …” (báo cáo thường niên)";
    fields.diagnostics.push(
        Diagnostic::new(&codes::MISSING_KEY, place, "thiếu khóa nói đây là biểu mẫu hay nội dung nào").hint(hint),
    );
    None
}

fn channel(fields: &mut Fields<'_, '_>, channels: &[Channel], written: Spanned<String>) -> Option<String> {
    if channels.iter().any(|c| c.id == written.value) {
        return Some(written.value);
    }
    let known: Vec<&str> = channels.iter().map(|c| c.id.as_str()).collect();
    unknown(fields, &codes::UNKNOWN_REFERENCE, &written, "hình thức công khai", &known);
    None
}

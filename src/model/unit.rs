//! A unit: a school or a managing office, one folder with `unit.yaml`.

use super::book::name_cell;
use super::closed::{Closed, FormerName};
use super::following::{Following, conditions};
use super::privacy_exception::PrivacyException;
use super::profile::{Recognition, statement};
use super::reading::school_type;
use super::{Assessment, Disclosure, Document, ExternalSchedule, FreePage, ImprovementPlan, Logged, SchoolCalendar};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::{Owner, Packs, SchoolRole, SchoolType};
use crate::parse::fields::Fields;
use crate::parse::yaml;
use crate::text::Spanned;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who owns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ownership {
    /// Công lập: owes budget disclosures.
    Public,
    /// Ngoài công lập (dân lập, tư thục).
    Private,
}

/// A unit with all that it publishes.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The folder's name, first part of its addresses; empty for a unit at the root.
    pub slug: String,
    /// Its `unit.yaml`: path in the snapshot.
    pub file: Arc<str>,
    /// Full name.
    pub name: String,
    /// For navigation and calendars; the full name where none is given.
    pub short_name: String,
    /// Key `type`.
    pub kind: Arc<SchoolType>,
    /// Levels taught; one for most.
    pub levels: Vec<Arc<SchoolType>>,
    /// `None`: not said; it counts as public.
    pub ownership: Option<Ownership>,
    /// Cơ quan quản lý, above the unit's name on its papers.
    pub governing_body: Option<String>,
    /// Xã, phường.
    pub commune: Option<String>,
    /// Huyện, quận.
    pub district: Option<String>,
    /// Tỉnh, thành phố.
    pub province: Option<String>,
    /// As written; `None`: not given.
    pub address: Option<String>,
    /// As written; `None`: not given.
    pub phone: Option<String>,
    /// As written; `None`: not given.
    pub email: Option<String>,
    /// As written; `None`: not given.
    pub website: Option<String>,
    /// Name of the head.
    pub principal: Option<String>,
    /// One or two sentences, on the unit's page and for search engines.
    pub summary: Option<String>,
    /// The school's own words to its readers, at most 100.
    pub statement: Option<String>,
    /// What was recognised after an external assessment.
    pub recognition: Option<Recognition>,
    /// It is no more; `None`: it is there.
    pub closed: Option<Closed>,
    /// What it was called before, as written.
    pub former_names: Vec<FormerName>,
    /// The site's editor on the unit, shown apart from its own words.
    pub editor_note: Option<String>,
    /// Row or column id → counts from 1 up to below this are hidden.
    pub hide_below: BTreeMap<String, u16>,
    /// Languages of its pages, as written.
    pub languages: Vec<Spanned<String>>,
    /// Folders of the units that an office manages.
    pub manages: Vec<Spanned<String>>,
    /// Which school years' duties the site follows.
    pub following: Following,
    /// Condition of a rule → whether it holds here; not in it: not answered.
    pub conditions: BTreeMap<String, bool>,
    /// Personal data that it makes public all the same.
    pub privacy_exceptions: Vec<PrivacyException>,
    /// When what is said above was last changed.
    pub revised: Option<Date>,
    /// In the order of their files; so are the others.
    pub documents: Vec<Document>,
    /// Đợt tự đánh giá.
    pub assessments: Vec<Assessment>,
    /// Kế hoạch cải tiến chất lượng.
    pub improvements: Vec<ImprovementPlan>,
    /// Drafts too; what is dated after the stated day is one until then.
    pub disclosures: Vec<Disclosure>,
    /// The school's own plans, one a school year.
    pub calendars: Vec<SchoolCalendar>,
    /// Schedules of external assessments, of a managing office.
    pub external: Vec<ExternalSchedule>,
    /// Free pages.
    pub pages: Vec<FreePage>,
    /// Sổ công bố; `None`: it keeps none.
    pub logged: Option<Logged>,
    /// Files copied as they are: path in the snapshot.
    pub statics: Vec<Arc<str>>,
    /// Workbooks that were read as trees, and the names of their sheets: see [`Unit::name_cells`].
    pub(super) books: BTreeMap<Arc<str>, Arc<[String]>>,
}

fn read_hide_below(fields: &mut Fields<'_, '_>, least: u16) -> BTreeMap<String, u16> {
    let mut thresholds = BTreeMap::new();
    for (key, node) in fields.entries("hide_below") {
        let Some(written) = fields.as_text(node) else { continue };
        let place = written.place.clone();
        match fields.as_number(written) {
            Some(number) if number.value >= least => {
                thresholds.insert(key.text.clone(), number.value);
            }
            Some(number) => {
                let message = format!("ngưỡng {} quá nhỏ: số bị ẩn sẽ đoán ra được", number.value);
                let hint = format!("đặt từ {least} trở lên");
                fields.diagnostics.push(Diagnostic::new(&codes::BAD_NUMBER, place, message).hint(hint));
            }
            None => {}
        }
    }
    thresholds
}

impl Unit {
    /// The unit, and whether what must be there was there.
    pub(super) fn read(slug: String, mut fields: Fields<'_, '_>, packs: &Packs) -> (Self, bool) {
        let schools = &packs.schools;
        let name = fields.required_text("name").map(|t| t.value);
        let kind = fields.required_text("type").and_then(|written| school_type(&mut fields, &written, &schools.types));
        let known: Vec<Arc<SchoolType>> = schools.levels().cloned().collect();
        let levels = fields.texts("levels");
        let levels: Vec<_> = levels.iter().filter_map(|l| school_type(&mut fields, l, &known)).collect();
        if kind.as_ref().is_some_and(|k| k.role == SchoolRole::SeveralLevels) && levels.is_empty() {
            let place = fields.own_place();
            fields.diagnostics.push(
                Diagnostic::new(&codes::MISSING_KEY, place, "trường liên cấp cần khóa “levels”")
                    .hint("levels: [tieu-hoc, thcs]"),
            );
        }
        let short_name = fields.plain("short_name");
        let unit = Self {
            slug,
            file: Arc::clone(fields.file()),
            short_name: short_name.or_else(|| name.clone()).unwrap_or_default(),
            name: name.clone().unwrap_or_default(),
            levels: if levels.is_empty() { kind.iter().cloned().collect() } else { levels },
            kind: kind.clone().unwrap_or_default(),
            ownership: fields.choice("ownership", &[("public", Ownership::Public), ("private", Ownership::Private)]),
            governing_body: fields.plain("governing_body"),
            commune: fields.plain("commune"),
            district: fields.plain("district"),
            province: fields.plain("province"),
            address: fields.plain("address"),
            phone: fields.plain("phone"),
            email: fields.plain("email"),
            website: fields.plain("website"),
            principal: fields.plain("principal"),
            summary: fields.plain("summary"),
            statement: statement(&mut fields),
            recognition: fields.map("recognition", Recognition::read),
            closed: fields.map("closed", Closed::read),
            former_names: fields.maps("former_names", FormerName::read),
            editor_note: fields.plain("editor_note"),
            hide_below: read_hide_below(&mut fields, schools.least_hide_below),
            languages: fields.texts("languages"),
            manages: fields.texts("manages"),
            following: Following::read(&mut fields),
            conditions: conditions(&mut fields, &packs.calendar),
            privacy_exceptions: fields.maps("privacy_exceptions", PrivacyException::read),
            revised: fields.date("revised").map(|d| d.value),
            documents: Vec::new(),
            assessments: Vec::new(),
            improvements: Vec::new(),
            disclosures: Vec::new(),
            calendars: Vec::new(),
            external: Vec::new(),
            pages: Vec::new(),
            logged: None,
            statics: Vec::new(),
            books: BTreeMap::new(),
        };
        fields.finish();
        (unit, name.is_some() && kind.is_some())
    }

    /// Names the cells of findings in its workbooks.
    pub fn name_cells(&self, diagnostics: &mut Diagnostics) {
        if !self.books.is_empty() {
            name_cells(&self.books, diagnostics);
        }
    }

    /// Its owner, as packs name it.
    pub fn owner(&self) -> Owner {
        match self.ownership {
            None | Some(Ownership::Public) => Owner::Public,
            Some(Ownership::Private) => Owner::Private,
        }
    }

    /// The audiences of disclosure regimes that this school belongs to; none for an office.
    pub fn audiences(&self) -> Vec<&str> {
        self.levels.iter().filter_map(|l| l.audience.as_deref()).collect()
    }

    /// That it was no more on a day.
    pub fn closed_on(&self, day: Date) -> Option<&Closed> {
        self.closed.as_ref().filter(|closed| closed.date <= day)
    }

    /// Whether anything was published by the stated day.
    pub fn has_news(&self, as_of: Date) -> bool {
        let forms = self.disclosures.iter().filter_map(|d| d.published);
        forms.chain(self.documents.iter().filter_map(|d| d.published)).any(|day| day <= as_of)
    }

    /// Files of what is there and not public on a day: drafts of disclosures, documents of a later day.
    pub fn not_public(&self, on: Date) -> impl Iterator<Item = Arc<str>> {
        let drafts = self.disclosures.iter().filter(|d| d.draft).map(|d| Arc::clone(&d.file));
        let later = self.documents.iter().filter(move |d| d.published.is_some_and(|day| day > on));
        drafts.chain(later.map(|d| Arc::clone(&d.file)))
    }

    /// A document by its slug.
    pub fn document(&self, slug: &str) -> Option<&Document> {
        self.documents.iter().find(|d| d.slug == slug)
    }

    /// An assessment by its id.
    pub fn assessment(&self, id: &str) -> Option<&Assessment> {
        self.assessments.iter().find(|a| a.id == id)
    }
}

/// Names the cells of findings in workbooks, whose sheets are called so.
pub(super) fn name_cells(books: &BTreeMap<Arc<str>, Arc<[String]>>, diagnostics: &mut Diagnostics) {
    diagnostics.each_place(|place| {
        if let Some(sheets) = books.get(&place.file) {
            name_cell(place, sheets);
        }
    });
}

/// A `unit.yaml` with the name and the type of this one and nothing else; `None`: it says none, or a type that is not there.
pub fn named_only(text: &str, packs: &Packs) -> Option<String> {
    let name = unit_name(text)?;
    let mut unsaid = Diagnostics::default();
    let node = yaml::parse(&Arc::from("unit.yaml"), text, 0, &mut unsaid)?;
    let kind = SchoolType::find(&packs.schools.types, node.get("type")?.as_text()?.trim())?;
    // a text of JSON is one of YAML
    Some(format!("name: {}\ntype: {}\n", serde_json::Value::from(name), kind.id))
}

/// The name of the unit that a `unit.yaml` describes; `None`: it says none.
pub fn unit_name(text: &str) -> Option<String> {
    let mut unsaid = Diagnostics::default();
    let file = Arc::from("unit.yaml");
    let node = yaml::parse(&file, text, 0, &mut unsaid)?;
    let name = node.get("name")?.as_text()?.trim().to_owned();
    Some(name).filter(|name| !name.is_empty())
}

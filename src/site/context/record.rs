//! What pages over several units tell of each: kept when the unit itself has been let go.

use crate::derive::duties::{Obligation, RecordedDuties, Standing, is_asked_now};
use crate::derive::glance::Said;
use crate::model::{Site, Unit};
use crate::site::Route;
use crate::text::SchoolYear;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Of one unit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UnitRecord {
    /// Where its duties stand.
    pub(crate) duties: RecordedDuties,
    /// Ids of the regulations by which it has disclosed.
    pub(crate) regimes: BTreeSet<String>,
    /// Of an office, how much there is of each section: words that take a `count`, and the counts.
    pub(crate) counts: Vec<(String, usize)>,
    /// What parents pay, of every year.
    pub(crate) fees: Vec<RecordedFee>,
    /// When its package of data last changed; `None`: it has none with figures of its own.
    pub(crate) data_of: Option<Date>,
    /// By what it may be compared.
    pub(crate) figures: RecordedFigures,
    /// What it has published or corrected, newest first, as the portal's feed tells it.
    pub(crate) news: Vec<News>,
}

/// Something published or corrected.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct News {
    /// Stable and unique.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) day: Date,
    /// Name of the unit.
    pub(crate) author: String,
    /// Kind of content.
    pub(crate) category: String,
    /// What happened, in a sentence.
    pub(crate) summary: Option<String>,
}

/// A fee of a year.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RecordedFee {
    /// Of its row, unique in its table.
    pub(crate) id: String,
    pub(crate) label: String,
    /// `2024-2025`.
    pub(crate) time: String,
    /// Name of the disclosure's file.
    pub(crate) disclosure: String,
    /// Bắt buộc, thỏa thuận, thu hộ; empty: not said.
    pub(crate) kind: String,
    /// In đồng.
    pub(crate) amount: Option<i64>,
    /// In the school's words, where that is no number.
    pub(crate) in_words: String,
    /// As the school writes it: `trẻ/tháng`; empty: not said.
    pub(crate) per: String,
    /// Number of the regulation by which it was disclosed.
    pub(crate) regulation: String,
    pub(crate) published: Option<Date>,
    /// The page that says it.
    pub(crate) page: Route,
    pub(crate) illustrative: bool,
}

/// The figures of a school, of every school year.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct RecordedFigures {
    /// The pages that say them.
    pub(crate) pages: Vec<FigurePage>,
    pub(crate) values: Vec<RecordedFigure>,
}

/// A page that figures stand on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FigurePage {
    pub(crate) page: Route,
    /// Id of the regulation by which it was disclosed.
    pub(crate) regime: String,
    pub(crate) published: Option<Date>,
    pub(crate) illustrative: bool,
}

/// A figure in a school year; which it is and where it stands, by position.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct RecordedFigure {
    pub(crate) figure: u16,
    pub(crate) page: u16,
    pub(crate) year: SchoolYear,
    pub(crate) said: Said,
}

/// Of all units of a site.
#[derive(Debug, Default)]
pub struct Records {
    /// By the unit's slug.
    units: HashMap<String, UnitRecord>,
    /// The newest of all units.
    news: Vec<News>,
    /// What units are asked, each once.
    asked: HashSet<Arc<Obligation>>,
}

/// Of a unit that nothing is recorded of.
static NOTHING: UnitRecord = UnitRecord {
    duties: RecordedDuties::NONE,
    regimes: BTreeSet::new(),
    counts: Vec::new(),
    fees: Vec::new(),
    data_of: None,
    figures: RecordedFigures { pages: Vec::new(), values: Vec::new() },
    news: Vec::new(),
};

/// Entries of the portal's feed.
const NEWS: usize = 100;

impl Records {
    /// Adds what is recorded of a unit.
    pub fn add(&mut self, slug: String, mut record: UnitRecord) {
        record.duties.share(&mut self.asked);
        self.news.append(&mut record.news);
        if self.news.len() > 2 * NEWS {
            self.settle_news();
        }
        self.units.insert(slug, record);
    }

    /// Adds what is recorded of further units.
    pub fn join(&mut self, others: Self) {
        self.units.extend(others.units);
        self.asked.extend(others.asked);
        self.news.extend(others.news);
        self.settle_news();
    }

    /// Only the newest are told.
    fn settle_news(&mut self) {
        self.news.sort_by(|a, b| (b.day, &a.id).cmp(&(a.day, &b.id)));
        self.news.truncate(NEWS);
    }

    /// What is recorded of a unit.
    pub fn of(&self, unit: &Unit) -> &UnitRecord {
        self.units.get(&unit.slug).unwrap_or(&NOTHING)
    }

    /// Where the duties of all units that are still there stand in the stated day's school year.
    pub fn standing(&self, site: &Site, year: SchoolYear, as_of: Date) -> Standing {
        let mut all = Standing::default();
        for unit in site.units.iter().filter(|unit| is_asked_now(unit, year, as_of)) {
            all.add_recorded(&self.of(unit).duties, year);
        }
        all
    }

    /// What all units together have published or corrected last, newest first.
    pub(crate) fn news(&self) -> &[News] {
        &self.news
    }

    /// The school years of these schools, newest first.
    pub(crate) fn years_of<'u>(&self, units: impl Iterator<Item = &'u Unit>) -> Vec<SchoolYear> {
        let schools = units.filter(|unit| !unit.audiences().is_empty());
        let years: BTreeSet<SchoolYear> = schools.flat_map(|unit| &self.of(unit).duties.years).copied().collect();
        years.into_iter().rev().collect()
    }
}
